"""The workbook for people: `/api/v1/faktum.xlsx` (Office Open XML, ISO/IEC 29500).

Numbers and dates are numbers and dates. Text is never read as a formula: each cell is written with its
type. Nothing comes from the clock; what the file says of its making is the day on which the facts were
last compared with their sources.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Mapping, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from faktum.catalogue import Catalogue
from faktum.model.fact import CURRENCIES
from faktum.publish.api.row import Row
from faktum.publish.api.sheets import Cell, Measure, Sheet, Sheets
from faktum.publish.api.telling import Telling
from faktum.render.sources import STATES

FIRST_DAY = dt.date(1900, 3, 1)
"""Excel knows no day before 1900, and takes that year for a leap year."""

MAX_LINKS = 65_000
"""Excel opens a sheet with 65,530 links at most; further addresses stand as text."""

_A4 = 9
_ABOUT = 100
"""Characters of a line on the first sheet."""
_FITS = 1.1
"""Letters to a digit: the width of a column is counted in digits."""
_LINE, _HIGHEST = 15, 90
"""Points of a line, and of the highest row."""
_OPTIONS = {
    "in_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
}
_HEADING = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#e7efec"}
_TOP = {"valign": "top"}
_WRAPPED = {**_TOP, "text_wrap": True}
_DATE = {**_TOP, "num_format": "yyyy-mm-dd", "align": "left"}
_NUMBER = {**_TOP, "align": "right", "indent": 1}
_LINK = {**_TOP, "font_color": "#0b5c52", "underline": 1}


def workbook(
    catalogue: Catalogue, telling: Telling, names: Mapping[str, str], rows: Mapping[str, Sequence[Row]]
) -> bytes:
    """The file. `names` is what each record is called, `rows` the tables by their names."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, _OPTIONS) as book:
        writer = _Writer(book)
        writer.set_properties(catalogue)
        writer.add_about(_about(catalogue, telling))
        for sheet in Sheets(telling, names).all(rows):
            writer.add(sheet)
    return target.getvalue()


def _about(catalogue: Catalogue, telling: Telling) -> list[tuple[str, list[str]]]:
    """A heading and what stands below it, for each language."""
    blocks = []
    site = catalogue.site
    for language, view in telling.views.items():
        states = [f"– {view.t(f'state.{one}')}: {view.t(f'sources.state-{one}')}" for one in STATES]
        lines = [
            view.t("workbook.what", site=site.title[language], publisher=site.publisher[language]),
            view.t("page.checked", date=view.date(site.facts_checked_on)),
            view.t("workbook.licence", name=site.licence_name, address=site.licence),
            view.t("workbook.cite"),
            view.t("workbook.headings"),
            view.t("workbook.dates"),
            view.t("workbook.several"),
            view.t("workbook.unknown"),
            view.t("workbook.contacts"),
            view.t("workbook.state"), *states,
            view.address("data/") if catalogue.has_page("data") else view.address(""),
        ]  # fmt: skip
        blocks.append((site.title[language], lines))
    return blocks


class _Writer:
    """Writes sheets, and keeps the formats that they share."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.book = book
        self._numbers: dict[str, Format] = {}
        self._top, self._wrapped = book.add_format(_TOP), book.add_format(_WRAPPED)
        self._heading = book.add_format(_HEADING)
        self._date, self._link = book.add_format(_DATE), book.add_format(_LINK)

    def set_properties(self, catalogue: Catalogue) -> None:
        site, language = catalogue.site, catalogue.default_language
        day = site.facts_checked_on.earliest or FIRST_DAY
        self.book.set_properties(
            {
                "title": site.title[language],
                "author": site.publisher[language],
                "comments": f"{site.licence_name}, {site.licence}",
                "created": dt.datetime.combine(day, dt.time(), tzinfo=dt.UTC),
            }
        )

    def add_about(self, blocks: Sequence[tuple[str, list[str]]]) -> None:
        sheet = self.book.add_worksheet("About")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, _ABOUT)
        sheet.set_portrait()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        large = self.book.add_format({"bold": True, "font_size": 16})
        line = 0
        for heading, texts in blocks:
            sheet.write_string(line, 0, heading, large)
            for number, text in enumerate(texts, line + 1):
                sheet.set_row(number, _height([(text, _ABOUT)]))
                sheet.write_string(number, 0, text, self._wrapped)
            line += len(texts) + 2

    def add(self, sheet: Sheet) -> None:
        made = self.book.add_worksheet(sheet.name)
        made.freeze_panes(1, 1)
        made.autofilter(0, 0, len(sheet.rows), len(sheet.columns) - 1)
        made.set_landscape()
        made.set_paper(_A4)
        made.repeat_rows(0)
        made.repeat_columns(0)
        links = sum(column.kind == "link" for column in sheet.columns) * len(sheet.rows)
        for number, column in enumerate(sheet.columns):
            made.set_column(number, number, column.width)
            made.write_string(0, number, column.heading, self._heading)
        made.set_row(0, _height([(one.heading, one.width) for one in sheet.columns]))
        for line, row in enumerate(sheet.rows, 1):
            wrapped = []
            for number, column in enumerate(sheet.columns):
                cell = column.value(row)
                kind = "text" if column.kind == "link" and links > MAX_LINKS else column.kind
                self._write(made, line, number, kind, cell)
                if kind == "long" and isinstance(cell, str):
                    wrapped.append((cell, column.width))
            made.set_row(line, min(_height(wrapped), _HIGHEST))

    def _write(self, sheet: Worksheet, line: int, number: int, kind: str, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, Measure):
            sheet.write_number(line, number, cell.number, self._of_number(number_format(cell)))
        elif isinstance(cell, dt.date):
            if cell < FIRST_DAY:
                sheet.write_string(line, number, cell.isoformat(), self._top)
            else:
                sheet.write_datetime(line, number, dt.datetime.combine(cell, dt.time()), self._date)
        elif kind == "link":
            sheet.write_url(line, number, cell, self._link)
        else:
            sheet.write_string(line, number, cell, self._wrapped if kind == "long" else self._top)

    def _of_number(self, number_format: str) -> Format:
        if number_format not in self._numbers:
            self._numbers[number_format] = self.book.add_format({**_NUMBER, "num_format": number_format})
        return self._numbers[number_format]


def number_format(measure: Measure) -> str:
    """How Excel shows the number: by thousands, with the currency's code or a percent sign behind it."""
    decimals = len(str(measure.number).partition(".")[2])
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    if measure.unit in CURRENCIES:
        return f"{digits} [${measure.unit}]"
    return f'{digits}" %"' if measure.unit == "percent" else digits


def _height(cells: Sequence[tuple[str, int]]) -> float:
    """The height in points of a row in which each text wraps in the width of its column.

    Excel would find it out on opening; LibreOffice and others do not.
    """
    return _LINE * max((_lines(text, width) for text, width in cells), default=1)


def _lines(text: str, width: int) -> int:
    fits = int(width * _FITS)
    return sum(max(1, -(-len(line) // fits)) for line in text.split("\n"))

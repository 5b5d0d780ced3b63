"""The workbook for people, read back with openpyxl."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from faktum.catalogue import Catalogue, resolve
from faktum.publish.api import workbook as module
from faktum.publish.api.sheets import Measure
from faktum.publish.api.tables import Tables
from faktum.publish.api.workbook import number_format
from faktum.render.view import Localised

SHEETS = ["About", "Projects", "Organisations", "Facts", "Releases"]


def tables_of(catalogue: Catalogue) -> Tables:
    return Tables(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})


def opened(catalogue: Catalogue) -> Workbook:
    return load_workbook(io.BytesIO(tables_of(catalogue).workbook()))


@pytest.fixture(scope="module")
def book(catalogue: Catalogue) -> Workbook:
    return opened(catalogue)


def cells(sheet: Worksheet) -> dict[str, dict[str, Any]]:
    """Id (the last column) → heading → cell."""
    headings = [cell.value for cell in sheet[1]]
    return {row[-1].value: dict(zip(headings, row, strict=True)) for row in sheet.iter_rows(min_row=2)}


def test_the_sheets_and_how_they_open(book: Workbook) -> None:
    assert book.sheetnames == SHEETS
    assert book.active.title == "About"
    for name in SHEETS[1:]:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold and cell.alignment.wrap_text for cell in sheet[1])
        assert all(cell.value for cell in sheet[1])
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(8 < width < 60 for width in widths)
        assert sheet.print_title_rows == "$1:$1"


def test_headings_are_in_every_language(book: Workbook) -> None:
    headings = [cell.value for cell in book["Facts"][1]]
    assert headings[:6] == [
        "Gäller\nVedrører\nAbout",
        "Uppgift",
        "Oplysning",
        "Fact",
        "Tal\nNumber",
        "Enhet\nEnhed\nUnit",
    ]
    assert "Budget" in [cell.value for cell in book["Projects"][1]]


def test_numbers_and_dates_are_such(book: Workbook) -> None:
    row = cells(book["Projects"])["halsobron"]
    assert (row["Budget"].value, row["Budget"].data_type) == (8_000_000, "n")
    assert row["Budget"].number_format == "#,##0 [$SEK]"
    assert row["Start (EDTF)"].value == "2019-03"
    first, last = (
        row["Start: tidigast\nStart: tidligst\nStart: earliest"],
        row["Slut: senast\nSlut: senest\nEnd: latest"],
    )
    assert first.is_date
    assert last.is_date
    assert (first.value, last.value) == (dt.datetime(2019, 3, 1), dt.datetime(2021, 12, 31))  # noqa: DTZ001
    assert row["Projektägare\nProjektejere\nProject owners"].value == "Fjällbäck Innovation"
    facts = cells(book["Facts"])
    share = facts["halsobron.share-nordfonden.fjallback-2019-sv"]["Tal\nNumber"]
    assert (share.value, share.number_format) == (60, '#,##0" %"')


def test_there_is_a_line_for_each_row(book: Workbook, catalogue: Catalogue) -> None:
    tables = tables_of(catalogue)
    for name in SHEETS[1:]:
        rows = tables.listed[name.lower()]
        assert book[name].max_row == len(rows) + 1
        assert list(cells(book[name])) == [row.id for row in rows]  # type: ignore[attr-defined]


def test_facts_say_what_the_json_says(book: Workbook, catalogue: Catalogue) -> None:
    facts = cells(book["Facts"])
    rows = json.loads(tables_of(catalogue).files()["api/v1/facts.json"])["items"]
    for row in rows:
        line = facts[row["id"]]
        assert line["Fact"].value == row["label"]["en"]
        assert line["In words"].value == row["text"]["en"]
        number = row["value"] if row["unit"] else None
        assert line["Tal\nNumber"].value == number
        earliest = line["Datum: tidigast\nDato: tidligst\nDate: earliest"].value
        assert (earliest.date().isoformat() if earliest else None) == row["earliest"]
        assert line["Visas\nVises\nShown"].value == ("ja · yes" if row["preferred"] else "nej · no")


def test_a_text_is_never_a_formula_nor_a_link(resolving: Callable[..., Catalogue]) -> None:
    catalogue = resolving()
    project = catalogue.project("halsobron")
    assert project
    text = '=HYPERLINK("https://elsewhere.example/","Öppna")'
    summary = project.summary.model_copy(
        update={"root": {"sv": text, "da": "+1", "en": "https://elsewhere.example/"}}
    )
    catalogue.loaded.records["projects"]["halsobron"] = project.model_copy(update={"summary": summary})
    book = opened(resolve(catalogue.loaded))
    row = cells(book["Projects"])["halsobron"]
    assert (row["Sammanfattning"].value, row["Sammanfattning"].data_type) == (text, "s")
    assert (row["Resumé"].value, row["Resumé"].data_type) == ("+1", "s")
    assert row["Summary"].hyperlink is None
    assert not [
        cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"
    ]


def test_addresses_of_pages_are_links_up_to_what_excel_bears(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = cells(opened(catalogue)["Releases"])["2019/halsobron-oppnar"]["Side"]
    assert page.hyperlink.target == page.value == "https://fakta.example/da/press/2019/halsobron-oppnar/"
    monkeypatch.setattr(module, "MAX_LINKS", 2)
    page = cells(opened(catalogue)["Releases"])["2019/halsobron-oppnar"]["Side"]
    assert page.hyperlink is None
    assert page.value == "https://fakta.example/da/press/2019/halsobron-oppnar/"


def test_a_day_that_excel_does_not_know_is_text(resolving: Callable[..., Catalogue], edited) -> None:
    path = "data/projects/halsobron.yml"
    catalogue = resolving({path: edited(path, "value: 2019-03/2021-12~", "value: 1666-12-19/1900-03-01")})
    row = cells(opened(catalogue)["Projects"])["halsobron"]
    assert row["Start: tidigast\nStart: tidligst\nStart: earliest"].value == "1666-12-19"
    assert row["Slut: senast\nSlut: senest\nEnd: latest"].value == dt.datetime(1900, 3, 1)  # noqa: DTZ001


def test_the_first_sheet_says_what_it_is(book: Workbook) -> None:
    lines = [row[0].value for row in book["About"].iter_rows()]
    for language in ("Fjällbäcks faktabok", "Fjällbäcks faktabog", "The Fjällbäck fact book"):
        assert language in lines
    for text in ("CC BY 4.0, https://creativecommons.org/licenses/by/4.0/", "1 October 2026", "EDTF"):
        assert any(text in (line or "") for line in lines), text
    assert "https://fakta.example/en/data/" in lines


def test_nothing_comes_from_the_clock(catalogue: Catalogue) -> None:
    made = tables_of(catalogue).workbook()
    assert made == tables_of(catalogue).workbook()
    archive = zipfile.ZipFile(io.BytesIO(made))
    assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    book = load_workbook(io.BytesIO(made))
    assert book.properties.created == book.properties.modified == dt.datetime(2026, 10, 1)  # noqa: DTZ001
    assert book.properties.title == "Fjällbäcks faktabok"
    assert book.properties.creator == "Fjällbäcks provtryckeri"


def test_withdrawn_releases_and_people_are_absent(book: Workbook) -> None:
    texts = [str(cell.value) for sheet in book for line in sheet.iter_rows() for cell in line if cell.value]
    assert not [text for text in texts if "felaktig-nyhet" in text or "Bron har rasat" in text]
    row = cells(book["Facts"])["p-g7h8j.director.fjallback-2019-sv"]
    assert row["Gäller\nVedrører\nAbout"].value == "namnet borttaget på personens begäran"


@pytest.mark.parametrize(
    ("number", "unit", "expected"),
    [
        (62_000_000, "SEK", "#,##0 [$SEK]"),
        (1.9, "EUR", "#,##0.0 [$EUR]"),
        (33.25, "percent", '#,##0.00" %"'),
        (1000, "jobs", "#,##0"),
    ],
)
def test_how_a_number_looks(number: float, unit: str, expected: str) -> None:
    assert number_format(Measure(number, unit)) == expected

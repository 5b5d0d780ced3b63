"""What the workbook shows: its sheets, their columns, and what stands in a cell.

A column that is the same in every language has its heading in all of them, one above the other. Texts
stand once per language, each in a column whose heading is in that language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from faktum.model.vocabulary import ROLES
from faktum.publish.api.organisations import OrganisationRow
from faktum.publish.api.projects import Amount
from faktum.publish.api.row import Dated, Number, Row, Texts
from faktum.publish.api.statements import StatementRow
from faktum.publish.api.telling import Telling

_ENDS = ("earliest", "latest")

CellKind = Literal["text", "long", "number", "date", "link"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with what it counts: an ISO 4217 currency, percent, or any other unit."""

    number: Number
    unit: str


Cell = str | Measure | dt.date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. `value` is given a row."""

    heading: str
    kind: CellKind
    width: int
    value: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: one line for each row."""

    name: str
    columns: list[Column]
    rows: Sequence[Row]


class Sheets:
    """The sheets of a site. `names` is what each record is called."""

    def __init__(self, telling: Telling, names: Mapping[str, str]) -> None:
        self.telling = telling
        self.names = names
        self._codes: dict[tuple[str, str], str] = {}

    def all(self, rows: Mapping[str, Sequence[Row]]) -> list[Sheet]:
        columns = {
            "projects": self._projects, "organisations": self._organisations,
            "facts": self._facts, "releases": self._releases,
        }  # fmt: skip
        return [Sheet(name.capitalize(), list(make()), rows[name]) for name, make in columns.items()]

    # -- the sheets ---------------------------------------------------------------------------

    def _projects(self) -> Iterator[Column]:
        yield self._shared("project.kicker", "text", 30, lambda row: self.names[row.id])
        yield from self._when("property.start", lambda row: row.start)
        yield from self._when("property.end", lambda row: row.end)
        yield from self._amount("property.budget", lambda row: row.budget)
        yield from self._amount("property.grant", lambda row: row.grant)
        yield self._shared("project.eu", "text", 12, lambda row: self._code(f"project.eu-{row.eu_funded}"))
        yield self._shared("kind.programmes", "text", 30, lambda row: self._named(row.programmes))
        yield self._shared("kind.funds", "text", 30, lambda row: self._named(row.funds))
        for role in ROLES:
            yield self._shared(f"role.{role}", "long", 30, self._with_role(role), count=2)
        yield from self._texts("release.summary", "long", 50, lambda row: row.summary)
        yield from self._pages(lambda row: row.page)
        yield self._shared("workbook.id", "text", 24, lambda row: row.id)

    def _organisations(self) -> Iterator[Column]:
        yield self._shared("workbook.organisation", "text", 34, lambda row: self.names[row.id])
        yield self._shared("organisation.names", "long", 40, _other_names)
        yield self._shared(
            "property.kind-of", "long", 24, lambda row: self._code(f"organisation-type.{_key(row.type)}")
        )
        yield self._shared("workbook.country", "text", 9, lambda row: row.country)
        yield self._shared("organisation.site", "link", 30, lambda row: row.site)
        for role in ROLES:
            yield self._shared(f"role.{role}", "long", 30, self._with_role(role), frame="workbook.role-in")
        yield from self._texts("release.summary", "long", 50, lambda row: row.summary)
        yield from self._pages(lambda row: row.page)
        yield self._shared("workbook.id", "text", 24, lambda row: row.id)

    def _facts(self) -> Iterator[Column]:
        yield self._shared("workbook.about", "text", 30, lambda row: self.names[row.subject])
        yield from self._texts("release.fact", "long", 28, lambda row: row.label)
        yield self._shared("workbook.number", "number", 16, _measure)
        yield self._shared("workbook.unit", "long", 16, self._unit)
        yield self._shared(
            "source.date",
            "text",
            24,
            lambda row: row.value if row.type == "date" else None,
            frame="workbook.edtf",
        )
        yield from self._days("source.date", lambda row: row)
        yield from self._texts("workbook.words", "long", 40, lambda row: row.text)
        yield self._shared("workbook.shown", "text", 9, lambda row: self._yes_or_no(row.preferred))
        yield self._shared("workbook.state", "long", 26, lambda row: self._code(f"state.{row.state}"))
        yield self._shared("workbook.stated", "long", 30, lambda row: row.as_stated and row.as_stated.text)
        yield self._shared(
            "workbook.source", "long", 40, lambda row: row.source.title and row.source.title.text
        )
        yield self._shared("source.publisher", "text", 26, lambda row: self._publisher(row.source.publisher))
        yield self._shared(
            "workbook.source-date", "text", 14, lambda row: row.source.date, frame="workbook.edtf"
        )
        yield from self._days("workbook.source-date", lambda row: row.source)
        yield from self._texts("workbook.place", "long", 26, lambda row: row.source.place)
        yield self._shared("workbook.valid", "text", 14, lambda row: row.valid_at, frame="workbook.edtf")
        for end in _ENDS:
            yield self._shared(
                "workbook.valid", "date", 18, attrgetter(f"valid_{end}"), frame=f"workbook.{end}"
            )
        yield from self._texts("workbook.note", "long", 40, _remarks)
        yield self._shared("source.address", "text", 30, lambda row: row.source.url)
        yield from self._texts("workbook.page", "text", 30, lambda row: row.page)
        yield self._shared("workbook.id", "text", 40, lambda row: row.id)

    def _releases(self) -> Iterator[Column]:
        yield from self._texts("workbook.title", "long", 40, lambda row: _spoken(row.title))
        yield from self._when("property.published", lambda row: row.published)
        yield self._shared("kind.projects", "long", 30, lambda row: self._named(row.projects))
        yield self._shared("source.language", "text", 12, lambda row: ", ".join(row.languages))
        yield from self._texts("release.summary", "long", 50, lambda row: _spoken(row.summary))
        yield from self._pages(lambda row: row.page)
        yield self._shared("workbook.id", "text", 40, lambda row: row.id)

    # -- kinds of columns ---------------------------------------------------------------------

    def _shared(
        self, key: str, kind: CellKind, width: int, value: Callable[[Any], Cell], *,
        count: int = 1, frame: str = "",
    ) -> Column:  # fmt: skip
        """A column that is the same in every language; `frame` is a phrase about {what} the key says."""
        texts = self.telling.phrase(key, count)
        if frame:
            texts = self.telling.each(lambda view: view.t(frame, what=texts[view.language]))
        return Column(together(map(_capital, texts.values()), "\n"), kind, width, value)

    def _texts(
        self, key: str, kind: CellKind, width: int, value: Callable[[Any], Mapping[str, str | None] | None]
    ) -> Iterator[Column]:
        """A column for each language."""

        def text_in(language: str) -> Callable[[Any], Cell]:
            return lambda row: (value(row) or {}).get(language)

        for language, heading in self.telling.phrase(key).items():
            yield Column(_capital(heading), kind, width, text_in(language))

    def _pages(self, value: Callable[[Any], Mapping[str, str | None]]) -> Iterator[Column]:
        return self._texts("workbook.page", "link", 30, value)

    def _when(self, key: str, date: Callable[[Any], Dated | None]) -> Iterator[Column]:
        """A date as precise as it is known, and the days between which it lies."""
        yield self._shared(key, "text", 20, lambda row: _part(date(row), "edtf"), frame="workbook.edtf")
        yield from self._days(key, date)

    def _days(self, key: str, date: Callable[[Any], Any]) -> Iterator[Column]:
        def day_at(end: str) -> Callable[[Any], Cell]:
            return lambda row: _part(date(row), end)

        for end in _ENDS:
            yield self._shared(key, "date", 18, day_at(end), frame=f"workbook.{end}")

    def _amount(self, key: str, amount: Callable[[Any], Amount | None]) -> Iterator[Column]:
        def sum_of(row: Any) -> Cell:
            one = amount(row)
            return Measure(one.amount, one.currency) if one else None

        def sureness_of(row: Any) -> Cell:
            one = amount(row)
            return self._sureness(one.qualifier) if one else None

        yield self._shared(key, "number", 18, sum_of)
        yield self._shared(key, "text", 22, sureness_of, frame="workbook.sure")

    def _with_role(self, role: str) -> Callable[[Any], Cell]:
        roles = attrgetter(f"roles.{role.replace('-', '_')}")
        return lambda row: self._named(roles(row))

    # -- cells --------------------------------------------------------------------------------

    def _named(self, ids: Iterable[str]) -> str:
        return "; ".join(self.names[one] for one in ids)

    def _publisher(self, publisher: str | None) -> str | None:
        return self.names.get(publisher or "", publisher)

    def _code(self, key: str, count: int = 1, value: str = "") -> str:
        """What a code is called in every language: it is asked for in every row."""
        if (key, value) not in self._codes:
            texts = self.telling.phrase(key, count, value=value).values()
            self._codes[key, value] = together(text.strip(" .") for text in texts)
        return self._codes[key, value]

    def _sureness(self, qualifier: str) -> str:
        """The words of a qualifier without the value; nothing for an exact one."""
        return self._code(f"qualifier.{_key(qualifier)}")

    def _yes_or_no(self, value: bool) -> str:
        return self._code("workbook.yes" if value else "workbook.no")

    def _unit(self, row: StatementRow) -> str | None:
        if row.type != "count":
            return row.unit
        return self._code(f"unit.{row.unit}", 2)


def together(texts: Iterable[str], between: str = " · ") -> str:
    """The same in several languages, what is alike said once."""
    return between.join(dict.fromkeys(texts))


def _part(of: object | None, name: str) -> Any:
    return getattr(of, name) if of else None


def _measure(row: StatementRow) -> Measure | None:
    if row.unit is None or isinstance(row.value, str | None):
        return None
    return Measure(row.value, row.unit)


def _remarks(row: StatementRow) -> Texts | None:
    """Note and reason, where there are any."""
    given = [texts for texts in (row.note, row.reason if row.unknown is None else None) if texts]
    return (
        {language: " ".join(texts[language] for texts in given) for language in given[0]} if given else None
    )


def _other_names(row: OrganisationRow) -> str:
    """Every name but the one in the first column."""
    shown, *official = [one.text for one in row.name.values()]
    names = dict.fromkeys(filter(None, [*official, row.short_name, *(one.text for one in row.aliases)]))
    return "; ".join(one for one in names if one != shown)


def _spoken(names: Mapping[str, Any]) -> dict[str, str]:
    return {language: one.text for language, one in names.items()}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _key(code: str) -> str:
    return code.replace(" ", "-")

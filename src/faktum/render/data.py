"""What the page about open data shows: which files there are, what their fields mean, and an example.

What there is, is known where it is made (`faktum.publish.api`), and handed to the page as `OpenData`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from faktum.render.addresses import language_root
from faktum.render.corrections import CorrectionsView
from faktum.render.view import capfirst, plain

SCHEMAS_IN = "en"
"""The language in which schemas explain the fields."""

_BY_LANGUAGE = (
    ("feed.xml", "data.feed", "Atom"),
    ("feed.json", "data.feed", "JSON Feed"),
    ("changes.xml", "data.changes", "Atom"),
    ("changes.json", "data.changes", "JSON Feed"),
)
_ELSEWHERE = (
    ("contacts/all.vcf", "data.cards", ""),
    ("catalog.ttl", "data.catalogue", "Turtle"),
    ("catalog.rdf", "data.catalogue", "RDF/XML"),
)
_SHOWN = (
    "id", "fact", "subject", "property", "type", "value", "unit", "qualifier", "source", "state", "label", "text", "page",
)  # fmt: skip
_OF_SOURCE = ("id", "publisher", "date")
_PRINTED = 5


@dataclass(frozen=True, slots=True)
class DataField:
    """A field of a table."""

    path: tuple[str, ...]
    type: str
    """`text`, `number`, `number-or-text`, `date`, `address`, `yes-no`, `ids` or `objects`."""
    nullable: bool
    description: str
    """In the language of the schemas."""

    @property
    def name(self) -> str:
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: its name in addresses, how many rows it has, and its fields."""

    name: str
    rows: int
    fields: tuple[DataField, ...]


@dataclass(frozen=True, slots=True)
class OpenData:
    """What there is to fetch."""

    version: str
    folder: str
    """Where the tables are, below the site's root."""
    workbook: str
    """The path of the workbook for people."""
    tables: tuple[DataTable, ...]
    sizes: Mapping[str, int]
    """Bytes of every file that is no page, by its path below the site's root."""
    budgets: tuple[Mapping[str, Any], ...]
    """Rows of the example: the preferred statements on budgets, as they stand in facts.json."""
    record: str | None
    """The path of one record's own file."""


class DataView(CorrectionsView):
    """A view that knows how open data is told."""

    def table_label(self, table: DataTable) -> str:
        return self.t(f"kind.{table.name}")

    def size(self, data: OpenData, path: str) -> str:
        """Thousands of bytes, as readers of files know them: `0,5 kB`, `48 kB`."""
        kilobytes = data.sizes[path] / 1000
        shown = round(kilobytes) if kilobytes >= 1 else round(kilobytes, 1)
        return f"{format_decimal(shown, locale=self.localised.messages.locale)}\u00a0kB"

    def other_files(self, data: OpenData) -> Iterator[tuple[str, str]]:
        """Feeds, cards and catalogues, as far as the site has them: path below its root, and what it is."""
        root = language_root(self.catalogue, self.language)
        found = [(root + path, key, form) for path, key, form in _BY_LANGUAGE]
        for path, key, form in (*found, *_ELSEWHERE):
            if path in data.sizes:
                yield path, self.t(key, format=form)

    # -- fields -------------------------------------------------------------------------------

    def tables_explained_first(self, data: OpenData) -> list[DataTable]:
        """The tables, the one whose fields are explained in the page's language at the top."""
        return sorted(data.tables, key=lambda table: not self.is_explained(table))

    def fields(self, table: DataTable) -> list[DataField]:
        """The fields of a table; of those that every language has, the page's own."""
        others = set(self.catalogue.languages) - {self.language}
        return [one for one in table.fields if not others.intersection(one.path)]

    def is_explained(self, table: DataTable) -> bool:
        """Whether the fields of a table are explained in the page's language."""
        return any(self._key(table, one) for one in table.fields)

    def field_text(self, table: DataTable, field: DataField) -> Markup:
        """What a field means, in the page's language or else in that of the schemas."""
        if key := self._key(table, field):
            return Markup.escape(self.t(key))
        return self.spoken(field.description, SCHEMAS_IN)

    def _key(self, table: DataTable, field: DataField) -> str | None:
        path = ".".join(name for name in field.path if name not in self.catalogue.languages)
        key = f"data.field.{path}"
        return key if table.name == "facts" and self.localised.messages.has(key) else None

    def field_type(self, field: DataField) -> str:
        return self.t(f"data.type-{field.type}")

    def other_languages(self) -> str:
        others = [code for code in self.catalogue.languages if code != self.language]
        return str(format_list(others, locale=self.localised.messages.locale))

    # -- the example --------------------------------------------------------------------------

    def excerpt(self, data: OpenData) -> str:
        """The beginning of the answer, without what is long: one row, texts in the page's language."""
        row = {name: self._short(name, data.budgets[0][name]) for name in _SHOWN}
        count = next(table.rows for table in data.tables if table.name == "facts")
        licence = self.catalogue.site.licence
        shown = {"version": data.version, "licence": licence, "count": count, "items": [row]}
        lines = json.dumps(shown, ensure_ascii=False, indent=1).splitlines()
        return "\n".join([*lines[:-3], "  …"])

    def _short(self, name: str, value: Any) -> Any:
        if name in {"label", "text", "page"}:
            return {self.language: value[self.language]}
        return {part: value[part] for part in _OF_SOURCE} if name == "source" else value

    def printed(self, data: OpenData) -> str:
        """What the program of the example prints, its first lines."""
        lines = [f"{row['subject']} {row['value']} {row['unit']}" for row in data.budgets]
        return "\n".join([*lines[:_PRINTED], *(["…"] if len(lines) > _PRINTED else [])])

    # -- citing -------------------------------------------------------------------------------

    def site_citation(self, data: OpenData) -> str:
        site = self.catalogue.site
        return self.t(
            "data.cite-site", publisher=site.publisher[self.language], site=site.title[self.language],
            version=data.version, address=self.address("data/"), licence=site.licence_name,
            date=self.date(site.facts_checked_on),
        )  # fmt: skip

    def fact_citation(self, data: OpenData) -> str:
        """The first row of the example, cited."""
        row, site = data.budgets[0], self.catalogue.site
        fact = self.catalogue.facts[row["fact"]]
        return self.t(
            "data.cite-fact", subject=plain(capfirst(self.label(fact.subject))), fact=plain(self.fact_name(fact)),
            value=row["text"][self.language], site=site.title[self.language], address=row["page"][self.language],
            date=self.date(site.facts_checked_on),
        )  # fmt: skip

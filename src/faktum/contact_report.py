"""What `faktum contacts` finds and prints: the look-up of the page, for a terminal."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from io import StringIO
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from faktum.catalogue import Catalogue
from faktum.lookup.book import Book
from faktum.lookup.folding import fold, words_of
from faktum.lookup.ranking import Found, Hit, Lookup
from faktum.lookup.rules import rules
from faktum.model.base import LANGUAGE_CODE
from faktum.model.person import Person
from faktum.publish.vcard import vcard_of
from faktum.render.lookup import Listed, book_of, in_order, listed
from faktum.render.sections import PageView
from faktum.render.view import Localised, plain

WIDTH = 100
"""Columns of a table where nobody says how wide the terminal is."""
_CODE = re.compile(LANGUAGE_CODE)


@dataclass(slots=True)
class Desk:
    """The contacts of a site in one language, ready to be asked for. Build one with `Desk.of`."""

    localised: Mapping[str, Localised]
    language: str
    lookup: Lookup
    items: dict[str, Listed] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue, language: str) -> Desk:
        localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
        items = in_order(listed(catalogue), localised[language])
        lookup = Lookup.of(book_of(language, localised, items))
        return cls(localised, language, lookup, {one.id: one for one in items})

    @property
    def book(self) -> Book:
        return self.lookup.book

    @property
    def view(self) -> PageView:
        """A fresh one: what a view has cited does not matter here."""
        return PageView(self.localised[self.language], "contacts/")

    def chosen(self, facet: str, written: str) -> frozenset[str]:
        """Ids of what a choice means: an id, or words of a name in any language. Empty where it means nothing.

        An id need not be that of something with contacts: that there are none is an answer too.
        """
        name = rules().facets[facet]
        values = self.book.values.get(name, ())
        kind = self.localised[self.language].catalogue.kind(written)
        is_known = _CODE.fullmatch(written) if name == "language" else kind == f"{name}s"
        if is_known or any(value.id == written for value in values):
            return frozenset({written})
        wanted = {fold(word) for word in words_of(written)}
        return frozenset(
            value.id for value in values
            if any(wanted and wanted <= {fold(word) for word in words_of(text.text)} for text in value.texts)
        )  # fmt: skip

    def choices(self, facet: str) -> list[str]:
        """The ids that a facet knows."""
        return [value.id for value in self.book.values.get(rules().facets[facet], ())]

    def nothing(self, typed: str, found: Found) -> str:
        """That nobody was found, or that those found cannot be reached, and what to try."""
        if found.hits:
            return self.view.t("contact.none")
        missed = self.view.t("lookup.none", query=typed) if typed else self.view.t("lookup.narrowed-none")
        return f"{missed} {self.view.t('lookup.try')}"

    # -- printing -----------------------------------------------------------------------------

    def as_table(self, found: Found, width: int | None = None) -> str:
        """Names with offices, how to reach them, and how sure that is."""
        view = self.view
        table = Table(show_lines=True, expand=False)
        table.add_column(str(view.t("lookup.field-name")).capitalize(), overflow="fold", ratio=3)
        table.add_column(view.t("lookup.column-reach"), overflow="fold", ratio=2)
        table.add_column(view.t("lookup.column-sure"), overflow="fold", ratio=3)
        for hit in found.hits:
            one = self.items[hit.entry.id]
            reach = [one.contact.point.phone, one.contact.point.email] if one.contact else []
            phone = view.formats.phone(reach[0]) if reach and reach[0] else None
            table.add_row(
                _lines([self.book.name(hit.entry).text], self._about(hit)),
                _lines([], [line for line in (phone, *reach[1:]) if line]),
                _lines([], [self._sure(one), *self._why(hit)]),
            )
        text = StringIO()
        columns = width or shutil.get_terminal_size((WIDTH, 24)).columns
        Console(file=text, width=columns, highlight=False, color_system=None).print(table)
        return "\n".join(line.rstrip() for line in text.getvalue().splitlines())

    def _about(self, hit: Hit) -> list[str]:
        shown = [
            self.book.values_of(hit.entry, "role")[:1],
            self.book.values_of(hit.entry, "organisation")[:1],
        ]
        lines = [values[0].label.text for values in shown if values]
        return [line for line in lines if line != self.book.name(hit.entry).text]

    def _sure(self, one: Listed) -> str:
        if one.contact is None:
            return self.view.t("contact.none")
        return plain(self.view.how_sure(one.contact))

    def _why(self, hit: Hit) -> list[str]:
        """By what it was found, where name and number do not say so."""
        told = [
            f"{self.view.t(f'lookup.text-{one.text.kind}' if one.text.kind else f'lookup.field-{one.field}')} {one.text.text}"
            for one in hit.reasons
            if one.field not in {"name", "phone"}
        ]
        return [self.view.t("lookup.why", reasons="; ".join(told))] if told else []

    def as_json(self, found: Found) -> str:
        """One object for each contact, in the order of the table; what is not known is null."""
        items = [self._row(hit) for hit in found.hits]
        return json.dumps(
            {"language": self.language, "count": len(items), "items": items}, ensure_ascii=False, indent=1
        )

    def _row(self, hit: Hit) -> dict[str, Any]:
        view, one, entry = self.view, self.items[hit.entry.id], hit.entry
        point = one.contact.point if one.contact else None
        roles, organisations = (self.book.values_of(entry, name)[:1] for name in ("role", "organisation"))
        return {
            "id": entry.id,
            "owner": one.owner.id,
            "name": self.book.name(entry).text,
            "role": roles[0].label.text if roles else None,
            "organisation": {"id": organisations[0].id, "name": organisations[0].label.text}
            if organisations
            else None,
            "phone": point.phone if point else None,
            "phone_shown": view.formats.phone(point.phone) if point and point.phone else None,
            "email": point.email if point else None,
            "languages": list(one.languages),
            "projects": list(one.projects),
            "topics": list(one.topics),
            "state": one.state,
            "sure": self._sure(one),
            "page": view.address(
                view.path_of(one.owner.id)
                if isinstance(one.owner, Person)
                else f"contacts/#at-{one.owner.id}"
            ),
            "found_by": [
                {"field": reason.field, **asdict(reason.text), "words": list(reason.words)}
                for reason in hit.reasons
            ],
        }

    def as_vcards(self, found: Found) -> str:
        """The cards of those found who can be reached, each once; empty where nobody can."""
        catalogue = self.localised[self.language].catalogue
        items = (self.items[hit.entry.id] for hit in found.hits)
        owners = dict.fromkeys(one.owner.id for one in items if one.contact)
        return "".join(vcard_of(catalogue, self.localised, owner) for owner in owners)


def _lines(head: Sequence[str], rest: Iterable[str]) -> Styled:
    """Lines of a cell; what is printed is text, whatever it looks like."""
    cell = Styled("\n".join(head), style="bold")
    for line in rest:
        cell.append(("\n" if cell.plain else "") + line, style="not bold")
    return cell

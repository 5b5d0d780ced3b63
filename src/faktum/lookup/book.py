"""What is looked up: contacts, and the names that lead to them.

A book is in one language: its contacts stand in that language's order, and so do ties.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from faktum.lookup.rules import Field, TextKind


@dataclass(frozen=True, slots=True)
class Text:
    """One writing of a name."""

    text: str
    kind: TextKind = ""
    lang: str = ""
    """Its language, where that is not the book's."""


@dataclass(frozen=True, slots=True)
class Value:
    """Something that contacts have in common, with all its names; the first is the one shown."""

    id: str
    texts: tuple[Text, ...]

    @property
    def label(self) -> Text:
        return self.texts[0]


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact."""

    id: str
    name: str
    """Of the person; empty for the organisation's own, which is called by the organisation's name."""
    state: str
    country: str = ""
    """Digits of the country's telephone code, without a plus."""
    number: str = ""
    """The rest of the telephone number."""
    values: Mapping[Field, tuple[int, ...]] = field(default_factory=dict)
    """For each field, which of the book's values; of organisations the contact's own first."""


@dataclass(frozen=True, slots=True)
class Book:
    """All contacts in one language."""

    language: str
    entries: tuple[Entry, ...]
    """In the order of the language."""
    values: Mapping[Field, tuple[Value, ...]]
    ignored: tuple[str, ...] = ()
    """Words of a query that mean nothing by themselves."""

    def name(self, entry: Entry) -> Text:
        """What a contact is called: a person's name, or the organisation's."""
        own = entry.values.get("organisation", ())
        return Text(entry.name) if entry.name or not own else self.values["organisation"][own[0]].label

    def values_of(self, entry: Entry, name: Field) -> list[Value]:
        return [self.values[name][number] for number in entry.values.get(name, ())]

"""A book as the page reads it: names and values in columns, so that thousands of contacts stay small.

theme/assets/javascripts/contacts/book.js reads what is written here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, TypeVar

from faktum.lookup.book import Book, Entry, Text
from faktum.lookup.rules import NAMED, rules, written_rules

Item = TypeVar("Item", bound=Hashable)

_SIGNS = "".join(chr(code) for code in range(0x20, 0x7F) if chr(code) not in '"\\')
"""What JSON writes in one byte."""
_FURTHER = 0xA1


def index_of(book: Book) -> dict[str, Any]:
    """Everything but numbers and cards: what `contacts_of` and `values_of` say."""
    return {
        "rules": written_rules(),
        "ignored": list(book.ignored),
        **contacts_of(book.entries),
        "values": values_of(book),
    }


def contacts_of(entries: Sequence[Entry]) -> dict[str, Any]:
    """The contacts, their values by number.

    `names` are those of people (see `_names`). `sets` has for each field the sets of values that occur, and
    `columns` which of them each contact has, as signs (see `column`). `states` is the number of each
    contact's state.
    """
    columns = {name: column([entry.values.get(name, ()) for entry in entries]) for name in NAMED}
    states = rules().states
    return {
        "names": _names([entry.name for entry in entries]),
        "states": "".join(_sign(states.index(entry.state)) for entry in entries),
        "sets": {name: kinds for name, (kinds, _signs) in columns.items()},
        "columns": {name: signs for name, (_kinds, signs) in columns.items()},
    }


def values_of(book: Book) -> dict[str, Any]:
    """For each field [id, writings] of every value, a writing being its text or [text, kind, language]."""
    return {
        name: [[value.id, list(map(_writing, value.texts))] for value in book.values.get(name, ())]
        for name in NAMED
    }


def _names(names: Sequence[str]) -> dict[str, Any]:
    """First words as a column, and what follows them as lines, a space where it is the same as above.

    In the order of family names that is a third smaller than whole names.
    """
    words = [name.partition(" ") for name in names]
    first, signs = column([one[0] for one in words])
    rests = [one[2] for one in words]
    lines = [" " if one and one == before else one for before, one in zip(["", *rests], rests, strict=False)]
    return {"first": first, "column": signs, "rest": "\n".join(lines)}


def column(items: Sequence[Item]) -> tuple[list[Item], str]:
    """What occurs, the commonest first, and which of it stands in each place: a sign for each.

    A sign is a character of one byte for the commonest; compressed, that takes a tenth less than numbers.
    """
    counted = Counter(items)
    kinds = sorted(counted, key=lambda one: -counted[one])
    numbers = {one: number for number, one in enumerate(kinds)}
    return kinds, "".join(_sign(numbers[one]) for one in items)


def _sign(number: int) -> str:
    return _SIGNS[number] if number < len(_SIGNS) else chr(_FURTHER + number - len(_SIGNS))


def _writing(text: Text) -> str | list[str]:
    return [text.text, text.kind, text.lang] if text.kind or text.lang else text.text


def numbers_of(entries: Sequence[Entry]) -> dict[str, Any]:
    """The telephone numbers, asked for only when digits are typed.

    `beginnings` are [country's code, first two digits, how many follow], `column` says which of them each
    contact has, and `digits` are those that follow, one number after the other.
    """
    split = [(entry.country, entry.number[:2], len(entry.number[2:])) for entry in entries]
    beginnings, signs = column(split)
    return {
        "beginnings": beginnings,
        "column": signs,
        "digits": "".join(entry.number[2:] for entry in entries),
    }


def chunks(cards: Iterable[str], size: int) -> list[list[str]]:
    """Cards in the order of the book, so many in a file."""
    every = list(cards)
    return [every[at : at + size] for at in range(0, len(every), size)]

"""A large book in shelves: files of some hundred contacts each, so that a question fetches those that can answer it.

A drawer holds all contacts that a word leads to: those whose name has a word with one beginning, whose number has
digits in a row, or who have one value. Drawers stand on shelves side by side. Whoever asks fetches the drawers of the
rarest word and ranks what is in them, as in a whole book. The best of a beginning that many have stand in a drawer of
their own, for the first letters that somebody types.

theme/assets/javascripts/contacts/shelves.js fetches what is written here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise, takewhile
from typing import Any

from faktum.lookup.book import Book
from faktum.lookup.folding import fold, words_of
from faktum.lookup.index import contacts_of, numbers_of, values_of
from faktum.lookup.rules import NAMED, Field, Kind, rules, written_rules

SHELF = 100
"""Contacts on a shelf: some 2 kB. A drawer with more has shelves to itself."""
DRAWER = 400
"""Contacts up to which those of one beginning are not parted by their next letter."""
LETTERS = 6
"""Letters of a name that are always told, so that few drawers seem to hold a word with a typing error."""
BEST = 40
"""Contacts in the drawer of a beginning that is parted: what is shown first, a few times over."""
COMMON = 8
"""A value that more than one in so many contacts have needs no drawer: the whole book, best first, has enough of them."""


@dataclass(frozen=True, slots=True)
class Key:
    """What somebody may type to find a contact: a word of its name, or of its number the digits from one on."""

    text: str
    """Of a word, the following one too: two are found as one."""
    entry: int
    word: int
    """How many letters of the text are the first word."""
    kind: Kind
    """How it matches before all of it is typed."""
    part: bool = False
    """The name has more words."""

    def cost(self, typed: int) -> int:
        """What a contact costs that is found by so many first letters of the text."""
        costs = rules().costs
        kind = "written" if self.kind == "beginning" and typed in {self.word, len(self.text)} else self.kind
        return costs.kinds[kind] + costs.joined * (typed > self.word) + costs.part * self.part


@dataclass(frozen=True, slots=True)
class Drawer:
    key: str
    """The beginning that all have; it ends in a space where that is all there is. Empty for a value's drawer."""
    count: int
    """Contacts, those included that a drawer of the best leaves out."""
    entries: tuple[int, ...]
    """Best first."""
    last: int | None = None
    """What the last of the best costs, in a drawer of them."""


@dataclass(slots=True)
class Shelves:
    """Shelves of one book, filled from the first on."""

    book: Book
    files: list[dict[str, Any]] = field(default_factory=list)

    def place(self, drawers: Iterable[Drawer], *, numbered: bool = False) -> list[int]:
        """Put drawers on the next shelves; the number of each one's (first) shelf. `numbered`: with telephone numbers."""
        starts: list[int] = []
        room: list[int] = []

        def close() -> None:
            if room:
                self.files.append(self._shelf(sorted(set(room)), numbered=numbered))
                room.clear()

        for drawer in drawers:
            if len(room) + len(drawer.entries) > SHELF:
                close()
            starts.append(len(self.files))
            for at in range(0, len(drawer.entries), SHELF):
                room += drawer.entries[at : at + SHELF]
                if len(drawer.entries) > SHELF:
                    close()
        close()
        return starts

    def _shelf(self, numbers: Sequence[int], *, numbered: bool) -> dict[str, Any]:
        """As `contacts_of` writes them; `at` is each one's place in the book, as its distance from the one before."""
        entries = [self.book.entries[one] for one in numbers]
        distances = [there - here for here, there in pairwise([0, *numbers])]
        told = {"at": distances, **contacts_of(entries)}
        return {**told, "numbers": numbers_of(entries)} if numbered else told


def shelved(book: Book) -> tuple[dict[str, Any], dict[str, Any], list[dict[str, Any]]]:
    """What is fetched first, the drawers of telephone numbers, and the shelves.

    The first has the values as `index_of` has them, and `drawers`: of `names` (see `_written`), for each field the
    `counts` of contacts that its values have and the `starts` of their drawers (-1 for a common one), and where the
    whole book begins (`all`).
    """
    shelves = Shelves(book)
    states = [rules().states.index(entry.state) for entry in book.entries]

    def best_first(entry: int) -> tuple[int, int]:
        return states[entry], entry

    names = list(_drawers(_name_keys(book), best_first, LETTERS))
    drawers: dict[str, Any] = {"common": COMMON, "names": _written(names, shelves.place(names))}
    for name in NAMED:
        runs = _of_values(book, name, best_first)
        rare = [one for one in runs if one.count * COMMON <= len(book.entries)]
        starts = iter(shelves.place(rare))
        drawers[name] = {
            "counts": [one.count for one in runs],
            "starts": [next(starts) if one.count * COMMON <= len(book.entries) else -1 for one in runs],
        }
    every = sorted(range(len(book.entries)), key=best_first)
    drawers["all"] = shelves.place([Drawer("", len(every), tuple(every))])[0]
    numbers = list(_drawers(_number_keys(book), best_first, 1))
    first = {
        "rules": written_rules(), "ignored": list(book.ignored), "total": len(book.entries), "shelf": SHELF,
        "values": values_of(book), "drawers": drawers,
    }  # fmt: skip
    return first, _written(numbers, shelves.place(numbers, numbered=True)), shelves.files


# -- what leads to a contact ----------------------------------------------------------------------


def _name_keys(book: Book) -> Iterator[Key]:
    for number, entry in enumerate(book.entries):
        words = list(words_of(book.name(entry).text))
        for word, following in zip(words, [*words[1:], ""], strict=True):
            alone, both = fold(word), fold(word + following)
            goes_on = both.startswith(alone)
            yield Key(both, number, len(alone) if goes_on else 0, "beginning", part=len(words) > 1)
            if not goes_on:  # Anna Andersson: annandersson
                yield Key(alone, number, len(alone), "beginning", part=True)


def _number_keys(book: Book) -> Iterator[Key]:
    """A number with and without the country's code, and from each digit on that has enough after it."""
    for number, entry in enumerate(book.entries):
        if entry.number:
            for text in (entry.country + entry.number, entry.number):
                yield Key(text, number, len(text), "beginning")
            for at in range(1, len(entry.number) - rules().limits.inside + 1):
                yield Key(entry.number[at:], number, len(entry.number) - at, "inside")


def _of_values(book: Book, name: Field, best_first: Callable[[int], tuple[int, int]]) -> list[Drawer]:
    runs: list[list[int]] = [[] for _value in book.values.get(name, ())]
    for number, entry in enumerate(book.entries):
        for value in entry.values.get(name, ()):
            runs[value].append(number)
    return [Drawer("", len(run), tuple(sorted(run, key=best_first))) for run in runs]


# -- drawers of beginnings ------------------------------------------------------------------------


def _drawers(
    keys: Iterable[Key], best_first: Callable[[int], tuple[int, int]], letters: int
) -> Iterator[Drawer]:
    """Drawers in the order of their keys, that of the best before those into which it is parted."""
    ordered = sorted(keys, key=lambda one: one.text)
    for _letter, group in groupby(ordered, lambda one: one.text[:1]):
        yield from _parted(list(group), 1, best_first, letters)


def _parted(
    keys: list[Key], length: int, best_first: Callable[[int], tuple[int, int]], letters: int
) -> Iterator[Drawer]:
    """Those that have so many first letters in common."""
    entries = {one.entry for one in keys}
    if len(entries) <= DRAWER:
        for key, group in groupby(keys, lambda one: f"{one.text} "[: max(length, letters)]):
            alike = {one.entry for one in group}
            yield Drawer(key, len(alike), tuple(alike))
        return
    text = keys[0].text[:length]
    costs: dict[int, int] = {}
    for one in keys:
        costs[one.entry] = min(one.cost(length), costs.get(one.entry, one.cost(length)))
    best = sorted(entries, key=lambda one: (costs[one], best_first(one)))[:BEST]
    yield Drawer(text, len(entries), tuple(best), costs[best[-1]])
    ending = {one.entry for one in keys if len(one.text) == length}
    if ending:
        yield Drawer(f"{text} ", len(ending), tuple(sorted(ending, key=best_first)))
    longer = (one for one in keys if len(one.text) > length)
    for _letter, group in groupby(longer, lambda one: one.text[length]):
        yield from _parted(list(group), length + 1, best_first, letters)


def _written(drawers: Sequence[Drawer], starts: Sequence[int]) -> dict[str, Any]:
    """Drawers in columns.

    `keys`: of each a capital letter for how much of the one before it begins with (A: nothing, B: a letter …), and the
    rest. `starts` are shelves, each as its distance from the one before. `large` is [number, contacts] of those that
    have shelves to themselves, `best` [number, contacts, last of the best, what it costs] of drawers of the best.
    """
    keys = [one.key for one in drawers]
    return {
        "keys": "".join(map(_after, ["", *keys], keys)),
        "starts": [there - here for here, there in pairwise([0, *starts])],
        "large": [[number, one.count] for number, one in enumerate(drawers) if len(one.entries) > SHELF],
        "best": [
            [number, one.count, one.entries[-1], one.last]
            for number, one in enumerate(drawers) if one.last is not None
        ],
    }  # fmt: skip


def _after(before: str, key: str) -> str:
    pairs = zip(before, key[:25], strict=False)
    alike = sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return chr(ord("A") + alike) + key[alike:]

"""Which contacts a query finds, which first, and why.

theme/assets/javascripts/contacts/ranking.js finds the same in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from faktum.lookup.book import Book, Entry, Text
from faktum.lookup.folding import fold, words_of
from faktum.lookup.matching import kind_of
from faktum.lookup.query import Term, Word, terms_of, variants
from faktum.lookup.rules import NAMED, Field, Kind, rules

_EXACT = frozenset({"written", "folded"})


@dataclass(frozen=True, slots=True)
class Reason:
    """A writing in which a contact was found, and the words of it that matched; of a number no words."""

    field: Field
    text: Text
    words: tuple[str, ...] = ()
    """In small letters, in the order of the text."""


@dataclass(frozen=True, slots=True)
class Hit:
    entry: Entry
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds, the best first, and how many of the contacts it might find each facet's values have."""

    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]]
    """Facet → id of a value → contacts found with it, whatever was chosen in that facet itself."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """A text of a value, with its words."""

    field: Field
    value: int
    at: int
    text: Text
    words: tuple[str, ...]


@dataclass(slots=True)
class _Match:
    """The cheapest writing of a value that a term matches, and the numbers of the words in it."""

    cost: int
    writing: _Writing
    words: frozenset[int] = frozenset()


_Matches = dict[tuple[Field, int], _Match]
"""(field, number of the value) → how a term matches it. A name's number is that of its entry."""


@dataclass(slots=True)
class Lookup:
    """A book, made ready to be asked. Build one with `Lookup.of`."""

    book: Book
    _places: dict[str, list[tuple[_Writing, frozenset[int]]]] = field(default_factory=dict)
    """A word in small letters → where it stands: the writing, and the numbers of its words (two when joined)."""
    _folded: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, book: Book) -> Lookup:
        made = cls(book)
        for number, entry in enumerate(book.entries):
            made._add(_Writing("name", number, 0, book.name(entry), tuple(words_of(book.name(entry).text))))
        for name in NAMED:
            for number, value in enumerate(book.values.get(name, ())):
                for at, text in enumerate(value.texts):
                    made._add(_Writing(name, number, at, text, tuple(words_of(text.text))))
        return made

    def _add(self, writing: _Writing) -> None:
        places = [(word, frozenset({at})) for at, word in enumerate(writing.words)]
        places += [
            (first + second, frozenset({at, at + 1}))
            for at, (first, second) in enumerate(pairwise(writing.words))
        ]
        for word, numbers in places:
            self._places.setdefault(word, []).append((writing, numbers))
            self._folded.setdefault(word, fold(word))

    def find(self, typed: str, facets: Mapping[str, Iterable[str]] | None = None) -> Found:
        """What is found for a query, within the facets: name of a facet → ids, of which one is enough."""
        terms = terms_of(typed, self.book.ignored)
        found = self._matching(terms, near=False)
        if terms and len(found) < rules().limits.enough:
            found = self._matching(terms, near=True)
        return self._narrowed(found, {name: frozenset(ids) for name, ids in (facets or {}).items()})

    # -- matching -----------------------------------------------------------------------------

    def _matching(self, terms: list[Term], *, near: bool) -> list[Hit]:
        """Every contact that has all the terms, the best first."""
        best: dict[int, tuple[int, list[_Match]]] = {}
        for variant in variants(terms):
            for number, cost, matches in self._of_variant(variant, near=near):
                if number not in best or cost < best[number][0]:
                    best[number] = (cost, matches)
        states = rules().states
        order = sorted(best, key=lambda one: (best[one][0], states.index(self.book.entries[one].state), one))
        return [Hit(self.book.entries[one], tuple(_reasons(best[one][1]))) for one in order]

    def _of_variant(self, terms: Sequence[Term], *, near: bool) -> Iterator[tuple[int, int, list[_Match]]]:
        kinds = {word: self._kinds(word, near=near) for term in terms for word in term.words}
        exact = {one for found in kinds.values() for one, kind in found.items() if kind in _EXACT}
        by_word = {word: self._of_word(kinds[word], exact) for word in kinds}
        for number, entry in enumerate(self.book.entries):
            cost, matches = 0, list[_Match]()
            for term in terms:
                found = self._of_term(term, number, entry, by_word)
                if found is None:
                    break
                cost += _cost_of(term, found)
                matches += found
            else:
                yield number, cost, matches

    def _kinds(self, typed: Word, *, near: bool) -> dict[str, Kind]:
        found = {word: kind_of(typed, word, folded, near=near) for word, folded in self._folded.items()}
        return {word: kind for word, kind in found.items() if kind}

    def _of_word(self, kinds: Mapping[str, Kind], exact: set[str]) -> _Matches:
        costs = rules().costs
        found: _Matches = {}
        for word, kind in kinds.items():
            for writing, words in self._places[word]:
                cost = costs.kinds[kind] + costs.fields[writing.field] + costs.texts[writing.text.kind]
                cost += costs.joined * (len(words) - 1)
                cost += 0 if exact.issuperset(writing.words) else costs.part
                key = (writing.field, writing.value)
                best = found.get(key)
                if best is None or (cost, writing.at, min(words)) < (
                    best.cost,
                    best.writing.at,
                    min(best.words),
                ):
                    found[key] = _Match(cost, writing, words)
        return found

    def _of_term(
        self, term: Term, number: int, entry: Entry, by_word: Mapping[Word, _Matches]
    ) -> list[_Match] | None:
        """The cheapest matches of a term in a contact; None when it has none."""
        in_words = [self._cheapest(by_word[word], number, entry) for word in term.words]
        known = [one for one in in_words if one]
        words = known if term.words and len(known) == len(in_words) else None
        kind = term.number.kind_in(entry.country, entry.number) if term.number and entry.number else None
        if kind is None:
            return words
        costs = rules().costs
        cost = costs.kinds[kind] + costs.fields["phone"]
        if words and sum(one.cost for one in words) < cost:
            return words
        return [_Match(cost, _Writing("phone", number, 0, Text(""), ()))]

    def _cheapest(self, matches: _Matches, number: int, entry: Entry) -> _Match | None:
        keys: list[tuple[Field, int]] = [("name", number)]
        keys += [(name, value) for name in NAMED for value in entry.values.get(name, ())]
        found = [matches[key] for key in keys if key in matches]
        return min(found, key=lambda one: one.cost, default=None)

    # -- facets -------------------------------------------------------------------------------

    def _narrowed(self, hits: list[Hit], chosen: Mapping[str, frozenset[str]]) -> Found:
        names = rules().facets
        counts: dict[str, dict[str, int]] = {facet: {} for facet in names}
        kept = []
        for hit in hits:
            ids = {
                facet: {value.id for value in self.book.values_of(hit.entry, name)}
                for facet, name in names.items()
            }
            failing = [facet for facet, wanted in chosen.items() if wanted.isdisjoint(ids[facet])]
            if not failing:
                kept.append(hit)
            for facet in names if not failing else failing[:1] if len(failing) == 1 else ():
                for one in ids[facet]:
                    counts[facet][one] = counts[facet].get(one, 0) + 1
        return Found(tuple(kept), counts)


def _cost_of(term: Term, matches: Iterable[_Match]) -> int:
    """Two words as one cost what each would cost, and a little more."""
    cost = sum(one.cost for one in matches)
    return 2 * cost + rules().costs.joined if term.joined else cost


def _reasons(matches: Iterable[_Match]) -> Iterator[Reason]:
    """Each writing once, in the order of the query."""
    words: dict[tuple[Field, int, int], set[int]] = {}
    writings: dict[tuple[Field, int, int], _Writing] = {}
    for one in matches:
        key = (one.writing.field, one.writing.value, one.writing.at)
        writings[key] = one.writing
        words.setdefault(key, set()).update(one.words)
    for key, writing in writings.items():
        marked = tuple(writing.words[at] for at in sorted(words[key]))
        yield Reason(writing.field, writing.text, marked)

"""How texts are set: marks, dashes, spaces, numbers, years and spelling as the language has them.

Where the guides of a language allow several forms, a site keeps to one; which one is counted first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, Protocol

from faktum.checks.index import Index
from faktum.checks.texts.gathered import Counts, counted_in
from faktum.checks.texts.text import Text, texts_of
from faktum.checks.typography.broken import Known, Pair, Vocabulary, counted, pairs_in, sums_of
from faktum.checks.typography.dashes import check_dashes, count_dashes
from faktum.checks.typography.debris import Search, debris_in
from faktum.checks.typography.habits import Habits
from faktum.checks.typography.pieces import Block, Piece, pieces_of
from faktum.checks.typography.quotations import Marks, check_marks, count_marks, marks_of, unquoted
from faktum.checks.typography.ranges import DASHES, check_ranges, count_ranges
from faktum.checks.typography.separators import check_groups, check_numbers
from faktum.checks.typography.spaces import check_spaces
from faktum.checks.typography.spelling import (
    check_capitals,
    check_spelling,
    count_spellings,
    may_miswrite,
)
from faktum.checks.typography.years import check_years
from faktum.locale.words import words
from faktum.problems import Problem
from faktum.questions import question_of_site, unheard

_FIGURE = re.compile("[0-9%]")


class _Seen(NamedTuple):
    piece: Piece
    marks: tuple[Marks, ...]
    plain: tuple[Block, ...]
    """The blocks without quoted words."""


def check_typography(index: Index) -> Iterator[Problem]:
    """All that the signs of a text can have wrong, and what was left in it by mistake."""
    yield from _checked(texts_of(index), _OfSite(index))


def check_texts(texts: Iterable[Text], locales: Mapping[str, str], *, ranges: int = 0) -> Iterator[Problem]:
    """The same for texts that belong together, beside so many ranges that pages print with a dash.

    `locales` says which variety a language is written in.
    """
    texts = list(texts)
    yield from _checked(texts, _OfTexts(locales, count(texts), ranges))


class Tally(NamedTuple):
    """What is counted in texts of one language before any of them is judged."""

    kinds: Counter[str]
    """Ways to write something of which a site keeps to one."""
    words: Counter[str]

    def habits(self, language: str, ranges: int) -> Habits:
        return Habits.of(language, self.kinds + Counter({DASHES: ranges}))


_NONE = Tally(Counter(), Counter())


class _Whole(Protocol):
    """All the texts beside which one is judged."""

    def locale(self, language: str) -> str: ...
    def habits(self, language: str) -> Habits: ...
    def known(self, language: str, pairs: Iterable[Pair]) -> Known: ...


@dataclass(frozen=True)
class _OfTexts:
    locales: Mapping[str, str]
    tallies: Mapping[str, Tally]
    ranges: int

    def locale(self, language: str) -> str:
        return self.locales.get(language, language)

    def habits(self, language: str) -> Habits:
        return self.tallies.get(language, _NONE).habits(language, self.ranges)

    def known(self, language: str, pairs: Iterable[Pair]) -> Known:
        return Known.of(self.tallies.get(language, _NONE).words, pairs)


@dataclass(frozen=True)
class _OfSite:
    """Every text of the site, or of those in scope."""

    index: Index

    def locale(self, language: str) -> str:
        return self.index.locale(language)

    def habits(self, language: str) -> Habits:
        return _habits(self.index, language)

    def known(self, language: str, pairs: Iterable[Pair]) -> Known:
        pairs = set(pairs)
        _joined(
            self.index, language, sums_of(pairs)
        )  # what is made of the pairs depends on this, and on no other word
        with unheard():
            return Known.of(self.index.once(tallies).get(language, _NONE).words, pairs)


@question_of_site
def _habits(index: Index, language: str) -> Habits:
    # Pages print the periods of facts with a dash.
    return index.once(tallies).get(language, _NONE).habits(language, index.once(_ranges))


@question_of_site
def _joined(index: Index, language: str, sums: str) -> list[tuple[str, int, tuple[int, ...]]]:
    """Words of the language that two words beside each other may be, with how often they stand."""
    known = index.once(_vocabularies)
    return known[language].joined(sums) if language in known else []


def _vocabularies(index: Index) -> dict[str, Vocabulary]:
    return {language: Vocabulary(tally.words) for language, tally in index.once(tallies).items()}


def _ranges(index: Index) -> int:
    return sum(
        bool(fact.chosen.value and fact.chosen.value.date and fact.chosen.value.date.interval)
        for fact in index.facts.values()
    )


def tallies(index: Index) -> dict[str, Tally]:
    """Of all the texts in scope, by language."""
    counts = counted_in(index, "forms and words", _as_counts)
    languages = {name.partition(" ")[2] for name in counts}
    return {
        one: Tally(Counter(counts.get(f"kinds {one}", {})), Counter(counts.get(f"words {one}", {})))
        for one in languages
    }


def _as_counts(texts: Iterable[Text]) -> Counts:
    found: Counts = {}
    for language, tally in count(texts).items():
        found[f"kinds {language}"], found[f"words {language}"] = dict(tally.kinds), dict(tally.words)
    return found


def count(texts: Iterable[Text]) -> dict[str, Tally]:
    """What is counted in these texts, by language."""
    found: dict[str, Tally] = {}
    wholes: defaultdict[str, list[str]] = defaultdict(list)
    for one in chain.from_iterable(map(_seen, texts)):
        language = one.piece.text.language
        if language not in found:
            found[language] = Tally(Counter(), Counter())
        _count(language, one.marks, one.plain, found[language].kinds)
        wholes[language] += [block.shown for block in one.plain]
    for language, shown in wholes.items():
        found[language].words.update(counted("\n".join(shown)))
    return found


@lru_cache(maxsize=2048)  # counted first, then judged
def _seen(text: Text) -> tuple[_Seen, ...]:
    found = []
    for piece in pieces_of(text):
        marks = tuple(marks_of(block.shown) for block in piece.blocks)
        found.append(_Seen(piece, marks, tuple(map(unquoted, piece.blocks, marks))))
    return tuple(found)


def _checked(texts: Iterable[Text], site: _Whole) -> Iterator[Problem]:
    seen = list(chain.from_iterable(map(_seen, texts)))
    wholes: defaultdict[str, list[str]] = defaultdict(list)
    for one in seen:
        wholes[one.piece.text.language] += [block.shown for block in one.plain]
    whole = {language: "\n".join(shown) for language, shown in wholes.items()}
    left = {
        language: Search.of(language, text, site.known(language, pairs_in(language, text)))
        for language, text in whole.items()
    }
    capitals = {language for language, text in whole.items() if may_miswrite(language, text)}
    habits = {language: site.habits(language) for language in whole}
    for one in seen:
        language = one.piece.text.language
        yield from _signs(one, habits[language])
        for block in one.plain:
            yield from check_spelling(one.piece, site.locale(language), block, habits[language].ending)
            if language in capitals:
                yield from check_capitals(one.piece, block)
        yield from debris_in(one.piece, one.marks, one.plain, left[language])


def _count(language: str, marks: tuple[Marks, ...], plain: tuple[Block, ...], kinds: Counter[str]) -> None:
    known = words(language, "typography")
    for found, block in zip(marks, plain, strict=True):
        if known:
            count_marks(known, found, kinds)
            count_ranges(block.shown, known, kinds)
        count_dashes(block.shown, kinds)
        count_spellings(language, block, kinds)


def _signs(one: _Seen, habits: Habits) -> Iterator[Problem]:
    known = words(one.piece.text.language, "typography")
    if not known:
        return
    yield from check_marks(one.piece, known, one.marks, habits.marks, apostrophe=habits.apostrophe)
    if not one.piece.text.figures:
        yield from check_groups(one.piece, known, one.plain)
    for block, plain, marks in zip(one.piece.blocks, one.plain, one.marks, strict=True):
        yield from check_spaces(one.piece, block, marks)
        yield from check_dashes(one.piece, known, plain, long=habits.long_dash)
        yield from check_ranges(one.piece, known, plain, hyphens=habits.hyphens)
        if _FIGURE.search(plain.shown):
            yield from check_numbers(one.piece, known, plain)
            yield from check_years(one.piece, known, plain)

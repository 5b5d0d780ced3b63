"""How texts are set: marks, dashes, spaces, numbers, years and spelling as the language has them.

Where the guides of a language allow several forms, a site keeps to one; which one is counted first.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from faktum.checks.index import Index
from faktum.checks.texts.text import Text, texts_of
from faktum.checks.typography.dashes import check_dashes, count_dashes
from faktum.checks.typography.debris import Search, debris_in
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
from faktum.checks.typography.templates import LETTERS
from faktum.checks.typography.years import check_years
from faktum.locale.words import words
from faktum.problems import Problem

_FIGURE = re.compile("[0-9%]")


class _Seen(NamedTuple):
    piece: Piece
    marks: tuple[Marks, ...]
    plain: tuple[Block, ...]
    """The blocks without quoted words."""


def check_typography(index: Index) -> Iterator[Problem]:
    """All that the signs of a text can have wrong, and what was left in it by mistake."""
    locales = {one.code: one.locale for one in index.loaded.site.languages}
    # Pages print the periods of facts with a dash.
    ranges = sum(
        bool(fact.chosen.value and fact.chosen.value.date and fact.chosen.value.date.interval)
        for fact in index.facts.values()
    )
    yield from check_texts(texts_of(index), locales, ranges=ranges)


def check_texts(texts: Iterable[Text], locales: Mapping[str, str], *, ranges: int = 0) -> Iterator[Problem]:
    """The same for texts that belong together, beside so many ranges that pages print with a dash.

    `locales` says which variety a language is written in.
    """
    kinds: defaultdict[str, Counter[str]] = defaultdict(lambda: Counter({DASHES: ranges}))
    seen = []
    for piece in (piece for text in texts for piece in pieces_of(text)):
        marks = tuple(marks_of(block.shown) for block in piece.blocks)
        plain = tuple(map(unquoted, piece.blocks, marks))
        seen.append(_Seen(piece, marks, plain))
        _count(piece.text.language, marks, plain, kinds[piece.text.language])
    whole = {
        language: "\n".join(
            block.shown for one in seen if one.piece.text.language == language for block in one.plain
        )
        for language in kinds
    }
    tokens = {language: frozenset(LETTERS.findall(text)) for language, text in whole.items()}
    left = {language: Search.of(language, text, tokens[language]) for language, text in whole.items()}
    capitals = {language for language, found in tokens.items() if may_miswrite(language, found)}
    for one in seen:
        language = one.piece.text.language
        yield from _signs(one, kinds[language])
        for block in one.plain:
            yield from check_spelling(one.piece, locales.get(language, language), block, kinds[language])
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


def _signs(one: _Seen, kinds: Counter[str]) -> Iterator[Problem]:
    known = words(one.piece.text.language, "typography")
    if not known:
        return
    yield from check_marks(one.piece, known, one.marks, kinds)
    if not one.piece.text.figures:
        yield from check_groups(one.piece, known, one.plain)
    for block, plain, marks in zip(one.piece.blocks, one.plain, one.marks, strict=True):
        yield from check_spaces(one.piece, block, marks)
        yield from check_dashes(one.piece, known, plain, kinds)
        yield from check_ranges(one.piece, known, plain, kinds)
        if _FIGURE.search(plain.shown):
            yield from check_numbers(one.piece, known, plain)
            yield from check_years(one.piece, known, plain)

"""Repeats: a word, or two words, that stand twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from operator import eq
from typing import NamedTuple

from faktum.checks.typography.hits import Hit
from faktum.locale.words import words

_ONCE, _DELETE = "each word once", "Delete one of them."
_TOKEN = re.compile(r"\S+")
_BEFORE = 6
"""Words among which one that strands a preposition stands."""
_ENDS = frozenset(".!?:;")


class _Row(NamedTuple):
    """The words of a block with their places, and without what stands around them."""

    spans: Sequence[tuple[int, int]]
    found: Sequence[str]


def repeats_in(language: str, shown: str, lower: str, heard: Sequence[str]) -> Iterator[Hit]:
    """The same word twice in a row; two words twice; two words that never follow each other."""
    known = words(language, "debris")
    if len(lower) != len(shown) or not (
        any(map(str.startswith, heard[1:], heard))
        or any(map(eq, heard[2:], heard))
        or any(phrase in lower for phrase in known.get("never", ()))
    ):
        return
    spans = [match.span() for match in _TOKEN.finditer(lower)]
    row = _Row(spans, [lower[start:end] for start, end in spans])
    twice = frozenset(known.get("twice", ()))
    if any(map(str.startswith, row.found[1:], row.found)):
        for at, (one, following) in enumerate(pairwise(row.found)):
            if (
                one not in twice
                and _same(one, following)
                and _is_word(shown, *spans[at])
                and _is_word(shown, spans[at + 1][0], spans[at + 1][0] + len(one))
                and not _is_stranded(language, row, at)
            ):
                yield Hit(spans[at][0], spans[at + 1][0] + len(one), _ONCE, _DELETE)
    for at in range(len(row.found) - 3):
        if row.found[at] == row.found[at + 2] and row.found[at] not in twice and _is_pair(row.found, at):
            yield Hit(spans[at][0], spans[at + 3][0] + len(row.found[at + 1]), _ONCE, "Delete two of them.")
    for phrase in known.get("never", ()):
        if phrase in lower:
            for match in re.finditer(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", lower):
                yield Hit(match.start(), match.end(), "one of the two words", _DELETE)


def _is_word(shown: str, start: int, end: int) -> bool:
    """A word; of one letter a small one: `vitamin A a day`."""
    written = shown[start:end]
    return written.isalpha() and (len(written) > 1 or written.islower())


def _same(one: str, following: str) -> bool:
    return following.startswith(one) and not any(
        sign.isalnum() or sign in "-–’'/" for sign in following[len(one) :]
    )


def _is_pair(found: Sequence[str], at: int) -> bool:
    """`of the of the`, but not `step by step by step`."""
    first, second = found[at : at + 2]
    plain = first.isalpha() and first.islower() and second.isalpha() and second.islower()
    if not (plain and first != second and _same(second, found[at + 3])):
        return False
    return found[at - 1 : at] != [second] and not any(_same(first, one) for one in found[at + 4 : at + 5])


def _is_stranded(language: str, row: _Row, at: int) -> bool:
    """A preposition that belongs to what went before, and another that belongs to what follows."""
    known = words(language, "debris")
    if row.found[at] not in known.get("stranded", ()):
        return False
    before = takewhile(lambda word: word[-1] not in _ENDS, reversed(row.found[max(0, at - _BEFORE) : at]))
    return not frozenset(known["stranding"]).isdisjoint(before)

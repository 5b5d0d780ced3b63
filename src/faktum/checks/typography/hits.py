"""Hits: what was found in a block of text that is no part of a finished text, and what should stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

FILL = "Write what belongs here, or delete it."
_LONGEST = 40
"""Letters of a word that are shown on either side of what is wrong in it."""


class Hit(NamedTuple):
    """Where it stands in the block."""

    start: int
    end: int
    expected: str
    hint: str = FILL


def each(pattern: re.Pattern[str], shown: str, expected: str, hint: str = FILL) -> Iterator[Hit]:
    """A hit for each match."""
    for match in pattern.finditer(shown):
        yield Hit(match.start(), match.end(), expected, hint)


def each_word(pattern: re.Pattern[str], shown: str, expected: str, hint: str = FILL) -> Iterator[Hit]:
    """A hit for each match, with the rest of the word that it stands in."""
    for match in pattern.finditer(shown):
        start, end = match.span()
        while start and not shown[start - 1].isspace() and match.start() - start < _LONGEST:
            start -= 1
        while end < len(shown) and not shown[end].isspace() and end - match.end() < _LONGEST:
            end += 1
        yield Hit(start, end, expected, hint)

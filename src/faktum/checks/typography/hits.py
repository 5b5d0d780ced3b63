"""Hits: what was found in a block of text that is no part of a finished text, and what should stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from faktum.checks.windows import whole_words

FILL = "Write what belongs here, or delete it."


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
        yield Hit(*whole_words(shown, *match.span()), expected, hint)

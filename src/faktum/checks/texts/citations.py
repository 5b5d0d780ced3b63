"""Words in quotation marks are somebody else's: what a source writes is told of, not said."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from faktum.checks.typography.quotations import marks_of

_APART = "\n\n"


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a passage stands in quotation marks, within its own paragraph."""
    first = text.rfind(_APART, 0, start) + 1
    last = text.find(_APART, end)
    return _within(text[first : last if last >= 0 else len(text)], start - first, end - first)


def _within(paragraph: str, start: int, end: int) -> bool:
    starts, ends = _outermost(paragraph)
    at = bisect_right(starts, start) - 1
    return at >= 0 and end <= ends[at]


@lru_cache(maxsize=4)  # several passages of a paragraph are asked for one after the other
def _outermost(paragraph: str) -> tuple[list[int], list[int]]:
    """Where the pairs of marks that stand in no other begin and end."""
    starts: list[int] = []
    ends: list[int] = []
    for pair in sorted(marks_of(paragraph).pairs):
        if not ends or pair.start > ends[-1]:
            starts.append(pair.start)
            ends.append(pair.end)
    return starts, ends

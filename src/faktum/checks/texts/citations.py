"""Words in quotation marks are somebody else's: what a source writes is told of, not said."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from faktum.checks.typography.quotations import marks_of

_APART = "\n\n"


def is_cited(text: str, start: int, end: int) -> bool:
    """Whether a passage stands in quotation marks, within its own paragraph."""
    before, after = text[:start].rpartition(_APART)[2], text[end:].partition(_APART)[0]
    paragraph = f"{before}{text[start:end]}{after}"
    return _within(paragraph, len(before), len(paragraph) - len(after))


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

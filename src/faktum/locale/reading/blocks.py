"""The blocks of a text: what stands between blank lines, a paragraph, a heading or a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def blocks_of(text: str) -> Iterator[tuple[int, str]]:
    """Where each block begins, and itself. Only the first may be empty, or begin with a blank line."""
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield start, text[start : match.start()]
        start = match.end()
    yield start, text[start:]

"""Words, numbers and signs of a running text, with where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

SPACE = " \u00a0\u2009\u202f"
"""What stands between thousands: a space that may break or may not, wide or narrow."""

# One number takes its thousands and decimals with it; a word its hyphens and apostrophes. No part of it can
# match in two ways, so that the time is in proportion to the text.
_TOKEN = re.compile(
    rf"(?P<number>\d{{1,3}}(?:[{SPACE}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)*)"
    r"|(?P<word>[^\W\d_]+(?:['’‑-][^\W\d_]+)*)|(?P<sign>[^\w\s]|_)"
)
_WIDE = 4
"""More white space than this is an expression that was taken out, or another column."""
_WIDE_BREAK = 16
"""The same where a line ends: the next may be indented."""

NO_WIDTH = "\x1f"
"""White space that no reader sees: a mark of emphasis or a link was taken out."""

DASHES = frozenset("-‐‑–—")
NUMBER, WORD, SIGN = "number", "word", "sign"


class Token(NamedTuple):
    """A word, a number or a sign."""

    kind: str
    text: str
    lower: str
    start: int
    end: int
    near: bool
    """Whether it follows the token before it as words of one phrase do."""
    glued: bool
    """Whether nothing at all stands between the two."""


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """All of them in order, counted from `offset`. A gap where an expression stood ends a phrase."""
    found: list[Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        start, word = match.start(), match[0]
        near = bool(found) and (start == end or _near(text, end, start))
        found.append(
            Token(
                str(match.lastgroup),
                word,
                word.lower(),
                start + offset,
                match.end() + offset,
                near,
                near and start == end,
            )
        )
        end = match.end()
    return found


def _near(text: str, start: int, end: int) -> bool:
    if end - start == 1:
        return True
    gap = text[start:end].replace(NO_WIDTH, "")
    return len(gap) <= (_WIDE_BREAK if gap.count("\n") == 1 else _WIDE) and gap.count("\n") < 2

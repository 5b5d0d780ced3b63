"""What stands beside a place in a text."""

from __future__ import annotations

import re

_BLANKS = 40
"""More blanks and opening marks than anybody types before a word."""
_LONGEST = 40
"""Letters of a word that are shown on either side of what is wrong in it."""
_BEGINNING, _REST = re.compile(r"\S*\Z"), re.compile(r"\A\S*")


def preceding(text: str, at: int, most: int = 1) -> str:
    """The last characters before a place, fewer where the text begins."""
    return text[max(0, at - most) : at]


def following(text: str, at: int, most: int = 1) -> str:
    """The first characters from a place on, fewer where the text ends."""
    return text[at : at + most]


def sign_before(text: str, at: int, passed_over: str | None = None) -> str:
    """The last sign before a place but for blanks, or for `passed_over`; empty where there is none near."""
    return preceding(text, at, _BLANKS).rstrip(passed_over)[-1:]


def whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the first and the last word of a part go; so far as anybody reads a word."""
    beginning, rest = preceding(text, start, _LONGEST), following(text, end, _LONGEST)
    return start - len(_BEGINNING.findall(beginning)[0]), end + len(_REST.findall(rest)[0])

"""The type of the cards: two fonts, how long a line is, and where it breaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
SERIF, SANS = "newsreader.ttf", "hanken-grotesk.ttf"
"""Those of the pages, in the form that FreeType reads."""

_PIECE = re.compile(r"[^ \-–/]*(?:(?: [–—])? +|[-–/]+|$)")
"""A line may break after a space, a hyphen, a dash or a slash; not at a no-break space, nor before a dash."""


@dataclass(frozen=True, slots=True)
class Lines:
    """Text set in lines at one size."""

    face: str
    size: int
    lines: tuple[str, ...]
    leading: int
    """From one baseline to the next, in pixels."""

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


@lru_cache(maxsize=128)
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A font at a size in pixels, set by FreeType alone: Raqm is not on every machine."""
    return ImageFont.truetype(str(FONTS / face), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def length(text: str, face: str, size: int) -> float:
    """How long a line is, in pixels."""
    return font(face, size).getlength(text)


def fitted(
    text: str, face: str, sizes: Sequence[int], width: int, most: int, *, leading: float = 1.1
) -> Lines:
    """The text at the largest of these sizes at which it takes at most `most` lines of `width` pixels.

    What takes more at the smallest is cut off with an ellipsis; a word longer than a line is broken there only.
    """
    for size in sizes:
        lines = _wrapped(text, face, size, width)
        if len(lines) <= most and all(length(line, face, size) <= width for line in lines):
            break
    else:
        size = sizes[-1]
        lines = _cut(_wrapped(text, face, size, width, broken=True), face, size, width, most)
    return Lines(face, size, tuple(_balanced(lines, face, size, width)), round(size * leading))


def is_cut(text: Lines) -> bool:
    """Whether there was no room for all of it."""
    return text.lines[-1].endswith("…")


def _wrapped(text: str, face: str, size: int, width: float, *, broken: bool = False) -> list[str]:
    lines, taken = [""], 0.0
    for piece in _pieces(text, face, size, width if broken else None):
        # Measuring is what takes time, so each piece is measured once.
        if lines[-1] and taken + length(piece.rstrip(" "), face, size) > width:
            lines.append("")
            taken = 0.0
        lines[-1] += piece
        taken += length(piece, face, size)
    return [line.strip(" ") for line in lines]


def _pieces(text: str, face: str, size: int, width: float | None) -> list[str]:
    """What may not be broken; with a width, in parts that are no longer than that."""
    found = [piece for piece in _PIECE.findall(text) if piece]
    if width is None:
        return found
    parts: list[str] = []
    for piece in found:
        parts.append("")
        if length(piece, face, size) <= width:
            parts[-1] = piece
            continue
        for letter in piece:
            if length(parts[-1] + letter, face, size) > width:
                parts.append("")
            parts[-1] += letter
    return parts


def _cut(lines: list[str], face: str, size: int, width: int, most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and length(f"{last}…", face, size) > width:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last}…"]


def _balanced(lines: list[str], face: str, size: int, width: int) -> list[str]:
    """The same text in as many lines, as even as they can be (`text-wrap: balance` on the pages)."""
    text = " ".join(lines)
    shortest, longest = width // 2, width
    best = lines
    while len(lines) > 1 and longest - shortest > 8:  # a letter's breadth
        middle = (shortest + longest) // 2
        tried = _wrapped(text, face, size, middle)
        if len(tried) <= len(lines) and all(length(one, face, size) <= middle for one in tried):
            best, longest = tried, middle
        else:
            shortest = middle
    return best

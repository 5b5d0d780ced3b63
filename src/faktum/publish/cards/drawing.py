"""A card drawn: the look of the pages, on 1200 by 630 pixels.

Each ink is a sheet of its own that says how much of every pixel it covers. The sheets are laid over one
another as indexes into a palette, where every ink has LEVELS steps from the paper to itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from PIL import Image, ImageChops, ImageDraw

from faktum.publish.cards.lettering import SANS, SERIF, Lines, fitted, font, is_cut, length
from faktum.publish.cards.png import png
from faktum.render.cards import HEIGHT, WIDTH, Card, CardFact

COLOURS = {"paper": "#f8faf8", "ink": "#14201d", "muted": "#4a5a55", "source": "#a02c1c", "bar-1": "#17695d"}
"""Those of the stylesheet, in light."""
GROUND = "paper"
INKS = ("ink", "muted", "source", "bar-1")
LEVELS = 8

MARGIN, FOOT = 64, 40
"""Nothing but the band at the top stands nearer to the sides and the lower edge: some previews cut corners off."""
BAND = 16
ROW = WIDTH - 2 * MARGIN

_BRAND, _RULE, _KICKER, _FACTS_RULE = 96, 128, 186, 396
"""Baselines and rules, from the top."""
_GAP = 48
_ASCENT = 0.86
"""From the top of a line to its baseline, of its size."""
_TIGHT = 1.04
"""The leading of a heading, as on the pages."""
_HEADING_SIZES = (96, 88, 80, 72, 64, 58, 52, 46, 40)
_VALUE_SIZES = (56, 52, 48, 44)
_LONG_VALUE_SIZES = (44, 40, 36)
"""Of values that take two lines."""


class Sheets:
    """The inks of one card."""

    def __init__(self) -> None:
        self._sheets = {ink: Image.new("L", (WIDTH, HEIGHT)) for ink in INKS}
        self._pens = {ink: ImageDraw.Draw(sheet) for ink, sheet in self._sheets.items()}

    def line(self, ink: str, left: int, baseline: int, text: Lines, number: int = 0) -> None:
        """Set one line on its baseline."""
        face = font(text.face, text.size)
        self._pens[ink].text((left, baseline), text.lines[number], fill=255, font=face, anchor="ls")

    def lines(self, ink: str, left: int, top: int, text: Lines) -> int:
        """Set lines below `top`; where the next may begin."""
        for number in range(len(text.lines)):
            self.line(ink, left, top + text.leading * number + round(text.size * _ASCENT), text, number)
        return top + text.height

    def box(self, ink: str, left: int, top: int, width: int, height: int) -> None:
        self._pens[ink].rectangle((left, top, left + width - 1, top + height - 1), fill=255)

    def pixels(self) -> bytes:
        """An index into `palette()` for each pixel."""
        flat = Image.new("L", (WIDTH, HEIGHT))
        for number, sheet in enumerate(self._sheets.values()):
            flat = ImageChops.lighter(flat, sheet.point(_indexes(number)))
        return flat.tobytes()


@lru_cache(maxsize=256)
def draw(card: Card) -> bytes:
    """The card as a PNG. A preview draws those again whose words have changed."""
    sheets = Sheets()
    sheets.box("bar-1", 0, 0, WIDTH, BAND)
    _head(sheets, card)
    if card.facts:
        _facts(sheets, card.facts)
    _heading(sheets, card)
    return png(WIDTH, HEIGHT, palette(), sheets.pixels())


def _head(sheets: Sheets, card: Card) -> None:
    """Whose site it is, and the language of what a reader will find."""
    language = fitted(card.language, SANS, (28,), ROW // 3, 1)
    taken = round(length(language.lines[0], SANS, language.size))
    sheets.line("muted", WIDTH - MARGIN - taken, _BRAND, language)
    if card.heading == card.site:
        sheets.line("source", MARGIN, _BRAND, fitted(card.kicker, SANS, (30,), ROW - taken - _GAP, 1))
    else:
        sheets.line("ink", MARGIN, _BRAND, fitted(card.site, SERIF, (40, 36, 32, 28), ROW - taken - _GAP, 1))
    sheets.box("ink", MARGIN, _RULE, ROW, 2)


def _heading(sheets: Sheets, card: Card) -> None:
    """The name as large as there is room for, and what stands below it where there is room for that too."""
    bottom = _FACTS_RULE - 24 if card.facts else HEIGHT - FOOT
    top = _RULE + 40
    if card.heading != card.site:
        sheets.line("muted", MARGIN, _KICKER, fitted(card.kicker, SANS, (30,), ROW, 1))
        top = _KICKER + 22
    text, gap = None, 28
    if card.text and card.facts:
        text, gap = fitted(card.text, SERIF, (30, 28), ROW, 1), 12
    elif card.text:
        text = fitted(card.text, SERIF, (44, 40, 36, 32), ROW, 4, leading=1.3)
    heading = _largest(card.heading, bottom - top - (text.height + gap if text else 0))
    if text and card.facts and is_cut(heading):
        text, heading = None, _largest(card.heading, bottom - top)
    below = sheets.lines("ink", MARGIN, top, heading)
    if text:
        sheets.lines("muted", MARGIN, below + gap, text)


def _largest(heading: str, room: int) -> Lines:
    """A name in so many pixels of height."""
    for size in _HEADING_SIZES:
        most = max(1, int(room / (size * _TIGHT)))
        lines = fitted(heading, SERIF, (size,), ROW, most, leading=_TIGHT)
        if not is_cut(lines):
            break
    return lines


def _facts(sheets: Sheets, facts: tuple[CardFact, ...]) -> None:
    """Facts side by side below a rule, as in the box on the page: all of them in one size."""
    sheets.box("ink", MARGIN, _FACTS_RULE, ROW, 3)
    width = (ROW - _GAP * (len(facts) - 1)) // len(facts)
    labels = _alike([one.label for one in facts], SANS, (28, 26, 24), width, 1)
    values = _alike([one.value for one in facts], SERIF, _VALUE_SIZES, width, 1)
    if any(map(is_cut, values)):
        values = _alike([one.value for one in facts], SERIF, _LONG_VALUE_SIZES, width, 2)
    for number, (fact, label, value) in enumerate(zip(facts, labels, values, strict=True)):
        left = MARGIN + number * (width + _GAP)
        sheets.line("muted", left, _FACTS_RULE + 44, label)
        below = sheets.lines("ink", left, _FACTS_RULE + 58, value)
        if fact.note:
            sheets.line("source", left, below + 26, fitted(fact.note, SANS, (26, 24), width, 1))


def _alike(texts: Sequence[str], face: str, sizes: Sequence[int], width: int, most: int) -> list[Lines]:
    """Each of them at the size at which the longest has room."""
    smallest = min(fitted(one, face, sizes, width, most).size for one in texts)
    return [fitted(one, face, (smallest,), width, most) for one in texts]


# -- colours ------------------------------------------------------------------------------------------


@cache
def palette() -> tuple[tuple[int, int, int], ...]:
    """The paper, then each ink in LEVELS steps of equal size, the last of them the ink itself."""
    paper = _parts(COLOURS[GROUND])
    mixed = [
        tuple(
            round(ground + (full - ground) * level / LEVELS)
            for ground, full in zip(paper, _parts(COLOURS[ink]), strict=True)
        )
        for ink in INKS
        for level in range(1, LEVELS + 1)
    ]
    return (paper, *((red, green, blue) for red, green, blue in mixed))


@cache
def _indexes(ink: int) -> list[int]:
    """What part of a pixel an ink covers, 0 to 255 → index into the palette."""
    levels = (round(cover * LEVELS / 255) for cover in range(256))
    return [ink * LEVELS + level if level else 0 for level in levels]


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)

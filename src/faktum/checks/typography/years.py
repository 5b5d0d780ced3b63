"""Years have four figures: `19` may be a year, a day or a number of something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from faktum.checks.typography.pieces import Block, Piece, around
from faktum.problems import Problem, quoted

_YEAR = r"(?:1[89]|20)\d\d"
_SHORTENED = re.compile(rf"(?<![\w./–-]){_YEAR}(?P<sign>[–/-])(?P<short>\d\d)(?![\w/–]|[.,-]\d)")
_APOSTROPHE = re.compile(r"(?<!\w)[’'‘](?P<short>\d\d)(?!\d|[’'”\"%]|[.,]\d)")
_PAIR = re.compile(r"(?<![\w.,/–-])(?P<first>\d\d)/(?P<last>\d\d)(?![\w/–-]|[.,]\d)")
_DATE = re.compile(
    r"(?<![\w./–-])(?:(?P<day>[0-3]?\d)(?P<sign>[./])(?P<month>[01]?\d)(?:(?P=sign)|[ \u00a0]?[-–])\d\d"
    r"|\d\d-(?P<middle>[01]\d)-\d\d)(?![\w/–-]|[.,]\d)"
)
_AFTER_HYPHEN = re.compile(
    r"(?:(?<=[^\W\d_][ \u00a0])|(?<=[^\W\d_],[ \u00a0]))[-–](?P<short>\d\d)(?![\w°%/–-]|[.,:]\d|[ \u00a0](?:[°%–-]|C\b))(?P<after>[ \u00a0][^\W\d_]{1,20}\.?)?"
)
"""A year as it is written in minutes; a temperature has its unit."""
MONTHS = 12
_HINT = "Write all four figures of the year."


def check_years(piece: Piece, known: Mapping[str, Any], block: Block) -> Iterator[Problem]:
    """Two figures for a year. Where no figure may stand, the figures are compared with the facts first."""
    if piece.text.figures:
        return
    for match in short_years(known, block.shown):
        yield piece.problem(
            block, match.start(), "TWO-DIGIT-YEAR", "years of four figures",
            quoted(around(block.shown, match.start(), match.end()).strip(".,;:()")), _HINT,
        )  # fmt: skip


def short_years(known: Mapping[str, Any], shown: str) -> Iterator[re.Match[str]]:
    """Where a year of two figures stands, by the words of `typography.yml`."""
    for match in _SHORTENED.finditer(shown):
        # 2019-12 is a month in ISO 8601.
        if not (match["sign"] == "-" and 1 <= int(match["short"]) <= MONTHS):
            yield match
    yield from _APOSTROPHE.finditer(shown)
    for match in _PAIR.finditer(shown):
        first, last = int(match["first"]), int(match["last"])
        if last == (first + 1) % 100 and last > MONTHS:
            yield match
    for match in _DATE.finditer(shown):
        if 1 <= int(match["month"] or match["middle"]) <= MONTHS and 1 <= int(match["day"] or 1) <= 31:
            yield match
    told = list(_after_words(*(_tuple(known["years"][key]) for key in _KEYS)).finditer(shown))
    yield from told
    if known["years"]["hyphen"]:
        units = known["numbers"]["units"]
        for match in _AFTER_HYPHEN.finditer(shown):
            unit = (match["after"] or "").strip().rstrip(".")
            if unit not in units and not any(one.start() <= match.start() < one.end() for one in told):
                yield match


_KEYS = ("seasons", "months", "word", "after", "free")


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def _after_words(
    seasons: tuple[str, ...], months: tuple[str, ...], word: str, after: tuple[str, ...], free: bool
) -> re.Pattern[str]:
    """`hösten 23`, `maj -23`, `sedan år 23`."""
    season, month, before = ("|".join(map(re.escape, one)) for one in (seasons, months or ("\0",), after))
    gap = "[ \u00a0]"
    end = "" if free else rf"(?!{gap}\w)"
    return re.compile(
        rf"(?<!\w)(?:(?:{season}){gap}(?:[-–]\d\d|\d\d{end})|(?:{month})\.?{gap}?[-–]\d\d"
        rf"|(?:{before}){gap}{re.escape(word)}{gap}(?:1[3-9]|[2-9]\d))(?![\w/–%-]|[.,:]\d|{gap}?%)",
        re.IGNORECASE,
    )

"""What a date says, and the years and the numbers of days in one: 2018, -18, ’18; 1., 1:a, första."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.tokens import DASHES, NUMBER, Token

YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
DAY = re.compile(r"\d{1,2}", re.ASCII)
TWO = re.compile(r"\d\d", re.ASCII)
_BEFORE_SHORT = DASHES | frozenset("’'‘")
_AFTER = frozenset('.,;:!?)]}”’"<|')
_THIS_CENTURY = 50
"""Two figures below are of a year after 2000."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season or year as it was typed; without a year where none was."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None
    """Also a quarter, a half or a week, with its number."""
    short: bool = field(default=False, compare=False)
    """Whether the year was typed with two figures."""
    about: bool = field(default=False, compare=False)
    """Whether the month is only about right: the end of 2023."""

    @property
    def precision(self) -> str:
        if self.season:
            return "season"
        return "day" if self.day else "month" if self.month else "year"


@dataclass(frozen=True, slots=True)
class Span:
    """A date, whose ends are the same, or a period."""

    start: Moment
    end: Moment

    @property
    def period(self) -> bool:
        return self.start != self.end

    @property
    def short(self) -> bool:
        return self.start.short or self.end.short


Found = tuple[Moment, int]
"""A moment, and the token after its last."""


# -- years --------------------------------------------------------------------------------------------------


def year_at(tokens: list[Token], at: int) -> Found | None:
    """A year of four figures."""
    if at < len(tokens) and tokens[at].kind == NUMBER and YEAR.fullmatch(tokens[at].text):
        return Moment(int(tokens[at].text)), at + 1
    return None


def of_two(written: str) -> int:
    """The year that two figures stand for."""
    number = int(written)
    return number + (2000 if number < _THIS_CENTURY else 1900)


def two_figures(tokens: list[Token], at: int) -> bool:
    """Whether a token is a number of two figures, with nothing hanging on it."""
    if at >= len(tokens) or not TWO.fullmatch(tokens[at].text):
        return False
    return at + 1 >= len(tokens) or not tokens[at + 1].glued or tokens[at + 1].text in _AFTER


def short_year_at(tokens: list[Token], at: int) -> Found | None:
    """The -19 of `hösten -19`, and the ’19 of `autumn ’19`."""
    if (
        at + 1 < len(tokens) and tokens[at].near and tokens[at].text in _BEFORE_SHORT
        and tokens[at + 1].glued and two_figures(tokens, at + 1)
    ):  # fmt: skip
        return Moment(of_two(tokens[at + 1].text), short=True), at + 2
    return None


def year_beside(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """The year after a month or season: 2018, `, 2018`, `of 2018`, -18, ’18; and the token after it."""
    if short := short_year_at(tokens, at):
        return short
    words = lexicon.of | lexicon.month_words | {","}
    if at < len(tokens) and tokens[at].near and tokens[at].lower in words:
        at += 1
    year = year_at(tokens, at)
    return year if year and tokens[at].near else None


# -- days -----------------------------------------------------------------------------------------------------


def day_number(token: Token, lexicon: Lexicon) -> int | None:
    """The number of a day, in figures or as an ordinal in words."""
    if token.kind == NUMBER:
        return int(token.text) if DAY.fullmatch(token.text) else None
    return lexicon.ordinals.get(token.lower)


def after_ordinal(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """The token after the sign or ending that makes a number an ordinal, if there is one."""
    if at < len(tokens) and tokens[at].glued:
        if tokens[at].text == "." or tokens[at].lower in lexicon.ordinal_endings:
            return at + 1
        if at + 1 < len(tokens) and tokens[at].text + tokens[at + 1].lower in lexicon.ordinal_endings:
            return at + 2
    return at

"""Days, months, seasons and years in a text: 1. december 2018, hösten 2023, ultimo 2023, in May, 2018-12-01, 12/6-19."""

from __future__ import annotations

import re
from datetime import date

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import (
    DAY,
    TWO,
    YEAR,
    Found,
    Moment,
    after_ordinal,
    day_number,
    of_two,
    short_year_at,
    two_figures,
    year_at,
    year_beside,
)
from faktum.locale.reading.quarters import numbered_at
from faktum.locale.reading.tokens import DASHES, NUMBER, WORD, Token

_TURNS = {"start": 1, "middle": 6, "end": 12}
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)?\d\d)", re.ASCII)
_RUN = re.compile(r"((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)", re.ASCII)


def moment_at(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """What begins at a token, if it exists."""
    if at >= len(tokens):
        return None
    found = (
        _numeric(tokens, at, lexicon) or _turn(tokens, at, lexicon) or _season(tokens, at, lexicon)
        or numbered_at(tokens, at, lexicon) or _day_first(tokens, at, lexicon) or _month_first(tokens, at, lexicon)
        or year_at(tokens, at)
    )  # fmt: skip
    return found if found and _exists(found[0]) else None


def _exists(moment: Moment) -> bool:
    try:
        date(moment.year or 2000, moment.month or 1, moment.day or 1)
    except ValueError:
        return False
    return True


# -- in figures ---------------------------------------------------------------------------------------------


def _numeric(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """2018-12-01, 2018-12, 20181201, 01.12.2018, 01-12-2018, 1/12 2018, 1/12-2018; and with two figures."""
    token = tokens[at]
    if token.kind != NUMBER:
        return None
    if dotted := _DOTTED.fullmatch(token.text):
        return _dated(dotted[1], dotted[2], dotted[3]), at + 1
    if run := _RUN.fullmatch(token.text):
        return Moment(int(run[1]), int(run[2]), int(run[3])), at + 1
    parts = tokens[at : at + 5]
    numbers, signs = [one.text for one in parts[::2]], [one.text for one in parts[1::2]]
    glued = [one.glued for one in parts[1:]]
    if len(numbers) < 2 or not all(glued[:2]) or not all(DAY.fullmatch(one) for one in numbers[1:2]):
        return None
    whole = len(numbers) == 3 and all(glued)
    if signs[0] in DASHES:
        return _hyphened(numbers, at, lexicon, whole=whole and signs[1] in DASHES)
    if signs[0] != "/" or not DAY.fullmatch(numbers[0]):
        return None
    if whole and (signs[1] in DASHES or signs[1] == "/") and _isyear_at(tokens, at + 4):
        return _dated(numbers[0], numbers[1], numbers[2]), at + 5
    year = year_at(tokens, at + 3) or short_year_at(tokens, at + 3)
    if year is None or not tokens[at + 3].near:
        return None
    return Moment(year[0].year, int(numbers[1]), int(numbers[0]), short=year[0].short), year[1]


def _isyear_at(tokens: list[Token], at: int) -> bool:
    return bool(YEAR.fullmatch(tokens[at].text)) or two_figures(tokens, at)


def _dated(day: str, month: str, year: str) -> Moment:
    short = len(year) == 2
    return Moment(of_two(year) if short else int(year), int(month), int(day), short=short)


def _hyphened(numbers: list[str], at: int, lexicon: Lexicon, *, whole: bool) -> Found | None:
    """2018-12-01, 2018-12, 01-12-2018; and 18-12-01 or 01-12-18, as the language has them."""
    first, second = numbers[:2]
    if YEAR.fullmatch(first):
        if not TWO.fullmatch(second) or not 1 <= int(second) <= 12:
            return None
        if whole and TWO.fullmatch(numbers[2]):
            return Moment(int(first), int(second), int(numbers[2])), at + 5
        return Moment(int(first), int(second)), at + 3
    if not whole or not DAY.fullmatch(first):
        return None
    if YEAR.fullmatch(numbers[2]):
        return _dated(first, second, numbers[2]), at + 5
    if not all(map(TWO.fullmatch, numbers)):
        return None
    turned = [_dated(numbers[2], second, first), _dated(first, second, numbers[2])]
    found = next(filter(_exists, turned if lexicon.year_first else reversed(turned)), None)
    return (found, at + 5) if found else None


# -- parts of a year ----------------------------------------------------------------------------------------


def _turn(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """Slutet av 2023 is read as about December, ultimo maj 2023 as May."""
    phrase = lexicon.turns.at(tokens, at)
    if phrase is None or phrase[0] >= len(tokens) or not tokens[phrase[0]].near:
        return None
    following, turn = phrase
    if tokens[following].text in DASHES and following + 1 < len(tokens) and tokens[following + 1].glued:
        following += 1  # mid-2023
    if year := year_at(tokens, following):
        return Moment(year[0].year, _TURNS[turn], about=True), year[1]
    found = _season(tokens, following, lexicon) or _month_first(tokens, following, lexicon)
    return found if found and found[0].year else None


def _season(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    season = lexicon.seasons.get(tokens[at].lower)
    year = year_beside(tokens, at + 1, lexicon) if season else None
    return (Moment(year[0].year, season=season, short=year[0].short), year[1]) if year else None


# -- days and months ----------------------------------------------------------------------------------------


def _day_first(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """1 december 2018, 1. december, 1:a december, första december, 1st of December 2018."""
    day = day_number(tokens[at], lexicon)
    if day is None:
        return None
    following = after_ordinal(tokens, at + 1, lexicon)
    if following < len(tokens) and tokens[following].lower in lexicon.of and tokens[following].near:
        following += 1
    month = month_at(tokens, following, lexicon)
    if month is None:
        return None
    year = year_beside(tokens, month[1], lexicon)
    if year is None:
        return Moment(None, month[0], day), month[1]
    return Moment(year[0].year, month[0], day, short=year[0].short), year[1]


def month_at(
    tokens: list[Token], at: int, lexicon: Lexicon, *, first: bool = False
) -> tuple[int, int] | None:
    """The month's number, and the token after its name; `first` where nothing of the date stands before it."""
    if at >= len(tokens) or not (first or tokens[at].near) or tokens[at].kind != WORD:
        return None
    month = lexicon.months.get(tokens[at].lower)
    if month is None and not first:
        month = lexicon.day_months.get(tokens[at].lower)
    if month is None or (lexicon.month_capital and not tokens[at].text[0].isupper()):
        return None
    short = len(tokens[at].text) <= 4 and at + 1 < len(tokens) and tokens[at + 1].text == "."
    dotted = short and at + 2 < len(tokens) and tokens[at + 2].near and tokens[at + 2].kind == NUMBER
    return month, at + 2 if dotted else at + 1


def _month_first(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """December 2018, December 1, 2018 and, after a word such as in, December."""
    month = month_at(tokens, at, lexicon, first=True)
    if month is None:
        return None
    number, following = month
    if year := year_beside(tokens, following, lexicon):
        return Moment(year[0].year, number, short=year[0].short), year[1]
    if lexicon.month_capital and following < len(tokens) and DAY.fullmatch(tokens[following].text):
        if not tokens[following].near:
            return None
        day = int(tokens[following].text)
        after = after_ordinal(tokens, following + 1, lexicon)
        year = year_beside(tokens, after, lexicon)
        if year is None:
            return Moment(None, number, day), after
        return Moment(year[0].year, number, day, short=year[0].short), year[1]
    before = tokens[at - 1].lower if at and tokens[at].near else ""
    return (Moment(None, number), following) if before in lexicon.month_after else None

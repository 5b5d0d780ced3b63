"""Dates and periods in a text: 1. december 2018, hösten 2023, ultimo 2023, 2019–2022, in May."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.tokens import NUMBER, WORD, Token

DASHES = frozenset("-‐‑–—")
_TURNS = {"start": 1, "middle": 6, "end": 12}
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
_DAY = re.compile(r"\d{1,2}", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season or year as it was typed; without a year where none was."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str | None = None

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


def span_at(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Span, int] | None:
    """The date or period that begins at a token, and the token after its last."""
    found = _days(tokens, at, lexicon) or _months(tokens, at, lexicon) or _moment(tokens, at, lexicon)
    if found is None:
        return None
    first, end = found
    following = _after_to(tokens, end, lexicon)
    if following is None or following >= len(tokens):
        return Span(first, first), end
    short = _short_year(tokens, following, first)
    second = (short, following + 1) if short else _moment(tokens, following, lexicon)
    if second is None:
        return Span(first, first), end
    last = second[0]
    if first.year is None and last.year and first.month and last.month:
        first = Moment(last.year, first.month, first.day, first.season)
    if (
        first.year is None
        or last.year is None
        or (first.year, first.month or 0) > (last.year, last.month or 12)
    ):
        return Span(first, first), end
    return Span(first, last), second[1]


def _after_to(tokens: list[Token], at: int, lexicon: Lexicon) -> int | None:
    """The token after a dash, or a word such as till, between two dates."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    if tokens[at].text in DASHES or tokens[at].text == "/":
        following = at + 1
    elif word := lexicon.to.at(tokens, at):
        following = word[0]
    else:
        return None
    if following < len(tokens) and tokens[following].near and tokens[following].lower in lexicon.day_words:
        following += 1
    return following if following < len(tokens) and tokens[following].near else None


def _short_year(tokens: list[Token], at: int, first: Moment) -> Moment | None:
    """The end of 2019/20."""
    token = tokens[at]
    if first.precision == "year" and first.year and token.glued and _DAY.fullmatch(token.text):
        year = first.year // 100 * 100 + int(token.text)
        if len(token.text) == 2 and year == first.year + 1 and not _glued_sign(tokens, at + 1):
            return Moment(year)
    return None


def _glued_sign(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].glued and tokens[at].text in DASHES


def _days(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    """The first day of `1–3 december 2018`, whose month stands after the second."""
    if tokens[at].kind != NUMBER or not _DAY.fullmatch(tokens[at].text):
        return None
    end = _after_ordinal(tokens, at + 1, lexicon)
    following = _after_to(tokens, end, lexicon)
    second = _moment(tokens, following, lexicon) if following else None
    if second and second[0].month and second[0].day and (day := int(tokens[at].text)) < second[0].day:
        return Moment(second[0].year, second[0].month, day), end
    return None


def _months(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    """The first month of `januari–mars 2020`, whose year stands after the second."""
    month = _month(tokens, at, lexicon, first=True)
    following = _after_to(tokens, month[1], lexicon) if month else None
    second = _moment(tokens, following, lexicon) if following else None
    if (
        month
        and second
        and second[0].year
        and second[0].month
        and not second[0].day
        and month[0] < second[0].month
    ):
        return Moment(second[0].year, month[0]), month[1]
    return None


def _moment(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    if at >= len(tokens):
        return None
    found = (
        _numeric(tokens, at) or _turn(tokens, at, lexicon) or _season(tokens, at, lexicon)
        or _day_first(tokens, at, lexicon) or _month_first(tokens, at, lexicon) or _year(tokens, at)
    )  # fmt: skip
    return found if found and _exists(found[0]) else None


def _exists(moment: Moment) -> bool:
    try:
        date(moment.year or 2000, moment.month or 1, moment.day or 1)
    except ValueError:
        return False
    return True


def _year(tokens: list[Token], at: int) -> tuple[Moment, int] | None:
    if at < len(tokens) and tokens[at].kind == NUMBER and YEAR.fullmatch(tokens[at].text):
        return Moment(int(tokens[at].text)), at + 1
    return None


def _numeric(tokens: list[Token], at: int) -> tuple[Moment, int] | None:
    """2018-12-01, 2018-12, 01.12.2018, 1/12 2018, 1/12-2018."""
    token = tokens[at]
    if token.kind != NUMBER:
        return None
    if dotted := _DOTTED.fullmatch(token.text):
        return Moment(int(dotted[3]), int(dotted[2]), int(dotted[1])), at + 1
    signs = [one.text for one in tokens[at + 1 : at + 5 : 2]]
    numbers = [one.text for one in tokens[at : at + 5 : 2]]
    glued = [one.glued for one in tokens[at + 1 : at + 5]]
    if YEAR.fullmatch(numbers[0]) and len(numbers) >= 2 and signs[0] in DASHES and all(glued[:2]):
        if not re.fullmatch(r"\d\d", numbers[1], re.ASCII) or not 1 <= int(numbers[1]) <= 12:
            return None
        if (
            len(numbers) == 3
            and signs[1] in DASHES
            and all(glued)
            and re.fullmatch(r"\d\d", numbers[2], re.ASCII)
        ):
            return Moment(int(numbers[0]), int(numbers[1]), int(numbers[2])), at + 5
        return Moment(int(numbers[0]), int(numbers[1])), at + 3
    if len(numbers) >= 2 and signs[0] == "/" and all(glued[:2]) and all(map(_DAY.fullmatch, numbers[:2])):
        day, month = int(numbers[0]), int(numbers[1])
        if len(numbers) == 3 and signs[1] in {"-", "/"} and YEAR.fullmatch(numbers[2]):
            return Moment(int(numbers[2]), month, day), at + 5
        if year := _year(tokens, at + 3):
            return (Moment(year[0].year, month, day), year[1]) if tokens[at + 3].near else None
    return None


def _turn(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    """Slutet av 2023 is read as about December, ultimo maj 2023 as May."""
    phrase = lexicon.turns.at(tokens, at)
    if phrase is None or phrase[0] >= len(tokens) or not tokens[phrase[0]].near:
        return None
    following, turn = phrase
    if year := _year(tokens, following):
        return Moment(year[0].year, _TURNS[turn]), year[1]
    found = _season(tokens, following, lexicon) or _month_first(tokens, following, lexicon)
    return found if found and found[0].year else None


def _season(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    season = lexicon.seasons.get(tokens[at].lower)
    if season is None:
        return None
    following = at + 1
    if following < len(tokens) and tokens[following].near and tokens[following].lower in lexicon.of:
        following += 1
    year = _year(tokens, following)
    return (Moment(year[0].year, season=season), year[1]) if year and tokens[following].near else None


def _day_first(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    """1 december 2018, 1. december, 1:a december, 1st of December 2018."""
    if tokens[at].kind != NUMBER or not _DAY.fullmatch(tokens[at].text):
        return None
    following = _after_ordinal(tokens, at + 1, lexicon)
    if following < len(tokens) and tokens[following].lower in lexicon.of and tokens[following].near:
        following += 1
    month = _month(tokens, following, lexicon)
    if month is None:
        return None
    year = _year_beside(tokens, month[1], lexicon)
    return Moment(year[0] if year else None, month[0], int(tokens[at].text)), year[1] if year else month[1]


def _after_ordinal(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    if at < len(tokens) and tokens[at].glued:
        if tokens[at].text == "." or tokens[at].lower in lexicon.ordinal_endings:
            return at + 1
        if at + 1 < len(tokens) and tokens[at].text + tokens[at + 1].lower in lexicon.ordinal_endings:
            return at + 2
    return at


def _month(tokens: list[Token], at: int, lexicon: Lexicon, *, first: bool = False) -> tuple[int, int] | None:
    """The month's number, and the token after its name."""
    if at >= len(tokens) or not (first or tokens[at].near) or tokens[at].kind != WORD:
        return None
    month = lexicon.months.get(tokens[at].lower)
    if month is None or (lexicon.month_capital and not tokens[at].text[0].isupper()):
        return None
    short = len(tokens[at].text) <= 4 and at + 1 < len(tokens) and tokens[at + 1].text == "."
    dotted = short and at + 2 < len(tokens) and tokens[at + 2].near and tokens[at + 2].kind == NUMBER
    return month, at + 2 if dotted else at + 1


def _month_first(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Moment, int] | None:
    """December 2018, December 1, 2018 and, after a word such as in, December."""
    month = _month(tokens, at, lexicon, first=True)
    if month is None:
        return None
    number, following = month
    if year := _year_beside(tokens, following, lexicon):
        return Moment(year[0], number), year[1]
    if lexicon.month_capital and following < len(tokens) and _DAY.fullmatch(tokens[following].text):
        if not tokens[following].near:
            return None
        day = int(tokens[following].text)
        after = _after_ordinal(tokens, following + 1, lexicon)
        year = _year_beside(tokens, after, lexicon)
        return Moment(year[0] if year else None, number, day), year[1] if year else after
    before = tokens[at - 1].lower if at and tokens[at].near else ""
    return (Moment(None, number), following) if before in lexicon.month_after else None


def _year_beside(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The year after a month: 2018, `, 2018`, `of 2018`; and the token after it."""
    words = lexicon.of | lexicon.month_words | {","}
    if at < len(tokens) and tokens[at].near and tokens[at].lower in words:
        at += 1
    year = _year(tokens, at)
    return (year[0].year or 0, year[1]) if year and tokens[at].near else None

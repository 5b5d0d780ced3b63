"""Dates and periods in a text: 1. december 2018, 2019–2022, mellan 2019 och 2022, januari–mars 2020."""

from __future__ import annotations

from faktum.locale.reading.dates import moment_at, month_at
from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import Moment, Span, after_ordinal, day_number, two_figures
from faktum.locale.reading.tokens import DASHES, Token


def span_at(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Span, int] | None:
    """The date or period that begins at a token, and the token after its last."""
    link = _link_before(tokens, at, lexicon)
    found = (
        _days(tokens, at, lexicon, link)
        or _months(tokens, at, lexicon, link)
        or moment_at(tokens, at, lexicon)
    )
    if found is None:
        return None
    first, end = found
    following = _after_to(tokens, end, lexicon, link)
    if following is None or following >= len(tokens):
        return Span(first, first), end
    short = _short_year(tokens, following, first)
    second = (short, following + 1) if short else moment_at(tokens, following, lexicon)
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


def _link_before(tokens: list[Token], at: int, lexicon: Lexicon) -> str:
    """What stands between two dates after `between`; nothing elsewhere."""
    if at and tokens[at].near and tokens[at - 1].lower in lexicon.day_words:
        at -= 1
    return lexicon.between.get(tokens[at - 1].lower, "") if at and tokens[at].near else ""


def _after_to(tokens: list[Token], at: int, lexicon: Lexicon, link: str = "") -> int | None:
    """The token after a dash, or a word such as till, between two dates."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    if tokens[at].text in DASHES or tokens[at].text == "/" or (link and tokens[at].lower == link):
        following = at + 1
    elif word := lexicon.to.at(tokens, at):
        following = word[0]
    else:
        return None
    if following < len(tokens) and tokens[following].near and tokens[following].lower in lexicon.day_words:
        following += 1
    return following if following < len(tokens) and tokens[following].near else None


def _short_year(tokens: list[Token], at: int, first: Moment) -> Moment | None:
    """The end of 2019/20, and of 2019–22."""
    token = tokens[at]
    if first.precision == "year" and first.year and token.glued and two_figures(tokens, at):
        year = first.year // 100 * 100 + int(token.text)
        if year == first.year + 1 or (year > first.year and tokens[at - 1].text in DASHES):
            return Moment(year, short=True)
    return None


def _days(tokens: list[Token], at: int, lexicon: Lexicon, link: str) -> tuple[Moment, int] | None:
    """The first day of `1–3 december 2018`, whose month stands after the second."""
    day = day_number(tokens[at], lexicon)
    if day is None:
        return None
    end = after_ordinal(tokens, at + 1, lexicon)
    following = _after_to(tokens, end, lexicon, link)
    second = moment_at(tokens, following, lexicon) if following else None
    if second and second[0].month and second[0].day and day < second[0].day:
        return Moment(second[0].year, second[0].month, day), end
    return None


def _months(tokens: list[Token], at: int, lexicon: Lexicon, link: str) -> tuple[Moment, int] | None:
    """The first month of `januari–mars 2020`, whose year stands after the second."""
    month = month_at(tokens, at, lexicon, first=True)
    following = _after_to(tokens, month[1], lexicon, link) if month else None
    second = moment_at(tokens, following, lexicon) if following else None
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

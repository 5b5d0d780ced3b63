"""Days, seasons, periods and lengths that somebody typed, and words that count from today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.unseen.ground import (
    FOLLOWS,
    about,
    day_of,
    days,
    free,
    fronts,
    prose,
    put,
    summaries,
    told,
    typed,
    woven,
)


@kind(along=FOLLOWS, number=6)
def day_put_by_hand(site: Site, draw: Random) -> Iterator[Slip]:
    """A day that is a fact is typed in one of the ways of the language: *13/6 2019*, *d. 1/12-2018*."""

    def forms(language: str, fact: str) -> list[str]:
        day = day_of(site, fact)
        return days(site, language, day) if day else []

    yield from typed(site, draw, "day told", prose(site), forms)


@kind(along=FOLLOWS, number=6)
def day_that_is_another(site: Site, draw: Random) -> Iterator[Slip]:
    """A day that is a fact is typed a week, a month or a year off."""

    def forms(language: str, fact: str) -> list[str]:
        day = day_of(site, fact)
        if not day:
            return []
        other = draw.choice(
            (day - timedelta(days=7), day + timedelta(days=31), day.replace(year=day.year - 1))
        )
        return days(site, language, other)

    yield from typed(site, draw, "day told", prose(site), forms)


def _written(site: Site, draw: Random, key: str, which: str) -> Iterator[Slip]:
    for phrase, fact, passage in told(site, draw, key, prose(site)):
        for x in draw.sample(phrase[which], 2):
            sentence = put(phrase["say"], x=x)
            yield woven(site, passage, sentence, f"“{x}” typed for {fact}", draw)


@kind(along=FOLLOWS, number=6)
def season_or_period_put_by_hand(site: Site, draw: Random) -> Iterator[Slip]:
    """A period, month or season that is a fact is typed: *2020–22*, *hösten 2023*, *ultimo 2018*."""
    yield from _written(site, draw, "season told", "right")
    yield from _written(site, draw, "period told", "right")


@kind(along=FOLLOWS, number=6)
def season_or_period_that_is_another(site: Site, draw: Random) -> Iterator[Slip]:
    """A period, month or season that is a fact is typed, and it is another."""
    yield from _written(site, draw, "season told", "wrong")
    yield from _written(site, draw, "period told", "wrong")


@kind(along=FOLLOWS, number=6)
def length_against_the_ends(site: Site, draw: Random) -> Iterator[Slip]:
    """A length is told in words that the ends of the period do not give: *det treåriga nätverket*."""
    yield from about(site, draw, "length wrong", prose(site))


@kind(along=FOLLOWS, number=6)
def day_counted_from_now(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence counts from the day on which it was typed: *häromveckan*, *i forgårs*, *next month*."""
    yield from free(site, draw, "relative", prose(site))


@kind(along=FOLLOWS, number=6)
def day_counted_from_now_in_short(site: Site, draw: Random) -> Iterator[Slip]:
    """A summary or description counts from the day on which it was typed."""
    own = [one for one in fronts(site, "summary", "description") if one.text.endswith(".")]
    yield from free(site, draw, "relative short", [*summaries(site), *own], end=True)


@kind(along=FOLLOWS, number=5)
def year_of_two_digits(site: Site, draw: Random) -> Iterator[Slip]:
    """A year is typed with two digits: *jan -20*, *'19*."""
    yield from free(site, draw, "year two", prose(site))

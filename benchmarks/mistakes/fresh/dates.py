"""Days, years and lengths that somebody typed, and words that count from today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from babel.dates import format_date

from faktum.model.edtf import Point
from mistakes.fresh.ground import (
    FIGURES,
    FOLLOWS,
    OTHERWISE,
    ended,
    folds,
    front,
    in_each,
    prose,
    spelled,
    summaries,
    told_of,
    words,
    woven,
)
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import Passage


def _point(site: Site, fact: str, end: str = "") -> Point:
    """A day of a fact; of a period its start, unless its end is asked for."""
    value = site.catalogue.facts[fact].chosen.value
    assert value
    assert value.date
    point = value.date.end if end else value.date.start
    assert point
    return point


def _day(site: Site, fact: str, end: str = "") -> date | None:
    point = _point(site, fact, end)
    return date(point.year, point.month, point.day) if point.month and point.day else None


def _days(site: Site, language: str, day: date) -> list[str]:
    """A day in the notations of the phrases."""
    locale = site.views[language].formats.messages.locale
    holes = {
        "d": day.day, "m": day.month, "y": day.year, "dd": f"{day.day:02}", "mm": f"{day.month:02}",
        "month": format_date(day, "MMMM", locale=locale), "mon": format_date(day, "MMM", locale=locale).strip("."),
        "weekday": format_date(day, "EEEE", locale=locale), "th": _ordinal(language, day.day),
    }  # fmt: skip
    return [form.format(**holes) for form in words(language, "days")]


def _ordinal(language: str, day: int) -> str:
    endings = words(language, "endings")
    return f"{day}{endings.get(day, endings['other'])}"


def _text_of(site: Site, passage: Passage, sentence: str, what: str, draw: Random) -> Slip:
    if passage.where == "short":
        return ended(site, passage, sentence, what)
    return woven(site, passage, sentence, what, draw)


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def day_written_otherwise(site: Site, draw: Random) -> Iterator[Slip]:
    """A day that is a fact is typed as people write days: *13/6 2019*, *the 13th of June 2019*."""
    for phrase, passage in told_of(site, draw, "day told", [*prose(site), *folds(site, "eu_note")]):
        day = _day(site, phrase["fact"], phrase.get("end", ""))
        if day:
            on = draw.choice(_days(site, passage.language, day))
            yield _text_of(
                site, passage, phrase["say"].format(on=on), f"“{on}” typed for {phrase['fact']}", draw
            )


@kind(*OTHERWISE, along=FOLLOWS, number=9)
def day_a_little_off(site: Site, draw: Random) -> Iterator[Slip]:
    """A day that is a fact is typed with another day, month or year."""
    for phrase, passage in told_of(site, draw, "day told", [*prose(site), *folds(site, "eu_note")]):
        day = _day(site, phrase["fact"], phrase.get("end", ""))
        if day:
            other = draw.choice((
                day + timedelta(days=2), day - timedelta(days=3), day.replace(year=day.year + 1),
                day.replace(day=min(day.day, 28), month=day.month % 12 + 1),
            ))  # fmt: skip
            on = draw.choice(_days(site, passage.language, other))
            what = f"“{on}” typed for {phrase['fact']}, which is {day}"
            yield _text_of(site, passage, phrase["say"].format(on=on), what, draw)


SEASON = {12: "winter", 1: "winter", 2: "winter", 3: "spring", 4: "spring", 5: "spring", 6: "summer", 7: "summer",
          8: "summer", 9: "autumn", 10: "autumn", 11: "autumn"}  # fmt: skip
MONTHS = {"spring": 4, "summer": 7, "autumn": 10, "winter": 1}


@kind(*FIGURES, along=FOLLOWS, number=9)
def part_of_the_year(site: Site, draw: Random) -> Iterator[Slip]:
    """A date is told by the quarter, half, season or end of its year: *Q3 2022*, *ultimo 2022*."""
    for phrase, passage in told_of(site, draw, "time told", prose(site)):
        point = _point(site, phrase["fact"], phrase.get("end", ""))
        month = point.month or MONTHS.get(point.season or "", 0)
        if month:
            when = draw.choice(_parts(passage.language, point.year, month))
            yield woven(
                site, passage, phrase["say"].format(when=when), f"“{when}” typed for {phrase['fact']}", draw
            )


def _parts(language: str, year: int, month: int) -> list[str]:
    told = words(language, "parts of the year")
    half, quarter = int(month > 6), (month - 1) // 3
    third = 0 if month <= 3 else 2 if month >= 10 else 1
    found = [form.format(y=year, half=told["halves"][half], q=quarter + 1, quarter=told["quarters"][quarter])
             for form in told["forms"]]  # fmt: skip
    season = told["seasons"][SEASON[month]] if SEASON[month] != "winter" else None
    return [*found, told["thirds"][third].format(y=year), *([season.format(y=year)] if season else [])]


@kind(*FIGURES, along=FOLLOWS, number=6)
def years_of_a_project(site: Site, draw: Random) -> Iterator[Slip]:
    """The years of a project are typed from the first to the last."""
    yield from _years(site, draw, 0)


@kind(*OTHERWISE, along=FOLLOWS, number=6)
def years_of_a_project_wrong(site: Site, draw: Random) -> Iterator[Slip]:
    """The years of a project are typed, and one of them is wrong."""
    yield from _years(site, draw, 5)


def _years(site: Site, draw: Random, by: int) -> Iterator[Slip]:
    for phrase, passage in told_of(site, draw, "years told", [*prose(site), *summaries(site)]):
        a, b = _point(site, phrase["fact"]).year, _point(site, phrase["fact"], "end").year
        if by:
            a, b = (a - by, b) if draw.random() < 0.5 else (a, b + by)
        sentence = phrase["say"].format(a=a, b=b)
        yield woven(site, passage, sentence, f"“{sentence}” of {phrase['fact']}", draw)


LENGTHS = (7, 8, 9)
"""Years that no project of the site comes near, nor two of them in a row."""
LONG = (84, 96, 108)
"""Months that none comes near."""


@kind("PERIOD-LENGTH", *OTHERWISE, along=FOLLOWS, number=9)
def length_misremembered(site: Site, draw: Random) -> Iterator[Slip]:
    """A project is said to last years longer than from its start to its end: *the seven-year project*."""
    for phrase, passage in told_of(site, draw, "length told", [*prose(site), *summaries(site)]):
        years, months = draw.choice(LENGTHS), draw.choice(LONG)
        sentence = phrase["say"].format(
            years=spelled(passage.language, years),
            y=years,
            months=months,
            word=words(passage.language, "years")[years],
        )
        yield woven(site, passage, sentence, f"“{sentence}” of {phrase['fact']}", draw)


@kind("RELATIVE-DATE", along=(*FOLLOWS, *FIGURES), number=12)
def told_from_today(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence counts from the day on which it was written: *last spring*, *i forrige uge*, *i somras*."""
    for sentence, passage in in_each(site, draw, "relative", prose(site)):
        yield woven(site, passage, sentence, f"“{sentence}”", draw)


@kind("RELATIVE-DATE", along=(*FOLLOWS, *FIGURES), number=9)
def told_from_today_in_short(site: Site, draw: Random) -> Iterator[Slip]:
    """A summary, definition or front matter counts from the day on which it was written."""
    own = [one for one in front(site, "summary", "description") if one.text.endswith(".")]
    places = [*summaries(site), *folds(site, "summary", "eu_note"), *own]
    for sentence, passage in in_each(site, draw, "relative short", places):
        yield ended(site, passage, sentence, f"“{sentence}”")

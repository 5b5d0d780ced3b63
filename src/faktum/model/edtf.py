"""Dates that keep the precision their source gave them: EDTF, ISO 8601-2 levels 0 and 1.

The `edtf` library parses; this module puts right the two readings in which it departs from the
standard (an open end comes out as a float, an unknown end as ten invented years) and offers the
parts a page needs: precision, approximation, earliest and latest day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Precision = Literal["day", "month", "season", "year"]

_POINT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([~?%]?)")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
# A season covers the calendar months that a reader in the Nordic countries takes it to mean.
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
FORMS = "2019-06-13, 2019-12, 2023-23 (autumn 2023), 2027, 2017/2019-12~ or 2017/.."


class DateError(ValueError):
    """The text is not a date in EDTF; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a period, or a date by itself."""

    year: int
    month: int | None = None
    day: int | None = None
    season: str | None = None
    approximate: bool = False
    uncertain: bool = False

    @property
    def precision(self) -> Precision:
        if self.season:
            return "season"
        return "day" if self.day else "month" if self.month else "year"

    def bounds(self) -> tuple[date, date]:
        """Earliest and latest day, both inclusive. ISO 8601-2; seasons by calendar months."""
        if self.season:
            code = next(code for code, name in _SEASONS.items() if name == self.season)
            first, last = _SEASON_MONTHS[code]
            return date(self.year, first, 1), _month_end(self.year + (last < first), last)
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        if self.day is None:
            return date(self.year, self.month, 1), _month_end(self.year, self.month)
        day = date(self.year, self.month, self.day)
        return day, day


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


@lru_cache(maxsize=4096)  # a site repeats its dates, and the library takes milliseconds for each
def _point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise DateError(f"expected a date such as {FORMS}")
    year, month, day = int(match[1]), match[2], match[3]
    approximate, uncertain = match[4] in {"~", "%"}, match[4] in {"?", "%"}
    season = _SEASONS.get(int(month)) if month and not day else None
    try:
        point = Point(
            year,
            None if season or not month else int(month),
            int(day) if day else None,
            season,
            approximate,
            uncertain,
        )
        point.bounds()
        if match[4] and not season:
            # The calendar has judged a plain date. What is approximate the library must accept too, which
            # takes it milliseconds; it rejects a season with "~".
            _parsed_by_the_library(text)
    except ValueError as error:
        raise DateError(f"there is no such date as {text!r}; expected {FORMS}") from error
    return point


def _parsed_by_the_library(text: str) -> None:
    """Raises ValueError. Loaded with its grammar when the first such date comes: most sites have few, and load them often."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parse_edtf(text)
    except EDTFParseException as error:
        raise ValueError(text) from error


def _inside(point: Point | None, other: Point | None) -> bool:
    if point is None or other is None:
        return point is other
    (first, last), (low, high) = point.bounds(), other.bounds()
    return low <= first and last <= high


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or a period. `start` or `end` is None for an open or unknown end of a period."""

    text: str
    start: Point | None
    end: Point | None
    interval: bool
    open_start: bool = False
    open_end: bool = False

    @classmethod
    def parse(cls, text: str) -> Edtf:
        """Read EDTF level 0 and 1 (ISO 8601-2:2019). Raises DateError with what was expected."""
        if "/" not in text:
            point = _point(text)
            return cls(text, point, point, interval=False)
        left, _, right = text.partition("/")
        if "/" in right or (left in {"", ".."} and right in {"", ".."}):
            raise DateError(f"expected a period with two ends such as {FORMS}")
        start = None if left in {"", ".."} else _point(left)
        end = None if right in {"", ".."} else _point(right)
        return cls(text, start, end, interval=True, open_start=left == "..", open_end=right == "..")

    @property
    def earliest(self) -> date | None:
        """First possible day; None when the start is open or unknown."""
        return self.start.bounds()[0] if self.start else None

    @property
    def latest(self) -> date | None:
        """Last possible day; None when the end is open or unknown."""
        return self.end.bounds()[1] if self.end else None

    @property
    def day(self) -> date | None:
        """The day, where the date is known to the day and beyond doubt; None for periods."""
        point = None if self.interval else self.start
        if point is None or point.precision != "day" or point.approximate or point.uncertain:
            return None
        return self.earliest

    @property
    def turned_round(self) -> bool:
        """True when the end lies before the start whatever the precision allows."""
        return bool(self.earliest and self.latest and self.latest < self.earliest)

    def overlaps(self, other: Edtf) -> bool:
        """True when some day can belong to both."""
        low, high = date.min, date.max
        return (self.earliest or low) <= (other.latest or high) and (other.earliest or low) <= (
            self.latest or high
        )

    def within(self, other: Edtf) -> bool:
        """True when the other says the same with less precision, end by end."""
        if self.interval != other.interval:
            return False
        return _inside(self.start, other.start) and _inside(self.end, other.end)

    def __str__(self) -> str:
        return self.text

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.str_schema(),
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.to_string_ser_schema(),
        )

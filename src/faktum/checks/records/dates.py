"""Dates that cannot lie after today, and years in which nothing on the site can be."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.model.edtf import Edtf
from faktum.model.fact import Value
from faktum.model.release import Release
from faktum.problems import Problem

YEARS = (1000, 2999)
"""Years that something on the site can be of; others are a slip of the finger."""
_PAST = frozenset(
    {
        "date",
        "read_on",
        "updated",
        "verified_on",
        "told_on",
        "given_on",
        "on",
        "facts_checked_on",
        "measured_on",
        "updated_on",
    }
)
"""Fields of our own that tell what has happened already; what a fact tells may lie ahead."""


def check_dates(index: Index) -> Iterator[Problem]:
    """What has been published, read or corrected lies in the past."""
    for entry in index.entries.values():
        for node in entry.nodes:
            date_of = node.value.date if isinstance(node.value, Value) else node.value
            if isinstance(date_of, Edtf):
                yield from _year(entry, node.place, date_of)
            if isinstance(node.value, Edtf) and node.name in _PAST:
                yield from _future(index, entry, node.place, node.value)
        if isinstance(entry.record, Release):
            yield from _published(index, entry, entry.record)


def _year(entry: Entry, place: tuple[str | int, ...], day: Edtf) -> Iterator[Problem]:
    """A time line of eight thousand years shows nothing."""
    if any(not YEARS[0] <= point.year <= YEARS[1] for point in (day.start, day.end) if point):
        yield entry.problem(
            place, "BAD-DATE", f"a year from {YEARS[0]} to {YEARS[1]}", str(day),
            "Correct the year; it has four digits.",
        )  # fmt: skip


def _published(index: Index, entry: Entry, release: Release) -> Iterator[Problem]:
    fact = release.facts.get("published")
    for place, one in enumerate(fact.statements if fact else ()):
        day = one.value.date if one.value else None
        # A date outside the year of the folder is told of as such, RELEASE-YEAR.
        if day and day.start and str(day.start.year) == release.id.partition("/")[0]:
            yield from _future(index, entry, ("facts", "published", "statements", place, "value"), day)


def _future(index: Index, entry: Entry, place: tuple[str | int, ...], day: Edtf) -> Iterator[Problem]:
    if day.earliest and day.earliest > index.today:
        what = ".".join(str(step) for step in place if step not in {"statements", 0, "value"})
        yield entry.problem(
            place, "FUTURE-DATE", f"{what} not to lie after today, {index.today}", str(day),
            "Correct the date, or publish the change when the day has come. Today is the day of the last commit, or what SOURCE_DATE_EPOCH says.", index.by_date,
        )  # fmt: skip

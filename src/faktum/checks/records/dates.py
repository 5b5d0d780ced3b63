"""Today, read once, and the dates that cannot lie after it.

Today is an input: SOURCE_DATE_EPOCH (reproducible-builds.org), else the commit's date, else the
clock; with `check --due` the clock unless SOURCE_DATE_EPOCH is set (design, section 5).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from faktum.checks.index import Entry, Index
from faktum.model.edtf import Edtf
from faktum.model.fact import Value
from faktum.model.release import Release
from faktum.problems import Problem, quoted

YEARS = (1000, 2999)
"""Years that something on the site can be of; others are a slip of the finger."""
EPOCH = "SOURCE_DATE_EPOCH"
_PAST = frozenset(
    {"date", "read_on", "updated", "verified_on", "on", "facts_checked_on", "measured_on", "updated_on"}
)
"""Fields of our own that tell what has happened already; what a fact tells may lie ahead."""


def today(root: Path, *, due: bool, problems: list[Problem]) -> date:
    """The day that everything is measured against; a value that cannot be read goes to `problems`."""
    written = os.environ.get(EPOCH)
    if written:
        try:
            return datetime.fromtimestamp(int(written), UTC).date()
        except (ValueError, OverflowError, OSError):
            problems.append(
                Problem(
                    "data/site.yml", 1, "BAD-VALUE", f"whole seconds since 1970 in {EPOCH}", quoted(written),
                    "Unset the variable, or set it to a number such as 1735689600.",
                )
            )  # fmt: skip
    committed = None if due else _commit_day(root)
    return committed or datetime.now(UTC).date()


def _commit_day(root: Path) -> date | None:
    try:
        run = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(root), "log", "-1", "--format=%ct"],  # noqa: S607 - git from the path, as make does
            capture_output=True, text=True, check=True, timeout=10,
        )  # fmt: skip
        return datetime.fromtimestamp(int(run.stdout), UTC).date()
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


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

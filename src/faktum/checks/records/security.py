"""How long security.txt holds: RFC 9116 (2.5.5) has it renewed, so that nobody reports to a mailbox long gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faktum.checks.index import Index
from faktum.problems import Problem


def check_security(index: Index) -> Iterator[Problem]:
    security = index.site.security
    if security is None or security.expires.day is None:
        return
    entry, day, place = index.entries["site"], security.expires.day, ("security", "expires")
    if day < index.today:
        yield entry.problem(
            place, "EXPIRY-DUE", f"a day that has not passed on {index.today}", security.last_day,
            "Make sure that somebody reads what comes to `contact`, then write a new day, at most a year ahead.", index.by_date,
        )  # fmt: skip
    elif day > _in_a_year(index.today):
        yield entry.problem(
            place, "EXPIRY-FAR", f"a day at most a year after {index.today}", security.last_day,
            "Write an earlier one; when it has passed, `faktum check` asks you to look again.", "warning",
        )  # fmt: skip


def _in_a_year(today: date) -> date:
    """The same day of next year; the 28th for a leap day."""
    return today.replace(year=today.year + 1, day=28 if (today.month, today.day) == (2, 29) else today.day)

"""What the site says of its accessibility: measured within a year, and complete where a law asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.model.edtf import Edtf
from faktum.model.site import Accessibility, Site
from faktum.problems import Problem

_PARTLY = frozenset({"partial", "none"})
"""How compliant a site is of which something is not accessible."""


def check_accessibility(index: Index) -> Iterator[Problem]:
    entry, site = index.entries["site"], index.site
    if site.accessibility and _is_older_than_a_year(site.accessibility.measured_on, index.today):
        yield entry.problem(
            ("accessibility", "measured_on"), "MEASUREMENT-DUE", f"a measurement less than a year old on {index.today}",
            str(site.accessibility.measured_on),
            "Measure again, mend what is found, then write the new day and the versions of the tools.", index.by_date,
        )  # fmt: skip
    if site.public_body == "SE":
        yield from _statement(entry, site)
    elif site.accessibility and site.accessibility.statement:
        yield entry.problem(
            ("accessibility", "statement"), "MISSING-KEY", "the key public_body: SE beside a statement under Swedish law",
            site.public_body or "none",
            "Write it if the law covers the publisher; otherwise remove the statement, which no page shows.",
        )  # fmt: skip


def _is_older_than_a_year(day: Edtf, today: date) -> bool:
    """Directive (EU) 2016/2102 with Decision (EU) 2018/1523, recital 3: reviewed at least once a year."""
    last = day.latest
    return bool(last and (today.year, today.month, today.day) > (last.year + 1, last.month, last.day))


def _statement(entry: Entry, site: Site) -> Iterator[Problem]:
    """Of the eleven parts of a Swedish statement, those that the site cannot fill in by itself."""
    measured = site.accessibility
    if measured is None or measured.statement is None or measured.report is None:
        lacks = "report" if measured and measured.statement else "statement"
        yield entry.problem(
            ("public_body",), "MISSING-KEY", f"the key accessibility.{lacks} beside public_body: SE", "none",
            "The law asks a Swedish public body for a statement: what was measured, compliance, and a form for reports.",
        )  # fmt: skip
    elif _contradicts_itself(measured):
        partly = measured.statement.compliance in _PARTLY
        yield entry.problem(
            ("accessibility", "statement", "compliance"), "BAD-VALUE",
            "compliance that agrees with known_faults and disproportionate", f'"{measured.statement.compliance}" beside {"nothing that is not accessible" if partly else "what is not accessible"}',
            "With anything inaccessible, compliance is partial or none; otherwise say what is inaccessible, and why.",
        )  # fmt: skip


def _contradicts_itself(measured: Accessibility) -> bool:
    statement = measured.statement
    assert statement
    return (statement.compliance in _PARTLY) != bool(measured.known_faults or statement.disproportionate)

"""The very day, the day after, and days that no calendar has."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from checks.edges.records import PERSON, RELEASE, SOUTH

from faktum.checks import check_loaded
from faktum.checks.index import Index
from faktum.checks.records.dates import check_dates
from faktum.load.today import today
from faktum.problems import Problem

SITE = "data/site.yml"


@pytest.mark.parametrize(("end", "told"), [("2023-09", []), ("2023-08", ['41 PERIOD-TURNED "2023-08"'])])
def test_an_end_in_the_autumn_of_the_start(said, changed, end, told):
    assert said(SOUTH, changed(SOUTH, "value: 2027", f"value: {end}")) == told


@pytest.mark.parametrize(
    ("day", "late"), [("2026-11-30", 1), ("2026-12-01", 0), ("2026-11", 1), ("2026-12", 0)]
)
def test_a_review_on_the_very_day_is_not_late(said, changed, day, late):
    overlay = changed(PERSON, "    languages: [sv]\n", f"    languages: [sv]\n    review_by: {day}\n")
    assert said(PERSON, overlay) == [f"22 REVIEW-DUE {day}"] * late


@pytest.mark.parametrize(
    ("day", "future"), [("2026-12-01", 0), ("2026-12-02", 1), ("2026-12", 0), ("2027", 1)]
)
def test_what_happens_today_has_happened(found, changed, day, future):
    edited = changed(SITE, "facts_checked_on: 2026-10-01", f"facts_checked_on: {day}")
    lines = edited[SITE].splitlines()
    problems = found(edited)
    assert [(one.path, one.line, one.found, one.severity) for one in problems] == [
        (SITE, lines.index(f"facts_checked_on: {day}") + 1, day, "warning")
    ] * future


@pytest.mark.parametrize(
    ("year", "wrong"), [("0999", True), ("1000", False), ("2999", False), ("3000", True), ("2027/3000", True)]
)
def test_years_that_nothing_here_is_of(told, changed, year, wrong):
    assert told(check_dates, changed(SOUTH, "value: 2027", f"value: {year}")) == (
        [f"42 BAD-DATE {year}"] if wrong else []
    )


@pytest.mark.parametrize(
    ("day", "lines"), [(date(2023, 5, 19), [12]), (date(2021, 1, 1), [10, 12]), (date(2023, 5, 20), [])]
)
def test_a_publication_after_today_is_told_in_the_year_of_its_folder(loading, changed, day, lines):
    statements = """\
    statements:
      - {value: 2023-05-19, source: provbladet-2023, place: unknown}
      - {value: 2022-05-20, source: aakirke-2023, place: lead}
      - {value: 2023-05-20, source: aakirke-2023, place: lead, preferred: {sv: a, da: b, en: c}}
      - {value: 2024-05-20, source: aakirke-2023, place: lead}
      - {unknown: not stated, source: aakirke-2023, place: lead}
"""
    before = "    value: 2023-05-20\n    source: aakirke-2023\n    place: lead\n"
    told = [
        (one.line, one.expected)
        for one in check_dates(Index.of(loading(changed(RELEASE, before, statements)), day))
        if one.path == RELEASE and "published" in one.expected
    ]
    names = {10: "facts.published", 12: "facts.published.2"}
    assert told == [(line, f"{names[line]} not to lie after today, {day}") for line in lines]


@pytest.mark.parametrize(
    "epoch", ["yesterday", "1e9", "9" * 30, "9" * 18, "67768036191676800", "-" + "9" * 18]
)
def test_an_epoch_that_no_calendar_has(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    problems: list[Problem] = []
    assert today(tmp_path, due=True, problems=problems) == datetime.now(UTC).date()
    assert [(one.path, one.line, one.code) for one in problems] == [(SITE, 1, "BAD-VALUE")]


def test_today_of_an_epoch_and_of_a_folder_without_commits(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083199")
    assert today(tmp_path, due=False, problems=[]) == date(2026, 11, 30)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert today(tmp_path, due=False, problems=[]) == datetime.now(UTC).date()
    monkeypatch.setenv("PATH", "")
    assert today(tmp_path, due=False, problems=[]) == datetime.now(UTC).date()


def test_nothing_is_due_unless_asked(loading, changed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    loaded = loading(changed(SITE, "facts_checked_on: 2026-10-01", "facts_checked_on: 2027"))
    assert [one.severity for one in check_loaded(loaded).problems if one.code == "FUTURE-DATE"] == ["warning"]
    assert [one.severity for one in check_loaded(loaded, due=True).problems if one.code == "FUTURE-DATE"] == [
        "error"
    ]

"""Problems as values, and the three ways a report is printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from faktum.problems import Problem, Report, did_you_mean, quoted, relative

ONE = Problem("data/b.yml", 3, "BAD-DATE", "a date", '"x"', "Write a date.")
TWO = Problem("data/a.yml", 7, "ORPHAN", "a reference", "none", severity="warning")
THREE = Problem("data/a.yml", 2, "UNTRANSLATED", "a text", "none", severity="note")


def test_a_problem_in_words() -> None:
    assert str(ONE) == 'data/b.yml:3: expected a date, found "x" [BAD-DATE]\n    Write a date.'
    assert str(TWO) == "data/a.yml:7: warning: expected a reference, found none [ORPHAN]"


def test_a_report_is_sorted_and_without_doubles() -> None:
    report = Report.of([ONE, TWO, THREE, ONE])
    assert [one.path for one in report.problems] == ["data/a.yml", "data/a.yml", "data/b.yml"]
    assert report.errors == (ONE,)
    assert report.warnings == (TWO,)
    assert report.of_severity("note") == (THREE,)


@pytest.mark.parametrize(
    ("problems", "summary"),
    [
        ([], "No problems."), ([ONE], "1 error in 1 file."), ([ONE, TWO, THREE], "1 error, 1 warning, 1 note in 2 files."),
        ([TWO, Problem("x", 1, "A", "b", "c", severity="warning")], "2 warnings in 2 files."),
    ],
)  # fmt: skip
def test_the_last_line(problems: list[Problem], summary: str) -> None:
    report = Report.of(problems)
    assert report.summary() == summary
    assert report.as_text().splitlines()[-1] == summary


def test_for_machines() -> None:
    document = json.loads(Report.of([ONE, TWO]).as_json())
    assert document["count"] == 2
    assert document["problems"][1] == {
        "path": "data/b.yml", "line": 3, "code": "BAD-DATE", "severity": "error", "expected": "a date", "found": '"x"', "hint": "Write a date.",
    }  # fmt: skip


def test_for_pull_requests() -> None:
    odd = Problem("data/a,b:c.yml", 1, "A", "100 %", "line\nline", severity="note")
    rows = Report.of([ONE, TWO, odd]).as_github().splitlines()
    assert '::error file=data/b.yml,line=3,title=BAD-DATE::expected a date, found "x". Write a date.' in rows
    assert "::warning file=data/a.yml,line=7,title=ORPHAN::expected a reference, found none." in rows
    assert "::notice file=data/a%2Cb%3Ac.yml,line=1,title=A::expected 100 %25, found line%0Aline." in rows


def test_suggestions() -> None:
    assert did_you_mean("halsobrn", ["halsobron", "x"]) == 'Did you mean "halsobron"?'
    assert did_you_mean("qqq", ["halsobron"], "Look again.") == "Look again."
    assert did_you_mean("qqq", []) == ""


def test_what_was_found_is_quoted_and_short() -> None:
    assert quoted("å\n") == '"å\\n"'
    assert quoted("x" * 100) == '"' + "x" * 59 + '…"'
    assert quoted(12) == '"12"'


def test_paths_are_named_from_the_sites_folder() -> None:
    assert relative(Path("/a/b/c.yml"), Path("/a")) == "b/c.yml"
    assert relative(Path("/z/c.yml"), Path("/a")) == "/z/c.yml"

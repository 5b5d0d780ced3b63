"""What a beneficiary and a public body must have written: told of where it lacks, and silent where it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faktum.checks import check_site

SITE, PROJECT, PROGRAMME = "data/site.yml", "data/projects/halsobron.yml", "data/programmes/gransbron.yml"
MEASURED = """accessibility:
  measured_on: {}
  method: self-assessment
  standards: [WCAG 2.2 AA]
  tools: [provverktyget]
"""
FORM = "  report: https://formular.example.org/\n"
FAULT = "  known_faults:\n    - {sv: Kartan., da: Kortet., en: The map.}\n"
STATEMENT = "  statement: {{compliance: {}, updated_on: 2026-10-09}}\n"
BURDEN = "  statement: {{compliance: {}, updated_on: 2026-10-09, disproportionate: {{sv: Film., da: Film., en: Film.}}}}\n"

Codes = Callable[..., list[str]]


@pytest.fixture
def codes(site: Callable[..., Path], edited: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Codes:
    """`codes(settings, {path: (old, new)}, due=…)`: severity, code and what was found, of the small site."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")

    def find(
        settings: str, changes: dict[str, tuple[str, str]] | None = None, *, due: bool = False
    ) -> list[str]:
        overlay = {path: edited(path, *passage) for path, passage in (changes or {}).items()}
        overlay[SITE] = edited(SITE, "site_url:", f"{settings}site_url:")
        report = check_site(site(overlay), due=due)
        shown = [one for one in report.problems if one.severity != "note"]
        return [f"{one.severity} {one.code} {one.found}" for one in shown]

    return find


def period(value: str) -> dict[str, tuple[str, str]]:
    fact = f"  period-programme: {{value: {value}, source: fjallback-2019-sv, place: fact-box}}\n"
    return {PROJECT: ("  purpose:\n", fact + "  purpose:\n")}


OURS = "beneficiary_of: [halsobron]\n"


@pytest.mark.parametrize("value", ["2014/2020", "2021/2027"])
def test_a_beneficiarys_project_with_its_period_is_sound(codes: Codes, value: str) -> None:
    found = codes(OURS, period(value))
    assert [one for one in found if "BENEFICIARY" in one] == []


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("beneficiary_of: [halsobro]\n", '"halsobro"'),
        ("beneficiary_of: [region-fjallback]\n", '"region-fjallback", the id of an organisation'),
        ("beneficiary_of: [halsobron-syd]\n", '"halsobron-syd", eu_funded: unknown'),
        (OURS, "none"),
    ],
)
def test_what_a_statement_lacks(codes: Codes, settings: str, found: str) -> None:
    assert codes(settings) == [f"error BENEFICIARY {found}"]


def test_a_period_whose_rules_are_not_known(codes: Codes) -> None:
    found = codes(OURS, period("2007/2013"))
    assert 'error BENEFICIARY "2007/2013"' in found


def test_the_older_period_names_the_fund_and_the_newer_does_not(codes: Codes) -> None:
    fund = "facts:\n  fund:\n    of: nordfonden\n    source: fjallback-2019-sv\n    place: fact-box\n"
    note = "facts:\n  purpose:\n    text: {sv: Bro., da: Bro., en: Bridge.}\n    source: fjallback-2019-sv\n    place: fact-box\n"
    without = {PROGRAMME: (fund, note)}
    assert "error BENEFICIARY none" in codes(OURS, period("2014/2020") | without)
    assert not [one for one in codes(OURS, period("2021/2027") | without) if "BENEFICIARY" in one]


def test_of_a_project_that_cannot_be_read_nothing_more_is_said(codes: Codes) -> None:
    found = codes(OURS, {PROJECT: ("eu_funded: yes", "eu_funded: ja")})
    assert not [one for one in found if "BENEFICIARY" in one]


@pytest.mark.parametrize(
    ("day", "due"),
    [
        ("2025-12-01", False),
        ("2025-11-30", True),
        ("2024-02-29", True),
        ("2025-11", True),
        ("2025-12", False),
    ],
)
def test_a_measurement_holds_for_a_year(codes: Codes, day: str, due: bool) -> None:
    wanted = [f"MEASUREMENT-DUE {day}"] if due else []
    assert codes(MEASURED.format(day)) == [f"warning {one}" for one in wanted]
    assert codes(MEASURED.format(day), due=True) == [f"error {one}" for one in wanted]


def test_nothing_is_due_where_nothing_was_measured(codes: Codes) -> None:
    assert codes("", due=True) == []


def test_a_measurement_has_been_made(codes: Codes) -> None:
    assert codes(MEASURED.format("2027-01-01")) == ["warning FUTURE-DATE 2027-01-01"]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        ("public_body: DK\n", []),
        ("public_body: SE\n", ["error MISSING-KEY none"]),
        ("public_body: SE\n" + MEASURED.format("2026-10-02"), ["error MISSING-KEY none"]),
        ("public_body: SE\n" + MEASURED.format("2026-10-02") + STATEMENT.format("full"), ["error MISSING-KEY none"]),
        ("public_body: SE\n" + MEASURED.format("2026-10-02") + FORM + STATEMENT.format("full"), []),
        ("public_body: SE\n" + MEASURED.format("2026-10-02") + FORM + FAULT + STATEMENT.format("partial"), []),
        ("public_body: SE\n" + MEASURED.format("2026-10-02") + FORM + BURDEN.format("none"), []),
        (
            "public_body: SE\n" + MEASURED.format("2026-10-02") + FORM + FAULT + STATEMENT.format("full"),
            ['error BAD-VALUE "full" beside what is not accessible'],
        ),
        (
            "public_body: SE\n" + MEASURED.format("2026-10-02") + FORM + BURDEN.format("full"),
            ['error BAD-VALUE "full" beside what is not accessible'],
        ),
        (
            "public_body: SE\n" + MEASURED.format("2026-10-02") + FORM + STATEMENT.format("partial"),
            ['error BAD-VALUE "partial" beside nothing that is not accessible'],
        ),
        (MEASURED.format("2026-10-02") + FORM + STATEMENT.format("full"), ["error MISSING-KEY none"]),
        ("public_body: DK\n" + MEASURED.format("2026-10-02") + STATEMENT.format("full"), ["error MISSING-KEY DK"]),
    ],
)  # fmt: skip
def test_a_statement_is_whole_and_does_not_contradict_itself(
    codes: Codes, settings: str, found: list[str]
) -> None:
    assert codes(settings) == found


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("method: self-assessment", "method: guess", "BAD-VALUE"),
        ("  standards: [WCAG 2.2 AA]\n", "", "MISSING-KEY"),
        ("  tools:", "  tool:", "UNKNOWN-KEY"),
        ("accessibility:", "public_body: NO\naccessibility:", "BAD-VALUE"),
    ],
)
def test_the_settings_are_closed(codes: Codes, old: str, new: str, code: str) -> None:
    found = codes(MEASURED.format("2026-10-02").replace(old, new))
    assert [one.split()[1] for one in found] == [code]


def test_a_page_of_ones_own_at_the_short_address(
    site: Callable[..., Path], edited: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    pages = {
        f"docs/{code}/was.md": edited(f"docs/{code}/privacy.md", "title:", "title:")
        for code in ("sv", "da", "en")
    }
    assert "ADDRESS-TAKEN" not in {one.code for one in check_site(site(pages)).problems}
    settings = {SITE: edited(SITE, "site_url:", "public_body: DK\nsite_url:")}
    problems = check_site(site({**pages, **settings}, name="danish")).problems
    assert "ADDRESS-TAKEN" in {one.code for one in problems}

"""How long security.txt holds: a warning until `--due` asks, and told of when it holds too long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faktum.checks import check_site

SITE = "data/site.yml"


@pytest.mark.parametrize(
    ("day", "plain", "due"),
    [
        ("2026-11-30", ["warning EXPIRY-DUE"], ["error EXPIRY-DUE"]),
        ("2026-12-01", [], []),
        ("2027-12-01", [], []),
        ("2027-12-02", ["warning EXPIRY-FAR"], ["warning EXPIRY-FAR"]),
    ],
)
def test_it_holds_through_its_last_day_and_for_a_year(
    site: Callable[..., Path], edited: Callable[..., str], monkeypatch: pytest.MonkeyPatch, day: str, plain: list[str], due: list[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    root = site({SITE: edited(SITE, "expires: 2027-06-30", f"expires: {day}")})
    for asked, wanted in ((False, plain), (True, due)):
        problems = [one for one in check_site(root, due=asked).problems if one.severity != "note"]
        assert [f"{one.severity} {one.code}" for one in problems] == wanted


@pytest.mark.parametrize("year", [2026, 2027])
def test_a_year_from_an_odd_year_is_a_year_too(
    site: Callable[..., Path], edited: Callable[..., str], monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    today = datetime(year, 12, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{today.timestamp():.0f}")
    for day, far in ((f"{year + 1}-12-01", False), (f"{year + 1}-12-02", True)):
        root = site({SITE: edited(SITE, "expires: 2027-06-30", f"expires: {day}")}, name=day)
        assert ("EXPIRY-FAR" in [one.code for one in check_site(root).problems]) is far


def test_a_year_from_a_leap_day_is_the_28th(
    site: Callable[..., Path], edited: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1835395200")  # 29 February 2028
    root = site({SITE: edited(SITE, "expires: 2027-06-30", "expires: 2029-03-01")})
    assert "EXPIRY-FAR" in [one.code for one in check_site(root).problems]

"""What the checks say of the small site after a few edits, in a form that a table can hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.problems import Problem

SMALL = Path(__file__).parents[1] / "sites/small"
TODAY = "1796083200"
"""1 December 2026."""

Changed = Callable[..., dict[str, str]]
Found = Callable[..., list[Problem]]
Said = Callable[..., list[str]]


@pytest.fixture
def changed() -> Changed:
    """`changed(path, old, new, old, new, …)`: a file of the small site with passages replaced, as an overlay."""

    def make(path: str, *passages: str) -> dict[str, str]:
        text = (SMALL / path).read_text(encoding="utf-8")
        for old, new in zip(passages[::2], passages[1::2], strict=True):
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
            text = text.replace(old, new)
        return {path: text}

    return make


@pytest.fixture
def found(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Found:
    """`found({path: text or None})`: the problems of the small site with changes, stale hashes aside."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)

    def find(overlay: dict[str, str | None]) -> list[Problem]:
        problems = check_site(site(overlay)).problems
        return [one for one in problems if one.severity != "note" and one.code != "STALE"]

    return find


@pytest.fixture
def said(found: Found) -> Said:
    """`said(path, {…})`: line, code and what was found, for each problem of one file."""

    def say(path: str, overlay: dict[str, str | None]) -> list[str]:
        return [f"{one.line} {one.code} {one.found}" for one in found(overlay) if one.path == path]

    return say

"""Repositories of every kind for `faktum check --since`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checks.since.repository import TODAY, Changes, Edit, rewrite, since

from faktum.problems import Problem


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def published(site: Callable[..., Path], commit: Callable[[Path], str]) -> Path:
    """The small site in a repository."""
    root = site()
    commit(root)
    return root


@pytest.fixture
def changes(published: Path) -> Changes:
    """`changes((path, old, new), …)`: what is said of the small site after these edits."""

    def find(*edits: Edit) -> list[Problem]:
        rewrite(published, *edits)
        found: list[Problem] = since(published)
        return found

    return find

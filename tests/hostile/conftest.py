"""Attacks with a pull request: what `check` says of them, and what a build makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.problems import Problem

Said = list[tuple[str, int, str]]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796083200")
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def errors() -> Callable[[Path], list[Problem]]:
    """`errors(root)`: the errors in a site."""
    return lambda root: list(check_site(root).errors)


@pytest.fixture
def said(site: Callable[..., Path], errors: Callable[[Path], list[Problem]]) -> Callable[..., Said]:
    """`said({path: text or bytes})`: file, line and code of every error in the small site with these files."""

    def attack(files: Mapping[str, str | bytes]) -> Said:
        root = site()
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return [(one.path, one.line, one.code) for one in errors(root)]

    return attack

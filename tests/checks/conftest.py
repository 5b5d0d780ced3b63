"""What the checks say of the small site after a few edits, in a form that a table can hold."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.checks.index import Index
from faktum.load.records import Loaded, load_site
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


Git = Callable[..., str]


@pytest.fixture
def git(monkeypatch: pytest.MonkeyPatch) -> Git:
    """`git(folder, "commit", …)`: run git there, by nobody's settings but these; what it prints."""
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    people = {f"GIT_{who}_{what}": f"{who.lower()}@fakta.example" for who in ("AUTHOR", "COMMITTER")
              for what in ("NAME", "EMAIL")}  # fmt: skip
    for name, value in (settings | people).items():
        monkeypatch.setenv(name, value)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)

    def run(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    return run


@pytest.fixture
def commit(git: Git) -> Callable[[Path], str]:
    """`commit(folder)`: all files of a folder as a git revision; its hash."""

    def make(folder: Path) -> str:
        git(folder, "init", "--quiet", "--initial-branch=main")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--allow-empty", "--message=as published")
        return git(folder, "rev-parse", "@")

    return make


@pytest.fixture
def checked(site: Callable[..., Path]) -> Found:
    """`checked(check, {path: text or None})`: the problems that one check finds in the small site with changes."""

    def run(check: Callable[[Index], Iterable[Problem]], overlay: dict[str, str | None]) -> list[Problem]:
        loaded = load_site(site(overlay))
        assert isinstance(loaded, Loaded), [str(one) for one in loaded]
        assert not loaded.problems, [str(one) for one in loaded.problems]
        return list(check(Index.of(loaded, date(2026, 12, 1))))

    return run


@pytest.fixture
def told(checked: Found) -> Said:
    """`told(check, {…})`: line, code and what was found, for each of them."""
    return lambda check, overlay: [f"{one.line} {one.code} {one.found}" for one in checked(check, overlay)]

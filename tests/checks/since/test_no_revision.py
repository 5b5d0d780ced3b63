"""Where there is nothing to compare with."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from checks.since.repository import BUDGET, NORTH, rewrite
from typer.testing import CliRunner, Result

from faktum.catalogue import resolve
from faktum.checks.records.changes import changed
from faktum.cli import app
from faktum.facts import place_of
from faktum.load.records import load_site
from faktum.load.revision import RevisionError, correction_key, read_revision


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["check", *map(str, arguments)], prog_name="faktum")


def words(result: Result) -> str:
    return " ".join(result.stderr.split())


@pytest.fixture
def shallow(published: Path, git: Callable[..., str], tmp_path: Path) -> Path:
    """A clone of depth 1, as a workflow makes it."""
    git(published, "commit", "--quiet", "--allow-empty", "--message=later")
    git(tmp_path, "clone", "--quiet", "--depth=1", published.as_uri(), "shallow")
    return tmp_path / "shallow"


def test_a_shallow_clone_says_how_to_get_the_history(shallow: Path) -> None:
    for revision in ("HEAD~1", "origin/other", "0123456789abcdef0123456789abcdef01234567"):
        result = run("--site", shallow, "--since", revision)
        assert result.exit_code == 2
        assert "This clone is shallow" in words(result)
        assert "git fetch --unshallow" in words(result)
        assert "fetch-depth: 0" in words(result)


def test_what_a_shallow_clone_has_is_compared(shallow: Path) -> None:
    rewrite(shallow, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    result = run("--site", shallow, "--since", "origin/main")
    assert result.exit_code == 1
    assert "found none since origin/main [NO-CORRECTION]" in result.stdout


@pytest.mark.parametrize("revision", ["nope", "", "origin/", "--help", "-1", "HEAD:data", "x y", "@{u}"])
def test_an_unknown_revision(published: Path, revision: str) -> None:
    result = run("--site", published, f"--since={revision}")
    assert result.exit_code == 2
    assert f"git knows no revision {revision!r} here" in words(result)
    assert "git fetch origin" in words(result)


def test_a_folder_that_is_no_repository(site: Callable[..., Path], git: Callable[..., str]) -> None:
    result = run("--site", site(), "--since", "HEAD")
    assert result.exit_code == 2
    assert "is not in a git repository" in words(result)
    assert "leave --since out" in words(result)


def test_a_machine_without_git(published: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run("--site", published, "--since", "HEAD")
    assert result.exit_code == 2
    assert "Install git" in words(result)


def test_git_that_gives_no_answer(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wait(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("git", 120)

    monkeypatch.setattr(subprocess, "run", wait)
    with pytest.raises(RevisionError, match="no answer"):
        read_revision(published, "HEAD")


def test_without_since_nothing_is_compared(published: Path) -> None:
    rewrite(published, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    assert run("--site", published).exit_code == 0
    assert run("--site", published, "--since", "HEAD").exit_code == 1


def test_the_facts_of_a_revision_are_those_of_today(published: Path) -> None:
    """Whatever a model reads, the tolerant reading reads alike."""
    revision, loaded = read_revision(published, "HEAD"), load_site(published)
    assert not isinstance(loaded, list)
    catalogue = resolve(loaded)
    today = {one.id: one for one in catalogue.facts.values() if not one.derivation}
    assert revision.facts.keys() == today.keys()
    for key, one in revision.facts.items():
        assert changed(one, today[key]) is None
        assert one.corrections == {correction_key(each) for each in today[key].corrections}
        assert place_of(catalogue.record(one.record), one.key)[0] == one.section
    assert (revision.unread, revision.fork) == ({}, None)
    assert all(one.source for one in revision.facts.values())

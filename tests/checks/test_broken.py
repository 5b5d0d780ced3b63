"""Every code has a smallest broken site, the exact report of it, and a line in CHECKS.md."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.load.revision import read_revision
from faktum.problems import Problem, Report

ROOT = Path(__file__).parents[2]
BROKEN = ROOT / "tests/sites/broken"
SMALL = ROOT / "tests/sites/small"
CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir())
TODAY = "1796083200"
_NOT_OF_A_SITE = {"expected.txt", "delete.txt", "since.txt"}
_CODE = re.compile("[A-Z]+(?:-[A-Z]+)*")
_NO_CODE = {"NULL", "TRUE", "FALSE", "NFKD", "JPEG", "WEBP"}
"""Words of YAML, Unicode and Pillow, which look like codes."""


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY)
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="module")
def sound() -> frozenset[Problem]:
    """What is said of the small site as it is: releases that wait for a translation."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", TODAY)
        return frozenset(check_site(SMALL).problems)


def broken_site(case: str, site: Callable[..., Path], commit: Callable[[Path], str]) -> Path:
    """The small site with the overlay of a case laid over it, less what its delete.txt lists.

    With a since.txt, the small site as it was before that is in git: the revision to compare with.
    """
    root, overlay = site(), BROKEN / case
    if (overlay / "since.txt").is_file():
        commit(root)
    shutil.copytree(overlay, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*_NOT_OF_A_SITE))
    delete = overlay / "delete.txt"
    for name in delete.read_text(encoding="utf-8").split() if delete.is_file() else ():
        target = root / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    return root


def test_the_small_site_is_sound(sound: frozenset[Problem]) -> None:
    assert [str(one) for one in sound if one.severity != "note"] == []


@pytest.mark.parametrize("case", CASES)
def test_a_broken_site_gets_its_report(
    case: str, site: Callable[..., Path], commit: Callable[[Path], str], sound: frozenset[Problem]
) -> None:
    root, revision = broken_site(case, site, commit), BROKEN / case / "since.txt"
    since = read_revision(root, revision.read_text(encoding="utf-8").strip()) if revision.is_file() else None
    report = Report.of(set(check_site(root, since=since).problems) - sound)
    assert report.as_text() + "\n" == (BROKEN / case / "expected.txt").read_text(encoding="utf-8")
    assert [one.code for one in report.problems] == [case], "one mistake, one problem"
    assert all(one.hint for one in report.problems), "every problem says what to do next"


def codes_in_source() -> set[str]:
    """Every word in capitals that the modules which yield problems hold."""
    package = ROOT / "src/faktum"
    files = [
        *(package / "load").glob("*.py"),
        *(package / "checks").rglob("*.py"),
        package / "locale/messages.py",
    ]
    return {
        node.value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if _CODE.fullmatch(node.value) and len(node.value) >= 4 and node.value not in _NO_CODE
    }


def documented() -> dict[str, str]:
    """Code → its section in CHECKS.md."""
    parts = re.split(r"^### ", (ROOT / "CHECKS.md").read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {part.split()[0]: part for part in parts}


def test_every_code_has_a_broken_site_and_every_site_a_code() -> None:
    assert sorted(codes_in_source()) == CASES


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    assert list(documented()) == CASES


@pytest.mark.parametrize("case", CASES)
def test_the_documentation_shows_the_line_that_is_printed(case: str) -> None:
    line = (BROKEN / case / "expected.txt").read_text(encoding="utf-8").split("\n")[0]
    assert line in documented()[case]

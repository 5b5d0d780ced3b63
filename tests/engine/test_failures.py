"""A build that fails or is killed leaves the site as it was, and the next one goes on."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, SMALL, copy_site

if TYPE_CHECKING:
    pass


def test_a_build_with_a_data_error_prints_the_report_and_leaves_the_site(site, build) -> None:
    root = site()
    before = build(root)
    assert before.code == 0, before.output
    files = before.files()
    path = root / "data/projects/halsobron.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("8 000 000 SEK", "8 000 000"), encoding="utf-8")
    after = build(root)
    assert after.code == 1
    assert re.search(r"data/projects/halsobron\.yml:\d+: expected an amount with its currency", after.output)
    assert "[BAD-MONEY]" in after.output
    assert "Traceback" not in after.output
    assert after.files() == files
    path.write_text((SMALL / "data/projects/halsobron.yml").read_text(encoding="utf-8"), encoding="utf-8")
    assert f"0 written, 0 removed, {len(files)} unchanged" in build(root).output


def test_a_folder_without_data_is_told_so(site, build) -> None:
    root = site({"data/site.yml": None})
    built = build(root)
    assert built.code == 1
    assert "data/site.yml:1: expected a file that can be read" in built.output
    assert "Traceback" not in built.output


KILL = """
import os, signal
count = 0
real = os.replace
def replace(*arguments):
    global count
    count += 1
    if count > {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
os.replace = replace
"""


def _killing(root: Path, number: int) -> None:
    """Let the next build be killed after `number` renames (the first puts the journal in place)."""
    (root / "kill.py").write_text(KILL.format(number=number))
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n  - kill.py\n", 1), encoding="utf-8")


@pytest.mark.parametrize(("number", "finished"), [(0, False), (1, True), (7, True)])
def test_a_build_killed_while_publishing_is_finished_by_the_next(
    site, build, number: int, finished: bool
) -> None:
    root = site()
    before = build(root)
    assert before.code == 0, before.output
    old = before.files()
    about = root / "docs/sv/about.md"
    about.write_text(
        about.read_text(encoding="utf-8").replace("Allt är påhittat.", "Allt är verkligen påhittat."),
        encoding="utf-8",
    )
    site_file = root / "data/site.yml"
    site_file.write_text(
        site_file.read_text(encoding="utf-8").replace("Alt her er opdigtet.", "Intet her er sandt."),
        encoding="utf-8",
    )
    _killing(root, number)
    killed = build(root)
    assert killed.code == -signal.SIGKILL
    journal = root / ".site.faktum/journal.json"
    assert journal.exists() == finished
    if not finished:
        assert killed.files() == old
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    # The next build fails at once, and still the interrupted one is finished first.
    if finished:
        (root / "docs/da/about.md").write_text("---\ntitle: X\n---\n[x](nowhere.md)\n", encoding="utf-8")
        failed = build(root)
        assert failed.code != 0
        assert not journal.exists()
        assert "verkligen påhittat" in failed.text("about/index.html")
        assert all(
            "Intet her er sandt." in failed.text(path)
            for path in failed.pages()
            if path.startswith("da/") and "nord" not in path
        )
        (root / "docs/da/about.md").write_text(
            (SMALL / "docs/da/about.md").read_text(encoding="utf-8"), encoding="utf-8"
        )
    last = build(root)
    assert last.code == 0, last.output
    fresh = build(copy_site(root.parent / "fresh", root))
    assert last.files() == fresh.files() != old

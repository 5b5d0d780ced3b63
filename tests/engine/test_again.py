"""A build after an edit: what was made before is used again, and the site is the one that a first build makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, TODAY, files_below

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

TEXT = "docs/sv/press/2019/halsobron-oppnar.md"
BUILD = """
import sys
from pathlib import Path
from faktum.engine.build import BuildError, build_site
try:
    build_site(Path(sys.argv[1]))
except BuildError as error:
    print(error, file=sys.stderr)
print(*sys.modules, sep=" ")
"""


def built(root: Path, package: Path = ROOT / "src") -> tuple[str, Sequence[str]]:
    """What a build in a process of its own says, and the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(root)], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": TODAY},
    )  # fmt: skip
    return done.stderr, done.stdout.split()


def first_build_of(root: Path, aside: Path, package: Path = ROOT / "src") -> dict[str, bytes]:
    """What a build makes that knows nothing of an earlier one."""
    shutil.copytree(root, aside, ignore=shutil.ignore_patterns("site", ".*"))
    built(aside, package)
    made: dict[str, bytes] = files_below(aside / "site")
    return made


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


EDITS = {
    "text": (TEXT, "\n\n", "\n\nEtt stycke till.\n\n", False),
    "person": ("data/people/p-a1b2c.yml", "languages: [sv]", "languages: [sv, en]", False),
    "title": ("data/site.yml", "Fjällbäcks", "Fjällets", True),
    "authored": ("docs/sv/about.md", "\n\n", "\n\nEtt stycke till.\n\n", True),
    "configuration": ("mkdocs.yml", "theme:", "copyright: Ingen\ntheme:", True),
}
"""What is edited → file, what stands there, what comes instead, and whether MkDocs has to be asked."""


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_the_site_of_a_first_build(
    site: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    path, old, new, asks = EDITS[name]
    root = site()
    assert "mkdocs.commands.build" in built(root)[1]
    edit(root, path, old, new)
    said, modules = built(root)
    assert "Published: " in said
    assert ("mkdocs.commands.build" in modules) is asks
    assert files_below(root / "site") == first_build_of(root, tmp_path / "aside")


def test_another_phrase_or_template_makes_what_is_made_with_it(
    site: Callable[..., Path], tmp_path: Path
) -> None:
    root, package = site(), tmp_path / "package"
    shutil.copytree(ROOT / "src", package)
    built(root, package)
    before = files_below(root / "site")
    edit(
        package / "faktum",
        "render/templates/release.html.j2",
        '<div class="prose">',
        '<div class="prose other">',
    )
    said, modules = built(root, package)
    assert "Published: " in said
    assert "mkdocs.commands.build" not in modules
    after = files_below(root / "site")
    changed = {name for name in after if after[name] != before[name]}
    assert changed
    assert all("/press/" in f"/{name}" for name in changed)
    assert after == first_build_of(root, tmp_path / "template", package)
    (root / "data/messages").mkdir(exist_ok=True)
    (root / "data/messages/en.yml").write_text("release.summary: In short\n", encoding="utf-8")
    assert "mkdocs.commands.build" not in built(root, package)[1]
    last = files_below(root / "site")
    changed = {name for name in last if last[name] != after[name]}
    assert changed
    assert all(name.startswith("en/press/") for name in changed if name.endswith(".html"))
    assert last == first_build_of(root, tmp_path / "phrase", package)


def test_what_nothing_needs_is_not_loaded(site: Callable[..., Path]) -> None:
    """Loading takes longer than most builds after an edit."""
    root = site()
    built(root)
    edit(root, TEXT, "\n\n", "\n\nEtt stycke till.\n\n")
    _said, modules = built(root)
    assert not {"mkdocs", "PIL", "xlsxwriter", "typer", "pagefind"} & {*modules}


def test_a_site_with_errors_stays_as_it_was_and_the_next_build_is_whole(
    site: Callable[..., Path], tmp_path: Path
) -> None:
    root = site()
    built(root)
    before = files_below(root / "site")
    edit(root, TEXT, "\n\n", "\n\nDet kostade 99 miljoner kronor.\n\n")
    said, _modules = built(root)
    assert "[BARE-FIGURE]" in said
    assert "Nothing was built; the site is as it was." in said
    assert files_below(root / "site") == before
    edit(root, TEXT, "Det kostade 99 miljoner kronor.", "Det gick bra.")
    assert "Published: " in built(root)[0]
    assert files_below(root / "site") == first_build_of(root, tmp_path / "aside")


def test_a_link_to_what_is_gone_is_found_on_a_page_that_did_not_change(site: Callable[..., Path]) -> None:
    root = site()
    built(root)
    (root / "docs/sv/privacy.md").unlink()
    before = files_below(root / "site")
    said, _modules = built(root)
    assert "Published: " not in said
    assert files_below(root / "site") == before


@pytest.mark.parametrize("left", [b"", b"SQLite format 3\0 and then nothing", b"\xff" * 5000])
def test_a_damaged_memo_counts_for_nothing(site: Callable[..., Path], tmp_path: Path, left: bytes) -> None:
    root = site()
    built(root)
    edit(root, TEXT, "\n\n", "\n\nEtt stycke till.\n\n")
    (root / ".site.faktum/memo.sqlite").write_bytes(left)
    assert "Published: " in built(root)[0]
    assert files_below(root / "site") == first_build_of(root, tmp_path / "aside")


def test_a_page_that_somebody_changed_in_the_site_is_made_again(site: Callable[..., Path]) -> None:
    root = site()
    built(root)
    whole = files_below(root / "site")
    (root / "site/projects/index.html").write_text("somebody was here", encoding="utf-8")
    edit(root, TEXT, "\n\n", "\n\n\n")
    built(root)
    assert files_below(root / "site") == whole

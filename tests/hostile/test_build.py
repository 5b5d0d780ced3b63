"""A build of an attacked site: nothing is published, and nothing outside the staging folder is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ATTACKS: dict[str, str] = {
    "docs/sv/evil.html": "<script>pwned()</script>",
    "docs/en/about.md": "---\ntitle: a\n---\n<script>pwned()</script>\n",
    "docs/assets/evil.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>pwned()</script></svg>',
    "data/funds/nordfonden.yml": "label: !!python/object/apply:os.system ['touch pwned']\nformer_ids: [../../pwned]\n",
    "data/messages/sv.yml": "nav.home: <script>pwned()</script>\n",
}


def _tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): bytes(path.readlink())
        if path.is_symlink()
        else path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if (path.is_symlink() or path.is_file()) and "__pycache__" not in path.parts
    }


@pytest.mark.parametrize("attack", [*ATTACKS, "all"])
def test_what_is_refused_is_not_built(site: Any, build: Any, tmp_path: Path, attack: str) -> None:
    root: Path = site(ATTACKS if attack == "all" else {attack: ATTACKS[attack]})
    before = _tree(tmp_path)
    built = build(root)
    assert built.code == 1
    assert "Nothing was built; the site is as it was." in built.output
    assert not built.site.exists()
    changed = {name for name, content in _tree(tmp_path).items() if before.get(name) != content}
    assert {name.split("/")[1] for name in changed} <= {".faktum", ".site.faktum"}
    assert not list((root / ".site.faktum").rglob("*.html"))


def test_a_good_build_writes_below_the_site_and_its_workshop_only(
    site: Any, build: Any, tmp_path: Path
) -> None:
    root: Path = site()
    before = _tree(tmp_path)
    assert build(root).code == 0
    changed = {name for name, content in _tree(tmp_path).items() if before.get(name) != content}
    assert {name.split("/")[1] for name in changed} <= {".faktum", ".site.faktum", "site", ".cache"}


@pytest.mark.parametrize(
    "journal",
    ['{"moves": [], "removals": ["../../precious"]}', '{"moves": [], "removals": ["/etc/precious"]}', '{"moves": ["../x"], "removals": []}',
     '{"moves": [7], "removals": []}', "[]", "{", '{"moves": [""], "removals": []}', '{"moves": []}'],
)  # fmt: skip
def test_a_journal_that_no_build_wrote_is_not_believed(tmp_path: Path, journal: str) -> None:
    from faktum.publish.staging import Staging, StagingError

    (tmp_path / "precious").write_text("x")
    staging = Staging(tmp_path / "a/site")
    staging.workshop.mkdir(parents=True)
    (staging.workshop / "journal.json").write_text(journal)
    with pytest.raises(StagingError, match="was not written by a build"):
        staging.begin()
    assert (tmp_path / "precious").exists()


@pytest.mark.parametrize("name", ["site", ".site.faktum"])
def test_a_site_or_workshop_that_is_a_link_is_not_followed(
    site: Any, build: Any, tmp_path: Path, name: str
) -> None:
    root: Path = site()
    home = tmp_path / "home"
    home.mkdir()
    (home / "precious").write_text("x")
    (root / name).symlink_to(home)
    built = build(root)
    assert built.code == 1
    assert "symbolic link" in built.output
    assert "Traceback" not in built.output
    assert [path.name for path in home.iterdir()] == ["precious"]


def test_a_lock_or_folder_in_the_site_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    from faktum.publish.staging import Staging, StagingError

    (tmp_path / "precious").mkdir()
    (tmp_path / "precious/x").write_text("x")
    staging = Staging(tmp_path / "a/site")
    staging.workshop.mkdir(parents=True)
    (staging.workshop / "lock").symlink_to(tmp_path / "precious/x")
    with pytest.raises(OSError, match="symbolic links"):
        staging.begin()
    assert (tmp_path / "precious/x").read_text() == "x"
    (staging.workshop / "lock").unlink()
    staging.site_dir.mkdir()
    (staging.site_dir / "assets").symlink_to(tmp_path / "precious")
    (staging.workshop / "journal.json").write_text(json.dumps({"moves": [], "removals": ["assets/x"]}))
    staging.begin()
    assert (tmp_path / "precious/x").exists()
    (staging.workshop / "journal.json").write_text(json.dumps({"moves": ["assets/y"], "removals": []}))
    staging.abandon()
    with pytest.raises(StagingError, match="link out of the site"):
        staging.begin()

"""The record of the last build: when it says that there is nothing to do, and when it may not."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from faktum.fingerprint import of_site
from faktum.publish.last_build import PLAIN, LastBuild, last_build, nothing_to_do
from faktum.publish.staging import Staging

SAID = ("Published: 0 written, 0 removed, 1 unchanged.",)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site's folder, built: files to read, a site, and beside both a file that the configuration names."""
    root = tmp_path / "archive"
    for name in ("mkdocs.yml", "docs/sv/index.md", "data/site.yml", ".git/HEAD", "site/index.html"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    (tmp_path / "shared.css").write_text("a {}", encoding="utf-8")
    built(root)
    return root


def built(root: Path) -> LastBuild:
    staging = Staging(root / "site")
    staging.begin()
    began = LastBuild.begin(root, root / "site", [str(root.parent / "shared.css")], PLAIN)
    assert began
    began.keep(SAID, of_site(root / "site"))
    staging.abandon()
    return began


def answer(root: Path) -> object:
    return nothing_to_do(root, root / "site", PLAIN)


def test_what_the_last_build_said_is_said_again(root: Path) -> None:
    assert answer(root) == SAID
    assert answer(root) == SAID, "looking changes nothing"


def _write(name: str) -> Callable[[Path], object]:
    return lambda root: (root / name).write_text("otherwise", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_write("docs/sv/index.md"), id="text"),
        pytest.param(_write("docs/sv/.hidden.md"), id="new-hidden"),
        pytest.param(_write("new.md"), id="new"),
        pytest.param(_write("../shared.css"), id="elsewhere"),
        pytest.param(_write("site/index.html"), id="site"),
        pytest.param(_write("site/new.html"), id="site-new"),
        pytest.param(lambda root: (root / "site/index.html").unlink(), id="site-gone"),
        pytest.param(lambda root: (root / "data/site.yml").unlink(), id="gone"),
        pytest.param(lambda root: (root / "data/site.yml").rename(root / "data/other.yml"), id="renamed"),
        pytest.param(lambda root: (root / ".site.faktum/journal.json").write_text("{}"), id="interrupted"),
        pytest.param(lambda root: (root / ".site.faktum/last-build.json").unlink(), id="no-record"),
        pytest.param(lambda root: (root / ".site.faktum/lock").unlink(), id="no-lock"),
        pytest.param(lambda root: (root / "docs/linked").symlink_to(root / "data"), id="link"),
        pytest.param(lambda root: os.mkfifo(root / "docs/pipe"), id="pipe"),
        pytest.param(lambda root: (root.parent / "shared.css").unlink(), id="elsewhere-gone"),
    ],
)
def test_anything_that_differs_is_built(root: Path, change: Callable[[Path], object]) -> None:
    change(root)
    assert answer(root) is None


@pytest.mark.parametrize(
    "name", [".git/HEAD", ".site.faktum/other", "node_modules/x.js", "docs/__pycache__/a.pyc"]
)
def test_what_no_build_reads_changes_nothing(root: Path, name: str) -> None:
    (root / name).parent.mkdir(exist_ok=True, parents=True)
    _write(name)(root)
    assert answer(root) == SAID


def test_a_commit_is_a_change(root: Path) -> None:
    """In earlier versions the checks look for what somebody withdrawn was called."""
    git = ["git", "-C", str(root), "-c", "user.name=Test", "-c", "user.email=test@example.org"]
    (root / ".git/HEAD").unlink()
    subprocess.run([*git, "init", "-q"], check=True)
    built(root)
    assert answer(root) == SAID
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "Nothing"], check=True)
    assert answer(root) is None


def test_a_virtual_environment_in_the_folder_is_no_part_of_the_site(root: Path) -> None:
    (root / "venv").mkdir()
    _write("venv/pyvenv.cfg")(root)
    assert answer(root) == SAID


def test_a_young_file_is_read_so_that_a_change_in_the_same_tick_is_seen(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / "docs/sv/index.md"
    seen = path.stat()

    class Unmoved:
        """The file as a clock shows it that has not ticked since."""

        def __init__(self, entry: os.DirEntry[str]) -> None:
            self.entry, self.name, self.path = entry, entry.name, entry.path

        def __fspath__(self) -> str:
            return self.path

        def __getattr__(self, name: str) -> object:
            return getattr(self.entry, name)

        def stat(self) -> os.stat_result:
            return seen if self.path == str(path) else self.entry.stat()

    class Scan(list[Unmoved]):
        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    scandir = os.scandir

    def scan(folder: Path) -> Scan:
        with scandir(folder) as found:
            return Scan(Unmoved(entry) for entry in found)

    path.write_text("DOCS/SV/INDEX.MD", encoding="utf-8")
    monkeypatch.setattr("faktum.fingerprint.os.scandir", scan)
    assert answer(root) is None
    path.write_text("docs/sv/index.md", encoding="utf-8")
    assert answer(root) == SAID


@pytest.mark.parametrize("name", ["FAKTUM_SITE_URL", "FAKTUM_REPOSITORY", "SOURCE_DATE_EPOCH"])
def test_the_surroundings_count(root: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "86400")
    assert answer(root) is None


def test_a_package_that_was_upgraded_counts(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "packages/pixel-9.9.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path / "packages")
    assert answer(root) is None


def test_other_settings_are_another_build(root: Path) -> None:
    for settings in ({**PLAIN, "strict": False}, {**PLAIN, "engine": "properdocs"}, {}):
        assert nothing_to_do(root, root / "site", settings) is None


def test_while_another_build_runs_there_is_no_answer(root: Path) -> None:
    with (root / ".site.faktum/lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert answer(root) is None
    assert answer(root) == SAID


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", "null", '{"read": 1}', '{"elsewhere": 3, "young": [], "said": []}', "\x00"]
)
def test_a_record_that_cannot_be_understood_counts_for_nothing(root: Path, text: str) -> None:
    (root / ".site.faktum/last-build.json").write_text(text, encoding="utf-8")
    assert last_build(root, root / "site") is None
    assert answer(root) is None


def test_a_site_with_a_symbolic_link_is_not_recorded(root: Path) -> None:
    (root / "docs/linked").symlink_to(root / "data")
    assert LastBuild.begin(root, root / "site", (), PLAIN) is None


def test_a_record_that_cannot_be_written_is_forgotten(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", full)
        built(root)
    assert not (root / ".site.faktum/last-build.json").exists()


def test_the_record_names_no_file_of_the_machine_but_those_elsewhere(root: Path) -> None:
    kept = json.loads((root / ".site.faktum/last-build.json").read_text(encoding="utf-8"))
    elsewhere = kept.pop("elsewhere")
    assert elsewhere == [str(root.parent / "shared.css")]
    assert str(root) not in json.dumps(kept)

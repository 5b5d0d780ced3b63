"""What was read of a file before: used while the file is as it was, and never executed."""

from __future__ import annotations

import os
import pickle
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from faktum.checks.kept import PARSED, shelf_of
from faktum.load.records import Loaded, load_site
from faktum.marks import joined
from faktum.memo.folder import NAME

ABOUT = "docs/sv/about.md"


@pytest.fixture
def settled(site: Callable[..., Path]) -> Path:
    """A site that was written a while ago, and read since."""
    root = site()
    now = time.time()
    for path in [*root.rglob("*")]:
        os.utime(path, (now - 60, now - 60))
    time.sleep(2.1)  # the time at which a file was changed cannot be set
    load(root)
    return root


def load(root: Path) -> Loaded:
    loaded = load_site(root, partial(shelf_of, root))
    assert isinstance(loaded, Loaded)
    return loaded


def anew(root: Path) -> Loaded:
    loaded = load_site(root)
    assert isinstance(loaded, Loaded)
    return loaded


def forge(root: Path, told: bytes) -> None:
    with closing(sqlite3.connect(root / NAME / PARSED)) as file, file:
        file.execute("UPDATE bucket SET bucket = ?, mark = ?", (told, joined((told,))))


class Hostile:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("touch executed",)


def test_a_site_is_the_same_whether_it_was_read_before_or_not(settled: Path) -> None:
    kept, new = load(settled), anew(settled)
    assert (kept.records, kept.releases, kept.pages, kept.release_texts, kept.project_texts) == (
        new.records, new.releases, new.pages, new.release_texts, new.project_texts,
    )  # fmt: skip
    assert (kept.documents, kept.problems) == (new.documents, new.problems)


def test_a_file_that_was_not_written_is_not_read(settled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("faktum.load.records.parse_prose", lambda *_: pytest.fail("it was read again"))
    assert load(settled).pages


def test_a_file_that_was_written_is(settled: Path) -> None:
    path = settled / ABOUT
    path.write_text(path.read_text(encoding="utf-8").replace("påhittat", "uppdiktat"), encoding="utf-8")
    assert "uppdiktat" in load(settled).pages["about"]["sv"].file.body


def test_what_was_wrong_with_a_file_is_told_again(site: Callable[..., Path]) -> None:
    root = site({ABOUT: "---\ntitle: [\n---\nText.\n"})
    time.sleep(2.1)
    first = load(root).problems
    assert first
    assert load(root).problems == first


@pytest.mark.parametrize(
    "told",
    [Hostile(), eval, Path("x"), {"a": Hostile()}, 5, ((), (), ())],
    ids=lambda one: type(one).__name__,
)
def test_nothing_is_executed(
    settled: Path, told: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    forge(settled, pickle.dumps({ABOUT: told}, protocol=5))
    assert load(settled).pages == anew(settled).pages
    assert not (tmp_path / "executed").exists()


@pytest.mark.parametrize("code", [b"cbuiltins\neval\n(V1\ntR.", b"cfaktum.load.yaml\nyaml.os\n.", b"cfaktum.model.base\nBaseModel.__init__\n.", b"", b"\x80\x05."])  # fmt: skip
def test_no_other_name_is_found(settled: Path, code: bytes) -> None:
    forge(settled, code)
    assert load(settled).pages == anew(settled).pages


def test_a_copy_is_none(settled: Path, tmp_path: Path) -> None:
    path = settled / NAME / PARSED
    path.rename(tmp_path / "sent")
    path.write_bytes((tmp_path / "sent").read_bytes())
    before = path.stat().st_ino
    load(settled)
    assert path.stat().st_ino != before or not path.exists()


def test_languages_are_part_of_it(settled: Path) -> None:
    path = settled / "data/site.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("code: en", "code: nb"), encoding="utf-8")
    assert load(settled).problems == anew(settled).problems != []

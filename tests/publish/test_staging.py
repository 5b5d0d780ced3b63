"""A build is finished beside the site and moved into it; a crash at any step loses nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from faktum.publish.staging import Changed, Staging


class Killed(BaseException):
    """Stands for the end of the process: nothing catches it."""


Files = dict[str, str]

BEFORE: Files = {
    "index.html": "old front", "same.html": "same", "gone.html": "gone", "deep/er/gone.html": "gone", "deep/stays.html": "x",
    "becomes-folder": "a file", "becomes-file/index.html": "a folder", "da/index.html": "old",
}  # fmt: skip
AFTER: Files = {
    "index.html": "new front", "same.html": "same", "deep/stays.html": "x", "becomes-folder/index.html": "a folder now",
    "becomes-file": "a file now", "da/index.html": "new", "new/page/index.html": "new",
}  # fmt: skip


def write(folder: Path, files: Files) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def read(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


def folders(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}


@pytest.fixture
def site_dir(tmp_path: Path) -> Path:
    write(tmp_path / "site", BEFORE)
    return tmp_path / "site"


def stage(site_dir: Path, files: Files) -> Staging:
    staging = Staging(site_dir)
    staging.begin()
    write(staging.folder, files)
    return staging


def test_the_first_build_writes_everything(tmp_path: Path) -> None:
    staging = stage(tmp_path / "site", AFTER)
    assert not (tmp_path / "site").exists()
    assert staging.publish() == Changed(written=len(AFTER), removed=0, unchanged=0)
    assert read(tmp_path / "site") == AFTER


def test_only_what_differs_is_touched(site_dir: Path) -> None:
    stamps = {}
    for name in BEFORE:
        os.utime(site_dir / name, ns=(1_000_000_000, 1_000_000_000))
        stamps[name] = (site_dir / name).stat()
    changed = stage(site_dir, AFTER).publish()
    assert read(site_dir) == AFTER
    assert changed == Changed(written=5, removed=4, unchanged=2)
    assert str(changed) == "Published: 5 written, 4 removed, 2 unchanged."
    for name in ("same.html", "deep/stays.html"):
        now = (site_dir / name).stat()
        assert (now.st_mtime_ns, now.st_ino) == (stamps[name].st_mtime_ns, stamps[name].st_ino)
    assert (site_dir / "index.html").stat().st_ino != stamps["index.html"].st_ino


def test_folders_left_empty_are_removed(site_dir: Path) -> None:
    stage(site_dir, AFTER).publish()
    assert folders(site_dir) == {"deep", "becomes-folder", "da", "new", "new/page"}


def test_a_second_build_of_the_same_changes_nothing(site_dir: Path) -> None:
    stage(site_dir, AFTER).publish()
    assert stage(site_dir, AFTER).publish() == Changed(0, 0, len(AFTER))


def test_what_is_staged_but_not_published_is_forgotten(site_dir: Path) -> None:
    stage(site_dir, AFTER).abandon()
    assert read(site_dir) == BEFORE
    staging = Staging(site_dir)
    staging.begin()
    assert list(staging.folder.iterdir()) == []
    staging.abandon()
    staging.abandon()
    assert read(site_dir) == BEFORE


def test_nothing_is_left_beside_the_site_but_the_lock(site_dir: Path) -> None:
    staging = stage(site_dir, AFTER)
    staging.publish()
    assert [path.name for path in staging.workshop.iterdir()] == ["lock"]


def test_the_workshop_stands_beside_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    staging = Staging(Path("public"))
    assert staging.workshop == tmp_path / ".public.faktum"
    assert staging.folder.parent == staging.workshop


# -- a kill at every step ---------------------------------------------------------------------------


def _die_at(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Make the `number`th change of the disk, counted from here, end the process instead."""
    import shutil

    done: list[str] = []

    def wrap(owner: object, name: str) -> None:
        real = getattr(owner, name)

        def step(*arguments: object, **options: object) -> object:
            if len(done) == number:
                raise Killed(f"{number}: {name} {arguments}")
            done.append(name)
            return real(*arguments, **options)

        monkeypatch.setattr(owner, name, step)

    for owner, name in (
        (os, "replace"),
        (os, "fsync"),
        (shutil, "rmtree"),
        (Path, "unlink"),
        (Path, "rmdir"),
    ):
        wrap(owner, name)
    return done


def _publish_killed_at(site_dir: Path, number: int) -> list[str] | None:
    """The steps done before the kill, or None when publishing came to its end first."""
    staging = stage(site_dir, AFTER)
    with pytest.MonkeyPatch.context() as monkeypatch:
        done = _die_at(monkeypatch, number)
        try:
            staging.publish()
        except Killed:
            return done
        finally:
            staging.release()  # the kernel lets go of a dead process's lock
    return None


def test_a_kill_at_any_step_is_finished_or_undone_by_the_next_build(tmp_path: Path) -> None:
    seen: set[str] = set()
    for number in range(100):
        site_dir = tmp_path / str(number) / "site"
        write(site_dir, BEFORE)
        done = _publish_killed_at(site_dir, number)
        if done is None:
            break
        seen.update(done)
        journal = Staging(site_dir).workshop / "journal.json"
        if not journal.exists() and "replace" not in done:
            assert read(site_dir) == BEFORE, f"the site changed before the journal stood (step {number})"
            expected = BEFORE
        else:
            expected = AFTER
        following = Staging(site_dir)
        following.begin()
        assert read(site_dir) == expected, f"killed at step {number} after {done}"
        assert not journal.exists()
        assert list(following.folder.iterdir()) == []
        write(following.folder, AFTER)
        following.publish()
        assert read(site_dir) == AFTER
        assert folders(site_dir) == {"deep", "becomes-folder", "da", "new", "new/page"}
    else:
        pytest.fail("publishing never came to its end")
    assert seen >= {"replace", "fsync", "unlink"}
    assert number > 10


def test_a_kill_while_the_next_build_finishes_is_finished_too(tmp_path: Path) -> None:
    for second in range(12):
        site_dir = tmp_path / str(second) / "site"
        write(site_dir, BEFORE)
        done = _publish_killed_at(site_dir, 4)
        assert done is not None
        again = Staging(site_dir)
        with pytest.MonkeyPatch.context() as monkeypatch:
            _die_at(monkeypatch, second)
            try:
                again.begin()
            except Killed:
                pass
            finally:
                again.release()
        last = Staging(site_dir)
        last.begin()
        assert read(site_dir) == AFTER, f"killed again at step {second}"
        last.abandon()


def test_a_half_written_journal_counts_for_nothing(site_dir: Path) -> None:
    staging = Staging(site_dir)
    staging.workshop.mkdir()
    (staging.workshop / "journal.part").write_text('{"moves": ["inde')
    staging.begin()
    staging.abandon()
    assert read(site_dir) == BEFORE


def test_the_journal_lists_what_is_to_be_done(site_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = stage(site_dir, AFTER)
    monkeypatch.setattr(Staging, "_finish_journal", lambda _self: None)
    staging.publish()
    journal = json.loads((staging.workshop / "journal.json").read_text())
    assert journal["removals"] == [
        "becomes-file/index.html",
        "becomes-folder",
        "deep/er/gone.html",
        "gone.html",
    ]
    assert journal["moves"] == sorted(set(AFTER) - {"same.html", "deep/stays.html"})


# -- lock -------------------------------------------------------------------------------------------


def test_a_second_build_waits_for_the_first(site_dir: Path) -> None:
    first = stage(site_dir, AFTER)
    second = Staging(site_dir)
    began = threading.Event()

    def begin() -> None:
        second.begin()
        began.set()

    thread = threading.Thread(target=begin)
    thread.start()
    assert not began.wait(0.3)
    assert (first.folder / "index.html").read_text() == "new front"
    first.publish()
    assert began.wait(5)
    thread.join()
    assert read(site_dir) == AFTER
    second.abandon()


def test_the_lock_of_a_killed_process_is_free(site_dir: Path) -> None:
    code = f"""
import os, signal, pathlib
from faktum.publish.staging import Staging
staging = Staging(pathlib.Path({str(site_dir)!r}))
staging.begin()
(staging.folder / "index.html").write_text("half")
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=False
    )
    assert done.returncode == -9
    assert read(site_dir) == BEFORE
    stage(site_dir, AFTER).publish()
    assert read(site_dir) == AFTER

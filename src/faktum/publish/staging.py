"""The staging folder: a build is finished beside the site and then moved into it.

Beside `site/` stands `.site.faktum/` with a lock, the staged site and, while files are being moved,
a journal. A build that fails or is killed before the journal is written leaves `site/` as it was;
one that is killed while moving is finished by the next build, which reads the journal first.
"""

from __future__ import annotations

import fcntl
import filecmp
import json
import os
import shutil
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from faktum.publish.below import files_below


@dataclass(frozen=True, slots=True)
class Changed:
    """What publishing did to the site."""

    written: int
    removed: int
    unchanged: int
    moves: Sequence[str] = field(default=(), compare=False)
    """The files that were written, by their names below the site's root."""
    removals: Sequence[str] = field(default=(), compare=False)

    def __str__(self) -> str:
        return f"Published: {self.written} written, {self.removed} removed, {self.unchanged} unchanged."


class StagingError(Exception):
    """The folder for staging is not one that a build has left; nothing was touched."""


class InterruptedMoveError(StagingError):
    """The disk gave out while the finished site was being moved; the journal stands."""


class Staging:
    """The staged site of one build. `begin` before anything is written, `publish` when it is whole."""

    def __init__(self, site_dir: Path) -> None:
        self.site_dir = site_dir.absolute()
        self.workshop = self.site_dir.parent / f".{self.site_dir.name}.faktum"
        self.folder = self.workshop / "staged"
        self._journal = self.workshop / "journal.json"
        self._lock: IO[str] | None = None

    def begin(self) -> None:
        """Take the lock (waiting for a running build), finish an interrupted move, empty the folder."""
        for path in (self.site_dir, self.workshop):
            if path.is_symlink():
                raise StagingError(f"{path} is a symbolic link. Put a folder there, or remove it.")
        self.workshop.mkdir(parents=True, exist_ok=True)
        lock = os.fdopen(os.open(self.workshop / "lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o666), "w")
        fcntl.flock(lock, fcntl.LOCK_EX)
        self._lock = lock
        try:
            self._finish_journal()
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder.mkdir()
        except BaseException:
            self.release()
            raise

    def abandon(self) -> None:
        """Leave the site as it is, give back the space and let the next build in."""
        if self._lock and not self._journal.exists():  # else what is staged is still to be moved
            shutil.rmtree(self.folder, ignore_errors=True)
        self.release()

    def release(self) -> None:
        """Let the next build in."""
        if self._lock:
            self._lock.close()
            self._lock = None

    def publish(
        self,
        kept: AbstractSet[str] = frozenset(),
        then: Callable[[Changed], object] = lambda _changed: None,
        standing: AbstractSet[str] | None = None,
    ) -> Changed:
        """Move what differs into the site, remove what vanished, call `then`, and release the lock.

        `kept` are files that stand in the site as the new one has them, and were not staged; `standing` all that stand
        there, where somebody has looked since the lock was taken.
        """
        staged = set(files_below(self.folder))
        if standing is None:
            standing = set(files_below(self.site_dir)) if self.site_dir.is_dir() else set()
        moves = sorted(
            name for name in staged
            if name not in standing or not filecmp.cmp(self.folder / name, self.site_dir / name, shallow=False)
        )  # fmt: skip
        removals = sorted(standing - staged - kept)
        _write_durably(self._journal, json.dumps({"moves": moves, "removals": removals}))
        try:
            self._finish_journal()
        except OSError as error:
            raise InterruptedMoveError(
                f"Moving the pages into {self.site_dir} stopped: {error.strerror}."
            ) from error
        shutil.rmtree(self.folder, ignore_errors=True)
        changed = Changed(len(moves), len(removals), len(staged | kept) - len(moves), moves, removals)
        then(changed)
        self.release()
        return changed

    def _finish_journal(self) -> None:
        if not self._journal.is_file():
            return
        removals, moves = self._read_journal()
        for name in removals:
            # After an interruption a file may stand where a folder was, and the other way round.
            path = self.site_dir / name
            if self._leads_out(path):
                continue
            if path.is_file() or path.is_symlink():
                path.unlink()
            self._remove_empty(path)
        for name in moves:
            origin, target = self.folder / name, self.site_dir / name
            if self._leads_out(target):
                raise StagingError(f"{target.parent} is a symbolic link out of the site. Remove it.")
            if origin.exists():  # else it was moved before the interruption
                if target.is_dir():
                    shutil.rmtree(target)
                target.parent.mkdir(parents=True, exist_ok=True)
                origin.replace(target)
        self._journal.unlink()

    def _read_journal(self) -> tuple[list[str], list[str]]:
        """What is to be removed and moved; nothing that leads out of the site is believed."""
        try:
            journal = json.loads(self._journal.read_text(encoding="utf-8"))
            lists = list(journal["removals"]), list(journal["moves"])
            good = all(_is_inside(name) for names in lists for name in names)
        except (ValueError, KeyError, TypeError):
            good = False
        if not good:
            raise StagingError(f"{self._journal} was not written by a build. Remove {self.workshop}.")
        return lists

    def _leads_out(self, path: Path) -> bool:
        """True below a symbolic link that somebody put into the site."""
        return not path.parent.resolve().is_relative_to(self.site_dir.resolve())

    def _remove_empty(self, path: Path) -> None:
        for parent in path.parents:
            if parent == self.site_dir or not parent.is_dir() or any(parent.iterdir()):
                return
            parent.rmdir()


def _is_inside(name: object) -> bool:
    parts = PurePosixPath(name).parts if isinstance(name, str) else ()
    return bool(parts) and not {"/", "//", ".."}.intersection(parts)


def _write_durably(path: Path, text: str) -> None:
    """Write so that after a crash the file is either absent or whole."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)

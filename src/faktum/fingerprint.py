"""What stands in folders, told by the size, times and number of each file, as git's index does.

A file so young that it could change again within one tick of the file system's clock is read as well (racy-git in
git's documentation). Only the standard library is imported here: what is loaded costs time too.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT) ticks every other second."""
_ASIDE = frozenset({"__pycache__", "node_modules"})
_DISTRIBUTIONS = (".dist-info", ".egg-link", ".pth")
PACKAGE = Path(__file__).parent


class UnsettledError(Exception):
    """Something among the files cannot be relied on to stay as it looks."""


class Fingerprint:
    """Files that were seen, one after the other: `of` says what they are told by.

    Read are those in `known`, and those that changed within the last tick of the clock.
    """

    def __init__(self, known: Container[str] = ()) -> None:
        self.young = set[str]()
        self._known = known
        self._old = time.time_ns() - _TICK
        self._seen = blake2b(digest_size=32)
        self._read: dict[str, bytes] = {}

    def of(self, young: Iterable[str], *others: str) -> str:
        """The fingerprint, with the content of these files in it."""
        whole = self._seen.copy()
        for name in sorted(young):
            whole.update(self._read.get(name, b"?"))
        for other in others:
            whole.update(other.encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    def add_folder(
        self, folder: Path | str, name: str = "", skipped: Container[str] = (), *, hidden: bool = True,
        also: Callable[[str], Fingerprint | None] = lambda _name: None,
    ) -> None:  # fmt: skip
        """Every file below `folder`; hidden ones directly in it only where `hidden`; in another fingerprint `also`.

        Raises UnsettledError where there is a symbolic link or no regular file, and OSError.
        """
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.startswith(".") and not hidden:
                continue
            if entry.is_symlink():
                raise UnsettledError(entry.path)
            if entry.is_dir():
                if entry.name not in _ASIDE and entry.path not in skipped and not _is_environment(entry.path):
                    self.add_folder(entry.path, f"{name}{entry.name}/", skipped, also=also)
                continue
            own = name + entry.name
            mark = self.add(own, entry, entry.stat())
            if other := also(own):
                other.count(own, mark, self._read.get(own))

    def add(self, name: str, path: os.PathLike[str], found: os.stat_result) -> bytes:
        """One file; what it is told by. Raises UnsettledError where it is no regular file, and OSError."""
        if not stat.S_ISREG(found.st_mode):
            raise UnsettledError(name)
        told = f"{name}\0{_mark(found)}\n".encode("utf-8", "surrogateescape")
        is_young = found.st_ctime_ns > self._old
        if is_young or name in self._known:
            self._read[name] = blake2b(Path(path).read_bytes()).digest()
        if is_young:
            self.young.add(name)
        self._seen.update(told)
        return told

    def count(self, name: str, told: bytes, read: bytes | None) -> None:
        """A file that another fingerprint has seen."""
        self._seen.update(told)
        if read is not None:
            self._read[name] = read


def _is_environment(folder: str) -> bool:
    """A virtual environment in the site's folder: what is installed is told by its own means."""
    return os.path.isfile(f"{folder}/pyvenv.cfg")  # noqa: PTH113 - asked of every folder of a site


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of a site as they stand, each with what it is told by. A folder that is not there has none."""

    files: Mapping[str, str]

    @classmethod
    def of(cls, site_dir: Path) -> Standing:
        """Raises UnsettledError where there is a link in it, and OSError."""
        return cls(dict(_standing(site_dir, "")) if site_dir.exists() else {})

    @property
    def fingerprint(self) -> str:
        whole = blake2b(digest_size=32)
        for name, mark in sorted(self.files.items()):
            whole.update(f"{name}\0{mark}\n".encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    def after(self, site_dir: Path, written: Iterable[str], removed: Iterable[str]) -> Standing:
        """The same when these have been written and removed: no other file is looked at. Raises OSError."""
        gone = {*removed}
        files = {name: mark for name, mark in self.files.items() if name not in gone}
        return Standing(files | {name: _mark((site_dir / name).stat()) for name in written})


def _standing(folder: Path | str, name: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_symlink():
                raise UnsettledError(entry.path)
            if entry.is_dir():
                yield from _standing(entry.path, f"{name}{entry.name}/")
            else:
                yield name + entry.name, _mark(entry.stat())


def _mark(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def installed() -> Iterator[str]:
    """Packages that can be imported, with their versions: the names of their `.dist-info` folders."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (path.name for path in folder.iterdir() if path.name.endswith(_DISTRIBUTIONS))

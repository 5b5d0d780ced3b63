"""What stands in folders, told by the size, times and number of each file, as git's index does.

A file so young that it could change again within one tick of the file system's clock is read as well (racy-git in
git's documentation). Only the standard library is imported here: what is loaded costs time too.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Container, Iterable, Iterator
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
        mark = f"{name}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n"
        told = mark.encode("utf-8", "surrogateescape")
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
    return Path(folder, "pyvenv.cfg").is_file()


def of_site(site_dir: Path) -> str:
    """The fingerprint of a site as it stands. Raises UnsettledError where there is a link in it, and OSError."""
    files = Fingerprint()
    files.add_folder(site_dir)
    return files.of(())


def installed() -> Iterator[str]:
    """Packages that can be imported, with their versions: the names of their `.dist-info` folders."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (path.name for path in folder.iterdir() if path.name.endswith(_DISTRIBUTIONS))

"""What the last build read and wrote, so that a build with nothing to do can say so at once.

Beside the lock in the staging folder's workshop lies `last-build.json`: a fingerprint of everything the
build may have read (the site's folder, files it names elsewhere, installed packages, settings, the day, what
git has), and one of the site it left. While both are what they were, building again would write the same bytes. The file
is never needed: without it, or when anything about it is strange, the site is built.

Fingerprints are made of the size, times and number of each file, not of its content, as git's index does
(racy-git in git's documentation): a file so young that it could change again within one tick of the file
system's clock is read as well. Only the standard library is imported here; what is loaded costs time too.
"""

from __future__ import annotations

import fcntl
import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from faktum.load.today import today

NAME = "last-build.json"
PLAIN = {"engine": "mkdocs", "file": "mkdocs.yml", "strict": True, "overridden": {}}
"""The settings of a build that was called without an option: `faktum build`, and `mkdocs build` as we ship it."""
_TICK = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT) ticks every other second."""
_ASIDE = frozenset({"__pycache__", "node_modules"})
_DISTRIBUTIONS = (".dist-info", ".egg-link", ".pth")
_VARIABLES = ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY")
_PACKAGE = Path(__file__).parent.parent


class UnsettledError(Exception):
    """Something among the files cannot be relied on to stay as it looks."""


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The record of one finished build."""

    root: Path
    site_dir: Path
    elsewhere: tuple[str, ...]
    """Files and folders outside `root` that the configuration names."""
    settings: Mapping[str, object]
    """How MkDocs was called, where that changes the site."""
    read: str
    """Fingerprint of what the build read."""
    young: frozenset[str] = frozenset()
    """Files of which the content is part of that fingerprint."""
    wrote: str = ""
    """Fingerprint of the site."""
    said: tuple[str, ...] = ()

    @classmethod
    def begin(
        cls, root: Path, site_dir: Path, elsewhere: Iterable[str], settings: Mapping[str, object]
    ) -> LastBuild | None:
        """A record of what is about to be read; None where that cannot be told. Call before reading anything."""
        aside = tuple(sorted(elsewhere))
        try:
            seen = _read(root, site_dir, aside, settings, young=None)
        except (UnsettledError, OSError):
            return None
        return cls(root, site_dir, aside, dict(settings), seen.fingerprint, frozenset(seen.young))

    def is_as_it_was(self) -> bool:
        """True while a new build would find and leave the same."""
        try:
            seen = _read(self.root, self.site_dir, self.elsewhere, self.settings, young=self.young)
            return seen.fingerprint == self.read and site_mark(self.site_dir) == self.wrote
        except (UnsettledError, OSError):
            return False

    def keep(self, said: Sequence[str]) -> None:
        """Write the record of a site that has just been published, and what was said then."""
        path = _workshop(self.site_dir) / NAME
        try:
            whole = replace(self, wrote=site_mark(self.site_dir), said=tuple(said))
            part = path.with_suffix(".part")
            part.write_text(json.dumps(_as_json(whole)), encoding="utf-8")
            part.replace(path)
        except (UnsettledError, OSError):  # the site is published; only the next build is slower
            forget(self.site_dir)


def _as_json(build: LastBuild) -> dict[str, object]:
    return {
        "elsewhere": build.elsewhere, "settings": build.settings, "read": build.read,
        "young": sorted(build.young), "wrote": build.wrote, "said": build.said,
    }  # fmt: skip


def last_build(root: Path, site_dir: Path) -> LastBuild | None:
    """The record in the workshop of `site_dir`; None where there is none that can be understood."""
    try:
        kept = json.loads((_workshop(site_dir) / NAME).read_text(encoding="utf-8"))
        lists = {name: tuple(map(str, kept[name])) for name in ("elsewhere", "young", "said")}
        return LastBuild(
            root, site_dir, lists["elsewhere"], dict(kept["settings"]), str(kept["read"]),
            frozenset(lists["young"]), str(kept["wrote"]), lists["said"],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(site_dir: Path) -> None:
    """Remove the record: what it says is true no more."""
    (_workshop(site_dir) / NAME).unlink(missing_ok=True)


def nothing_to_do(root: Path, site_dir: Path, settings: Mapping[str, object]) -> Sequence[str] | None:
    """What the last build said, when building again would change nothing; else None.

    None too while another build is running, or when the last one was interrupted.
    """
    with _alone(site_dir) as alone:
        known = last_build(root, site_dir) if alone else None
        return known.said if known and known.settings == settings and known.is_as_it_was() else None


@contextmanager
def _alone(site_dir: Path) -> Iterator[bool]:
    """The lock of a build while it is looked around; False where it is taken, or a journal waits."""
    workshop = _workshop(site_dir)
    try:
        descriptor = os.open(workshop / "lock", os.O_RDWR | os.O_NOFOLLOW)
    except OSError:
        yield False
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        alone = not (workshop / "journal.json").exists()
    except OSError:
        alone = False
    try:
        yield alone
    finally:
        os.close(descriptor)


def _workshop(site_dir: Path) -> Path:
    return site_dir.parent / f".{site_dir.name}.faktum"


def _read(
    root: Path,
    site_dir: Path,
    elsewhere: Sequence[str],
    settings: Mapping[str, object],
    young: frozenset[str] | None,
) -> _Files:
    """The fingerprint of what a build reads; see _Files about `young`."""
    files = _Files(young)
    files.add_folder(root, "", skipped={str(site_dir), str(_workshop(site_dir))}, hidden=False)
    files.add_folder(_PACKAGE, "faktum/")
    for path in map(Path, elsewhere):
        if path.is_dir():
            files.add_folder(path, f"{path}/")
        else:
            files.add(str(path), path, path.stat())
    surroundings = (
        sys.version, [os.environ.get(name) for name in _VARIABLES], sorted(_installed()), dict(settings),
        today(root, due=False, problems=[]).isoformat(), _revision(root),
    )  # fmt: skip
    files.told.update(repr(surroundings).encode())
    return files


def _revision(root: Path) -> str:
    """What git has of the site: in earlier versions the checks look for what somebody withdrawn was called."""
    asked = ["git", "-C", str(root), "rev-parse", "HEAD", "--is-shallow-repository"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=10).stdout  # noqa: S603 - fixed words
    except (OSError, subprocess.SubprocessError):
        return ""


def site_mark(site_dir: Path) -> str:
    """The fingerprint of a site as it stands. Raises UnsettledError where there is a link in it, and OSError."""
    files = _Files(frozenset())
    files.add_folder(site_dir, "")
    return files.fingerprint


def _installed() -> Iterator[str]:
    """Packages that can be imported, with their versions: the names of their `.dist-info` folders."""
    for folder in map(Path, sys.path):
        if folder.is_dir():
            yield from (path.name for path in folder.iterdir() if path.name.endswith(_DISTRIBUTIONS))


class _Files:
    """A running fingerprint of files: size, times and number of each, and of `young` ones the content.

    Without a list of them, those are young that changed within the last tick of the clock.
    """

    def __init__(self, young: frozenset[str] | None) -> None:
        self.told = blake2b(digest_size=32)
        self.young = set[str]()
        self._known = young
        self._old = time.time_ns() - _TICK

    @property
    def fingerprint(self) -> str:
        return self.told.hexdigest()

    def add_folder(
        self, folder: Path, name: str, skipped: Container[str] = (), *, hidden: bool = True
    ) -> None:
        """Every file below `folder`; hidden ones directly in it only where `hidden`.

        Raises UnsettledError where there is a symbolic link or no regular file, and OSError.
        """
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if entry.name.startswith(".") and not hidden:
                continue
            if entry.is_symlink():
                raise UnsettledError(entry.path)
            if not entry.is_dir():
                self.add(name + entry.name, entry, entry.stat())
            elif entry.name not in _ASIDE and entry.path not in skipped and not _is_environment(entry.path):
                self.add_folder(Path(entry.path), f"{name}{entry.name}/", skipped)

    def add(self, name: str, path: os.PathLike[str], found: os.stat_result) -> None:
        """One file. Raises UnsettledError where it is no regular file, and OSError."""
        if not stat.S_ISREG(found.st_mode):
            raise UnsettledError(name)
        mark = f"{name}\0{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}\n"
        self.told.update(mark.encode("utf-8", "surrogateescape"))
        if name in self._known if self._known is not None else found.st_ctime_ns > self._old:
            self.young.add(name)
            self.told.update(blake2b(Path(path).read_bytes()).digest())


def _is_environment(folder: str) -> bool:
    """A virtual environment in the site's folder: what is installed is told by its own means."""
    return Path(folder, "pyvenv.cfg").is_file()

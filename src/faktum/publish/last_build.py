"""What the last build read and wrote, so that a build with nothing to do can say so at once.

Beside the lock in the staging folder's workshop lies `last-build.json`: a fingerprint of everything the
build may have read (the site's folder, files it names elsewhere, installed packages, settings, the day, what
git has), and one of the site it left. While both are what they were, building again would write the same bytes. The file
is never needed: without it, or when anything about it is strange, the site is built.

A further fingerprint leaves out the records and the texts that are poured: while it is what it was, the engine would
make the same frames. Only the standard library is imported here; what is loaded costs time too.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from faktum.fingerprint import PACKAGE, Fingerprint, Standing, UnsettledError, installed
from faktum.load.today import today

NAME = "last-build.json"
PLAIN = {"engine": "mkdocs", "file": "mkdocs.yml", "strict": True, "overridden": {}}
"""The settings of a build that was called without an option: `faktum build`, and `mkdocs build` as we ship it."""
_VARIABLES = ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY")
_POURED = re.compile(
    r"data/.*|faktum:/render/templates/.*|docs/[^/]+/(?:press/[^/]+|projects)/(?!index\.md$)[^/]+\.md",
    re.DOTALL,
)
"""Files that the engine does not read: records, texts of records, and of the package (`faktum:/`) our templates."""


def is_poured(name: str) -> bool:
    """Whether the engine has no part in a file of the site, named below its root."""
    return bool(_POURED.fullmatch(name))


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
    framed: str = ""
    """Fingerprint of what the engine read of it; nothing where it may have read more than we know of."""
    young: frozenset[str] = frozenset()
    """Files of which the content is part of these fingerprints."""
    wrote: str = ""
    """Fingerprint of the site."""
    said: tuple[str, ...] = ()

    @classmethod
    def begin(
        cls, root: Path, site_dir: Path, elsewhere: Iterable[str], settings: Mapping[str, object]
    ) -> LastBuild | None:
        """A record of what is about to be read; None where that cannot be told. Call before reading anything."""
        seen = Seen.of(root, site_dir, tuple(sorted(elsewhere)), settings)
        return seen.record() if seen else None

    def keep(self, said: Sequence[str], wrote: str) -> None:
        """Write the record of a site that has just been published, of its fingerprint, and of what was said."""
        path = _workshop(self.site_dir) / NAME
        try:
            whole = replace(self, wrote=wrote, said=tuple(said))
            part = path.with_suffix(".part")
            part.write_text(json.dumps(_as_json(whole)), encoding="utf-8")
            part.replace(path)
        except OSError:  # the site is published; only the next build is slower
            forget(self.site_dir)


def _as_json(build: LastBuild) -> dict[str, object]:
    return {
        "elsewhere": build.elsewhere, "settings": build.settings, "read": build.read, "framed": build.framed,
        "young": sorted(build.young), "wrote": build.wrote, "said": build.said,
    }  # fmt: skip


def last_build(root: Path, site_dir: Path) -> LastBuild | None:
    """The record in the workshop of `site_dir`; None where there is none that can be understood."""
    try:
        kept = json.loads((_workshop(site_dir) / NAME).read_text(encoding="utf-8"))
        lists = {name: tuple(map(str, kept[name])) for name in ("elsewhere", "young", "said")}
        return LastBuild(
            root, site_dir, lists["elsewhere"], dict(kept["settings"]), str(kept["read"]), str(kept["framed"]),
            frozenset(lists["young"]), str(kept["wrote"]), lists["said"],
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(site_dir: Path) -> None:
    """Remove the record: what it says is true no more."""
    (_workshop(site_dir) / NAME).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is to be read by a build that begins now, looked at once."""

    root: Path
    site_dir: Path
    elsewhere: tuple[str, ...]
    settings: Mapping[str, object]
    files: Fingerprint
    frames: Fingerprint
    """The part of the files that the engine reads."""
    surroundings: str
    dated: str
    """The day, and what git has."""

    @classmethod
    def of(
        cls, root: Path, site_dir: Path, elsewhere: tuple[str, ...], settings: Mapping[str, object],
        known: frozenset[str] = frozenset(),
    ) -> Seen | None:  # fmt: skip
        """`known` are files to be read, however old; None where something is there that cannot be relied on."""
        files, frames = Fingerprint(known), Fingerprint()
        aside = {str(site_dir), str(_workshop(site_dir))}

        def read_by_engine(name: str) -> Fingerprint | None:
            return None if is_poured(name) else frames

        try:
            files.add_folder(root, skipped=aside, hidden=False, also=read_by_engine)
            files.add_folder(PACKAGE, "faktum:/", also=read_by_engine)
            for path in map(Path, elsewhere):
                if path.is_dir():
                    files.add_folder(path, f"{path}/", also=lambda _name: frames)
                else:
                    files.add(str(path), path, path.stat())
                    frames.add(str(path), path, path.stat())
        except (UnsettledError, OSError):
            return None
        surroundings = (
            sys.version,
            [os.environ.get(name) for name in _VARIABLES],
            sorted(installed()),
            dict(settings),
        )
        dated = today(root, due=False, problems=[]).isoformat(), _revision(root)
        return cls(root, site_dir, elsewhere, settings, files, frames, repr(surroundings), repr(dated))

    def record(self) -> LastBuild:
        """For the build that begins now."""
        young = frozenset(self.files.young)
        return LastBuild(
            self.root,
            self.site_dir,
            self.elsewhere,
            dict(self.settings),
            self._read(young),
            self._framed(young),
            young,
        )

    def is_as_in(self, build: LastBuild) -> bool:
        return self._read(build.young) == build.read

    def has_the_frames_of(self, build: LastBuild) -> bool:
        """Whether the engine would make of it what it made then."""
        return bool(build.framed) and self._framed(build.young) == build.framed

    def _read(self, young: frozenset[str]) -> str:
        return self.files.of(young, self.surroundings, self.dated)

    def _framed(self, young: frozenset[str]) -> str:
        return self.frames.of((name for name in young if not _POURED.fullmatch(name)), self.surroundings)


class Before(NamedTuple):
    """The last build, and what there is to be read now."""

    build: LastBuild
    seen: Seen

    @classmethod
    def of(cls, root: Path, site_dir: Path, settings: Mapping[str, object]) -> Before | None:
        """None where nothing is known of a build with these settings, or where something cannot be relied on."""
        known = last_build(root, site_dir)
        if known is None or known.settings != settings:
            return None
        seen = Seen.of(root, site_dir, known.elsewhere, settings, known.young)
        return cls(known, seen) if seen else None

    @property
    def frames_stand(self) -> bool:
        """Whether the engine would make what it made then."""
        return self.seen.has_the_frames_of(self.build)

    def nothing_to_do(self) -> Sequence[str] | None:
        """What the last build said, when building again would change nothing; else None.

        None too while another build is running, or when the last one was interrupted.
        """
        if not self.seen.is_as_in(self.build):
            return None
        site_dir = self.build.site_dir
        with _alone(site_dir) as alone:
            try:
                is_same = alone and Standing.of(site_dir).fingerprint == self.build.wrote
            except (UnsettledError, OSError):
                return None
        return self.build.said if is_same else None


def nothing_to_do(root: Path, site_dir: Path, settings: Mapping[str, object]) -> Sequence[str] | None:
    """See Before; None too where there was no such build."""
    before = Before.of(root, site_dir, settings)
    return before.nothing_to_do() if before else None


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


def _revision(root: Path) -> str:
    """What git has of the site: in earlier versions the checks look for what somebody withdrawn was called."""
    asked = ["git", "-C", str(root), "rev-parse", "@", "--is-shallow-repository"]
    try:
        return subprocess.run(asked, capture_output=True, text=True, check=False, timeout=10).stdout  # noqa: S603 - fixed words
    except (OSError, subprocess.SubprocessError):
        return ""

"""Trials: one mistake is made in a copy of the site, the copy is checked, and the site is as before."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from faktum.checks import check_site
from faktum.load.revision import Revision, read_revision
from faktum.problems import Problem
from mistakes.mistake import BY_OTHERS, Mistake
from mistakes.snapshot import copy_site, epoch

WORKERS = 2


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was reported of one mistake."""

    mistake: Mistake
    found: tuple[Problem, ...]
    """New problems in the right file, whatever the line; consequences left out."""
    right: tuple[Problem, ...]
    """New problems at a right line."""
    alarms: tuple[Problem, ...]
    """New problems that are neither the mistake nor a consequence of it."""
    crash: str = ""

    @property
    def caught(self) -> bool:
        return bool(self.found)

    @property
    def right_line(self) -> bool:
        return bool(self.right)

    @property
    def right_code(self) -> bool:
        codes = self.mistake.codes
        return any(one.code in codes for one in self.right) if codes else bool(self.right)


@dataclass
class Bench:
    """A copy of the site in which edits are made and taken back."""

    root: Path
    known: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """The problems of the unchanged site."""
    numbers: Iterator[int] = field(default_factory=count)
    _published: Revision | None = None

    @classmethod
    def of(cls, snapshot: Path, folder: Path) -> Bench:
        bench = cls(copy_site(folder / "site", snapshot))
        bench.known = Counter(map(_content, _checked(bench.root)))
        return bench

    def published(self) -> Revision:
        """The unchanged site, as git keeps it."""
        if self._published is None:
            root = copy_site(self.root.parent / "published", self.root)
            name = ("-c", "user.name=mistakes", "-c", "user.email=mistakes@fakta.example")
            for arguments in (
                ["init", "--quiet"],
                ["add", "--all"],
                [*name, "commit", "--quiet", "--message=as it was"],
            ):
                subprocess.run(["git", "-C", str(root), *arguments], check=True, capture_output=True)
            self._published = read_revision(root, "HEAD")
            shutil.rmtree(root)
        return self._published

    def problems_with(self, edits: dict[str, str | None], *, published: bool = False) -> list[Problem]:
        """The problems that the edits bring; with `published` also what has changed by them."""
        since = self.published() if published else None
        # No cache in the checks that knows a file by its path can answer for the trial before.
        self.root = self.root.rename(self.root.parent / f"site-{next(self.numbers)}")
        before: dict[Path, bytes | None] = {}
        try:
            for name, text in edits.items():
                path = self.root / name
                before[path] = path.read_bytes() if path.exists() else None
                if text is None:
                    path.unlink()
                else:
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(text.encode())
            return self._new(_checked(self.root, since))
        finally:
            for path, content in before.items():
                if content is None:
                    path.unlink(missing_ok=True)
                else:
                    path.write_bytes(content)
                if not any(path.parent.iterdir()):
                    path.parent.rmdir()

    def _new(self, problems: Iterable[Problem]) -> list[Problem]:
        """Problems the unchanged site does not have; lines may have moved."""
        left, new = Counter(self.known), []
        for problem in problems:
            if left[_content(problem)]:
                left[_content(problem)] -= 1
            else:
                new.append(problem)
        return new


def _checked(root: Path, since: Revision | None = None) -> list[Problem]:
    return [one for one in check_site(root, since=since).problems if one.severity != "note"]


def _content(problem: Problem) -> tuple[str, ...]:
    return problem.path, problem.code, problem.expected, problem.found


def judged(mistake: Mistake, problems: Iterable[Problem]) -> Outcome:
    """Which of the problems are the mistake, which its consequences, and which false alarms."""
    files = {path for path, _line in mistake.places}
    by_others = mistake.split in BY_OTHERS
    found, right, alarms = [], [], []
    for problem in problems:
        follows = problem.code in mistake.along and problem.code not in mistake.codes
        here = (problem.path, problem.line) in mistake.places
        if here and (by_others or not follows):
            right.append(problem)
        elif not follows and not (problem.code in mistake.codes and (by_others or problem.path in files)):
            alarms.append(problem)
        if problem.path in files and ((here and by_others) or not follows):
            found.append(problem)
    return Outcome(mistake, tuple(found), tuple(right), tuple(alarms))


# -- in several processes ----------------------------------------------------------------------

_bench: Bench


def _prepare(snapshot: Path, folder: Path, day: int) -> None:
    global _bench  # noqa: PLW0603 - one for each process, made once
    os.environ["SOURCE_DATE_EPOCH"] = str(day)
    own = folder / f"worker-{os.getpid()}"
    own.mkdir()
    _bench = Bench.of(snapshot, own)


def _tried(mistake: Mistake) -> Outcome:
    try:
        return judged(mistake, _bench.problems_with(mistake.slip.edits, published=mistake.slip.published))
    except Exception as error:  # noqa: BLE001 - a check never raises; one that does is told of as a miss
        return Outcome(mistake, (), (), (), crash=f"{type(error).__name__}: {error}")


def _read(edits: dict[str, str | None]) -> list[Problem]:
    return _bench.problems_with(edits)


@dataclass
class Pool:
    """Processes with a copy of the site each."""

    executor: ProcessPoolExecutor

    @classmethod
    def of(cls, snapshot: Path, folder: Path) -> Pool:
        return cls(ProcessPoolExecutor(WORKERS, initializer=_prepare, initargs=(snapshot, folder, epoch())))

    def outcomes(self, mistakes: Iterable[Mistake]) -> list[Outcome]:
        return list(self.executor.map(_tried, mistakes, chunksize=4))

    def problems(self, edits: Iterable[dict[str, str | None]]) -> list[list[Problem]]:
        """What each set of edits brings."""
        return list(self.executor.map(_read, edits))


def unchanged(snapshot: Path, folder: Path) -> list[Problem]:
    """Warnings and errors of the site as it is: false alarms, all of them."""
    os.environ["SOURCE_DATE_EPOCH"] = str(epoch())
    root = copy_site(folder / "unchanged", snapshot)
    problems = _checked(root)
    shutil.rmtree(root)
    return problems

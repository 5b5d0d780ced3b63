"""The table: a row is measured against a goal, and every time that was taken is kept."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from race.sites import Sites


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    what: str
    goal: str
    ours: str
    theirs: str = ""
    ratio: float | None = None
    met: bool | None = None


@dataclass
class Race:
    """What the rows share: sites, and every time that was taken, by size and case."""

    folder: Path
    sizes: tuple[int, ...]
    runs: int
    times: dict[tuple[int, str], list[float]] = field(default_factory=dict)
    made: dict[tuple[int, bool], Sites] = field(default_factory=dict)

    def sites(self, releases: int, *, search: bool = False) -> Sites:
        key = (releases, search)
        if key not in self.made:
            self.made[key] = Sites(self.folder, releases, search=search)
        return self.made[key]

    def take(self, size: int, case: str, seconds: float) -> None:
        self.times.setdefault((size, case), []).append(seconds)

    def median(self, size: int, case: str) -> float:
        return statistics.median(self.times[size, case])

    def against(self, what: str, size: int, case: str, limit: float) -> Line:
        """A case beside Hugo's cold build of the same size."""
        ours, theirs = self.median(size, case), self.median(size, "hugo")
        return Line(
            f"{what}, N = {size:,}",
            f"≤ {limit} ×",
            f"{ours:.2f} s",
            f"{theirs:.2f} s",
            ours / theirs,
            ours <= limit * theirs,
        )


Case = Callable[[int], float]
"""Takes the number of the round, gives seconds."""
Row = Callable[[Race], Iterator[Line]]
ROWS: dict[str, Row] = {}


def row(name: str) -> Callable[[Row], Row]:
    def add(function: Row) -> Row:
        ROWS[name] = function
        return function

    return add


def limit_at(size: int, small: float, large: float) -> float:
    return small if size < 10_000 else large


def rounds(race: Race, size: int, cases: dict[str, Case]) -> None:
    """The cases in turns, so that a machine that grows slow is slow for all."""
    for turn in range(race.runs):
        for name, case in cases.items():
            race.take(size, name, case(turn))
        for one in race.made.values():
            one.attic.empty()


def built(sites: Sites) -> None:
    """A site that is up to date."""
    sites.build()


def stamps(site: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(site)): ((told := path.stat()).st_mtime_ns, told.st_ino)
        for path in site.rglob("*")
        if path.is_file()
    }


def contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def hugo_build(sites: Sites) -> Case:
    return lambda _: sites.hugo_cold().wall


def cold_build(sites: Sites) -> Case:
    return lambda _: sites.cold().wall

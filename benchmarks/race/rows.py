"""The rows of the table: what is measured, against which goal. A row that cannot run says why."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from outputs import MARGIN, compared, ratio
from vocabulary import word_of

from race.clock import RunError, run
from race.edits import EDITS
from race.reader import first_search, release_bytes, served
from race.sites import ROOT, Sites


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


def _limit(size: int, small: float, large: float) -> float:
    return small if size < 10_000 else large


def _rounds(race: Race, size: int, cases: dict[str, Case]) -> None:
    """The cases in turns, so that a machine that grows slow is slow for all."""
    for turn in range(race.runs):
        for name, case in cases.items():
            race.take(size, name, case(turn))
        for one in race.made.values():
            one.attic.empty()


def _hugo(sites: Sites) -> Case:
    return lambda _: sites.hugo_cold().wall


def _cold(sites: Sites) -> Case:
    return lambda _: sites.cold().wall


def _again(sites: Sites) -> Case:
    return lambda _: sites.build().wall


def _mkdocs(sites: Sites) -> Case:
    return lambda _: sites.mkdocs().wall


@row("cold")
def cold(race: Race) -> Iterator[Line]:
    """Everything from nothing, beside Hugo; memory; and whether both wrote the same."""
    for size in race.sizes:
        sites = race.sites(size)
        _rounds(
            race,
            size,
            {
                "hugo": _hugo(sites),
                "cold": _cold(sites),
            },
        )
        yield race.against("cold full build, without search", size, "cold", _limit(size, 0.7, 0.35))
        ours, theirs = compared(sites.ours / "site"), compared(sites.hugo / "public")
        same = ours.keys() == theirs.keys() and abs(ratio(ours, theirs) - 1) <= MARGIN
        yield Line(
            f"  bytes of {len(ours):,} pages and feeds",
            "± 10 %",
            f"{sum(ours.values()):,}",
            f"{sum(theirs.values()):,}",
            1 / ratio(ours, theirs),
            same,
        )
        held, other = sites.cold(memory=True).memory, sites.hugo_cold(memory=True).memory
        limit = f"≤ {_limit(size, 0.4, 0.4)} ×"
        yield Line("  memory of the process tree (PSS)", limit if size >= 10_000 else "", f"{held / 1e6:,.0f} MB", f"{other / 1e6:,.0f} MB", held / other,
                   held <= 0.4 * other if size >= 10_000 else None)  # fmt: skip


@row("pagefind")
def pagefind(race: Race) -> Iterator[Line]:
    """The same with Pagefind's index on both sides."""
    size = race.sizes[0]
    sites = race.sites(size, search=True)
    _rounds(
        race,
        size,
        {"hugo+search": _hugo(sites), "cold+search": _cold(sites)},
    )
    ours, theirs = race.median(size, "cold+search"), race.median(size, "hugo+search")
    yield Line(
        f"cold full build, with Pagefind, N = {size:,}",
        "≤ 0.7 ×",
        f"{ours:.2f} s",
        f"{theirs:.2f} s",
        ours / theirs,
        ours <= 0.7 * theirs,
    )


@row("growth")
def growth(race: Race) -> Iterator[Line]:
    """From the smallest size to the largest."""
    small, large = race.sizes[0], race.sizes[-1]
    if small == large or (large, "cold") not in race.times:
        yield Line("growth", "≤ 7 × for ten times as much", "needs two sizes and the row cold")
        return
    grown, other = (race.median(large, case) / race.median(small, case) for case in ("cold", "hugo"))
    yield Line(
        f"growth from {small:,} to {large:,}", "≤ 7 ×", f"{grown:.1f} ×", f"{other:.1f} ×", None, grown <= 7
    )


@row("plain")
def plain(race: Race) -> Iterator[Line]:
    """Plain Material with static-i18n, at the smallest size only: it writes a third of the pages."""
    size = race.sizes[0]
    sites = race.sites(size)
    _rounds(race, size, {"cold": _cold(sites), "plain": lambda _: sites.plain_cold().wall})
    ours, theirs = race.median(size, "cold"), race.median(size, "plain")
    yield Line(
        f"cold beside plain Material, N = {size:,}", "", f"{ours:.2f} s", f"{theirs:.2f} s", ours / theirs
    )


@row("nothing")
def nothing(race: Race) -> Iterator[Line]:
    """A build when nothing has changed, which writes nothing."""
    for size in race.sizes:
        sites = race.sites(size)
        _built(sites)
        before = _stamps(sites.ours / "site")
        _rounds(
            race,
            size,
            {
                "hugo": _hugo(sites),
                "nothing": _again(sites),
                "nothing, mkdocs": _mkdocs(sites),
            },
        )
        yield race.against("nothing changed, faktum build", size, "nothing", _limit(size, 0.05, 0.03))
        yield race.against("nothing changed, mkdocs build", size, "nothing, mkdocs", _limit(size, 0.13, 0.03))
        written = [path for path, stamp in _stamps(sites.ours / "site").items() if before.get(path) != stamp]
        yield Line("  files written", "0", str(len(written)), met=not written)


@row("edits")
def edits(race: Race) -> Iterator[Line]:
    """One thing changed."""
    for size in race.sizes:
        sites = race.sites(size)
        _built(sites)

        def case(name: str, sites: Sites = sites) -> Case:
            def once(turn: int) -> float:
                EDITS[name](sites, turn)
                return sites.build().wall

            return once

        _rounds(
            race,
            size,
            {"hugo": _hugo(sites), **{name: case(name) for name in EDITS}},
        )
        for name in EDITS:
            small, large = (
                (0.4, 0.1) if name in {"one message", "one template", "one authored page"} else (0.15, 0.05)
            )
            yield race.against(name, size, name, _limit(size, small, large))


@row("exact")
def exact(race: Race) -> Iterator[Line]:
    """After each edit: what was written is what differs, and all is as after a clean build."""
    sites = race.sites(race.sizes[0])
    _built(sites)
    for number, (name, edit) in enumerate(EDITS.items()):
        stamps, contents = _stamps(sites.ours / "site"), _contents(sites.ours / "site")
        edit(sites, 900 + number)
        sites.build()
        after = _contents(sites.ours / "site")
        written = {path for path, stamp in _stamps(sites.ours / "site").items() if stamps.get(path) != stamp}
        differing = {path for path in after if contents.get(path) != after[path]}
        sites.cold()
        clean = _contents(sites.ours / "site")
        yield Line(
            f"after {name}: written without need",
            "0",
            str(len(written - differing)),
            met=written == differing,
        )
        wrong = sum(after.get(path) != clean.get(path) for path in after.keys() | clean.keys())
        yield Line(
            f"after {name}: other than a clean build's",
            "0",
            f"{wrong} of {len(clean):,} ({len(differing):,} changed)",
            met=not wrong,
        )


@row("serve")
def serve(race: Race) -> Iterator[Line]:
    """From saving to the browser showing it."""
    for size in race.sizes:
        release, authored, other = served(race.sites(size), race.runs)
        limit = _limit(size, 0.12, 0.25)
        yield Line(
            f"serve: a release, N = {size:,}",
            f"≤ {limit} s",
            f"{release:.2f} s",
            f"{other:.2f} s",
            release / other,
            release <= limit,
        )
        yield Line(
            f"serve: an authored page, N = {size:,}", "≤ 0.8 s", f"{authored:.2f} s", met=authored <= 0.8
        )


@row("check")
def check(race: Race) -> Iterator[Line]:
    """`faktum check`, from nothing and after one change."""
    size = race.sizes[-1]
    sites = race.sites(size)

    def from_nothing(_: int) -> float:
        sites.clear()
        return sites.check().wall

    def after_change(turn: int) -> float:
        EDITS["one release"](sites, turn)
        return sites.check().wall

    _rounds(race, size, {"check": from_nothing, "check again": after_change})
    for case, limit in (("check", 60), ("check again", 1)):
        took = race.median(size, case)
        yield Line(f"faktum {case}, N = {size:,}", f"≤ {limit} s", f"{took:.2f} s", met=took <= limit)


@row("search")
def search(race: Race) -> Iterator[Line]:
    """The bytes of a reader's first search, for words from frequent to rare."""
    size = race.sizes[-1]
    sites = race.sites(size, search=True)
    _built(sites)
    for rank in (3, 300, 3000):
        before, after = first_search(sites.ours / "site", word_of("en", rank))
        yield Line(
            f"first search, word of rank {rank:,}, N = {size:,}",
            "≤ 170 kB newest years, 300 kB all",
            f"{after / 1000:.0f} kB",
            met=0 < after <= 300_000,
        )
        yield Line("  of it before the reader searches", "0", f"{before} bytes", met=before == 0)


@row("release page")
def release_page(race: Race) -> Iterator[Line]:
    """A release page of 530 words at gzip −6."""
    sites = race.sites(race.sizes[0])
    _built(sites)
    sites.hugo_cold()
    ours, theirs = release_bytes(sites.ours / "site"), release_bytes(sites.hugo / "public")
    middle = statistics.median(ours)
    yield Line(
        "release page, gzip −6, median",
        "≤ 8,000 bytes",
        f"{middle:,.0f} bytes",
        f"{statistics.median(theirs):,.0f} bytes",
        met=middle <= 8000,
    )
    yield Line("  the largest", "", f"{max(ours):,} bytes", f"{max(theirs):,} bytes")


@row("this site")
def this_site(race: Race) -> Iterator[Line]:
    """The site of this repository, less the time that `import faktum` takes."""
    sites = Sites(race.folder, 0, own=ROOT)
    about, record = (
        sites.ours / "docs/en/about.md",
        min((sites.ours / "data/organisations").glob("*.yml")),
    )

    def touched(path: Path) -> float:
        text = path.read_text(encoding="utf-8")
        try:
            path.write_text(
                text + ("\n# A note.\n" if path.suffix == ".yml" else "\nOne sentence more.\n"),
                encoding="utf-8",
            )
            return sites.build().wall
        finally:
            path.write_text(text, encoding="utf-8")
            sites.build()

    def changed(_: int) -> float:
        text = record.read_text(encoding="utf-8")
        try:
            record.write_text(text.replace("  en: ", "  en: Now ", 1), encoding="utf-8")
            return sites.build().wall
        finally:
            record.write_text(text, encoding="utf-8")
            sites.build()

    _rounds(race, 0, {
        "import": lambda _: run([sys.executable, "-c", "import faktum"], sites.ours, sites.environment).wall,
        "this cold": _cold(sites), "this record": changed, "this page": lambda _: touched(about),
    })  # fmt: skip
    for case, limit in (("this cold", 1.8), ("this record", 0.3), ("this page", 0.9)):
        took = race.median(0, case) - race.median(0, "import")
        yield Line(case.replace("this", "this site:"), f"≤ {limit} s", f"{took:.2f} s", met=took <= limit)


@row("only ours")
def only_ours(race: Race) -> Iterator[Line]:
    """What only Faktum writes: API, spreadsheet, vCards, cards, catalogue."""
    sites = race.sites(race.sizes[0])
    _built(sites)
    site = sites.ours / "site"
    both = compared(site)
    rest = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) - sum(both.values())
    yield Line("what only we write", "", f"{rest:,} bytes", "none")
    try:
        run(
            [sys.executable, "-m", "faktum", "build", "--profile", "--site", str(sites.ours)],
            sites.ours,
            sites.environment,
        )
    except RunError:
        yield Line("  its time", "", "faktum build --profile is not there yet")
    else:
        yield Line("  its time", "", "see faktum build --profile")


def _built(sites: Sites) -> None:
    """A site that is up to date."""
    sites.build()


def _stamps(site: Path) -> dict[str, tuple[int, int]]:
    return {
        str(path.relative_to(site)): ((told := path.stat()).st_mtime_ns, told.st_ino)
        for path in site.rglob("*")
        if path.is_file()
    }


def _contents(site: Path) -> dict[str, bytes]:
    return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}

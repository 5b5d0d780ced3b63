"""Rows on builds of everything, and of nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from outputs import MARGIN, compared, ratio

from race.clock import RunError, run
from race.sites import Sites
from race.table import (
    Case,
    Line,
    Race,
    built,
    cold_build,
    hugo_build,
    limit_at,
    rounds,
    row,
    stamps,
)


def _again(sites: Sites) -> Case:
    return lambda _: sites.build().wall


def _mkdocs(sites: Sites) -> Case:
    return lambda _: sites.mkdocs().wall


@row("cold")
def cold(race: Race) -> Iterator[Line]:
    """Everything from nothing, beside Hugo; memory; and whether both wrote the same."""
    for size in race.sizes:
        sites = race.sites(size)
        rounds(
            race,
            size,
            {
                "hugo": hugo_build(sites),
                "cold": cold_build(sites),
            },
        )
        yield race.against("cold full build, without search", size, "cold", limit_at(size, 0.7, 0.35))
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
        limit = f"≤ {limit_at(size, 0.4, 0.4)} ×"
        yield Line("  memory of the process tree (PSS)", limit if size >= 10_000 else "", f"{held / 1e6:,.0f} MB", f"{other / 1e6:,.0f} MB", held / other,
                   held <= 0.4 * other if size >= 10_000 else None)  # fmt: skip


@row("pagefind")
def pagefind(race: Race) -> Iterator[Line]:
    """The same with Pagefind's index on both sides."""
    size = race.sizes[0]
    sites = race.sites(size, search=True)
    rounds(
        race,
        size,
        {"hugo+search": hugo_build(sites), "cold+search": cold_build(sites)},
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
    rounds(race, size, {"cold": cold_build(sites), "plain": lambda _: sites.plain_cold().wall})
    ours, theirs = race.median(size, "cold"), race.median(size, "plain")
    yield Line(
        f"cold beside plain Material, N = {size:,}", "", f"{ours:.2f} s", f"{theirs:.2f} s", ours / theirs
    )


@row("nothing")
def nothing(race: Race) -> Iterator[Line]:
    """A build when nothing has changed, which writes nothing."""
    for size in race.sizes:
        sites = race.sites(size)
        built(sites)
        before = stamps(sites.ours / "site")
        rounds(
            race,
            size,
            {
                "hugo": hugo_build(sites),
                "nothing": _again(sites),
                "nothing, mkdocs": _mkdocs(sites),
            },
        )
        yield race.against("nothing changed, faktum build", size, "nothing", limit_at(size, 0.05, 0.03))
        yield race.against(
            "nothing changed, mkdocs build", size, "nothing, mkdocs", limit_at(size, 0.13, 0.03)
        )
        written = [path for path, stamp in stamps(sites.ours / "site").items() if before.get(path) != stamp]
        yield Line("  files written", "0", str(len(written)), met=not written)


@row("only ours")
def only_ours(race: Race) -> Iterator[Line]:
    """What only Faktum writes: API, spreadsheet, vCards, cards, catalogue."""
    sites = race.sites(race.sizes[0])
    built(sites)
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

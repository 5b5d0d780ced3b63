"""Rows on what follows a change: builds, the preview, the check."""

from __future__ import annotations

from collections.abc import Iterator

from race.edits import EDITS
from race.reader import served
from race.sites import Sites
from race.table import (
    Case,
    Line,
    Race,
    built,
    contents,
    hugo_build,
    limit_at,
    rounds,
    row,
    stamps,
)


@row("edits")
def edits(race: Race) -> Iterator[Line]:
    """One thing changed."""
    for size in race.sizes:
        sites = race.sites(size)
        built(sites)

        def case(name: str, sites: Sites = sites) -> Case:
            def once(turn: int) -> float:
                EDITS[name](sites, turn)
                return sites.build().wall

            return once

        rounds(
            race,
            size,
            {"hugo": hugo_build(sites), **{name: case(name) for name in EDITS}},
        )
        for name in EDITS:
            small, large = (
                (0.4, 0.1) if name in {"one message", "one template", "one authored page"} else (0.15, 0.05)
            )
            yield race.against(name, size, name, limit_at(size, small, large))


@row("exact")
def exact(race: Race) -> Iterator[Line]:
    """After each edit: what was written is what differs, and all is as after a clean build."""
    sites = race.sites(race.sizes[0])
    built(sites)
    for number, (name, edit) in enumerate(EDITS.items()):
        before, held = stamps(sites.ours / "site"), contents(sites.ours / "site")
        edit(sites, 900 + number)
        sites.build()
        after = contents(sites.ours / "site")
        written = {path for path, stamp in stamps(sites.ours / "site").items() if before.get(path) != stamp}
        differing = {path for path in after if held.get(path) != after[path]}
        sites.cold()
        clean = contents(sites.ours / "site")
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
        limit = limit_at(size, 0.12, 0.25)
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

    rounds(race, size, {"check": from_nothing, "check again": after_change})
    for case, limit in (("check", 60), ("check again", 1)):
        took = race.median(size, case)
        yield Line(f"faktum {case}, N = {size:,}", f"≤ {limit} s", f"{took:.2f} s", met=took <= limit)

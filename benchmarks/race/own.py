"""Rows on the site of this repository."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from race.clock import run
from race.sites import ROOT, Sites
from race.table import (
    Line,
    Race,
    cold_build,
    rounds,
    row,
)


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

    rounds(race, 0, {
        "import": lambda _: run([sys.executable, "-c", "import faktum"], sites.ours, sites.environment).wall,
        "this cold": cold_build(sites), "this record": changed, "this page": lambda _: touched(about),
    })  # fmt: skip
    for case, limit in (("this cold", 1.8), ("this record", 0.3), ("this page", 0.9)):
        took = race.median(0, case) - race.median(0, "import")
        yield Line(case.replace("this", "this site:"), f"≤ {limit} s", f"{took:.2f} s", met=took <= limit)

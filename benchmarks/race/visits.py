"""Rows on what a reader fetches."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from vocabulary import word_of

from race.reader import first_search, release_bytes
from race.table import Line, Race, built, row


@row("search")
def search(race: Race) -> Iterator[Line]:
    """The bytes of a reader's first search, for words from frequent to rare."""
    size = race.sizes[-1]
    sites = race.sites(size, search=True)
    built(sites)
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
    built(sites)
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

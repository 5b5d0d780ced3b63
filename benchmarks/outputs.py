"""Two built sites side by side: whether they have the same addresses, and what each kind of page weighs.

    python benchmarks/outputs.py /tmp/archive/site /tmp/hugo/public

Only what both sides write is compared: HTML pages, feeds of releases and the sitemap. The rest, which only Faktum writes (API,
spreadsheet, vCards, catalogue, search), is left out.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

MARGIN = 0.1
"""By how much the bytes may differ."""
_KINDS = (
    ("releases", r"press/\d{4}/[^/]+/index\.html"),
    ("lists of releases", r"press/(?:\d{4}/|page/\d+/)?index\.html"),
    ("ledger", r"sources/(?!page/).+/index\.html"),
    ("lists of the ledger", r"sources/(?:page/\d+/)?index\.html"),
    ("projects", r"projects/.+/index\.html"),
    ("partners", r"partners/.+/index\.html"),
    ("topics", r"topics/.+/index\.html"),
    ("contacts", r"contacts/index\.html"),
    ("feeds", r"(?:.+/)?feed\.(?:xml|json)"),
    ("sitemap", r"sitemap\.xml"),
    ("other pages", r".*\.html"),
)


class Weight(NamedTuple):
    """Files of a kind in two sites."""

    ours: int = 0
    our_bytes: int = 0
    theirs: int = 0
    their_bytes: int = 0


def kind_of(address: str) -> str | None:
    """The kind of page at an address, in whatever language; None for what is not compared."""
    path = re.sub(r"^(?:da|en)/", "", address)
    return next((kind for kind, pattern in _KINDS if re.fullmatch(pattern, path)), None)


def compared(site: Path) -> dict[str, int]:
    """Address → bytes of all that is compared."""
    found = ((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return {address: path.stat().st_size for address, path in found if kind_of(address)}


def weights(ours: dict[str, int], theirs: dict[str, int]) -> dict[str, Weight]:
    found: dict[str, Weight] = defaultdict(Weight)
    for address, size in ours.items():
        one = found[kind_of(address) or ""]
        found[kind_of(address) or ""] = one._replace(ours=one.ours + 1, our_bytes=one.our_bytes + size)
    for address, size in theirs.items():
        one = found[kind_of(address) or ""]
        found[kind_of(address) or ""] = one._replace(
            theirs=one.theirs + 1, their_bytes=one.their_bytes + size
        )
    return dict(found)


def report(ours: dict[str, int], theirs: dict[str, int]) -> Iterator[str]:
    found = weights(ours, theirs)
    yield f"{'':20} {'ours':>8} {'bytes':>14} {'theirs':>8} {'bytes':>14}  theirs/ours"
    for kind, _ in _KINDS:
        one = found.get(kind, Weight())
        yield f"{kind:20} {one.ours:8,} {one.our_bytes:14,} {one.theirs:8,} {one.their_bytes:14,}  {one.their_bytes / (one.our_bytes or 1):.2f}"
    total = ratio(ours, theirs)
    yield f"{'all':20} {len(ours):8,} {sum(ours.values()):14,} {len(theirs):8,} {sum(theirs.values()):14,}  {total:.2f}"
    for name, missing in (("only ours", ours.keys() - theirs), ("only theirs", theirs.keys() - ours)):
        if missing:
            yield f"{name}: {len(missing)}, such as {', '.join(sorted(missing)[:5])}"


def ratio(ours: dict[str, int], theirs: dict[str, int]) -> float:
    return sum(theirs.values()) / (sum(ours.values()) or 1)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("ours", type=Path)
    parser.add_argument("theirs", type=Path)
    wanted = parser.parse_args()
    ours, theirs = compared(wanted.ours), compared(wanted.theirs)
    print("\n".join(report(ours, theirs)))
    alike = ours.keys() == theirs.keys() and abs(ratio(ours, theirs) - 1) <= MARGIN
    print("The same addresses, and bytes within 10 percent." if alike else "Not to be compared: see above.")
    return 0 if alike else 1


if __name__ == "__main__":
    sys.exit(main())

"""Mistakes that people made up who had not read the checks: written/<language>.yml, one edit each.

Those in written_again/ were made up when the first had been looked at, by somebody who had read neither, and those in
once_written/ in the same way, after all the others.

The right line is where the texts differ, or the one that `at` tells (for sums and for what one version lacks: the same
places as for kinds of our own, and always those `beside` it), and any code there counts as caught; which code is right
follows from the kind that its author gave it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from mistakes.entries import of_fact
from mistakes.kinds.shapes import HEADING, ITEM, LINK, right_places
from mistakes.mistake import Mistake, Slip, Split, Spot
from mistakes.snapshot import Site

HERE = Path(__file__).resolve().parent
FOLDERS: dict[Split, Path] = {
    "written": HERE / "written",
    "written-again": HERE / "written_again",
    "once-written": HERE / "once_written",
}

FOLLOWS = frozenset({"STALE", "DIFFERENT-FACTS", "DIFFERENT-SHAPE", "ORPHAN", "NO-PUBLISHED", "NO-CONTACT"})
"""What an edit of one version or record brings about elsewhere."""

FIGURES = frozenset({"UNBOUND-FIGURE", "WRONG-FIGURE", "BARE-FIGURE"})
RIGHT: dict[str, frozenset[str]] = {
    "figure": FIGURES | {"COUNT-OF-RECORDS", "PERIOD-LENGTH"},
    "language": frozenset({"OTHER-LANGUAGE", "DIFFERENT-SHAPE", "DIFFERENT-FACTS", "MISSING-LANGUAGE", "STALE"}),
    "claim": frozenset({"UNSOURCED-CLAIM"}),
    "arithmetic": frozenset(
        {"SHARES", "PART-OF-TOTAL", "OVER-BUDGET", "COUNT-OF-RECORDS", "PERIOD-LENGTH", "WRONG-FIGURE"}
    ),
    "time": frozenset(
        {
            "RELATIVE-DATE", "RELEASE-YEAR", "OFFICE-AT-DATE", "UNKNOWN-OFFICE", "FUTURE-DATE", "PERIOD-TURNED",
            "PROGRAMME-PERIOD", "REVIEW-DUE", "BAD-DATE",
        }
    ),
    "identity": frozenset({"NEAR-DUPLICATE", "UNKNOWN-NAME", "TYPED-NAME"}),
    "hygiene": frozenset(
        {
            "QUOTATION-MARKS", "DASH", "SPACES", "DEBRIS", "TWO-DIGIT-YEAR", "NUMBER-FORMAT", "SPELLING-MIX",
            "PLACEHOLDER", "QUOTED-POSITION",
        }
    ),
    "reference": frozenset(
        {
            "UNKNOWN-REFERENCE", "UNKNOWN-FACT", "UNKNOWN-PLACE", "BAD-ID", "WRONG-KIND", "DIFFERENT-FACTS",
            "COUNT-OF-RECORDS", "BROKEN-LINK", "BAD-EXPRESSION",
        }
    ),
    "contact": FIGURES | {"BAD-PHONE", "BAD-MAIL", "PLACEHOLDER", "TYPED-NAME", "NO-CONTACT"},
    "translation": frozenset({"STALE", "ORIGINAL", "MISSING-TRANSLATION"}),
    "obligation": frozenset(),
}  # fmt: skip
"""The kind that an author named → the codes that are right for it; none where any is."""


def written_mistakes(site: Site) -> Iterator[Mistake]:
    """All of them, in the order of the languages.

    An edit that does not fit the site any longer is an error.
    """
    for split, folder in FOLDERS.items():
        for path in sorted(folder.glob("*.yml")):
            for item in yaml.safe_load(path.read_text(encoding="utf-8")) or ():
                yield _read(site, path.stem, item, split)


def _read(site: Site, language: str, item: dict[str, Any], split: Split) -> Mistake:
    path, told = item["file"], f"{FOLDERS[split].name}/{language}.yml, {item['id']}"
    before = site.files.get(path, "")
    if "find" in item:
        _once(before, item["find"], f"{told}: {path}")
        after = before.replace(item["find"], item["replace"])
    elif before:
        raise SystemExit(f"{told}: {path} is no new file; say in `find` what is replaced.")
    else:
        after = item["replace"]
    line, places = _differing(site, path, before, after)
    if "at" in item:
        line = _once(after, item["at"], f"{told}: {path}")
        places = frozenset({(path, line)})
    for beside, passage in item.get("beside", {}).items():
        first = _once(site.files.get(beside, ""), passage, f"{told}: {beside}")
        places |= {(beside, first + n) for n in range(passage.count("\n") + 1)}
    if item["kind"] == "arithmetic":
        places |= _sums(site, path, line, after)
    elif item["kind"] == "language" and path.startswith("docs/"):
        places |= _shapes(site, path, line, after)
    slip = Slip(path, line, {path: after}, item["what"], language, site.where(path), places)
    return Mistake(item["id"], item["kind"], split, slip, RIGHT[item["kind"]], FOLLOWS)


def _once(text: str, passage: str, told: str) -> int:
    """The line on which a passage begins; that it does not stand in the text exactly once is an error."""
    if text.count(passage) != 1:
        raise SystemExit(
            f"{told}: {passage[:40]!r} stands there {text.count(passage)} times; mend it after the text."
        )
    return text.count("\n", 0, text.index(passage)) + 1


def _differing(site: Site, path: str, before: str, after: str) -> tuple[int, frozenset[Spot]]:
    """The first line that differs, and all that do; with a folded text's key, and the line before a deletion."""
    old, new = before.split("\n"), after.split("\n")
    first = next(n for n in range(len(old)) if old[n] != new[n : n + 1][0])
    same = 0
    while same < min(len(old), len(new)) - first and old[-1 - same] == new[-1 - same]:
        same += 1
    last = max(first, len(new) - 1 - same)
    spots = {(path, n + 1) for n in range(first, last + 1)}
    if len(new) - same <= first:  # nothing stands there any longer
        spots.add((path, first))
    keys = [line for line in site.parsed(path, after).lines.values() if line <= first + 1]
    if keys and (path.endswith(".yml") or first + 1 < site.body_line(path)):
        spots.add((path, max(keys)))
    return first + 1, frozenset(spots)


def _sums(site: Site, path: str, line: int, after: str) -> frozenset[Spot]:
    """Of figures that cannot all be right, each may be called the wrong one."""
    places = [place for place, number in site.parsed(path, after).lines.items() if number == line]
    if any(place[0] == "participants" for place in places):  # who is left out, or the count
        counts = [key for key in site.value(path, "facts") if key.startswith("partners")]
        return of_fact(site, path, after, *counts)
    if not any(place[0] == "facts" and place[-1] == "value" for place in places):
        return frozenset()
    parts = ("budget", "grant", "funding", "share")
    keys = [key for key in site.value(path, "facts") if key.startswith(parts)]
    return of_fact(site, path, after, *keys)


def _shapes(site: Site, path: str, line: int, after: str) -> frozenset[Spot]:
    """Versions differ in either of them."""
    for pattern in (HEADING, ITEM, LINK):
        if pattern.search(site.line(path, line)):
            return right_places(site, path, line, after, pattern)
    return frozenset()

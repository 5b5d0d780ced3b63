"""Mistakes that were made up one by one with the unseen kinds: unseen_written/<language>.yml.

Each entry names a file and what stands in it once (`find`), what an editor would make of it (`write`) and why it is
wrong (`what`). The editor must look at the first line that has changed; `also` is told elsewhere, by what stands there
after the edit. `more` holds edits of the same sort in other files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from mistakes.mistake import Mistake, Slip, Spot
from mistakes.snapshot import Site
from mistakes.unseen.ground import FOLLOWS

FOLDER = Path(__file__).resolve().parents[1] / "unseen_written"


def made_by_hand(site: Site) -> Iterator[Mistake]:
    for path in sorted(FOLDER.glob("*.yml")):
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        for number, entry in enumerate(entries, start=1):
            slip = _slip(site, entry, path.stem)
            name = f"unseen-written-{path.stem}-{number:02}"
            yield Mistake(
                name,
                "unseen-written",
                "unseen-written",
                slip,
                frozenset(),
                frozenset(entry.get("along", FOLLOWS)),
            )


def _slip(site: Site, entry: dict[str, Any], language: str) -> Slip:
    path, text = entry["file"], _edited(site, entry)
    edits: dict[str, str | None] = {path: text}
    spots: set[Spot] = set()
    for more in entry.get("more", ()):
        edits[more["file"]] = _edited(site, more)
        spots.add((more["file"], _first_change(site, more["file"], str(edits[more["file"]]))))
    for also in entry.get("also", ()):
        name = also.get("file", path)
        lines = str(edits.get(name, site.files[name])).split("\n")
        spots.add((name, next(n for n, line in enumerate(lines, start=1) if also["line"] in line)))
    line = _first_change(site, path, text)
    return Slip(path, line, edits, entry["what"], language, site.where(path), frozenset(spots))


def _edited(site: Site, entry: dict[str, str]) -> str:
    text = site.files[entry["file"]]
    found = text.count(entry["find"])
    assert found == 1, f"{entry['file']}: “{entry['find']}” stands there {found} times"
    return text.replace(entry["find"], entry["write"])


def _first_change(site: Site, path: str, text: str) -> int:
    before, after = site.lines(path), text.split("\n")
    for number, (one, other) in enumerate(zip(before, after, strict=False), start=1):
        if one != other:
            return number
    return min(len(before), len(after)) + 1

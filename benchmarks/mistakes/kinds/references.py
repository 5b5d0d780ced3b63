"""References that lead nowhere: ids, facts, places in sources, links, translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import entries
from mistakes.kinds.shapes import LINK
from mistakes.mistake import Slip, kind
from mistakes.slips import mistyped
from mistakes.snapshot import Site
from mistakes.spots import expressions, paragraphs

FOLLOWS = ("STALE", "DIFFERENT-FACTS", "ORPHAN")


@kind("UNKNOWN-REFERENCE", along=(*FOLLOWS, "UNKNOWN-FACT", "UNKNOWN-PLACE", "RELEASE-SOURCE"), number=6)
def id_mistyped(site: Site, draw: Random) -> Iterator[Slip]:
    """The id of a record is misspelt, in a record."""
    names = {"of", "source", "organisation", "community", "predecessor", "fund", "person", "publisher"}
    for entry in entries(site, lambda _path, place: place[-1] in names):
        if len(entry.value) > 6 and "'" not in entry.value and not entry.quote:
            other = mistyped(entry.value.replace("-", " "), draw).replace(" ", "-")
            yield entry.with_value(site, other, f"There is no {other}")


@kind("UNKNOWN-REFERENCE", along=FOLLOWS, number=6)
def name_of_no_record(site: Site, draw: Random) -> Iterator[Slip]:
    """The id in an expression for a name is misspelt."""
    for expression in expressions(site, "name"):
        other = mistyped(expression.argument.replace("-", " "), draw).replace(" ", "-")
        if site.catalogue.kind(other) is None:
            typed = expression.written.replace(expression.argument, other)
            yield expression.replaced(site, typed, f"There is no {other}")


@kind("UNKNOWN-FACT", along=FOLLOWS, number=9)
def fact_mistyped(site: Site, draw: Random) -> Iterator[Slip]:
    """The id of a fact is misspelt in an expression."""
    for expression in expressions(site, "fact"):
        record, _, key = expression.argument.rpartition(".")
        if draw.random() < 0.3:
            record = mistyped(record.replace("-", " "), draw).replace(" ", "-")
        else:
            key = mistyped(key.replace("-", " "), draw).replace(" ", "-")
        other = f"{record}.{key}"
        if other not in site.catalogue.facts:
            typed = expression.written.replace(expression.argument, other)
            yield expression.replaced(site, typed, f"There is no {other}")


@kind("UNKNOWN-PLACE", number=6)
def place_mistyped(site: Site, draw: Random) -> Iterator[Slip]:
    """The place in a source is misspelt."""
    for entry in entries(site, lambda _path, place: place[-1] == "place"):
        if entry.value != "unknown" and len(entry.value) > 4:
            other = mistyped(entry.value.replace("-", " "), draw).replace(" ", "-")
            yield entry.with_value(site, other, f"The source has no place {other}")


@kind("BROKEN-LINK", along=("STALE", "DIFFERENT-SHAPE", "ORPHAN"), number=9)
def link_broken(site: Site, draw: Random) -> Iterator[Slip]:
    """A link leads to a page that does not exist."""
    for passage in paragraphs(site):
        for match in LINK.finditer(passage.text):
            target = match[2]
            if "://" in target or target.startswith("#"):
                continue
            stem = target.removesuffix(".md")
            ways = [f"{stem}s.md", f"../{target}", f"{stem.replace('/', '-')}.md", f"{stem}x/"]
            other = draw.choice([one for one in ways if one != target])
            text = passage.text[: match.start(2)] + other + passage.text[match.end(2) :]
            yield passage.with_text(site, text, f"There is no page at {other}")


@kind("MISSING-TRANSLATION", along=("BROKEN-LINK", "ORPHAN", "MISSING-PAGE"), number=6)
def translation_deleted(site: Site, draw: Random) -> Iterator[Slip]:
    """A page or a project's text is missing in one language."""
    del draw
    for path in site.files:
        if path.endswith(".md") and site.where(path) in {"page", "project"} and site.original(path) != path:
            if re.search(r"/(404|search|index)\.md$", path):
                continue
            spots = frozenset((one, 1) for one in site.versions(path).values())
            yield Slip(
                path, 1, {path: None}, f"{path} is gone", site.language_of(path), site.where(path), spots
            )

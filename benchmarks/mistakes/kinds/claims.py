"""Praise without a source, and dates that mean something else next year."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import OWN_KEYS, running, shorts


def _added(site: Site, draw: Random, key: str, what: str) -> Iterator[Slip]:
    for passage in [*running(site), *shorts(site, OWN_KEYS)]:
        sentence = draw.choice(phrase(passage.language, key))
        yield passage.with_sentence(site, sentence, f"“{sentence}” {what}")


@kind("UNSOURCED-CLAIM", along=("STALE",), number=9)
def superlative(site: Site, draw: Random) -> Iterator[Slip]:
    """A superlative without a source: the largest of its kind, world-leading, unique."""
    yield from _added(site, draw, "superlatives", "has no source")


@kind("UNSOURCED-CLAIM", along=("STALE",), number=9)
def award(site: Site, draw: Random) -> Iterator[Slip]:
    """A prize, award or nomination without a source."""
    yield from _added(site, draw, "awards", "has no source")


@kind("RELATIVE-DATE", along=("STALE",), number=12)
def relative_date(site: Site, draw: Random) -> Iterator[Slip]:
    """A date that depends on when it is read: this year, last autumn, next month."""
    yield from _added(site, draw, "relative", "depends on when it is read")

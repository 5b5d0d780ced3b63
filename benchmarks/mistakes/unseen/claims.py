"""Praise without a source, and sentences that the records contradict."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.unseen.ground import FOLLOWS, about, free, prose, summaries


@kind(along=FOLLOWS, number=6)
def praise_by_ourselves(site: Site, draw: Random) -> Iterator[Slip]:
    """A superlative that nobody is said to have claimed."""
    yield from free(site, draw, "superlative", [*prose(site), *summaries(site)])


@kind(along=FOLLOWS, number=5)
def prize_without_a_source(site: Site, draw: Random) -> Iterator[Slip]:
    """A prize that no fact of the site gives."""
    yield from free(site, draw, "award", prose(site))


@kind(along=FOLLOWS, number=6)
def against_the_record(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence gives somebody a role, a place or money that the record gives to others, or to nobody."""
    yield from about(site, draw, "against the record", prose(site))

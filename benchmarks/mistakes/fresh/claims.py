"""Praise and prizes that nobody is named for."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.fresh.ground import FOLLOWS, added, ended, folds, front, in_each, prose, summaries, woven
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site


@kind("UNSOURCED-CLAIM", along=FOLLOWS, number=12)
def praise_of_our_own(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence calls something the largest, the first or the best of all, and says for nobody."""
    for sentence, passage in in_each(site, draw, "superlatives", prose(site)):
        yield woven(site, passage, sentence, f"“{sentence}”", draw)


@kind("UNSOURCED-CLAIM", along=FOLLOWS, number=9)
def praise_in_short(site: Site, draw: Random) -> Iterator[Slip]:
    """A summary or a description praises."""
    own = [one for one in front(site, "summary", "description") if one.text.endswith(".")]
    places = [*summaries(site), *folds(site, "summary"), *own]
    for sentence, passage in in_each(site, draw, "superlatives short", places):
        yield ended(site, passage, sentence, f"“{sentence}”")


@kind("UNSOURCED-CLAIM", along=(*FOLLOWS, "DIFFERENT-SHAPE"), number=9)
def prize_without_a_fact(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence or an item of a list names a prize, without a fact and without its giver."""
    places = prose(site)
    for index, (sentence, passage) in enumerate(in_each(site, draw, "awards", places)):
        if index % 3:
            yield woven(site, passage, sentence, f"“{sentence}”", draw)
        else:
            lines = ["", f"- {sentence}"]
            yield added(site, passage.path, passage.number, lines, 2, f"“{sentence}”")

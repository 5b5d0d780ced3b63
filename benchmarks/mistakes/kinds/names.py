"""Names typed by hand: of people, and of organisations with a slip."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.slips import mistyped
from mistakes.snapshot import Site
from mistakes.spots import expressions, running, shorts

SHORTEST = 9
"""Letters of a name in which a slip cannot make another word."""


@kind("UNKNOWN-NAME", along=("STALE",), number=12)
def name_mistyped(site: Site, draw: Random) -> Iterator[Slip]:
    """An organisation's name is typed by hand, with a slip."""
    known = {
        one.casefold()
        for record in site.catalogue.organisations
        for one in (
            record.name.text,
            *record.name.official.values(),
            *(alias.text for alias in record.aliases),
        )
    }
    for expression in expressions(site, "name"):
        if site.catalogue.kind(expression.argument) != "organisations":
            continue
        name = site.name(expression.passage.language, expression.argument)
        typed = mistyped(name, draw)
        if len(name) >= SHORTEST and typed.casefold() not in known:
            yield expression.replaced(site, typed, f"{expression.written} is typed as “{typed}”")


@kind("TYPED-NAME", along=("STALE",), number=6)
def person_typed(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of a person with a record is typed by hand."""
    people = [one.name for one in site.catalogue.people if one.name]
    for passage in [*running(site), *shorts(site)]:
        sentence = phrase(passage.language, "person").format(name=draw.choice(people))
        yield passage.with_sentence(site, sentence, f"“{sentence}” names a person by hand")

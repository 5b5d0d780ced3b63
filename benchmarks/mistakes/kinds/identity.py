"""Records that are the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.slips import mistyped
from mistakes.snapshot import Site

FOLLOWS = ("ORPHAN", "DUPLICATE-ID")
"""Nothing refers to a record that was only just copied."""


def _name_lines(site: Site, path: str, text: str) -> frozenset[tuple[str, int]]:
    lines = site.parsed(path, text).lines
    wanted = {"name", "sort_as", "aliases"}
    return frozenset((path, line) for place, line in lines.items() if place[:1] and place[0] in wanted)


def _copied(site: Site, path: str, copy: str, text: str, name: str, line: int) -> Slip:
    """Either record may be called the other's duplicate."""
    places = (
        _name_lines(site, copy, text) | _name_lines(site, path, site.files[path]) | {(copy, 1), (path, 1)}
    )
    return Slip(copy, line, {copy: text}, f"{copy} is {path} once more, as “{name}”", places=places)


@kind("NEAR-DUPLICATE", along=FOLLOWS, number=8)
def organisation_copied(site: Site, draw: Random) -> Iterator[Slip]:
    """An organisation has a second record with a slightly different name and another id."""
    for record in site.catalogue.organisations:
        path, name = f"data/organisations/{record.id}.yml", record.name.text
        ways = [
            name.replace(" ", "-", 1),
            name + "s",
            name.lower(),
            mistyped(name, draw),
            mistyped(name, draw),
        ]
        other = draw.choice([one for one in ways if one != name])
        text = site.files[path]
        if text.count(f"text: {name}") != 1:
            continue
        copy = f"data/organisations/{record.id}-{draw.choice(('nordic', 'ab', 'org', 'ny'))}.yml"
        if copy in site.files:
            continue
        line = text[: text.index(f"text: {name}")].count("\n") + 1
        text = text.replace(f"text: {name}", f"text: {other}")
        yield _copied(site, path, copy, text, other, line)


@kind("NEAR-DUPLICATE", along=("UNKNOWN-NAME",), number=6)
def alias_of_another(site: Site, draw: Random) -> Iterator[Slip]:
    """An organisation gets an alias that is the name of another."""
    records = site.catalogue.organisations
    for record in records:
        path = f"data/organisations/{record.id}.yml"
        other = draw.choice([one for one in records if one is not record])
        name = draw.choice([other.name.text, *other.name.official.values()])
        added, lines = f"  - text: {name}", site.documents[path].lines
        if ("aliases",) in lines:
            after = lines[("aliases",)]
            edited, line = site.inserted(path, after, added), after + 1
        else:
            after = lines[("type",)]
            edited, line = site.inserted(path, after, "aliases:", added), after + 2
        own = f"data/organisations/{other.id}.yml"
        places = {(path, line - 1), *_name_lines(site, own, site.files[own])}
        what = f"{record.id} is also called “{name}”, the name of {other.id}"
        yield Slip(path, line, {path: edited}, what, places=frozenset(places))


@kind("NEAR-DUPLICATE", along=(*FOLLOWS, "TYPED-NAME"), number=6)
def person_copied(site: Site, draw: Random) -> Iterator[Slip]:
    """A person has a second record, under the same name or one with a slip in it."""
    letters = "abcdefghkmnpqrstuvwxyz23456789"
    for record in site.catalogue.people:
        if not record.name:
            continue
        path = f"data/people/{record.id}.yml"
        copy = f"data/people/p-{''.join(draw.choices(letters, k=5))}.yml"
        other = draw.choice((record.name, mistyped(record.name, draw)))
        first, _, last = other.rpartition(" ")
        text = site.files[path].replace(f"name: {record.name}", f"name: {other}")
        text = text.replace(f"sort_as: {record.sort_as}", f"sort_as: {last}, {first}")
        line = site.parsed(copy, text).line("name")
        yield _copied(site, path, copy, text, other, line)

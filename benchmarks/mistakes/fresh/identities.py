"""Somebody twice, and names as no record knows them."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.entries import entries
from mistakes.fresh.ground import FOLLOWS, in_each, prose, words, woven
from mistakes.mistake import Slip, Spot, kind
from mistakes.snapshot import Site
from mistakes.spots import expressions


def _all_lines(site: Site, path: str, *keys: str) -> set[Spot]:
    """The lines of a record's name, and its first."""
    lines = site.documents[path].lines
    return {(path, 1)} | {(path, number) for place, number in lines.items() if place and place[0] in keys}


@kind("NEAR-DUPLICATE", along=("ORPHAN",), number=6)
def organisation_once_more(site: Site, draw: Random) -> Iterator[Slip]:
    """An organisation that has a record is entered again: without accents, with its legal form, with a hyphen."""
    del draw
    told = words("records", "again")
    for name, written, known in words("records", "organisations again"):
        old, path = f"data/organisations/{known}.yml", f"data/organisations/{name}.yml"
        lines = ["# yaml-language-server: $schema=../schema/organisation.schema.json",
                 f"name: {{text: {written}, lang: {site.value(old, 'name', 'lang')}}}",
                 f"type: {site.value(old, 'type')}", "summary:",
                 *(f"  {code}: {text}" for code, text in told.items()), ""]  # fmt: skip
        right = {(path, 1)} | _all_lines(site, old, "name", "aliases")
        yield Slip(path, 2, {path: "\n".join(lines)}, f"“{written}” is {known}", places=frozenset(right))


@kind("NEAR-DUPLICATE", along=("ORPHAN",), number=6)
def person_once_more(site: Site, draw: Random) -> Iterator[Slip]:
    """Somebody who has a record is entered again under a new id."""
    del draw
    role = words("records", "role")
    title = ", ".join(f"{code}: {text}" for code, text in role.items())
    for name, written, known in words("records", "people again"):
        old, path = f"data/people/{known}.yml", f"data/people/{name}.yml"
        office = next(iter(site.value(old, "appointments").values()))
        said = office.get("statements", [office])[0]
        lines = ["# yaml-language-server: $schema=../schema/person.schema.json", f"name: {written}",
                 f"sort_as: {written.split()[1]}, {written.split()[0]}", "appointments:", "  adviser:",
                 f"    organisation: {office['organisation']}", f"    title: {{{title}}}",
                 f"    source: {said['source']}", f"    place: {said['place']}", ""]  # fmt: skip
        right = {(path, 1), (path, 3)} | _all_lines(site, old, "name", "sort_as")
        yield Slip(path, 2, {path: "\n".join(lines)}, f"“{written}” is {known}", places=frozenset(right))


@kind("NEAR-DUPLICATE", along=("ORPHAN", "RELEASE-SOURCE"), number=6)
def source_once_more(site: Site, draw: Random) -> Iterator[Slip]:
    """A text that has a record is entered again under a new id, with the same address."""
    for path in site.files:
        if path.startswith("data/sources/") and site.value(path, "url") not in {None, "unknown"}:
            if site.value(path, "release"):
                continue
            new = path.replace(".yml", draw.choice(("-2.yml", "-again.yml", "-copy.yml")))
            number = site.documents[path].line("url")
            right = {(new, 1), (path, 1)} | {
                (one, line) for one in (path, new) for place, line in site.documents[path].lines.items()
                if place and place[0] in {"url", "title"}
            }  # fmt: skip
            yield Slip(new, number, {new: site.files[path]}, f"{new} is {path}", places=frozenset(right))


@kind("NEAR-DUPLICATE", number=6)
def number_of_a_colleague(site: Site, draw: Random) -> Iterator[Slip]:
    """The telephone number or mailbox of a colleague was pasted into somebody's contact."""
    for key in ("phone", "email"):
        found = list(
            entries(site, lambda path, place, key=key: path.startswith("data/people/") and place[-1] == key)  # type: ignore[misc]
        )
        for entry in found:
            other = draw.choice([one for one in found if one.path != entry.path])
            what = f"The {key} of {other.path} in {entry.path}"
            yield entry.with_value(site, other.value, what, (other.path, other.number))


@kind("UNKNOWN-NAME", along=FOLLOWS, number=9)
def name_by_ear(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of an organisation is typed with a letter that sounds right."""
    yield from _typed(site, draw, "misheard")


@kind("UNKNOWN-NAME", along=FOLLOWS, number=9)
def name_crossed(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of an organisation is typed in another order, half translated, or crossed with another's."""
    yield from _typed(site, draw, "crossed")


def _typed(site: Site, draw: Random, key: str) -> Iterator[Slip]:
    found = list(expressions(site, "name"))
    for language in site.languages:
        for told in draw.sample(words(language, key), len(words(language, key))):
            own = [one for one in found if one.passage.language == language and one.argument == told["id"]]
            if own:
                one = draw.choice(own)
                yield one.replaced(site, told["as"], f"“{told['as']}” for {one.argument}")


@kind("TYPED-NAME", along=FOLLOWS, number=9)
def person_by_hand(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of a person with a record is typed into a text."""
    names = sorted(one.name for one in site.catalogue.people if one.name)
    for sentence, passage in in_each(site, draw, "person told", prose(site)):
        told = sentence.format(p=draw.choice(names))
        yield woven(site, passage, told, f"“{told}”", draw)


@kind("UNKNOWN-NAME", "TYPED-NAME", along=FOLLOWS, number=9)
def person_misspelt(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of a person with a record is typed into a text, and misspelt."""
    for language in site.languages:
        wrong = words(language, "people misspelt")
        order = draw.sample(wrong, len(wrong))
        own = [one for one in prose(site) if one.language == language]
        for index, (sentence, passage) in enumerate(in_each(site, draw, "person told", own)):
            told = sentence.format(p=order[index % len(order)])
            yield woven(site, passage, told, f"“{told}”", draw)


@kind("UNKNOWN-FACT", "BAD-EXPRESSION", "UNKNOWN-REFERENCE", along=FOLLOWS, number=6)
def expression_with_a_name(site: Site, draw: Random) -> Iterator[Slip]:
    """An expression holds the name of what it means, not its id, or an id with a slip."""
    for one in expressions(site, "name", "fact"):
        if one.name == "name":
            name = site.name(one.passage.language, one.argument)
            wrong = [name, one.argument.replace("-", "_"), one.argument.replace("-", " ")]
        else:
            record, key = one.argument.rsplit(".", 1)
            wrong = [
                f"{record}-{key}",
                f"{record}.{key[:-1] if key.endswith('s') else key + 's'}",
                key,
                f"{record}/{key}",
            ]
        other = draw.choice([one_wrong for one_wrong in wrong if one_wrong != one.argument])
        yield one.replaced(
            site, one.written.replace(f'"{one.argument}"', f'"{other}"'), f"“{other}” in an expression"
        )

"""Counts, jobs and telephone numbers that somebody typed, and figures that no fact gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from random import Random

from mistakes.entries import entries
from mistakes.fresh.ground import (
    FOLLOWS,
    OTHERWISE,
    added,
    ended,
    exact,
    folds,
    front,
    home,
    in_each,
    local,
    number_of,
    prose,
    spelled,
    summaries,
    told_of,
    unit_of,
    words,
    woven,
)
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import Passage, expressions

SHAPE = (*FOLLOWS, "DIFFERENT-SHAPE")


def _counted(site: Site, language: str, fact: str, number: int, draw: Random) -> str:
    """A count in figures or in words, whichever, as a hand would type it."""
    told = [local(site, language, number), spelled(language, number)]
    if unit_of(site, fact) == "jobs":
        told += words(language, "round jobs").get(number, [])
    return str(draw.choice(told))


@kind("UNBOUND-FIGURE", along=(*FOLLOWS, "COUNT-OF-RECORDS"), number=9)
def count_told_again(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence gives the number of partners, clusters, members or jobs by hand, and gives it rightly."""
    for phrase, passage in told_of(site, draw, "count told", [*prose(site), *summaries(site)]):
        fact = phrase["fact"]
        if exact(site, fact):
            c = _counted(site, passage.language, fact, int(number_of(site, fact)), draw)
            yield woven(site, passage, phrase["say"].format(c=c), f"“{c}” typed for {fact}", draw)


WRONG = {
    2: (3, 4),
    4: (3, 6),
    5: (6, 8),
    7: (8, 9),
    17: (15, 18),
    277: (272, 727),
    700: (770, 800),
    751: (715, 771),
}
"""A count → others that no source gives."""


@kind(*OTHERWISE, "COUNT-OF-RECORDS", along=FOLLOWS, number=9)
def count_told_wrongly(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence gives the number of partners, clusters, members or jobs, and gives it wrongly."""
    for phrase, passage in told_of(site, draw, "count told", [*prose(site), *summaries(site)]):
        fact = phrase["fact"]
        others = WRONG.get(int(number_of(site, fact)))
        if others:
            c = _counted(site, passage.language, fact, draw.choice(others), draw)
            yield woven(site, passage, phrase["say"].format(c=c), f"“{c}” typed for {fact}", draw)


@kind(*OTHERWISE, "COUNT-OF-RECORDS", along=FOLLOWS, number=6)
def miscounted_beside_the_names(site: Site, draw: Random) -> Iterator[Slip]:
    """The number before a list of names is typed, and is not the number of names."""
    for expression in expressions(site, "fact"):
        if expression.form == "words" and expression.passage.key != "text":
            number = int(number_of(site, expression.argument))
            for other in WRONG.get(number, ()):
                typed = spelled(expression.passage.language, other)
                if draw.random() < 0.4:
                    typed = str(other)
                yield expression.replaced(site, typed, f"“{typed}” typed for {expression.argument}")


# -- figures of nobody -------------------------------------------------------------------------


@kind("BARE-FIGURE", along=FOLLOWS, number=12)
def stray_figure(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence brings a figure that no fact gives: visitors, pages, hours, fees."""
    for sentence, passage in in_each(site, draw, "stray", prose(site)):
        yield woven(site, passage, sentence, f"“{sentence}”", draw)


@kind("BARE-FIGURE", along=SHAPE, number=9)
def stray_figure_in_heading(site: Site, draw: Random) -> Iterator[Slip]:
    """A heading brings a figure that no fact gives."""
    places = [one for one in prose(site) if one.number > site.text_line(one.path)]
    for heading, passage in in_each(site, draw, "stray heading", places):
        yield added(site, passage.path, passage.number, ["", f"## {heading}"], 2, f"“{heading}”")


@kind("BARE-FIGURE", along=SHAPE, number=9)
def stray_figure_in_list(site: Site, draw: Random) -> Iterator[Slip]:
    """A list of figures that no fact gives is added."""
    for item, passage in in_each(site, draw, "stray item", prose(site)):
        lead, first, second = item
        lines = ["", lead, "", f"- {first}", f"- {second}"]
        yield added(site, passage.path, passage.number, lines, 5, f"“{second}”")


@kind("BARE-FIGURE", along=SHAPE, number=9)
def stray_figure_in_table(site: Site, draw: Random) -> Iterator[Slip]:
    """A table with a figure that no fact gives is added."""
    for row, passage in in_each(site, draw, "stray row", prose(site)):
        left, right, cell, figure = row
        lines = ["", f"| {left} | {right} |", "| --- | --- |", f"| {cell} | {figure} |"]
        yield added(site, passage.path, passage.number, lines, 4, f"“{cell}: {figure}”")


@kind("BARE-FIGURE", along=FOLLOWS, number=9)
def stray_figure_in_front_matter(site: Site, draw: Random) -> Iterator[Slip]:
    """A title or a description brings a figure that no fact gives."""
    for tail, passage in in_each(site, draw, "stray title", front(site, "title")):
        yield passage.with_text(site, f"{passage.text} – {tail}", f"“{tail}” in a title")
    own = [one for one in front(site, "summary", "description") if one.text.endswith(".")]
    for sentence, passage in in_each(site, draw, "stray", own):
        yield ended(site, passage, sentence, f"“{sentence}” in front matter")


@kind("BARE-FIGURE", along=SHAPE, number=9)
def stray_figure_in_link(site: Site, draw: Random) -> Iterator[Slip]:
    """The words of a link bring a figure that no fact gives."""
    for sentence, passage in in_each(site, draw, "stray link", prose(site)):
        told = sentence.replace("(", f"({home(passage.path)}")
        yield woven(site, passage, told, f"“{sentence}”", draw)


@kind("BARE-FIGURE", along=FOLLOWS, number=9)
def stray_figure_in_record(site: Site, draw: Random) -> Iterator[Slip]:
    """The summary of an organisation brings a figure that no fact gives: its staff, its members, its rooms."""
    own = [*summaries(site), *folds(site, "summary")]
    places = [one for one in own if one.path.startswith("data/organisations/")]
    for sentence, passage in in_each(site, draw, "stray summary", places):
        yield ended(site, passage, sentence, f"“{sentence}”")


# -- telephone numbers -------------------------------------------------------------------------


@cache
def _phones(site: Site) -> list[tuple[str, str]]:
    """Numbers of contacts, each with the release in whose source it was printed."""
    found = []
    for entry in entries(site, lambda path, place: path.startswith("data/people/") and place[-1] == "phone"):
        source = site.value(entry.path, *entry.place[:-1], "source")
        release = site.value(f"data/sources/{source}.yml", "release")
        found.append((entry.value, str(release)))
    return found


def _numbers(language: str, phone: str) -> list[str]:
    """A number as it is typed in a country's habits, and from abroad."""
    danish = phone.startswith("+45")
    rest = phone[3:]
    pairs = re.findall("..", rest)
    if danish:
        told = [rest, " ".join(pairs), f"{rest[:4]} {rest[4:]}", f"+45 {' '.join(pairs)}", f"0045 {rest}",
                f"(+45) {rest[:4]} {rest[4:]}", ".".join(pairs)]  # fmt: skip
        return told if language == "da" else told[3:6]
    area, own = (rest[:2], rest[2:]) if rest.startswith("7") else (rest[:3], rest[3:])
    split = [own[:3], own[3:]] if len(own) == 5 else [own[:-4], own[-4:-2], own[-2:]]
    at_home = [f"0{area}{own}", f"0{area}/{' '.join(split)}", f"0{area} {' '.join(split)}", f"0{area}-{own}",
               f"({'0' + area}) {' '.join(split)}"]  # fmt: skip
    abroad = [
        f"+46 (0){area}-{' '.join(split)}",
        f"+46 {area} {' '.join(split)}",
        f"0046 {area} {own}",
        f"+46{rest}",
    ]
    return [*at_home, *abroad[:2]] if language == "sv" else abroad


def _called(site: Site, draw: Random, *, slip: bool) -> Iterator[Slip]:
    known = {number for number, _ in _phones(site)}
    for sentence, passage in in_each(site, draw, "phone", prose(site)):
        near = [number for number, release in _phones(site) if _about(site, passage, release)]
        number = draw.choice(near or sorted(known))
        if slip:
            typed = _mistyped(number, draw)
            if typed in known:
                continue
        else:
            typed = number
        told = draw.choice(_numbers(passage.language, typed))
        yield woven(site, passage, sentence.format(p=told), f"“{told}” typed for {number}", draw)


def _about(site: Site, passage: Passage, release: str) -> bool:
    subjects = site.subjects(passage.path)
    told = site.loaded.releases.get(release)
    projects = getattr(told, "projects", ())
    return release in subjects or bool(subjects & set(projects))


def _mistyped(number: str, draw: Random) -> str:
    """Two neighbours exchanged, or one figure wrong, in the last six."""
    at = draw.randrange(len(number) - 6, len(number) - 1)
    if number[at] != number[at + 1]:
        return number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    return number[:at] + str((int(number[at]) + 3) % 10) + number[at + 1 :]


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def phone_for_the_press(site: Site, draw: Random) -> Iterator[Slip]:
    """The number of a contact is typed into a text, as numbers are written at home or from abroad."""
    yield from _called(site, draw, slip=False)


@kind(*OTHERWISE, along=FOLLOWS, number=9)
def phone_with_a_slip(site: Site, draw: Random) -> Iterator[Slip]:
    """The number of a contact is typed into a text, with two figures exchanged or one wrong."""
    yield from _called(site, draw, slip=True)

"""Facts that somebody typed where no paragraph is: in headings, titles, lists and tables; and slips in notes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from mistakes.fresh.ground import (
    FOLLOWS,
    MILLION,
    added,
    amounts,
    ended,
    exact,
    front,
    local,
    notes,
    number_of,
    prose,
    told_of,
    unit_of,
    words,
)
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import Passage

SHAPE = (*FOLLOWS, "DIFFERENT-SHAPE")


def _typed(site: Site, draw: Random, language: str, fact: str) -> str:
    number, unit = number_of(site, fact), unit_of(site, fact)
    if len(unit) == 3:
        return draw.choice(amounts(site, language, number, unit))
    return local(site, language, number)


def _headline(text: str) -> str:
    return text[0].upper() + text[1:]


@kind("UNBOUND-FIGURE", along=SHAPE, number=9)
def fact_in_a_heading(site: Site, draw: Random) -> Iterator[Slip]:
    """A new heading gives the budget by hand."""
    places = [one for one in prose(site) if one.number > site.text_line(one.path)]
    for phrase, passage in told_of(site, draw, "heading with a fact", places, lambda one: exact(site, one)):
        n = _typed(site, draw, passage.language, phrase["fact"])
        heading = _headline(phrase["say"].format(n=n))
        yield added(site, passage.path, passage.number, ["", f"## {heading}"], 2, f"“{heading}”")


@kind("UNBOUND-FIGURE", along=FOLLOWS, number=9)
def fact_in_front_matter(site: Site, draw: Random) -> Iterator[Slip]:
    """A title or a description gives the budget by hand."""
    titles = front(site, "title")
    for phrase, passage in told_of(site, draw, "title with a fact", titles, lambda one: exact(site, one)):
        tail = phrase["say"].format(n=_typed(site, draw, passage.language, phrase["fact"]))
        yield passage.with_text(site, f"{passage.text} – {tail}", f"“{tail}” in a title")
    own = [one for one in front(site, "summary", "description") if one.text.endswith(".")]
    for phrase, passage in told_of(site, draw, "budget again", own, lambda one: exact(site, one)):
        sentence = phrase["say"].format(n=_typed(site, draw, passage.language, phrase["fact"]))
        yield ended(site, passage, sentence, f"“{sentence}” in front matter")


@kind("UNBOUND-FIGURE", along=(*SHAPE, "COUNT-OF-RECORDS"), number=9)
def fact_in_a_list_or_table(site: Site, draw: Random) -> Iterator[Slip]:
    """A list or a table of facts is typed by hand."""
    told = told_of(site, draw, "facts in a list", prose(site), lambda one: exact(site, one))
    for index, (phrase, passage) in enumerate(told):
        n = _typed(site, draw, passage.language, phrase["fact"])
        item, heads = phrase["say"].format(n=n), words(passage.language, "list heads")
        if index % 2:
            lines, at = ["", f"- {item}"], 2
        else:
            cells = " | ".join(item.split(": "))
            lines, at = ["", f"| {heads[1]} | {heads[0]} |", "| --- | --- |", f"| {cells} |"], 4
        yield added(site, passage.path, passage.number, lines, at, f"“{item}”")


@kind("WRONG-FIGURE", number=9)
def digit_lost_in_a_note(site: Site, draw: Random) -> Iterator[Slip]:
    """A note of a fact gives its figure with a digit too many, too few or in the wrong place."""
    for language in site.languages:
        phrases = words(language, "note with a slip")
        order = draw.sample(phrases, len(phrases))
        own = [one for one in _own_notes(site) if one[0].language == language]
        for index, (passage, fact) in enumerate(draw.sample(own, len(own))):
            number, unit = number_of(site, fact), unit_of(site, fact)
            others = {told for told in _figures(site, fact) if told != number}
            wrong = draw.choice([one for one in _slips(number) if one not in others])
            if len(unit) == 3:
                n = words(language, "millions")[unit].format(m=local(site, language, wrong / MILLION))
            else:
                word = site.views[language].t(f"unit.{unit}", count=float(wrong))
                n = f"{local(site, language, wrong)} {word}"
            sentence = order[index % len(order)].format(n=n)
            yield ended(site, passage, sentence, f"“{n}” in a note of {fact}, which is {number}")


def _slips(number: Decimal) -> list[Decimal]:
    """Ten times as much, a tenth of it, and its first two different figures exchanged."""
    digits = str(int(number))
    at = next(
        (n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and digits[n + 1] != "0"), None
    )
    found = [number * 10]
    if number % 10 == 0:
        found.append(number / 10)
    if at is not None:
        found.append(Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]))
    return found


def _figures(site: Site, fact: str) -> set[Decimal]:
    """All figures that sources give of the fact's record."""
    told = site.catalogue.facts_about(fact.rpartition(".")[0])
    values = [said.value for one in told for said in one.said]
    return {value.quantity.number for value in values if value and value.quantity}


def _own_notes(site: Site) -> list[tuple[Passage, str]]:
    """Notes of facts that give an amount or a large count, each with its fact."""
    found = []
    for passage in notes(site):
        if passage.path.startswith("data/projects/") or passage.path.startswith("data/organisations/"):
            record = passage.path.rsplit("/", 1)[1].removesuffix(".yml")
            places = [
                place for place, line in site.documents[passage.path].lines.items() if line == passage.number
            ]
            fact = f"{record}.{places[0][1]}" if places and places[0][0] == "facts" else ""
            value = site.catalogue.facts[fact].chosen.value if fact in site.catalogue.facts else None
            own = site.value(passage.path, *places[0][:-2], "value") if value else None
            if (
                value
                and own == value.written
                and value.quantity
                and value.quantity.number >= 100
                and value.quantity.unit != "percent"
            ):
                found.append((passage, fact))
    return found

"""What the rules of this set stand on: their own phrases, figures as people type them, and ways to put a sentence in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import icu
import yaml
from babel.dates import format_date
from babel.numbers import format_decimal

from faktum.model.edtf import Point
from mistakes.mistake import Slip, Spot
from mistakes.snapshot import Site
from mistakes.spots import Passage, running, shorts

FOLDER = Path(__file__).resolve().parent / "phrases"
FOLLOWS = ("STALE", "DIFFERENT-FACTS", "DIFFERENT-SHAPE")
"""What follows where a text is edited in one language."""
MILLION = Decimal(1_000_000)
SPACES = ("\u00a0", "\u2009", "\u202f")
"""No-break, thin and narrow no-break space."""
_NO_BREAK = "\u00a0"
_SOFT_HYPHEN = "\u00ad"


@cache
def _phrases(language: str) -> dict[str, Any]:
    told = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def words(language: str, key: str) -> Any:
    """What is typed in a language: phrases/<language>.yml."""
    return _phrases(language)[key]


def put(text: str, **holes: object) -> str:
    """A phrase with its holes filled, which may begin with one of them."""
    for name, told in holes.items():
        text = text.replace(f"<{name}>", str(told))
    text = re.sub(r"\.\.$", ".", text)
    return text[:1].upper() + text[1:]


# -- places ------------------------------------------------------------------------------------


def prose(site: Site) -> list[Passage]:
    """Paragraphs of whole sentences in releases, project texts and pages."""
    return running(site)


def summaries(site: Site) -> list[Passage]:
    """Summaries in records that stand on one line."""
    return [
        one for one in shorts(site)
        if one.path.startswith("data/") and one.key in {"summary", "eu_note"} and one.text.endswith(".")
    ]  # fmt: skip


def notes(site: Site) -> list[Passage]:
    """Notes of facts, on one line."""
    told = shorts(site, frozenset({"note", "preferred"}))
    return [one for one in told if one.text.endswith(".")]


def fronts(site: Site, *keys: str) -> list[Passage]:
    """Front matter on one line, under these keys."""
    return [
        one for one in shorts(site)
        if one.path.startswith("docs/") and one.before == f"{one.key}: " and one.key in keys
        and not one.text.startswith(("{", '"'))
    ]  # fmt: skip


def near(site: Site, subjects: Iterable[str], places: Iterable[Passage]) -> list[Passage]:
    """The places about one of these subjects."""
    wanted = set(subjects)
    return [one for one in places if wanted & site.subjects(one.path)]


def headings(site: Site) -> list[Passage]:
    """The headings of the bodies, without their marks."""
    found = []
    for path in site.files:
        if path.endswith(".md"):
            for number, line in enumerate(site.lines(path), start=1):
                if line.startswith("## ") and number >= site.body_line(path):
                    found.append(
                        Passage(path, number, site.language_of(path), site.where(path), line[3:], "## ")
                    )
    return found


# -- a sentence put in -------------------------------------------------------------------------


def woven(site: Site, passage: Passage, sentence: str, what: str, draw: Random) -> Slip:
    """One more sentence: before the others, after the first, or after them all."""
    if passage.where == "short":
        return ended(site, passage, sentence, what)
    ends = [match.end() for match in re.finditer(r"[^\s.]{3,}[.!?](?= [A-ZÅÄÖÆØ{])", passage.text)]
    at = draw.choice([0, len(passage.text), *ends[:2]])
    parts = (passage.text[:at].rstrip(), sentence, passage.text[at:].lstrip())
    text = " ".join(part for part in parts if part)
    return passage.with_text(site, text, what)


def ended(site: Site, passage: Passage, sentence: str, what: str) -> Slip:
    """One more sentence at the end."""
    return passage.with_text(site, f"{passage.text} {sentence}", what)


def free(
    site: Site, draw: Random, key: str, places: Iterable[Passage], *, end: bool = False
) -> Iterator[Slip]:
    """Each phrase of each language once, somewhere in a text of that language."""
    wanted = list(places)
    for language in site.languages:
        own = [one for one in wanted if one.language == language]
        for sentence in draw.sample(words(language, key), len(words(language, key))):
            passage = _of_some_kind(own, draw)
            if end:
                yield ended(site, passage, sentence, f"“{sentence}”")
            else:
                yield woven(site, passage, sentence, f"“{sentence}”", draw)


def _of_some_kind(places: list[Passage], draw: Random) -> Passage:
    """A release as likely as a page, though there are fewer of them."""
    where = draw.choice(sorted({one.where for one in places}))
    return draw.choice([one for one in places if one.where == where])


def about(site: Site, draw: Random, key: str, places: Iterable[Passage]) -> Iterator[Slip]:
    """Each phrase with `near` once, in a text about one of those."""
    wanted = list(places)
    for language in site.languages:
        own = [one for one in wanted if one.language == language]
        for phrase in words(language, key):
            fit = near(site, phrase["near"], own)
            if fit:
                yield woven(site, _of_some_kind(fit, draw), phrase["say"], f"“{phrase['say']}”", draw)


def told(
    site: Site, draw: Random, key: str, places: Iterable[Passage]
) -> Iterator[tuple[dict[str, Any], str, Passage]]:
    """Each phrase with `fact` once, with one of its facts and a text about the fact's subject."""
    wanted = list(places)
    for language in site.languages:
        own = [one for one in wanted if one.language == language]
        phrases = words(language, key)
        for phrase in draw.sample(phrases, len(phrases)):
            facts = [phrase["fact"]] if isinstance(phrase["fact"], str) else phrase["fact"]
            fact = draw.choice(facts)
            fit = near(site, [site.catalogue.facts[fact].subject], own)
            if fit:
                yield phrase, fact, _of_some_kind(fit, draw)


def typed(
    site: Site, draw: Random, key: str, places: Iterable[Passage], forms: Callable[[str, str], list[str]]
) -> Iterator[Slip]:
    """Each phrase with `fact`, in which one of the forms of the fact in the language is typed."""
    for phrase, fact, passage in told(site, draw, key, places):
        found = forms(passage.language, f"{fact} end" if phrase.get("end") else fact)
        if found:
            x = draw.choice(found)
            what = f"“{x}” typed for {fact}, which is {known(site, fact)}"
            yield woven(site, passage, put(phrase["say"], x=x), what, draw)


def known(site: Site, fact: str) -> str:
    return site.shown("en", site.catalogue.facts[fact].chosen)


def everywhere(_site: Site, slip: Slip, more: dict[str, str | None], *spots: Spot) -> Slip:
    """The slip with edits in other files, and other places where it may be told."""
    return replace(slip, edits={**slip.edits, **more}, places=slip.places | set(spots))


def unnoticed(site: Site, slip: Slip) -> Slip:
    """The slip with the new hash in the translations, as if somebody had compared."""
    text = slip.edits[slip.path]
    assert text is not None
    return replace(slip, edits={**slip.edits, **site.renewed(slip.path, text)})


# -- figures -----------------------------------------------------------------------------------


def number_of(site: Site, fact: str) -> tuple[Decimal, str]:
    """Number and unit of a fact."""
    value = site.catalogue.facts[fact].chosen.value
    assert value
    assert value.quantity
    return value.quantity.number, value.quantity.unit


def local(site: Site, language: str, number: Decimal | int) -> str:
    """A number as people type it: with their signs, but with the space that keyboards have."""
    locale = site.views[language].formats.messages.locale
    return str(format_decimal(number, locale=locale)).replace(_NO_BREAK, " ")


@cache
def _spelling(language: str) -> icu.RuleBasedNumberFormat:
    return icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))


def spelled(language: str, number: Decimal | int) -> str:
    """A whole number in words."""
    if number == 1000:
        return str(words(language, "thousand"))
    return str(_spelling(language).format(int(number))).replace(_SOFT_HYPHEN, "")


def amounts(site: Site, language: str, number: Decimal, unit: str, key: str = "money") -> list[str]:
    """An amount in the notations of the phrases."""
    millions = (number / MILLION).normalize()
    whole = millions == millions.to_integral_value()
    return [
        put_in(form, {
            "m": local(site, language, millions), "k": local(site, language, number / 1000),
            "whole": local(site, language, number), "words": spelled(language, millions) if whole else "",
        })
        for form in words(language, key)[unit] if whole or "<words>" not in form
    ]  # fmt: skip


def put_in(form: str, holes: dict[str, object]) -> str:
    for name, value in holes.items():
        form = form.replace(f"<{name}>", str(value))
    return form


def counts(site: Site, language: str, number: Decimal) -> list[str]:
    """A count in digits and in words."""
    found = [local(site, language, number), spelled(language, number)]
    return [*found, str(words(language, "dozen"))] if number == 6 else found


def point_of(site: Site, fact: str) -> Point:
    """The day of a fact; of a period its start, or with ` end` after the id its end."""
    name, _, end = fact.partition(" ")
    value = site.catalogue.facts[name].chosen.value
    assert value
    assert value.date
    point = value.date.end if end else value.date.start
    assert point
    return point


def day_of(site: Site, fact: str) -> date | None:
    point = point_of(site, fact)
    return date(point.year, point.month, point.day) if point.month and point.day else None


def days(site: Site, language: str, day: date) -> list[str]:
    """A day in the notations of the phrases."""
    locale = site.views[language].formats.messages.locale
    suffix = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}.get(day.day, "th")
    return [
        put_in(form, {
            "d": day.day, "m": day.month, "y": day.year, "dd": f"{day.day:02}", "mm": f"{day.month:02}",
            "month": format_date(day, "MMMM", locale=locale), "th": f"{day.day}{suffix}",
            "mon": format_date(day, "MMM", locale=locale).strip("."),
        })
        for form in words(language, "days")
    ]  # fmt: skip

"""What the rules of this set stand on: their own phrases, places in texts, and figures as people type them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import cycle
from pathlib import Path
from random import Random
from typing import Any, TypeVar

import icu
import yaml
from babel import Locale
from babel.numbers import format_decimal

from mistakes.mistake import Slip, Spot
from mistakes.snapshot import Site
from mistakes.spots import SENTENCE, Passage, running, shorts

FOLDER = Path(__file__).resolve().parent / "phrases"
FIGURES = ("UNBOUND-FIGURE", "WRONG-FIGURE", "BARE-FIGURE")
OTHERWISE = ("WRONG-FIGURE", "BARE-FIGURE")
"""Right for a figure that is no fact's: some read it as a fact told wrongly, some as one that nobody gives."""
FOLLOWS = ("STALE", "DIFFERENT-FACTS")
"""What follows where a text is edited in one language."""
MILLION = Decimal(1_000_000)
NO_BREAK = "\u00a0"
_SOFT_HYPHEN = "\u00ad"
_FOLDED = re.compile(r"^(\s*)(\w+): >-$")

T = TypeVar("T")


@cache
def _phrases(language: str) -> dict[str, Any]:
    told = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def words(language: str, key: str) -> Any:
    """What is typed in a language: phrases/<language>.yml."""
    return _phrases(language)[key]


# -- places ------------------------------------------------------------------------------------


def dealt(draw: Random, phrases: Iterable[T], places: Iterable[Passage]) -> Iterator[tuple[T, Passage]]:
    """Each phrase once, each at another place; releases, projects, pages and short texts in turns."""
    groups: dict[str, list[Passage]] = defaultdict(list)
    for place in places:
        groups[place.where].append(place)
    piles = [cycle(draw.sample(own, len(own))) for _, own in sorted(groups.items())]
    told = list(phrases)
    if piles:
        for phrase, pile in zip(draw.sample(told, len(told)), cycle(piles), strict=False):
            yield phrase, next(pile)


def in_each(site: Site, draw: Random, key: str, places: Iterable[Passage]) -> Iterator[tuple[Any, Passage]]:
    """Each phrase of each language once, at places of that language."""
    wanted = list(places)
    for language in site.languages:
        own = [one for one in wanted if one.language == language]
        yield from dealt(draw, words(language, key), own)


def of_subject(site: Site, subject: str, places: Iterable[Passage]) -> list[Passage]:
    return [one for one in places if subject in site.subjects(one.path)]


def told_of(
    site: Site, draw: Random, key: str, places: Iterable[Passage], fits: Callable[[Any], bool] = bool
) -> Iterator[tuple[Any, Passage]]:
    """Each phrase with a `fact` or a list of them, once: one of the facts, at a place about its subject."""
    wanted = list(places)
    for language in site.languages:
        own = [one for one in wanted if one.language == language]
        used: list[Passage] = []
        told = words(language, key)
        for phrase in draw.sample(told, len(told)):
            ids = [phrase["fact"]] if isinstance(phrase["fact"], str) else phrase["fact"]
            known = [one for one in ids if one in site.catalogue.facts and fits(one)]
            if not known:
                continue
            fact = draw.choice(known)
            near = of_subject(site, site.catalogue.facts[fact].subject, own)
            free = [one for one in near if one not in used] or near
            if free:
                used.append(draw.choice(free))
                yield {**phrase, "fact": fact}, used[-1]


def prose(site: Site) -> list[Passage]:
    """Paragraphs of whole sentences in releases, project texts and pages."""
    return running(site)


def summaries(site: Site, *keys: str) -> list[Passage]:
    """Short texts of our own in records, on one line: summaries, unless other keys are given."""
    wanted = keys or ("summary",)
    return [
        one for one in shorts(site) if one.path.startswith("data/") and one.key in wanted and _ended(one.text)
    ]


def _ended(text: str) -> bool:
    return text.endswith((".", "!", "?"))


def front(site: Site, *keys: str) -> list[Passage]:
    """Front matter on one line, under these keys."""
    return [
        one
        for one in shorts(site)
        if one.path.startswith("docs/") and one.before == f"{one.key}: " and one.key in keys
    ]


@cache
def notes(site: Site) -> list[Passage]:
    """Notes in records and releases, on one line, where figures and the words of sources may stand."""
    told = shorts(site, frozenset({"note", "preferred", "date_note"}))
    return [one for one in told if _ended(one.text)]


@cache
def folds(site: Site, *keys: str) -> list[Passage]:
    """The last lines of short texts that are folded over several lines, under these keys."""
    found = []
    for path in site.files:
        lines = site.lines(path)
        for place, number in site.documents[path].lines.items():
            match = _FOLDED.match(lines[number - 1]) if len(place) > 1 else None
            if match and place[-1] in site.languages and place[-2] in keys:
                depth = len(match[1]) + 1
                last = number
                while last < len(lines) and len(lines[last]) - len(lines[last].lstrip()) >= depth:
                    last += 1
                text = lines[last - 1]
                before = text[: len(text) - len(text.lstrip())]
                told = text.lstrip()
                if _ended(told):
                    found.append(Passage(path, last, str(place[-1]), "short", told, before, str(place[-2])))
    return found


def woven(site: Site, passage: Passage, sentence: str, what: str, draw: Random) -> Slip:
    """One more sentence somewhere after the first."""
    parts = SENTENCE.split(passage.text)
    at = draw.randint(1, len(parts))
    text = " ".join([*parts[:at], one_stop(sentence), *parts[at:]])
    return passage.with_text(site, text, what)


def one_stop(sentence: str) -> str:
    """An abbreviation at the end of a sentence has one full stop, not two."""
    return re.sub(r"\.\.$", ".", sentence)


def ended(site: Site, passage: Passage, sentence: str, what: str) -> Slip:
    """One more sentence at the end."""
    return passage.with_text(site, f"{passage.text} {one_stop(sentence)}", what)


def added(
    site: Site, path: str, after: int, lines: list[str], at: int, what: str, right: Iterable[Spot] = ()
) -> Slip:
    """New lines after one of a text's own; the slip stands on the one of them that is told, counted from 1."""
    edited = site.inserted(path, after, *lines)
    return Slip(
        path, after + at, {path: edited}, what, site.language_of(path), site.where(path), frozenset(right)
    )


def unnoticed(site: Site, slip: Slip) -> Slip:
    """The slip with the new hash in the translations, as if somebody had compared."""
    text = slip.edits[slip.path]
    assert text is not None
    return replace(slip, edits={**slip.edits, **site.renewed(slip.path, text)})


def near(site: Site, slip: Slip, *more: Spot) -> Slip:
    """The slip, which may also be told at the head of its text: what is missing has no line of its own."""
    head = {(slip.path, site.body_line(slip.path)), (slip.path, site.text_line(slip.path))}
    return replace(slip, places=slip.places | head | set(more))


def home(path: str) -> str:
    """The way from a text to the pages of its language."""
    return "../" * (path.count("/") - 2)


# -- figures -----------------------------------------------------------------------------------


def local(site: Site, language: str, value: Decimal | int) -> str:
    """A number as people type it: with their signs, but with the space that keyboards have."""
    locale: Locale = site.views[language].formats.messages.locale
    return str(format_decimal(value, locale=locale)).replace(NO_BREAK, " ")


@cache
def _spelling(language: str) -> icu.RuleBasedNumberFormat:
    return icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, icu.Locale(language))


def spelled(language: str, value: Decimal | int) -> str:
    """A number in words, with one figure after the comma at most."""
    whole, tenths = divmod(int(Decimal(value) * 10), 10)
    told = _said(language, whole)
    return f"{told} {words(language, 'comma')} {_said(language, tenths)}" if tenths else told


def _said(language: str, number: int) -> str:
    return str(_spelling(language).format(number)).replace(_SOFT_HYPHEN, "")


def number_of(site: Site, fact: str) -> Decimal:
    value = site.catalogue.facts[fact].chosen.value
    assert value
    assert value.quantity
    return value.quantity.number


def unit_of(site: Site, fact: str) -> str:
    value = site.catalogue.facts[fact].chosen.value
    assert value
    assert value.quantity
    return value.quantity.unit


def exact(site: Site, fact: str) -> bool:
    return site.catalogue.facts[fact].chosen.qualifier == "exact"


def amounts(site: Site, language: str, number: Decimal, unit: str) -> list[str]:
    """An amount in the notations of the phrases."""
    millions = (number / MILLION).normalize()
    holes = {
        "m": local(site, language, millions),
        "k": local(site, language, number / 1000),
        "whole": local(site, language, number),
        "words": spelled(language, millions) if millions * 10 == int(millions * 10) else "",
    }
    forms = words(language, "money")[unit]
    return [form.format(**holes) for form in forms if holes["words"] or "{words}" not in form]

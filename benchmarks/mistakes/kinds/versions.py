"""Versions of a text in different languages that no longer say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, Spot, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, SENTENCE, Passage, expressions, running, shorts


def _used_once(site: Site, path: str, argument: str) -> bool:
    return len(re.findall(f'"{re.escape(argument)}"', _texts(site, path))) == 1


def _texts(site: Site, path: str) -> str:
    """What a translation is compared in: title, summary, description and body."""
    front = site.documents[path].data or {}
    told = [str(front.get(key, "")) for key in ("title", "summary", "description")]
    return "\n".join([*told, *site.lines(path)[site.body_line(path) - 1 :]])


def _head(site: Site, path: str) -> frozenset[Spot]:
    """What is missing from a text stands nowhere: its first lines are right, too."""
    return frozenset({(path, site.body_line(path)), (path, site.text_line(path))})


def _others(site: Site, passage: Passage, *facts: str) -> frozenset[Spot]:
    """Where the other versions have these facts or lack them: nobody can tell which version is right."""
    if passage.path.endswith(".yml") or passage.before.startswith(" "):
        first = passage.number - site.languages.index(passage.language)
        return frozenset((passage.path, first + index) for index in range(len(site.languages)))
    spots: set[Spot] = set()
    for path in site.versions(passage.path).values():
        spots |= _head(site, path)
        lines = enumerate(site.lines(path), start=1)
        spots |= {(path, number) for number, line in lines if any(f'"{fact}"' in line for fact in facts)}
    return frozenset(spots)


@kind("DIFFERENT-FACTS", along=("STALE",), number=6)
def fact_dropped(site: Site, draw: Random) -> Iterator[Slip]:
    """A fact is dropped from one translation."""
    del draw
    for expression in expressions(site, "fact"):
        path = expression.passage.path
        if not path.startswith("docs/") or site.original(path) == path:
            continue
        value = site.catalogue.facts[expression.argument].chosen.value
        instead = phrase(expression.passage.language, "instead")
        if value and value.type in instead and _used_once(site, path, expression.argument):
            slip = expression.replaced(site, instead[value.type], f"{expression.written} is dropped")
            yield _also(site, slip, _others(site, expression.passage, expression.argument))


def _also(site: Site, slip: Slip, places: frozenset[Spot]) -> Slip:
    """The slip with more right places; if the original has changed, somebody has copied its hash unread."""
    text = slip.edits[slip.path]
    edits = slip.edits | (site.renewed(slip.path, text) if text else {})
    return Slip(slip.path, slip.line, edits, slip.what, slip.language, slip.where, slip.places | places)


@kind("DIFFERENT-FACTS", along=("STALE",), number=6)
def fact_exchanged(site: Site, draw: Random) -> Iterator[Slip]:
    """A fact is exchanged for another of the same record in one version."""
    for expression in expressions(site, "fact"):
        fact, path = site.catalogue.facts[expression.argument], expression.passage.path
        value = fact.chosen.value
        if not value or not (value.quantity or value.date):
            continue
        used = _texts(site, path) if path.startswith("docs/") else site.files[path]
        others = [
            other.id for other in site.facts_of(frozenset({fact.subject}))
            if other.chosen.value and other.chosen.value.type == value.type and f'"{other.id}"' not in used
        ]  # fmt: skip
        if others:
            other = draw.choice(others)
            typed = expression.written.replace(f'"{fact.id}"', f'"{other}"')
            slip = expression.replaced(site, typed, f"{other} stands in place of {fact.id}")
            yield _also(site, slip, _others(site, expression.passage, fact.id, other))


@kind("DIFFERENT-FACTS", along=("STALE",), number=6)
def fact_in_one_description(site: Site, draw: Random) -> Iterator[Slip]:
    """A fact in the description or the summary of one version only."""
    for passage in shorts(site, frozenset({"description", "summary", "eu_note"})):
        facts = [
            fact for fact in site.facts_of(site.subjects(passage.path))
            if fact.property == "budget" and f'"{fact.id}"' not in site.files[passage.path]
        ]  # fmt: skip
        if facts:
            fact = draw.choice(facts)
            sentence = phrase(passage.language, "tells")["budget"].format(
                value=f'{{{{ fact("{fact.id}") }}}}'
            )
            slip = passage.with_sentence(site, sentence, f"{fact.id} stands in this version only")
            yield _also(site, slip, _others(site, passage, fact.id))


@kind("STALE", along=("DIFFERENT-FACTS", "DIFFERENT-SHAPE"), number=9)
def original_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """The original says less, more or something else; reported where a translation tells which text it follows."""
    for passage in running(site):
        if site.original(passage.path) != passage.path:
            continue
        text = _changed(passage, draw)
        if not text:
            continue
        places = frozenset(
            (path, site.documents[path].line("translated_from", "hash"))
            for path in site.versions(passage.path).values()
            if path != passage.path
        )
        slip = passage.with_text(site, text, "The original has changed since it was translated")
        yield Slip(
            slip.path, slip.line, slip.edits, slip.what, slip.language, slip.where, places, elsewhere=True
        )


def _changed(passage: Passage, draw: Random) -> str | None:
    """Without a sentence, with two sentences exchanged, or without a word."""
    sentences = SENTENCE.split(passage.text)
    way = draw.choice(("drop", "swap", "word"))
    plain = [index for index, one in enumerate(sentences) if not EXPRESSION.search(one)]
    if way == "drop" and len(sentences) > 2 and plain:
        gone = draw.choice(plain)
        return " ".join(one for index, one in enumerate(sentences) if index != gone)
    if way == "swap" and len(sentences) > 2:
        first = draw.randrange(len(sentences) - 1)
        sentences[first : first + 2] = reversed(sentences[first : first + 2])
        return " ".join(sentences)
    words = list(re.finditer(r"(?<= )[a-zåäöæø]{4,}(?= )", passage.text))
    if not words or EXPRESSION.search(passage.text):
        return None
    word = draw.choice(words)
    return passage.text[: word.start()] + passage.text[word.end() + 1 :]

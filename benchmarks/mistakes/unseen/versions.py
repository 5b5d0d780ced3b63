"""What differs between the language versions of a text, and what was left in another language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from mistakes.mistake import Slip, Spot, kind
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, SENTENCE, Passage, own_facts, paragraphs, shorts
from mistakes.unseen.ground import FOLLOWS, fronts, headings, prose, unnoticed, words
from mistakes.unseen.places import LINK

FROM = {"da": ("sv", "sv", "en"), "sv": ("da", "en"), "en": ("sv", "da")}
"""From which languages something is left in each: Swedish in Danish above all."""


def _translated(site: Site, path: str) -> bool:
    return path.startswith("docs/") and "translated_from" in site.documents[path].data


def _head(site: Site, path: str) -> frozenset[Spot]:
    return frozenset({(path, site.body_line(path)), (path, site.text_line(path))})


@kind(number=6)
def fact_of_another_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """One version refers to another fact of the same subject than the other versions do."""
    for expression, fact in own_facts(site):
        passage = expression.passage
        value = fact.chosen.value
        if not _translated(site, passage.path) or not value or not value.quantity:
            continue
        others = [
            one.id for one in site.facts_of(frozenset({fact.subject}))
            if one.id != fact.id and one.chosen.value and one.chosen.value.quantity
            and one.chosen.value.quantity.unit == value.quantity.unit
        ]  # fmt: skip
        if others:
            other = draw.choice(others)
            slip = expression.replaced(
                site, expression.written.replace(fact.id, other), f"{other} for {fact.id}"
            )
            yield replace(slip, places=slip.places | _head(site, passage.path))


@kind(number=3)
def wrong_end_of_a_period(site: Site, draw: Random) -> Iterator[Slip]:
    """One version shows the start of a period twice, or its end."""
    for passage in prose(site):
        if _translated(site, passage.path) and '"start")' in passage.text and '"end")' in passage.text:
            pair = draw.choice((('"start")', '"end")'), ('"end")', '"start")')))
            slip = passage.with_text(site, passage.text.replace(*pair), f"{pair[1]} for {pair[0]}")
            yield replace(slip, places=slip.places | _head(site, passage.path))


@kind(number=4)
def heading_gone_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """A translation lacks a heading, and its text runs on."""
    every = headings(site)
    for heading in draw.sample(every, len(every)):
        if _translated(site, heading.path):
            lines = site.lines(heading.path)
            del lines[heading.number - 1 : heading.number + 1]
            rest = {(heading.path, n) for n, line in enumerate(lines, start=1) if line.startswith("## ")}
            yield Slip(
                heading.path, heading.number, {heading.path: "\n".join(lines)}, f"without “{heading.text}”",
                heading.language, heading.where, _head(site, heading.path) | rest | {(heading.path, heading.number - 1)},
            )  # fmt: skip


@kind(number=4)
def item_gone_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """A translation lacks an item of a list."""
    items = [one for one in paragraphs(site) if one.before == "- " and _translated(site, one.path)]
    for item in draw.sample(items, len(items)):
        lines = site.lines(item.path)
        del lines[item.number - 1]
        near = {(item.path, n) for n in range(item.number - 6, item.number + 6) if lines[n - 1 : n] != [""]}
        yield Slip(
            item.path, item.number, {item.path: "\n".join(lines)}, f"without the item “{item.text[:40]}”",
            item.language, item.where, _head(site, item.path) | near,
        )  # fmt: skip


@kind(along=("STALE",), number=5)
def link_elsewhere_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """A link leads to another page in one version than in the others."""
    targets = ("about.md", "data.md", "projects/index.md", "sources/index.md", "press/index.md")
    for passage in prose(site):
        found = [one for one in LINK.finditer(passage.text) if one[2].endswith(".md")]
        if found and _translated(site, passage.path):
            link = draw.choice(found)
            way = "../" * (passage.path.count("/") - 2)
            other = draw.choice(
                [one for one in targets if way + one != link[2] and not passage.path.endswith(one)]
            )
            text = passage.text.replace(f"]({link[2]})", f"]({way}{other})")
            slip = passage.with_text(site, text, f"{other} for {link[2]}")
            yield replace(slip, places=slip.places | _head(site, passage.path))


@kind(along=("STALE",), number=3)
def block_quotation_in_one_version(site: Site, _draw: Random) -> Iterator[Slip]:
    """One version sets one of its sentences as a block quotation, the others do not."""
    for passage in prose(site):
        parts = SENTENCE.split(passage.text)
        if _translated(site, passage.path) and len(parts) > 1 and passage.where != "page":
            text = site.replaced(passage.path, passage.number, parts[0], "", f"> {' '.join(parts[1:])}")
            yield Slip(
                passage.path, passage.number + 2, {passage.path: text}, "set as a quotation", passage.language,
                passage.where, _head(site, passage.path) | {(passage.path, passage.number)},
            )  # fmt: skip


# -- left in another language ------------------------------------------------------------------


def _plain(text: str) -> int:
    return len(EXPRESSION.sub("", text).split())


@kind(along=FOLLOWS, number=9)
def sentence_of_another_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence stands in the language it was translated from."""
    bodies: dict[str, list[Passage]] = {}
    for one in paragraphs(site):
        bodies.setdefault(one.path, []).append(one)
    for path, own in bodies.items():
        for code in FROM[site.language_of(path)]:
            other = bodies.get(site.versions(path).get(code, ""), [])
            if len(own) == len(other):
                for mine, theirs in zip(own, other, strict=True):
                    yield from _one_left(site, mine, theirs, draw)


def _one_left(site: Site, mine: Passage, theirs: Passage, draw: Random) -> Iterator[Slip]:
    a, b = SENTENCE.split(mine.text), SENTENCE.split(theirs.text)
    fit = [n for n, text in enumerate(b) if _plain(text) >= 7] if len(a) == len(b) else []
    if fit:
        at = draw.choice(fit)
        text = " ".join([*a[:at], b[at], *a[at + 1 :]])
        yield mine.with_text(site, text, f"{theirs.language} in {mine.language}: “{b[at]}”")


@kind(along=FOLLOWS, number=6)
def short_text_of_another_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A short text in YAML is copied from the line of another language and left so."""
    every = shorts(site, frozenset({"summary", "note", "qualification", "text", "eu_note"}))
    by_place = {(one.path, one.number): one for one in every}
    for one in every:
        for way in (-2, -1, 1, 2):
            other = by_place.get((one.path, one.number + way))
            left = other and other.language in FROM[one.language] and other.key == one.key
            if other and left and _plain(other.text) >= 6 and draw.random() < 0.2:
                yield one.with_text(
                    site, other.text, f"{other.language} in {one.language}: “{other.text[:50]}”"
                )


@kind(along=FOLLOWS, number=5)
def head_of_another_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A heading, a title or a description stands in another language."""
    heads: dict[str, list[Passage]] = {}
    for one in [*headings(site), *fronts(site, "title", "description")]:
        heads.setdefault(one.path, []).append(one)
    for path, own in heads.items():
        code = draw.choice(FROM[site.language_of(path)])
        other = heads.get(site.versions(path).get(code, ""), [])
        for mine, theirs in zip(own, other, strict=False):
            same = (mine.key, mine.before) == (theirs.key, theirs.before) and len(own) == len(other)
            if same and _plain(theirs.text) >= 3 and ": " not in theirs.text:
                yield mine.with_text(site, theirs.text, f"{code} in {mine.language}: “{theirs.text[:50]}”")


@kind(along=FOLLOWS, number=9)
def word_of_another_language(site: Site, draw: Random) -> Iterator[Slip]:
    """One small word is left in the language of the original: *og* in Swedish, *inte* in Danish."""
    for passage in [*prose(site), *shorts(site, frozenset({"summary", "note"}))]:
        code = draw.choice(FROM[passage.language])
        told = words(passage.language, "foreign words")[code]
        found = [
            match for match in re.finditer(r"(?<![\w\"/(-])\w+(?![\w\"/)-])", EXPRESSION.sub(_blank, passage.text))
            if match[0] in told
        ]  # fmt: skip
        if found:
            match = draw.choice(found)
            text = passage.text[: match.start()] + told[match[0]] + passage.text[match.end() :]
            if told[match[0]] != match[0]:
                yield passage.with_text(site, text, f"“{told[match[0]]}” for “{match[0]}”")


SWEDISH = {
    "virksomheder": "företag", "sundhed": "hälsa", "udvikle": "utveckla", "pengene": "pengarna", "hospitaler": "sjukhus",
    "kilden": "källan", "Kilden": "Källan", "siger": "säger", "hvem": "vem", "teksten": "texten", "netværket": "nätverket",
    "forskere": "forskare", "oplysninger": "uppgifter", "navn": "namn", "arbejdet": "arbetet",
    "løsninger": "lösningar", "sprog": "språk", "svenske": "svenska", "sundhedsvæsenet": "vården",
}  # fmt: skip
"""Danish words that have stayed Swedish in a translation made in a hurry."""


@kind(along=FOLLOWS, number=8)
def swedish_word_in_danish(site: Site, draw: Random) -> Iterator[Slip]:
    """One word of weight is left in Swedish in a Danish text: *företag*, *källan*, *nätverket*."""
    for passage in [*prose(site), *shorts(site, frozenset({"summary", "note", "qualification"}))]:
        if passage.language == "da":
            blank = EXPRESSION.sub(_blank, passage.text)
            found = [
                match
                for match in re.finditer(r"(?<![\w\"/(-])\w+(?![\w\"/)-])", blank)
                if match[0] in SWEDISH
            ]
            if found:
                match = draw.choice(found)
                text = passage.text[: match.start()] + SWEDISH[match[0]] + passage.text[match.end() :]
                yield passage.with_text(site, text, f"“{SWEDISH[match[0]]}” for “{match[0]}”")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@kind(along=("DIFFERENT-FACTS", "DIFFERENT-SHAPE"), number=5)
def original_changed_alone(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence of the original is struck out, or two change places, and the translations are not looked at."""
    for passage in prose(site):
        parts = SENTENCE.split(passage.text)
        if site.original(passage.path) == passage.path and len(parts) > 2:
            kept = draw.choice((parts[:-1], [parts[1], parts[0], *parts[2:]]))
            slip = passage.with_text(site, " ".join(kept), "the original changed")
            others = [one for one in site.versions(passage.path).values() if one != passage.path]
            spots = {
                (one, site.documents[one].line("translated_from", "hash")) for one in others
            } | {(one, site.documents[one].line("translated_from")) for one in others}  # fmt: skip
            yield replace(slip, places=frozenset(spots), elsewhere=True)


@kind(along=("STALE",), number=3)
def fact_added_in_the_original_alone(site: Site, draw: Random) -> Iterator[Slip]:
    """The original gets a sentence with a fact; the new hash is written into translations that lack it."""
    frames = {
        "sv": 'Tidsramen är {{{{ fact("{}") }}}}.', "da": 'Tidsrammen er {{{{ fact("{}") }}}}.',
        "en": 'The time frame is {{{{ fact("{}") }}}}.',
    }  # fmt: skip
    for passage in prose(site):
        facts = [one.id for one in site.facts_of(site.subjects(passage.path)) if one.id.endswith(".period")]
        if site.original(passage.path) == passage.path and facts:
            sentence = frames[passage.language].format(draw.choice(facts))
            slip = unnoticed(site, passage.with_text(site, f"{passage.text} {sentence}", f"“{sentence}”"))
            others = [one for one in site.versions(passage.path).values() if one != passage.path]
            heads = frozenset().union(*(_head(site, one) for one in others))
            yield replace(slip, places=slip.places | heads | _head(site, passage.path))

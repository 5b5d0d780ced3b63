"""Sentences in another language than the text's: what is left when a translation is not finished."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, NOTE_KEYS, SENTENCE, TEXT_KEYS, Passage, running, shorts

FOLLOWS = ("STALE", "DIFFERENT-FACTS", "DIFFERENT-SHAPE")
LONG = 8
"""Words of a sentence that anybody would see to be of another language."""


def _long(text: str) -> bool:
    return len(EXPRESSION.sub("", text).split()) >= LONG


@kind("OTHER-LANGUAGE", along=FOLLOWS, number=12)
def sentence_not_translated(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence stands in the language of another version of the text."""
    by_path: dict[str, list[Passage]] = {}
    for passage in running(site):
        by_path.setdefault(passage.path, []).append(passage)
    for path, passages in by_path.items():
        for other in site.versions(path).values():
            theirs = by_path.get(other, [])
            if other == path or len(theirs) != len(passages):
                continue
            for passage, translated in zip(passages, theirs, strict=True):
                own, foreign = SENTENCE.split(passage.text), SENTENCE.split(translated.text)
                if len(own) != len(foreign):
                    continue
                index = draw.randrange(len(own))
                if _long(own[index]) and _long(foreign[index]):
                    text = " ".join([*own[:index], foreign[index], *own[index + 1 :]])
                    yield passage.with_text(site, text, f"“{foreign[index]}” is not {passage.language}")


@kind("OTHER-LANGUAGE", along=FOLLOWS, number=9)
def short_text_not_translated(site: Site, draw: Random) -> Iterator[Slip]:
    """A short text of a record stands in another language than its key says."""
    found: dict[tuple[str, int], list[Passage]] = {}
    for passage in shorts(site, TEXT_KEYS | NOTE_KEYS):
        if passage.path.endswith(".yml") or passage.before.startswith(" "):
            # The languages of one text stand on neighbouring lines.
            order = site.languages.index(passage.language)
            found.setdefault((passage.path, passage.number - order), []).append(passage)
    for texts in found.values():
        passage = draw.choice(texts)
        others = [one for one in texts if one is not passage and _long(one.text) and one.text != passage.text]
        if others:
            foreign = draw.choice(others)
            yield passage.with_text(
                site, foreign.text, f"“{foreign.text}” is {foreign.language}, not {passage.language}"
            )


@kind("OTHER-LANGUAGE", along=FOLLOWS, number=6)
def front_matter_not_translated(site: Site, draw: Random) -> Iterator[Slip]:
    """The summary or description of a text stands in the language of another version."""
    found: dict[tuple[str, str], list[Passage]] = {}
    for passage in shorts(site, frozenset({"summary", "description"})):
        if passage.path.startswith("docs/") and not passage.before.startswith(" "):
            found.setdefault((passage.path.split("/", 2)[2], passage.key), []).append(passage)
    for texts in found.values():
        for passage in texts:
            others = [one for one in texts if one is not passage and _long(one.text)]
            if others:
                foreign = draw.choice(others)
                yield passage.with_text(
                    site, foreign.text, f"“{foreign.text}” is {foreign.language}, not {passage.language}"
                )

"""Texts left in another language: sentences, headings, items, front matter, texts of records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.fresh.ground import FOLLOWS, added, dealt, ended, folds, prose, summaries, words, woven
from mistakes.kinds.shapes import HEADING, ITEM
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, SENTENCE, Passage, also_right, running

AWAY = {"sv": ("da", "da", "en"), "da": ("sv", "sv", "en"), "en": ("sv", "da")}
"""A language → those that are left in it; the nearest is taken for it most easily."""
_NOT_WORDS = re.compile(r"[”‘“][^”’]*[”’]|\[[^\]]*\]\([^)]*\)|[*_]")
_WORD = re.compile(r"[^\W\d_]{2,}")


def _plain(text: str) -> int:
    """How many words a text has of its own, without names, quoted words and links."""
    return len(_WORD.findall(_NOT_WORDS.sub(" ", EXPRESSION.sub(" ", text))))


def _body(site: Site, path: str) -> list[tuple[int, str]]:
    first = site.body_line(path)
    return [(n, line) for n, line in enumerate(site.lines(path), start=1) if n >= first and line.strip()]


def _beside(site: Site, path: str, language: str) -> Iterator[tuple[int, str, str]]:
    """Lines of a body, each with its number and the same line of another version."""
    other = site.versions(path).get(language)
    if not other:
        return
    own, theirs = _body(site, path), _body(site, other)
    if len(own) == len(theirs):
        for (number, line), (_, their) in zip(own, theirs, strict=True):
            yield number, line, their


@kind("OTHER-LANGUAGE", along=(*FOLLOWS, "QUOTATION-MARKS"), number=12)
def sentence_left_behind(site: Site, draw: Random) -> Iterator[Slip]:
    """One sentence of a paragraph stands as in another version: it was skipped when the text was translated."""
    at = {(one.path, one.number): one for one in running(site)}
    for path in site.files:
        if not path.endswith(".md"):
            continue
        language = site.language_of(path)
        for number, line, their in _beside(site, path, draw.choice(AWAY[language])):
            passage = at.get((path, number))
            own, theirs = SENTENCE.split(line), SENTENCE.split(their)
            if not passage or len(own) != len(theirs) or len(own) < 2:
                continue
            index = draw.randrange(len(own))
            if _plain(theirs[index]) >= 8 and "in_language" not in theirs[index]:
                text = " ".join([*own[:index], theirs[index], *own[index + 1 :]])
                yield passage.with_text(site, text, f"Not translated: “{theirs[index]}”")


@kind("OTHER-LANGUAGE", along=FOLLOWS, number=12)
def sentence_pasted(site: Site, draw: Random) -> Iterator[Slip]:
    """A new sentence was written in one language and pasted into the others as it was."""
    places = [*prose(site), *summaries(site), *folds(site, "summary", "definition")]
    for language, others in AWAY.items():
        own = [one for one in places if one.language == language]
        told = [(other, sentence) for other in dict.fromkeys(others) for sentence in words(other, "copied")]
        for (other, sentence), passage in dealt(draw, told, own):
            what = f"“{sentence}”, which is {other}, in {language}"
            if passage.where == "short":
                yield ended(site, passage, sentence, what)
            else:
                yield woven(site, passage, sentence, what, draw)


@kind("OTHER-LANGUAGE", along=(*FOLLOWS, "QUOTATION-MARKS"), number=9)
def heading_left_behind(site: Site, draw: Random) -> Iterator[Slip]:
    """A heading stands as in another version."""
    yield from _left(site, draw, HEADING, 4)


@kind("OTHER-LANGUAGE", along=(*FOLLOWS, "QUOTATION-MARKS"), number=9)
def item_left_behind(site: Site, draw: Random) -> Iterator[Slip]:
    """An item of a list stands as in another version."""
    yield from _left(site, draw, ITEM, 6)


def _left(site: Site, draw: Random, pattern: re.Pattern[str], least: int) -> Iterator[Slip]:
    for path in site.files:
        if path.endswith(".md"):
            language = site.language_of(path)
            for number, line, their in _beside(site, path, draw.choice(AWAY[language])):
                if pattern.match(line) and _plain(their) >= least and line != their:
                    edited: dict[str, str | None] = {path: site.replaced(path, number, their)}
                    yield Slip(path, number, edited, f"Not translated: “{their}”", language, site.where(path))


@kind("OTHER-LANGUAGE", along=(*FOLLOWS, "QUOTATION-MARKS"), number=9)
def front_matter_left_behind(site: Site, draw: Random) -> Iterator[Slip]:
    """A title, summary or description stands as in another version."""
    for path in site.files:
        if not path.endswith(".md"):
            continue
        language = site.language_of(path)
        other = site.versions(path).get(draw.choice(AWAY[language]))
        for key in ("title", "summary", "description"):
            own, theirs = site.value(path, key), site.value(other, key) if other else None
            if not isinstance(own, str) or not isinstance(theirs, str) or _plain(theirs) < 5:
                continue
            number = site.documents[path].line(key)
            their_line = site.line(str(other), site.documents[str(other)].line(key))
            if own in site.line(path, number) and theirs in their_line:
                edited: dict[str, str | None] = {path: site.replaced(path, number, their_line)}
                yield Slip(path, number, edited, f"Not translated: “{theirs}”", language, "short")


@kind("OTHER-LANGUAGE", along=(*FOLLOWS, "QUOTATION-MARKS"), number=12)
def record_text_pasted(site: Site, draw: Random) -> Iterator[Slip]:
    """A text of a record was pasted under a language from the line of another."""
    keys = {"summary", "note", "text", "qualification", "preferred", "date_note", "eu_note", "description"}
    for path in site.files:
        for place, number in site.documents[path].lines.items():
            if len(place) < 2 or place[-2] not in keys or place[-1] not in AWAY or "boilerplates" in place:
                continue
            other = draw.choice(AWAY[str(place[-1])])
            theirs = site.value(path, *place[:-1], other)
            their = site.documents[path].lines.get((*place[:-1], other))
            line = site.line(path, number)
            if not their or not isinstance(theirs, str) or _plain(theirs) < 9 or "European" in theirs:
                continue
            if site.line(path, their) == f"{line[: len(line) - len(line.lstrip())]}{other}: {theirs}":
                edited = line[: line.index(f"{place[-1]}:")] + f"{place[-1]}: {theirs}"
                if edited != line:
                    yield Slip(
                        path, number, {path: site.replaced(path, number, edited)},
                        f"{other} under {place[-1]}: “{theirs}”", str(place[-1]), "short",
                        also_right(site, path, number),
                    )  # fmt: skip


@kind("OTHER-LANGUAGE", along=(*FOLLOWS, "DIFFERENT-SHAPE"), number=9)
def paragraph_pasted(site: Site, draw: Random) -> Iterator[Slip]:
    """A new paragraph was added to all versions at once, and never translated in one of them."""
    for language, others in AWAY.items():
        own = [one for one in prose(site) if one.language == language]
        pairs = [(other, tuple(draw.sample(words(other, "copied"), 2))) for other in others for _ in range(4)]
        told: list[tuple[tuple[str, tuple[str, ...]], Passage]] = list(dealt(draw, pairs, own))
        for (other, sentences), passage in told:
            text = " ".join(sentences)
            yield added(
                site,
                passage.path,
                passage.number,
                ["", text],
                2,
                f"“{text}”, which is {other}, in {language}",
            )

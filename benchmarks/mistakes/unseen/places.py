"""Figures in other places than paragraphs: headings, front matter, lists, tables, links, pictures; and alt texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import Passage, paragraphs
from mistakes.unseen.ground import FOLLOWS, fronts, headings, notes, prose, words

LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)]+)\)")
PICTURE = "docs/assets/karta.svg"
DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><path d="M0 0h4v3H0z"/></svg>\n'
"""A picture for alt texts to stand by."""


@kind(along=FOLLOWS, number=5)
def figure_in_a_heading(site: Site, draw: Random) -> Iterator[Slip]:
    """A heading with a figure in digits or words takes the place of one without."""
    every = headings(site)
    for language in site.languages:
        own = [one for one in every if one.language == language]
        for text in words(language, "headings"):
            yield draw.choice(own).with_text(site, text, f"the heading “{text}”")


@kind(along=FOLLOWS, number=6)
def figure_in_front_matter(site: Site, draw: Random) -> Iterator[Slip]:
    """A title or a description gets a figure."""
    for language in site.languages:
        titles = [one for one in fronts(site, "title") if one.language == language]
        for form in words(language, "titles"):
            passage = draw.choice(
                [one for one in titles if not (form.startswith(("{}", '"')) and ": " in one.text)]
            )
            text = form.format(passage.text)
            yield passage.with_text(site, f'"{text}"' if ": " in text else text, f"the title “{text}”")
        descriptions = [
            one for one in fronts(site, "description", "summary")
            if one.language == language and one.text.endswith(".")
        ]  # fmt: skip
        for sentence in words(language, "descriptions"):
            passage = draw.choice(descriptions)
            yield passage.with_text(site, f"{passage.text} {sentence}", f"“{sentence}”")


@kind(along=FOLLOWS, number=6)
def figure_in_a_list_or_table(site: Site, draw: Random) -> Iterator[Slip]:
    """A list gets an item, or a text a table, with figures."""
    items = [one for one in paragraphs(site) if one.before == "- "]
    for language in site.languages:
        own = [one for one in items if one.language == language]
        for text in words(language, "items"):
            yield _after(site, draw.choice(own), f"- {text}", what=f"the item “{text}”")
        table = words(language, "table")
        places = [one for one in prose(site) if one.language == language]
        for number in range(len(table["rows"])):
            rows = [table["head"], ["---", "---"], table["rows"][number]]
            lines = [f"| {' | '.join(row)} |" for row in rows]
            yield _after(
                site, draw.choice(places), "", *lines, what=f"a table with “{table['rows'][number][1]}”"
            )


def _after(site: Site, passage: Passage, *lines: str, what: str) -> Slip:
    """Lines after a passage; the slip stands on the last of them."""
    edited = site.inserted(passage.path, passage.number, *lines)
    number = passage.number + len(lines)
    right = {(passage.path, line) for line in range(passage.number + 1, number + 1)}
    return Slip(
        passage.path, number, {passage.path: edited}, what, passage.language, passage.where, frozenset(right)
    )


@kind(along=FOLLOWS, number=5)
def figure_in_a_link(site: Site, draw: Random) -> Iterator[Slip]:
    """The words of a link get a figure."""
    for language in site.languages:
        own = [one for one in prose(site) if one.language == language and LINK.search(one.text)]
        for text in words(language, "links"):
            passage = draw.choice(own)
            found = draw.choice(list(LINK.finditer(passage.text)))
            told = f"{passage.text[: found.start()]}[{text}]({found[2]}){passage.text[found.end() :]}"
            yield passage.with_text(site, told, f"the link “{text}”")


def pictured(site: Site, path: str, language: str, alt: str, what: str, *below: str) -> Slip:
    """A picture in every version of a text, with this alt text, and lines below it, in one of them."""
    edits: dict[str, str | None] = {PICTURE: DRAWN}
    for code, name in site.versions(path).items():
        told = alt if code == language else words(code, "alts")["right"]
        edits[name] = _with_picture(site, name, told, *(below if code == language else ()))
    own = site.versions(path)[language]
    number = site.text_line(own) + 2 + len(below)
    return Slip(own, number, edits, what, language, site.where(own))


def _with_picture(site: Site, path: str, alt: str, *below: str) -> str:
    way = "../" * (path.count("/") - 1) + PICTURE.removeprefix("docs/")
    return site.inserted(path, site.text_line(path), "", f"![{alt}]({way})", *below)


def _texts(site: Site, language: str) -> list[str]:
    return sorted({one.path for one in prose(site) if one.language == language})


@kind(along=FOLLOWS, number=6)
def figure_with_a_picture(site: Site, draw: Random) -> Iterator[Slip]:
    """The alt text or the caption of a picture gives a figure."""
    for language in site.languages:
        for alt in words(language, "alts")["figures"]:
            path = draw.choice(_texts(site, language))
            yield pictured(site, path, language, alt, f"the alt text “{alt}”")
        for caption in words(language, "caption"):
            path = draw.choice(_texts(site, language))
            right = words(language, "alts")["right"]
            yield pictured(site, path, language, right, f"the caption “{caption}”", "", caption)


@kind(along=FOLLOWS, number=5)
def alt_text_that_says_nothing(site: Site, draw: Random) -> Iterator[Slip]:
    """The alt text of a picture is a file name, the word for a picture or a promise."""
    for language in site.languages:
        for alt in words(language, "alts")["placeholders"]:
            yield pictured(site, draw.choice(_texts(site, language)), language, alt, f"the alt text “{alt}”")


@kind(along=("STALE",), number=3)
def picture_in_one_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A picture is put into one version of a text only."""
    for language in site.languages:
        path = draw.choice([one for one in _texts(site, language) if site.original(one) != one])
        right = words(language, "alts")["right"]
        slip = pictured(site, path, language, right, "a picture that the other versions do not have")
        edits = {name: text for name, text in slip.edits.items() if name in {path, PICTURE}}
        head = {(path, site.body_line(path)), (path, site.text_line(path))}
        yield replace(slip, edits=edits, places=frozenset(head))


@kind(along=FOLLOWS, number=5)
def note_against_its_fact(site: Site, draw: Random) -> Iterator[Slip]:
    """The note of a fact gives another figure than the fact."""
    for language in site.languages:
        for phrase in words(language, "notes wrong"):
            record, _, key = phrase["fact"].partition(".")
            fit = [
                one for one in notes(site)
                if one.path.endswith(f"/{record}.yml") and one.language == language and _of(site, one, key)
            ]  # fmt: skip
            if fit:
                passage = draw.choice(fit)
                what = f"“{phrase['say']}” in a note of {phrase['fact']}"
                yield passage.with_text(site, phrase["say"], what)


def _of(site: Site, passage: Passage, key: str) -> bool:
    """Whether a note stands in the block of a fact."""
    lines = site.documents[passage.path].lines
    place = next((place for place, line in lines.items() if line == passage.number), ())
    return tuple(place[:2]) == ("facts", key)

"""Headings, links, lists and quotations that stand in one version of a text only.

Where the original is changed, its translations get its new hash: somebody has copied it without comparing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, Spot, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import running

HEADING = re.compile(r"^#{2,} ")
ITEM = re.compile(r"^- ")
QUOTE = re.compile(r"^> ")
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)")


def _lines_with(site: Site, path: str, pattern: re.Pattern[str], *, anywhere: bool = False) -> list[int]:
    """The lines of the body that begin with the pattern, or hold it."""
    first = site.body_line(path)
    found = pattern.search if anywhere else pattern.match
    return [n for n, line in enumerate(site.lines(path), start=1) if n >= first and found(line)]


def _texts(site: Site) -> Iterator[str]:
    """Texts that exist in several languages."""
    for path in site.files:
        if path.endswith(".md") and len(site.versions(path)) > 1:
            yield path


def right_places(site: Site, path: str, line: int, edited: str, pattern: re.Pattern[str]) -> frozenset[Spot]:
    """Where versions may be said to differ; what is missing from a version has no line of its own.

    At the element or its list, beside it, at the head of its section or of the text; in other versions anywhere
    in that section.
    """
    first = site.body_line(path)
    body = [(n, text) for n, text in enumerate(edited.split("\n"), start=1) if n >= first]
    own = [n for n, text in body if pattern.search(text)]
    index = sum(n < line for n in own)
    section = sum(bool(HEADING.match(text)) for n, text in body if n <= line)
    spots = {(path, n) for n in own[max(0, index - 1) : index + 2]}
    for version in site.versions(path).values():
        texts = body if version == path else list(enumerate(site.lines(version), start=1))
        elements = [n for n, text in texts if n >= site.body_line(version) and pattern.search(text)]
        headings = [n for n, text in texts if HEADING.match(text)]
        spots |= {(version, n) for n in elements[max(0, index - 1) : index + 2]}
        spots |= {(version, n) for n in headings[max(0, section - 1) : section]}
        spots |= {(version, site.body_line(version)), (version, site.text_line(version))}
        if version != path:
            begin = headings[section - 1] if 0 < section <= len(headings) else site.body_line(version)
            end = headings[section] if section < len(headings) else len(texts)
            spots |= {(version, n) for n in range(begin, end + 1)}
        if pattern is ITEM:
            near = set(elements[max(0, index - 1) : index + 2])
            while above := {n - 1 for n in near} & set(elements) - near:
                near |= above
            spots |= {(version, n) for n in near if n - 1 not in near}
    return frozenset(spots)


def _slip(site: Site, path: str, line: int, edited: str, what: str, right: frozenset[Spot]) -> Slip:
    edits = {path: edited} | site.renewed(path, edited)
    return Slip(path, line, edits, what, site.language_of(path), site.where(path), right)


@kind("DIFFERENT-SHAPE", along=("STALE",), number=9)
def heading_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """A heading is dropped from one version, added to it, or stands on another level."""
    for path in _texts(site):
        for line in _lines_with(site, path, HEADING):
            text, way = site.line(path, line), draw.choice(("drop", "add", "level"))
            if way == "drop":
                edited = site.replaced(path, line, text.lstrip("# ") + ".")
                what = f"The heading “{text}” is no heading any longer"
            elif way == "level":
                edited = site.replaced(path, line, f"#{text}")
                what = f"The heading “{text}” stands a level lower"
            else:
                added = f"## {phrase(site.language_of(path), 'heading')}"
                edited = site.inserted(path, line - 1, added, "")
                what = f"The heading “{added}” is added"
            yield _slip(site, path, line, edited, what, right_places(site, path, line, edited, HEADING))


@kind("DIFFERENT-SHAPE", along=("STALE",), number=6)
def link_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """A link is dropped from one version, or added to it."""
    for path in _texts(site):
        for line in _lines_with(site, path, LINK, anywhere=True):
            text = site.line(path, line)
            for match in LINK.finditer(text):
                without = site.replaced(path, line, text[: match.start()] + match[1] + text[match.end() :])
                what = f"The link “{match[0]}” is dropped"
                yield _slip(site, path, line, without, what, right_places(site, path, line, without, LINK))
    for passage in running(site, where="project"):
        if draw.random() < 0.2:
            added = phrase(passage.language, "link").format(target="../privacy.md")
            slip = passage.with_sentence(site, added, "A link is added to this version only")
            edited = slip.edits[passage.path]
            assert edited is not None
            right = right_places(site, passage.path, passage.number, edited, LINK)
            yield _slip(site, passage.path, passage.number, edited, slip.what, right)


@kind("DIFFERENT-SHAPE", along=("STALE", "DIFFERENT-FACTS"), number=6)
def list_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """An item of a list is dropped from one version, or added to it."""
    for path in _texts(site):
        for line in _lines_with(site, path, ITEM):
            if draw.random() < 0.5:
                added = f"- {phrase(site.language_of(path), 'item')}"
                edited, what = site.inserted(path, line, added), f"The item “{added}” is added"
                where = line + 1
            else:
                edited, where = site.replaced(path, line), line
                what = f"The item “{site.line(path, line)}” is dropped"
            yield _slip(site, path, where, edited, what, right_places(site, path, where, edited, ITEM))


@kind("DIFFERENT-SHAPE", along=("STALE",), number=6)
def quotation_added(site: Site, draw: Random) -> Iterator[Slip]:
    """A quotation, set as a block, stands in one version only."""
    del draw
    for passage in running(site):
        if len(site.versions(passage.path)) > 1 and passage.number > site.text_line(passage.path):
            quote = f"> {phrase(passage.language, 'quote')}"
            edited = site.inserted(passage.path, passage.number, "", quote)
            right = right_places(site, passage.path, passage.number + 2, edited, QUOTE)
            yield _slip(
                site,
                passage.path,
                passage.number + 2,
                edited,
                f"“{quote}” stands in this version only",
                right,
            )

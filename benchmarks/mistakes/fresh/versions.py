"""Versions of a text that no longer agree: facts, people, sections, links, pictures, and stale translations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from mistakes.fresh.ground import FIGURES, added, front, home, in_each, near, prose, unnoticed, words, woven
from mistakes.kinds.shapes import HEADING, ITEM, LINK, QUOTE, right_places
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, SENTENCE, Passage, expressions, running

PICTURE = re.compile(r"!\[")
ROW = re.compile(r"^\|")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="6" viewBox="0 0 8 6">'
    '<rect width="8" height="6" fill="#345"/></svg>\n'
)
ASSET = "docs/assets/motiv.svg"


def _text(slip: Slip) -> str:
    text = slip.edits[slip.path]
    assert text is not None
    return text


def _shaped(site: Site, slip: Slip, pattern: re.Pattern[str]) -> Slip:
    """The slip with the places where versions may be said to differ, and nobody warned by the hash."""
    right = right_places(site, slip.path, slip.line, _text(slip), pattern)
    return unnoticed(site, replace(slip, places=slip.places | right))


def _versioned(site: Site, passages: list[Passage]) -> list[Passage]:
    return [one for one in passages if len(site.versions(one.path)) > 1]


# -- facts and people --------------------------------------------------------------------------


@kind("DIFFERENT-FACTS", number=6)
def other_fact_in_a_translation(site: Site, draw: Random) -> Iterator[Slip]:
    """A translation cites another fact than its original: the grant for the budget, the end for the start."""
    for one in expressions(site, "fact"):
        path = one.passage.path
        if one.passage.where not in {"release", "project"} or site.original(path) == path:
            continue
        subject, value = one.argument.rpartition(".")[0], site.catalogue.facts[one.argument].chosen.value
        text = site.files[path]
        others = [
            fact.id for fact in site.catalogue.facts_about(subject)
            if fact.id not in text and fact.chosen.value and value
            and fact.chosen.value.type == value.type and fact.chosen.qualifier == "exact"
            and bool(fact.chosen.value.date and fact.chosen.value.date.interval)
            == bool(value.date and value.date.interval)
        ]  # fmt: skip
        if others and text.count(f'"{one.argument}"') == 1:
            other = draw.choice(others)
            written = one.written.replace(one.argument, other)
            yield near(site, one.replaced(site, written, f"{other} in place of {one.argument}"))


@kind("DIFFERENT-FACTS", along=("DIFFERENT-SHAPE",), number=6)
def sentence_lost_in_translation(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence with a fact that stands nowhere else in the text is left out of a translation."""
    del draw
    for passage in running(site):
        if passage.where == "page" or site.original(passage.path) == passage.path:
            continue
        parts = SENTENCE.split(passage.text)
        text = site.files[passage.path]
        for index, part in enumerate(parts):
            facts = [match[2] for match in EXPRESSION.finditer(part) if match[1] == "fact"]
            if len(parts) > 1 and any(text.count(f'"{fact}"') == 1 for fact in facts):
                kept = " ".join(parts[:index] + parts[index + 1 :])
                slip = passage.with_text(site, kept, f"Left out: “{part}”")
                head = _head_of_section(site, passage)
                others = {
                    (version, number)
                    for version in site.versions(passage.path).values()
                    for number, line in enumerate(site.lines(version), start=1)
                    if any(f'"{fact}"' in line for fact in facts)
                }
                yield near(site, slip, head, *others)


def _head_of_section(site: Site, passage: Passage) -> tuple[str, int]:
    above = [n for n in range(1, passage.number) if HEADING.match(site.line(passage.path, n))]
    return passage.path, max(above, default=site.text_line(passage.path))


@kind("DIFFERENT-FACTS", number=6)
def person_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """A translation names a person whom its original does not name."""
    places = [one for one in running(site) if site.original(one.path) != one.path and one.where != "page"]
    people = sorted(one.id for one in site.catalogue.people if one.name)
    for sentence, passage in in_each(site, draw, "person told", places):
        told = sentence.format(p=f'{{{{ person("{draw.choice(people)}") }}}}')
        yield near(site, woven(site, passage, told, f"“{told}” in one version", draw))


# -- shape -------------------------------------------------------------------------------------


@kind("DIFFERENT-SHAPE", along=("DIFFERENT-FACTS",), number=6)
def section_lost(site: Site, draw: Random) -> Iterator[Slip]:
    """A whole section is missing from one version."""
    del draw
    for path in _texts(site):
        lines = site.lines(path)
        heads = [
            n for n, line in enumerate(lines, start=1) if n >= site.body_line(path) and HEADING.match(line)
        ]
        for head, following in zip(heads, [*heads[1:], len(lines)], strict=False):
            edited = "\n".join([*lines[: head - 1], *lines[following - 1 :]])
            what = f"The section “{lines[head - 1]}” is missing"
            slip = Slip(path, head, {path: edited}, what, site.language_of(path), site.where(path))
            yield _shaped(site, slip, HEADING)


def _texts(site: Site) -> Iterator[str]:
    for path in site.files:
        if path.endswith(".md") and len(site.versions(path)) > 1:
            yield path


@kind("DIFFERENT-SHAPE", number=6)
def heading_made_bold(site: Site, draw: Random) -> Iterator[Slip]:
    """A heading of one version is a line in bold."""
    del draw
    for path in _texts(site):
        for number, line in enumerate(site.lines(path), start=1):
            if number >= site.body_line(path) and HEADING.match(line):
                edited = site.replaced(path, number, f"**{line.lstrip('# ')}**")
                what = f"“{line}” is bold, and no heading"
                slip = Slip(path, number, {path: edited}, what, site.language_of(path), site.where(path))
                yield _shaped(site, slip, HEADING)


@kind("DIFFERENT-SHAPE", number=6)
def link_to_another_page(site: Site, draw: Random) -> Iterator[Slip]:
    """A link of one version leads to another page of the site than in the others."""
    pages = ("about.md", "privacy.md", "press/index.md", "projects/index.md", "topics/index.md")
    for path in _texts(site):
        for number, line in enumerate(site.lines(path), start=1):
            for match in LINK.finditer(line) if number >= site.body_line(path) else ():
                others = [home(path) + one for one in pages if home(path) + one not in site.files[path]]
                others = [one for one in others if not path.endswith("/" + one)]
                if match[2].endswith(".md") and others:
                    other = draw.choice(others)
                    edited = site.replaced(
                        path, number, line[: match.start()] + f"[{match[1]}]({other})" + line[match.end() :]
                    )
                    what = f"{match[2]} is {other}"
                    slip = Slip(path, number, {path: edited}, what, site.language_of(path), site.where(path))
                    yield _shaped(site, slip, LINK)


@kind("DIFFERENT-SHAPE", number=6)
def picture_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """A picture stands in one version only."""
    for alt, passage in in_each(site, draw, "pictures", _versioned(site, prose(site))):
        picture = f"![{alt}]({home(passage.path)}../assets/motiv.svg)"
        slip = added(site, passage.path, passage.number, ["", picture], 2, f"“{alt}” in one version")
        slip = _shaped(site, slip, PICTURE)
        yield replace(slip, edits={**slip.edits, ASSET: SVG})


@kind("DIFFERENT-SHAPE", number=6)
def table_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """A table stands in one version only."""
    for (left, right, one, two), passage in in_each(site, draw, "rows", _versioned(site, prose(site))):
        lines = ["", f"| {left} | {right} |", "| --- | --- |", f"| {one} | {two} |"]
        slip = added(
            site, passage.path, passage.number, lines, 2, f"A table “{left}, {right}” in one version"
        )
        slip = replace(slip, places=frozenset((slip.path, slip.line + n) for n in range(3)))
        yield _shaped(site, slip, ROW)


@kind("DIFFERENT-SHAPE", number=6)
def quotation_in_one_version(site: Site, draw: Random) -> Iterator[Slip]:
    """Words set as a quotation stand in one version only."""
    for quote, passage in in_each(site, draw, "quotes", _versioned(site, prose(site))):
        slip = added(site, passage.path, passage.number, ["", f"> {quote}"], 2, f"“{quote}” in one version")
        yield _shaped(site, slip, QUOTE)


@kind("DIFFERENT-SHAPE", along=("DIFFERENT-FACTS",), number=6)
def items_run_together(site: Site, draw: Random) -> Iterator[Slip]:
    """Two items of a list in one version have become one."""
    del draw
    for path in _texts(site):
        lines = site.lines(path)
        for number in range(site.body_line(path), len(lines)):
            line, following = lines[number - 1], lines[number]
            if ITEM.match(line) and ITEM.match(following):
                joined = f"{line.rstrip('.')}; {following[2:]}"
                edited = "\n".join([*lines[: number - 1], joined, *lines[number + 1 :]])
                slip = Slip(
                    path, number, {path: edited}, f"One item: “{joined}”",
                    site.language_of(path), site.where(path),
                )  # fmt: skip
                yield _shaped(site, slip, ITEM)


# -- staleness ---------------------------------------------------------------------------------


def _hashes(site: Site, path: str) -> frozenset[tuple[str, int]]:
    """Where the translations of an original say what they were translated from."""
    found = set()
    for version in site.versions(path).values():
        if version != path:
            document = site.documents[version]
            found |= {
                (version, document.line("translated_from")),
                (version, document.line("translated_from", "hash")),
            }
    return frozenset(found)


@kind("STALE", number=6)
def original_goes_on(site: Site, draw: Random) -> Iterator[Slip]:
    """The original has a new sentence, and nobody has looked at its translations."""
    places = [one for one in _versioned(site, prose(site)) if site.original(one.path) == one.path]
    for sentence, passage in in_each(site, draw, "copied", places):
        slip = woven(site, passage, sentence, f"New in the original: “{sentence}”", draw)
        yield replace(slip, places=_hashes(site, passage.path), elsewhere=True)


@kind("STALE", number=6)
def original_retitled(site: Site, draw: Random) -> Iterator[Slip]:
    """The original has a new title or lacks a sentence, and nobody has looked at its translations."""
    places = [one for one in _versioned(site, front(site, "title")) if site.original(one.path) == one.path]
    for tail, passage in in_each(site, draw, "news title", places):
        slip = passage.with_text(site, f"{passage.text} – {tail}", f"New title in the original: “{tail}”")
        yield replace(slip, places=_hashes(site, passage.path), elsewhere=True)
    for passage in _versioned(site, prose(site)):
        parts = SENTENCE.split(passage.text)
        dropped = [n for n, part in enumerate(parts) if n and "{{" not in part and "](" not in part]
        if site.original(passage.path) == passage.path and dropped:
            index = draw.choice(dropped)
            kept = " ".join(parts[:index] + parts[index + 1 :])
            slip = passage.with_text(site, kept, f"Gone from the original: “{parts[index]}”")
            yield replace(slip, places=_hashes(site, passage.path), elsewhere=True)


@kind("STALE", number=6)
def hash_of_another_text(site: Site, draw: Random) -> Iterator[Slip]:
    """The hash in a translation was copied from the translation of another text."""
    translated = [path for path in _texts(site) if site.original(path) != path]
    lines = {path: site.documents[path].line("translated_from", "hash") for path in translated}
    hashes = {path: site.value(path, "translated_from", "hash") for path in translated}
    for path in translated:
        other = draw.choice([one for one in hashes.values() if one != hashes[path]])
        edited = site.line(path, lines[path]).replace(hashes[path], other)
        slip = Slip(
            path, lines[path], {path: site.replaced(path, lines[path], edited)}, f"The hash {other} of another text",
            site.language_of(path), site.where(path),
            frozenset({(path, site.documents[path].line("translated_from"))}),
        )  # fmt: skip
        yield slip


@kind("ORIGINAL", along=("STALE", "DIFFERENT-SHAPE", "DIFFERENT-FACTS", "UNTRANSLATED"), number=6)
def translated_from_the_wrong_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A translation says that it follows a version that is itself a translation."""
    for path in _texts(site):
        if site.original(path) == path:
            continue
        own, told = site.language_of(path), site.value(path, "translated_from", "lang")
        other = next(code for code in site.languages if code not in {own, told})
        number = site.documents[path].line("translated_from", "lang")
        line = site.line(path, number)
        edited = re.sub(rf"\blang: {told}\b", f"lang: {draw.choice((other, own))}", line)
        places = frozenset({(path, site.documents[path].line("translated_from")), (path, 1)})
        slip = Slip(
            path, number, {path: site.replaced(path, number, edited)}, f"“{edited.strip()}”", own,
            site.where(path), places,
        )  # fmt: skip
        if edited != line:
            yield slip


@kind("MISSING-TRANSLATION", along=("BROKEN-LINK", "MISSING-PAGE", "ORPHAN"), number=6)
def translation_thrown_away(site: Site, draw: Random) -> Iterator[Slip]:
    """The translation of a page or of a project's text was deleted."""
    del draw
    for path in _texts(site):
        if site.original(path) != path and site.where(path) != "release":
            others = [one for one in site.versions(path).values() if one != path]
            places = {(one, line) for one in others for line in (1, 2, site.body_line(one))}
            yield Slip(
                path, 1, {path: None}, f"{path} is gone", site.language_of(path), site.where(path),
                frozenset(places),
            )  # fmt: skip


# -- pictures ----------------------------------------------------------------------------------


@kind("PLACEHOLDER", along=FIGURES, number=6)
def picture_without_words(site: Site, draw: Random) -> Iterator[Slip]:
    """A picture is described in every version but one, where a file name or *photo* stands."""
    for alt, passage in in_each(site, draw, "empty alts", _versioned(site, prose(site))):
        edits: dict[str, str | None] = {ASSET: SVG}
        original = site.original(passage.path)
        told: dict[str, tuple[int, str]] = {}
        for language, path in site.versions(passage.path).items():
            last = max(n for n, line in enumerate(site.lines(path), start=1) if line.strip())
            words_of = alt if path == passage.path else words(language, "pictures")[0]
            text = site.inserted(path, last, "", f"![{words_of}]({home(path)}../assets/motiv.svg)")
            told[path] = last + 2, text
        renewed = site.renewed(original, told[original][1])
        for path, (_, text) in told.items():
            new = renewed.get(path)
            edits[path] = _with_hash_of(text, new) if new else text
        number = told[passage.path][0]
        yield Slip(
            passage.path, number, edits, f"A picture described as “{alt}”", passage.language, passage.where
        )


def _with_hash_of(text: str, renewed: str) -> str:
    """The text with the hash that stands in a renewed translation."""
    match = re.search(r'hash: "([0-9a-f]{16})"', renewed)
    assert match
    return re.sub(r'hash: "[0-9a-f]{16}"', match[0], text, count=1)

"""False alarms in clean prose: prose/<language>/<kind>-*.md, laid into a copy of the site text by text.

The texts are of other sites that do not exist. Before one is laid in, what it names is exchanged for what
the site has: facts of the subject, people, organisations, pages.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

from faktum.load.expressions import parse_text
from faktum.model.vocabulary import PROPERTIES
from faktum.problems import Problem
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, Passage, shorts

FOLDER = Path(__file__).resolve().parent / "prose"
KINDS = ("release", "project", "page", "note")
LAYING = frozenset({
    "STALE", "DIFFERENT-FACTS", "DIFFERENT-SHAPE", "MISSING-TRANSLATION", "UNTRANSLATED", "ORPHAN",
})  # fmt: skip
"""What follows from laying a text into one language of another."""
NOTES = frozenset({"note", "summary", "definition", "eu_note", "qualification"})
FORMS = {
    "money": {"short", "number"}, "percent": {"number"}, "count": {"number", "words"},
    "date": {"start", "end", "year", "month"},
}  # fmt: skip
"""Forms of a fact by the type of its value."""
_TARGET = re.compile(r"(?<!!)\[([^\]]*)\]\((?!https?://|mailto:)[^)]*\)")


@dataclass
class Laid:
    """A text, or some short ones, in their place on the site."""

    source: str
    """prose/sv/release-01.md"""
    language: str
    kind: str
    words: int
    edits: dict[str, str | None]
    lines: dict[tuple[str, int], str] = field(default_factory=dict)
    """Where which line of the text stands now."""
    alarms: list[Problem] = field(default_factory=list)

    def judge(self, problems: Iterable[Problem]) -> None:
        """Keep what the text itself causes."""
        self.alarms = [
            one for one in problems if (one.path, one.line) in self.lines and one.code not in LAYING
        ]


def laid_texts(site: Site) -> Iterator[Laid]:
    for path in sorted(FOLDER.glob("*/*.md")):
        language, kind = path.parent.name, path.name.partition("-")[0]
        number = int(re.sub(r"\D", "", path.stem) or 0)
        text = path.read_text(encoding="utf-8").strip()
        name = f"prose/{language}/{path.name}"
        words = len(EXPRESSION.sub("", text).split())
        lay = _notes if kind == "note" else _body
        laid = Laid(name, language, kind, words, {})
        lay(site, laid, text, number)
        yield laid


def _body(site: Site, laid: Laid, text: str, number: int) -> None:
    """The text takes the place of a release's, a project's or a page's."""
    wanted = [
        path for path in site.files
        if site.language_of(path) == laid.language and site.where(path) == laid.kind
        and not re.search(r"/(404|search|index)\.md$", path)
    ]  # fmt: skip
    path = wanted[number % len(wanted)]
    first = site.body_line(path)
    lines = _at_home(site, path, text, number).split("\n")
    laid.edits = {path: "\n".join([*site.lines(path)[: first - 1], *lines, ""])}
    laid.lines = {(path, first + index): line for index, line in enumerate(lines)}


def _notes(site: Site, laid: Laid, text: str, number: int) -> None:
    """Each line takes the place of a note or a summary of a record."""
    slots = [
        one for one in shorts(site, NOTES) if one.language == laid.language and one.path.startswith("data/")
    ]
    lines = [line for line in text.split("\n") if line.strip()]
    step = max(1, len(slots) // (len(lines) + 1))
    chosen = dict(zip(slots[number % step :: step], lines, strict=False))
    assert len(chosen) == len(lines), "more notes than places for them"
    files: dict[str, list[str]] = {}
    for slot, line in chosen.items():
        told = files.setdefault(slot.path, site.lines(slot.path))
        told[slot.number - 1] = _quoted(slot, _at_home(site, slot.path, line, number))
        laid.lines[slot.path, slot.number] = line
    laid.edits = {path: "\n".join(told) for path, told in files.items()}


def _quoted(slot: Passage, text: str) -> str:
    return slot.before + json.dumps(text, ensure_ascii=False)


def _at_home(site: Site, path: str, text: str, number: int) -> str:
    """The text with facts, people, organisations and pages of the site."""
    people = cycle(sorted(one.id for one in site.catalogue.people if one.name))
    organisations = cycle(sorted(one.id for one in site.catalogue.organisations))
    facts = _facts(site, path)
    turns = dict.fromkeys(facts, number)

    def exchanged(match: re.Match[str]) -> str:
        call, argument, form = match.groups()
        if call == "name":
            return f'{{{{ name("{next(organisations)}") }}}}'
        if call == "person":
            return f'{{{{ person("{next(people)}") }}}}'
        if call != "fact":
            return match[0]
        kind = _type_of(argument.rpartition(".")[2])
        turns[kind] += 1
        fact = facts[kind][turns[kind] % len(facts[kind])]
        return f'{{{{ fact("{fact}", "{form}") }}}}' if form in FORMS[kind] else f'{{{{ fact("{fact}") }}}}'

    home = "../" * (path.count("/") - 2) + "about.md"
    told = EXPRESSION.sub(exchanged, _TARGET.sub(rf"[\1]({home})", text))
    parse_text(told)  # raises where an expression is left that cannot be read
    return told


def _facts(site: Site, path: str) -> dict[str, list[str]]:
    """Facts of the subject by the type of their value; others where it has none."""
    subjects = site.subjects(path)
    found: dict[str, list[str]] = {}
    for kind in FORMS:
        every = [
            fact for fact in site.catalogue.facts.values()
            if fact.chosen.value and fact.chosen.value.type == kind and not fact.chosen.unknown
        ]  # fmt: skip
        own = [fact for fact in every if fact.subject in subjects]
        found[kind] = [fact.id for fact in own or every]
    return found


def _type_of(key: str) -> str:
    """What a fact with this key holds, by its property; money where nobody can tell."""
    for name, types in PROPERTIES.items():
        if key == name or key.startswith(f"{name}-"):
            return next((kind for kind in ("count", *FORMS) if kind in types), "money")
    return "money"

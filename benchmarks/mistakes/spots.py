"""Places in the texts of the site where a mistake can be made: paragraphs, short texts, expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faktum.facts import KnownFact
from mistakes.mistake import Slip, Spot
from mistakes.snapshot import Site

EXPRESSION = re.compile(r'\{\{ (\w+)\("([^"]*)"(?:, "([^"]*)")?\) \}\}')
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-ZÅÄÖÆØ{])")
_ENTRY = re.compile(r"^(\s*(?:- )?)([A-Za-z_-]+): (.*)$")
TEXT_KEYS = frozenset({"summary", "eu_note", "text", "qualification", "definition", "description", "title"})
"""Short texts that pages show as they stand; notes and reasons may hold what sources write."""
OWN_KEYS = TEXT_KEYS - {"text", "qualification"}
"""Short texts of our own; what is said in a fact, a position or a participation has its source beside it."""
NOTE_KEYS = frozenset({"note", "preferred", "date_note", "differences"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a text: a paragraph of a body, or a short text of a record or of front matter."""

    path: str
    number: int
    language: str
    where: str
    text: str
    before: str = ""
    """What stands before the text on its line, such as `  sv: `."""
    key: str = ""
    """The key of a short text: summary, note, text …"""

    def with_text(self, site: Site, text: str, what: str, places: frozenset[Spot] = frozenset()) -> Slip:
        """The slip of another text on this line."""
        edited = site.replaced(self.path, self.number, self.before + text)
        return Slip(
            self.path, self.number, {self.path: edited}, what, self.language, self.where,
            places | also_right(site, self.path, self.number),
        )  # fmt: skip

    def with_sentence(self, site: Site, sentence: str, what: str) -> Slip:
        """The slip of one more sentence at the end."""
        ended = self.text if self.text[-1] in ".!?" else f"{self.text}."
        sentence = sentence[:-1] if sentence.endswith("..") else sentence
        return self.with_text(site, f"{ended} {sentence}", what)


@dataclass(frozen=True, slots=True)
class Expression:
    """A call in a text, with the passage around it."""

    passage: Passage
    start: int
    end: int
    name: str
    argument: str
    form: str

    def replaced(self, site: Site, typed: str, what: str) -> Slip:
        before, after = self.passage.text[: self.start], self.passage.text[self.end :]
        # An abbreviation at the end of a sentence has one full stop, not two.
        after = after.removeprefix(".") if typed.endswith(".") else after
        return self.passage.with_text(site, before + typed + after, what)

    @property
    def written(self) -> str:
        return self.passage.text[self.start : self.end]


def also_right(site: Site, path: str, number: int) -> frozenset[Spot]:
    """A text folded over several lines of YAML may be reported where its key stands."""
    front = path.endswith(".yml") or number < site.body_line(path)
    above = [line for line in site.documents[path].lines.values() if line <= number] if front else []
    return frozenset({(path, max(above))}) if above and max(above) != number else frozenset()


@cache
def _bodies(site: Site) -> list[Passage]:
    paths = [path for path in site.files if path.endswith(".md")]
    return [one for path in paths for one in _paragraphs_of(site, path, site.where(path))]


def paragraphs(site: Site, where: str = "") -> Iterator[Passage]:
    """Paragraphs and list items of the bodies, each on its line; headings left out."""
    return (one for one in _bodies(site) if where in {"", one.where})


def _paragraphs_of(site: Site, path: str, where: str) -> Iterator[Passage]:
    first = site.body_line(path)
    for number, line in enumerate(site.lines(path)[first - 1 :], start=first):
        if line.strip() and not line.startswith(("#", ">", "|", "!", "[", " ")):
            mark = "- " if line.startswith("- ") else ""
            yield Passage(path, number, site.language_of(path), where, line.removeprefix(mark), mark)


def running(site: Site, where: str = "") -> list[Passage]:
    """Paragraphs of whole sentences, no items of lists."""
    return [one for one in paragraphs(site, where) if not one.before and one.text.endswith(".")]


@cache
def shorts(site: Site, keys: frozenset[str] = TEXT_KEYS) -> list[Passage]:
    """Short texts that stand unquoted on a line of their own, in records and in front matter."""
    found = []
    for path in site.files:
        for place, number in site.documents[path].lines.items():
            told = _told(site, path, place, keys)
            match = _ENTRY.match(site.line(path, number)) if told else None
            if told and match and match[2] == place[-1] and match[3] == site.value(path, *place):
                before = match[1] + match[2] + ": "
                found.append(Passage(path, number, told[0], "short", match[3], before, told[1]))
    return found


def _told(
    site: Site, path: str, place: tuple[str | int, ...], keys: frozenset[str]
) -> tuple[str, str] | None:
    """Language and key of the text at a place, where there is one of these keys."""
    if place and place[-1] in site.languages and len(place) > 1 and place[-2] in keys:
        return str(place[-1]), str(place[-2])
    own = len(place) == 1 and path.endswith(".md") and place[0] in keys
    if own and isinstance(site.value(path, *place), str):
        return site.language_of(path), str(place[0])
    return None


def expressions(site: Site, *names: str) -> Iterator[Expression]:
    """Calls of these names in paragraphs and short texts."""
    for passage in [*paragraphs(site), *shorts(site)]:
        for match in EXPRESSION.finditer(passage.text):
            if match[1] in names:
                yield Expression(passage, match.start(), match.end(), match[1], match[2], match[3] or "long")


def own_facts(site: Site) -> Iterator[tuple[Expression, KnownFact]]:
    """Expressions of facts with a figure or a date, each about the subject of its text."""
    for expression in expressions(site, "fact"):
        fact = site.catalogue.facts[expression.argument]
        value = fact.chosen.value
        subjects = site.subjects(expression.passage.path)
        if value and (value.quantity or value.date) and (not subjects or fact.subject in subjects):
            yield expression, fact

"""Figures in running text come from facts: a typed one is compared with the facts of what the text is about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from faktum.checks.figures.comparison import (
    Nearness,
    closeness,
    contradicts,
    form_of,
    is_slip,
    other_statement,
)
from faktum.checks.figures.contacts import Contacts
from faktum.checks.figures.owners import Owners
from faktum.checks.figures.reading import SENTENCE, Reading
from faktum.checks.figures.subjects import Subject, Subjects
from faktum.checks.figures.wording import Wordings
from faktum.checks.index import Index
from faktum.checks.texts.gathered import Counts, counted_in
from faktum.checks.texts.markup import as_read, masked, with_literals
from faktum.checks.texts.text import Text, localized_texts, texts_of
from faktum.facts import KnownFact, Said
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.locale.reading.figures import DIGIT, Figure, figures_in, figures_of, may_hold_figures
from faktum.locale.reading.lexicon import Lexicon
from faktum.model.base import LocalizedText
from faktum.model.fact import Sourced
from faktum.model.organisation import Organisation
from faktum.model.project import Project
from faktum.problems import Problem
from faktum.questions import decided_by, question_of_site

_BARE = (
    'Write {{ fact("record.key") }} and the figure with its source in the record. '
    'What is no fact is written {{ literal("112", "why") }}.'
)
_SHORT_YEAR = (
    'Write {{ fact("record.key") }} and the date with its source in the record; there and in what is no fact, '
    '{{ literal("2019", "why") }}, with all four figures of the year.'
)
_QUOTES = frozenset("\"'“”„‘’«»")
_MOST = 3
"""How many expressions a hint offers."""
_NEXT_TO = Decimal("1.02")
"""So near to a fact that it is meant, whatever the words around the figure say."""
_LONG = 400
"""How far back the beginning of a sentence is looked for."""
_NAME = re.compile(r"\{\{\s*name\(\s*[\"']([^\"'\n]+)[\"']")


def check_figures(index: Index) -> Iterator[Problem]:
    figures = _Figures.of(index)
    for text in texts_of(index):
        if not text.figures:
            yield from figures.check_contacts(text)
        elif may_hold_figures(text.raw, Lexicon.of_language(text.language)) and _parts(text):
            yield from figures.check(text)
    for text, fact in _notes(index):
        yield from figures.check_note(text, fact)


def _notes(index: Index) -> Iterator[tuple[Text, KnownFact]]:
    """The texts of a statement, each with its fact."""
    for entry in index.looked_at:
        for node in entry.nodes:
            if (
                isinstance(node.value, LocalizedText)
                and isinstance(node.owner, Sourced)
                and node.place[0] == "facts"
            ):
                fact = index.facts[f"{entry.record.id}.{node.place[1]}"]
                for text in localized_texts(entry, node.place, node.name, node.value):
                    yield text, fact


def count_literals(index: Index) -> int:
    """How many figures are written by hand as `literal(…)`, in all texts."""
    return counted_in(index.whole, "literals", _literals).get("literal", {}).get("", 0)


def _literals(texts: Iterable[Text]) -> Counts:
    number = sum(
        isinstance(part, Call) and part.name == "literal"
        for text in texts if text.expressions and "literal" in text.raw
        for part in _parts(text)
    )  # fmt: skip
    return {"literal": {"": number}}


def _parts(text: Text) -> tuple[str | Call, ...]:
    """Nothing when the expressions cannot be told from the text; that is a problem of its own."""
    try:
        return parse_text(text.raw)
    except ExpressionError:
        return ()


@dataclass
class _Figures:
    index: Index
    subjects: Subjects
    wordings: Wordings
    owners: Owners
    contacts: Contacts

    @classmethod
    def of(cls, index: Index) -> _Figures:
        return cls(index, Subjects(index), Wordings(index), Owners(index), Contacts(index))

    def check(self, text: Text) -> Iterator[Problem]:
        words, literals = with_literals(text.raw, as_read(text.raw, markdown=text.markdown))
        reading = Reading(text, words, literals, self.subjects.of(text.path, _named(text)))
        contacts = list(self.contacts.found(words))
        for start, end, path in contacts:
            yield _of_contact(reading, start, end, path)
        for figure in figures_of(words, text.language):
            if any(start < figure.end and figure.start < end for start, end, _ in contacts):
                continue
            if (problem := self._problem(reading, figure)) and not self.owners.owns(reading.text, figure):
                yield problem

    def check_contacts(self, text: Text) -> Iterator[Problem]:
        """The number of a contact stands in its record only, so that one that is taken back is gone."""
        words = masked(text.raw, markdown=False)
        for start, end, path in self.contacts.found(words) if DIGIT.search(words) else ():
            yield _of_contact(Reading(text, words, [], Subject()), start, end, path)

    def check_note(self, text: Text, fact: KnownFact) -> Iterator[Problem]:
        """A note may hold figures, but not its own fact's with a slip of the keyboard. What it quotes is quoted."""
        if not may_hold_figures(text.raw, Lexicon.of_language(text.language)) or not _parts(text):
            return
        reading = Reading(text, masked(text.raw, markdown=False), [], Subject())
        for figure in figures_in(reading.words, text.language):
            if reading.words[: figure.start].rstrip()[-1:] not in _QUOTES and is_slip(figure, fact):
                yield reading.problem(
                    figure, "WRONG-FIGURE", f"{self.wordings.value(text.language, fact)} ({fact.id})",
                    "Correct the slip. What a source says is set in quotation marks.",
                )  # fmt: skip

    def _problem(self, reading: Reading, figure: Figure) -> Problem | None:
        literal = reading.is_literal(figure)
        if not literal and (name := self._name_at(reading.words, figure)):
            return reading.problem(
                figure, "BARE-FIGURE", "figures from facts", f'Write the name as {{{{ name("{name}") }}}}.'
            )
        near = reading.near(figure)
        subject = self._subject(reading, figure)
        same = _same(figure, subject.own, near, "own")
        plain = not literal and not figure.vague
        if not same and plain and (wrong := self._wrong(reading, figure, subject, near)):
            return wrong
        if same := same or _elsewhere(figure, subject, near):
            written = [self._expression(reading, figure, fact, form) for fact, form in same[:_MOST]]
            hint = f"Write {' or '.join(written)}."
            if other := _named_beside(same[0][0], subject.own, near):
                hint += f" Or is {other.id} meant, {self.wordings.value(reading.text.language, other)}?"
            return reading.problem(figure, "UNBOUND-FIGURE", f"the fact {same[0][0].id}", hint)
        if plain and reading.has_short_year(figure):
            return reading.problem(figure, "TWO-DIGIT-YEAR", "years of four figures, from facts", _SHORT_YEAR)
        return reading.problem(figure, "BARE-FIGURE", "figures from facts", _BARE) if plain else None

    def _subject(self, reading: Reading, figure: Figure) -> Subject:
        """The subject of the text; in a text about the whole site, what the sentence names, if it is one record."""
        if reading.subject.own:
            return reading.subject
        # A sentence without an end is not looked for further than a long one goes.
        start, last = max(0, figure.start - _LONG), figure.end + _LONG
        ends = [match.end() for match in SENTENCE.finditer(reading.words, start, figure.start)]
        end = SENTENCE.search(reading.words, figure.end, last)
        named = set(_NAME.findall(reading.text.raw[max([start, *ends]) : end.start() if end else last]))
        return (
            replace(reading.subject, own=self.subjects.about(named.pop()))
            if len(named) == 1
            else reading.subject
        )

    def _wrong(self, reading: Reading, figure: Figure, subject: Subject, near: list[str]) -> Problem | None:
        found = _meant(figure, subject.own, near)
        if found is None:
            return None
        fact, said = found
        hint = f"Write {self._expression(reading, figure, fact, 'long')}."
        if elsewhere := _elsewhere(figure, subject, near):
            hint += f" {reading.typed(figure)} is {elsewhere[0][0].id}."
        elif said:
            hint += f" {said.source.id} gives what is typed, but the fact shows another source’s statement."
        else:
            hint += " Another figure needs a fact of its own, with its source."
        value = self.wordings.value(reading.text.language, fact)
        place = f"{fact.chosen.source.id}, {self._place(fact)}"
        return reading.problem(figure, "WRONG-FIGURE", f"{value} ({fact.id}; {place})", hint)

    def _expression(self, reading: Reading, figure: Figure, fact: KnownFact, form: str) -> str:
        return self.wordings.expression(reading.text.language, reading.words, figure, fact, form)

    def _place(self, fact: KnownFact) -> str:
        """The file and line of a fact; of a derived one the record it follows from."""
        document = self.index.entries[fact.subject].document
        line = document.line("facts", fact.key)
        return f"{document.path}:{line}" if fact.derivation is None else document.path

    def _name_at(self, words: str, figure: Figure) -> str | None:
        """The record in whose name the figure stands."""
        for name, record_id in _numbered(self.index):
            if name in words[max(0, figure.start - len(name)) : figure.start + len(name)]:
                return record_id
        return None


@decided_by("projects", "organisations")
@question_of_site
def _numbered(index: Index) -> list[tuple[str, str]]:
    """Names with a figure in them, and whose they are."""
    return index.once(_every_numbered)


def _every_numbered(index: Index) -> list[tuple[str, str]]:
    return [
        (entry.record.name.text, entry.record.id)
        for entry in index.of_kind("projects", "organisations")
        if isinstance(entry.record, Project | Organisation) and DIGIT.search(entry.record.name.text)
    ]


def _of_contact(reading: Reading, start: int, end: int, path: str) -> Problem:
    return reading.problem(
        Figure(start, end, "phone", None), "UNBOUND-FIGURE", "no telephone number of a contact",
        f"Leave it out: contacts are printed from {path}.",
    )  # fmt: skip


def _named(text: Text) -> list[str]:
    """The records whose names or facts stand in the text."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for part in _parts(text):
        if isinstance(part, Call):
            said[part.name].append(part.arguments[0])
    return [*said["name"], *(fact.rpartition(".")[0] for fact in said["fact"])]


def _same(
    figure: Figure, facts: tuple[KnownFact, ...], near: list[str], nearness: Nearness
) -> list[tuple[KnownFact, str]]:
    """The facts that say what was typed, each with the form in which it does; one that is named, if any is."""
    found = [(fact, form) for fact in facts if (form := form_of(figure, fact, near, nearness))]
    rank = {name: place for place, name in enumerate(near)}
    found.sort(key=lambda one: rank.get(one[0].property, len(rank)))
    return found[:1] if found and found[0][0].property in rank else found


def _named_beside(same: KnownFact, facts: tuple[KnownFact, ...], near: list[str]) -> KnownFact | None:
    """The fact that the nearest word names, where that is another than the one that was typed: budget or grant."""
    if not near or same.property in near or not (same.chosen.value and same.chosen.value.quantity):
        return None
    found = [
        fact for fact in facts if fact.property == near[0] and fact.chosen.value and not fact.chosen.unknown
    ]
    if len(found) != 1:
        return None
    [other] = found
    units = {
        fact.chosen.value and fact.chosen.value.quantity and fact.chosen.value.quantity.unit
        for fact in (same, other)
    }
    return other if len(units) == 1 else None


def _elsewhere(figure: Figure, subject: Subject, near: list[str]) -> list[tuple[KnownFact, str]]:
    """The same, of what the text names and of the whole site."""
    return _same(figure, subject.beside, near, "beside") or _same(figure, subject.others, near, "other")


def _meant(
    figure: Figure, facts: tuple[KnownFact, ...], near: list[str]
) -> tuple[KnownFact, Said | None] | None:
    """The fact that was meant and is not what was typed; with the statement that gives the typed one."""
    for fact in facts:
        if not fact.chosen.unknown and (said := other_statement(figure, fact, near)):
            return fact, said
    rank = {name: place for place, name in enumerate(near)}
    alike = [(fact, apart) for fact in facts if (apart := closeness(figure, fact))]
    if alike:
        return min(
            alike, key=lambda one: (one[1] > _NEXT_TO, rank.get(one[0].property, len(rank)), one[1])
        )[0], None  # fmt: skip
    about = [fact for fact in facts if contradicts(figure, fact, near)]
    for name in near or [""]:
        named = [fact for fact in about if fact.property == name]
        if len(named) == 1:
            return named[0], None
    return (about[0], None) if len(about) == 1 else None

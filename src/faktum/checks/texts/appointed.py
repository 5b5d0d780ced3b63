"""Offices of people in sentences: who is said to be what, and where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from faktum.checks.index import Index
from faktum.checks.texts.lengths import project_in
from faktum.checks.texts.passages import Passage, passages_of
from faktum.checks.texts.roles import NAME
from faktum.checks.texts.text import Text, texts_of
from faktum.checks.windows import preceding
from faktum.locale.words import any_of, words
from faktum.model.base import LocalizedText
from faktum.model.person import Person
from faktum.problems import Problem, quoted
from faktum.questions import decided_by, question_of_site

_PERSON = re.compile(r"\{\{\s*person\(\s*[\"']([\w-]{1,100})[\"']\s*\)\s*\}\}")
_WORD = re.compile(r"[\w:’-]+")
_BESIDE = 80
"""Letters beside somebody's name in which an office stands."""
_DEFINITE = 2
"""Letters of the definite form: projektledaren, vd:n."""


class _Known(NamedTuple):
    """The words of a language."""

    before: str
    """What stands between a name and an office."""
    article: str
    beside: re.Pattern[str]
    """An office after somebody's name."""
    at: re.Pattern[str]
    """What stands between them, and the beginning of a word."""
    introduced: re.Pattern[str]
    """An office before it."""


@cache
def _known(language: str) -> _Known | None:
    data: Mapping[str, Any] = words(language, "roles")
    if not data:
        return None
    article = rf"(?:(?:{any_of(words(language, 'identity').get('articles', ()))})\s+)?"
    before = rf"(?:,\s+|\s+\(|\s+(?:{any_of(data['copulas'])})\s+){article}(?:[^\W\d_]{{1,3}}\s+)?"
    offices = any_of(data["offices"])
    return _Known(
        before, article,
        re.compile(rf"{before}({offices})(?![\w-])", re.IGNORECASE), re.compile(rf"{before}\w", re.IGNORECASE),
        re.compile(rf"(?<![\w-])({offices})\s+\Z", re.IGNORECASE),
    )  # fmt: skip


def check_appointed(index: Index) -> Iterator[Problem]:
    """Somebody is given the office of somebody else."""
    appointed = _Appointed(index)
    for text in texts_of(index):
        known = _known(text.language) if text.figures and "person(" in text.raw else None
        if known:
            for passage in passages_of(text):
                yield from appointed.of(text, passage, known)


@dataclass
class _Appointed:
    index: Index

    def of(self, text: Text, passage: Passage, known: _Known) -> Iterator[Problem]:
        for match in _PERSON.finditer(passage.raw):
            person = self._person(match[1])
            own = _titles(person, text.language) if person else []
            if person is None or not own:
                continue
            offices = [self._crossed(text.language, passage, match.end(), person, known)]
            if self._is_near(text, person):
                offices += self._beside(text.language, passage, match, own, known)
            for office in offices:
                if office:
                    yield text.problem(
                        passage.line, "UNKNOWN-OFFICE", f"an office of {match[1]} in {text.where}", quoted(office),
                        f"The record has {quoted(own[0])}. Write that, or add the office with its source.",
                    )  # fmt: skip
                    break

    def _person(self, person_id: str) -> Person | None:
        entry = self.index.entries.get(person_id)
        return entry.record if entry and isinstance(entry.record, Person) else None

    def _crossed(self, language: str, passage: Passage, at: int, person: Person, known: _Known) -> str:
        """The office after a name that another has at the organisation named with it, where this one never was."""
        if not known.at.match(passage.raw, at):
            return ""  # mostly, and then nobody's offices are asked for
        pattern = _crossing(known.before, known.article, frozenset(_offices(self.index, language)))
        match = pattern.match(passage.raw, at)
        if match is None:
            return ""
        title, organisation = " ".join(match["title"].split()), match[match.re.groups]
        ours = {one.organisation for one in person.appointments.values()}
        crossed = (
            organisation in _offices(self.index, language).get(title.lower(), ()) and organisation not in ours
        )
        return title if crossed else ""

    def _beside(
        self, language: str, passage: Passage, match: re.Match[str], own: list[str], known: _Known
    ) -> Iterator[str]:
        """Offices after and before a name: one that nobody has may be new, one of somebody else was mixed up."""
        after = known.beside.match(passage.raw, match.end(), match.end() + _BESIDE)
        before = known.introduced.search(preceding(passage.raw, match.start(), _BESIDE))
        called = _offices(self.index, language) if after or before else {}
        for found in (after, before):
            office = " ".join(found[1].split()) if found else ""
            short = (office.lower()[: len(office) - cut] for cut in range(_DEFINITE + 1))
            if office and not _is_held(office.lower(), own) and any(one in called for one in short):
                yield office

    def _is_near(self, text: Text, person: Person) -> bool:
        """Whether the text is about something of theirs: elsewhere they may well have been something else."""
        project = project_in(self.index, text.path)
        if project is None:
            return True
        there = {one for part in project.participants for one in part.organisations}
        there |= {said.of for fact in project.facts.values() for said in fact.statements if said.of}
        there |= {fact.of for fact in project.facts.values() if fact.of}
        held = person.appointments.values()
        return any(one.organisation in there or one.concerning == project.id for one in held)


@lru_cache(maxsize=16)
def _crossing(before: str, article: str, offices: frozenset[str]) -> re.Pattern[str]:
    """An office after a name, and the organisation."""
    return re.compile(
        rf"{before}(?P<title>{any_of(offices)})\s+[^\W\d_]{{1,6}}\s+{article}{NAME}", re.IGNORECASE
    )


@decided_by("people")
@question_of_site
def _offices(index: Index, language: str) -> dict[str, frozenset[str]]:
    """What anybody is called in a language → the organisations at which."""
    return index.once(_every_office).get(language, {})


def _every_office(index: Index) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {code: {} for code in index.languages}
    for entry in index.of_kind("people"):
        if not isinstance(entry.record, Person):
            continue
        for language, offices in found.items():
            for one in entry.record.appointments.values():
                for title in _in_language([one.title], language):
                    offices[title.lower()] = offices.get(title.lower(), frozenset()) | {one.organisation}
            for title in _titles(entry.record, language):
                offices.setdefault(title.lower(), frozenset())
    return found


def _titles(person: Person, language: str) -> list[str]:
    """The offices of somebody in this language."""
    titled = [one.title for one in person.appointments.values()]
    return _in_language([*titled, *(one.title for one in person.contacts.values() if one.title)], language)


def _in_language(titled: Iterable[LocalizedText], language: str) -> list[str]:
    return [title for one in titled for code, title in one.items() if code == language]


def _is_held(office: str, titles: Iterable[str]) -> bool:
    """Whether one of the titles has every word of the office, or ends in it: regionrådets ordförande, innovationschef."""
    return any(
        all(
            any(_is_form(word, one) for one in _WORD.findall(title.lower())) for word in _WORD.findall(office)
        )
        for title in titles
    )


def _is_form(word: str, own: str) -> bool:
    shorter, longer = sorted((word, own), key=len)
    return longer.endswith(shorter) or longer.startswith(shorter)

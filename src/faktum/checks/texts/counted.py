"""Who is counted and who is named: a text that says seven partners and names six of them has lost one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from faktum.checks.index import Index
from faktum.checks.records.counts import TYPES
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.reading.blocks import blocks_of
from faktum.locale.words import words
from faktum.model.organisation import Organisation
from faktum.model.project import Project
from faktum.problems import Problem
from faktum.questions import question_of_site

_FACT = re.compile(r"\{\{\s*fact\(\s*[\"']([\w/.-]{1,120})[\"']")
_NAME = re.compile(r"\{\{\s*name\(\s*[\"']([\w/-]{1,100})[\"']")
_WORD = re.compile(r"[\w.’-]*\w")
_FEWEST = 3
"""Names from which on a text means to name them all."""


def check_counted(index: Index) -> Iterator[Problem]:
    """A paragraph that gives the number of a project's partners and names all of them but one."""
    for text in texts_of(index):
        if text.figures and "fact" in text.raw and "name" in text.raw:
            yield from _text(index, text)


def _text(index: Index, text: Text) -> Iterator[Problem]:
    for at, paragraph in blocks_of(text.raw):
        named = set(_NAME.findall(paragraph))
        for fact in dict.fromkeys(_FACT.findall(paragraph)) if len(named) >= _FEWEST - 1 else ():
            partners = _partners(index, fact)
            gone = partners - named
            if len(gone) == 1 and not _names_some(text.language, paragraph):
                start = at + len(paragraph) - len(paragraph.lstrip())
                yield _problem(text, start, fact, len(partners), gone)


def _problem(text: Text, at: int, fact: str, number: int, gone: frozenset[str]) -> Problem:
    return text.problem(
        text.raw.count("\n", 0, at) + 1, "COUNT-OF-RECORDS",
        f"all {number} whom {fact} counts in {text.where}", f"{number - 1}, without {''.join(gone)}",
        "Name the one that is missing too, or say that these are some of them.", "warning",
    )  # fmt: skip


@question_of_site
def _partners(index: Index, fact: str) -> frozenset[str]:
    """Who is counted by a number of partners, where the record names exactly so many; else nobody."""
    return index.once(_Counted).partners.get(fact, frozenset())


@dataclass
class _Counted:
    index: Index

    @cached_property
    def partners(self) -> dict[str, frozenset[str]]:
        """A number of partners → the partners."""
        found: dict[str, frozenset[str]] = {}
        for entry in self.index.of_kind("projects"):
            if not isinstance(entry.record, Project):
                continue
            linked = self._linked(entry.record)
            for key, fact in entry.record.facts.items():
                value = fact.chosen.value.quantity if fact.chosen.value else None
                if value is None or key not in {"partners", f"partners-{value.unit}"}:
                    continue
                kind = TYPES.get(value.unit)
                who = frozenset(one for one in linked if kind is None or self._type(one) == kind)
                if fact.chosen.qualifier == "exact" and _FEWEST <= len(who) == value.number:
                    found[f"{entry.record.id}.{key}"] = who
        return found

    def _linked(self, project: Project) -> set[str]:
        linked = {
            one for part in project.participants if part.role == "partner" for one in part.organisations
        }  # fmt: skip
        for key, fact in project.facts.items():
            for said in fact.statements if fact.property_of(key) == "role" else ():
                organisation = fact.of or said.of
                if organisation and said.value and said.value.code == "partner":
                    linked.add(organisation)
        return linked

    def _type(self, organisation: str) -> str | None:
        entry = self.index.entries.get(organisation)
        return entry.record.type if entry and isinstance(entry.record, Organisation) else None


def _names_some(language: str, paragraph: str) -> bool:
    """Whether it says that it names some of them: among others, such as."""
    some = frozenset(words(language, "identity").get("some", ()))
    return not some.isdisjoint(_WORD.findall(paragraph.lower()))

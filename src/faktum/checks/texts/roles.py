"""Roles in sentences: who owned, led or took part in a project, and whether the EU paid. Of people see `appointed`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from faktum.checks.index import Index
from faktum.checks.texts.lengths import project_in
from faktum.checks.texts.passages import Passage, passages_of, without_titles
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.reading.glance import Glance
from faktum.locale.words import any_of, words
from faktum.model.project import Project, RoleName
from faktum.problems import Problem, quoted
from faktum.questions import question_of_site

NAME = r"\{\{\s*name\(\s*[\"']([\w/-]{1,100})[\"']\s*\)\s*\}\}"
_NAMED = re.compile(NAME)
_WORD = re.compile(r"[\w:’-]+")
_ANY = frozenset({"owner", "lead", "partner", "commissioner", "funder"})
_HELD: Mapping[str, frozenset[str]] = {
    "owner": frozenset({"owner"}), "lead": frozenset({"lead", "owner", "commissioner"}), "partner": _ANY,
}  # fmt: skip
"""Role in a sentence → the roles in the record by which it is right."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of a language."""

    before: Mapping[str, re.Pattern[str]]
    """Role → the organisation, and then the words for it."""
    after: Mapping[str, re.Pattern[str]]
    unsure: frozenset[str]
    money: re.Pattern[str]
    glance: Glance
    """For the words of money."""
    without: re.Pattern[str]
    denied: frozenset[str]


@cache
def _known(language: str) -> _Known | None:
    data: Mapping[str, Any] = words(language, "roles")
    if not data:
        return None
    copulas, money = any_of(data["copulas"]), any_of(data["eu-money"])
    article = rf"(?:(?:{any_of(words(language, 'identity').get('articles', ()))})\s+)?"
    return _Known(
        {
            role: re.compile(
                rf"{NAME}\s+(?:(?:{copulas})\s+(?:{any_of(said['nouns'])})|{any_of(said['verbs'])})(?![\w-])", re.IGNORECASE
            )
            for role, said in data["roles"].items()
        },
        {
            role: re.compile(rf"(?<![\w-])(?:{any_of(said['passives'])})\s+{article}{NAME}", re.IGNORECASE)
            for role, said in data["roles"].items()
        },
        frozenset(data["unsure"]),
        re.compile(rf"(?<![\w-])(?:{money})(?![\w-])", re.IGNORECASE), Glance(map(str, data["eu-money"])),
        re.compile(rf"(?<![\w-])(?:{any_of(data['without'])})\s+(?:{money})(?![\w-])", re.IGNORECASE),
        frozenset(data["denied"]),
    )  # fmt: skip


def check_roles(index: Index) -> Iterator[Problem]:
    roles = _Roles(index)
    for text in texts_of(index):
        known = _known(text.language) if text.figures else None
        if known is None:
            continue
        if "{{" in text.raw or (known.glance.at(text.raw) and known.money.search(text.raw)):
            yield from roles.of(text, known)


@dataclass
class _Roles:
    index: Index

    def of(self, text: Text, known: _Known) -> Iterator[Problem]:
        money = bool(known.glance.at(text.raw))
        for passage in passages_of(text):
            named = "name" in passage.raw
            if not (named or money):
                continue
            own = project_in(self.index, text.path)
            project = self._project(passage, own)
            if project is None:
                continue
            said = frozenset(_WORD.findall(passage.plain.lower()))
            if named and known.unsure.isdisjoint(said):
                yield from self._organisations(text, passage, known, project)
            if money and project is own:
                yield from self._money(text, passage, known, project, said)

    def _project(self, passage: Passage, own: Project | None) -> Project | None:
        """The project that the sentence names, or that of the text."""
        named = {
            one
            for one in _NAMED.findall(passage.raw) if "name" in passage.raw
            if self.index.kind(one) == "projects"
        }  # fmt: skip
        if len(named) > 1:
            return None
        record = self.index.entries[named.pop()].record if named else own
        return record if isinstance(record, Project) else None

    def _organisations(
        self, text: Text, passage: Passage, known: _Known, project: Project
    ) -> Iterator[Problem]:
        for patterns in (known.before, known.after):
            for role, pattern in patterns.items():
                for match in pattern.finditer(passage.raw):
                    if (
                        self.index.kind(match[1]) != "organisations"
                        or self._has(project, match[1], role)
                        or not self._is_near(project, match[1], text)
                    ):
                        continue
                    holders = sorted(
                        one for one, held in _held_in(self.index, project.id).items() if role in held
                    )
                    yield text.problem(
                        passage.line, "UNKNOWN-OFFICE", f"a role of {match[1]} in {project.id} as the record has it in {text.where}",
                        quoted(" ".join(match[0].split())),
                        f"{role} of {project.id} is {' and '.join(holders)}." if holders else
                        f"No source in the record says so. Add {match[1]} with this role and its source, or leave the sentence out.",
                    )  # fmt: skip

    def _is_near(self, project: Project, organisation: str, text: Text) -> bool:
        """Whether the project's record or another version of the text names it too: others may be new in the text."""
        return organisation in _held_in(self.index, project.id) or any(
            path != text.path for path in _naming(self.index, project.id, organisation)
        )

    def _has(self, project: Project, organisation: str, role: str) -> bool:
        held = _held_in(self.index, project.id).get(organisation, frozenset())
        return not held.isdisjoint(_HELD.get(role, frozenset({role})))

    def _money(
        self, text: Text, passage: Passage, known: _Known, project: Project, said: frozenset[str]
    ) -> Iterator[Problem]:
        shown = without_titles(passage)
        none = known.without.search(shown)
        wrong = None
        if project.eu_funded == "no" and known.denied.isdisjoint(said):
            wrong = known.money.search(shown)
        elif project.eu_funded == "yes" and none and len(known.denied & said) == 1:
            wrong = none
        if wrong:
            yield text.problem(
                passage.line, "UNSOURCED-CLAIM", f"what the record of {project.id} says, eu_funded: {project.eu_funded}, in {text.where}",
                quoted(wrong[0]), "Compare both with the source; correct one of the two.",
            )  # fmt: skip


@question_of_site
def _held_in(index: Index, project: str) -> Mapping[str, frozenset[str]]:
    """Organisation → what facts say that it was or did in a project."""
    return index.once(_held).get(project, {})


def _held(index: Index) -> dict[str, dict[str, frozenset[str]]]:
    found: dict[str, dict[str, frozenset[str]]] = {}
    for fact in index.facts.values():
        key = fact.key.removeprefix("role-")
        role = next((role for role in get_args(RoleName) if key.startswith(role)), "funder")
        for one in {fact.of, *(said.of for said in fact.said)}:
            if one is not None:
                there = found.setdefault(fact.subject, {})
                there[one] = there.get(one, frozenset()) | {role}
    return found


@question_of_site
def _naming(index: Index, project: str, organisation: str) -> list[str]:
    """Files of the texts about a project that name an organisation."""
    loaded = index.loaded
    return [
        page.file.path
        for texts in (loaded.project_texts, loaded.release_texts)
        for pages in texts.values() for page in pages.values()
        if (about := project_in(index, page.file.path)) and about.id == project
        and organisation in _NAMED.findall(page.file.body)
    ]  # fmt: skip

"""A reference leads to a record of the right kind, and to another record than its own."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from faktum.checks.entries import ONE_OF, Entry
from faktum.checks.index import Index
from faktum.checks.walk import Node
from faktum.facts import written_facts
from faktum.model.base import Alias
from faktum.model.contact import ContactPoint, Ending, Substitute
from faktum.model.fact import Fact, Sourced, Statement
from faktum.model.organisation import Boilerplate, Organisation
from faktum.model.person import Appointment, Person
from faktum.model.project import Participation, Project
from faktum.model.release import Position, Release
from faktum.model.source import Source
from faktum.model.terms import Programme, Term, Topic
from faktum.problems import Problem, did_you_mean, quoted

Kinds = tuple[str, ...]
SUBJECTS: Kinds = ("organisations", "programmes", "funds", "projects")

RELATED: Kinds = ("topics", "terms", "programmes", "funds")

TARGETS: dict[tuple[type[BaseModel], str], Kinds] = {
    (Sourced, "source"): ("sources",),
    (Boilerplate, "source"): ("sources",),
    (ContactPoint, "source"): ("sources",),
    (Position, "source"): ("sources",),
    (Alias, "source"): ("sources",),
    (Source, "translation_of"): ("sources",),
    (Source, "publisher"): ("organisations",),
    (Source, "release"): ("releases",),
    (Release, "sources"): ("sources",),
    (Release, "projects"): ("projects",),
    (Release, "topics"): ("topics",),
    (Release, "organisations"): ("organisations",),
    (Position, "person"): ("people",),
    (Project, "community"): ("organisations",),
    (Project, "predecessor"): ("projects", "organisations"),
    (Project, "successor"): ("projects", "organisations"),
    (Project, "topics"): ("topics",),
    (Project, "not_to_be_confused_with"): ("projects",),
    (Participation, "organisations"): ("organisations",),
    (Organisation, "not_to_be_confused_with"): ("organisations",),
    (Organisation, "topics"): ("topics",),
    (Person, "not_to_be_confused_with"): ("people",),
    (Appointment, "organisation"): ("organisations",),
    (Appointment, "concerning"): ("projects", "organisations"),
    (ContactPoint, "organisation"): ("organisations",),
    (ContactPoint, "topics"): ("topics",),
    (Ending, "source"): ("sources",),
    (Substitute, "who"): ("people", "organisations"),
    (Programme, "fund"): ("funds",),
    (Topic, "related"): RELATED,
    (Term, "related"): RELATED,
    (Fact, "of"): SUBJECTS,
    (Statement, "of"): SUBJECTS,
}
"""Field → the kinds of record it may lead to. A test sees to it that no field with an id is left out."""

OF_PROPERTY: dict[str, Kinds] = {
    "role": ("organisations",), "host": ("organisations",), "parent": ("organisations",),
    "founder": ("organisations",), "fund": ("funds",), "programme": ("programmes",),
    "predecessor": ("projects", "organisations"), "successor": ("projects", "organisations"),
}  # fmt: skip
"""Properties whose `of` is narrower: pages show a role or a fund only of these kinds."""


def check_references(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        listed: set[tuple[object, ...]] = set()
        for node, kinds in references_of(entry):
            yield from _check(index, entry, node, kinds)
            *above, at = node.place
            if isinstance(at, int) and (*above, node.value) in listed and "participants" not in above:
                yield entry.problem(
                    node.place, "DUPLICATE-FACT", f"each id once in {node.name}", f"{quoted(node.value)} twice",
                    "Delete one of them.",
                )  # fmt: skip
            listed.add((*above, node.value))


def references_of(entry: Entry) -> Iterator[tuple[Node, Kinds]]:
    """Every id of another record in a record, with the kinds it may lead to."""
    for node in entry.nodes:
        if isinstance(node.value, str):
            kinds = _targets(node)
            if kinds:
                yield node, _narrowed(entry, node, kinds)


def _targets(node: Node) -> Kinds | None:
    for cls in type(node.owner).__mro__:
        if (cls, node.name) in TARGETS:
            return TARGETS[cls, node.name]
    return None


def _narrowed(entry: Entry, node: Node, kinds: Kinds) -> Kinds:
    if node.name != "of":
        return kinds
    key = str(node.place[1])
    return OF_PROPERTY.get(written_facts(entry.record)[key].property_of(key), kinds)


def _check(index: Index, entry: Entry, node: Node, kinds: Kinds) -> Iterator[Problem]:
    wanted = " or ".join(ONE_OF[kind] for kind in kinds)
    expected = f"the id of {wanted} in {node.name}"
    kind = index.kind(node.value)
    if node.value == entry.record.id:
        yield entry.problem(
            node.place, "SELF-REFERENCE", f"the id of another record in {node.name}",
            f"{quoted(node.value)}, the record itself", "Write the other record's id, or remove the line.",
        )  # fmt: skip
    elif kind is None and node.value not in index.unread:
        folder = f"data/{kinds[0]}/{node.value}.yml"
        hint = index.id_hint(node.value, f"Correct the id, or add {folder}.", *kinds)
        yield entry.problem(node.place, "UNKNOWN-REFERENCE", expected, quoted(node.value), hint)
    elif kind is not None and kind not in kinds:
        hint = did_you_mean(
            node.value, index.ids(*kinds), f"Ids of this kind are the file names in data/{kinds[0]}/."
        )
        yield entry.problem(
            node.place, "WRONG-KIND", expected, f"{quoted(node.value)}, the id of {ONE_OF[kind]}", hint
        )

"""What belongs to what, gathered in one pass: asking the catalogue anew for each row would take a pass per row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from faktum.catalogue import Catalogue
from faktum.entries import ReleaseEntry
from faktum.facts import KnownFact, Said

Ids = tuple[str, ...]
_REVERSE = {"predecessor": "successor", "successor": "predecessor"}


Sets = defaultdict[Any, dict[str, None]]
"""Sets that keep their order."""


def _sets() -> Sets:
    return defaultdict(dict)


@dataclass(slots=True)
class Relations:
    """By the id of a record: the ids of what belongs to it, each once, in the order of the catalogue."""

    _releases: Sets = field(default_factory=_sets)
    _facts: Sets = field(default_factory=_sets)
    _named_in: Sets = field(default_factory=_sets)
    _named: Sets = field(default_factory=_sets)
    _neighbours: Sets = field(default_factory=_sets)
    _roles: Sets = field(default_factory=_sets)
    _people: Sets = field(default_factory=_sets)
    _said: dict[str, list[tuple[KnownFact, Said]]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, catalogue: Catalogue) -> Relations:
        made = cls()
        for fact in published_facts(catalogue):
            made._add_fact(fact)
        for project in catalogue.projects:
            for relation, other in (("predecessor", project.predecessor), ("successor", project.successor)):
                if other:
                    made._add_neighbours(project.id, relation, other)
        for one in catalogue.participants:
            made._roles[one.organisation.id, one.role][one.project.id] = None
            made._roles[one.project.id, one.role][one.organisation.id] = None
        for person in catalogue.people:
            for appointment in person.appointments.values():
                made._people[appointment.organisation][person.id] = None
        made._add_releases(catalogue)
        return made

    def _add_fact(self, fact: KnownFact) -> None:
        self._facts[fact.subject][fact.id] = None
        if fact.of:
            self._named_in[fact.of][fact.id] = None
            self._named[fact.subject, fact.property][fact.of] = None
            self._named[fact.of, f"{fact.property} of"][fact.subject] = None
            if fact.property in _REVERSE:
                self._add_neighbours(fact.subject, fact.property, fact.of)
        if not fact.derivation:
            for said in fact.said:
                self._said[said.source.id].append((fact, said))

    def _add_neighbours(self, record_id: str, relation: str, other: str) -> None:
        self._neighbours[record_id, relation][other] = None
        self._neighbours[other, _REVERSE[relation]][record_id] = None

    def _add_releases(self, catalogue: Catalogue) -> None:
        partners = _sets()
        for one in catalogue.participants:
            partners[one.project.id][one.organisation.id] = None
        for entry in catalogue.published_releases:
            for record_id in _part_in(entry, catalogue, partners):
                self._releases[record_id][entry.id] = None

    # -- asked by rows ------------------------------------------------------------------------

    def facts(self, record_id: str) -> Ids:
        """Facts about the record."""
        return _ids(self._facts, record_id)

    def named_in(self, record_id: str) -> Ids:
        """Facts about others that name the record."""
        return _ids(self._named_in, record_id)

    def releases(self, record_id: str) -> Ids:
        """Releases about a project, on a topic, or in which an organisation has a part, newest first."""
        return _ids(self._releases, record_id)

    def neighbours(self, record_id: str, relation: str) -> Ids:
        """Predecessors or successors, whichever of the two records says so."""
        return _ids(self._neighbours, (record_id, relation))

    def role(self, record_id: str, role: str) -> Ids:
        """Organisations with the role in a project, or projects in which an organisation has it."""
        return _ids(self._roles, (record_id, role))

    def people(self, organisation_id: str) -> Ids:
        """People who hold or held an office there."""
        return _ids(self._people, organisation_id)

    def named(self, record_id: str, property_name: str) -> Ids:
        """Records that the record's facts of this property name."""
        return _ids(self._named, (record_id, property_name))

    def naming(self, record_id: str, property_name: str) -> Ids:
        """Records whose facts of this property name the record."""
        return _ids(self._named, (record_id, f"{property_name} of"))

    def said(self, source_id: str) -> list[tuple[KnownFact, Said]]:
        """What a source says."""
        return self._said.get(source_id, [])


def published_facts(catalogue: Catalogue) -> Iterator[KnownFact]:
    """The facts that lists hold: all but those about a release that was withdrawn."""
    withdrawn = catalogue.withdrawn_releases
    return (fact for fact in catalogue.facts.values() if fact.subject not in withdrawn)


def _part_in(entry: ReleaseEntry, catalogue: Catalogue, partners: Sets) -> Iterator[str]:
    record = entry.record
    yield from (*record.projects, *record.topics, *record.organisations)
    yield from filter(None, (catalogue.source(one).publisher_id for one in record.sources))
    for project in record.projects:
        yield from partners.get(project, ())


def _ids(sets: Sets, key: object) -> Ids:
    return tuple(sets.get(key, ()))

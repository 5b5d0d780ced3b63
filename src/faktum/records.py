"""Records and facts, resolved: what is known under which id, and what is said of whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from faktum.corrections import Corrected, corrections_among
from faktum.derive import derive_facts
from faktum.facts import Facts, KnownFact, Said, facts_of
from faktum.load.records import Loaded
from faktum.model.base import Record
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.site import Site
from faktum.model.source import Source
from faktum.model.terms import Fund, Programme, Term, Topic
from faktum.questions import asked_once, decided_by, question, question_of_record
from faktum.support import Support, support_of

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass
class Records:
    """The records of a site and their facts, which a `Catalogue` has with all that hangs on them."""

    loaded: Loaded
    """What the editors wrote. For what is made, there are questions."""
    facts: Facts = field(default_factory=Facts, init=False)
    _kinds: dict[str, str] = field(default_factory=dict, init=False)
    _records: dict[str, Record] = field(default_factory=dict, init=False)
    _by_subject: dict[str, list[KnownFact]] = field(default_factory=dict, init=False)
    _naming: dict[str, list[KnownFact]] = field(default_factory=lambda: defaultdict(list), init=False)
    """Record → the facts of others that name it."""

    def __post_init__(self) -> None:
        for kind, record in self.loaded.all_records():
            self._kinds[record.id] = kind
            self._records[record.id] = record
        for record in self._records.values():
            own = list(facts_of(record, self.source))
            self._tell(record.id, [*own, *derive_facts(own)])

    def _tell(self, subject: str, facts: list[KnownFact]) -> None:
        """Make the facts of a record known."""
        for fact in facts:
            self.facts.known[fact.id] = fact
            if fact.of:
                self._naming[fact.of].append(fact)
        if facts:
            self._by_subject[subject] = facts

    # -- the site -----------------------------------------------------------------------------

    @asked_once
    def site(self) -> Site:
        return self.loaded.site

    @asked_once
    def languages(self) -> tuple[str, ...]:
        return self.loaded.languages

    @asked_once
    def default_language(self) -> str:
        return self.loaded.languages[0]

    # -- records ------------------------------------------------------------------------------

    @question_of_record()
    def kind(self, record_id: str) -> str | None:
        """The kind of a record, or None when there is no such record."""
        return self._kinds.get(record_id)

    @question_of_record()
    def record(self, record_id: str) -> Record:
        """The record with this id. Raises KeyError; checks have seen to it that references hold."""
        return self._records[record_id]

    @question_of_record()
    def place(self, record_id: str, *keys: str) -> tuple[str, int]:
        """File and line of the first of these keys that a record has, else of the record itself.

        Of a release: in the version in the original language.
        """
        lines = self.loaded.documents[record_id].lines
        key = next((key for key in keys if (key,) in lines), None)
        return self.loaded.line(record_id, *([key] if key else []))

    def _all(self, kind: str, model: type[AnyRecord]) -> list[AnyRecord]:
        return [record for record in self.loaded.records.get(kind, {}).values() if isinstance(record, model)]

    @asked_once
    def projects(self) -> list[Project]:
        return self._all("projects", Project)

    @decided_by("projects")
    @question
    def projects_on(self, topic_id: str) -> list[str]:
        """Ids of the projects on a topic."""
        return [one.id for one in self.projects if topic_id in one.topics]

    @decided_by("projects")
    @question
    def projects_in(self, organisation_id: str) -> list[str]:
        """Ids of the projects in a community."""
        return [one.id for one in self.projects if one.community == organisation_id]

    @decided_by("organisations")
    @question
    def organisations_on(self, topic_id: str) -> list[str]:
        """Ids of the organisations that work on a topic."""
        return [one.id for one in self.organisations if topic_id in one.topics]

    @asked_once
    def organisations(self) -> list[Organisation]:
        return self._all("organisations", Organisation)

    @asked_once
    def people(self) -> list[Person]:
        return self._all("people", Person)

    @asked_once
    def sources(self) -> list[Source]:
        return self._all("sources", Source)

    @asked_once
    def programmes(self) -> list[Programme]:
        return self._all("programmes", Programme)

    @asked_once
    def funds(self) -> list[Fund]:
        return self._all("funds", Fund)

    @asked_once
    def topics(self) -> list[Topic]:
        return self._all("topics", Topic)

    @asked_once
    def terms(self) -> list[Term]:
        return self._all("terms", Term)

    @asked_once
    def renamed(self) -> list[tuple[str, Record]]:
        """Records that had other ids before, with their kind."""
        return [(kind, record) for kind, record in self.loaded.all_records() if record.former_ids]

    @asked_once
    def counts(self) -> dict[str, int]:
        """Kind → how many records there are, releases not among them."""
        return {kind: len(records) for kind, records in self.loaded.records.items()}

    @question_of_record()
    def organisation(self, record_id: str) -> Organisation | None:
        record = self._records.get(record_id)
        return record if isinstance(record, Organisation) else None

    @question_of_record()
    def project(self, record_id: str | None) -> Project | None:
        record = self._records.get(record_id or "")
        return record if isinstance(record, Project) else None

    @question_of_record()
    def source(self, record_id: str) -> Source:
        record = self._records[record_id]
        assert isinstance(record, Source)
        return record

    @decided_by("projects", "organisations", "people")
    @question
    def lookalikes(self, record_id: str) -> list[str]:
        """Those of nearly the same name that are somebody else."""
        return self._lookalikes.get(record_id, [])

    @cached_property
    def _lookalikes(self) -> dict[str, list[str]]:
        """Both ways: it is enough that one of the two says so.

        Somebody who was taken down has no name that could be mistaken.
        """
        found: dict[str, list[str]] = defaultdict(list)
        records: list[Project | Organisation | Person] = [*self.projects, *self.organisations]
        for record in (*records, *self.people):
            for other in record.not_to_be_confused_with:
                if not any(getattr(self.record(one), "withdrawn", None) for one in (record.id, other)):
                    for one, its in ((record.id, other), (other, record.id)):
                        found[one] += [its] if its not in found[one] else []
        return dict(found)

    # -- facts --------------------------------------------------------------------------------

    @question_of_record()
    def fact(self, record_id: str, key: str) -> KnownFact | None:
        return self.facts.get(f"{record_id}.{key}")

    @question_of_record()
    def facts_about(self, record_id: str, *properties: str) -> list[KnownFact]:
        """Facts whose subject is the record, in the order written; of these properties if given."""
        facts = self._by_subject.get(record_id, [])
        return [fact for fact in facts if not properties or fact.property in properties]

    @decided_by()
    @question
    def facts_naming(self, record_id: str, *properties: str) -> list[KnownFact]:
        """Facts of others that name the record, of these properties."""
        return [fact for fact in self._naming.get(record_id, ()) if fact.property in properties]

    @asked_once
    def subjects(self) -> list[str]:
        """Ids of the records that have facts, in the order of the records."""
        return list(self._by_subject)

    @question_of_record()
    def has_facts(self, record_id: str) -> bool:
        return record_id in self._by_subject

    @asked_once
    def properties(self) -> list[str]:
        """What there are facts about, in the order of the alphabet."""
        return sorted({fact.property for fact in self.facts.values()})

    @asked_once
    def disagreements(self) -> list[KnownFact]:
        """Facts on which sources contradict each other."""
        return [fact for fact in self.facts.values() if fact.state == "disagrees"]

    @asked_once
    def corrections(self) -> list[Corrected]:
        """The corrections of every fact, newest first."""
        return corrections_among(self.facts.values())

    @decided_by()
    @question
    def last_correction(self, facts: tuple[str, ...]) -> dt.date | None:
        """The day of the newest correction of any of these; ids that no fact has are passed over."""
        days = (one.day for one in self.corrections if one.fact.id in facts)
        return max((day for day in days if day), default=None)

    @decided_by()
    @question
    def said_by(self, source_id: str) -> list[tuple[KnownFact, Said]]:
        """What a source says; what was worked out from it is not among that."""
        return self._said_by.get(source_id, [])

    @cached_property
    def _said_by(self) -> dict[str, list[tuple[KnownFact, Said]]]:
        found: dict[str, list[tuple[KnownFact, Said]]] = defaultdict(list)
        for fact in self.facts.values():
            for said in () if fact.derivation else fact.said:
                found[said.source.id].append((fact, said))
        return dict(found)

    @question
    def support(self, project_id: str) -> Support:
        """What is known of a project's EU support."""
        project = self._records[project_id]
        assert isinstance(project, Project)
        return support_of(project, self.facts)

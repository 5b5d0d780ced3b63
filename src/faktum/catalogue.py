"""All records, resolved: ids become objects, back-references are added, order is decided once.

Records hold what somebody wrote. What is computed from them is kept apart, in classes of its own: facts
with their state in `faktum.facts` and `faktum.derive`, contacts in `faktum.contacts`, releases and
participants here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from faktum.contacts import Contact, Directory, contacts_among
from faktum.corrections import Corrected, corrections_among
from faktum.derive import derive_facts
from faktum.facts import KnownFact, Said, facts_of
from faktum.load.records import Loaded, PageText, ReleaseText
from faktum.load.today import today as today_in
from faktum.model.base import Record
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.release import Release
from faktum.model.site import Site
from faktum.model.source import Source
from faktum.model.terms import Fund, Programme, Term, Topic
from faktum.model.vocabulary import ROLES

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """A release with its texts; `original` is the language of the file that carries the metadata."""

    record: Release
    original: str
    texts: dict[str, ReleaseText]
    published: KnownFact | None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def year(self) -> str:
        return self.id.partition("/")[0]

    @property
    def date(self) -> Edtf | None:
        """When it was published, as precise as it is known; None when nothing is."""
        value = self.published.chosen.value if self.published else None
        return value.date if value else None

    @property
    def earliest(self) -> dt.date | None:
        """The earliest day it can have been published; None when nothing is known."""
        return self.date.earliest if self.date else None

    def shown_in(self, language: str) -> str:
        """The language of the text that a page in `language` leads to."""
        return language if language in self.texts else self.original


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation's role in a project."""

    project: Project
    organisation: Organisation
    role: str
    fact: KnownFact


@dataclass
class Catalogue:
    """The whole site, resolved. Build one with `resolve`."""

    loaded: Loaded
    facts: dict[str, KnownFact] = field(default_factory=dict)
    by_subject: dict[str, list[KnownFact]] = field(default_factory=dict)
    releases: list[ReleaseEntry] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    today: dt.date = dt.date.min
    """The day against which the age of a contact is measured; an input, as in `faktum.load.today`."""
    directory: Directory = field(default_factory=Directory)
    corrections: list[Corrected] = field(default_factory=list)
    """Of every fact, newest first."""
    lookalikes: dict[str, list[str]] = field(default_factory=dict)
    """Record → those of nearly the same name that are somebody else."""
    _kinds: dict[str, str] = field(default_factory=dict)
    _records: dict[str, Record] = field(default_factory=dict)
    _entries: dict[str, ReleaseEntry] = field(default_factory=dict)
    """Every release under its id."""
    _releases_of: dict[str, list[ReleaseEntry]] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        return self.loaded.site

    @cached_property
    def languages(self) -> tuple[str, ...]:
        return self.loaded.languages

    @cached_property
    def default_language(self) -> str:
        return self.languages[0]

    def add(self, kind: str, record: Record) -> None:
        """Make a record known under its id."""
        self._kinds[record.id] = kind
        self._records[record.id] = record

    @property
    def contacts(self) -> list[Contact]:
        """Every contact point that pages show."""
        return self.directory.shown

    def enter(self, releases: Iterable[ReleaseEntry]) -> None:
        """Make the releases known, in the order in which lists show them."""
        self.releases = sorted(releases, key=_newest_first)
        self._entries = {entry.id: entry for entry in self.releases}

    def relate(self, releases: Iterable[ReleaseEntry]) -> None:
        """Make known which releases are about a project, on a topic, or have a part for an organisation."""
        partners: dict[str, set[str]] = defaultdict(set)
        for one in self.participants:
            partners[one.project.id].add(one.organisation.id)
        for entry in releases:
            record = entry.record
            publishers = {self.source(one).publisher_id for one in record.sources} - {None}
            related = {*record.projects, *record.topics, *record.organisations, *publishers}
            for project in record.projects:
                related |= partners[project]
            for record_id in related:
                self._releases_of.setdefault(str(record_id), []).append(entry)

    # -- looking up ---------------------------------------------------------------------------

    def kind(self, record_id: str) -> str | None:
        """The kind of a record, or None when there is no such record."""
        return self._kinds.get(record_id)

    def record(self, record_id: str) -> Record:
        """The record with this id. Raises KeyError; checks have seen to it that references hold."""
        return self._records[record_id]

    def _all(self, kind: str, model: type[AnyRecord]) -> list[AnyRecord]:
        return [record for record in self.loaded.records.get(kind, {}).values() if isinstance(record, model)]

    @cached_property
    def projects(self) -> list[Project]:
        return self._all("projects", Project)

    @cached_property
    def organisations(self) -> list[Organisation]:
        return self._all("organisations", Organisation)

    @cached_property
    def people(self) -> list[Person]:
        return self._all("people", Person)

    @cached_property
    def sources(self) -> list[Source]:
        return self._all("sources", Source)

    @cached_property
    def programmes(self) -> list[Programme]:
        return self._all("programmes", Programme)

    @cached_property
    def funds(self) -> list[Fund]:
        return self._all("funds", Fund)

    @cached_property
    def topics(self) -> list[Topic]:
        return self._all("topics", Topic)

    @cached_property
    def terms(self) -> list[Term]:
        return self._all("terms", Term)

    def organisation(self, record_id: str) -> Organisation | None:
        record = self._records.get(record_id)
        return record if isinstance(record, Organisation) else None

    def project(self, record_id: str | None) -> Project | None:
        record = self._records.get(record_id or "")
        return record if isinstance(record, Project) else None

    def release(self, release_id: str) -> ReleaseEntry | None:
        return self._entries.get(release_id)

    def source(self, record_id: str) -> Source:
        record = self._records[record_id]
        assert isinstance(record, Source)
        return record

    def fact(self, record_id: str, key: str) -> KnownFact | None:
        return self.facts.get(f"{record_id}.{key}")

    def facts_about(self, record_id: str, *properties: str) -> list[KnownFact]:
        """Facts whose subject is the record, in the order written; of these properties if given."""
        facts = self.by_subject.get(record_id, [])
        return [fact for fact in facts if not properties or fact.property in properties]

    @cached_property
    def said_by(self) -> dict[str, list[tuple[KnownFact, Said]]]:
        """Source → what it says; what was worked out from it is not among that."""
        found: dict[str, list[tuple[KnownFact, Said]]] = defaultdict(list)
        for fact in self.facts.values():
            for said in () if fact.derivation else fact.said:
                found[said.source.id].append((fact, said))
        return dict(found)

    # -- back-references ----------------------------------------------------------------------

    @cached_property
    def published_releases(self) -> list[ReleaseEntry]:
        """Releases that lists and feeds show, newest first, undated last."""
        return [entry for entry in self.releases if not entry.record.withdrawn]

    @cached_property
    def years(self) -> list[str]:
        """Years of the archive, newest first."""
        return sorted({entry.year for entry in self.releases}, reverse=True)

    def releases_of(self, record_id: str) -> list[ReleaseEntry]:
        """Releases about a project, on a topic, or in which an organisation has a part."""
        return self._releases_of.get(record_id, [])

    def participants_of(self, project_id: str) -> list[tuple[str, list[Participant]]]:
        """Roles of a project in the order of ROLES, each with its organisations."""
        by_role: dict[str, list[Participant]] = defaultdict(list)
        for one in self.participants:
            if one.project.id == project_id:
                by_role[one.role].append(one)
        return [(role, by_role[role]) for role in ROLES if role in by_role]

    def roles_of(self, organisation_id: str) -> list[tuple[Project, list[Participant]]]:
        """Projects of an organisation, each with its roles there."""
        by_project: dict[str, list[Participant]] = defaultdict(list)
        for one in self.participants:
            if one.organisation.id == organisation_id:
                by_project[one.project.id].append(one)
        return [(ones[0].project, ones) for ones in by_project.values()]

    def offices_at(self, organisation_id: str) -> list[tuple[Person, str]]:
        """People with an office at the organisation: (person, key of the appointment)."""
        return [
            (person, key)
            for person in self.people
            for key, appointment in person.appointments.items()
            if appointment.organisation == organisation_id
        ]

    def predecessors_of(self, record_id: str) -> list[str]:
        return [*self._neighbours(record_id, "predecessor", "successor")]

    def successors_of(self, record_id: str) -> list[str]:
        return [*self._neighbours(record_id, "successor", "predecessor")]

    def _neighbours(self, record_id: str, own: str, reverse: str) -> Iterator[str]:
        seen: set[str] = set()
        project = self.project(record_id)
        named = [getattr(project, own)] if project and getattr(project, own) else []
        named += [fact.of for fact in self.facts_about(record_id, own) if fact.of]
        named += [other.id for other in self.projects if getattr(other, reverse) == record_id]
        named += [
            fact.subject for fact in self.facts.values() if fact.property == reverse and fact.of == record_id
        ]
        for one in named:
            if one not in seen and one in self._records:
                seen.add(one)
                yield one

    def contacts_of(self, record_id: str) -> list[Contact]:
        """Contacts of a project, organisation, topic or release, in the order of `contacts`."""
        kind = self.kind(record_id)
        if kind == "organisations":
            return self.directory.of_organisation(record_id)
        sources = self.printed_for(record_id)
        if kind == "topics":
            return self.directory.of_topic(record_id, sources)
        found = self.directory.of_sources(sources)
        return found if kind == "releases" else [one for one in found if one.point.use == "release"]

    def printed_for(self, record_id: str) -> list[str]:
        """Ids of the sources that are texts of a release, or of the releases of a project or on a topic."""
        kind = self.kind(record_id)
        entries: list[ReleaseEntry] = []
        if kind == "releases":
            entries = [entry for entry in (self.release(record_id),) if entry]
        elif kind == "projects":
            entries = [entry for entry in self.releases if record_id in entry.record.projects]
        elif kind == "topics":
            entries = self.releases_of(record_id)
        return [one for entry in entries for one in entry.record.sources]

    @cached_property
    def disagreements(self) -> list[KnownFact]:
        """Facts on which sources contradict each other."""
        return [fact for fact in self.facts.values() if fact.state == "disagrees"]

    def pages(self) -> dict[str, dict[str, PageText]]:
        return self.loaded.pages


def resolve(loaded: Loaded, today: dt.date | None = None) -> Catalogue:
    """Build the catalogue. The site must be free of errors (`faktum.checks`).

    Today is that of the site, SOURCE_DATE_EPOCH or its last commit, unless another is given.
    """
    catalogue = Catalogue(loaded)
    for kind, record in loaded.all_records():
        catalogue.add(kind, record)
    for _kind, record in loaded.all_records():
        own = list(facts_of(record, catalogue.source))
        own += derive_facts(own)
        for fact in own:
            catalogue.facts[fact.id] = fact
        if own:
            catalogue.by_subject[record.id] = own
    catalogue.enter(_release_entries(loaded, catalogue))
    catalogue.participants = list(_participants(catalogue))
    catalogue.relate(catalogue.published_releases)
    catalogue.today = today or today_in(loaded.root, due=False, problems=[])
    catalogue.directory = Directory.of(_contacts(catalogue), catalogue.site.contacts)
    catalogue.corrections = corrections_among(catalogue.facts.values())
    catalogue.lookalikes = _lookalikes(catalogue)
    return catalogue


def _lookalikes(catalogue: Catalogue) -> dict[str, list[str]]:
    """Both ways: it is enough that one of the two says so.

    Somebody who was taken down has no name that could be mistaken.
    """
    found: dict[str, list[str]] = defaultdict(list)
    records: list[Project | Organisation | Person] = [*catalogue.projects, *catalogue.organisations]
    for record in (*records, *catalogue.people):
        for other in record.not_to_be_confused_with:
            if not any(getattr(catalogue.record(one), "withdrawn", None) for one in (record.id, other)):
                for one, its in ((record.id, other), (other, record.id)):
                    found[one] += [its] if its not in found[one] else []
    return dict(found)


def _newest_first(entry: ReleaseEntry) -> tuple[int, int, str]:
    day = entry.earliest
    return (day is None, -(day or dt.date.min).toordinal(), entry.id)


def _release_entries(loaded: Loaded, catalogue: Catalogue) -> Iterator[ReleaseEntry]:
    for release_id, record in loaded.releases.items():
        texts = loaded.release_texts[release_id]
        original = next(code for code, text in texts.items() if isinstance(text.front, Release))
        yield ReleaseEntry(record, original, texts, catalogue.fact(release_id, "published"))


def _participants(catalogue: Catalogue) -> Iterator[Participant]:
    for project in catalogue.projects:
        for fact in catalogue.facts_about(project.id, "role"):
            organisation = catalogue.organisation(fact.of or "")
            value = fact.chosen.value
            if organisation and value and value.code:
                yield Participant(project, organisation, value.code, fact)


def _contacts(catalogue: Catalogue) -> Iterator[Contact]:
    def owner_of(record_id: str) -> Person | Organisation | None:
        if catalogue.kind(record_id) not in {"people", "organisations"}:
            return None
        record = catalogue.record(record_id)
        return record if isinstance(record, Person | Organisation) else None

    owners: list[Person | Organisation] = [*catalogue.people, *catalogue.organisations]
    policy = catalogue.site.contacts
    return contacts_among(owners, owner_of, catalogue.source, policy, catalogue.today)

"""All records, resolved: ids become objects, back-references are added, order is decided once.

Records hold what somebody wrote. What is computed from them is kept apart, in classes of its own: facts
with their state in `faktum.facts` and `faktum.derive`, contacts in `faktum.contacts`, releases and
participants here.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from faktum.contacts import Contact, Directory, contacts_among
from faktum.entries import Headline, Participant, ReleaseEntry
from faktum.facts import KnownFact
from faktum.load.prose import ProseFile
from faktum.load.records import Loaded, PageText
from faktum.load.today import today as today_in
from faktum.load.versions import Version, original_of, versions_of_page, versions_of_record
from faktum.marks import as_bytes, joined
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.release import Release
from faktum.model.vocabulary import ROLES
from faktum.questions import RECORDS, asked_once, decided_by, of_kind, question, question_of_record
from faktum.records import Records


@dataclass
class Catalogue(Records):
    """The whole site, resolved.

    What pages and data files are made from is asked through questions (`faktum.questions`).
    """

    today: dt.date = dt.date.min
    """The day against which the age of a contact is measured; an input, as in `faktum.load.today`."""
    directory: Directory = field(default_factory=Directory)
    _releases: list[ReleaseEntry] = field(default_factory=list)
    _participants: list[Participant] = field(default_factory=list)
    _entries: dict[str, ReleaseEntry] = field(default_factory=dict)
    """Every release under its id."""
    _releases_of: dict[str, list[ReleaseEntry]] = field(default_factory=dict)

    @classmethod
    def of(cls, loaded: Loaded, today: dt.date | None = None) -> Catalogue:
        """Build the catalogue. The site must be free of errors (`faktum.checks`).

        Today is that of the site, SOURCE_DATE_EPOCH or its last commit, unless another is given.
        """
        made = cls(loaded, today or today_in(loaded.root, due=False, problems=[]))
        made._enter(_release_entries(loaded, made.facts))
        made._participants = list(_participants(made))
        made._relate(made.published_releases)
        made.directory = Directory.of(_contacts(made), made.site.contacts)
        return made

    def _enter(self, releases: Iterable[ReleaseEntry]) -> None:
        """Make the releases known, in the order in which lists show them."""
        self._releases = sorted(releases, key=_newest_first)
        self._entries = {entry.id: entry for entry in self._releases}

    def _relate(self, releases: Iterable[ReleaseEntry]) -> None:
        """Make known which releases are about a project, on a topic, or have a part for an organisation."""
        partners: dict[str, set[str]] = defaultdict(set)
        for one in self._participants:
            partners[one.project.id].add(one.organisation.id)
        for entry in releases:
            record = entry.record
            publishers = {self.source(one).publisher_id for one in record.sources} - {None}
            related = {*record.projects, *record.topics, *record.organisations, *publishers}
            for project in record.projects:
                related |= partners[project]
            for record_id in related:
                self._releases_of.setdefault(str(record_id), []).append(entry)

    # -- releases and texts -------------------------------------------------------------------

    @asked_once
    def releases(self) -> list[ReleaseEntry]:
        """Every release, newest first, undated last."""
        return self._releases

    @asked_once
    def published_releases(self) -> list[ReleaseEntry]:
        """Releases that lists and feeds show, newest first, undated last."""
        return [entry for entry in self._releases if not entry.record.withdrawn]

    @asked_once
    def withdrawn_releases(self) -> frozenset[str]:
        """Ids of the releases that were taken back."""
        return frozenset(entry.id for entry in self._releases if entry.record.withdrawn)

    @question
    def has_releases_in(self, year: str) -> bool:
        return bool(self._by_year.get(year))

    @question
    def releases_from(self, first: int, many: int) -> list[ReleaseEntry]:
        """So many of those that lists show, the first being that of this number, counting from 0."""
        return self.published_releases[first : first + many]

    @question
    def release_count(self, record_id: str | None) -> int:
        """How many lists show, of all or of a record's."""
        return len(self.releases_of(record_id) if record_id else self.published_releases)

    @question
    def newest_releases(self, record_id: str | None, many: int) -> list[ReleaseEntry]:
        """The first of those that lists show, of all or of a record's."""
        return (self.releases_of(record_id) if record_id else self.published_releases)[:many]

    @question
    def has_releases(self, record_id: str) -> bool:
        return bool(self._releases_of.get(record_id))

    @question_of_record()
    def release(self, release_id: str) -> ReleaseEntry | None:
        return self._entries.get(release_id)

    @asked_once
    def years(self) -> list[str]:
        """Years of the archive, newest first."""
        return sorted({entry.year for entry in self._releases}, reverse=True)

    @question
    def releases_in(self, year: str) -> list[ReleaseEntry]:
        """Releases of a year that lists show."""
        return self._by_year.get(year, [])

    @cached_property
    def _by_year(self) -> dict[str, list[ReleaseEntry]]:
        found: dict[str, list[ReleaseEntry]] = defaultdict(list)
        for entry in self.published_releases:
            found[entry.year].append(entry)
        return dict(found)

    @question
    def releases_of(self, record_id: str) -> list[ReleaseEntry]:
        """Releases about a project, on a topic, or in which an organisation has a part."""
        return self._releases_of.get(record_id, [])

    @question_of_record()
    def text(self, record_id: str, language: str) -> ProseFile | None:
        """The text of a release, or the long text of a project; None where there is none in the language."""
        texts = self.loaded.release_texts.get(record_id) or self.loaded.project_texts.get(record_id, {})
        return texts[language].file if language in texts else None

    @asked_once
    def pages(self) -> dict[str, tuple[str, ...]]:
        """Authored pages: the file without its ending → languages in which it stands."""
        return {name: tuple(texts) for name, texts in self.loaded.pages.items()}

    @question
    def has_page(self, name: str) -> bool:
        return name in self.loaded.pages

    @question
    def page(self, name: str, language: str) -> PageText:
        """An authored page. Raises KeyError where there is none."""
        return self.loaded.pages[name][language]

    @question_of_record(2)
    def newer_original(self, language: str, page: str | None, record: str | None) -> Version | None:
        """The original of an authored page or of a record's text, when it has changed since this version was translated."""
        if page:
            versions = versions_of_page(self.loaded, page)
        else:
            versions = versions_of_record(self.loaded, record) if record else []
        original = original_of(versions)
        own = next((version for version in versions if version.language == language), None)
        if original is None or own is None or own is original or own.follows(original):
            return None
        return original

    @cached_property
    def grounds(self) -> dict[str, bytes]:
        """What questions are decided by → its mark: of each record all its files, of each kind all records."""
        loaded = self.loaded
        found: dict[str, bytes] = {}
        kinds: dict[str, list[bytes]] = {"site": [loaded.documents["site"].mark]}
        for record_id, kind in self._kinds.items():
            own = as_bytes(record_id), loaded.documents[record_id].mark
            texts = (loaded.release_texts.get(record_id, {}), loaded.project_texts.get(record_id, {}))
            files = (text.file.mark for versions in texts for text in versions.values())
            found[record_id] = joined((kind.encode(), *own, *files))
            kinds.setdefault(kind, []).extend(own)
        found |= {of_kind(kind): joined(marks) for kind, marks in kinds.items()}
        return {**found, RECORDS: joined([*map(joined, kinds.values())])}

    # -- back-references ----------------------------------------------------------------------

    @asked_once
    def participants(self) -> list[Participant]:
        """Every role of an organisation in a project."""
        return self._participants

    @question
    def participants_of(self, project_id: str) -> list[tuple[str, list[Participant]]]:
        """Roles of a project in the order of ROLES, each with its organisations."""
        by_role: dict[str, list[Participant]] = defaultdict(list)
        for one in self._participants:
            if one.project.id == project_id:
                by_role[one.role].append(one)
        return [(role, by_role[role]) for role in ROLES if role in by_role]

    @question
    def roles_of(self, organisation_id: str) -> list[tuple[Project, list[Participant]]]:
        """Projects of an organisation, each with its roles there."""
        by_project: dict[str, list[Participant]] = defaultdict(list)
        for one in self._participants:
            if one.organisation.id == organisation_id:
                by_project[one.project.id].append(one)
        return [(ones[0].project, ones) for ones in by_project.values()]

    @question
    def offices_at(self, organisation_id: str) -> list[tuple[Person, str]]:
        """People with an office at the organisation: (person, key of the appointment)."""
        return [
            (person, key)
            for person in self.people
            for key, appointment in person.appointments.items()
            if appointment.organisation == organisation_id
        ]

    @question
    def predecessors_of(self, record_id: str) -> list[str]:
        return [*self._neighbours(record_id, "predecessor", "successor")]

    @question
    def successors_of(self, record_id: str) -> list[str]:
        return [*self._neighbours(record_id, "successor", "predecessor")]

    def _neighbours(self, record_id: str, own: str, reverse: str) -> Iterator[str]:
        seen: set[str] = set()
        project = self.project(record_id)
        named = [getattr(project, own)] if project and getattr(project, own) else []
        named += [fact.of for fact in self.facts_about(record_id, own) if fact.of]
        named += [other.id for other in self.projects if getattr(other, reverse) == record_id]
        named += [fact.subject for fact in self.facts_naming(record_id, reverse)]
        for one in named:
            if one not in seen and one in self._records:
                seen.add(one)
                yield one

    # -- contacts -----------------------------------------------------------------------------

    @asked_once
    def contacts(self) -> list[Contact]:
        """Every contact point that pages show."""
        return self.directory.shown

    def contacts_of(self, record_id: str) -> list[Contact]:
        """Contacts of a project, organisation, topic or release, in the order of `contacts`.

        No question by itself: it asks what is narrower.
        """
        kind = self.kind(record_id)
        if kind == "organisations":
            return self.directory.of_organisation(record_id)
        sources = self.printed_for(record_id)
        if kind == "topics":
            return self.directory.of_topic(record_id, sources)
        found = self.directory.of_sources(sources)
        return found if kind == "releases" else [one for one in found if one.point.use == "release"]

    def printed_for(self, record_id: str) -> tuple[str, ...]:
        """Ids of the sources that are texts of a release, or of the releases of a project or on a topic.

        No question by itself, as above.
        """
        if self.kind(record_id) == "releases":
            entry = self.release(record_id)
            return entry.record.sources if entry else ()
        return self._printed_for(record_id)

    @decided_by()
    @question
    def _printed_for(self, record_id: str) -> tuple[str, ...]:
        entries: list[ReleaseEntry] = []
        if self._kinds.get(record_id) == "projects":
            entries = [entry for entry in self._releases if record_id in entry.record.projects]
        elif self._kinds.get(record_id) == "topics":
            entries = self._releases_of.get(record_id, [])
        return tuple(one for entry in entries for one in entry.record.sources)


def _newest_first(entry: ReleaseEntry) -> tuple[int, int, str]:
    day = entry.earliest
    return (day is None, -(day or dt.date.min).toordinal(), entry.id)


def _release_entries(loaded: Loaded, facts: Mapping[str, KnownFact]) -> Iterator[ReleaseEntry]:
    for release_id, record in loaded.releases.items():
        texts = loaded.release_texts[release_id]
        original = next(code for code, text in texts.items() if isinstance(text.front, Release))
        heads = {
            code: Headline(code, text.title, text.summary, text.front, text.file.front.mark)
            for code, text in texts.items()
        }
        yield ReleaseEntry(record, original, heads, facts.get(f"{release_id}.published"))


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


resolve = Catalogue.of

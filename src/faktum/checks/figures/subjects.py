"""What a text is about: the facts with which its figures are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from faktum.checks.index import Index
from faktum.facts import KnownFact
from faktum.model.project import Project
from faktum.model.release import Release


@dataclass(frozen=True, slots=True)
class Subject:
    """The facts of what a text is about, and those of what stands near it."""

    own: tuple[KnownFact, ...] = ()
    """A figure that is nearly one of these is wrong."""
    beside: tuple[KnownFact, ...] = ()
    """Facts of what the text names. A figure that is exactly one of these stands for it; a near one does not."""
    others: tuple[KnownFact, ...] = ()
    """Facts of the whole site, for texts about all of it: the same, if it is plain of what it is a figure."""


@dataclass
class Subjects:
    """The subjects of a site's texts, by the files in which the texts stand."""

    index: Index
    _known: dict[str, Subject] = field(default_factory=dict)

    def of(self, path: str, named: Iterable[str] = ()) -> Subject:
        """The subject of a file's texts; `named` are the records whose names or facts stand in the text."""
        if path not in self._known:
            self._known[path] = self._subject(path)
        subject, further = self._known[path], _once(self._about(named))
        return replace(subject, beside=_once([*subject.beside, *further])) if further else subject

    def about(self, record_id: str) -> tuple[KnownFact, ...]:
        """The facts of one record, and those of others that name it."""
        return _once(self._about((record_id,)))

    def _subject(self, path: str) -> Subject:
        record_id = self._records.get(path)
        kind = self.index.kind(record_id) if record_id else None
        if record_id is None or kind in {"topics", "terms", "site"}:
            return Subject(others=tuple(self.index.facts.values()))
        record = self.index.entries[record_id].record
        if isinstance(record, Release):
            listed = (self.index.facts[one] for one in record.fact_list if one in self.index.facts)
            about = self._about((record_id, *record.projects, *record.organisations))
            return Subject(_once([*about, *listed]), _once(self._about(self._beside(record.projects))))
        return Subject(_once(self._about((record_id,))), _once(self._about(self._beside((record_id,)))))

    def _about(self, record_ids: Iterable[str]) -> Iterator[KnownFact]:
        """Facts of records, and facts of others that name them."""
        for record_id in record_ids:
            yield from self._by_subject.get(record_id, ())
            yield from self._by_other.get(record_id, ())

    def _beside(self, record_ids: Iterable[str]) -> Iterator[str]:
        """The community of a project, and the projects before and after it."""
        for entry in self.index.of_kind("projects"):
            project = entry.record
            assert isinstance(project, Project)
            near = (project.predecessor, project.successor)
            if project.id in record_ids:
                yield from filter(None, (project.community, *near))
            elif set(near) & set(record_ids):
                yield project.id

    @cached_property
    def _records(self) -> dict[str, str]:
        """File → the record that its texts are about."""
        loaded = self.index.loaded
        found = {entry.document.path: record_id for record_id, entry in self.index.entries.items()}
        for record_id, texts in loaded.release_texts.items():
            found |= {text.file.path: record_id for text in texts.values() if record_id in self.index.entries}
        for record_id, pages in loaded.project_texts.items():
            found |= {page.file.path: record_id for page in pages.values() if record_id in self.index.entries}
        return found

    @cached_property
    def _by_subject(self) -> dict[str, list[KnownFact]]:
        return _grouped((fact.subject, fact) for fact in self.index.facts.values())

    @cached_property
    def _by_other(self) -> dict[str, list[KnownFact]]:
        return _grouped((fact.of, fact) for fact in self.index.facts.values() if fact.of)


def _grouped(pairs: Iterable[tuple[str, KnownFact]]) -> dict[str, list[KnownFact]]:
    groups: dict[str, list[KnownFact]] = {}
    for key, fact in pairs:
        groups.setdefault(key, []).append(fact)
    return groups


def _once(facts: Iterable[KnownFact]) -> tuple[KnownFact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())

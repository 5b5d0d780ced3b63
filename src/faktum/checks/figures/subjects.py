"""What a text is about: the facts with which its figures are compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from faktum.checks.index import Index
from faktum.facts import KnownFact
from faktum.model.project import Project
from faktum.model.release import Release
from faktum.questions import question_of_site


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

    def of(self, path: str, named: Iterable[str] = ()) -> Subject:
        """The subject of a file's texts; `named` are the records whose names or facts stand in the text."""
        subject, further = self._subject(path), _once(self._about(named))
        return replace(subject, beside=_once([*subject.beside, *further])) if further else subject

    def about(self, record_id: str) -> tuple[KnownFact, ...]:
        """The facts of one record, and those of others that name it."""
        return _once(self._about((record_id,)))

    def _subject(self, path: str) -> Subject:
        record_id = _record_in(self.index, path)
        kind = self.index.kind(record_id) if record_id else None
        if record_id is None or kind in {"topics", "terms", "site"}:
            return Subject(others=tuple(self.index.facts.values()))
        record = self.index.entries[record_id].record
        if isinstance(record, Release):
            listed = (self.index.facts[one] for one in record.fact_list if one in self.index.facts)
            about = self._about((record_id, *record.projects, *record.organisations))
            return Subject(
                _once([*about, *listed]), _once(self._about(_beside(self.index, *record.projects)))
            )
        return Subject(_once(self._about((record_id,))), _once(self._about(_beside(self.index, record_id))))

    def _about(self, record_ids: Iterable[str]) -> Iterator[KnownFact]:
        """Facts of records, and facts of others that name them."""
        for record_id in record_ids:
            yield from _facts_about(self.index, record_id)


@question_of_site
def _facts_about(index: Index, record_id: str) -> list[KnownFact]:
    """Facts of a record, and of others that name it."""
    by_subject, by_other = index.once(_by_record)
    return [*by_subject.get(record_id, ()), *by_other.get(record_id, ())]


def _by_record(index: Index) -> tuple[dict[str, list[KnownFact]], dict[str, list[KnownFact]]]:
    facts = index.facts.values()
    return (
        _grouped((fact.subject, fact) for fact in facts),
        _grouped((fact.of, fact) for fact in facts if fact.of),
    )


@question_of_site
def _beside(index: Index, *record_ids: str) -> list[str]:
    """The community of a project, and the projects before and after it."""
    found: list[str] = []
    for entry in index.of_kind("projects"):
        project = entry.record
        assert isinstance(project, Project)
        near = (project.predecessor, project.successor)
        if project.id in record_ids:
            found += filter(None, (project.community, *near))
        elif set(near) & set(record_ids):
            found.append(project.id)
    return found


@question_of_site
def _record_in(index: Index, path: str) -> str | None:
    """The record that the texts of a file are about."""
    return index.once(_records).get(path)


def _records(index: Index) -> dict[str, str]:
    loaded = index.loaded
    found = {entry.document.path: entry.record.id for entry in index.entries.values()}
    for record_id, texts in loaded.release_texts.items():
        found |= {text.file.path: record_id for text in texts.values() if record_id in index.entries}
    for record_id, pages in loaded.project_texts.items():
        found |= {page.file.path: record_id for page in pages.values() if record_id in index.entries}
    return found


def _grouped(pairs: Iterable[tuple[str, KnownFact]]) -> dict[str, list[KnownFact]]:
    groups: dict[str, list[KnownFact]] = {}
    for key, fact in pairs:
        groups.setdefault(key, []).append(fact)
    return groups


def _once(facts: Iterable[KnownFact]) -> tuple[KnownFact, ...]:
    return tuple({fact.id: fact for fact in facts}.values())

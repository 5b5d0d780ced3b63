"""Records as checks look at them: each with its document and every value in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, ValuesView
from dataclasses import dataclass
from functools import cached_property

from faktum.checks.walk import Node, line_of, walk
from faktum.load.yaml import Document
from faktum.marks import as_bytes, joined
from faktum.model.base import Record
from faktum.problems import Problem, Severity
from faktum.questions import Question, asked_once, decided_by, hear, question

ONE_OF = {
    "projects": "a project", "organisations": "an organisation", "people": "a person", "sources": "a source",
    "programmes": "a programme", "funds": "a fund", "topics": "a topic", "terms": "a term",
    "releases": "a release", "site": "the site",
}  # fmt: skip
"""Kind → how a message calls one of them."""


@dataclass(frozen=True)
class Entry:
    """A record with the document it came from and every value in it."""

    kind: str
    record: Record
    document: Document

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every value but the id."""
        return tuple(node for node in walk(self.record) if node.place != ("id",))

    @cached_property
    def mark(self) -> bytes:
        """The same for the same record in the same file."""
        return joined((as_bytes(self.record.id), as_bytes(self.document.path), self.document.mark))

    def problem(
        self, place: tuple[str | int, ...], code: str, expected: str, found: str, hint: str = "",
        severity: Severity = "error",
    ) -> Problem:  # fmt: skip
        """A problem at a place of this record's file."""
        line = line_of(self.document, place)
        return Problem(self.document.path, line, code, expected, found, hint, severity)


class Entries(Mapping[str, Entry]):
    """The records by their ids; of two records with one id the first, in the order of kinds."""

    def __init__(self) -> None:
        self._known: dict[str, Entry] = {}

    def add(self, entry: Entry) -> None:
        self._known.setdefault(entry.record.id, entry)

    @decided_by()
    @question
    def find(self, record_id: str) -> Entry | None:
        return self._known.get(record_id)

    @decided_by()
    @question
    def has(self, record_id: str) -> bool:
        return record_id in self._known

    @asked_once
    def every(self) -> list[Entry]:
        return list(self._known.values())

    def __getitem__(self, record_id: str) -> Entry:
        if entry := self.find(record_id):
            return entry
        raise KeyError(record_id)

    def __contains__(self, record_id: object) -> bool:
        return isinstance(record_id, str) and self.has(record_id)

    def __iter__(self) -> Iterator[str]:
        return (entry.record.id for entry in self.every)

    def __len__(self) -> int:
        return len(self.every)

    def values(self) -> ValuesView[Entry]:
        """All at once: one question, not one for each."""
        hear(Question("Entries.every"))
        return self._known.values()

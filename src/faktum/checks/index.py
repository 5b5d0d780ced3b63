"""What the checks look up: every id with its kind, every fact, and what could not be read.

Built once per run. A record whose file has problems of its own is known here by its id, so that one
mistake in one file does not make every reference to it a second problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from faktum.checks.walk import Node, line_of, walk
from faktum.derive import derive_facts
from faktum.facts import KnownFact, facts_of
from faktum.load.records import Loaded
from faktum.load.yaml import Document
from faktum.model.base import Record
from faktum.model.kinds import KINDS
from faktum.model.person import Person
from faktum.model.source import Source
from faktum.problems import Problem, Severity, did_you_mean, relative

Made = TypeVar("Made")

ONE_OF = {
    "projects": "a project", "organisations": "an organisation", "people": "a person", "sources": "a source",
    "programmes": "a programme", "funds": "a fund", "topics": "a topic", "terms": "a term",
    "releases": "a release", "site": "the site",
}  # fmt: skip
"""Kind → how a message calls one of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A record with the document it came from and every value in it."""

    kind: str
    record: Record
    document: Document
    nodes: tuple[Node, ...]

    def problem(
        self, place: tuple[str | int, ...], code: str, expected: str, found: str, hint: str = "",
        severity: Severity = "error",
    ) -> Problem:  # fmt: skip
        """A problem at a place of this record's file."""
        line = line_of(self.document, place)
        return Problem(self.document.path, line, code, expected, found, hint, severity)


@dataclass
class Index:
    """Ids, facts and files of one site."""

    loaded: Loaded
    today: date
    due: bool = False
    entries: dict[str, Entry] = field(default_factory=dict)
    """Record id → entry; of two records with one id the first, in the order of kinds."""
    unread: frozenset[str] = frozenset()
    """Ids of records whose file is there and could not be used."""
    scope: frozenset[str] | None = None
    """Files whose texts are looked at; None for all. Rules across records always look at everything."""
    whole: Index | None = None
    """Of a part, the index that it is a part of."""
    _made: dict[Callable[[Index], Any], Any] = field(default_factory=dict)

    @classmethod
    def of(
        cls, loaded: Loaded, today: date, *, due: bool = False, scope: frozenset[str] | None = None
    ) -> Index:
        index = cls(loaded, today, due, scope=scope)
        index.entries["site"] = _entry("site", loaded.site, loaded.documents["site"])
        for kind, record in loaded.all_records():
            index.entries.setdefault(record.id, _entry(kind, record, loaded.documents[record.id]))
        index.unread = frozenset(_ids_on_disk(loaded) - index.entries.keys())
        return index

    def part(self, files: Iterable[str]) -> Index:
        """The same site, of which the texts of these files are looked at; all that was made of it is shared."""
        part = copy(self)
        part.scope, part.whole = frozenset(files), self.whole or self
        return part

    def once(self, make: Callable[[Index], Made]) -> Made:
        """What a rule needs of the whole site, made when it is asked for first and the same in every part of it."""
        if make not in self._made:
            self._made[make] = make(self.whole or self)
        made: Made = self._made[make]
        return made

    @property
    def looked_at(self) -> Iterator[Entry]:
        """The records of the files in scope."""
        if self.scope is None:
            yield from self.entries.values()
            return
        files = self.once(Index._by_file)
        for path in sorted(self.scope):
            yield from files.get(path, ())

    def _by_file(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.document.path, []).append(entry)
        return found

    @property
    def by_date(self) -> Severity:
        """How severe a problem is that time alone brings: a warning, an error with `--due`."""
        return "error" if self.due else "warning"

    def kind(self, record_id: str) -> str | None:
        entry = self.entries.get(record_id)
        return entry.kind if entry else None

    def of_kind(self, *kinds: str) -> Iterator[Entry]:
        if len(kinds) == 1:  # of the few projects among many releases, again and again
            yield from self._by_kind.get(kinds[0], ())
            return
        for entry in self.entries.values():
            if entry.kind in kinds:
                yield entry

    @cached_property
    def _by_kind(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries.values():
            found.setdefault(entry.kind, []).append(entry)
        return found

    def ids(self, *kinds: str) -> list[str]:
        return [entry.record.id for entry in self.of_kind(*kinds)]

    @cached_property
    def renamed(self) -> dict[str, str]:
        """Former id → the id that the record has now."""
        return {
            former: entry.record.id for entry in self.entries.values() for former in entry.record.former_ids
        }

    def id_hint(self, written: str, *kinds: str, otherwise: str) -> str:
        """What to do about an id that nobody has: the one it was changed to, or one that is nearly the same."""
        if now := self.renamed.get(written):
            return f"Its id is now {now}."
        return did_you_mean(written, self.ids(*kinds), otherwise)

    def source(self, source_id: str) -> Source | None:
        entry = self.entries.get(source_id)
        return entry.record if entry and isinstance(entry.record, Source) else None

    @cached_property
    def unread_text(self) -> str:
        """What stands in files with problems: a record they refer to is no orphan, a name in them is known."""
        paths = {problem.path for problem in self.loaded.problems}
        folders = ("docs/", *(f"data/{kind}/" for kind in KINDS))
        files = [self.loaded.root / path for path in sorted(paths) if path.startswith(folders)]
        return "\n".join(
            file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()
        )

    @cached_property
    def facts(self) -> dict[str, KnownFact]:
        """Every fact by its id, the derived ones too. Sources that are not known are stood in for."""
        known: dict[str, KnownFact] = {}
        for entry in self.entries.values():
            own = list(facts_of(entry.record, self._source_or_stand_in))
            for fact in [*own, *derive_facts(own)]:
                known[fact.id] = fact
        return known

    def _source_or_stand_in(self, source_id: str) -> Source:
        return self.source(source_id) or Source.model_construct(id=source_id, lang="und", places={})

    def misses_fact(self, fact_id: str) -> bool:
        """True for an id that no fact has, unless its record could not be read."""
        return fact_id not in self.facts and fact_id.rpartition(".")[0] not in self.unread

    @cached_property
    def names(self) -> dict[str, str]:
        """The written names of people, both ways round → the person's id."""
        return {
            name: entry.record.id
            for entry in self.of_kind("people")
            if isinstance(entry.record, Person)
            for name in (entry.record.name, entry.record.sort_as)
            if name and " " in name.strip()
        }


def _entry(kind: str, record: Record, document: Document) -> Entry:
    return Entry(kind, record, document, tuple(node for node in walk(record) if node.place != ("id",)))


def folded(name: str) -> str:
    """A file name as the id it was probably meant to be: `E-Hälsa` → `e-halsa`."""
    letters = name.lower().replace("ø", "o").replace("æ", "ae")
    plain = "".join(one for one in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _ids_on_disk(loaded: Loaded) -> set[str]:
    ids: set[str] = set()
    for kind in KINDS:
        for path in (loaded.root / "data" / kind).glob("*.y*ml"):
            ids |= {path.stem, folded(path.stem)}
    for language in loaded.languages:
        for path in (loaded.root / "docs" / language / "press").glob("*/*.md"):
            ids.add(f"{path.parent.name}/{path.stem}")
    return ids


def files_on_disk(loaded: Loaded, language: str) -> frozenset[str]:
    """Markdown files of a language, as paths below its folder without the ending."""
    folder: Path = loaded.root / "docs" / language
    return frozenset(relative(path, folder).removesuffix(".md") for path in folder.rglob("*.md"))

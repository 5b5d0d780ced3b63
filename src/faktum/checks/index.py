"""What the checks look up: every id with its kind, every fact, and what could not be read.

Built once per run. A record whose file has problems of its own is known here by its id, so that one
mistake in one file does not make every reference to it a second problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import Path
from secrets import token_bytes
from typing import Any, TypeVar

from faktum.checks.entries import Entries, Entry
from faktum.derive import derive_facts
from faktum.facts import KnownFact, facts_of
from faktum.load.listing import Listing
from faktum.load.records import Loaded
from faktum.locale.messages import Messages, load_messages
from faktum.marks import SIZE, as_bytes, joined
from faktum.memo.memo import Memo
from faktum.model.kinds import KINDS
from faktum.model.person import Person
from faktum.model.site import Site
from faktum.model.source import Source
from faktum.problems import Severity, did_you_mean
from faktum.questions import Question, asked_once, decided_by, hear, question, unheard

Made = TypeVar("Made")


class Index:
    """Ids, facts and files of one site.

    All that is public here is a question (`faktum.questions`): what a rule finds is kept with the questions that it
    asked, and the rule is not run again while their answers are the same. What belongs to no narrower question is as
    broad as the site: `loaded`, `once` and whatever is looked up in what they give. A function of the index, marked
    with `question_of_site`, makes a narrow question of a look-up in them. `root` is for what no question knows of: a
    rule that asks for it is run again whenever anything is another: a file, a setting, the day, the last commit.
    """

    def __init__(
        self, loaded: Loaded, today: date, *, due: bool = False, scope: frozenset[str] | None = None
    ) -> None:
        self._loaded, self._today, self._due = loaded, today, due
        self._scope = scope
        self._whole = self
        self._memo = Memo()
        self._made: dict[Callable[[Index], Any], Any] = {}
        self._messages: dict[tuple[str, str], Messages] = {}
        self.entries = Entries()
        self.facts = Facts(self)

    @classmethod
    def of(
        cls, loaded: Loaded, today: date, *, due: bool = False, scope: frozenset[str] | None = None
    ) -> Index:
        index = cls(loaded, today, due=due, scope=scope)
        index.entries.add(Entry("site", loaded.site, loaded.documents["site"]))
        for kind, record in loaded.all_records():
            index.entries.add(Entry(kind, record, loaded.documents[record.id]))
        return index

    # -- what is looked at ---------------------------------------------------------------------

    def part(self, files: Iterable[str]) -> Index:
        """The same site, of which the texts of these files are looked at; all that was made of it is shared."""
        part = copy(self)
        part._scope = frozenset(files)  # noqa: SLF001 - its own
        return part

    @property
    def whole(self) -> Index:
        """The same site, of which all texts are looked at."""
        if self._scope is None:  # pragma: no mutate, a copy would be the same
            return self
        whole = copy(self)
        whole._scope = None  # noqa: SLF001 - its own
        return whole

    @property
    def scope(self) -> frozenset[str] | None:
        """Files whose texts are looked at; None for all. Rules across records always look at everything."""
        return self._scope

    @property
    def looked_at(self) -> Iterator[Entry]:
        """The records of the files in scope: they are what a rule is given, no question."""
        return self._looked_at()

    def _looked_at(self) -> Iterator[Entry]:
        if self._scope is None:
            yield from self.entries.values()
            return
        files = self._once(_by_file)
        for path in sorted(self._scope):
            yield from files.get(path, ())

    @property
    def marks(self) -> Mapping[str, bytes]:
        """File → the mark of what rules are given of it: its records and texts."""
        hear(Question("Index.everything"))
        return self._once(_marks)

    @property
    def memo(self) -> Memo:
        """What was found out before; where the index has none, nothing is kept."""
        return self._memo

    def keep_in(self, memo: Memo) -> None:
        self._memo = memo

    # -- all of it -----------------------------------------------------------------------------

    @property
    def loaded(self) -> Loaded:
        """All that was loaded."""
        hear(Question("Index.everything"))
        return self._loaded

    def once(self, make: Callable[[Index], Made]) -> Made:
        """What a rule needs of the whole site, made when it is asked for first and the same in every part of it."""
        hear(Question("Index.everything"))
        return self._once(make)

    def _once(self, make: Callable[[Index], Made]) -> Made:
        if make not in self._made:
            with unheard():
                self._made[make] = make(self._whole)
        made: Made = self._made[make]
        return made

    @property
    def root(self) -> Path:
        """The folder of the site; a rule that looks there by itself is run again whenever anything has changed."""
        hear(Question("Index.anything"))
        return self._loaded.root

    @asked_once
    def anything(self) -> bytes:
        """Never the same, where it is asked again."""
        return token_bytes(SIZE)

    @asked_once
    def everything(self) -> bytes:
        """The mark of all files of the site, read or not."""
        return joined([self.listing.mark, *(as_bytes(problem.path) for problem in self._loaded.problems)])

    @property
    def listing(self) -> Listing:
        """What files there are in data/ and docs/; it is asked in its turn."""
        return self._once(_listing)

    # -- the site itself -----------------------------------------------------------------------

    @asked_once
    def today(self) -> date:
        return self._today

    @asked_once
    def due(self) -> bool:
        return self._due

    @asked_once
    def by_date(self) -> Severity:
        """How severe a problem is that time alone brings: a warning, an error with `--due`."""
        return "error" if self._due else "warning"

    @asked_once
    def languages(self) -> tuple[str, ...]:
        return self._loaded.languages

    @asked_once
    def site(self) -> Site:
        return self._loaded.site

    @question
    def locale(self, language: str) -> str:
        """The variety in which a language is written; the language where the site has none."""
        return next((one.locale for one in self._loaded.site.languages if one.code == language), language)

    def messages(self, language: str) -> Messages:
        """The phrases of a language of the site; each is asked in its turn."""
        if (known := (language, self.locale(language))) not in self._messages:
            self._messages[known] = load_messages(*known, self._loaded.root)
        return self._messages[known]

    # -- records -------------------------------------------------------------------------------

    @decided_by()
    @question
    def kind(self, record_id: str) -> str | None:
        entry = self.entries.find(record_id)
        return entry.kind if entry else None

    @decided_by()
    @question
    def of_kind(self, *kinds: str) -> list[Entry]:
        if (
            len(kinds) == 1
        ):  # pragma: no mutate, the few projects among many releases are asked for again and again
            return self._once(_by_kind).get(kinds[0], [])
        return [entry for entry in self.entries.values() if entry.kind in kinds]

    @decided_by()
    @question
    def ids(self, *kinds: str) -> list[str]:
        return [entry.record.id for entry in self.of_kind(*kinds)]

    @asked_once
    def renamed(self) -> dict[str, str]:
        """Former id → the id that the record has now."""
        return {
            former: entry.record.id for entry in self.entries.values() for former in entry.record.former_ids
        }

    @question
    def id_hint(self, written: str, otherwise: str, *kinds: str) -> str:
        """What to do about an id that nobody has: the one it was changed to, or one that is nearly the same."""
        if now := self.renamed.get(written):
            return f"Its id is now {now}."
        return did_you_mean(written, self.ids(*kinds), otherwise)

    @decided_by()
    @question
    def source(self, source_id: str) -> Source | None:
        entry = self.entries.find(source_id)
        return entry.record if entry and isinstance(entry.record, Source) else None

    @asked_once
    def unread(self) -> frozenset[str]:
        """Ids of records whose file is there and could not be used."""
        return frozenset(self.listing.ids(self._loaded.languages) - self.entries.keys())

    @asked_once
    def unread_text(self) -> str:
        """What stands in files with problems: a record they refer to is no orphan, a name in them is known."""
        paths = {problem.path for problem in self._loaded.problems}
        folders = ("docs/", *(f"data/{kind}/" for kind in KINDS))
        files = [self._loaded.root / path for path in sorted(paths) if path.startswith(folders)]
        return "\n".join(
            file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file()
        )

    @question
    def misses_fact(self, fact_id: str) -> bool:
        """True for an id that no fact has, unless its record could not be read."""
        return fact_id not in self.facts and fact_id.rpartition(".")[0] not in self.unread

    @asked_once
    def names(self) -> dict[str, str]:
        """The written names of people, both ways round → the person's id."""
        return {
            name: entry.record.id
            for entry in self.of_kind("people")
            if isinstance(entry.record, Person)
            for name in (entry.record.name, entry.record.sort_as)
            if name and " " in name.strip()
        }


class Facts(Mapping[str, KnownFact]):
    """Every fact by its id, the derived ones too. Sources that are not known are stood in for."""

    def __init__(self, index: Index) -> None:
        self._index = index

    @cached_property
    def _known(self) -> dict[str, KnownFact]:
        known: dict[str, KnownFact] = {}
        with unheard():
            for entry in self._index.entries.values():
                own = list(facts_of(entry.record, self._source_or_stand_in))
                for fact in [*own, *derive_facts(own)]:
                    known[fact.id] = fact
        return known

    def _source_or_stand_in(self, source_id: str) -> Source:
        return self._index.source(source_id) or Source.model_construct(id=source_id, lang="und", places={})

    @decided_by()
    @question
    def find(self, fact_id: str) -> KnownFact | None:
        return self._known.get(fact_id)

    @decided_by()
    @question
    def has(self, fact_id: str) -> bool:
        return fact_id in self._known

    @asked_once
    def every(self) -> list[KnownFact]:
        return list(self._known.values())

    def __getitem__(self, fact_id: str) -> KnownFact:
        if fact := self.find(fact_id):
            return fact
        raise KeyError(fact_id)

    def __contains__(self, fact_id: object) -> bool:
        return isinstance(fact_id, str) and self.has(fact_id)

    def __iter__(self) -> Iterator[str]:
        return (fact.id for fact in self.every)

    def __len__(self) -> int:
        return len(self.every)

    def values(self) -> ValuesView[KnownFact]:
        """All at once: one question, not one for each."""
        hear(Question("Facts.every"))
        return self._known.values()


def _by_kind(index: Index) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in index.entries.values():
        found.setdefault(entry.kind, []).append(entry)
    return found


def _by_file(index: Index) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in index.entries.values():
        found.setdefault(entry.document.path, []).append(entry)
    return found


def _marks(index: Index) -> dict[str, bytes]:
    found: dict[str, list[bytes]] = {}
    for entry in index.entries.values():
        found.setdefault(entry.document.path, []).append(entry.mark)
    loaded = index.loaded
    for texts in (loaded.release_texts, loaded.project_texts, loaded.pages):
        for versions in texts.values():
            for version in versions.values():
                found.setdefault(version.file.path, []).append(version.file.mark)
    return {path: joined([path.encode("utf-8", "surrogateescape"), *marks]) for path, marks in found.items()}


def _listing(index: Index) -> Listing:
    return index.loaded.listing or Listing.of(index.root)

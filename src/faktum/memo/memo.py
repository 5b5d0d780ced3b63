"""What was made in the last build, and what each of it was made from, so that it need not be made again.

A made thing is kept under a name with the mark of what it was given and the questions that were asked while it was
made (`faktum.questions`). In the next build every question is asked once, of the catalogue as it is then. A thing of
which no question has another answer, and which was given the same, would come out the same.

All of it stands in one SQLite file beside the lock. It is never needed: a file that cannot be read, or that other code
left, is as none at all.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from faktum.questions import Question

_TABLES = """
CREATE TABLE about (surroundings BLOB NOT NULL, site BLOB NOT NULL) STRICT;
CREATE TABLE question (number INTEGER PRIMARY KEY, asked TEXT NOT NULL, mark BLOB NOT NULL) STRICT;
CREATE TABLE made (name TEXT PRIMARY KEY, given BLOB NOT NULL, questions BLOB NOT NULL, thing TEXT NOT NULL) STRICT;
"""
_GONE = b""
"""The mark of a question that has no answer."""

MarkNow = Callable[[Question], bytes]
"""The mark of the answer to a question, as the catalogue is now. Raises LookupError where there is none."""


class Made(NamedTuple):
    """A thing as it was kept."""

    given: bytes
    questions: Sequence[int]
    thing: str
    """As JSON."""


@dataclass
class Memo:
    """The things of the last build that may be used in this one, and those of this one for the next."""

    path: Path | None = None
    """Where it is left; None for one that is not."""
    surroundings: bytes = b""
    """The mark of what all things are made from: the code, and what it runs in."""
    mark_now: MarkNow = lambda _question: _GONE
    _made: dict[str, Made] = field(default_factory=dict)
    _numbers: dict[Question, int] = field(default_factory=dict)
    _marks: dict[int, bytes] = field(default_factory=dict)
    """As they are now."""
    _stale: frozenset[int] = frozenset()
    _used: set[str] = field(default_factory=set)
    _new: dict[str, Made] = field(default_factory=dict)
    _known: int = 0
    """How many questions stand in the file."""

    @classmethod
    def open(cls, path: Path, surroundings: bytes, site: bytes, mark_now: MarkNow) -> Memo:
        """What stands in the file; nothing where it was left by other code, beside another site, or is none.

        `site` is the mark of the site as it stands: what was made is taken to be there.
        """
        memo = cls(path, surroundings, mark_now)
        try:
            memo._read(path, site)
        except (OSError, sqlite3.Error, ValueError, TypeError, KeyError):
            memo = cls(path, surroundings, mark_now)
            path.unlink(missing_ok=True)
        return memo

    def _read(self, path: Path, site: bytes) -> None:
        if not path.is_file():
            return
        with closing(sqlite3.connect(path)) as file:
            if [*file.execute("SELECT surroundings, site FROM about")] != [(self.surroundings, site)]:
                raise ValueError(path)
            stale = set[int]()
            for number, asked, mark in file.execute("SELECT number, asked, mark FROM question"):
                question = _question(asked)
                self._numbers[question] = number
                self._marks[number] = now = self._now(question)
                if now != mark:
                    stale.add(number)
            self._stale, self._known = frozenset(stale), len(self._numbers)
            for name, given, questions, thing in file.execute(
                "SELECT name, given, questions, thing FROM made"
            ):
                numbers = array("I", questions)
                if self._stale.isdisjoint(numbers):
                    self._made[name] = Made(given, numbers, thing)

    def _now(self, question: Question) -> bytes:
        try:
            return self.mark_now(question)
        except LookupError:
            return _GONE

    def recall(self, name: str, given: bytes) -> str | None:
        """The thing of that name, as JSON, when it would come out the same."""
        made = self._made.get(name)
        if made is None or made.given != given:
            return None
        self._used.add(name)
        return made.thing

    def keep(self, name: str, given: bytes, questions: Iterable[Question], thing: str) -> None:
        """Have a thing, as JSON, for the next build."""
        self._new[name] = Made(given, array("I", sorted(map(self._number, questions))), thing)

    def _number(self, question: Question) -> int:
        number = self._numbers.get(question)
        if number is None:
            number = self._numbers[question] = len(self._numbers)
            self._marks[number] = self._now(question)
        return number

    def write(self, site: bytes) -> None:
        """Leave what was made and used for the next build, beside the site as it stands; forget the rest."""
        if self.path is None:
            return
        try:
            self._write(self.path, site)
        except (OSError, sqlite3.Error):  # the site is published; only the next build is slower
            self.forget()

    def forget(self) -> None:
        """Leave nothing for the next build."""
        if self.path:
            self.path.unlink(missing_ok=True)

    def _write(self, path: Path, site: bytes) -> None:
        fresh = not path.is_file()
        with closing(sqlite3.connect(path)) as file, file:
            if fresh:
                file.executescript(_TABLES)
            file.execute("DELETE FROM about")
            file.execute("INSERT INTO about VALUES (?, ?)", (self.surroundings, site))
            changed = (number for number in self._numbers.values() if number >= self._known)
            asked = {number: question for question, number in self._numbers.items()}
            rows = (
                (number, _written(asked[number]), self._marks[number]) for number in {*changed, *self._stale}
            )
            file.executemany("INSERT OR REPLACE INTO question VALUES (?, ?, ?)", rows)
            kept = {row[0] for row in file.execute("SELECT name FROM made")}
            gone = kept - self._used - self._new.keys()
            file.executemany("DELETE FROM made WHERE name = ?", ((name,) for name in gone))
            file.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?)", self._rows())

    def _rows(self) -> Iterator[tuple[str, bytes, bytes, str]]:
        for name, made in self._new.items():
            yield name, made.given, array("I", made.questions).tobytes(), made.thing


def _written(question: Question) -> str:
    return json.dumps(question, ensure_ascii=False, separators=(",", ":"))


def _question(written: str) -> Question:
    """The question as it was asked: arguments are texts, nothing, or tuples of texts."""
    name, arguments = json.loads(written)
    return Question(str(name), tuple(tuple(one) if isinstance(one, list) else one for one in arguments))

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
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from faktum.questions import Question

_TABLES = """
CREATE TABLE about (surroundings BLOB NOT NULL, site BLOB NOT NULL) STRICT;
CREATE TABLE record (id TEXT PRIMARY KEY, mark BLOB NOT NULL) STRICT;
CREATE TABLE question (number INTEGER PRIMARY KEY, asked TEXT NOT NULL, mark BLOB NOT NULL) STRICT;
CREATE TABLE made (
  name TEXT PRIMARY KEY, given BLOB NOT NULL, questions BLOB NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL
) STRICT;
"""
_GONE = b""
"""The mark of a question that has no answer."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the catalogue says now."""

    records: Mapping[str, bytes]
    """Record → the mark of its files."""
    shared: Callable[[str], bool]
    """Whether what is read of a record may come from this one: a source, or one that is there no more."""
    mark: Callable[[Question], bytes]
    """The mark of the answer to a question. Raises LookupError where there is none."""


class Made(NamedTuple):
    """A thing as it was kept."""

    given: bytes
    questions: Sequence[int]
    short: str
    """What every build needs of it."""
    long: str | None
    """What few do; None while it was not read."""


class Memo:
    """The things of the last build that may be used in this one, and those of this one for the next."""

    def __init__(
        self, path: Path | None = None, surroundings: bytes = b"", answers: Answers | None = None
    ) -> None:
        self.path = path
        """Where it is left; None for one that is not."""
        self._surroundings = surroundings
        """The mark of what all things are made from: the code, and what it runs in."""
        self._answers = answers or Answers({}, lambda _record: True, lambda _question: _GONE)
        self._file: sqlite3.Connection | None = None
        self._made: dict[str, Made] = {}
        self._new: dict[str, Made] = {}
        self._used: set[str] = set()
        self._numbers: dict[Question, int] = {}
        self._marks: dict[int, bytes] = {}
        """As they are now."""
        self._written: set[int] = set()
        """Questions of which the file has the mark as it is now."""
        self._next = 0
        """The number of the next question that nobody has asked before."""
        self._names: set[str] = set()
        """Of all things in the file."""

    @classmethod
    def open(cls, path: Path, surroundings: bytes, site: bytes, answers: Answers) -> Memo:
        """What stands in the file; nothing where it was left by other code, beside another site, or is none.

        `site` is the mark of the site as it stands: what was made is taken to be there.
        """
        memo = cls(path, surroundings, answers)
        try:
            memo._read(path, site)
        except (OSError, sqlite3.Error, ValueError, TypeError, LookupError):
            memo.forget()
            memo = cls(path, surroundings, answers)
        return memo

    def _read(self, path: Path, site: bytes) -> None:
        if not path.is_file():
            return
        self._file = sqlite3.connect(path)
        if [*self._file.execute("SELECT surroundings, site FROM about")] != [(self._surroundings, site)]:
            raise ValueError(path)
        before, now = dict(self._file.execute("SELECT id, mark FROM record")), self._answers.records
        changed = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
        all_may = any(map(self._answers.shared, changed))
        stale = set[int]()
        for number, asked, mark in self._file.execute("SELECT number, asked, mark FROM question"):
            question = _question(asked)
            self._numbers[question] = number
            may_differ = all_may or (record := question.record) is None or record in changed
            self._marks[number] = now_marked = self._now(question) if may_differ else mark
            (self._written if now_marked == mark else stale).add(number)
        self._next = max(self._marks, default=-1) + 1
        for name, given, questions, short in self._file.execute(
            "SELECT name, given, questions, short FROM made"
        ):
            numbers = array("I", questions)
            self._names.add(name)
            if stale.isdisjoint(numbers):
                self._made[name] = Made(given, numbers, short, None)

    def _now(self, question: Question) -> bytes:
        try:
            return self._answers.mark(question)
        except LookupError:
            return _GONE

    def recall(self, name: str, given: bytes) -> str | None:
        """What is always needed of the thing of that name, when it would come out the same."""
        made = self._made.get(name)
        if made is None or made.given != given:
            return None
        self._used.add(name)
        return made.short

    def more(self, name: str) -> str:
        """The rest of a thing that was recalled, or kept. Raises KeyError where it was neither."""
        made = self._new.get(name) or self._made[name]
        if made.long is not None:
            return made.long
        assert self._file is not None, "things are recalled from the file"
        row: tuple[str] = self._file.execute("SELECT long FROM made WHERE name = ?", (name,)).fetchone()
        return row[0]

    def keep(
        self, name: str, given: bytes, questions: Iterable[Question], short: str, long: str = ""
    ) -> None:
        """Have a thing for the next build."""
        self._new[name] = Made(given, array("I", sorted(map(self._number, questions))), short, long)

    def _number(self, question: Question) -> int:
        number = self._numbers.get(question)
        if number is None:
            number = self._numbers[question] = self._next
            self._next += 1
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
        if self._file:
            self._file.close()
            self._file = None
        if self.path:
            self.path.unlink(missing_ok=True)

    def _write(self, path: Path, site: bytes) -> None:
        known = self._file
        if known is None:
            path.unlink(missing_ok=True)
        with closing(known or sqlite3.connect(path)) as file, file:
            if known is None:
                file.executescript(_TABLES)
            file.execute("DELETE FROM about")
            file.execute("INSERT INTO about VALUES (?, ?)", (self._surroundings, site))
            file.execute("DELETE FROM record")
            file.executemany("INSERT INTO record VALUES (?, ?)", self._answers.records.items())
            if gone := self._names - self._used - self._new.keys():
                file.executemany("DELETE FROM made WHERE name = ?", ((name,) for name in gone))
                self._forget_questions(file)
            rows = (
                (number, _written(question), self._marks[number])
                for question, number in self._numbers.items() if number not in self._written
            )  # fmt: skip
            file.executemany("INSERT OR REPLACE INTO question VALUES (?, ?, ?)", rows)
            things = (
                (name, made.given, array("I", made.questions).tobytes(), made.short, made.long)
                for name, made in self._new.items()
            )
            file.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", things)
        self._file = None

    def _forget_questions(self, file: sqlite3.Connection) -> None:
        """Those that were asked only for what is gone."""
        left = {number for name in self._used for number in self._made[name].questions}
        left |= {number for made in self._new.values() for number in made.questions}
        unasked = self._marks.keys() - left
        file.executemany("DELETE FROM question WHERE number = ?", ((number,) for number in unasked))
        self._written |= unasked


def _written(question: Question) -> str:
    return json.dumps(question, ensure_ascii=False, separators=(",", ":"))


def _question(written: str) -> Question:
    """The question as it was asked: arguments are texts, numbers, nothing, or tuples of texts."""
    name, arguments = json.loads(written)
    return Question(str(name), tuple(tuple(one) if isinstance(one, list) else one for one in arguments))

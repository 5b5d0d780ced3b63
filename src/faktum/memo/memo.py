"""What was made before, and what each of it was made from, so that it need not be made again.

A made thing is kept under a name with the mark of what it was given and the questions that were asked while it was
made (`faktum.questions`). The next time every question is asked once, of the site as it is then. A thing of which no
question has another answer, and which was given the same, would come out the same.

All of it stands in one SQLite file. It is never needed: a file that cannot be read, that other code left, or that is no
more the one that was written but a copy of it, is as none at all.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from typing import NamedTuple

from faktum.marks import SIZE, joined
from faktum.questions import Question, bundled, parts_of

_TABLES = """
CREATE TABLE about (surroundings BLOB NOT NULL, site BLOB NOT NULL, edition BLOB NOT NULL) STRICT;
CREATE TABLE ground (name TEXT PRIMARY KEY, mark BLOB NOT NULL) STRICT;
CREATE TABLE question (
  number INTEGER PRIMARY KEY, asked TEXT NOT NULL UNIQUE, ground TEXT, mark BLOB NOT NULL
) STRICT;
CREATE TABLE made (
  name TEXT PRIMARY KEY, given BLOB NOT NULL, questions BLOB NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL
) STRICT;
"""
_GONE = b""
"""The mark of a question that has no answer."""
_PATIENCE = 0.2
"""Seconds for which somebody is waited for who reads or writes the same file."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What the catalogue says now."""

    grounds: Mapping[str, bytes]
    """What questions are decided by (`Question.ground`) → its mark: of a record's files, of all records."""
    shared: str
    """The one of them that may be in every answer."""
    mark: Callable[[Question], bytes]
    """The mark of the answer to a question. Raises LookupError where there is none."""
    complete: bool = False
    """Whether they are all that answers are made from: while they are the same, so are the answers."""


class Made(NamedTuple):
    """A thing as it was kept."""

    given: bytes
    questions: Sequence[int]
    short: str
    """What every build needs of it."""
    long: str | None
    """What few do; None while it was not read."""


class Memo:
    """The things that were made before and may be used now, and those made now for the next time."""

    def __init__(
        self, path: Path | None = None, surroundings: bytes = b"", answers: Answers | None = None
    ) -> None:
        self.path = path
        """Where it is left; None for one that is not."""
        self._surroundings = surroundings
        """The mark of what all things are made from: the code, and what it runs in."""
        self._answers = answers or Answers({}, "", lambda _question: _GONE)
        self._file: sqlite3.Connection | None = None
        self._edition = b""
        """Which the file was when it was read."""
        self._changed = True
        """Whether the file has anything that is another now."""
        self._stale: set[int] = set()
        """Questions that have another answer than before."""
        self._made: dict[str, Made] = {}
        self._new: dict[str, Made] = {}
        self._used: set[str] = set()
        self._numbers: dict[Question, int] = {}
        """Of those that somebody has asked for."""
        self._marks: dict[int, bytes] = {}
        """Of the stale ones, as they are now."""
        self._unwritten: dict[Question, tuple[int, bytes]] = {}
        """Those that the file has not, with their numbers and marks."""
        self._next = 0
        """The number of the next question that nobody has asked before."""

    @classmethod
    def open(cls, path: Path, surroundings: bytes, site: bytes, answers: Answers) -> Memo:
        """What stands in the file; nothing where it was left by other code, beside another site, or is none.

        `site` is the mark of the site as it stands: what was made is taken to be there.
        """
        memo = cls(path, surroundings, answers)
        memo.read(site)
        return memo

    def read(self, site: bytes) -> None:
        """Take in what stands in the file, as `open` does."""
        if self.path is None:
            return
        try:
            self._read(self.path, site)
        except (OSError, sqlite3.Error, ValueError, TypeError, LookupError):
            self.forget()
            self.__init__(self.path, self._surroundings, self._answers)  # type: ignore[misc]

    def _read(self, path: Path, site: bytes) -> None:
        if not path.is_file():
            return
        self._file = sqlite3.connect(path, timeout=_PATIENCE)
        [(*about, self._edition)] = self._file.execute("SELECT surroundings, site, edition FROM about")
        if about != [_beside(self._surroundings, path), site]:
            raise ValueError(path)
        for name, given, questions, short in self._file.execute(
            "SELECT name, given, questions, short FROM made"
        ):
            self._made[name] = Made(given, array("I", questions), short, None)
        before, now = dict(self._file.execute("SELECT name, mark FROM ground")), self._answers.grounds
        changed = {one for one in before.keys() | now.keys() if before.get(one) != now.get(one)}
        self._changed = bool(changed)
        for number, asked, mark in self._file.execute(*self._that_may_differ(changed)):
            self._numbers[question := _question(asked)] = number
            if (now_marked := self._now(question)) != mark:
                self._marks[number] = now_marked
                self._stale.add(number)
        [(last,)] = self._file.execute("SELECT coalesce(max(number), -1) FROM question")
        self._next = last + 1

    def _that_may_differ(self, changed: AbstractSet[str]) -> tuple[str, tuple[str, ...]]:
        """The questions to be asked again, in SQL."""
        if self._answers.shared in changed:
            return "SELECT number, asked, mark FROM question", ()
        if self._answers.complete and not changed:
            return "SELECT number, asked, mark FROM question WHERE false", ()
        assert self._file is not None, "questions stand in the file"
        several = self._file.execute(
            "SELECT DISTINCT ground FROM question WHERE ground >= ':' AND ground < ';'"
        )
        grounds = [*changed, *(one for (one,) in several if not parts_of(one).isdisjoint(changed))]
        may = "SELECT number, asked, mark FROM question WHERE ground IS NULL OR ground IN (SELECT value FROM json_each(?))"
        return may, (json.dumps(grounds),)

    def _now(self, question: Question) -> bytes:
        try:
            return self._answers.mark(question)
        except LookupError:
            return _GONE

    def recall(self, name: str, given: bytes) -> str | None:
        """What is always needed of the thing of that name, when it would come out the same."""
        short, stale = self.recall_parts(name, given)
        return None if stale else short

    def recall_parts(self, name: str, given: bytes) -> tuple[str | None, AbstractSet[int]]:
        """The same of what was given the same, with the numbers of its questions that have another answer now."""
        made = self._made.get(name)
        if made is None or made.given != given:
            return None, frozenset()
        if not self._stale.isdisjoint(made.questions):
            return made.short, self._stale.intersection(made.questions)
        self._used.add(name)
        return made.short, frozenset()

    def use(self, names: Iterable[str]) -> None:
        """Keep what has these names for the next time, without having looked at it."""
        self._used.update(name for name in names if name in self._made)

    def more(self, name: str) -> str:
        """The rest of a thing that was recalled, or kept. Raises KeyError where it was neither."""
        made = self._new.get(name) or self._made[name]
        return self._long(name) if made.long is None else made.long

    def before(self, name: str) -> str | None:
        """The rest of a thing as it was, whether or not it would come out the same; None where it was not kept."""
        return self._long(name) if name in self._made else None

    def _long(self, name: str) -> str:
        assert self._file is not None, "things are recalled from the file"
        row: tuple[str] = self._file.execute("SELECT long FROM made WHERE name = ?", (name,)).fetchone()
        return row[0]

    def keep(
        self, name: str, given: bytes, questions: Iterable[Question], short: str, long: str = ""
    ) -> None:
        """Have a thing for the next time."""
        self.keep_numbered(name, given, map(self.number, bundled(questions)), short, long)

    def keep_numbered(
        self, name: str, given: bytes, numbers: Iterable[int], short: str, long: str = ""
    ) -> None:
        """The same with the numbers of questions."""
        self._new[name] = Made(given, array("I", sorted({*numbers})), short, long)

    def number(self, question: Question) -> int:
        """The number under which a question is kept."""
        number = self._numbers.get(question)
        if number is None:
            number = self._numbers[question] = self._number_in_file(question)
        return number

    def _number_in_file(self, question: Question) -> int:
        if self._file:
            sought = "SELECT number FROM question WHERE asked = ?"
            for (number,) in self._file.execute(sought, (_written(question),)):
                return int(number)
        number = self._next
        self._unwritten[question] = number, self._now(question)
        self._next += 1
        return number

    def write(self, site: bytes) -> None:
        """Leave what was made and used for the next time, beside the site as it stands; forget the rest."""
        if self.path is None or (self._answers.complete and not self._changed and not self._new):
            return
        try:
            self._write(self.path, site)
        except (OSError, sqlite3.Error, UnicodeError):  # what was made is there; only the next time is slower
            self.forget()

    def forget(self) -> None:
        """Leave nothing for the next time."""
        if self._file:
            self._file.close()
            self._file = None
        if self.path:
            with suppress(OSError):
                # A journal that was left would be taken for that of the next file.
                self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
                self.path.unlink(missing_ok=True)

    def _write(self, path: Path, site: bytes) -> None:
        known = self._file
        if known is None:
            self.forget()
        self._file = None
        with closing(known or sqlite3.connect(path, timeout=_PATIENCE)) as file, file:
            if known is None:
                file.executescript(_TABLES)
            file.execute("BEGIN IMMEDIATE")
            if known and [*file.execute("SELECT edition FROM about")] != [(self._edition,)]:
                return  # somebody else has written it since, which is as good
            file.execute("DELETE FROM about")
            about = _beside(self._surroundings, path), site, token_bytes(SIZE)
            file.execute("INSERT INTO about VALUES (?, ?, ?)", about)
            file.execute("DELETE FROM ground")
            file.executemany("INSERT INTO ground VALUES (?, ?)", self._answers.grounds.items())
            kept = self._used - self._new.keys()
            if gone := self._made.keys() - kept - self._new.keys():
                file.executemany("DELETE FROM made WHERE name = ?", ((name,) for name in gone))
            if gone or self._stale:
                self._forget_questions(file, kept)
            rows = ((mark, number) for number, mark in self._marks.items())
            file.executemany("UPDATE question SET mark = ? WHERE number = ?", rows)
            new = (
                (number, _written(question), question.ground, mark)
                for question, (number, mark) in self._unwritten.items()
            )
            file.executemany("INSERT INTO question VALUES (?, ?, ?, ?)", new)
            things = (
                (name, made.given, array("I", made.questions).tobytes(), made.short, made.long)
                for name, made in self._new.items()
            )
            file.executemany("INSERT OR REPLACE INTO made VALUES (?, ?, ?, ?, ?)", things)

    def _forget_questions(self, file: sqlite3.Connection, kept: Iterable[str]) -> None:
        """Those that were asked only for what is gone."""
        left = {number for name in kept for number in self._made[name].questions}
        left |= {number for made in self._new.values() for number in made.questions}
        unasked = {number for (number,) in file.execute("SELECT number FROM question")} - left
        file.executemany("DELETE FROM question WHERE number = ?", ((number,) for number in unasked))


def left_in(path: Path, name: str, given: bytes) -> str | None:
    """What the file has by that name, if it was given the same; nothing else is looked at."""
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=_PATIENCE)
        ) as file:
            row = file.execute(
                "SELECT short FROM made WHERE name = ? AND given = ?", (name, given)
            ).fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _beside(surroundings: bytes, path: Path) -> bytes:
    """The mark of the surroundings and of the file itself: what came from elsewhere under its name is another."""
    found = path.stat()
    return joined((surroundings, b"%d %d" % (found.st_dev, found.st_ino)))


_APART = "\x1f"
"""Between the name of a question and arguments that are all texts, which most are: JSON takes ten times as long."""


def _written(question: Question) -> str:
    if all(isinstance(one, str) and _APART not in one for one in question.arguments):
        return _APART.join((question.name, *question.arguments))
    return json.dumps(question, ensure_ascii=False, separators=(",", ":"))


def _question(written: str) -> Question:
    """The question as it was asked: arguments are texts, numbers, nothing, or tuples of texts."""
    if not written.startswith("["):
        name, *texts = written.split(_APART)
        return Question(name, tuple(texts))
    name, arguments = json.loads(written)
    return Question(str(name), tuple(tuple(one) if isinstance(one, list) else one for one in arguments))

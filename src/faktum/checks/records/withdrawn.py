"""What is left of people who have withdrawn: their names, numbers and pictures anywhere in data/ and docs/.

A record that is withdrawn no longer tells the name. What it told is read from the file as long as it
stands there, and then from git, which remembers the file's earlier versions. Nothing is kept for this
in the record itself: a name has so little in it that a hash of it, salted or not, is found out by
trying all names. Once the history has been rewritten nobody knows the name any more, this check neither.

No message repeats what it found: reports are printed where anybody can read them.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faktum.checks.index import Index
from faktum.checks.records.likeness import folded_word, folded_words
from faktum.checks.records.traces import NamePattern, mailbox_pattern, number_pattern
from faktum.load.history import earlier_texts_of
from faktum.load.yaml import parse_yaml
from faktum.locale.words import words
from faktum.model.base import ProperName
from faktum.model.person import Person
from faktum.problems import Problem, Severity, relative

_MOST_BYTES = 4_000_000
_TEXTS = frozenset({".yml", ".yaml", ".md", ".svg", ".txt", ".json"})


@dataclass(slots=True)
class Known:
    """What is known of somebody who has withdrawn."""

    person: str
    path: str
    names: set[tuple[str, str]] = field(default_factory=set)
    """(given, family)"""
    numbers: set[str] = field(default_factory=set)
    mailboxes: set[str] = field(default_factory=set)
    pictures: set[str] = field(default_factory=set)

    def learn(self, data: Any) -> None:
        """Take in what a version of the record told."""
        if not isinstance(data, Mapping):
            return
        name, sort_as = str(data.get("name") or ""), str(data.get("sort_as") or "")
        if parts := _parts(name, sort_as):
            self.names.add(parts)
        contacts, portrait = data.get("contacts"), data.get("portrait")
        for point in contacts.values() if isinstance(contacts, Mapping) else ():
            if isinstance(point, Mapping):
                self.numbers |= {str(point["phone"])} if point.get("phone") else set()
                own = point.get("email") and not point.get("function_mailbox")
                self.mailboxes |= {str(point["email"]).lower()} if own else set()
        if isinstance(portrait, Mapping) and portrait.get("file"):
            self.pictures.add(str(portrait["file"]))


def check_withdrawn(index: Index) -> Iterator[Problem]:
    withdrawn = _withdrawn(index)
    if not withdrawn:
        return
    for known in withdrawn.values():
        yield from _alike(index, known)
    _learn(index, withdrawn)
    _forget_what_others_have(index, withdrawn)
    sought = [_Sought(index, one) for one in withdrawn.values()]
    for path in _files(index.root):
        name = relative(path, index.root)
        for one in sought:
            if name != one.known.path:
                yield from one.in_file(path, name)


def _withdrawn(index: Index) -> dict[str, Known]:
    """Everybody whose record says so, also where it cannot be used yet."""
    found: dict[str, Known] = {}
    for record_id, document in index.loaded.documents.items():
        data = document.data
        if document.path.startswith("data/people/") and isinstance(data, Mapping) and data.get("withdrawn"):
            found[record_id] = Known(record_id, document.path)
            found[record_id].learn(data)
    return found


def _learn(index: Index, withdrawn: Mapping[str, Known]) -> None:
    by_path = {one.path: one for one in withdrawn.values()}
    for path, text in earlier_texts_of(index.root, list(by_path)):
        by_path[path].learn(parse_yaml(text, path, []).data)


def _parts(name: str, sort_as: str) -> tuple[str, str] | None:
    """Given and family name. `Larsson, Marianne` says which is which; without it the last word is the family's."""
    family, comma, given = (part.strip() for part in sort_as.partition(","))
    if not comma:
        given, _, family = name.strip().rpartition(" ")
    return (given, family) if given and family else None


def _forget_what_others_have(index: Index, withdrawn: Mapping[str, Known]) -> None:
    """A number of the whole office, and a name that somebody else has too, tell nothing of the one withdrawn."""
    kept, names = set(), set()
    for entry in index.of_kind("people", "organisations"):
        for point in getattr(entry.record, "contacts", {}).values():
            kept |= {point.phone, (point.email or "").lower()}
        if isinstance(entry.record, Person) and entry.record.name:
            names.add(folded_words(entry.record.name))
    for one in withdrawn.values():
        one.numbers -= kept
        one.mailboxes -= kept
        one.names = {(given, family) for given, family in one.names
                     if folded_words(f"{given} {family}") not in names}  # fmt: skip


def _alike(index: Index, known: Known) -> Iterator[Problem]:
    """Somebody said to be of the same name would tell the name."""
    for entry in index.of_kind("people"):
        others = entry.record.not_to_be_confused_with if isinstance(entry.record, Person) else ()
        if known.person in others:
            yield entry.problem(
                ("not_to_be_confused_with",), "WITHDRAWN-TRACE",
                f"nothing that names {known.person}, who is withdrawn", "the id beside a person of the same name",
                "Remove the id from `not_to_be_confused_with`.",
            )  # fmt: skip


class _Sought:
    """The patterns of one person."""

    def __init__(self, index: Index, known: Known) -> None:
        self.known = known
        common = _words_of_others(index)
        self.names = [NamePattern.of(given, family) for given, family in sorted(known.names)]
        self.families = [
            one.family for one in self.names if not set(one.family_words) & common and one.distinct
        ]  # fmt: skip
        self.others = [("a telephone number", number_pattern(one)) for one in sorted(known.numbers)]
        self.others += [("the mailbox", mailbox_pattern(one)) for one in sorted(known.mailboxes)]

    def in_file(self, path: Path, name: str) -> Iterator[Problem]:
        if any(one.whole.search(name) for one in self.names):
            yield self._problem(name, 1, "the name of the file", "Give the file another name.")
        pictured = f"{path.stem}-".startswith(f"{self.known.person}-")
        if name.startswith("docs/assets/") and (pictured or path.name in self.known.pictures):
            yield self._problem(
                name, 1, "the portrait", "Delete the file; the next build takes it off the site."
            )
            return
        text = _text(path)
        if path.suffix in _TEXTS:
            yield from self._in_text(text, name)
        elif any(one.strict.search(text) for one in self.names):
            yield self._problem(
                name, 1, "the name inside the picture",
                "Save the picture without what it says of itself (author, description), or delete it.",
            )  # fmt: skip

    def _in_text(self, text: str, name: str) -> Iterator[Problem]:
        found: dict[int, tuple[str, Severity]] = {}
        whole = [match.span() for one in self.names for match in one.whole.finditer(text)]
        for pattern in self.families:
            for match in pattern.finditer(text):
                if not any(start <= match.start() < end for start, end in whole):
                    found[_line(text, match.start())] = ("the family name", "warning")
        for what, pattern in self.others:
            for match in pattern.finditer(text):
                found[_line(text, match.start())] = (what, "error")
        for start, _end in whole:
            found[_line(text, start)] = ("the name", "error")
        for line, (what, severity) in sorted(found.items()):
            yield self._problem(name, line, what, self._hint(what, name), severity)

    def _hint(self, what: str, name: str) -> str:
        match what, name.endswith(".md"):
            case "the family name", _:
                return "If the person is meant, leave the name out. If somebody else is, nothing needs to be done."
            case "the name", True:
                return f'Write {{{{ person("{self.known.person}") }}}}, which says that somebody has withdrawn, or leave the name out.'
            case "the name", _:
                return "Leave it out: in a title write […], in a note the office; an address that holds the name becomes `unknown`."
            case _:
                return "Remove it."

    def _problem(self, path: str, line: int, found: str, hint: str, severity: Severity = "error") -> Problem:
        expected = f"nothing that names {self.known.person}, who is withdrawn"
        return Problem(path, line, "WITHDRAWN-TRACE", expected, found, hint, severity)


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _words_of_others(index: Index) -> set[str]:
    """Words of the names of other people, organisations and projects, and words that are no name."""
    found: set[str] = set()
    for language in index.languages:
        found.update(map(folded_word, words(language, "function-words").get("words", "").split()))
    for entry in index.entries.values():
        if isinstance(entry.record, Person):
            found.update(folded_words(entry.record.name or ""))
        for node in entry.nodes:
            if isinstance(node.value, ProperName):
                found.update(folded_words(node.value.text))
    return found


def _files(root: Path) -> Iterator[Path]:
    for top in ("data", "docs"):
        for folder, _folders, names in os.walk(root / top):
            yield from (Path(folder) / name for name in sorted(names))


def _text(path: Path) -> str:
    """What a file says, as far as it can be read; of a picture, the letters among its bytes."""
    try:
        if path.is_symlink() or path.stat().st_size > _MOST_BYTES:
            return ""
        raw = path.read_bytes()
    except OSError:
        return ""
    if path.suffix in _TEXTS:
        return unicodedata.normalize("NFC", raw.decode("utf-8", errors="replace"))
    return raw.decode("latin-1") + raw.decode("utf-8", errors="ignore")

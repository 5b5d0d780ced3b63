"""Names and mailboxes of people in running text come from their records, not from the keyboard."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from faktum.checks.index import Index
from faktum.checks.texts.text import Text, quoted_words, texts_of
from faktum.marks import mark_of
from faktum.model.contact import ContactPoint
from faktum.problems import Problem, quoted
from faktum.questions import decided_by, question_of_site

_WORD = re.compile(r"\w+")


def check_people(index: Index) -> Iterator[Problem]:
    names = _names(index)
    for text in texts_of(index):
        if names:
            yield from _typed_names(text, names)
        if "@" in text.raw and (boxes := _mailboxes(index)):
            yield from _typed_mailboxes(text, boxes)


def check_quoted_people(index: Index) -> Iterator[Problem]:
    """The same in what records keep in the words of a source."""
    if names := _names(index):
        yield from _names_in_quotes(index, names)


@decided_by("people")
@question_of_site
def _names(index: Index) -> _Names:
    return index.once(_Names.of)


class _Names:
    """Known people's names in a text. A directory has thousands: only those that begin as a word does are tried there."""

    @classmethod
    def of(cls, index: Index) -> _Names:
        return cls(index.names)

    def __init__(self, names: Mapping[str, str]) -> None:
        self.mark = mark_of(repr(names))
        beginning: dict[str, list[str]] = defaultdict(list)
        self._people: dict[str, str] = {}
        for name in sorted(names, key=len, reverse=True):
            first = _WORD.search(name)
            if first:
                written = " ".join(name[first.start() :].split())
                beginning[first[0]].append(written)
                self._people[written] = names[name]
        self._beginning = {word: _pattern(written) for word, written in beginning.items()}

    def __bool__(self) -> bool:
        return bool(self._beginning)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The longest at each place, none within another; white space as it comes, with or without a genitive s."""
        end = 0
        for word in _WORD.finditer(text):
            names = self._beginning.get(word[0])
            match = names.match(text, word.start()) if names and word.start() >= end else None
            if match:
                end = match.end()
                yield match

    def hint(self, name: str) -> str:
        return f'Write {{{{ person("{self._people[" ".join(name.split())]}") }}}}.'


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    alternatives = "|".join(r"\s+".join(map(re.escape, name.split())) for name in names)
    return re.compile(rf"({alternatives})(?:'?s|’s)?(?!\w)")


def _typed_names(text: Text, names: _Names) -> Iterator[Problem]:
    """A person who withdraws must vanish from every text at the next build (design, section 4)."""
    for match in names.finditer(text.raw):
        line = text.raw.count("\n", 0, match.start()) + 1
        yield text.problem(line, "TYPED-NAME", f"people by their id in {text.where}", quoted(match[1]),
                           names.hint(match[1]))  # fmt: skip


@decided_by("people")
@question_of_site
def _mailboxes(index: Index) -> re.Pattern[str] | None:
    return index.once(_pattern_of_mailboxes)


def _pattern_of_mailboxes(index: Index) -> re.Pattern[str] | None:
    """The mailboxes of people; one that belongs to an office may stand in a text."""
    found = {
        node.value.email
        for entry in index.of_kind("people")
        for node in entry.nodes
        if isinstance(node.value, ContactPoint) and node.value.email and not node.value.function_mailbox
    }
    if not found:
        return None
    return re.compile(rf"(?<![\w.+-])(?:{'|'.join(map(re.escape, sorted(found)))})(?![\w-])", re.IGNORECASE)


def _typed_mailboxes(text: Text, boxes: re.Pattern[str]) -> Iterator[Problem]:
    for match in boxes.finditer(text.raw):
        line = text.raw.count("\n", 0, match.start()) + 1
        yield text.problem(
            line, "TYPED-NAME", f"no mailbox of a person in {text.where}", quoted(match[0]),
            "Leave it out: pages show the contacts from their records, and drop them when somebody withdraws.",
        )  # fmt: skip


def _names_in_quotes(index: Index, names: _Names) -> Iterator[Problem]:
    for entry in index.entries.values():
        for place, words in quoted_words(entry):
            for match in names.finditer(words):
                yield entry.problem(
                    place, "TYPED-NAME", "a wording without the person's name", quoted(match[1]),
                    "Leave the name out: a wording is kept for its number, date or title.",
                )  # fmt: skip

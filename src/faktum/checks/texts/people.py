"""Names and mailboxes of people in running text come from their records, not from the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.checks.texts.text import Text, quoted_words, texts_of
from faktum.model.contact import ContactPoint
from faktum.problems import Problem, quoted


def check_people(index: Index) -> Iterator[Problem]:
    names, boxes = _names(index), _mailboxes(index)
    for text in texts_of(index):
        if names:
            yield from _typed_names(index, text, names)
        if boxes and "@" in text.raw:
            yield from _typed_mailboxes(text, boxes)
    if names:
        yield from _names_in_quotes(index, names)


def _names(index: Index) -> re.Pattern[str] | None:
    """Known people's names, white space as it comes, with or without a genitive s."""
    written = sorted(index.names, key=len, reverse=True)
    if not written:
        return None
    alternatives = "|".join(r"\s+".join(map(re.escape, name.split())) for name in written)
    return re.compile(rf"(?<!\w)({alternatives})(?:'?s|’s)?(?!\w)")


def _typed_names(index: Index, text: Text, names: re.Pattern[str]) -> Iterator[Problem]:
    """A person who withdraws must vanish from every text at the next build (design, section 4)."""
    for match in names.finditer(text.raw):
        line = text.raw.count("\n", 0, match.start()) + 1
        yield text.problem(line, "TYPED-NAME", f"people by their id in {text.where}", quoted(match[1]),
                           _name_hint(index, match[1]))  # fmt: skip


def _mailboxes(index: Index) -> re.Pattern[str] | None:
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


def _names_in_quotes(index: Index, names: re.Pattern[str]) -> Iterator[Problem]:
    for entry in index.entries.values():
        for place, words in quoted_words(entry):
            for match in names.finditer(words):
                yield entry.problem(
                    place, "TYPED-NAME", "a wording without the person's name", quoted(match[1]),
                    "Leave the name out: a wording is kept for its number, date or title.",
                )  # fmt: skip


def _name_hint(index: Index, name: str) -> str:
    return f'Write {{{{ person("{index.names[" ".join(name.split())]}") }}}}.'

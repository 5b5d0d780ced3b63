"""Placeholders: numbers, mailboxes, addresses and names that stand for the real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.markup import without_code, without_expressions
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.words import every
from faktum.model.contact import ContactPoint
from faktum.model.person import Person
from faktum.model.site import Site
from faktum.problems import Problem, quoted

# Rows of figures as fingers type them. A switchboard may well end in six noughts.
INVENTED = re.compile(r"123456|234567|345678|654321|765432|([1-9])\1{5}|0{7}")
_ASK = "Ask for the real one, or leave the contact point out."
_WRITE = "Write the real one, or leave it out."
_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@([\w.-]{1,200}\w)")
_HOST = re.compile(r"(?:https?://|(?<![\w./@-])www\.)([\w.-]{1,200})", re.IGNORECASE)
_PRIVATE = re.compile(
    r"localhost|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+|0\.0\.0\.0|.{1,99}\.(?:local|localhost)"
)
"""Computers that no reader reaches."""


class _Known(NamedTuple):
    names: frozenset[str]
    mailboxes: frozenset[str]
    domains: frozenset[str]
    written: frozenset[str]
    """The names as they stand in a text."""
    pattern: re.Pattern[str]


def check_placeholders(index: Index) -> Iterator[Problem]:
    """What was typed into records only so that something stands there."""
    known = _known()
    for entry in index.of_kind("people", "organisations", "sources", "site"):
        yield from _of_record(entry, known)


def check_typed_placeholders(index: Index) -> Iterator[Problem]:
    """The same, typed into texts."""
    known = _known()
    texts = list(texts_of(index))
    whole = "\n".join(text.raw for text in texts)
    named = any(name in whole for name in known.written)
    for text in texts:
        if named or "@" in text.raw or "://" in text.raw or "www." in text.raw:
            yield from _in_text(text, known)


@cache
def _known() -> _Known:
    """Of every language: a form filled in in one may have been printed in another."""
    names, mailboxes, domains = (
        frozenset(one for known in every("debris") for one in known.get(name, ()))
        for name in ("names", "mailboxes", "domains")
    )
    alternatives = "|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)"
    return _Known(
        frozenset(map(str.lower, names)), mailboxes, domains, names,
        re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"),
    )  # fmt: skip


def _of_record(entry: Entry, known: _Known) -> Iterator[Problem]:
    record = entry.record
    if isinstance(record, Person) and record.name and record.name.lower() in known.names:
        yield entry.problem(("name",), "PLACEHOLDER", "somebody's name", quoted(record.name),
                            "Write the name that the source gives, or remove the person.")  # fmt: skip
    if isinstance(record, Site):  # its addresses are where it is tried out, until it is published
        if record.contact and _is_made_up(record.contact, known):
            yield _mailbox(entry, ("contact",), record.contact)
        return
    for node in entry.nodes:
        point = node.value
        if isinstance(point, ContactPoint):
            if point.phone and INVENTED.search(point.phone):
                yield entry.problem((*node.place, "phone"), "PLACEHOLDER", "a number that somebody answers",
                                    quoted(point.phone), _ASK)  # fmt: skip
            if point.email and _is_made_up(point.email, known):
                yield _mailbox(entry, (*node.place, "email"), point.email)
        elif isinstance(point, str) and (host := _HOST.match(point)) and _is_nowhere(host[1], known):
            yield entry.problem(
                node.place, "PLACEHOLDER", "an address that leads somewhere", quoted(point), _WRITE
            )


def _is_made_up(address: str, known: _Known) -> bool:
    box, _, host = address.lower().partition("@")
    return box in known.mailboxes or _is_nowhere(host, known)


def _is_nowhere(host: str, known: _Known) -> bool:
    host = host.lower().removeprefix("www.").rstrip(".")
    return host in known.domains or _PRIVATE.fullmatch(host) is not None


def _mailbox(entry: Entry, place: tuple[str | int, ...], address: str) -> Problem:
    return entry.problem(place, "PLACEHOLDER", "a mailbox that somebody reads", quoted(address), _ASK)


def _in_text(text: Text, known: _Known) -> Iterator[Problem]:
    """The same, typed into a text. In quotation marks they are spoken of."""
    raw = without_expressions(without_code(text.raw) if text.markdown else text.raw)
    found = [
        (match, "a mailbox that somebody reads")
        for match in _MAIL.finditer(raw)
        if _is_made_up(match[0], known)
    ]
    found += [
        (match, "an address that leads somewhere")
        for match in _HOST.finditer(raw)
        if _is_nowhere(match[1], known)
    ]
    found += [(match, "somebody's name") for match in known.pattern.finditer(raw)]
    for match, expected in found:
        if not is_cited(raw, match.start(), match.end()):
            yield text.problem(
                raw.count("\n", 0, match.start()) + 1, "PLACEHOLDER", f"{expected} in {text.where}",
                quoted(match[0]), _WRITE,
            )  # fmt: skip

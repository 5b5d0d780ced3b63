"""Mailboxes: spelt as the name of their owner is, and at a domain as others write it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.records.likeness import edits, folded_words, slip
from faktum.load.yaml import Place
from faktum.model.contact import ContactPoint
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.problems import Problem, quoted

_DOMAIN = 6
"""Letters of a domain in which one edit is nearly the same."""
_PART = re.compile(r"[a-z]+")


def check_mailboxes(index: Index) -> Iterator[Problem]:
    """BAD-MAIL, a warning: a mailbox that is nearly what it should be."""
    domains = _domains(index)
    for entry in index.of_kind("people", "organisations"):
        for node in entry.nodes:
            if isinstance(node.value, ContactPoint):
                yield from _mailbox(entry, node.place, node.value, domains)


def _mailbox(entry: Entry, place: Place, point: ContactPoint, domains: Counter[str]) -> Iterator[Problem]:
    """A mailbox that is nearly the person's name, or at nearly the domain that others have."""
    if point.email is None:
        return
    box, _, domain = point.email.lower().partition("@")
    name = entry.record.name if isinstance(entry.record, Person) else None
    expected = ""
    if name and (right := _nearly(box, name)):
        expected = f"a mailbox that is spelt as the name is, {quoted(right)}"
    elif domains[domain] == 1:
        near = next((one for one in domains if _is_near(domain, one)), None)
        expected = f"a domain that is known here, {quoted(near)}" if near else ""
    if expected:
        yield entry.problem(
            (*place, "email"), "BAD-MAIL", expected, quoted(point.email),
            "Compare it with the source. If it is spelt so there, ask the person.", "warning",
        )  # fmt: skip


def _nearly(box: str, name: str) -> str | None:
    """The word of the name that a part of the mailbox nearly is, while another part is another word of it."""
    parts = [one.replace("ae", "a").replace("oe", "o").replace("aa", "a") for one in _PART.findall(box)]
    own = {word.replace("ae", "a").replace("oe", "o"): word for word in folded_words(name)}
    if len(parts) <= 1 or own.keys().isdisjoint(parts):
        return None
    return next(
        (
            own[word]
            for part in parts
            if part not in own
            for word in own
            if word not in parts and slip(part, word)
        ),
        None,
    )


def _domains(index: Index) -> Counter[str]:
    """How often each domain stands in a mailbox or a web site of an organisation."""
    found: Counter[str] = Counter()
    for entry in index.of_kind("people", "organisations"):
        if isinstance(entry.record, Organisation) and isinstance(entry.record.site, str):
            host = entry.record.site.partition("://")[2].partition("/")[0]
            found[host.lower().removeprefix("www.")] += 1
        for node in entry.nodes:
            if isinstance(node.value, ContactPoint) and node.value.email:
                found[node.value.email.lower().partition("@")[2]] += 1
    return found


def _is_near(one: str, other: str) -> bool:
    own, theirs = one.rpartition(".")[0], other.rpartition(".")[0]
    return min(len(own), len(theirs)) >= _DOMAIN and edits(one, other, 1) == 1

"""Contact points: each leads somewhere, has a mailbox that is spelt as its owner is, and is asked again when its time has come."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from faktum.checks.index import Entry, Index
from faktum.checks.records.likeness import edits, folded_words, slip
from faktum.load.yaml import Place
from faktum.model.contact import ContactPoint
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.problems import Problem, quoted

_DOMAIN = 6
"""Letters of a domain in which one edit is nearly the same."""
_PART = re.compile(r"[a-z]+")


def check_contacts(index: Index) -> Iterator[Problem]:
    domains = _domains(index)
    for entry in index.of_kind("people", "organisations"):
        for node in entry.nodes:
            point = node.value
            if isinstance(point, ContactPoint):
                yield from _due(index, entry, node.place, point)
                yield from _mailbox(entry, node.place, point, domains)


def _due(index: Index, entry: Entry, place: Place, point: ContactPoint) -> Iterator[Problem]:
    if point.phone is None and point.email is None:
        yield entry.problem(
            place, "NO-CONTACT", "a phone or an e-mail address in the contact point", "neither",
            "Write `phone` or `email` as printed for the press, or remove the contact point.",
        )  # fmt: skip
    if point.review_by and point.review_by.latest and point.review_by.latest < index.today:
        yield entry.problem(
            (*place, "review_by"), "REVIEW-DUE",
            f"a review that is still to come on {index.today}", str(point.review_by),
            "Ask the person or the organisation, then write `verified_on` and a new `review_by`.",
            index.by_date,
        )  # fmt: skip


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
        near = next((one for one in domains if domains[one] > 0 and _is_near(domain, one)), None)
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
    return one != other and min(len(own), len(theirs)) >= _DOMAIN and edits(one, other, 1) == 1

"""Placeholders: numbers, mailboxes, names and descriptions of pictures that stand for the real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from faktum.checks.index import Entry, Index
from faktum.checks.texts.markup import without_code
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.words import words
from faktum.model.contact import ContactPoint
from faktum.model.person import Person
from faktum.model.site import Site
from faktum.problems import Problem, quoted

# Rows of figures as fingers type them. A switchboard may well end in six noughts.
_TYPED = re.compile(r"123456|234567|345678|654321|765432|([1-9])\1{5}|0{7}")
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\((?P<target>[^\s()]*)")
_FILE = re.compile(r"(?:.*\s)?\S{1,80}\.(?:png|jpe?g|gif|svg|webp|tiff?|heic)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:IMG|DSC[NF]?|DCIM|PXL|P)[ _-]?\d{3,}\S*", re.IGNORECASE)
_ASK = "Ask for the real one, or leave the contact point out."


class _Known(NamedTuple):
    names: frozenset[str]
    mailboxes: frozenset[str]


def check_placeholders(index: Index) -> Iterator[Problem]:
    """What was typed only so that something stands there."""
    known = _known(index)
    for entry in index.of_kind("people", "organisations", "site"):
        yield from _of_record(entry, known)
    for text in texts_of(index):
        if text.markdown and "![" in text.raw:
            yield from _pictures(text)


def _known(index: Index) -> _Known:
    """Of every language: a form filled in in one may have been printed in another."""
    lists = [words(language, "debris") for language in index.loaded.languages]
    return _Known(
        frozenset(name.lower() for one in lists for name in one.get("names", ())),
        frozenset(name for one in lists for name in one.get("mailboxes", ())),
    )


def _of_record(entry: Entry, known: _Known) -> Iterator[Problem]:
    record = entry.record
    if isinstance(record, Person) and record.name and record.name.lower() in known.names:
        yield entry.problem(("name",), "PLACEHOLDER", "somebody's name", quoted(record.name),
                            "Write the name that the source gives, or remove the person.")  # fmt: skip
    if isinstance(record, Site) and record.contact and _is_made_up(record.contact, known):
        yield _mailbox(entry, ("contact",), record.contact)
    for node in entry.nodes:
        point = node.value
        if not isinstance(point, ContactPoint):
            continue
        if point.phone and _TYPED.search(point.phone):
            yield entry.problem((*node.place, "phone"), "PLACEHOLDER", "a number that somebody answers",
                                quoted(point.phone), _ASK)  # fmt: skip
        if point.email and _is_made_up(point.email, known):
            yield _mailbox(entry, (*node.place, "email"), point.email)


def _is_made_up(address: str, known: _Known) -> bool:
    return address.partition("@")[0].lower() in known.mailboxes


def _mailbox(entry: Entry, place: tuple[str | int, ...], address: str) -> Problem:
    return entry.problem(place, "PLACEHOLDER", "a mailbox that somebody reads", quoted(address), _ASK)


def _pictures(text: Text) -> Iterator[Problem]:
    """A picture is described by what it shows, not by its file or by the word for a picture."""
    plain = without_code(text.raw)
    for match in _PICTURE.finditer(plain):
        alt = " ".join(match["alt"].split())
        if not _describes(text.language, alt, match["target"]):
            yield text.problem(
                plain.count("\n", 0, match.start()) + 1, "PLACEHOLDER",
                f"a description of the picture in {text.where}", quoted(alt) if alt else "none",
                "Write what the picture shows to somebody who cannot see it.",
            )  # fmt: skip


def _describes(language: str, alt: str, target: str) -> bool:
    stem = target.rpartition("/")[2].partition(".")[0]
    return bool(
        any(one.isalpha() for one in alt)
        and alt.lower() != stem.lower()
        and not _FILE.fullmatch(alt)
        and not _CAMERA.fullmatch(alt)
        and not ((empty := _empty(language)) and empty.fullmatch(alt))
    )


@cache
def _empty(language: str) -> re.Pattern[str] | None:
    """Words for a picture, with or without a number."""
    listed = words(language, "debris").get("alt")
    if not listed:
        return None
    return re.compile(rf"(?:{'|'.join(map(re.escape, listed))})[\d\s._:#-]*", re.IGNORECASE)

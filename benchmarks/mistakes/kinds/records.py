"""Records that are not written as the models say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from mistakes.entries import block_end, entries, fact_values
from mistakes.mistake import Slip, kind
from mistakes.slips import mistyped
from mistakes.snapshot import Site
from mistakes.spots import NOTE_KEYS, TEXT_KEYS, shorts

LACKING = ("MISSING-KEY", "NO-SOURCE", "NO-PREFERRED", "NO-VALUE", "ORPHAN", "NO-CONTACT", "BAD-VALUE")
"""What is misspelt or gone is missing."""


@kind("UNKNOWN-KEY", along=LACKING, number=6)
def key_mistyped(site: Site, draw: Random) -> Iterator[Slip]:
    """A key is misspelt."""
    names = {
        "summary",
        "source",
        "place",
        "value",
        "country",
        "topics",
        "title",
        "email",
        "qualifier",
        "publisher",
    }
    for entry in entries(site, lambda path, place: path.startswith("data/") and place[-1] in names):
        other = mistyped(entry.key, draw)
        line = entry.before.replace(f"{entry.key}:", f"{other}:") + entry.written
        yield entry.with_line(site, line, f"The key {entry.key} is written {other}")


@kind("WRONG-TYPE", along=("ORPHAN",), number=6)
def list_as_text(site: Site, draw: Random) -> Iterator[Slip]:
    """A text stands where a list belongs."""
    del draw
    for path in site.files:
        for number, line in enumerate(site.lines(path), start=1):
            match = re.fullmatch(
                r"(topics|related|languages|sources|projects|    organisations): \[(.+)\]", line
            )
            if match:
                edited = site.replaced(path, number, f"{match[1]}: {match[2].split(', ')[0]}")
                yield Slip(path, number, {path: edited}, f"{match[1].strip()} is a text, not a list")


@kind("MISSING-LANGUAGE", along=("EMPTY",), number=6)
def language_dropped(site: Site, draw: Random) -> Iterator[Slip]:
    """A text of a record is not written in one of the languages."""
    del draw
    for passage in shorts(site, TEXT_KEYS | NOTE_KEYS):
        if not passage.before.startswith(" "):
            continue
        place = next(
            place for place, line in site.documents[passage.path].lines.items()
            if line == passage.number and place[-1:] == (passage.language,)
        )  # fmt: skip
        above = site.documents[passage.path].line(*place[:-1])
        edited = site.replaced(passage.path, passage.number)
        what = f"{passage.key} is not written in {passage.language}"
        spots = frozenset({(passage.path, above), (passage.path, passage.number - 1)})
        yield Slip(
            passage.path, passage.number, {passage.path: edited}, what, passage.language, passage.where, spots
        )


@kind("DUPLICATE-KEY", number=6)
def key_twice(site: Site, draw: Random) -> Iterator[Slip]:
    """A key stands twice in one place."""
    names = {"summary", "source", "place", "value", "country", "type", "label", "stated"}
    for entry in entries(site, lambda _path, place: place[-1] in names):
        line = site.line(entry.path, entry.number)
        if line.lstrip().startswith("- "):
            continue
        again = line if draw.random() < 0.5 else entry.before + entry.quote + entry.value + entry.quote
        edited = site.inserted(entry.path, entry.number, again)
        spots = frozenset({(entry.path, entry.number)})
        what = f"{entry.key} stands twice"
        yield Slip(entry.path, entry.number + 1, {entry.path: edited}, what, places=spots)


@kind("BAD-DATE", along=("NO-PUBLISHED", "UNREAD-SOURCE"), number=6)
def no_such_date(site: Site, draw: Random) -> Iterator[Slip]:
    """A date that does not exist, or is not in EDTF."""
    names = {"valid_at", "date", "read_on", "updated", "value"}
    for entry in entries(site, lambda _path, place: place[-1] in names):
        match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", entry.value)
        if match:
            year, month, day = match.groups()
            ways = (
                f"{year}-13-{day}", f"{year}-02-30", f"{year}-{month}-32", f"{year}-{int(month)}-{int(day)}x",
                f"{year}-{month}-00",
            )  # fmt: skip
            value = draw.choice(ways)
            yield entry.with_value(site, value, f"There is no day {value}")


@kind("BAD-MONEY", along=("NO-VALUE",), number=6)
def money_without_currency(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount has no currency, or an abbreviation in its place."""
    for entry in fact_values(site, "data/"):
        match = re.fullmatch(r"([0-9 ]+) (SEK|DKK|EUR)", entry.value)
        if match:
            millions = f"{Decimal(match[1].replace(' ', '')) / 1_000_000:f}"
            value = draw.choice((match[1], f"{match[1]} kr", f"{millions} M{match[2]}", f"{match[1]} kronor"))
            yield entry.with_value(site, value, f"{value} is no amount with its currency")


@kind("NO-SOURCE", along=LACKING, number=6)
def source_dropped(site: Site, draw: Random) -> Iterator[Slip]:
    """A fact or a contact says no longer where it is from."""
    del draw
    for entry in entries(site, lambda path, place: path.startswith("data/") and place[-1] == "source"):
        if entry.before.lstrip().startswith("- ") or entry.place[0] not in {
            "facts",
            "contacts",
            "appointments",
        }:
            continue
        edited = site.replaced(entry.path, entry.number)
        lines = site.documents[entry.path].lines
        above = [lines[entry.place[:depth]] for depth in range(1, len(entry.place))]
        spots = frozenset((entry.path, line) for line in above)
        end = block_end(site, entry.path, above[-1])
        line = min(entry.number, end)
        yield Slip(entry.path, line, {entry.path: edited}, f"{entry.place} is gone", places=spots)

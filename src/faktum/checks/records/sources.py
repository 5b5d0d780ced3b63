"""Sources and the places in them: what a fact points to is there, and was read by whoever says so."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.model.base import UNKNOWN
from faktum.model.contact import ContactPoint, Ending
from faktum.model.fact import Sourced
from faktum.model.organisation import Boilerplate
from faktum.model.release import Position, Release
from faktum.model.source import Source
from faktum.problems import Problem, did_you_mean, quoted


def check_sources(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        yield from _places(index, entry)
        if isinstance(entry.record, Source):
            yield from _reading(entry, entry.record)
            yield from _undated(entry, entry.record)
            yield from _release_of(index, entry, entry.record)
        if isinstance(entry.record, Release):
            yield from _sources_of(index, entry, entry.record)


def _places(index: Index, entry: Entry) -> Iterator[Problem]:
    """Every place is a key of its source's `places`; `unknown` only in a second-hand source."""
    for node in entry.nodes:
        if isinstance(node.value, Sourced | Boilerplate | ContactPoint | Ending | Position):
            source = index.source(node.value.source or "")
            if source is not None:
                yield from _place(entry, source, node.value.place or "", (*node.place, "place"))


def _place(entry: Entry, source: Source, place: str, where: tuple[str | int, ...]) -> Iterator[Problem]:
    if place in source.places or (place, source.seen) == (UNKNOWN, "second-hand"):
        return
    file = f"data/sources/{source.id}.yml"
    if place == UNKNOWN:
        hint = "A source read at first hand has a place for everything. Its places: " + _listed(source)
    else:
        hint = did_you_mean(
            place, source.places, f"Add it under `places` in {file}. There now: {_listed(source)}"
        )
    yield entry.problem(where, "UNKNOWN-PLACE", f"a place that {file} names", quoted(place), hint)


def _listed(source: Source) -> str:
    return (", ".join(source.places) or "none") + "."


def _reading(entry: Entry, source: Source) -> Iterator[Problem]:
    """First-hand means that somebody read it, on a day (design, section 4)."""
    if (source.seen, source.read_on) == ("first-hand", UNKNOWN):
        yield entry.problem(
            ("read_on",), "UNREAD-SOURCE", "the day on which a first-hand source was read", quoted(UNKNOWN),
            "Write the day it was read, or `seen: second-hand` if its text was not read for this site.",
        )  # fmt: skip
    day, read = source.date, source.read_on
    if (
        not isinstance(day, str)
        and not isinstance(read, str)
        and day.earliest
        and read.latest
        and read.latest < day.earliest
    ):
        yield entry.problem(
            ("read_on",), "BAD-DATE", f"a day on which the text was there to read, {day} or later", str(read),
            "Correct the day on which it was read, or the date of the source.",
        )  # fmt: skip


def _undated(entry: Entry, source: Source) -> Iterator[Problem]:
    """A place without the source's date is one of its places."""
    for number, place in enumerate(source.undated_places):
        if place not in source.places:
            yield entry.problem(
                ("undated_places", number), "UNKNOWN-PLACE", "a key of `places` in this file", quoted(place),
                did_you_mean(place, source.places, f"There now: {_listed(source)}"),
            )  # fmt: skip


def _release_of(index: Index, entry: Entry, source: Source) -> Iterator[Problem]:
    """A source that is a text of a release stands among the release's sources."""
    release = index.entries.get(source.release or "")
    if release and isinstance(release.record, Release) and source.id not in release.record.sources:
        yield entry.problem(
            ("release",), "RELEASE-SOURCE", f"a release that lists {source.id} among its sources",
            quoted(source.release),
            f"Add {source.id} to `sources` in {release.document.path}, or correct `release` here.",
        )  # fmt: skip


def _sources_of(index: Index, entry: Entry, release: Release) -> Iterator[Problem]:
    """A release's sources are its published texts, and say so."""
    for place, source_id in enumerate(release.sources):
        source = index.source(source_id)
        if source is not None and source.release is None:
            yield entry.problem(
                ("sources", place), "RELEASE-SOURCE", "a source that is a published text of this release",
                f"{quoted(source_id)}, which says nothing of a release",
                f"Write `release: {release.id}` in data/sources/{source_id}.yml, or remove it from this list.",
            )  # fmt: skip

"""Releases: when they were published, what they state, and who spoke in which office."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.model.person import Person
from faktum.model.release import Position, Release
from faktum.problems import Problem, did_you_mean, quoted

_QUOTES = "\"'”“„»«’‘"
_DASHES = "-–—―"


def check_releases(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("releases"):
        if isinstance(entry.record, Release):
            yield from _published(entry, entry.record)
            yield from _fact_list(index, entry, entry.record)
            for key, position in entry.record.positions.items():
                yield from _office(index, entry, key, position)
                yield from _quoted(entry, key, position)


def _published(entry: Entry, release: Release) -> Iterator[Problem]:
    """`published` is there; the year in the address is its year, or a correction says why not."""
    fact = release.facts.get("published")
    if fact is None:
        yield entry.problem(
            ("facts",), "NO-PUBLISHED", "the fact `published` in facts", "none",
            "Write when the original was published, with its source; `unknown: not stated` if no source says.",
        )  # fmt: skip
        return
    value, year = fact.chosen.value, release.id.partition("/")[0]
    if fact.corrections or value is None or value.date is None or value.date.start is None:
        return
    if str(value.date.start.year) != year:
        index = fact.statements.index(fact.chosen)
        yield entry.problem(
            ("facts", "published", "statements", index, "value"), "RELEASE-YEAR",
            f"a date in {year}, the year of the folder", str(value.date),
            "Move the file to the year's folder before it is published. A release that is out already keeps its "
            "address: record the change under `corrections` of this fact.",
        )  # fmt: skip


def _fact_list(index: Index, entry: Entry, release: Release) -> Iterator[Problem]:
    for place, fact_id in enumerate(release.fact_list):
        if index.misses_fact(fact_id):
            yield entry.problem(
                ("fact_list", place), "UNKNOWN-FACT", "the id of a fact in fact_list", quoted(fact_id),
                did_you_mean(fact_id, index.facts, "A fact's id is its record's id, a full stop and its key."),
            )  # fmt: skip


def _office(index: Index, entry: Entry, key: str, position: Position) -> Iterator[Problem]:
    """The speaker held the office that the position names."""
    person = index.entries.get(position.person)
    if person is None or not isinstance(person.record, Person):
        return
    if position.appointment not in person.record.appointments:
        offices = ", ".join(person.record.appointments)
        yield entry.problem(
            ("positions", key, "appointment"), "UNKNOWN-OFFICE",
            f"an appointment of {position.person}", quoted(position.appointment),
            did_you_mean(position.appointment, person.record.appointments, f"There now: {offices or 'none'}."),
        )  # fmt: skip


def _quoted(entry: Entry, key: str, position: Position) -> Iterator[Problem]:
    """A restated position is never set as a quotation (design, section 4)."""
    for language, text in position.text.items():
        start, end = text.strip()[:1], text.strip()[-1:]
        if start in _DASHES or (start in _QUOTES and end in _QUOTES):
            yield entry.problem(
                ("positions", key, "text", language), "QUOTED-POSITION",
                "the gist in our own words, without quotation marks or dialogue dash", quoted(text),
                "Retell it as indirect speech; the wording belongs to the source.",
            )  # fmt: skip

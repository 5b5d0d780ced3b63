"""Offices are held when they are named: in a release, as a contact, and by the sources that give them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.records.periods import bounds_of
from faktum.model.edtf import Edtf
from faktum.model.person import Appointment, Person
from faktum.model.release import Release
from faktum.problems import Problem


def check_offices(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("releases"):
        if isinstance(entry.record, Release):
            yield from _positions(index, entry, entry.record)
    for entry in index.of_kind("people"):
        if isinstance(entry.record, Person):
            denied = dict(_statements(index, entry, entry.record))
            yield from denied.values()
            yield from _contacts(index, entry, entry.record, denied.keys())


def _positions(index: Index, entry: Entry, release: Release) -> Iterator[Problem]:
    """Whoever speaks held the office that the position names on the day of the release."""
    fact = release.facts.get("published")
    day = fact.chosen.value.date if fact and fact.chosen.value else None
    if day is None:
        return
    for key, position in release.positions.items():
        person = index.entries.get(position.person)
        offices = person.record.appointments if person and isinstance(person.record, Person) else {}
        office = offices.get(position.appointment)
        held = _held(office) if office else ()
        if office and held and not any(_meet(one, day) for one in held):
            then = [
                name
                for name, one in offices.items()
                if one is not office and any(_meet(at, day) for at in _times(one))
            ]
            yield entry.problem(
                ("positions", key, "appointment"), "OFFICE-AT-DATE",
                f"an office that {position.person} held on {day}, when the release was published",
                f"{position.appointment}, {' and '.join(map(str, held))}",
                f"Held then: {', '.join(then)}." if then else
                f"Compare the period of the office in {person.document.path if person else 'the record'} with its "
                "source, or add the office held then.",
            )  # fmt: skip


def _times(office: Appointment) -> tuple[Edtf, ...]:
    """Every time at which the office is said to be held; a day is one of them, and denies no other."""
    return tuple(one for one in (office.period, *(said.valid_at for said in office.statements)) if one)


def _held(office: Appointment) -> tuple[Edtf, ...]:
    """From when to when it was held, if that is known: then not at other times."""
    if office.period:
        return (office.period,)
    times = [one.valid_at for one in office.statements]
    return tuple(one for one in times if one) if all(one and one.interval for one in times) else ()


def _statements(index: Index, entry: Entry, person: Person) -> Iterator[tuple[str, Problem]]:
    """What says that the office was held is from the time in which it was, or says of what time it speaks."""
    for key, office in person.appointments.items():
        for one in office.statements if office.period else ():
            source = index.source(one.source)
            when = one.valid_at or (source.date_at(one.place) if source else None)
            if office.period and isinstance(when, Edtf) and not _meet(office.period, when):
                yield key, entry.problem(
                    ("appointments", key, "period"), "OFFICE-AT-DATE",
                    f"a period in which {one.source} can speak of the office, {when}", str(office.period),
                    "Correct the period, or write under `valid_at` of what time the source speaks.",
                )  # fmt: skip


def _contacts(index: Index, entry: Entry, person: Person, denied: Collection[str]) -> Iterator[Problem]:
    """A contact of a release has an office at the organisation beside the number on that day."""
    for key, point in person.contacts.items():
        source = index.source(point.source)
        offices = {
            name: one for name, one in person.appointments.items() if one.organisation == point.organisation
        }
        day = source.date_at(point.place) if source else None
        held = [at for one in offices.values() for at in _held(one)]
        if (
            point.use != "release"
            or not isinstance(day, Edtf)
            or any(not _held(one) for one in offices.values())
            or not held
            or not offices.keys().isdisjoint(denied)
        ):
            continue
        if not any(_meet(at, day) for at in held):
            where = _time_of(*offices.items()) if len(offices) == 1 else ("contacts", key, "organisation")
            yield entry.problem(
                where, "OFFICE-AT-DATE",
                f"a contact with an office at {point.organisation} on {day}, the day of {point.source}",
                f"one held {' and '.join(map(str, held))}",
                "Compare the period of the office with its source, or name the organisation where the person was then.",
            )  # fmt: skip


def _time_of(office: tuple[str, Appointment]) -> tuple[str | int, ...]:
    """Where a record says when an office was held."""
    key, one = office
    return (
        ("appointments", key, "period") if one.period else ("appointments", key, "statements", 0, "valid_at")
    )


def _meet(one: Edtf, other: Edtf) -> bool:
    """Whether two times have a day in common, allowing for what is approximate."""
    return _first(one) <= _last(other) and _first(other) <= _last(one)


def _first(when: Edtf) -> date:
    days = bounds_of(when.start)
    return days[0] if days else date.min


def _last(when: Edtf) -> date:
    days = bounds_of(when.end)
    return days[1] if days else date.max

"""Rows of people: names and offices. How to reach them stands on pages and in contact cards only.

Who has withdrawn stays as a row without a name: the office and the organisation are facts of others too.
"""

from __future__ import annotations

from faktum.model.person import Person
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import Address, Dated, FactId, Id, RecordRow, Row, Texts
from faktum.publish.api.telling import Telling
from faktum.render.iris import record_iri


class AppointmentRow(Row):
    """An office held, as sources give it."""

    fact: FactId
    """The fact in facts, with its sources."""
    organisation: Id
    """Where the office is held: an id in organisations."""
    title: Texts
    """The title, in each language."""
    concerning: Id | None
    """The project or community that the office is about: an id in projects or organisations; null where there is none."""
    period: Dated | None
    """From when to when, where a source says so."""


class PersonRow(RecordRow):
    """A person known from the sources."""

    page: dict[str, Address | None]
    """Where the person stands among the contacts, in each language; null once the person has withdrawn."""
    name: str | None
    """The name as written in the sources; null once the person has withdrawn."""
    sort_as: str | None
    """The name with the family name first, for lists; null once the person has withdrawn."""
    withdrawn: Dated | None
    """When the person asked to be taken down; null for everybody else."""
    organisations: tuple[Id, ...]
    """Where the person holds or held an office: ids in organisations."""
    appointments: tuple[AppointmentRow, ...]
    """The offices, each a fact with sources."""
    facts: tuple[FactId, ...]
    """The same offices: the column `fact` of facts."""


def person_rows(holdings: Holdings) -> list[PersonRow]:
    return [_row(person, holdings) for person in holdings.catalogue.people]


def _row(person: Person, holdings: Holdings) -> PersonRow:
    telling = holdings.telling()
    pages: dict[str, str | None] = {**holdings.pages("people", person, telling)}
    return PersonRow(
        id=person.id,
        former_ids=person.former_ids,
        page=dict.fromkeys(pages) if person.withdrawn else pages,
        iri=record_iri(holdings.catalogue, person),
        name=person.name,
        sort_as=person.sort_as,
        withdrawn=Dated.of(person.withdrawn.on) if person.withdrawn else None,
        organisations=tuple(dict.fromkeys(one.organisation for one in person.appointments.values())),
        appointments=tuple(_appointments(person, telling)),
        facts=holdings.relations.facts(person.id),
    )


def _appointments(person: Person, telling: Telling) -> list[AppointmentRow]:
    return [
        AppointmentRow(
            fact=f"{person.id}.{key}",
            organisation=one.organisation,
            title=telling.text(one.title),
            concerning=one.concerning,
            period=Dated.of(one.period),
        )
        for key, one in person.appointments.items()
    ]

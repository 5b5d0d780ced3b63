"""People and how to reach them, as the page of contacts shows them. Nobody who was withdrawn is here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faktum.contacts import Contact
from faktum.model.person import Person
from faktum.render.contact_list import Group
from faktum.render.iris import record_iri
from faktum.render.linked_data.node import Node, node
from faktum.render.linked_data.reference import reference, references
from faktum.render.plain_view import PlainPageView
from faktum.render.view import plain


def contact_point(view: PlainPageView, contact: Contact) -> Node:
    """A number or address, what it is for, and how sure it is: in words, since nothing else can say it."""
    point = contact.point
    return node(
        "ContactPoint",
        contactType=view.t(f"contact-use.{point.use}"),
        telephone=point.phone,
        email=point.email,
        availableLanguage=list(contact.languages),
        description=plain(view.how_sure(contact)),
    )


def contact_nodes(view: PlainPageView, groups: Iterable[Group]) -> list[Node]:
    """The people and organisations of a part of the list, each once, with the contacts that stand there."""
    contacts: dict[str, list[Contact]] = {}
    people: dict[str, Person] = {}
    for group in groups:
        for contact in group.contacts:
            if contact.state != "ended":  # which a page strikes out, and a machine would not see
                contacts.setdefault(contact.owner.id, []).append(contact)
        people |= {one.id: one for one in group.people if not one.withdrawn}
    return [
        *(_owner(view, ones) for ones in contacts.values()),
        *(_person(view, one, ()) for one in people.values() if one.id not in contacts),
    ]


def _owner(view: PlainPageView, contacts: list[Contact]) -> Node:
    person = contacts[0].person
    if person:
        return _person(view, person, contacts)
    named = reference(view, contacts[0].owner.id) or {}
    return {
        **named,
        **node("", contactPoint=[contact_point(view, one) for one in contacts]),
        "@type": named["@type"],
    }


def _person(view: PlainPageView, person: Person, contacts: Iterable[Contact]) -> Node:
    """Offices are those of the sources: `affiliation`, since who works where today is not known."""
    shown = list(contacts)
    return node(
        "Person",
        record_iri(view.catalogue, person),
        name=person.name,
        jobTitle=list(dict.fromkeys(_titles(view, person, shown))),
        affiliation=references(view, _affiliations(person, shown)),
        knowsLanguage=list(person.languages),
        contactPoint=[contact_point(view, one) for one in shown],
    )


def _titles(view: PlainPageView, person: Person, contacts: list[Contact]) -> Iterator[str]:
    for contact in contacts:
        yield plain(view.contact_title(contact)[0])
    if not contacts:
        yield from (view.plain_text(one.title) for one in person.appointments.values())


def _affiliations(person: Person, contacts: list[Contact]) -> list[str]:
    if contacts:
        return [one.organisation.id for one in contacts if one.organisation]
    return [one.organisation for one in person.appointments.values()]

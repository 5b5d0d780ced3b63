"""Who answers now: for an organisation, a release or a project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from faktum.contacts import Contact, Directory
from faktum.model.organisation import Organisation

if TYPE_CHECKING:
    from faktum.catalogue import Catalogue

_ASKED = frozenset({"owner", "lead"})
"""Roles in a project whose organisation answers for it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who answers for an organisation today; without contacts, none is known."""

    organisation: Organisation
    contacts: tuple[Contact, ...] = ()


def answers_now(catalogue: Catalogue, record_id: str) -> list[Answer]:
    """Who answers today for an organisation, a release or a project, one answer for each organisation concerned.

    A confirmed contact, or a function address from a source (switchboard, mailbox of an office). Nobody who
    has left, and nobody whose number was only printed: where that is all there is, none is known.
    """
    found = [catalogue.organisation(one) for one in dict.fromkeys(_concerned(catalogue, record_id))]
    return [Answer(one, tuple(_answering(one, catalogue.directory))) for one in found if one]


def _concerned(catalogue: Catalogue, record_id: str) -> Iterator[str]:
    """Organisations, as they are today, that a question about the record goes to.

    Of a release or project those that published it or whose people were its contacts; of a project also its
    owner and lead.
    """
    kind = catalogue.kind(record_id)
    named = [record_id] if kind == "organisations" else []
    for source in catalogue.printed_for(record_id):
        named.append(catalogue.source(source).publisher_id or "")
        printed = (
            *catalogue.directory.of_sources((source,)),
            *catalogue.directory.hidden_of_sources((source,)),
        )
        named += [one.organisation.id for one in printed if one.organisation]
    if kind == "projects":
        named += [
            one.organisation.id
            for role, ones in catalogue.participants_of(record_id) if role in _ASKED for one in ones
        ]  # fmt: skip
    for one in dict.fromkeys(named):
        yield from _followers(catalogue, one)


def _followers(catalogue: Catalogue, organisation_id: str) -> Iterator[str]:
    """The organisations that have taken its place, or itself."""
    seen, todo = {organisation_id}, [organisation_id]
    while todo:
        one = todo.pop(0)
        after = [other for other in catalogue.successors_of(one) if catalogue.kind(other) == "organisations"]
        if not after:
            yield one
        todo += [other for other in after if other not in seen]
        seen.update(after)


def _answering(organisation: Organisation, directory: Directory) -> Iterator[Contact]:
    own = [
        one for one in directory.of_organisation(organisation.id)
        if one.organisation and one.organisation.id == organisation.id and one.state != "ended"
    ]  # fmt: skip
    found = [one for one in own if one.state == "confirmed"] + [
        one for one in (_of_function(contact) for contact in own if contact.state != "confirmed") if one
    ]
    told: set[str] = set()
    for contact in found:
        for one in _present(contact, directory):
            if one.id not in told:
                told.add(one.id)
                yield one


def _of_function(contact: Contact) -> Contact | None:
    """The part of a contact that belongs to the organisation: all of it, or the mailbox of an office."""
    if contact.is_function:
        return contact
    if contact.point.function_mailbox and contact.point.email and contact.organisation:
        point = contact.point.model_copy(
            update={"phone": None, "stated": None, "use": "function", "note": None, "title": None}
        )
        return replace(contact, owner=contact.organisation, key=contact.id, point=point, substitute=None)
    return None


def _present(contact: Contact, directory: Directory) -> Iterator[Contact]:
    """The contact, or while its owner is away those of the substitute; one who is away too stands for nobody."""
    if contact.substitute is None:
        yield contact
        return
    for one in directory.shown:
        if one.owner.id == contact.substitute.id and one.state != "ended" and one.substitute is None:
            yield one

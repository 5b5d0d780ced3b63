"""The list of all contacts, by organisation, and the pages on which it goes on.

A group stands on one page unless it is larger than a page. The order is that of the language, so the
page of a person may differ from language to language; links lead to the right one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from faktum.contacts import Contact
from faktum.model.organisation import Organisation
from faktum.model.person import Person

FULL_INDEX = 300
"""Organisations up to which every page has the whole jump index; beyond, it names those of its own page."""


@dataclass(frozen=True, slots=True)
class Group:
    """An organisation with its contacts, or (without one) the people who cannot be reached; or a part of it."""

    organisation: Organisation | None
    contacts: tuple[Contact, ...] = ()
    people: tuple[Person, ...] = ()
    continued: bool = False
    """True of every part after the first."""

    @property
    def anchor(self) -> str:
        return f"at-{self.organisation.id}" if self.organisation else "without"

    def __len__(self) -> int:
        return len(self.contacts) + len(self.people)

    def parts(self, size: int) -> Iterator[Group]:
        """The group itself, or parts that fill a page each."""
        for start in range(0, len(self), size):
            end = start + size
            yield Group(self.organisation, self.contacts[start:end], self.people[start:end], start > 0)


@dataclass(slots=True)
class ContactList:
    """Groups by page, and where everybody stands."""

    pages: list[list[Group]] = field(default_factory=lambda: [[]])
    people: dict[str, int] = field(default_factory=dict)
    """Person → number of the page with the first card."""

    @classmethod
    def of(cls, groups: Iterable[Group], size: int) -> ContactList:
        made, room = cls(), size
        for group in groups:
            for part in group.parts(size):
                if len(part) > room and made.pages[-1]:
                    made.pages.append([])
                    room = size
                made.pages[-1].append(part)
                room -= len(part)
                for person in (*(one.person for one in part.contacts), *part.people):
                    if person:
                        made.people.setdefault(person.id, len(made.pages))
        return made

    def index(self) -> list[tuple[Group, int]]:
        """The beginning of every group, with its page."""
        return [
            (group, number)
            for number, groups in enumerate(self.pages, start=1) for group in groups if not group.continued
        ]  # fmt: skip


def path_of_page(number: int) -> str:
    return "contacts/" if number == 1 else f"contacts/page/{number}/"


def groups_of(
    contacts: Iterable[Contact],
    people: Sequence[Person],
    by_name: Callable[[list[Organisation]], list[Organisation]],
    by_person: Callable[[list[Contact]], list[Contact]],
) -> Iterator[Group]:
    """Contacts by organisation, both in the order of the language, then the people without a contact."""
    found: dict[str, list[Contact]] = defaultdict(list)
    organisations: dict[str, Organisation] = {}
    for contact in contacts:
        if contact.organisation:
            organisations[contact.organisation.id] = contact.organisation
            found[contact.organisation.id].append(contact)
    for organisation in by_name(list(organisations.values())):
        yield Group(organisation, tuple(by_person(found[organisation.id])))
    if people:
        yield Group(None, people=tuple(people))

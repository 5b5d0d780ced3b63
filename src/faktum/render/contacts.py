"""What pages ask about people: offices, what they said, and how they were to be reached."""

from __future__ import annotations

from collections import defaultdict

from markupsafe import Markup

from faktum.catalogue import Contact
from faktum.facts import KnownFact
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.release import Position
from faktum.render.organisations import OrganisationsView
from faktum.render.view import capfirst


class ContactsView(OrganisationsView):
    """A view that knows whom to call."""

    def person_key(self, pair: tuple[Person, str]) -> str:
        return pair[0].sort_as or ""

    def office(self, person: Person, key: str) -> tuple[Markup, KnownFact]:
        """A title, and the fact that says so."""
        return self.text(person.appointments[key].title), self.catalogue.facts[f"{person.id}.{key}"]

    def speaker(self, position: Position, when: Edtf | None) -> Markup:
        """Who spoke, with the office and the organisation's name at the time."""
        person = self.catalogue.record(position.person)
        assert isinstance(person, Person)
        title, fact = self.office(person, position.appointment)
        organisation = person.appointments[position.appointment].organisation
        return Markup("{}, {}, {}{}").format(
            self.link(person.id), title, self.organisation_then(organisation, when), self.marker(fact)
        )

    def contact_title(self, contact: Contact) -> tuple[Markup, Markup]:
        """The office beside a printed number, and the marker of who says so."""
        if contact.point.title:
            return capfirst(self.text(contact.point.title)), Markup("")
        if contact.person is None:
            return capfirst(self.t(f"contact-use.{contact.point.use}")), Markup("")
        offices = contact.person.appointments
        own = contact.organisation.id if contact.organisation else None
        if not offices:
            return Markup(""), Markup("")
        first = next(iter(offices))
        key = next((key for key, office in offices.items() if office.organisation == own), first)
        title, fact = self.office(contact.person, key)
        return capfirst(title), self.marker(fact)

    def said_when(self, fact: KnownFact) -> str:
        """The date a source gives, else its own; nothing where neither is known."""
        said = fact.chosen
        when = said.valid_at or said.source.date_at(said.place)
        return "" if isinstance(when, str) else self.t("fact.valid-at", date=self.date(when))

    def as_printed(self, contact: Contact) -> Markup:
        point, source = contact.point, contact.source
        if point.verified_on:
            return Markup.escape(self.t("contact.confirmed", date=self.date(point.verified_on)))
        undated = point.place in source.undated_places
        key = "contact.as-printed-undated" if undated else "contact.as-printed"
        return Markup.escape(self.t(key, source="{source}", date="{date}", use="{use}")).format(
            source=Markup('<a href="{}">{}</a>').format(self.url(source.id), self.source_title(source)),
            date=self.date(source.date),
            use=self.t(f"contact-use.{point.use}"),
        )

    def contact_groups(self) -> list[tuple[Organisation, list[Contact]]]:
        """All contacts by organisation, both in the language's order; functions before people."""
        groups: dict[str, list[Contact]] = defaultdict(list)
        for contact in self.catalogue.contacts:
            if contact.organisation:
                groups[contact.organisation.id].append(contact)
        found = [(self.catalogue.organisation(one), contacts) for one, contacts in groups.items()]
        known = [(one, self.sort(contacts, _contact_key)) for one, contacts in found if one]
        return self.sort(known, lambda pair: self.plain_label(pair[0].id))

    def people_without_contact(self) -> list[Person]:
        people = [one for one in self.catalogue.people if not one.contacts]
        return self.sort(people, lambda one: one.sort_as or "")


def _contact_key(contact: Contact) -> str:
    return (contact.person.sort_as or "") if contact.person else ""

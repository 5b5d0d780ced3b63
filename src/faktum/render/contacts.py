"""What pages ask about people: offices, what they said, how they were to be reached, and who answers now."""

from __future__ import annotations

from markupsafe import Markup

from faktum.answers import answers_now
from faktum.contacts import Contact, End
from faktum.facts import KnownFact
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.release import Position
from faktum.model.source import Source
from faktum.questions import question_in_language
from faktum.render.contact_list import ContactList, Group, groups_of, path_of_page
from faktum.render.html import html
from faktum.render.organisations import OrganisationsView
from faktum.render.view import PER_PAGE, Localised, capfirst


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
        return html(
            "%s, %s, %s%s",
            self.link(person.id),
            title,
            self.organisation_then(organisation, when),
            self.marker(fact),
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

    # -- how sure -----------------------------------------------------------------------------

    def how_sure(self, contact: Contact) -> Markup:
        """When it was confirmed or printed, in a sentence; before it, when it ended."""
        confirmed = contact.point.verified_on
        if contact.state == "confirmed" and confirmed:
            told = Markup.escape(self.t("contact.confirmed", date=self.date(confirmed)))
        elif confirmed:
            told = Markup.escape(self.t("contact.last-confirmed", date=self.date(confirmed)))
        else:
            told = self.as_printed(contact)
        return html("%s %s", self._ended(contact.end), told) if contact.end else told

    def as_printed(self, contact: Contact) -> Markup:
        point, source = contact.point, contact.source
        undated = point.place in source.undated_places
        key = "contact.as-printed-undated" if undated else "contact.as-printed"
        return Markup.escape(self.t(key, source="{source}", date="{date}", use="{use}")).format(
            source=self._source_link(source),
            date=self.date(source.date),
            use=self.t(f"contact-use.{point.use}"),
        )

    def _ended(self, end: End) -> Markup:
        date = Markup.escape(self.date(end.last_day))
        if end.source:
            return self.phrase("contact.ended-source", date=date, source=self._source_link(end.source))
        return self.phrase("contact.ended-told", date=date, told=Markup.escape(self.date(end.told_on)))

    def _source_link(self, source: Source) -> Markup:
        return html('<a href="%s">%s</a>', self.url(source.id), self.source_title(source))

    def away(self, contact: Contact) -> Markup:
        """That the owner is away, and who answers meanwhile; nothing while the owner is there."""
        substitute = contact.point.substitute
        if contact.substitute is None or substitute is None:
            return Markup("")
        period = Markup.escape(self.date(substitute.period))
        return self.phrase("contact.away", period=period, who=self.link(contact.substitute.id))

    # -- what a card offers -------------------------------------------------------------------

    def contact_name(self, contact: Contact) -> str:
        """Name and organisation, as one would note them down."""
        if contact.person is None:
            title = contact.point.title
            function = self.plain_text(title) if title else self.t(f"contact-use.{contact.point.use}")
            return f"{self.plain_label(contact.owner.id)}, {function}"
        organisation = [self.plain_label(contact.organisation.id)] if contact.organisation else []
        return ", ".join([contact.person.name or "", *organisation])

    def copied(self, contact: Contact) -> tuple[str, str]:
        """What the button of a card is called, and what it copies; asks the head for the script that does it."""
        self.works_with("copy")
        point = contact.point
        number = self.formats.phone(point.phone) if point.phone else point.email
        label = self.t("contact.copy-number" if point.phone else "contact.copy-mail")
        return label, f"{self.contact_name(contact)}, {number}"

    def vcard(self, contact: Contact) -> str | None:
        """The owner's vCard; None for an owner of no contact that is shown."""
        directory = self.catalogue.directory
        return self.asset(f"contacts/{contact.owner.id}.vcf") if directory.has(contact.owner.id) else None

    def spoken_languages(self, contact: Contact) -> str:
        return ", ".join(self.language_name(code) for code in contact.languages)

    def answers_now(self, record_id: str) -> tuple[list[Contact], list[Organisation]]:
        """Who answers for a record today, and the organisations of which nobody is known to."""
        answers = answers_now(self.catalogue, record_id)
        known = {one.id: one for answer in answers for one in answer.contacts}
        return list(known.values()), [one.organisation for one in answers if not one.contacts]

    def others(self, contacts: list[Contact], known: list[Contact]) -> list[Contact]:
        """Contacts beside those that answer now."""
        shown = {one.id for one in known}
        return [one for one in contacts if one.id not in shown]

    def own_site(self, organisation: Organisation) -> Markup:
        """Where to ask when nobody is known: the organisation's own web site."""
        address = organisation.site or ""
        link = html('<a href="%s">%s</a>', address, self.short_address(address))
        return self.phrase("contact.own-site", site=link)

    def past_contacts(self, release_id: str) -> list[Contact]:
        """Those who were contacts of a release and whose details are no longer shown; functions are not people."""
        printed = self.catalogue.directory.hidden_of_sources(self.catalogue.printed_for(release_id))
        named = {one.owner.id: one for one in printed if one.person and one.point.use != "newsroom"}
        return self.sort(named.values(), _contact_key)

    # -- the list of all ----------------------------------------------------------------------

    def contact_list(self) -> ContactList:
        """Every contact by organisation, both in the language's order; functions before people."""
        return self.localised.once("contact-list", self._contact_list)

    def _contact_list(self) -> ContactList:
        groups = groups_of(
            self.catalogue.contacts, self.people_without_contact(),
            lambda ones: self.sort(ones, lambda one: self.plain_label(one.id)),
            lambda ones: self.sort(ones, _contact_key),
        )  # fmt: skip
        return ContactList.of(groups, PER_PAGE)

    def nobody_confirmed(self) -> bool:
        """Whether no contact of the whole list was ever confirmed. Every page of the list asks: it is looked up once."""
        return self.localised.once(
            "nobody-confirmed", lambda: not any(one.point.verified_on for one in self.catalogue.contacts)
        )

    def contact_page(self, number: int) -> str:
        """A link to a page of the list."""
        return self.href(path_of_page(number))

    def contact_ranges(self) -> list[tuple[int, str]]:
        """For a long list: each page with the first and the last organisation on it."""
        named = [
            (number, [self.plain_label(one.organisation.id) for one in groups if one.organisation])
            for number, groups in enumerate(self.contact_list().pages, start=1)
        ]
        return [
            (number, names[0] if names[0] == names[-1] else
             self.t("contacts.range", first=names[0], last=names[-1]))
            for number, names in named if names
        ]  # fmt: skip

    def group_name(self, group: Group) -> Markup:
        """The heading of a group, linked to the organisation's page."""
        if group.organisation is None:
            return Markup.escape(self.t("contacts.without"))
        name = self.link(group.organisation.id)
        return self.phrase("contacts.continued", name=name) if group.continued else name

    def people_without_contact(self) -> list[Person]:
        directory = self.catalogue.directory
        people = [one for one in self.catalogue.people if not directory.has(one.id)]
        return self.sort(people, lambda one: one.sort_as or "")

    def path_of(self, record_id: str) -> str:
        """A person stands on one of the pages of the list, which one depends on the language."""
        path = super().path_of(record_id)
        if self.catalogue.kind(record_id) != "people":
            return path
        return f"{path_of_page(_page_of(self.localised, record_id))}#{record_id}"


@question_in_language
def _page_of(localised: Localised, person_id: str) -> int:
    """The number of the page of the list on which somebody stands first."""
    catalogue = localised.catalogue
    if len(catalogue.contacts) + len(catalogue.people) <= PER_PAGE:
        return 1
    return ContactsView(localised, "contacts/").contact_list().people.get(person_id, 1)


@question_in_language
def contact_page_count(localised: Localised) -> int:
    """How many pages the list of contacts has in a language."""
    return len(ContactsView(localised, "contacts/").contact_list().pages)


def _contact_key(contact: Contact) -> str:
    return (contact.person.sort_as or "") if contact.person else ""

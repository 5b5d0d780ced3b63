"""What the form of the look-up offers: the organisations, projects, topics and languages that have contacts."""

from __future__ import annotations

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.model.base import ProperName, Record
from faktum.render.contacts import ContactsView
from faktum.render.html import html
from faktum.render.view import capfirst, plain

Choice = tuple[str, str, Markup]
"""Value, what it is called, and the attribute of the language it is called in."""


def has_lookup(catalogue: Catalogue) -> bool:
    """A site with contacts and a page for them has a look-up."""
    return catalogue.has_page("contacts/index") and bool(catalogue.contacts)


class LookupView(ContactsView):
    """A view that knows by what contacts can be narrowed."""

    def lookup_facets(self) -> list[tuple[str, list[Choice]]]:
        """Each facet of the look-up with its values, by name; a facet that parts nothing is left out.

        Every page of the list of contacts has them: they are made once.
        """
        self.modules.add("contacts")
        return self.localised.once("lookup-facets", self._facets)

    def _facets(self) -> list[tuple[str, list[Choice]]]:
        catalogue = self.catalogue
        spoken = {code for contact in catalogue.contacts for code in contact.languages}
        none = Markup("")
        facets = [
            ("organisation", [self._proper_choice(one.id, one.name) for one in catalogue.organisations if self._has_contacts(one)]),
            ("project", [self._proper_choice(one.id, one.name) for one in catalogue.projects if self._has_contacts(one)]),
            ("topic", [(one.id, self._headed(self.label(one.id)), none) for one in catalogue.topics if self._has_contacts(one)]),
            ("speaks", [(code, self._headed(self.spoken_name(code)), none) for code in spoken]),
        ]  # fmt: skip
        return [
            (name, self.sort(choices, lambda one: one[1])) for name, choices in facets if len(choices) > 1
        ]

    def _has_contacts(self, record: Record) -> bool:
        return bool(self.catalogue.contacts_of(record.id))

    def _proper_choice(self, value: str, name: ProperName) -> Choice:
        text, lang = name.on(self.language)
        return value, text, html(' lang="%s"', lang) if lang != self.language else Markup("")

    def _headed(self, label: Markup | str) -> str:
        return plain(capfirst(label))

    def spoken_name(self, code: str) -> str:
        """What a language is called, also one in which the site has no pages."""
        return str(self.localised.messages.locale.languages.get(code, code))

"""The book of contacts that readers look people up in, one in each language, and its cards.

What leads to a contact is what its card and its pages say: the projects and topics whose pages carry it,
its organisations under every name they have or had, its offices, languages and places.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import phonenumbers
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.contacts import Contact
from faktum.lookup.book import Book, Entry, Text, Value
from faktum.lookup.rules import Field
from faktum.model.base import Alias
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.terms import Topic
from faktum.render.environment import template
from faktum.render.sections import PageView
from faktum.render.view import Localised, capfirst, plain, without_markers

_OWN_ID = re.compile(r'^(\s*<li[^>]*?) id="[^"]*"')


@dataclass(frozen=True, slots=True)
class Listed:
    """A contact, or a person whom no contact leads to, with the records that lead there; alike in every language."""

    owner: Person | Organisation
    contact: Contact | None
    organisations: tuple[str, ...]
    projects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.contact.id if self.contact else self.owner.id

    @property
    def state(self) -> str:
        return self.contact.state if self.contact else "none"

    @property
    def languages(self) -> tuple[str, ...]:
        if self.contact:
            return self.contact.languages
        return self.owner.languages if isinstance(self.owner, Person) else ()


def listed(catalogue: Catalogue) -> list[Listed]:
    """Everybody whom the list of contacts shows, with what leads to them."""
    leading: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, Iterable[Organisation | Project | Topic]] = {
        "organisation": catalogue.organisations, "project": catalogue.projects, "topic": catalogue.topics,
    }  # fmt: skip
    for kind, records in kinds.items():
        for record in records:
            for contact in catalogue.contacts_of(record.id):
                leading[contact.id][kind].append(record.id)
    found = [_listed(one, leading[one.id]) for one in catalogue.contacts]
    for person in catalogue.people:
        if person.name and not catalogue.directory.has(person.id):
            offices = dict.fromkeys(one.organisation for one in person.appointments.values())
            found.append(Listed(person, None, tuple(offices)))
    return found


def _listed(contact: Contact, leading: Mapping[str, list[str]]) -> Listed:
    own = [contact.organisation.id] if contact.organisation else []
    return Listed(
        contact.owner,
        contact,
        tuple(dict.fromkeys((*own, *leading.get("organisation", ())))),
        tuple(leading.get("project", ())),
        tuple(leading.get("topic", ())),
    )


def in_order(items: Iterable[Listed], localised: Localised) -> list[Listed]:
    """By name, in the order of the language: people by family name, functions by their organisation."""
    view = PageView(localised, "")

    def name(one: Listed) -> str:
        own = one.owner
        return own.sort_as or "" if isinstance(own, Person) else view.plain_label(own.id)

    return view.sort(sorted(items, key=lambda one: one.id), name)


def book_of(language: str, localised: Mapping[str, Localised], items: Iterable[Listed]) -> Book:
    """The book of one language; names are found in all of them. `items` are `in_order`."""
    return _Binding(language, localised).book(items)


def cards_of(localised: Localised, items: Iterable[Listed]) -> Iterator[Markup]:
    """Each card as its page has it, without numbers of sources, which count on that page only."""
    macros: Any = template("macros.html.j2").module
    for one in items:
        view = PageView(localised, "contacts/")
        card = (
            macros.contact_card(view, one.contact)
            if one.contact
            else macros.person_card(view, one.owner, alone=True)
        )
        yield Markup(_OWN_ID.sub(r"\1", without_markers(" ".join(str(card).split()))))  # noqa: S704 - the template's


@dataclass(slots=True)
class _Shelf:
    """The values of one field, numbered as they come."""

    numbers: dict[object, int] = field(default_factory=dict)
    values: list[Value] = field(default_factory=list)

    def number(self, key: object, value: Value) -> int:
        if key not in self.numbers:
            self.numbers[key] = len(self.values)
            self.values.append(value)
        return self.numbers[key]


class _Binding:
    """The making of one book."""

    def __init__(self, language: str, localised: Mapping[str, Localised]) -> None:
        self.language = language
        self.catalogue = localised[language].catalogue
        # The page's language first: its name is the one shown.
        codes = sorted(localised, key=lambda code: code != language)
        self.views = {code: PageView(localised[code], "") for code in codes}
        self.shelves: dict[Field, _Shelf] = defaultdict(_Shelf)

    def book(self, items: Iterable[Listed]) -> Book:
        entries = tuple(self._entry(one) for one in items)
        ignored = self.views[self.language].t("search.ignored").split()
        values = {name: tuple(shelf.values) for name, shelf in self.shelves.items()}
        return Book(self.language, entries, values, tuple(ignored))

    def _entry(self, one: Listed) -> Entry:
        country, number = _parts(one.contact.point.phone if one.contact else None)
        values: dict[Field, Iterator[int]] = {
            "organisation": self._records("organisation", one.organisations),
            "role": self._roles(one),
            "project": self._records("project", one.projects),
            "topic": self._records("topic", one.topics),
            "language": (self._of_all("language", code) for code in one.languages),
            "place": self._places(one),
        }
        name = " ".join((one.owner.name or "").split()) if isinstance(one.owner, Person) else ""
        numbers = {field: tuple(dict.fromkeys(found)) for field, found in values.items()}
        return Entry(one.id, name, one.state, country, number, numbers)

    def _records(self, name: Field, ids: Iterable[str]) -> Iterator[int]:
        for one in ids:
            yield self.shelves[name].number(one, Value(one, self._writings(one)))

    def _writings(self, record_id: str) -> tuple[Text, ...]:
        """Every name of a record, that of the page's language first, each once."""
        record = self.catalogue.record(record_id)
        found: list[Text] = []
        if isinstance(record, Organisation | Project):
            name = record.name
            found += [self._text(*name.on(code)) for code in self.views]
            found.append(self._text(name.text, name.lang))
            found += [self._text(text, code) for code, text in name.official.items()]
            found += [Text(name.short, "short")] if name.short else []
            found += [
                Text(text, "other", code if code != self.language else "")
                for code, text in name.gloss.items()
            ]
        elif isinstance(record, Topic):
            found += [self._text(record.label[code], code) for code in self.views]
        aliases: Iterable[Alias] = getattr(record, "aliases", ())
        for alias in aliases:
            lang = alias.lang if alias.lang and alias.lang != self.language else ""
            found.append(Text(alias.text, "former" if alias.former else "other", lang))
        return _once(found)

    def _text(self, text: str, lang: str) -> Text:
        return Text(text, "", lang if lang != self.language else "")

    def _of_all(self, name: Field, code: str) -> int:
        """A language or country, by its names in the languages of the site."""
        found = []
        for language, view in self.views.items():
            territories = view.localised.messages.locale.territories
            called = view.spoken_name(code) if name == "language" else str(territories.get(code, code))
            found.append(self._text(called, language))
        return self.shelves[name].number(code, Value(code, _once(found)))

    def _roles(self, one: Listed) -> Iterator[int]:
        """The title on the card, then the person's other offices, and what the number is for."""
        contact = one.contact
        if contact:
            yield from self._titles({code: _title(view, contact) for code, view in self.views.items()})
        for office in one.owner.appointments.values() if isinstance(one.owner, Person) else ():
            yield from self._titles(
                {code: plain(capfirst(view.text(office.title))) for code, view in self.views.items()}
            )
        if contact and contact.point.use != "release":
            key = f"contact-use.{contact.point.use}"
            yield from self._titles({code: str(capfirst(view.t(key))) for code, view in self.views.items()})

    def _titles(self, texts: Mapping[str, str]) -> Iterator[int]:
        """None where there is no title: somebody of whom only the number was printed."""
        if all(texts.values()):
            yield self._said("role", texts)

    def _places(self, one: Listed) -> Iterator[int]:
        """The organisation's country, and the areas that the sources give for it and for the projects."""
        own = self.catalogue.organisation(one.organisations[0]) if one.organisations else None
        if own and own.country:
            yield self._of_all("place", own.country)
        for record_id in (*([own.id] if own else []), *one.projects):
            for fact in self.catalogue.facts_about(record_id, "area"):
                if not fact.chosen.unknown:
                    told = {code: plain(view.value(fact.chosen)) for code, view in self.views.items()}
                    yield self._said("place", told)

    def _said(self, name: Field, texts: Mapping[str, str]) -> int:
        """A text in every language, which has no id."""
        found = _once(self._text(text, code) for code, text in texts.items())
        return self.shelves[name].number(found, Value("", found))


def _title(view: PageView, contact: Contact) -> str:
    return plain(view.contact_title(contact)[0])


def _once(texts: Iterable[Text]) -> tuple[Text, ...]:
    found: dict[str, Text] = {}
    for one in texts:
        found.setdefault(one.text, one)
    return tuple(found.values())


def _parts(phone: str | None) -> tuple[str, str]:
    """The country's telephone code and the rest of a number in E.164."""
    if not phone:
        return "", ""
    parsed = phonenumbers.parse(phone, None)
    return str(parsed.country_code), phonenumbers.national_significant_number(parsed)

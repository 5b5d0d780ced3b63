"""vCard 4.0 (RFC 6350): a card for every person and organisation with a contact point that pages show.

What has a text in each language stands once in each, with LANGUAGE and the same ALTID (5.1, 5.4), the site's
first language first: programs that do not know ALTID take the first or show them in this order. A title follows
the organisation at which it is held, and lines of one post share a group where there are several.

A number that no longer holds is on a card only as words in NOTE, if the site's policy shows it at all.

UID is a UUID (RFC 9562, version 5) made from the record's lasting address below `identity`. REV is the day on
which a contact point was last confirmed, else that on which its source was read, else its source's date: of
those known to the day, the latest. Nothing comes from the clock.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup
from phonenumbers import PhoneNumberType, number_type, parse

from faktum.catalogue import Catalogue
from faktum.contacts import Contact
from faktum.facts import KnownFact, Said
from faktum.model.base import ProperName
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.publish.content_lines import END, Line, compound, folded, listed, text
from faktum.publish.identity import first_id, lasting
from faktum.render.contacts import ContactsView
from faktum.render.view import Localised, capfirst, plain

FOLDER = "contacts/"
ALL = "all.vcf"


class CardView(ContactsView):
    """A view for plain words: no marker of a source leads anywhere from a card."""

    def marker(self, fact: KnownFact, said: Said | None = None, words: str = "") -> Markup:  # noqa: ARG002
        return Markup("")


Views = Sequence[CardView]
"""One for each language, the site's first language first."""


def vcards(catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, str]:
    """Path below the site's root → card, and all of them in one file.

    A renamed record has its card at its former addresses too: address books fetch it anew from its SOURCE.
    """
    views, owned = _views(catalogue, localised), _by_owner(catalogue.contacts)
    files: dict[str, str] = {}
    for contacts in owned.values():
        owner = contacts[0].owner
        card = _written(_lines(views, owner, contacts))
        for name in (owner.id, *owner.former_ids):
            files[f"{FOLDER}{name}.vcf"] = card
    files[FOLDER + ALL] = "".join(files[f"{FOLDER}{owner}.vcf"] for owner in owned)
    return files


def vcard_of(catalogue: Catalogue, localised: Mapping[str, Localised], record_id: str) -> str:
    """The card of a person or organisation. Raises KeyError where no contact point of theirs is shown."""
    contacts = _by_owner(catalogue.contacts)[record_id]
    return _written(_lines(_views(catalogue, localised), contacts[0].owner, contacts))


def _views(catalogue: Catalogue, localised: Mapping[str, Localised]) -> Views:
    return [CardView(localised[language], FOLDER) for language in catalogue.languages]


def _by_owner(contacts: Iterable[Contact]) -> dict[str, list[Contact]]:
    owned: dict[str, list[Contact]] = {}
    for contact in contacts:
        owned.setdefault(contact.owner.id, []).append(contact)
    return owned


def _written(lines: Iterable[Line]) -> str:
    """The card; a line that repeats another is left out."""
    kept: dict[tuple[object, ...], Line] = {}
    for line in (Line("BEGIN", "VCARD"), Line("VERSION", "4.0"), *lines, Line("END", "VCARD")):
        kept.setdefault((line.name, line.parameters, line.value), line)
    return "".join(folded(str(line)) + END for line in kept.values())


# -- lines --------------------------------------------------------------------------------------------


def _lines(views: Views, owner: Person | Organisation, contacts: Sequence[Contact]) -> Iterator[Line]:
    first = views[0]
    site, languages = first.catalogue.site, [view.language for view in views]
    yield Line("KIND", _kind(owner))
    yield Line("UID", _uid(first.catalogue, owner))
    yield from _name(owner, languages)
    current = [one for one in contacts if one.state != "ended"] or contacts
    posts = _posts(views, current)
    for number, ((_organisation, *titles), ones) in enumerate(posts.items(), start=1):
        group = f"post{number}" if len(posts) > 1 else ""
        told = list(zip(languages, titles, strict=True))
        yield from _post(ones, told, str(number), group)
    if isinstance(owner, Person):
        for number, use in enumerate(dict.fromkeys(one.point.use for one in current), start=1):
            told = [(view.language, plain(capfirst(view.t(f"contact-use.{use}")))) for view in views]
            yield from _in_languages("ROLE", told, str(number))
    for language in dict.fromkeys(code for one in contacts for code in one.languages):
        yield Line("LANG", language, (("TYPE", "work"),))
    topics = dict.fromkeys(topic for one in contacts for topic in one.point.topics)
    if topics:
        yield Line("CATEGORIES", listed(*(first.plain_label(topic) for topic in topics)))
    yield from _in_languages("NOTE", [(view.language, _note(view, contacts)) for view in views], "1")
    for one in current:
        if one.substitute:
            yield Line("RELATED", _uid(first.catalogue, one.substitute), (("TYPE", "agent"),))
    yield Line("URL", first.address(first.path_of(owner.id)))
    if isinstance(owner, Organisation) and owner.site:
        yield Line("URL", owner.site, (("TYPE", "work"),))
    yield Line("SOURCE", f"{site.site_url}{FOLDER}{owner.id}.vcf")
    if changed := max(filter(None, (_known_on(one) for one in contacts)), default=None):
        yield Line("REV", f"{changed:%Y%m%d}T000000Z")


def _kind(owner: Person | Organisation) -> str:
    """A group of people without named members is one (6.1.4); a community is an organisation that one can call."""
    if isinstance(owner, Person):
        return "individual"
    return "group" if owner.type == "group" else "org"


def _uid(catalogue: Catalogue, owner: Person | Organisation) -> str:
    record_id = first_id(owner)
    path = f"contacts/#{record_id}" if isinstance(owner, Person) else f"partners/{record_id}/#organisation"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, lasting(catalogue.site, path))}"


def _name(owner: Person | Organisation, languages: Sequence[str]) -> Iterator[Line]:
    if isinstance(owner, Person):
        family, _, given = (owner.sort_as or "").partition(",")
        yield Line("FN", text(owner.name or ""))
        yield Line("N", compound(family.strip(), given.strip(), "", "", ""))
        return
    yield from _in_languages("FN", _names(owner.name, languages), "1")
    # Without this, phones take an organisation's name apart into a given and a family name.
    yield Line("N", compound("", "", "", "", ""))
    yield Line("X-ABShowAs", "COMPANY")
    yield from _in_languages("ORG", _names(owner.name, languages), "1")


def _names(name: ProperName, languages: Sequence[str]) -> list[tuple[str, str]]:
    """The name, and its official forms in other languages: (language, name), each once."""
    return [(code, shown) for shown, code in dict.fromkeys(name.on(language) for language in languages)]


def _in_languages(name: str, told: Sequence[tuple[str, str]], altid: str, group: str = "") -> Iterator[Line]:
    """One property in several languages; one that has no other form needs no ALTID."""
    alternative = (("ALTID", altid),) if len(told) > 1 else ()
    for language, value in told:
        if value:
            written = compound(value) if name == "ORG" else text(value)
            yield Line(name, written, (*alternative, ("LANGUAGE", language)), group)


# -- posts --------------------------------------------------------------------------------------------


def _posts(views: Views, contacts: Sequence[Contact]) -> dict[tuple[str, ...], list[Contact]]:
    """Contact points by organisation and its title in each language; organisations have no titles."""
    posts: dict[tuple[str, ...], list[Contact]] = defaultdict(list)
    for one in contacts:
        titles = (plain(view.contact_title(one)[0]) if one.person else "" for view in views)
        posts[one.organisation.id if one.organisation else "", *titles].append(one)
    return posts


def _post(
    contacts: Sequence[Contact], titles: Sequence[tuple[str, str]], altid: str, group: str
) -> Iterator[Line]:
    """Organisation, title, numbers and addresses of one post."""
    organisation = contacts[0].organisation
    if contacts[0].person and organisation:
        # Phones put the first title beside the first organisation.
        names = _names(organisation.name, [language for language, _title in titles])
        yield from _in_languages("ORG", names, altid, group)
    yield from _in_languages("TITLE", titles, altid, group)
    for contact in contacts:
        point = contact.point
        if contact.state == "ended":
            continue
        if point.phone:
            kind = number_type(parse(point.phone))
            types = "work,voice,cell" if kind == PhoneNumberType.MOBILE else "work,voice"
            yield Line("TEL", f"tel:{point.phone}", (("VALUE", "uri"), ("TYPE", types)), group)
        if point.email:
            yield Line("EMAIL", text(point.email), (("TYPE", "work"),), group)


# -- how sure -----------------------------------------------------------------------------------------


def _note(view: CardView, contacts: Sequence[Contact]) -> str:
    """How sure each number is, with what else the page says beside it; a paragraph for each."""
    return "\n".join(_paragraph(view, one, named=len(contacts) > 1) for one in contacts)


def _paragraph(view: CardView, contact: Contact, *, named: bool) -> str:
    point = contact.point
    number = view.formats.phone(point.phone) if point.phone else point.email
    parts = [
        f"{number}:" if named and number else "",
        plain(view.how_sure(contact)),
        plain(view.away(contact)),
    ]
    if contact.state in {"stale", "ended"}:
        parts.append(f"{capfirst(view.t(f'contact.state-{contact.state}'))}.")
    if point.hours:
        parts.append(f"{view.t('contact.hours', hours=view.plain_text(point.hours))}.")
    if point.press_only:
        parts.append(f"{view.t('contact.press-only')}.")
    if point.function_mailbox:
        parts.append(f"{point.email}: {view.t('contact.function-mailbox')}.")
    if point.note:
        parts.append(view.plain_text(point.note))
    return " ".join(filter(None, parts))


def _known_on(contact: Contact) -> dt.date | None:
    """The day on which somebody last made sure of the contact, or else that of the source it was printed in."""
    source = contact.source
    dates = (contact.point.verified_on, source.read_on, source.date)
    days = (one.day for one in dates if isinstance(one, Edtf))
    return next(filter(None, days), None)

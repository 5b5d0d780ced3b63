"""Telephone numbers and addresses: typed into texts, wrong, or never filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import Entry, entries
from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import Passage, running


def _numbers(site: Site) -> Iterator[tuple[Passage, str, str]]:
    """Paragraphs about something with a contact: the number as pages show it, and as it was printed."""
    for passage in running(site):
        where = site.where(passage.path)
        if where == "page":
            continue
        parts = passage.path.removesuffix(".md").split("/")
        subject = "/".join(parts[-2:]) if where == "release" else parts[-1]
        for contact in site.catalogue.contacts_of(subject):
            if contact.point.phone:
                shown = site.views[passage.language].formats.phone(contact.point.phone)
                yield passage, shown, contact.point.stated or contact.point.phone


@kind("UNBOUND-FIGURE", along=("STALE",), number=9)
def phone_typed(site: Site, draw: Random) -> Iterator[Slip]:
    """The number of one of the contacts is typed into a text."""
    for passage, shown, stated in _numbers(site):
        digits = re.sub(r"\D", "", shown)
        number = draw.choice((shown, stated, digits, shown.replace("-", " ")))
        sentence = phrase(passage.language, "phone").format(phone=number)
        yield passage.with_sentence(site, sentence, f"“{sentence}” gives a contact's number by hand")


@kind("WRONG-FIGURE", "BARE-FIGURE", along=("STALE",), number=6)
def phone_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """A number in a text has one digit that differs from the contact's (or is nobody's)."""
    for passage, shown, _stated in _numbers(site):
        at = draw.choice([match.start() for match in re.finditer(r"\d", shown)][3:])
        other = str((int(shown[at]) + draw.choice((1, 3, 7))) % 10)
        sentence = phrase(passage.language, "phone").format(phone=shown[:at] + other + shown[at + 1 :])
        yield passage.with_sentence(site, sentence, f"“{sentence}”, but the number is {shown}")


def _of_contacts(site: Site, key: str) -> Iterator[Entry]:
    yield from entries(site, lambda _path, place: place[0] == "contacts" and place[-1] == key)


@kind("BAD-PHONE", along=("NO-CONTACT",), number=6)
def bad_phone(site: Site, draw: Random) -> Iterator[Slip]:
    """A contact's number is a digit short, written for one country, or not a number."""
    for entry in _of_contacts(site, "phone"):
        value = entry.value
        ways = (
            value[:-1],
            "0" + value[3:],
            value.replace("+", "00"),
            value[:3] + " " + value[3:],
            value + "00",
        )
        other = draw.choice(ways)
        yield entry.with_value(site, other, f"{other} is no number in E.164")


@kind("BAD-MAIL", along=("NO-CONTACT",), number=6)
def bad_mail(site: Site, draw: Random) -> Iterator[Slip]:
    """A contact's address cannot be one."""
    for entry in _of_contacts(site, "email"):
        value = entry.value
        ways = (
            value.replace("@", "(at)"), value.replace("@", " @"), value.replace("@", ""),
            value.rsplit(".", 1)[0], value.replace(".", ",", 1),
        )  # fmt: skip
        other = draw.choice(ways)
        yield entry.with_value(site, other, f"{other} is no address")


@kind("PLACEHOLDER", "BAD-PHONE", "BAD-MAIL", along=("NO-CONTACT",), number=8)
def placeholder_contact(site: Site, draw: Random) -> Iterator[Slip]:
    """A contact's number or address was never filled in (most such numbers cannot be dialled either)."""
    numbers = ("+46701234567", "+4512345678", "+46700000000", "+46123456789", "+4500000000", "+46111111111")
    mails = (
        "name@example.com",
        "fornamn.efternamn@example.org",
        "xxx@xxx.se",
        "test@test.dk",
        "info@domain.com",
    )
    for entry in _of_contacts(site, "phone"):
        number = draw.choice(numbers)
        yield entry.with_value(site, number, f"{number} was never filled in")
    for entry in _of_contacts(site, "email"):
        mail = draw.choice(mails)
        yield entry.with_value(site, mail, f"{mail} was never filled in")


PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><rect width="4" height="4"/></svg>\n'


@kind("PLACEHOLDER", along=("STALE", "DIFFERENT-SHAPE"), number=6)
def placeholder_alt_text(site: Site, draw: Random) -> Iterator[Slip]:
    """The text that stands for a picture was never written."""
    for passage in running(site, where="page"):
        up = "../" * (passage.path.count("/") - 1)
        alt = draw.choice(phrase(passage.language, "alt"))
        edited = site.inserted(passage.path, passage.number, "", f"![{alt}]({up}assets/picture.svg)")
        edits: dict[str, str | None] = {passage.path: edited, "docs/assets/picture.svg": PICTURE}
        what = f"“{alt}” does not tell what the picture shows"
        yield Slip(passage.path, passage.number + 2, edits, what, passage.language, passage.where)

"""Who is who: organisations entered twice, names and people typed, misspelt and crossed, numbers of others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import entries
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import expressions
from mistakes.unseen.ground import FOLLOWS, prose, put, words, woven

MISSPELT = {
    "innovation-skane": ("Innovation Skane", "Innovations Skåne", "Inovation Skåne"),
    "sahlgrenska-science-park": ("Sahlgrenska Sciencepark", "Salgrenska Science Park"),
    "kalmar-science-park": ("Kalmar Sience Park", "Kalmar Science Parc"),
    "linneuniversitetet": ("Linneauniversitetet", "Linné Universitetet"),
    "welfare-tech": ("Wellfare Tech", "Welfaretech"),
    "tillvaxtverket": ("Tilväxtverket", "Tillväxtsverket"),
    "leap-for-life": ("Leap of Life", "Leap 4 Life"),
    "force-technology": ("FORCE Technologi", "Force Techology"),
    "teknologisk-institut": ("Teknologiska Institut", "Teknologisk Institutt"),
    "norway-health-tech": ("Norway Healt Tech", "Norways Health Tech"),
    "highfive": ("HiFive", "High-5"),
    "hogskolan-i-halmstad": ("Högskolan Halmstad", "Halmstads högskola"),
    "smile-incubator": ("Smile Inkubator", "SmileIncubator"),
    "cluster-excellence-denmark": ("Cluster Excelence Denmark", "Clusters Excellence Denmark"),
    "region-kalmar-lan": ("Region Kalmars län", "Region Kalmar-län"),
    "health-tech-hub-copenhagen": ("Health Hub Copenhagen", "Healthtech Hub Copenhagen"),
    "invest-in-skane": ("Invest in Skane", "Invest Skåne"),
}
TWINS = (
    ("innovation-skaane", "Innovation Skaane", "innovation company", "SE"),
    ("kalmar-sciencepark", "Kalmar Sciencepark", "science park", "SE"),
    ("teknologisk-institutt", "Teknologisk Institutt", "institute", "DK"),
    ("welfaretech", "WelfareTech", "cluster", "DK"),
    ("linneuniversitetet-kalmar", "Linneuniversitetet", "university", "SE"),
    ("high-five", "High Five", "centre", "SE"),
    ("region-kalmar", "Region Kalmar län", "region", "SE"),
)
"""Organisations that are on the site under another id."""
SUMMARY = {
    "sv": "Organisation som arbetar med hälsa och omsorg.", "da": "Organisation, der arbejder med sundhed og omsorg.",
    "en": "An organisation that works with health and care.",
}  # fmt: skip


def organisation(site: Site, name: str, sort: str, country: str) -> str:
    """The record of an organisation, with the least that it can hold."""
    lines = [
        "# yaml-language-server: $schema=../schema/organisation.schema.json",
        f"name: {{text: {name}, lang: {'da' if country == 'DK' else 'sv'}}}",
        f"type: {sort}", f"country: {country}", "summary:",
        *(f"  {code}: {SUMMARY[code]}" for code in site.languages), "topics: [e-halsa]", "",
    ]  # fmt: skip
    return "\n".join(lines)


@kind(along=("ORPHAN",), number=5)
def organisation_entered_twice(site: Site, _draw: Random) -> Iterator[Slip]:
    """A record is made of an organisation that the site has under a name with another space or letter."""
    for record, name, sort, country in TWINS:
        path = f"data/organisations/{record}.yml"
        text = organisation(site, name, sort, country)
        yield Slip(path, 2, {path: text}, f"{name} once more", places=frozenset({(path, 1)}))


@kind(along=FOLLOWS, number=6)
def organisation_misspelt(site: Site, draw: Random) -> Iterator[Slip]:
    """In place of its name an organisation gets one typed with a slip, which no alias knows."""
    for expression in expressions(site, "name"):
        if expression.passage.path.startswith("docs/") and expression.argument in MISSPELT:
            typed = draw.choice(MISSPELT[expression.argument])
            yield expression.replaced(site, typed, f"“{typed}” for {expression.argument}")


@kind(along=FOLLOWS, number=5)
def organisation_in_another_language(site: Site, _draw: Random) -> Iterator[Slip]:
    """The English name of an organisation is typed into Swedish or Danish, or its own into English."""
    for expression in expressions(site, "name"):
        language = expression.passage.language
        own, english = site.name("sv", expression.argument), site.name("en", expression.argument)
        record = f"data/organisations/{expression.argument}.yml"
        if own != english and record in site.files and expression.passage.path.startswith("docs/"):
            typed = own if language == "en" else english
            yield expression.replaced(site, typed, f"“{typed}” in {language}")


@kind(along=FOLLOWS, number=5)
def person_put_by_name(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of a person of the site is typed."""
    yield from _people(site, draw, [str(one.name) for one in site.catalogue.people])


@kind(along=FOLLOWS, number=5)
def person_with_a_slip(site: Site, draw: Random) -> Iterator[Slip]:
    """The name of a person of the site is typed with a slip."""
    yield from _people(site, draw, [
        "Loisa Östlund", "Louise Östlundh", "Stefan Lagrozen", "Stephan Lagrosen", "Marianne Larson", "Emma Börjeson",
        "Ema Börjesson", "Christian Gravesen", "Kristian Graversen", "Stefanie Lose", "Dorthe Stigaard",
        "Ingeborg Ericsson", "Erik Sundbergh", "Kristofer From", "Loisa Cedergreen", "Peter Upman",
    ])  # fmt: skip


@kind(along=FOLLOWS, number=5)
def people_crossed(site: Site, draw: Random) -> Iterator[Slip]:
    """The first name of one person of the site is typed with the family name of another."""
    yield from _people(site, draw, [
        "Louise Larsson", "Marianne Östlund", "Stefan Eriksson", "Ingeborg Lagrosen", "Emma Cedergren",
        "Loisa Börjesson", "Christian From", "Kristoffer Graversen", "Dorte Lose", "Stephanie Stigaard",
    ])  # fmt: skip


def _people(site: Site, draw: Random, names: list[str]) -> Iterator[Slip]:
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language and one.where != "page"]
        for name in draw.sample(names, 4):
            sentence = put(draw.choice(words(language, "person")), x=name)
            yield woven(site, draw.choice(places), sentence, f"“{sentence}”", draw)


@kind(along=FOLLOWS, number=6)
def office_of_another(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence gives a person an office at an organisation that others have."""
    people = [one for one in site.catalogue.people if one.name and one.appointments]
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language and one.where != "page"]
        for _ in range(4):
            one, other = draw.sample(people, 2)
            office = draw.choice(list(other.appointments.values()))
            if office.organisation in {own.organisation for own in one.appointments.values()}:
                continue
            sentence = words(language, "office").format(
                person=f'{{{{ person("{one.id}") }}}}',
                title=office.title.root[language],
                organisation=f'{{{{ name("{office.organisation}") }}}}',
            )
            yield woven(site, draw.choice(places), sentence, f"“{sentence}”", draw)


@kind(number=4)
def words_of_somebody_else(site: Site, draw: Random) -> Iterator[Slip]:
    """What one person said in a release is entered for another, who never had the office named beside it."""
    for entry in entries(site, lambda path, place: path.startswith("docs/") and place[-1] == "person"):
        others = [one.id for one in site.catalogue.people if one.id != entry.value and one.name]
        appointment = site.value(entry.path, *entry.place[:-1], "appointment")
        fit = [
            one
            for one in others
            if appointment not in (site.value(f"data/people/{one}.yml", "appointments") or {})
        ]
        other = draw.choice(fit)
        around = {
            (entry.path, line) for place, line in site.documents[entry.path].lines.items()
            if place[: len(entry.place) - 1] == entry.place[:-1] and len(place) <= len(entry.place)
        }  # fmt: skip
        yield entry.with_value(site, other, f"{other} for {entry.value}", *around)


@kind(number=5)
def number_against_its_print(site: Site, draw: Random) -> Iterator[Slip]:
    """A number of a contact differs in one digit from what its source is said to print."""
    for entry in entries(site, lambda path, place: path.startswith("data/people/") and place[-1] == "phone"):
        stated = site.value(entry.path, *entry.place[:-1], "stated")
        if stated:
            at = draw.randrange(len(entry.value) - 5, len(entry.value))
            digit = str((int(entry.value[at]) + draw.randint(1, 8)) % 10)
            number = site.documents[entry.path].line(*entry.place[:-1], "stated")
            near = {(entry.path, number), (entry.path, site.documents[entry.path].line(*entry.place[:-1]))}
            value = entry.value[:at] + digit + entry.value[at + 1 :]
            yield entry.with_value(site, value, f"{value}, printed as {stated}", *near)


def _groupings(number: str) -> list[str]:
    """A number as people type it."""
    if number.startswith("+45"):
        n = number[3:]
        pairs = " ".join(n[at : at + 2] for at in range(0, 8, 2))
        return [pairs, f"+45 {pairs}", f"{n[:4]} {n[4:]}", f"(45) {n}", n]
    n = "0" + number[3:]
    area = 4 if n.startswith("0480") else 3
    rest = n[area:]
    pairs = f"{rest[:-4]} {rest[-4:-2]} {rest[-2:]}"
    return [
        f"{n[:area]}-{pairs}",
        f"+46 {n[1:area]} {pairs}",
        f"{n[:area]}/{rest}",
        f"0046 {n[1:area]} {rest}",
        f"{n[:area]} {pairs}",
    ]


@kind(along=FOLLOWS, number=6)
def phone_in_a_text(site: Site, draw: Random) -> Iterator[Slip]:
    """The number of a contact is typed into a text, as it is or with one digit wrong."""
    numbers = [
        str(point.phone) for one in site.catalogue.people for point in one.contacts.values() if point.phone
    ]
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language]
        for frame in words(language, "phone"):
            number = draw.choice(numbers)
            if draw.random() < 0.4:
                number = number[:-1] + str((int(number[-1]) + 3) % 10)
            x = draw.choice(_groupings(number))
            yield woven(site, draw.choice(places), put(frame, x=x), f"{x} typed, of {number}", draw)


@kind(along=FOLLOWS, number=5)
def contact_of_nobody(site: Site, draw: Random) -> Iterator[Slip]:
    """A placeholder stands where a number or a mailbox should: in a text, or in a record."""
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language]
        for sentence in words(language, "contacts placeholder"):
            yield woven(site, draw.choice(places), sentence, f"“{sentence}”", draw)
    for entry in entries(site, lambda path, place: path.startswith("data/people/") and place[-1] == "email"):
        domain = re.sub(r".*@", "", entry.value)
        yield entry.with_value(
            site, draw.choice((f"xxx@{domain}", "fornamn.efternamn@example.com")), "a placeholder"
        )

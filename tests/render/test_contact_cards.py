"""What a card says and offers, what pages say of who answers now, and the list that goes on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue, resolve
from faktum.contacts import Contact
from faktum.load.records import Loaded
from faktum.publish.contact_places import contact_places
from faktum.render.contact_list import FULL_INDEX, ContactList, Group
from faktum.render.pages import render_page
from faktum.render.plan import Page, plan
from faktum.render.sections import PageView
from faktum.render.view import PER_PAGE, Localised

NILS = "data/people/p-a1b2c.yml"
AASE = "data/people/p-d4e5f.yml"
SITE = "data/site.yml"
OF_NILS = "    place: contacts\n    topics: [fjarrvard]\n"
OFFICE = "data/organisations/fjallback-innovation.yml"
RELEASE = "press/2019/halsobron-oppnar/"

Element = Any
"""What lxml parsed."""
Shown = Callable[..., Element]


@pytest.fixture
def shown(loading: Callable[..., Loaded]) -> Shown:
    """`shown(path, language, {path: text})`: the article of a page of the small site on 1 December 2026."""

    def make(path: str, language: str = "sv", overlay: dict[str, str] | None = None) -> Element:
        loaded = loading(overlay)
        assert not loaded.problems, [str(one) for one in loaded.problems]
        return article(resolve(loaded, dt.date(2026, 12, 1)), path, language)

    return make


def parts_of(catalogue: Catalogue, path: str, language: str) -> dict[str, Markup]:
    page = next(one for one in plan(catalogue) if (one.language, one.path) == (language, path))
    return render_page(page, Localised.of(catalogue, language), Markup(""))


def article(catalogue: Catalogue, path: str, language: str = "sv") -> Element:
    return html.fromstring(f"<div>{parts_of(catalogue, path, language)['article']}</div>")


def text_of(element: Element) -> str:
    return " ".join(element.text_content().split())


def card(page: Element, name: str = "Nils Provberg") -> Element:
    return next(one for one in page.xpath("//li[h3]") if text_of(one.find("h3")) == name)


def section(page: Element, anchor: str) -> Element:
    found: Element = page.xpath(f"//section[h2[@id='{anchor}']]")[0]
    return found


def nils(edited: Callable[..., str], *lines: str) -> dict[str, str]:
    return {NILS: edited(NILS, OF_NILS, OF_NILS + "".join(f"    {line}\n" for line in lines))}


# -- the card ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ["Projektledare", "Fjällbäck Innovation", "070-174 06 05", "Ämnen: fjärrvård", "Språk: svenska", "Kopiera namn och nummer", "Spara kontakten (vCard)", "inte bekräftat sedan dess", "kan vara inaktuell"]),
        ("da", ["Projektleder", "Fjällbäck Innovation", "+46 70 174 06 05", "Emner: fjernbehandling", "Sprog: svensk", "Kopiér navn og nummer", "Gem kontakten (vCard)", "ikke bekræftet siden", "kan være forældet"]),
        ("en", ["Project manager", "Fjällbäck Innovation Agency", "+46 70 174 06 05", "Topics: remote care", "Languages: Swedish", "Copy name and number", "Save contact (vCard)", "not confirmed since", "may be out of date"]),
    ],
)  # fmt: skip
def test_a_card_says_who_for_what_how_and_how_sure(shown: Shown, language: str, said: list[str]) -> None:
    one = card(shown(RELEASE, language))
    assert [words for words in said if words not in text_of(one)] == []
    assert one.xpath(".//a[starts-with(@href, 'tel:')]/@href") == ["tel:+46701740605"]
    assert one.xpath(".//a[starts-with(@href, 'mailto:')]/@href") == [
        "mailto:nils.provberg@fjallback.example"
    ]
    assert one.xpath(".//a[@type='text/vcard']/@href")[0].endswith("../contacts/p-a1b2c.vcf")


@pytest.mark.parametrize(
    ("language", "copied"),
    [
        ("sv", "Nils Provberg, Fjällbäck Innovation, 070-174 06 05"),
        ("en", "Nils Provberg, Fjällbäck Innovation Agency, +46 70 174 06 05"),
    ],
)
def test_the_button_copies_name_organisation_and_number_for_the_reader(
    shown: Shown, language: str, copied: str
) -> None:
    assert card(shown(RELEASE, language)).xpath(".//button/@data-copy") == [copied]


def test_without_a_number_the_button_copies_the_mailbox(shown: Shown, edited: Callable[..., str]) -> None:
    text = edited(OFFICE, '    phone: "+46701740699"\n', "").replace("    stated: 070-1740699\n", "")
    button = card(shown(RELEASE, "sv", {OFFICE: text}), "Fjällbäck Innovation").find(".//button")
    assert button.get("data-copy") == "Fjällbäck Innovation, växel, press@fjallback.example"
    assert text_of(button) == "Kopiera namn och adress: Fjällbäck Innovation, växel"


def test_a_page_with_a_card_loads_the_script_that_copies_and_others_do_not(catalogue: Catalogue) -> None:
    assert "javascripts/copy.js" in parts_of(catalogue, RELEASE, "sv")["head"]
    assert "data-copy-status" in parts_of(catalogue, RELEASE, "sv")["article"]
    for path in ("", "projects/", "glossary/"):
        assert "copy.js" not in parts_of(catalogue, path, "sv")["head"]
        assert "data-copy-status" not in parts_of(catalogue, path, "sv")["article"]


def test_hours_and_press_only(shown: Shown, edited: Callable[..., str]) -> None:
    for language, said in (
        ("sv", "Nås: vardagar 9–16"), ("da", "Træffes: hverdage 9–16"), ("en", "Available: weekdays 9–16"),
    ):  # fmt: skip
        name = "Fjällbäck Innovation Agency" if language == "en" else "Fjällbäck Innovation"
        assert said in text_of(card(shown(RELEASE, language), name))
    alone = card(shown(RELEASE, "en", nils(edited, "press_only: true")))
    assert "For journalists only" in text_of(alone)


def test_a_portrait_has_its_text_and_its_measures(shown: Shown, edited: Callable[..., str]) -> None:
    portrait = (
        "portrait:\n  file: p-a1b2c.jpg\n  alt: {sv: 'Porträtt av {{ person(\"p-a1b2c\") }}', da: Portræt, en: Portrait}\n"
        "  consent: {reference: 2026/17, given_on: 2026-03-01}\n"
    )
    overlay = {NILS: edited(NILS, "contacts:\n", f"{portrait}contacts:\n")}
    picture = card(shown("contacts/", "sv", overlay)).find("img")
    assert dict(picture.attrib) == {
        "src": "../assets/p-a1b2c.jpg", "alt": "Porträtt av Nils Provberg", "width": "96", "height": "96", "loading": "lazy",
    }  # fmt: skip
    assert "2026/17" not in html.tostring(shown("contacts/", "sv", overlay), encoding="unicode")


# -- how sure ---------------------------------------------------------------------------------------


def sure(page: Element) -> tuple[list[str], str]:
    """The mark in words, and the sentence."""
    one = card(page)
    return [text_of(mark) for mark in one.find_class("state")], text_of(one.find_class("as-printed")[0])


def test_confirmed(shown: Shown, edited: Callable[..., str]) -> None:
    page = shown("contacts/", "en", nils(edited, "verified_on: 2026-06-01"))
    assert sure(page) == (["confirmed"], "Confirmed on 1 June 2026.")


def test_confirmed_once_and_not_since(shown: Shown, edited: Callable[..., str]) -> None:
    page = shown("contacts/", "da", nils(edited, "verified_on: 2024-01-01"))
    assert sure(page) == (["kan være forældet"], "Senest bekræftet 1. januar 2024; ikke bekræftet siden.")


def test_printed_not_long_ago_needs_no_mark(loading: Callable[..., Loaded]) -> None:
    page = article(resolve(loading(), dt.date(2019, 4, 1)), "contacts/")
    marks, sentence = sure(page)
    assert marks == []
    assert (
        sentence
        == "Så som det stod i Hälsobron öppnar, 14 mars 2019 (kontakt för pressmeddelandet); inte bekräftat sedan dess."
    )


MARK = "contacts: {ended: mark}\n"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        ("ends: {last_day: 2020-01-31, told_on: 2020-02-02}", "Sista dag: 31 januari 2020, enligt besked 2 februari 2020."),
        ("ends: {last_day: 2020-01, source: aakirke-2023, place: lead}", "Sista dag: januari 2020, enligt Broen bygges mod syd."),
    ],
)  # fmt: skip
def test_what_has_ended_says_when_and_who_says_so_and_cannot_be_called(
    shown: Shown, edited: Callable[..., str], end: str, said: str
) -> None:
    overlay = nils(edited, end) | {SITE: edited(SITE, "licence:", f"{MARK}licence:")}
    page = shown("contacts/", "sv", overlay)
    assert sure(page)[0] == ["gäller inte längre"]
    assert sure(page)[1].startswith(said)
    one = card(page)
    assert not one.xpath(".//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:')] | .//button")
    assert [text_of(struck) for struck in one.iter("s")] == [
        "070-174 06 05",
        "nils.provberg@fjallback.example",
    ]


def test_a_release_names_its_contact_of_then_when_the_number_is_hidden(
    shown: Shown, edited: Callable[..., str]
) -> None:
    page = shown(RELEASE, "sv", nils(edited, "ends: {last_day: 2020-01-31, told_on: 2020-02-02}"))
    one = card(section(page, "contacts-section"))
    assert "Var kontakt då" in text_of(one)
    assert "Projektledare" in text_of(one)
    assert "Fjällbäck Innovation" in text_of(one)
    assert "174 06 05" not in text_of(page)
    assert "provberg@" not in text_of(page)


def test_where_details_are_hidden_the_list_says_so(shown: Shown, edited: Callable[..., str]) -> None:
    overlay = nils(edited, "ends: {last_day: 2020-01-31, told_on: 2020-02-02}")
    page = shown("contacts/", "sv", overlay)
    without = page.get_element_by_id("without")
    assert "visas uppgifterna inte längre" in text_of(without)
    assert without.get_element_by_id("p-a1b2c") is not None
    assert "visas uppgifterna inte längre" not in text_of(shown("contacts/"))


def test_somebody_away_has_a_substitute(shown: Shown, edited: Callable[..., str]) -> None:
    overlay = nils(edited, "substitute: {who: p-d4e5f, period: 2026-11-30/2026-12-04}")
    for language, said in (
        ("sv", "Borta 30 november 2026–4 december 2026. Under tiden svarar Aase Testholm."),
        ("da", "Fraværende 30. november 2026–4. december 2026. I mellemtiden svarer Aase Testholm."),
        ("en", "Away 30 November 2026 – 4 December 2026. Aase Testholm answers in the meantime."),
    ):
        away = card(shown("contacts/", language, overlay)).find_class("away")[0]
        assert text_of(away) == said
        assert away.xpath(".//a/@href")[0].endswith("contacts/#p-d4e5f")


# -- then and now -----------------------------------------------------------------------------------


def test_a_release_shows_who_was_contact_then_and_who_answers_now(shown: Shown) -> None:
    page = shown(RELEASE, "en")
    then = section(page, "contacts-section")
    assert {text_of(one) for one in then.iter("h3")} == {"Nils Provberg", "Fjällbäck Innovation Agency"}
    now = section(page, "answers-section")
    assert [text_of(one) for one in now.iter("h3")] == ["Fjällbäck Innovation Agency"]
    assert now.xpath(".//a[starts-with(@href, 'tel:')]/@href") == ["tel:+46701740699"]


@pytest.mark.parametrize("path", ["projects/halsobron/", "partners/fjallback-innovation/", RELEASE])
def test_who_answers_now_stands_on_every_page_that_has_contacts(shown: Shown, path: str) -> None:
    assert "växel" in text_of(section(shown(path), "answers-section")).lower()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", "Ingen aktuell kontakt är känd. Organisationens egen webbplats: aakirke.example"),
        ("da", "Der kendes ingen aktuel kontakt. Organisationens eget websted: aakirke.example"),
        ("en", "No current contact is known. The organisation’s own website: aakirke.example"),
    ],
)  # fmt: skip
def test_where_nobody_is_known_the_organisation_is(
    shown: Shown, edited: Callable[..., str], language: str, said: str
) -> None:
    path = "data/organisations/aakirke-universitet.yml"
    overlay = {path: edited(path, "summary:\n", "site: https://aakirke.example/\nsummary:\n")}
    for page in ("partners/aakirke-universitet/", "projects/halsobron-syd/"):
        now = section(shown(page, language, overlay), "answers-section")
        assert said in text_of(now)
        assert now.xpath(".//dd/a/@href") == ["https://aakirke.example/"]


def test_the_people_of_a_topic_are_on_its_page(shown: Shown) -> None:
    assert card(shown("topics/fjarrvard/")) is not None


# -- the list that goes on --------------------------------------------------------------------------

ORGANISATION = """name: {{text: {name}, lang: sv}}
type: company
summary: {{sv: En., da: En., en: One.}}
"""
PERSON = """name: {name}
sort_as: {sort_as}
appointments:
  a: {{organisation: {organisation}, title: {{sv: talesperson, da: talsperson, en: spokesperson}}, source: aakirke-2023, place: statement}}
contacts:
  m: {{use: release, phone: "+467017406{number:02}", organisation: {organisation}, source: aakirke-2023, place: statement}}
"""


def crowd(sizes: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Files of organisations Avdelning 000, 001 … with so many people each."""
    number = 0
    for place, size in enumerate(sizes):
        organisation = f"avdelning-{place:03}"
        yield f"data/organisations/{organisation}.yml", ORGANISATION.format(name=f"Avdelning {place:03}")
        for _ in range(size):
            number += 1
            yield f"data/people/p-z{number:04}.yml", PERSON.format(
                name=f"Person N{number:04}", sort_as=f"N{number:04}, Person", organisation=organisation,
                number=5 + number % 95,
            )  # fmt: skip


@pytest.fixture
def crowded(loading: Callable[..., Loaded]) -> Callable[..., Catalogue]:
    def make(sizes: Iterable[int]) -> Catalogue:
        loaded = loading(dict(crowd(sizes)))
        assert not loaded.problems, [str(one) for one in loaded.problems]
        return resolve(loaded, dt.date(2026, 12, 1))

    return make


def test_groups_are_not_split_and_the_index_leads_across_pages(crowded: Callable[..., Catalogue]) -> None:
    catalogue = crowded([60, 60, 30])
    paths = [page.path for page in plan(catalogue) if page.language == "da" and page.template == "contacts"]
    assert paths == ["contacts/", "contacts/page/2/"]
    first, second = (article(catalogue, path, "da") for path in paths)
    assert [one.get("id") for one in first.xpath("//section[ul[@class='cards']]")] == ["at-avdelning-000"]
    assert [one.get("id") for one in second.xpath("//section[ul[@class='cards']]")] == [
        "at-avdelning-001", "at-avdelning-002", "at-fjallback-innovation", "without",
    ]  # fmt: skip
    assert first.xpath("//nav[1]//a/@href")[:2] == [
        "#at-avdelning-000",
        "../../da/contacts/page/2/#at-avdelning-001",
    ]
    assert second.xpath("//nav[1]//a/@href")[:2] == [
        "../../../../da/contacts/#at-avdelning-000",
        "#at-avdelning-001",
    ]


def test_a_person_is_led_to_on_the_page_with_the_card(crowded: Callable[..., Catalogue]) -> None:
    catalogue = crowded([60, 60])
    view = PageView(Localised.of(catalogue, "da"), "")
    assert view.url("p-z0001") == "../da/contacts/#p-z0001"
    assert view.url("p-z0061") == "../da/contacts/page/2/#p-z0061"
    assert article(catalogue, "contacts/page/2/", "da").get_element_by_id("p-z0061") is not None
    # The lasting address is on the first page, which knows where to go on.
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    places = dict(contact_places(catalogue, localised))
    assert set(places) == {"contacts/places.json", "da/contacts/places.json", "en/contacts/places.json"}
    assert '"p-z0061":2' in places["da/contacts/places.json"]
    assert "p-z0001" not in places["da/contacts/places.json"]
    assert "contact-place.js" in parts_of(catalogue, "contacts/", "da")["head"]
    assert "contact-place.js" not in parts_of(catalogue, "contacts/page/2/", "da")["head"]


def test_a_short_list_needs_no_places(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    assert dict(contact_places(catalogue, localised)) == {}


def test_a_group_larger_than_a_page_goes_on(crowded: Callable[..., Catalogue]) -> None:
    catalogue = crowded([PER_PAGE * 2 + 1])
    second, third = (article(catalogue, f"contacts/page/{number}/", "en") for number in (2, 3))
    assert text_of(second.xpath("//section[ul[@class='cards']]/h2")[0]) == "Avdelning 000, continued"
    assert len(second.xpath("//li[h3]")) == PER_PAGE
    # What follows the rest of it stands on the same page, and the anchor is on the first alone.
    assert len(third.xpath("//section[ul[@class='cards']]")) > 1
    assert not third.xpath("//*[@id='at-avdelning-000']")


def test_a_long_index_names_the_pages(crowded: Callable[..., Catalogue]) -> None:
    catalogue = crowded([1] * (FULL_INDEX + 1))
    page = article(catalogue, "contacts/page/2/", "sv")
    jump = page.xpath("//nav[1]")[0]
    assert len(jump.xpath(".//ul[1]//a")) == PER_PAGE
    assert [text_of(one) for one in jump.xpath(".//ul[2]//a")][:2] == [
        "Avdelning 000 till Avdelning 099", "Avdelning 100 till Avdelning 199",
    ]  # fmt: skip
    assert jump.xpath(".//ul[2]//a[@aria-current]/@href") == ["../../../contacts/page/2/"]


@pytest.mark.parametrize(
    ("sizes", "pages"),
    [([], [[]]), ([3], [[3]]), ([10], [[10]]), ([11], [[10], [1]]), ([4, 6, 1], [[4, 6], [1]]), ([4, 7], [[4], [7]]),
     ([25, 5, 1], [[10], [10], [5, 5], [1]]), ([9, 12], [[9], [10], [2]])],
)  # fmt: skip
def test_how_groups_fill_pages(sizes: list[int], pages: list[list[int]], catalogue: Catalogue) -> None:
    contact: Contact = catalogue.contacts[0]
    groups = [Group(contact.organisation, (contact,) * size) for size in sizes]
    made = ContactList.of(groups, 10)
    assert [[len(group) for group in page] for page in made.pages] == pages
    assert len(made.index()) == len(sizes)


def test_the_switcher_of_a_later_page_leads_to_the_list_where_there_is_no_such_page(
    crowded: Callable[..., Catalogue],
) -> None:
    """In another order of the alphabet, groups may need a page more."""
    catalogue = crowded([60, 60])
    page = next(one for one in plan(catalogue) if one.path == "contacts/page/2/" and one.language == "sv")
    lonely = Page(**{name: getattr(page, name) for name in Page.__slots__} | {"alternates": ("sv",)})
    header = html.fromstring(str(render_page(lonely, Localised.of(catalogue, "sv"), Markup(""))["header"]))
    links = header.xpath("//nav[@class='langs']//a/@href")
    assert links == ["../../../contacts/page/2/", "../../../da/contacts/", "../../../en/contacts/"]

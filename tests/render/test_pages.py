"""Which pages there are, and the parts each is made of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.render.frame import NAMES
from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.view import PER_PAGE, Localised


def article(page, localised: dict[str, Localised], content: str = "") -> html.HtmlElement:
    parts = render_page(page, localised[page.language], Markup(content))
    return html.fromstring(f"<article>{parts['article']}</article>")


def test_addresses_are_unique(catalogue: Catalogue) -> None:
    outputs = Counter((page.language, page.output) for page in plan(catalogue))
    assert [one for one, count in outputs.items() if count > 1] == []


def test_every_page_has_every_part(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    for page in plan(catalogue):
        parts = render_page(page, localised[page.language], Markup("<p>x</p>"))
        assert set(parts) == set(NAMES), page.path
        assert parts["title"].strip()
        assert parts["article"].strip()


def test_rendering_is_pure(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    for page in plan(catalogue)[::7]:
        once, twice = (render_page(page, localised[page.language], Markup("")) for _ in range(2))
        assert once == twice, page.path


def test_releases_have_pages_in_the_languages_they_are_written_in(catalogue: Catalogue) -> None:
    found = {(page.language, page.record) for page in plan(catalogue) if page.template == "release"}
    assert ("da", "2023/broen-mod-syd") in found
    assert ("sv", "2023/broen-mod-syd") not in found
    assert len(found) == 7
    for page in plan(catalogue):
        if page.record == "2023/broen-mod-syd" and page.template == "release":
            assert page.alternates == ("da",)
            assert page.listed
        if page.record == "2020/felaktig-nyhet" and page.template == "release":
            assert not page.listed
        if page.path == "404.html":
            assert not page.listed


APART = {"sv": "Inte att förväxla med", "da": "Må ikke forveksles med", "en": "Not to be confused with"}


def told_apart(catalogue: Catalogue, language: str, path: str) -> list[tuple[str, list[str]]]:
    """What a page says is not to be confused, each with where its links lead."""
    page = next(one for one in plan(catalogue) if (one.path, one.language) == (path, language))
    found = article(page, {language: Localised.of(catalogue, language)}).xpath(
        f"//p[starts-with(., '{APART[language]}')]"
    )
    return [
        (one.text_content().removeprefix(APART[language]).strip(), [str(link) for link in one.xpath(".//a/@href")])
        for one in found
    ]  # fmt: skip


@pytest.fixture
def namesakes(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Catalogue:
    south, nils = "data/projects/halsobron-syd.yml", "data/people/p-a1b2c.yml"
    return resolving({
        south: edited(south, "topics:", "not_to_be_confused_with: [halsobron]\ntopics:"),
        nils: edited(nils, "languages: [sv]\nappo", "languages: [sv]\nnot_to_be_confused_with: [p-d4e5f, p-g7h8j]\nappo"),
    })  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_namesakes_are_told_apart_on_the_pages_of_both(namesakes: Catalogue, language: str) -> None:
    (north,) = told_apart(namesakes, language, "projects/halsobron/")[:1]
    assert north[0] == "Hälsobron Syd."
    assert north[1][0].endswith("projects/halsobron-syd/")
    assert told_apart(namesakes, language, "projects/halsobron-syd/")[0][0] == "Hälsobron."
    # One of two organisations says so.
    (other,) = told_apart(namesakes, language, "partners/fjallringen/")
    assert other[1][0].endswith("partners/fjallback-innovation/")
    assert told_apart(namesakes, language, "partners/region-fjallback/") == []


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_people_are_told_apart_wherever_their_card_stands(namesakes: Catalogue, language: str) -> None:
    # Whoever was taken down is not named.
    assert [one for one, _ in told_apart(namesakes, language, "contacts/")] == [
        "Aase Testholm.",
        "Nils Provberg.",
    ]
    (card,) = [
        one for one in told_apart(namesakes, language, "projects/halsobron/") if one[0] == "Aase Testholm."
    ]
    assert card[1][0].endswith("contacts/#p-d4e5f")


def test_years_of_the_archive_newest_first(catalogue: Catalogue) -> None:
    assert catalogue.years == ["2023", "2020", "2019"]


def test_former_addresses_redirect_in_every_language(catalogue: Catalogue) -> None:
    found = [
        (page.language, page.path, page.record) for page in plan(catalogue) if page.template == "redirect"
    ]
    assert found == [
        (one, path, "halsobron")
        for one in ("sv", "da", "en")
        for path in ("projects/halsobron-nord/", "sources/halsobron-nord/")
    ]


def test_a_renamed_topic_and_organisation_redirect_too(resolving, edited) -> None:
    overlay = {
        "data/topics/fjarrvard.yml": "former_ids: [distansvard]\n"
        + edited("data/topics/fjarrvard.yml", "\nrelated:", "\nrelated:"),
        "data/organisations/fjallringen.yml": "former_ids: [ringen, kretsen]\n"
        + edited("data/organisations/fjallringen.yml", "type:", "type:"),
        "data/people/p-a1b2c.yml": "former_ids: [p-zzzzz]\n"
        + edited("data/people/p-a1b2c.yml", "sort_as:", "sort_as:"),
    }
    found = {page.path for page in plan(resolving(overlay)) if page.template == "redirect"}
    assert found == {
        "projects/halsobron-nord/",
        "sources/halsobron-nord/",
        "topics/distansvard/",
        "partners/ringen/",
        "partners/kretsen/",
        # The ledger of a person moves too; the person's place on the list of contacts is an anchor.
        "sources/p-zzzzz/",
        "sources/ringen/",
        "sources/kretsen/",
    }


# -- lists that go on -------------------------------------------------------------------------------

ORGANISATION = """name: {{text: "Bolag {number:03}", lang: sv}}
type: company
summary: {{sv: Ett påhittat bolag., da: Et opdigtet selskab., en: An invented company.}}
"""


@pytest.fixture
def crowded(resolving) -> Catalogue:
    made: Catalogue = resolving(
        {
            f"data/organisations/bolag-{number:03}.yml": ORGANISATION.format(number=number)
            for number in range(2 * PER_PAGE)
        }
    )
    return made


def test_lists_over_a_hundred_entries_go_on(crowded: Catalogue) -> None:
    assert len(crowded.organisations) == 2 * PER_PAGE + 4
    paths = [
        page.path for page in plan(crowded) if page.language == "da" and page.path.startswith("partners/page")
    ]
    assert paths == ["partners/page/2/", "partners/page/3/"]
    assert not [
        page for page in plan(crowded) if page.path.startswith(("projects/page", "press/page", "topics/page"))
    ]


def test_every_entry_stands_on_exactly_one_page(crowded: Catalogue) -> None:
    localised = {code: Localised.of(crowded, code) for code in crowded.languages}
    for language in crowded.languages:
        pages = [
            page for page in plan(crowded) if page.language == language and page.template == "partner-list"
        ]
        assert [page.number for page in pages] == [1, 2, 3]
        seen: list[str] = []
        titles = set()
        for page in pages:
            shown = article(page, localised)
            links = [str(one) for one in shown.xpath("//a/@href")]
            mine = [
                match[1]
                for one in links
                if (match := re.search(r"partners/([a-z0-9-]+)/$", one)) and match[1] != "page"
            ]
            seen += dict.fromkeys(mine)
            titles.add(render_page(page, localised[language], Markup(""))["title"])
            current = shown.xpath("//*[contains(@class, 'pager')]//a[@aria-current='page']")
            assert [one.text for one in current] == [str(page.number)]
            assert len(shown.xpath("//*[contains(@class, 'pager')]//a")) == 3
            assert page.alternates == crowded.languages
        assert sorted(seen) == sorted(one.id for one in crowded.organisations)
        assert len(titles) == 3


def test_a_short_list_has_no_page_numbers(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    page = next(page for page in plan(catalogue) if page.path == "partners/")
    assert article(page, localised).xpath("//*[contains(@class, 'pager')]") == []


# -- single pages -----------------------------------------------------------------------------------


def page_of(catalogue: Catalogue, path: str, language: str = "sv"):
    return next(page for page in plan(catalogue) if page.path == path and page.language == language)


def test_a_project_page_shows_its_facts(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    text = (
        article(page_of(catalogue, "projects/halsobron/", "en"), localised)
        .text_content()
        .replace("\u00a0", " ")
    )
    for shown in ("SEK 8 million", "40%", "60%", "SEK 3.2m", "SEK 4.8m", "at least 200 jobs", "230 jobs", "Nils Provberg",
                  "Hälsobron Syd", "What happened"):  # fmt: skip
        assert shown in text, shown


def test_a_disagreement_is_shown_with_its_reason(
    catalogue: Catalogue, localised: dict[str, Localised]
) -> None:
    project = article(page_of(catalogue, "projects/halsobron-syd/", "en"), localised).text_content()
    assert "autumn 2023" in project.lower()
    assert "February 2024" in project
    ledger = article(page_of(catalogue, "sources/halsobron-syd/", "en"), localised).text_content()
    assert "Read here; the paper retells it." in ledger
    assert "til efteråret" in ledger
    front = article(page_of(catalogue, "sources/", "en"), localised).text_content()
    assert "Hälsobron Syd" in front


def test_the_chain_of_projects_shows_on_both_pages(
    catalogue: Catalogue, localised: dict[str, Localised]
) -> None:
    for path, other in (("projects/halsobron/", "halsobron-syd"), ("projects/halsobron-syd/", "halsobron")):
        chain = article(page_of(catalogue, path), localised).xpath("//ul[@class='chain']//a/@href")
        assert any(one.endswith(f"projects/{other}/") for one in chain)


def test_contacts_are_dialled_in_e164(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    shown = article(page_of(catalogue, "contacts/"), localised)
    links = {
        str(one.get("href")): one.text_content() for one in shown.xpath("//a[starts-with(@href, 'tel:')]")
    }
    assert links == {
        "tel:+46701740605": "070-174\u00a006\u00a005",
        "tel:+46701740699": "070-174\u00a006\u00a099",
    } or {key: text.replace("\u00a0", " ") for key, text in links.items()} == {
        "tel:+46701740605": "070-174 06 05",
        "tel:+46701740699": "070-174 06 99",
    }
    assert {"mailto:nils.provberg@fjallback.example", "mailto:press@fjallback.example"} <= set(
        shown.xpath("//a[starts-with(@href, 'mailto:')]/@href")
    )
    people = {str(one) for one in shown.xpath("//@id") if str(one).startswith("p-")}
    assert people == {"p-a1b2c", "p-d4e5f", "p-g7h8j"}


def test_a_correction_is_shown(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    ledger = (
        article(page_of(catalogue, "sources/halsobron/", "en"), localised)
        .text_content()
        .replace("\u00a0", " ")
    )
    assert "220 jobs" in ledger
    assert "The paper corrected itself." in ledger

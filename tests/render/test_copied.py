"""What a page offers to copy: the same values as the page, in its language, each with its source."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.render.pages import render_page
from faktum.render.plan import Page, plan
from faktum.render.search import entry_of_page
from faktum.render.view import Localised

NBSP = "\u00a0"
PROJECT = {
    "sv": f"""Hälsobron Syd
Ett påhittat projekt som fortsätter Hälsobron i söder.

Budget: Nära 12,5{NBSP}miljoner kronor (Aakirke Universitet, 20 maj 2023)
Start: Hösten 2023 (Aakirke Universitet, 20 maj 2023; källor skiljer sig)
Slut: 2027 (förväntat) (Aakirke Universitet, 20 maj 2023)
EU-pengar: Inte klarlagt. Ingen källa säger det.
Källorna anger ingen fond.

https://fakta.example/projects/halsobron-syd/
Uppgifterna jämfördes senast med källorna den 1 oktober 2026.""",
    "da": f"""Hälsobron Syd
Et opdigtet projekt, der fortsætter Hälsobron i syd.

Budget: Næsten 12,5{NBSP}mio. svenske kroner (Aakirke Universitet, 20. maj 2023)
Start: Efteråret 2023 (Aakirke Universitet, 20. maj 2023; kilder uenige)
Slut: 2027 (forventet) (Aakirke Universitet, 20. maj 2023)
EU-penge: Ikke afklaret. Ingen kilde siger det.
Kilderne oplyser ingen fond.

https://fakta.example/da/projects/halsobron-syd/
Oplysningerne er senest sammenholdt med kilderne den 1. oktober 2026.""",
    "en": f"""Hälsobron Syd
An invented project that carries Hälsobron on in the south.

Budget: Nearly SEK{NBSP}12.5{NBSP}million (Aakirke University, 20 May 2023)
Start: Autumn 2023 (Aakirke University, 20 May 2023; sources differ)
End: 2027 (expected) (Aakirke University, 20 May 2023)
EU money: Not established. No source says so.
The sources do not state a fund.

https://fakta.example/en/projects/halsobron-syd/
The facts were last compared with their sources on 1 October 2026.""",
}
CITED = {
    "sv": (
        "Fjällbäcks provtryckeri. ”Hälsobron Syd”. Fjällbäcks faktabok. https://fakta.example/projects/halsobron-syd/"
        " (uppgifterna jämförda med källorna den 1 oktober 2026)."
    ),
    "da": (
        "Fjällbäcks prøvetrykkeri. ”Hälsobron Syd”. Fjällbäcks faktabog. https://fakta.example/da/projects/halsobron-syd/"
        " (oplysningerne sammenholdt med kilderne den 1. oktober 2026)."
    ),
    "en": (
        "The Fjällbäck proof press. ‘Hälsobron Syd’. The Fjällbäck fact book. https://fakta.example/en/projects/halsobron-syd/"
        " (facts compared with their sources on 1 October 2026)."
    ),
}
RELEASE = "press/2019/halsobron-oppnar/"
ORIGINALS = {
    "sv": (
        "Fjällbäck Innovation. ”Hälsobron öppnar”. Pressmeddelande, 14 mars 2019."
        " https://fjallback.example/nyheter/halsobron"
    ),
    "da": (
        "Fjällbäck Innovation. ”Hälsobron öppnar”. Pressemeddelelse, 14. marts 2019."
        " https://fjallback.example/nyheter/halsobron"
    ),
    "en": (
        "Fjällbäck Innovation Agency. ‘Hälsobron öppnar’. Press release, 14 March 2019."
        " https://fjallback.example/nyheter/halsobron"
    ),
}


def article(catalogue: Catalogue, path: str, language: str) -> html.HtmlElement:
    page: Page = next(one for one in plan(catalogue) if (one.language, one.path) == (language, path))
    parts = render_page(page, Localised.of(catalogue, language), Markup(""))
    return html.fromstring(f"<article>{parts['article']}</article>")


def copied(shown: html.HtmlElement) -> dict[str, str]:
    return {
        one.get("id").removeprefix("copied-"): one.text_content() for one in shown.xpath("//details//pre")
    }


@pytest.mark.parametrize("language", PROJECT)
def test_a_project_as_text_and_as_a_citation(catalogue: Catalogue, language: str) -> None:
    found = copied(article(catalogue, "projects/halsobron-syd/", language))
    assert found["facts"] == PROJECT[language]
    assert found["page"] == CITED[language]


@pytest.mark.parametrize("language", ORIGINALS)
def test_a_release_cites_its_originals_before_itself(catalogue: Catalogue, language: str) -> None:
    found = copied(article(catalogue, RELEASE, language))
    assert list(found) == ["facts", "original", "page"]
    first, second = found["original"].splitlines()
    assert first == ORIGINALS[language]
    assert "The health bridge opens" in second
    title = article(catalogue, RELEASE, language).xpath("string(//h1)")
    assert title in found["page"]
    assert found["page"].startswith(catalogue.site.publisher[language])


@pytest.mark.parametrize("language", PROJECT)
@pytest.mark.parametrize("path", ["projects/halsobron/", "projects/halsobron-syd/"])
def test_every_value_of_the_fact_box_is_in_the_text(catalogue: Catalogue, path: str, language: str) -> None:
    shown = article(catalogue, path, language)
    text = copied(shown)["facts"]
    values = shown.xpath("//dl[@class='fact-box']/div/dd")
    assert values
    for value in values:
        for beside in value.xpath(".//sup | .//small | .//details"):
            beside.drop_tree()
        words = " ".join(value.text_content().split(" ")).strip()
        assert words in text, words


@pytest.mark.parametrize("language", PROJECT)
def test_a_release_has_the_values_of_its_table(catalogue: Catalogue, language: str) -> None:
    shown = article(catalogue, RELEASE, language)
    text = copied(shown)["facts"]
    cells = shown.xpath("//section[h2[@id='facts-section']]//td/text()[1]")
    assert len(cells) == len(catalogue.release("2019/halsobron-oppnar").record.fact_list)  # type: ignore[union-attr]
    for cell in cells:
        assert cell.strip() in text


def test_every_line_with_a_number_names_its_source(catalogue: Catalogue) -> None:
    text = copied(article(catalogue, "projects/halsobron/", "sv"))["facts"]
    lines = [one for one in text.splitlines() if re.match(r"(Budget|Tidsperiod|Resultat|Program):", one)]
    assert len(lines) == 4
    for line in lines:
        assert re.search(r"\([^()]*(Fjällbäck Innovation, 14 mars 2019|Provbladet, juni 2023)\)$", line), line
    # What changes with time says when.
    assert "(läget december 2021; Provbladet, juni 2023)" in text


def test_numbers_keep_their_hard_spaces_and_names_their_language(catalogue: Catalogue) -> None:
    shown = article(catalogue, "projects/halsobron/", "da")
    assert f"8{NBSP}mio." in copied(shown)["facts"]
    assert "Hälsobron" in shown.xpath("//pre[@id='copied-facts']//span[@lang='sv']/text()")


def test_what_is_unknown_is_said_and_never_made_up(catalogue: Catalogue) -> None:
    found = copied(article(catalogue, "press/2023/broen-mod-syd/", "da"))
    # The original has no address.
    assert found["original"] == "Aakirke Universitet. ”Broen bygges mod syd”. Pressemeddelelse, 20. maj 2023."


def test_two_statements_of_one_source_are_named_once(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "data/sources/fjallback-2019-en.yml"
    same_day = edited(path, "date: 2019-03-15", "date: 2019-03-14")
    budget = edited(
        "data/projects/halsobron.yml",
        "    value: 8 000 000 SEK\n    source: fjallback-2019-sv\n    place: lead\n    stated: åtta miljoner kronor\n",
        "    statements:\n"
        "      - {value: 8 000 000 SEK, source: fjallback-2019-sv, place: lead, preferred: {sv: A., da: A., en: A.}}\n"
        "      - {value: 8 000 000 SEK, source: fjallback-2019-en, place: lead}\n",
    )
    catalogue = resolving({path: same_day, "data/projects/halsobron.yml": budget})
    text = copied(article(catalogue, "projects/halsobron/", "sv"))["facts"]
    assert f"Budget: 8{NBSP}miljoner kronor (Fjällbäck Innovation, 14 mars 2019)\n" in text


def test_a_withdrawn_release_is_not_offered(catalogue: Catalogue) -> None:
    assert copied(article(catalogue, "press/2020/felaktig-nyhet/", "sv")) == {}


def test_buttons_say_what_they_copy_and_are_told_apart(catalogue: Catalogue) -> None:
    shown = article(catalogue, RELEASE, "en")
    buttons = shown.xpath("//details[@class='copied']//button")
    names = [one.text_content() for one in buttons]
    assert names == ["Copy the facts", "Copy the citation of the original", "Copy the citation of this page"]
    ids = [one.get("id") for one in shown.xpath("//pre")]
    assert [one.get("data-copy-from") for one in buttons] == ids


def test_the_search_does_not_read_it_twice(catalogue: Catalogue) -> None:
    page = next(
        one for one in plan(catalogue) if (one.language, one.path) == ("en", "projects/halsobron-syd/")
    )
    localised = Localised.of(catalogue, "en")
    entry = entry_of_page(page, localised, render_page(page, localised, Markup("")))
    assert entry is not None
    assert "Facts as text" not in entry.text

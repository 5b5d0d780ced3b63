"""A value that was corrected says so wherever it is shown, in words of the page's language."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from faktum.catalogue import Catalogue
from faktum.model.fact import Correction
from faktum.render.corrections import CorrectionsView
from faktum.render.pages import plan, render_page
from faktum.render.view import Localised

NORTH = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
TEXT = {"sv": "Fel.", "da": "Fejl.", "en": "Wrong."}
BUDGET = """\
    corrections:
      - {on: 2025-05-06, from: 12 000 000 SEK, to: nearly 12 500 000 SEK, why: {sv: Fel., da: Fejl., en: Wrong.}}
"""


def shown(catalogue: Catalogue, path: str, language: str) -> html.HtmlElement:
    """The article of a page."""
    page = next(one for one in plan(catalogue) if (one.path, one.language) == (path, language))
    parts = render_page(page, Localised.of(catalogue, language), None)
    return html.fragment_fromstring(str(parts["article"]), create_parent="div")


def corrections_on(catalogue: Catalogue, path: str, language: str = "en") -> list[str]:
    """What the section of corrections on a page says."""
    found = shown(catalogue, path, language).xpath("//section[h2[starts-with(@id, 'corrections')]]//li")
    return [" ".join(one.text_content().split()) for one in found]


@pytest.fixture
def corrected(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Catalogue:
    """The small site with a second correction: the budget of the project in the south."""
    lead = "      en: The currency is in the text.\n"
    return resolving({SOUTH: edited(SOUTH, lead, lead + BUDGET)})


TOLD = {
    "sv": "Resultat. Rättat 1 februari 2024: från 220 jobb till 230 jobb. Tidningen rättade sig.",
    "da": "Resultat. Rettet 1. februar 2024: fra 220 job til 230 job. Avisen rettede sig selv.",
    "en": "Result. Corrected on 1 February 2024: from 220 jobs to 230 jobs. The paper corrected itself.",
}


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_a_project_tells_it_right_after_its_facts(catalogue: Catalogue, language: str) -> None:
    assert corrections_on(catalogue, "projects/halsobron/", language) == [TOLD[language]]
    page = shown(catalogue, "projects/halsobron/", language)
    headings = [str(one) for one in page.xpath("//h2/@id")]
    assert headings[0] == "corrections-section"
    assert page.xpath("//*[@id='corrections-section']/following-sibling::ul//a/@href")[0].endswith(
        "sources/halsobron/#result-jobs"
    )
    assert corrections_on(catalogue, "projects/halsobron-syd/", language) == []


def test_a_release_tells_what_it_states_and_what_its_projects_say(corrected: Catalogue) -> None:
    assert corrections_on(corrected, "press/2019/halsobron-oppnar/") == ["Hälsobron – " + TOLD["en"]]
    (south,) = corrections_on(corrected, "press/2023/broen-mod-syd/", "da")
    assert south == (
        "Hälsobron Syd – Budget. Rettet 6. maj 2025: fra 12 mio. svenske kroner til næsten 12,5 mio. svenske kroner. Fejl."
    )


def test_an_organisation_tells_of_facts_that_name_it(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    share = "    value: 40 percent\n"
    text = edited(
        NORTH,
        share,
        share + BUDGET.replace("12 000 000 SEK", "30 percent").replace("nearly 12 500 000 SEK", "40 percent"),
    )
    catalogue = resolving({NORTH: text})
    assert corrections_on(catalogue, "partners/region-fjallback/") == [
        "Hälsobron – Share of the funding: Fjällbäck Regional Council. Corrected on 6 May 2025: from 30% to 40%. Wrong."
    ]
    assert corrections_on(catalogue, "partners/aakirke-universitet/") == []


def test_other_pages_tell_it_of_the_facts_they_use(corrected: Catalogue) -> None:
    # The list of projects shows each budget; the result it does not show.
    (told,) = corrections_on(corrected, "projects/")
    assert told.startswith("Hälsobron Syd – Budget. Corrected on 6 May 2025: ")
    assert corrections_on(corrected, "glossary/") == []
    # The page of a source lists what it says.
    (told,) = corrections_on(corrected, "sources/aakirke-2023/")
    assert told.startswith("Hälsobron Syd – Budget.")


@pytest.mark.parametrize(
    "path", ["projects/halsobron-syd/", "sources/halsobron-syd/", "press/2019/halsobron-oppnar/", "sources/"]
)
def test_each_is_told_once(corrected: Catalogue, path: str) -> None:
    text = shown(corrected, path, "en").text_content()
    assert text.count("Corrected on 6 May 2025") == (0 if path.startswith("press") else 1)
    assert text.count("Corrected on 1 February 2024") == (0 if "syd" in path else 1)


def test_the_sources_list_them_all_newest_first(corrected: Catalogue) -> None:
    assert [one.split(".")[0] for one in corrections_on(corrected, "sources/")] == [
        "Hälsobron Syd – Budget", "Hälsobron – Result",
    ]  # fmt: skip


def test_without_any_the_sources_say_so(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    text = edited(NORTH, "        to: 230 jobs\n", "        to: 230 jobs\n")
    start, end = text.index("    corrections:"), text.index("participants:")
    catalogue = resolving({NORTH: text[:start] + text[end:]})
    page = shown(catalogue, "sources/", "en")
    assert "No published fact has been corrected yet." in page.text_content()
    assert corrections_on(catalogue, "projects/halsobron/") == []


# -- the words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("220 jobs", "230 jobs", "from 220 jobs to 230 jobs"),
        ("62 000 000 SEK", "nearly 63 000 000 SEK", "from SEK 62 million to nearly SEK 63 million"),
        # Rounded to the same millions, the whole amounts are told.
        ("62 000 000 SEK", "62 000 400 SEK", "from SEK 62,000,000 to SEK 62,000,400"),
        (2019, "2019-03~", "from 2019 to around March 2019"),
        ("30 percent", "40 percent", "from 30% to 40%"),
        ("220 jobs", "not yet reported", "from 220 jobs to not yet reported"),
        ("partner", "lead", "from partner to lead organisation"),
        ("region-fjallback", "nordfonden", "from Fjällbäck Regional Council to The North Fund"),
        ("provbladet-2023", "fjallback-2019-sv", "from Provbladet, June 2023 to Fjällbäck Innovation Agency, 14 March 2019"),
        ("sixty odd", "<b>70</b>", "from sixty odd to <b>70</b>"),
        (TEXT, {**TEXT, "en": "Right."}, "from Wrong. to Right."),
    ],
)  # fmt: skip
def test_values_are_written_as_the_page_writes_them(
    localised: dict[str, Localised], before: object, after: object, told: str
) -> None:
    one = Correction.model_validate({"on": "2024-02-01", "from": before, "to": after, "why": TEXT})
    view = CorrectionsView(localised["en"], "")
    text = html.fragment_fromstring(str(view.change(one)), create_parent="p").text_content()
    assert text.replace("\u00a0", " ") == f"Corrected on 1 February 2024: {told}."

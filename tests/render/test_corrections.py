"""A value that was corrected says so wherever it is shown, in words of the page's language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from faktum.catalogue import Catalogue
from faktum.model.fact import Correction
from faktum.render.corrections import CorrectionsView
from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.view import Localised

ROOT = Path(__file__).parents[1] / "sites/small"
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


# -- roles and offices -------------------------------------------------------------------------------

LED = """\
  - role: lead
    organisations: [fjallringen]
    source: fjallback-2019-sv
    place: fact-box
    corrections:
      - {on: 2025-05-06, from: aakirke-universitet, to: fjallringen, why: {sv: Fel., da: Fejl., en: Wrong.}}
      - {on: 2025-05-07, from: expected partner, to: lead, why: {sv: Fel., da: Fejl., en: Wrong.}}
"""
TITLED = """\
    corrections:
      - on: 2025-05-06
        from: {sv: chef, da: chef, en: head}
        to: {sv: projektledare, da: projektleder, en: project manager}
        why: {sv: Fel., da: Fejl., en: Wrong.}
"""


@pytest.fixture
def appointed(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Catalogue:
    """The small site with corrections of a role and of an office."""
    nils, concerning = "data/people/p-a1b2c.yml", "    concerning: halsobron\n"
    return resolving({
        NORTH: edited(NORTH, "participants:\n", "participants:\n" + LED),
        nils: edited(nils, concerning, concerning + TITLED),
    })  # fmt: skip


ROLE = {
    "sv": (
        "Projektledande organisation: Fjällringen.",
        "från partner (förväntat) till projektledande organisation.",
    ),
    "da": (
        "Ledende organisation: Fjällringen.",
        "fra partner (forventet) til ledende organisation.",
    ),
    "en": ("Lead organisation: Fjällringen.", "from partner (expected) to lead organisation."),
}
"""How the correction of a role begins, and what it says."""


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_a_role_that_was_corrected_says_so(appointed: Catalogue, language: str) -> None:
    told = corrections_on(appointed, "projects/halsobron/", language)
    assert len(told) == 4  # two of the role, one of the result, and one of an office that the page names
    assert told[0].startswith(ROLE[language][0])
    assert ROLE[language][1] in told[0].replace("\u00a0", " ")
    assert "Aakirke" in told[1]
    for page in ("partners/fjallringen/", "press/2019/halsobron-oppnar/"):
        assert [one for one in corrections_on(appointed, page, language) if ROLE[language][1] in one]
    ledger = shown(appointed, "sources/halsobron/", language)
    (section,) = ledger.xpath("//section[.//li[@id='lead-fjallringen']]")
    assert ROLE[language][1] in section.text_content()


def test_what_was_quoted_of_a_role_keeps_its_address(appointed: Catalogue) -> None:
    ledger = shown(appointed, "sources/halsobron/", "en")
    (section,) = ledger.xpath("//section[.//li[@id='lead-fjallringen']]")
    assert section.xpath("./span/@id") == ["partner-fjallringen"]  # the university is still a partner
    ids = ledger.xpath("//@id")
    assert len(set(ids)) == len(ids)
    assert ledger.xpath("//li[@id='partner-aakirke-universitet']")


def test_the_keys_that_a_role_had(
    appointed: Catalogue, resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    def former(catalogue: Catalogue, fact: str) -> list[str]:
        view = CorrectionsView(Localised.of(catalogue, "en"), "")
        return view.former_keys(catalogue.facts[fact])

    assert former(appointed, "halsobron.lead-fjallringen") == [
        "partner-fjallringen",
        "partner-aakirke-universitet",
    ]
    assert former(appointed, "halsobron.owner-fjallback-innovation") == []
    assert former(appointed, "halsobron.budget") == []
    assert former(appointed, "p-a1b2c.manager") == []
    path = "data/organisations/fjallringen.yml"
    name = (ROOT / path).read_text(encoding="utf-8") + "former_ids: [ringen, bygderingen]\n"
    renamed = resolving({path: name, NORTH: edited(NORTH, "participants:\n", "participants:\n" + LED)})
    assert former(renamed, "halsobron.lead-fjallringen") == [
        "lead-bygderingen", "lead-ringen", "partner-fjallringen", "partner-bygderingen", "partner-ringen",
        "partner-aakirke-universitet",
    ]  # fmt: skip


def test_one_correction_of_several_is_told_once(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    both = "    organisations: [region-fjallback, aakirke-universitet]\n"
    told = """\
    corrections:
      - {on: 2025-05-06, from: lead, to: funder, why: {sv: Fel., da: Fejl., en: Wrong.}}
      - {on: 2025-05-06, from: funder, to: partner, why: {sv: Fel., da: Fejl., en: Wrong.}}
"""
    catalogue = resolving({NORTH: edited(NORTH, both, both + told)})
    found = corrections_on(catalogue, "projects/halsobron/")
    assert found[:2] == [
        "Partner: Fjällbäck Regional Council, Aakirke University. Corrected on 6 May 2025: from funder to partner. Wrong.",
        "Partner: Fjällbäck Regional Council, Aakirke University. Corrected on 6 May 2025: from lead organisation to funder. Wrong.",
    ]
    assert len(found) == 3
    assert len(corrections_on(catalogue, "partners/aakirke-universitet/")) == 2
    links = shown(catalogue, "sources/", "en").xpath("//section[h2[@id='corrections']]//li[1]//a/@href")
    assert [str(one).rpartition("#")[2] for one in links] == [
        "partner-region-fjallback",
        "partner-aakirke-universitet",
    ]


OFFICE = {
    "sv": "från chef till projektledare. Fel.", "da": "fra chef til projektleder. Fejl.",
    "en": "from head to project manager. Wrong.",
}  # fmt: skip


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_an_office_that_was_corrected_says_so(appointed: Catalogue, language: str) -> None:
    for page in ("contacts/", "partners/fjallback-innovation/", "press/2019/halsobron-oppnar/", "sources/"):
        (told,) = [one for one in corrections_on(appointed, page, language) if OFFICE[language] in one]
        assert told.startswith("Nils Provberg – ")
    assert OFFICE[language] in shown(appointed, "sources/p-a1b2c/", language).text_content()


def test_a_role_that_nobody_has_is_told_of(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    gone = """\
  partner-fjallringen:
    property: role
    of: fjallringen
    unknown: not stated
    source: fjallback-2019-sv
    place: lead
    corrections: [{on: 2025-05-06, from: partner, to: not stated, why: {sv: Fel., da: Fejl., en: Wrong.}}]
"""
    catalogue = resolving({NORTH: edited(NORTH, "  period:\n", gone + "  period:\n")})
    told = corrections_on(catalogue, "projects/halsobron/")[0]
    assert told == (
        "Partner: Fjällringen. Corrected on 6 May 2025: from partner to not stated in the source. Wrong."
    )
    page = shown(catalogue, "projects/halsobron/", "en")
    assert "Fjällringen" not in page.xpath("string(//section[h2[@id='partners-section']]//dl/div[1])")


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
        ("expected gransbron", "gransbron", "from The Gränsbron programme (expected) to The Gränsbron programme"),
        ("at least nothing", "at most that", "from at least nothing to at most that"),
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

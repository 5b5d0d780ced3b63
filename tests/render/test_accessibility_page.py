"""The accessibility page: what was measured, and what the laws of two countries ask of a public body."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue, resolve
from faktum.load.records import Loaded, load_site
from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.view import Localised

ROOT = Path(__file__).parents[2]
SITE = "data/site.yml"
MEASURED = """accessibility:
  measured_on: 2026-10-02
  method: {method}
  standards: [WCAG 2.1 AA, WCAG 2.2 AA]
  tools: [provverktyget 3.1, "det andra & verktyget"]
"""
FAULT = """  known_faults:
    - sv: Kartan saknar text, för den ritas av en annan tjänst. Listan under den säger detsamma.
      da: Kortet mangler tekst, for det tegnes af en anden tjeneste. Listen under det siger det samme.
      en: The map has no text because another service draws it. The list below it says the same.
"""
SWEDISH = """  report: https://formular.example.org/hinder
  statement:
    compliance: partial
    updated_on: 2026-10-09
    disproportionate:
      sv: Inspelningarna från före projektet.
      da: Optagelserne fra før projektet.
      en: The recordings made before the project.
    not_covered:
      sv: Kartor från andra.
      da: Kort fra andre.
      en: Maps made by others.
public_body: SE
"""
PARTS = {
    "sv": [
        ("Offentlig aktör", "Fjällbäcks provtryckeri"),
        ("Webbplats", "Fjällbäcks faktabok, fakta.example"),
        ("Följsamhet till lagkraven", "Webbplatsen är delvis förenlig med lagen."),
        ("Innehåll som inte är tillgängligt, och varför", "Kartan saknar text, för den ritas"),
        ("Oskäligt betungande anpassning (12 §)", "Inspelningarna från före projektet."),
        ("Innehåll som lagen inte omfattar (9 §)", "Kartor från andra."),
        ("Bedömningen gjordes", "2 oktober 2026"),
        ("Metod", "Självskattning"),
        ("Redogörelsen uppdaterades senast", "9 oktober 2026"),
        ("Meddela oss om brister", "formular.example.org/hinder"),
        ("Om vi inte löser det", "digg.se/tdosanmalan"),
    ],
    "da": [
        ("Offentligt organ", "Fjällbäcks prøvetrykkeri"),
        ("Websted", "Fjällbäcks faktabog"),
        ("Overholdelse af loven", "Webstedet overholder loven delvist."),
        ("Indhold, der ikke er tilgængeligt, og hvorfor", "Kortet mangler tekst"),
        ("Uforholdsmæssig stor byrde (§ 12)", "Optagelserne fra før projektet."),
        ("Indhold, som loven ikke omfatter (§ 9)", "Kort fra andre."),
        ("Vurderingen er foretaget", "2. oktober 2026"),
        ("Metode", "Selvevaluering"),
        ("Erklæringen er senest ajourført", "9. oktober 2026"),
        ("Fortæl os om fejl", "formular.example.org/hinder"),
        ("Hvis vi ikke løser det", "digg.se/tdosanmalan"),
    ],
    "en": [
        ("Public sector body", "The Fjällbäck proof press"),
        ("Website", "The Fjällbäck fact book"),
        ("Compliance", "The website is partially compliant with the Act."),
        ("Content that is not accessible, and why", "The map has no text"),
        ("Disproportionate burden (Section 12)", "The recordings made before the project."),
        ("Content that the Act does not cover (Section 9)", "Maps made by others."),
        ("Assessed on", "2 October 2026"),
        ("Method", "Self-assessment"),
        ("Statement last updated", "9 October 2026"),
        ("Tell us of faults", "formular.example.org/hinder"),
        ("If we do not solve it", "digg.se/tdosanmalan"),
    ],
}

Site = Callable[..., Catalogue]


@pytest.fixture
def site_with(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Site:
    """`site_with(settings)`: the small site with more in its site.yml."""
    return lambda settings="": resolving({SITE: edited(SITE, "site_url:", f"{settings}site_url:")})


def _parts(catalogue: Catalogue, path: str, language: str) -> dict[str, Markup]:
    page = next(one for one in plan(catalogue) if (one.language, one.path) == (language, path))
    return render_page(page, Localised.of(catalogue, language), Markup("<p>Texten.</p>"))


def _rows(catalogue: Catalogue, language: str, css_class: str) -> list[tuple[str, str]]:
    article = html.fromstring(f"<div>{_parts(catalogue, 'accessibility/', language)['article']}</div>")
    rows = article.xpath(f"//dl[@class='{css_class}']/div")
    return [
        (" ".join(row[0].text_content().split()), " ".join(row[1].text_content().split())) for row in rows
    ]


def _footer(catalogue: Catalogue, language: str) -> dict[str, str]:
    footer = html.fromstring(str(_parts(catalogue, "", language)["footer"]))
    return {link.text_content(): link.get("href") for link in footer.xpath("//nav//a")}


# -- what was measured ------------------------------------------------------------------------------


def test_it_says_what_was_measured_against_what_and_how(site_with: Site) -> None:
    settings = "contact: hinder@example.org\n" + MEASURED.format(method="external review")
    assert _rows(site_with(settings), "sv", "fact-box") == [
        ("Senast mätt", "2 oktober 2026"),
        ("Mätt mot", "WCAG 2.1 AA, WCAG 2.2 AA"),
        ("Mätt med", "provverktyget 3.1, det andra & verktyget"),
        ("Metod", "Granskning av extern part"),
        ("Kända fel", "Inga som verktygen hittar. De hittar inte allt."),
        ("Rapportera ett hinder", "hinder@example.org"),
    ]


@pytest.mark.parametrize(("language", "words"), [("sv", "Kartan"), ("da", "Kortet"), ("en", "The map")])
def test_known_faults_in_the_language_of_the_page(site_with: Site, language: str, words: str) -> None:
    rows = _rows(site_with(MEASURED.format(method="self-assessment") + FAULT), language, "fact-box")
    assert rows[4][1].startswith(words)


@pytest.mark.parametrize(
    ("settings", "address"),
    [
        ("", None),
        ("contact: hinder@example.org\n", "mailto:hinder@example.org"),
        ("repository: https://forge.example.org/x/\ncontact: a@example.org\n", "https://forge.example.org/x/issues"),
    ],
)  # fmt: skip
def test_barriers_are_reported_where_the_site_can_be_reached(
    site_with: Site, settings: str, address: str | None
) -> None:
    catalogue = site_with(settings + MEASURED.format(method="self-assessment"))
    article = html.fromstring(f"<div>{_parts(catalogue, 'accessibility/', 'da')['article']}</div>")
    last = article.xpath("//dl[@class='fact-box']/div")[-1]
    assert last.xpath(".//a/@href") == ([address] if address else [])
    if address is None:
        assert "kan endnu ikke tage imod henvendelser" in last.text_content()


def test_the_text_stays_and_without_a_measurement_stands_alone(site_with: Site) -> None:
    catalogue = site_with()
    assert _rows(catalogue, "sv", "fact-box") == []
    assert "Texten." in _parts(catalogue, "accessibility/", "sv")["article"]
    measured = site_with(MEASURED.format(method="self-assessment"))
    assert "Texten." in _parts(measured, "accessibility/", "sv")["article"]
    assert "fact-box" not in _parts(measured, "privacy/", "sv")["article"]


def test_the_real_site_names_the_tools_that_its_tests_run() -> None:
    loaded = load_site(ROOT)
    assert isinstance(loaded, Loaded)
    assert loaded.site.accessibility
    package = json.loads((ROOT / "tests/browser/package.json").read_text(encoding="utf-8"))
    versions = package["devDependencies"]
    assert [tool.rpartition(" ")[2] for tool in loaded.site.accessibility.tools] == [
        versions["axe-core"], versions["vnu-jar"], versions["lighthouse"],
    ]  # fmt: skip
    assert (loaded.site.public_body, loaded.site.accessibility.statement) == (None, None)
    catalogue = resolve(loaded)
    for language in catalogue.languages:
        assert _rows(catalogue, language, "fact-box")[0][1].endswith("2026")
        assert _rows(catalogue, language, "roles") == []
    assert not [page for page in plan(catalogue) if page.path == "was/"]


# -- Sweden -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_a_swedish_statement_has_its_eleven_parts(site_with: Site, language: str) -> None:
    catalogue = site_with(MEASURED.format(method="self-assessment") + FAULT + SWEDISH)
    found = _rows(catalogue, language, "roles")
    assert len(found) == len(PARTS[language]) == 11
    for (name, value), (expected, words) in zip(found, PARTS[language], strict=True):
        assert name == expected
        assert words in value
    article = _parts(catalogue, "accessibility/", language)["article"]
    assert 'href="https://www.digg.se/tdosanmalan"' in article
    assert 'href="https://formular.example.org/hinder"' in article


def test_every_degree_of_compliance_and_nothing_left_out(site_with: Site) -> None:
    said = {"full": "helt förenlig", "partial": "delvis förenlig", "none": "inte förenlig"}
    for compliance, words in said.items():
        short = (
            SWEDISH.partition("    disproportionate:")[0].replace("partial", compliance) + "public_body: SE\n"
        )
        rows = dict(_rows(site_with(MEASURED.format(method="self-assessment") + short), "sv", "roles"))
        assert words in rows["Följsamhet till lagkraven"]
        assert rows["Innehåll som inte är tillgängligt, och varför"] == "Inget som vi känner till."
        assert rows["Innehåll som lagen inte omfattar (9 §)"] == "Det finns inget sådant."


def test_a_swedish_body_calls_the_page_by_the_name_of_the_law(site_with: Site) -> None:
    catalogue = site_with(MEASURED.format(method="self-assessment") + FAULT + SWEDISH)
    assert _footer(catalogue, "sv")["Tillgänglighetsredogörelse"].endswith("accessibility/")
    assert "Tillgänglighet" in _footer(site_with(), "sv")
    assert not [page for page in plan(catalogue) if page.path == "was/"]


# -- Denmark ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "statement"),
    [
        ("https://fakta.example/", "https://www.was.digst.dk/fakta-example"),
        ("https://www.region.example/fakta/", "https://www.was.digst.dk/region-example"),
        ("https://fakta.region-syd.example:8443/", "https://www.was.digst.dk/fakta-region-syd-example"),
    ],
)
def test_a_danish_body_leads_to_the_agencys_statement(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], address: str, statement: str
) -> None:
    text = edited(SITE, "site_url: https://fakta.example/", f"site_url: {address}\npublic_body: DK")
    catalogue = resolving({SITE: text})
    links = {"sv": "Tillgänglighetsredogörelse (på danska)", "da": "Tilgængelighedserklæring",
             "en": "Accessibility statement (in Danish)"}  # fmt: skip
    for language, name in links.items():
        assert _footer(catalogue, language)[name] == statement
        assert _rows(catalogue, language, "roles") == []
    short = [page for page in plan(catalogue) if page.path == "was/"]
    assert [(page.language, page.listed) for page in short] == [("sv", False)]
    parts = _parts(catalogue, "was/", "sv")
    assert f'<meta http-equiv="refresh" content="0; url={statement}">' in parts["head"]
    assert f'<a href="{statement}">' in parts["article"]


def test_others_have_neither_link_nor_short_address(site_with: Site) -> None:
    catalogue = site_with()
    assert not [page for page in plan(catalogue) if page.path == "was/"]
    assert all("digst" not in href for href in _footer(catalogue, "da").values())

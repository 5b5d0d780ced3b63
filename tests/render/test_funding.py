"""Whose money a project has: the sentence from facts, and the emblem on an invented beneficiary's site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue, resolve
from faktum.load.records import Loaded, load_site
from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.sections import PageView
from faktum.render.view import Localised, plain

ROOT = Path(__file__).parents[2]
SITE, PROJECT, FUND = "data/site.yml", "data/projects/halsobron.yml", "data/funds/nordfonden.yml"
PROGRAMME = "data/programmes/gransbron.yml"
NAMES = "  programme:\n    of: gransbron\n    source: fjallback-2019-sv\n    place: fact-box\n"
FROM = "    source: fjallback-2019-sv\n    place: fact-box\n"
UNKNOWN = "    source: fjallback-2019-sv\n    place: whole\n    unknown: not stated\n"
NORTH = {"sv": "Nordfonden", "da": "Nordfonden", "en": "The North Fund"}
CO_FUNDED = {
    "sv": "Medfinansieras av Europeiska unionen",
    "da": "Medfinansieret af Den Europæiske Union",
    "en": "Co-funded by the European Union",
}
UNION = {"sv": "Europeiska unionen", "da": "Den Europæiske Union", "en": "European Union"}

Beneficiary = Callable[..., Catalogue]


@pytest.fixture
def with_facts(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Callable[..., Catalogue]:
    """`with_facts(facts, eu="yes")`: the small site with other facts in place of the project's programme."""

    def make(facts: str, eu: str = "yes") -> Catalogue:
        text = edited(PROJECT, NAMES, facts).replace("eu_funded: yes", f"eu_funded: {eu}")
        # English sentences give the fund its article, as that of the regions has it.
        return resolving({PROJECT: text, FUND: edited(FUND, "The North", "North")})

    return make


@pytest.fixture
def beneficiary(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Beneficiary:
    """`beneficiary(period)`: the small site, whose publisher has money in the project in that period."""

    def make(period: str, projects: str = "halsobron", eu: str = "yes", facts: str = "") -> Catalogue:
        own = f"  period-programme:\n    value: {period}\n{FROM}" if period else ""
        text = edited(PROJECT, NAMES, NAMES + own + facts).replace("eu_funded: yes", f"eu_funded: {eu}")
        site = edited(SITE, "site_url:", f"beneficiary_of: [{projects}]\nsite_url:")
        return resolving({PROJECT: text, SITE: site})

    return make


def _sentence(catalogue: Catalogue, language: str) -> str:
    project = catalogue.project("halsobron")
    assert project
    return plain(PageView(Localised.of(catalogue, language), "projects/halsobron/").funding_sentence(project))


def _article(catalogue: Catalogue, path: str, language: str) -> html.HtmlElement:
    page = next(one for one in plan(catalogue) if (one.language, one.path) == (language, path))
    parts = render_page(page, Localised.of(catalogue, language), Markup(""))
    return html.fromstring(f"<article>{parts['article']}</article>")


def _statements(catalogue: Catalogue, path: str, language: str) -> list[list[str]]:
    """The lines beside each emblem of a page."""
    found = _article(catalogue, path, language).xpath("//*[@class='acknowledgement']")
    return [[line.strip() for line in one.xpath("./p//text()")] for one in found]


# -- the sentence -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Projektet har fått stöd från Nordfonden genom Programmet Gränsbron."),
        ("da", "Projektet har fået støtte fra Nordfonden gennem Programmet Gränsbron."),
        ("en", "The project has received support from the North Fund through The Gränsbron programme."),
    ],
)
def test_fund_and_programme_that_a_source_names(
    with_facts: Callable[..., Catalogue], language: str, sentence: str
) -> None:
    assert _sentence(with_facts(f"{NAMES}  fund:\n    of: nordfonden\n{FROM}"), language) == sentence


@pytest.mark.parametrize(
    ("facts", "eu", "sentence"),
    [
        (f"  fund:\n    of: nordfonden\n{FROM}", "yes", "Projektet har fått stöd från Nordfonden."),
        (
            NAMES,
            "yes",
            "Projektet har fått stöd genom Programmet Gränsbron, som får sina pengar ur Nordfonden.",
        ),
        (f"  fund:\n{UNKNOWN}", "yes", "Källorna anger inte vilken fond EU-pengarna kommer ur."),
        (
            f"  fund:\n{UNKNOWN}  programme:\n{UNKNOWN}",
            "yes",
            "Källorna anger varken vilken fond eller vilket program EU-pengarna kommer ur.",
        ),
        (f"  fund:\n{UNKNOWN}", "unknown", "Källorna anger ingen fond."),
        ("", "no", "Källorna anger ingen fond."),
        ("", "unknown", "Källorna anger ingen fond."),
    ],
)
def test_what_the_sources_leave_out(
    with_facts: Callable[..., Catalogue], facts: str, eu: str, sentence: str
) -> None:
    assert _sentence(with_facts(facts, eu), "sv") == sentence


def test_without_eu_money_the_funders_that_facts_name(with_facts: Callable[..., Catalogue]) -> None:
    role = "  role-funder:\n    property: role\n    of: {}\n    value: funder\n" + FROM
    one = role.format("region-fjallback")
    assert _sentence(with_facts(one, "no"), "sv").startswith("Finansiär som källorna namnger: ")
    two = one + role.format("aakirke-universitet").replace("role-funder", "role-funder-too")
    assert _sentence(with_facts(two, "no"), "en").startswith("Funders named in the sources: ")
    assert " och " in _sentence(with_facts(two, "no"), "sv")
    # EU money is not said to be somebody else's.
    assert "Finansiär" not in _sentence(with_facts(one, "yes"), "sv")


def test_each_name_has_the_marker_of_its_source(with_facts: Callable[..., Catalogue]) -> None:
    catalogue = with_facts(f"{NAMES}  fund:\n    of: nordfonden\n{FROM}")
    article = _article(catalogue, "projects/halsobron/", "sv")
    sentence = article.xpath("//h2[@id='money-section']/following-sibling::p")[0]
    links = [one.rpartition("/")[2] for one in sentence.xpath(".//sup/a/@href")]
    assert links == ["#fund", "#programme"]
    assert len(sentence.xpath("./a")) == 2


# -- the emblem -------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["sv", "da", "en"])
class TestStatements:
    def test_of_2014_to_2020_name_the_fund(self, beneficiary: Beneficiary, language: str) -> None:
        catalogue = beneficiary("2014/2020")
        assert _statements(catalogue, "projects/halsobron/", language) == [[UNION[language], NORTH[language]]]

    def test_of_2021_to_2027_do_not(self, beneficiary: Beneficiary, language: str) -> None:
        catalogue = beneficiary("2021/2027")
        assert _statements(catalogue, "projects/halsobron/", language) == [[CO_FUNDED[language]]]

    def test_stand_above_the_heading_with_one_emblem_and_no_other_logo(
        self, beneficiary: Beneficiary, language: str
    ) -> None:
        for period in ("2014/2020", "2021/2027"):
            article = _article(beneficiary(period), "projects/halsobron/", language)
            first = article.xpath("//header[@class='page-head']/*")[0]
            assert first.get("class") == "acknowledgement"
            assert not first.xpath("preceding::h1")
            assert article.xpath("count(//img)") == 0
            assert len(article.xpath("//svg[@role='img'][@viewbox][.//path]")) == 1
            assert first.xpath(".//*[self::em or self::i or self::u or self::a]") == []

    def test_stand_on_releases_of_the_project_too(self, beneficiary: Beneficiary, language: str) -> None:
        catalogue = beneficiary("2021/2027")
        path = "press/2019/halsobron-oppnar/"
        assert _statements(catalogue, path, language) == [[CO_FUNDED[language]]]


def test_a_programme_of_one_period_gives_it_to_its_projects(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    site = edited(SITE, "site_url:", "beneficiary_of: [halsobron]\nsite_url:")
    period = f"  period:\n    value: 2014/2020\n{FROM}"
    one = edited(PROGRAMME, "facts:\n", f"facts:\n{period}")
    catalogue = resolving({SITE: site, PROGRAMME: one})
    assert _statements(catalogue, "projects/halsobron/", "sv") == [[UNION["sv"], "Nordfonden"]]


def test_nothing_on_pages_of_other_projects_nor_on_other_pages(beneficiary: Beneficiary) -> None:
    catalogue = beneficiary("2021/2027")
    for page in plan(catalogue):
        parts = render_page(page, Localised.of(catalogue, page.language), Markup(""))
        ours = page.record in {"halsobron", "2019/halsobron-oppnar", "2020/felaktig-nyhet"}
        told = page.template in {"project", "release"} and ours
        assert ("acknowledgement" in str(parts["article"])) == told, page.path


def test_nothing_without_eu_money(beneficiary: Beneficiary) -> None:
    for eu in ("no", "unknown"):
        catalogue = beneficiary("2021/2027", eu=eu)
        assert _statements(catalogue, "projects/halsobron/", "sv") == []


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests/sites/small"])
def test_a_site_that_is_no_beneficiary_has_no_emblem(root: Path) -> None:
    loaded = load_site(root)
    assert isinstance(loaded, Loaded)
    catalogue = resolve(loaded)
    assert catalogue.site.beneficiary_of == ()
    for project in catalogue.projects:
        for language in catalogue.languages:
            article = _article(catalogue, f"projects/{project.id}/", language)
            text = html.tostring(article, encoding="unicode")
            assert "acknowledgement" not in text
            assert "#003399" not in text
            assert CO_FUNDED[language] not in text

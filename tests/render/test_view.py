"""What a template sees: names marked with their language, links that lead there, values with sources."""

from __future__ import annotations

import pytest
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.load.expressions import Call
from faktum.render.addresses import language_root, ledger_path, link_target, path_of, path_of_source
from faktum.render.sections import PageView
from faktum.render.view import Localised, View, capfirst, plain


@pytest.fixture
def view(localised: dict[str, Localised]):
    def make(language: str = "sv", path: str = "projects/halsobron/") -> PageView:
        return PageView(localised[language], path)

    return make


def test_names_are_marked_where_they_are_not_in_the_pages_language(view) -> None:
    assert view("da").label("aakirke-universitet") == "Aakirke Universitet"
    assert view("sv").label("aakirke-universitet") == '<span lang="da">Aakirke Universitet</span>'
    assert view("en").label("aakirke-universitet") == "Aakirke University"
    assert view("en").label("halsobron") == '<span lang="sv">Hälsobron</span>'
    assert view("sv").label("halsobron") == "Hälsobron"


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ("nordfonden", "The North Fund"), ("gransbron", "The Gränsbron programme"), ("fjarrvard", "remote care"),
        ("vardlots", "care guide"), ("p-a1b2c", "Nils Provberg"), ("fjallback-2019-en", "The health bridge opens"),
        ("2019/halsobron-oppnar", "Hälsobron opens in Fjällbäck"),
    ],
)  # fmt: skip
def test_everything_has_a_label(view, record: str, expected: str) -> None:
    one = view("en")
    assert one.plain_label(record) == expected
    assert record in one.used


def test_a_withdrawn_person_is_called_so(view) -> None:
    assert view("en").label("p-g7h8j") == view("en").t("person.withdrawn")


def test_a_source_without_a_title_says_what_it_is(view) -> None:
    assert "Fjällbäck Innovation" in view("sv").plain_label("fjallback-2020")


def test_a_release_without_a_translation_keeps_its_title_and_language(view) -> None:
    one = view("sv")
    assert one.label("2023/broen-mod-syd") == '<span lang="da">Aakirke bygger videre mod syd</span>'
    assert one.url("2023/broen-mod-syd") == "../../da/press/2023/broen-mod-syd/"
    assert view("da").url("2023/broen-mod-syd") == "../../../da/press/2023/broen-mod-syd/"


def test_a_headline_holds_no_link(view) -> None:
    for language in ("sv", "da", "en"):
        assert "<a" not in view(language).label("2019/halsobron-oppnar")


@pytest.mark.parametrize(
    ("path", "language", "root"),
    [("", "sv", "./"), ("", "da", "../"), ("projects/", "sv", "../"), ("projects/x/", "da", "../../../"), ("press/2019/x/", "sv", "../../../")],
)  # fmt: skip
def test_links_are_relative_to_the_page(view, path: str, language: str, root: str) -> None:
    one = view(language, path)
    assert one.root == root
    assert one.asset("a.css") == root + "a.css"
    assert one.href("press/", "en") == root + "en/press/"
    assert one.address() == "https://fakta.example/" + ("" if language == "sv" else "da/") + path


def test_a_page_served_anywhere_links_from_the_sites_own_path(localised: dict[str, Localised]) -> None:
    assert View(localised["da"], "404.html", absolute=True).href("press/") == "/da/press/"


def test_expressions(view) -> None:
    one = view("en")
    shown = html.fromstring(f"<p>{one.expand(Call('fact', ('halsobron.budget',), 1))}</p>")
    assert shown.text == "SEK\u00a08\u00a0million"
    assert shown.xpath("//sup/a/@href") == ["../../../en/sources/halsobron/#budget"]
    assert "Fjällbäck Innovation Agency" in shown.xpath("//sup/a/@aria-label")[0]
    assert plain(one.expand(Call("fact", ("halsobron.budget", "short"), 1))) == "SEK\u00a08m"
    assert (
        one.expand(Call("person", ("p-a1b2c",), 1))
        == '<a href="../../../en/contacts/#p-a1b2c">Nils Provberg</a>'
    )
    assert plain(one.expand(Call("name", ("halsobron",), 1))) == "Hälsobron"
    assert (
        one.expand(Call("in_language", ("sv", "nära <vård>"), 1))
        == '<span lang="sv">nära &lt;vård&gt;</span>'
    )
    assert one.expand(Call("in_language", ("en", "near"), 1)) == "near"
    assert one.expand(Call("literal", ("112", "the emergency number"), 1)) == "112"
    assert {"halsobron.budget", "p-a1b2c", "halsobron"} <= one.used


@pytest.mark.parametrize(
    ("fact", "form", "expected"),
    [
        ("halsobron-syd.budget", "long", "nearly SEK 12.5 million"), ("halsobron-syd.budget", "value", "SEK 12.5 million"),
        ("halsobron-syd.budget", "number", "12,500,000"), ("halsobron-syd.budget", "short", "nearly SEK 12.5m"),
        ("halsobron.goal-jobs", "long", "at least 200 jobs"), ("halsobron.goal-jobs", "words", "200"),
        ("halsobron-syd.end", "long", "2027 (expected)"), ("halsobron-syd.end", "year", "2027"),
        ("halsobron-syd.result", "long", "not yet reported"), ("halsobron-syd.start", "long", "autumn 2023"),
        ("halsobron.period", "start", "March 2019"), ("halsobron.period", "end", "around December 2021"),
        ("halsobron.programme", "long", "The Gränsbron programme"), ("halsobron.owner-fjallback-innovation", "long", "project owner"),
        ("halsobron.purpose", "long", "To make the way to care shorter"), ("p-d4e5f.chair", "long", "chair"),
        ("halsobron.result-jobs-of-goal", "long", None),
    ],
)  # fmt: skip
def test_values_in_every_form(view, catalogue: Catalogue, fact: str, form: str, expected: str | None) -> None:
    if expected is None:
        assert fact in catalogue.facts
        return
    shown = plain(view("en").value(catalogue.facts[fact].chosen, form)).replace("\u00a0", " ")
    assert shown == expected


def test_sources_are_numbered_in_the_order_of_the_page(view, catalogue: Catalogue) -> None:
    one = view("sv")
    numbers = [plain(html.fromstring(one.marker(catalogue.facts[key])).text_content()) for key in (
        "halsobron-syd.budget", "halsobron.budget", "halsobron-syd.end", "halsobron.result-jobs",
    )]  # fmt: skip
    assert numbers == ["1", "2", "1", "3"]
    assert [source.id for source in one.cited] == ["aakirke-2023", "fjallback-2019-sv", "provbladet-2023"]


def test_each_statement_has_an_anchor_of_its_own(view, catalogue: Catalogue) -> None:
    fact = catalogue.facts["halsobron-syd.start"]
    one = view("sv")
    links = [one.statement(fact, said) for said in fact.said]
    assert links == [
        "../../sources/halsobron-syd/#start",
        "../../sources/halsobron-syd/#start.provbladet-2023",
    ]


def test_names_are_sorted_by_the_pages_language(view) -> None:
    ids = ["fjallringen", "aakirke-universitet", "region-fjallback", "fjallback-innovation"]
    assert view("da").by_name(ids)[-1] == "aakirke-universitet"
    assert view("sv").by_name(ids)[0] == "aakirke-universitet"


def test_plain_text_loses_tags_and_markers_only() -> None:
    marked = Markup('a &amp; <b>b</b><sup class="src"><a href="#x" aria-label="y">1</a></sup> c')
    assert plain(marked) == "a & b c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("åbo", "Åbo"), (Markup("<i>åbo</i> x"), "<i>Åbo</i> x"), ("&", "&amp;"), ("", ""), ("2 x", "2 x")],
)
def test_the_first_letter_made_capital(text: str, expected: str) -> None:
    assert capfirst(text) == expected


# -- addresses --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "path"),
    [
        ("halsobron", "projects/halsobron/"), ("fjallringen", "partners/fjallringen/"), ("fjarrvard", "topics/fjarrvard/"),
        ("2019/halsobron-oppnar", "press/2019/halsobron-oppnar/"), ("p-a1b2c", "contacts/#p-a1b2c"),
        ("vardlots", "glossary/#vardlots"), ("nordfonden", "sources/nordfonden/"), ("gransbron", "sources/gransbron/"),
        ("provbladet-2023", "sources/provbladet-2023/"), ("nothing", None),
    ],
)  # fmt: skip
def test_addresses_of_the_design(catalogue: Catalogue, record: str, path: str | None) -> None:
    assert path_of(catalogue, record) == path


def test_languages_stand_in_folders_but_the_first(catalogue: Catalogue) -> None:
    assert [language_root(catalogue, one) for one in catalogue.languages] == ["", "da/", "en/"]
    assert ledger_path("a") == "sources/a/"
    assert ledger_path("a", "b") == "sources/a/#b"


@pytest.mark.parametrize(
    ("source", "path"),
    [("index.md", ""), ("press/index.md", "press/"), ("about.md", "about/"), ("404.md", "404.html"), ("a/b.md", "a/b/"), ("reindex.md", "reindex/")],
)  # fmt: skip
def test_addresses_of_files(source: str, path: str) -> None:
    assert path_of_source(source) == path


@pytest.mark.parametrize(
    ("source", "link", "target"),
    [
        ("press/2019/a.md", "../../projects/b.md", "projects/b/"), ("press/2019/a.md", "../../index.md#x", "#x"),
        ("about.md", "press/index.md", "press/"), ("about.md", "press/index.md#a", "press/#a"), ("about.md", "../da/about.md", None),
        ("about.md", "https://example.org/a.md", None), ("about.md", "mailto:a@example.org", None), ("about.md", "#x", None),
        ("about.md", "/a.md", None), ("about.md", "a.pdf", None), ("about.md", "tel:+46", None),
    ],
)  # fmt: skip
def test_links_between_files(source: str, link: str, target: str | None) -> None:
    assert link_target(source, link) == target

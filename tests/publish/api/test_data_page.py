"""The page about open data, as the site has it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from conftest import Built
from every_file import api_files
from lxml import html
from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.publish.api.overview import overview
from faktum.publish.api.tables import KINDS
from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.view import Localised

FOLDERS = {"sv": "", "da": "da/", "en": "en/"}
SITES = {"small": "https://fakta.example/", "below_a_path": "https://example.org/sub/", "real": "https://faktum.example/"}  # fmt: skip
CASES = [(which, language) for which in SITES for language in FOLDERS]


@pytest.fixture
def page(request: pytest.FixtureRequest) -> tuple[Built, html.HtmlElement, str]:
    which, language = request.param
    built: Built = request.getfixturevalue(f"built_{which}")
    return built, html.fromstring(built.text(f"{FOLDERS[language]}data/index.html")), SITES[which]


@pytest.mark.parametrize("page", CASES, indirect=True)
def test_offers_the_workbook_first_and_every_table(page) -> None:
    built, tree, _base = page
    links = [link.rpartition("../")[2] for link in tree.xpath("//article//section[1]//a/@href")]
    assert links[0] == "api/v1/faktum.xlsx"
    for kind in KINDS:
        start = links.index(f"api/v1/{kind.name}.csv")
        assert links[start : start + 3] == [
            f"api/v1/{kind.name}.csv", f"api/v1/{kind.name}.json", f"api/v1/schema/{kind.name}.json",
        ]  # fmt: skip
        (heading,) = tree.xpath(f"//th[@id='table-{kind.name}']/small")
        count = json.loads(built.text(f"api/v1/{kind.name}.json"))["count"]
        assert "".join(filter(str.isdigit, heading.text)) == str(count)


@pytest.mark.parametrize("page", CASES, indirect=True)
def test_sizes_are_those_of_the_files(page) -> None:
    built, tree, _base = page
    for link in tree.xpath("//article//section[1]//a[following-sibling::small]"):
        path = link.get("href").rpartition("../")[2]
        size = (built.site / path).stat().st_size / 1000
        shown = link.xpath("following-sibling::small[1]")[0].text.rpartition(", ")[2].removesuffix("\u00a0kB")
        assert float(shown.replace(",", ".")) == pytest.approx(size, abs=0.51), path


@pytest.mark.parametrize("page", CASES, indirect=True)
def test_the_example_runs_and_prints_what_the_page_says(page) -> None:
    built, tree, base = page
    shell, answer, program, printed = (one.text_content() for one in tree.xpath("//pre"))
    assert shell == f"curl {base}api/v1/facts.json"
    assert f'"{base}api/v1/facts.json"' in program
    here = program.replace(f"{base}api", (built.site / "api").as_uri())
    done = subprocess.run(
        [sys.executable, "-I", "-c", here], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.rstrip("\n") == printed
    document = json.loads(built.text("api/v1/facts.json"))
    excerpt = json.loads(answer.removesuffix("…") + "}]}")
    (row,) = excerpt.pop("items")
    assert excerpt == {name: document[name] for name in ("version", "licence", "count")}
    assert is_part(row, next(one for one in document["items"] if one["id"] == row["id"]))


def is_part(shown, whole) -> bool:
    if isinstance(shown, dict):
        return all(is_part(value, whole[name]) for name, value in shown.items())
    return bool(shown == whole)


@pytest.mark.parametrize("page", CASES, indirect=True)
def test_every_field_is_explained_in_the_language_of_the_page_or_marked(page) -> None:
    built, tree, _base = page
    language = tree.get("lang")
    facts = tree.xpath("//details[@id='fields-facts']")[0]
    assert facts.get("open") is not None
    assert not facts.xpath(".//@lang")
    named = [one.text for one in facts.xpath(".//dt/code")]
    header = (built.site / "api/v1/facts.csv").read_bytes().decode().split("\r\n", 1)[0].split(",")
    others = tuple(f"_{code}" for code in FOLDERS if code != language)
    assert [one.replace(".", "_") for one in named] == [one for one in header if not one.endswith(others)]
    for details in tree.xpath("//details[starts-with(@id, 'fields-')]"):
        assert all(one.text_content().strip() for one in details.xpath(".//dd"))
        if details is not facts and language != "en":
            assert all(one.xpath("span[@lang='en']") for one in details.xpath(".//dd"))


@pytest.mark.parametrize("page", CASES, indirect=True)
def test_says_how_to_cite(page) -> None:
    _built, tree, base = page
    whole, fact = (one.text_content() for one in tree.xpath("//section[h2/@id='cite-section']//dd"))
    prefix = FOLDERS[tree.get("lang")]
    assert f"{base}{prefix}data/" in whole
    assert "CC BY 4.0" in whole
    assert f"{base}{prefix}sources/" in fact
    assert "/#" in fact


def test_every_page_leads_there(built_small: Built) -> None:
    for path in ("index.html", "da/about/index.html", "en/projects/halsobron/index.html"):
        links = html.fromstring(built_small.text(path)).xpath("//footer//a/@href")
        assert any(link.endswith("data/") for link in links), path
    assert "https://fakta.example/en/data/" in built_small.text("sitemap.xml")


def test_a_site_may_do_without(resolving) -> None:
    catalogue = resolving({f"docs/{language}/data.md": None for language in FOLDERS})
    pages = plan(catalogue)
    assert not [page for page in pages if page.path == "data/"]
    home = next(page for page in pages if page.path == "" and page.language == "da")
    parts = render_page(home, Localised.of(catalogue, "da"), Markup(""))
    links = html.fromstring(parts["footer"]).xpath("//a/@href")
    assert "../api/v1/facts.json" in links
    assert not [link for link in links if link.endswith("data/")]


@pytest.mark.parametrize("language", FOLDERS)
def test_a_site_without_a_budget_has_no_example(
    language: str, catalogue: Catalogue, localised: dict[str, Localised]
) -> None:
    """A new site has no facts at all."""
    sizes = {path: len(content) for path, content in api_files(catalogue, localised).items()}
    data = replace(overview(catalogue, localised, sizes), budgets=(), record=None)
    page = next(one for one in plan(catalogue) if one.path == "data/" and one.language == language)
    tree = html.fromstring(render_page(page, localised[language], Markup(""), data)["article"])
    assert not tree.xpath("//pre")
    assert len(tree.xpath("//section[h2/@id='cite-section']//dd")) == 1
    assert len(tree.xpath("//th[starts-with(@id, 'table-')]")) == len(KINDS)

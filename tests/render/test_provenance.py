"""Every fact that a page shows leads to the statement that says so: without a script, on every page.

What counts as shown is not read off the pages but off the functions that put values into words: they are
made to leave a mark. Not facts are page numbers, counts of lists, years in navigation and axes, phone
numbers, names, and the dates of sources themselves, of our own reading and of printing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest
from markupsafe import Markup

from faktum.catalogue import Catalogue, resolve
from faktum.facts import KnownFact, Said
from faktum.load.records import Loaded, load_site
from faktum.render.addresses import language_root
from faktum.render.charts import Span
from faktum.render.pages import render_page
from faktum.render.plan import Page, plan
from faktum.render.projects import ProjectsView
from faktum.render.view import Localised, View, plain

ROOT = Path(__file__).parents[2]
OPEN, MIDDLE, CLOSE = "\uf100", "\uf101", "\uf102"
VALUE = re.compile(f"{OPEN}([^{MIDDLE}]*){MIDDLE}")
BLOCKS = {"tr", "li", "dd", "dt", "h1", "h2", "h3", "h4", "figcaption", "main"}
"""Where a value and the link to its statement stand together; a paragraph where there is none of these."""


@pytest.fixture(scope="module", params=["small", "real"])
def catalogue(request: pytest.FixtureRequest) -> Catalogue:
    loaded = load_site(ROOT if request.param == "real" else ROOT / "tests/sites/small")
    assert isinstance(loaded, Loaded)
    return resolve(loaded)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Values and dates leave marks where they are put into words."""
    value: Callable[..., Markup] = View.value
    start: Callable[..., str] = ProjectsView.start_text
    end: Callable[..., str] = ProjectsView.end_text

    def marked_value(self: View, said: Said, form: str = "long") -> Markup:
        return Markup("{}{}{}{}{}").format(OPEN, said.id, MIDDLE, value(self, said, form), CLOSE)

    def marked_start(self: ProjectsView, span: Span) -> str:
        return f"{OPEN}{span.facts[0].chosen.id}{MIDDLE}{start(self, span)}{CLOSE}"

    def marked_end(self: ProjectsView, span: Span) -> str:
        return f"{OPEN}{span.facts[-1].chosen.id}{MIDDLE}{end(self, span)}{CLOSE}"

    monkeypatch.setattr(View, "value", marked_value)
    monkeypatch.setattr(ProjectsView, "start_text", marked_start)
    monkeypatch.setattr(ProjectsView, "end_text", marked_end)


def pages(catalogue: Catalogue, path: str = "") -> Iterator[tuple[Page, Any]]:
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    for page in plan(catalogue):
        if page.template != "redirect" and page.path.startswith(path):
            article = render_page(page, localised[page.language], Markup(""))["article"]
            yield page, lxml.html.fragment_fromstring(str(article), create_parent="main")


def address(catalogue: Catalogue, page: Page, href: str) -> str:
    """Where a link of a page leads, from the root of the site."""
    return urljoin("/" + language_root(catalogue, page.language) + page.path, href).lstrip("/")


def ledger(catalogue: Catalogue, language: str, fact: KnownFact) -> set[str]:
    """The addresses of a fact's statements."""
    root = f"{language_root(catalogue, language)}sources/{fact.subject}/#"
    return {root + fact.key} | {root + one.id.removeprefix(f"{fact.subject}.") for one in fact.said}


def fact_of(catalogue: Catalogue, statement: str) -> KnownFact:
    return next(fact for fact in catalogue.facts.values() if any(one.id == statement for one in fact.said))


def texts(tree: Any) -> Iterator[tuple[Any, str]]:
    """Every text with the element that it stands in."""
    for element in tree.iter():
        if isinstance(element.tag, str):
            yield element, element.text or ""
            parent = element.getparent()
            if parent is not None:
                yield parent, element.tail or ""


def block_of(element: Any) -> Any:
    above = [element, *element.iterancestors()]
    paragraph = next((one for one in above if one.tag == "p"), None)
    block = next(one for one in above if one.tag in BLOCKS)
    return paragraph if block.tag == "main" and paragraph is not None else block


def in_svg(element: Any) -> bool:
    return any(one.tag == "svg" for one in (element, *element.iterancestors()))


@pytest.mark.usefixtures("marked")
def test_every_value_on_every_page_leads_to_its_statement(catalogue: Catalogue) -> None:
    astray = []
    shown = 0
    for page, tree in pages(catalogue):
        for element, text in texts(tree):
            for statement in VALUE.findall(text):
                shown += 1
                if in_svg(element):
                    continue  # a picture; the same values stand in the table beside it
                fact = fact_of(catalogue, statement)
                wanted = ledger(catalogue, page.language, fact)
                if page.template == "ledger" and page.record == fact.subject:
                    anchors = {one.get("id") for one in (element, *element.iterancestors())}
                    if anchors & {one.partition("#")[2] for one in wanted}:
                        continue
                links = {
                    address(catalogue, page, one.get("href"))
                    for one in (*block_of(element).iter("a"), *element.iterancestors("a"), element)
                    if one.tag == "a"
                }
                if not links & wanted:
                    astray.append(f"{page.language} {page.path}: {statement}")
    assert shown > 400
    assert not astray, "\n".join(sorted(set(astray)))


@pytest.mark.usefixtures("marked")
def test_where_sources_differ_it_is_said_beside_every_value(catalogue: Catalogue) -> None:
    """In words where the value stands, but where the statements themselves are set against each other."""
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    silent, told = set(), 0
    for page, tree in pages(catalogue):
        words = localised[page.language].messages.t("state.disagrees")
        for element, text in texts(tree):
            for statement in VALUE.findall(text):
                if in_svg(element) or fact_of(catalogue, statement).state != "disagrees":
                    continue
                told += 1
                around = [element, *element.iterancestors()]
                against = any({"statements", "beside"} & set(one.get("class", "").split()) for one in around)
                section = next((one for one in around if one.tag == "section"), tree)
                if (
                    not against
                    and not section.find_class("versus")
                    and words not in block_of(element).text_content()
                ):
                    silent.add(f"{page.language} {page.path}: {statement}")
    assert told > 20
    assert not silent, "\n".join(sorted(silent))


def test_a_disagreement_of_a_release_tells_the_others_and_why(catalogue: Catalogue) -> None:
    seen = 0
    for page, tree in pages(catalogue, "press/"):
        entry = catalogue.release(page.record) if page.template == "release" and page.record else None
        for number, fact_id in enumerate(entry.record.fact_list if entry else ()):
            fact = catalogue.facts[fact_id]
            if fact.state == "disagrees" and fact.chosen.reason:
                [cell] = tree.xpath("//section[h2[@id='facts-section']]//tbody/tr[$n]/td", n=number + 1)
                view = View(Localised.of(catalogue, page.language), page.path)
                assert plain(view.text(fact.chosen.reason)) in plain(Markup(cell.text_content()))
                assert len(cell.xpath(".//details//li")) == len(fact.others)
                seen += 1
    assert seen or len(catalogue.projects) == 2  # the small site's releases state nothing of the kind


def test_every_statement_tells_all_about_itself(catalogue: Catalogue) -> None:
    """Value, publisher, date, place, wording and when it was read, at the address that markers lead to."""
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    for page, tree in pages(catalogue, "sources/"):
        if page.template != "ledger" or page.record is None:
            continue
        view = View(localised[page.language], page.path)
        for fact in catalogue.facts_about(page.record):
            for said in fact.said:
                [item] = tree.xpath("//*[@id=$anchor]", anchor=view.anchor(fact, said))
                told = " ".join(item.text_content().split())
                parts = [plain(view.value(said))]
                if fact.derivation:
                    parts.append("=")
                else:
                    parts += [plain(view.publisher(said.source)), view.date(said.source.date)]
                    parts += [said.place_name[page.language]] if said.place_name else []
                    parts += [said.stated.text] if said.stated else []
                    parts += [] if isinstance(said.source.read_on, str) else [view.date(said.source.read_on)]
                for part in parts:
                    assert " ".join(part.split()).casefold() in told.casefold(), (
                        page.path,
                        said.id,
                        part,
                        told,
                    )

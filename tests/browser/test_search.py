"""The search as readers use it: ninety queries, the keyboard, the address, and nothing before it is asked."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser.queries import read_queries
from playwright.sync_api import expect

from faktum.catalogue import Catalogue, resolve
from faktum.load.records import Loaded, load_site

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from tests.browser.conftest import Served
    from tests.browser.queries import Query

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
LANGUAGES = {"sv": "", "da": "da/", "en": "en/"}
FIRST = 3
SHARE = 0.95
KINDS = {
    "inflection": 16, "diacritics": 16, "compounds": 10, "typos": 14, "phones": 10, "names": 12, "plain": 12,
}  # fmt: skip
FIND = """async ([query, filters]) => {
  const engine = await import(document.querySelector('script[src$="search.js"]').src.replace(".js", "/engine.js"));
  const found = await engine.find(query, filters);
  return found.top.map((one) => one.address);
}"""
STATUS = "[data-search-status]"
RESULTS = "[data-search-results] a"


@pytest.fixture(scope="module")
def site() -> Catalogue:
    loaded = load_site(ROOT)
    assert isinstance(loaded, Loaded)
    return resolve(loaded)


@pytest.fixture(scope="module")
def queries(site: Catalogue) -> list[Query]:
    read: list[Query] = read_queries(site)
    return read


def found(page: Page, query: str, filters: dict[str, str] | None = None) -> list[str]:
    """Addresses of what the site's own code finds, the best first."""
    addresses: list[str] = page.evaluate(FIND, [query, filters or {}])
    return addresses


def search_requests(served: Served, before: int) -> list[str]:
    return [path for path, _status in served.asked[before:] if "/pagefind/" in path or "/search/" in path]


# -- what is found ------------------------------------------------------------------------------------


def test_there_are_ninety_queries_thirty_a_language(queries: list[Query]) -> None:
    assert Counter(one.kind for one in queries) == KINDS
    assert Counter(one.language for one in queries) == dict.fromkeys(LANGUAGES, 30)


def test_queries_are_answered_in_the_first_three(
    page: Page, real: Served, queries: list[Query], capsys: pytest.CaptureFixture[str]
) -> None:
    hits: Counter[str] = Counter()
    missed = []
    for language, root in LANGUAGES.items():
        page.goto(f"{real.url}{root}search/")
        for query in (one for one in queries if one.language == language):
            paths = [one.removeprefix(real.url + root) for one in found(page, query.text)[:FIRST]]
            if any(answer in paths for answer in query.answers):
                hits.update([query.kind, language])
            else:
                missed.append(f"{query.name} → {paths}")
    with capsys.disabled():
        by_language = ", ".join(f"{name} {hits[name]}/30" for name in LANGUAGES)
        by_kind = ", ".join(f"{name} {hits[name]}/{count}" for name, count in KINDS.items())
        sys.stdout.write(f"\nAmong the first three: {by_language}; {by_kind}\n")
    assert sum(hits[name] for name in LANGUAGES) >= SHARE * len(queries), "\n".join(missed)


def test_every_answer_is_a_page_or_a_place_on_one(real: Served, queries: list[Query]) -> None:
    for query in queries:
        for answer in query.answers:
            path, _, anchor = answer.partition("#")
            file = real.folder / LANGUAGES[query.language] / path / "index.html"
            assert file.is_file(), f"{query.name}: {answer}"
            assert not anchor or f'id="{anchor}"' in file.read_text(encoding="utf-8"), (
                f"{query.name}: {answer}"
            )


@pytest.mark.parametrize("language", LANGUAGES)
def test_everyone_is_found_by_name_and_by_every_number(
    page: Page, real: Served, site: Catalogue, language: str
) -> None:
    page.goto(f"{real.url}{LANGUAGES[language]}search/")
    for person in site.people:
        place = f"{real.url}{LANGUAGES[language]}contacts/#{person.id}"
        assert found(page, person.name or "")[0] == place, person.id
        for point in person.contacts.values():
            assert found(page, point.phone or "") == [place], person.id


def test_a_language_finds_only_its_own_pages(page: Page, real: Served) -> None:
    for language, root in LANGUAGES.items():
        page.goto(f"{real.url}{root}search/")
        others = tuple(real.url + other for name, other in LANGUAGES.items() if other and name != language)
        addresses = found(page, "HealthTech Nordic")
        assert addresses
        assert not [one for one in addresses if one.startswith(others)]


# -- the field in the header ------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_fetched_before_the_reader_reaches_for_it(page: Page, real: Served, language: str) -> None:
    before = len(real.asked)
    page.goto(real.url + LANGUAGES[language], wait_until="networkidle")
    assert search_requests(real, before) == []
    page.get_by_role("combobox").focus()
    for _ in range(50):
        if search_requests(real, before):
            break
        page.wait_for_timeout(100)
    assert search_requests(real, before)


def test_works_with_the_keyboard_alone(page: Page, real: Served) -> None:
    page.goto(f"{real.url}en/press/")
    field = page.get_by_role("combobox")
    field.focus()
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("sahlgrenska")
    page.get_by_role("option").first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    page.keyboard.press("Escape")
    assert page.get_by_role("listbox").count() == 0
    assert field.input_value() == "sahlgrenska"
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/partners/sahlgrenska-science-park/")


def test_enter_without_a_choice_leads_to_the_search_page(page: Page, real: Served) -> None:
    page.goto(f"{real.url}da/")
    field = page.get_by_role("combobox")
    field.fill("klynge")
    field.press("Enter")
    page.wait_for_url("**/da/search/?q=klynge")
    page.locator(RESULTS).first.wait_for()


@pytest.mark.parametrize(
    ("language", "some", "none"),
    [
        ("sv", r"\d+ träff(ar)?", "Inga träffar på qqqq."),
        ("da", r"\d+ resultat(er)?", "Ingen resultater for qqqq."),
        ("en", r"\d+ results?", "Nothing found for qqqq."),
    ],
)
def test_what_was_found_is_announced_in_the_language_of_the_page(
    page: Page, real: Served, language: str, some: str, none: str
) -> None:
    page.goto(f"{real.url}{LANGUAGES[language]}about/")
    field = page.get_by_role("combobox")
    status = page.locator(".site-search [role=status]")
    field.fill("halmstad")
    page.get_by_role("option").first.wait_for()
    assert re.fullmatch(some, status.inner_text())
    field.fill("qqqq")
    page.get_by_role("option").first.wait_for(state="hidden")
    assert status.inner_text() == none


def test_a_choice_by_pointer(phone: Page, real: Served) -> None:
    phone.goto(f"{real.url}da/")
    phone.get_by_role("combobox").fill("welfare tech")
    phone.get_by_role("option", name="Welfare Tech").first.tap()
    phone.wait_for_url("**/da/partners/welfare-tech/")


# -- the search page ----------------------------------------------------------------------------------


def test_the_address_holds_query_and_filters(page: Page, real: Served) -> None:
    # Each filter is a step in the history only once the script is there.
    page.goto(f"{real.url}search/", wait_until="networkidle")
    page.locator("#q").fill("hälsa")
    page.locator("#filter-kind").select_option("releases")
    page.locator("#filter-year").select_option("2019")
    expect(page).to_have_url(f"{real.url}search/?q=h%C3%A4lsa&kind=releases&year=2019")
    page.locator(RESULTS).first.wait_for()
    shown = [one.get_attribute("href") or "" for one in page.locator(RESULTS).all()]
    assert shown
    assert all("/press/2019/" in one for one in shown)
    switch = page.get_by_role("link", name="English").get_attribute("href") or ""
    assert switch.endswith("en/search/?q=h%C3%A4lsa&kind=releases&year=2019")
    page.reload()
    page.locator(RESULTS).first.wait_for()
    assert page.locator("#filter-kind").input_value() == "releases"
    assert [one.get_attribute("href") for one in page.locator(RESULTS).all()] == shown
    page.go_back()
    expect(page).to_have_url(f"{real.url}search/?q=h%C3%A4lsa&kind=releases")
    expect(page.locator("#filter-year")).to_have_value("")


@pytest.mark.parametrize("language", LANGUAGES)
def test_filters_alone_list_what_they_hold(page: Page, real: Served, site: Catalogue, language: str) -> None:
    page.goto(f"{real.url}{LANGUAGES[language]}search/?kind=people")
    page.locator(RESULTS).first.wait_for()
    assert page.locator(RESULTS).count() == len(site.people)
    assert page.locator(STATUS).get_attribute("role") == "status"
    assert page.locator(STATUS).inner_text().startswith(f"{len(site.people)} ")


def test_every_filter_has_a_label_and_values_that_find_something(page: Page, real: Served) -> None:
    page.goto(f"{real.url}da/search/")
    for name in ("kind", "project", "topic", "year"):
        assert page.locator(f"label[for=filter-{name}]").inner_text()
        values = page.locator(f"#filter-{name} option").evaluate_all("all => all.map(one => one.value)")
        assert values[0] == ""
        for value in values[1:]:
            assert found(page, "", {name: value}), f"{name}={value}"


def test_markup_in_a_query_or_page_stays_text(page: Page, real: Served) -> None:
    page.goto(f"{real.url}en/search/?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+welfare")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert page.locator(".search-results img").count() == 0


def test_a_search_that_cannot_be_loaded_leads_to_the_lists(page: Page, real: Served) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{real.url}en/search/?q=health")
    expect(page.locator(STATUS)).not_to_be_empty()
    assert "could not be loaded" in page.locator(STATUS).inner_text()
    assert page.locator(".search-without a[href$='press/']").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_javascript_the_page_leads_to_archive_and_lists(
    context: Callable[..., BrowserContext], real: Served, language: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(real.url + LANGUAGES[language])
    page.locator("#site-search").fill("kalmar")
    page.locator(".site-search button").click()
    page.wait_for_load_state()
    assert page.url == f"{real.url}{LANGUAGES[language]}search/?q=kalmar"
    assert "JavaScript" in page.locator(".search-without").inner_text()
    for section in ("projects", "partners", "press", "contacts", "topics", "sources", "glossary"):
        assert page.locator(f".search-without a[href$='/{section}/']").is_visible()
    assert not page.locator(".search-form").is_visible()


def test_works_below_a_path(page: Page, real: Served, serve: Callable[..., Served]) -> None:
    below = serve(real.folder, below="/sub/")
    page.goto(f"{below.url}en/search/?q=kalmar+science+park")
    expect(page.locator(RESULTS).first).to_have_attribute(
        "href", f"{below.url}en/partners/kalmar-science-park/"
    )


def test_nothing_breaks_the_security_policy(page: Page, real: Served) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{real.url}en/search/?q=health&kind=projects")
    page.locator(RESULTS).first.wait_for()
    assert said == []

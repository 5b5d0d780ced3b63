"""From a value to the statement that says so, in a browser without scripts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

import pytest

if TYPE_CHECKING:
    from conftest import Served
    from playwright.sync_api import BrowserContext, Page

MARKER = re.compile(r'<sup class="src"><a href="([^"]+)"')
IN_VIEW = """() => {
  const target = document.querySelector(':target');
  if (!target) return null;
  const box = target.getBoundingClientRect();
  const seen = box.top >= 0 && box.left >= 0 && (box.bottom <= innerHeight || box.top < innerHeight / 2);
  return {seen, top: box.top, words: target.innerText};
}"""
WORDS = 20
"""Characters that no statement is shorter than."""
# What following a link to another place on the same page does.
GO_TO = "(anchor) => { location.hash = anchor; }"


@pytest.fixture(scope="module")
def statements(real: Served) -> Counter[str]:
    """Every address in the ledger that a marker on any page leads to → how many lead there."""
    found: Counter[str] = Counter()
    for file in real.folder.rglob("*.html"):
        page = file.relative_to(real.folder).as_posix().removesuffix("index.html")
        for href in MARKER.findall(file.read_text(encoding="utf-8")):
            found[unquote(urljoin(f"/{page}", href)).lstrip("/")] += 1
    return found


@pytest.mark.parametrize(
    "viewport", [{"width": 1280, "height": 800}, {"width": 390, "height": 844}], ids=["desktop", "phone"]
)
def test_every_marker_leads_to_a_statement_in_view(
    real: Served, context: Callable[..., BrowserContext], statements: Counter[str], viewport: dict[str, int]
) -> None:
    assert len(statements) > 500
    assert sum(statements.values()) > 1500
    page = context(viewport=viewport, java_script_enabled=False).new_page()
    astray = []
    for path, addresses in groupby(sorted(statements), lambda address: address.partition("#")[0]):
        page.goto(real.url + path)
        for address in addresses:
            page.evaluate(GO_TO, address.partition("#")[2])
            found = page.evaluate(IN_VIEW)
            if found and not found["seen"]:
                page.wait_for_timeout(500)  # a page that is still being laid out scrolls a little later
                found = page.evaluate(IN_VIEW)
            if not found or not found["seen"] or len(found["words"]) < WORDS:
                astray.append((address, found))
    assert not astray


@pytest.mark.parametrize("language", ["", "da/", "en/"])
def test_one_interaction_is_enough_whatever_the_reader_uses(
    real: Served, context: Callable[..., BrowserContext], language: str
) -> None:
    def follow(reach: Callable[[Page], Any], **options: Any) -> str:
        page = context(java_script_enabled=False, **options).new_page()
        page.goto(f"{real.url}{language}projects/healthtech-nordic-2/")
        reach(page)
        page.wait_for_url("**/sources/healthtech-nordic-2/#budget")
        return str(page.evaluate(IN_VIEW)["words"])

    def with_keys(page: Page) -> None:
        page.locator(".fact-box sup.src a").first.focus()
        page.keyboard.press("Enter")

    by_mouse = follow(lambda page: page.locator(".fact-box sup.src a").first.click())
    assert "62" in by_mouse
    assert "Innovation Skåne" in by_mouse
    assert "2019" in by_mouse
    assert follow(with_keys) == by_mouse
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    by_touch = follow(lambda page: page.locator(".fact-box sup.src a").first.tap(), **phone)
    assert by_touch.split() == by_mouse.split()


def test_what_the_others_say_is_beside_the_value(
    real: Served, context: Callable[..., BrowserContext]
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(f"{real.url}projects/healthtech-nordic-2/")
    beside = page.locator(".fact-box details.beside").first
    assert beside.locator("summary").inner_text().strip().startswith("källor skiljer sig")
    beside.locator("summary").click()
    assert "Rapidus" in beside.inner_text()
    assert "Därför visas den här uppgiften" in beside.inner_text()


class TestLedger:
    """/sources/: every fact, narrowed to a project, a kind or a state."""

    def shown(self, page: Page) -> int:
        return page.locator("[data-ledger-list] [data-state]:visible").count()

    def test_narrows_and_keeps_its_state_in_the_address(self, page: Page, real: Served) -> None:
        page.goto(f"{real.url}da/sources/")
        every = self.shown(page)
        assert every > 150
        page.get_by_label("Projekt").select_option("danish-healthtech")
        page.get_by_label("Mærke", exact=True).select_option("derived")
        page.wait_for_url("**/da/sources/?project=danish-healthtech&state=derived")
        few = self.shown(page)
        assert 0 < few < 10
        assert page.locator("[data-ledger-status]").inner_text() == f"{few} oplysninger vises"
        page.reload()
        page.wait_for_function("document.querySelector('[data-ledger-status]').textContent")
        assert self.shown(page) == few
        assert page.locator(".langs a[lang=en]").get_attribute("href") or ""
        page.go_back()
        page.go_back()
        page.wait_for_function("!document.querySelector('[data-ledger-status]').textContent")
        assert self.shown(page) == every

    @pytest.mark.parametrize("state", ["agreed", "single", "disagrees", "unknown", "derived"])
    def test_every_state_has_its_facts(self, page: Page, real: Served, state: str) -> None:
        page.goto(f"{real.url}en/sources/?state={state}")
        page.wait_for_function("document.querySelector('[data-ledger-status]').textContent")
        assert self.shown(page) > 0
        states = page.locator("[data-ledger-list] [data-state]:visible").evaluate_all(
            "all => all.map(one => one.dataset.state)"
        )
        assert set(states) == {state}

    def test_nothing_found_is_said(self, page: Page, real: Served) -> None:
        page.goto(f"{real.url}sources/?project=danish-healthtech&kind=members")
        page.wait_for_function("document.querySelector('[data-ledger-status]').textContent")
        assert page.locator("[data-ledger-status]").inner_text() == "Ingen uppgift passar urvalet."

    def test_without_scripts_everything_is_listed(
        self, real: Served, context: Callable[..., BrowserContext]
    ) -> None:
        page = context(java_script_enabled=False).new_page()
        page.goto(f"{real.url}sources/")
        assert self.shown(page) > 150
        assert not page.locator("[data-ledger]").is_visible()

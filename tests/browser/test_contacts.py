"""Cards of contacts in a browser: one tap copies name and number, says so, and needs no mouse; all else works without a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PAGES = {
    "contacts": "contacts/",
    "release": "press/2019/langsiktig-satsning-pa-e-halsoutveckling/",
    "project": "projects/e-halsoarenan/",
    "partner": "partners/region-kalmar-lan/",
    "topic": "topics/e-halsa/",
}
SAID = {
    "": ("Kopiera namn och nummer", "Kopierat", "Kopierat: "),
    "da/": ("Kopiér navn og nummer", "Kopieret", "Kopieret: "),
    "en/": ("Copy name and number", "Copied", "Copied: "),
}
CARD = ".contact:has(a[href^='tel:'])"


@pytest.fixture
def copying(context: Callable[..., BrowserContext], real: Any) -> Page:
    fresh = context()
    fresh.grant_permissions(["clipboard-read", "clipboard-write"], origin=real.url.rstrip("/"))
    return fresh.new_page()


@pytest.mark.browser
@pytest.mark.parametrize("language", SAID)
def test_one_tap_copies_name_and_number_and_says_so(copying: Page, real: Any, language: str) -> None:
    label, done, said = SAID[language]
    copying.goto(real.address(language + PAGES["release"]))
    card = copying.locator(CARD).first
    name = card.locator("h3").inner_text()
    button = card.get_by_role("button", name=re.compile(f"^{label} ?: {name}"))  # whose, in a list of buttons
    expected = button.get_attribute("data-copy")
    assert expected is not None
    assert name in expected
    assert card.locator("a[href^='tel:']").inner_text() in expected
    button.click()
    expect(copying.locator("[data-copy-status]")).not_to_be_empty()
    assert copying.evaluate("navigator.clipboard.readText()") == expected
    # To those who see it, and to those who hear it.
    assert card.get_by_role("button").inner_text() == done
    assert copying.get_by_role("status").filter(has_text=said).inner_text() == said + expected
    button.wait_for(timeout=5000)


@pytest.mark.browser
@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_keyboard_reaches_number_button_and_card_in_that_order(
    copying: Page, real: Any, key: str
) -> None:
    copying.goto(real.address(PAGES["project"]))
    card = copying.locator(CARD).first
    card.locator("a[href^='tel:']").focus()
    order = []
    for _ in range(4):
        order.append(
            copying.evaluate(
                "document.activeElement.matches('button') ? 'copy' : document.activeElement.href"
            )
        )
        if order[-1] == "copy":
            copying.keyboard.press(key)
            expect(copying.locator("[data-copy-status]")).not_to_be_empty()
            # The focus stays where it was.
            assert copying.evaluate("document.activeElement.matches('button[data-copy]')")
        copying.keyboard.press("Tab")
    assert order[0].startswith("tel:")
    assert "copy" in order
    assert order[order.index("copy") + 1].endswith(".vcf")
    assert copying.evaluate("navigator.clipboard.readText()") == card.locator("button").get_attribute(
        "data-copy"
    )


@pytest.mark.browser
def test_a_browser_that_may_not_copy_says_what_to_do(
    context: Callable[..., BrowserContext], real: Any
) -> None:
    page = context().new_page()
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(real.address("en/" + PAGES["topic"]))
    page.locator(CARD).first.get_by_role("button").click()
    page.get_by_role("status").filter(has_text="Copying failed. Select the text and copy it.").wait_for()


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_without_a_script_everything_but_the_button_is_there(
    context: Callable[..., BrowserContext], real: Any, path: str
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(real.address(path))
    cards = page.locator(CARD)
    assert cards.count()
    for number in range(cards.count()):
        card = cards.nth(number)
        assert card.locator("a[href^='tel:']").is_visible()
        assert card.locator(".as-printed").is_visible()
        assert not card.locator("button").is_visible()


@pytest.mark.browser
def test_every_vcard_that_a_card_leads_to_is_one(page: Page, real: Any) -> None:
    page.goto(real.address("da/" + PAGES["contacts"]))
    links = page.eval_on_selector_all(".take a[type='text/vcard']", "links => links.map(link => link.href)")
    assert len(links) >= 14
    for link in links:
        answer = page.request.get(link)
        assert answer.status == 200
        assert answer.headers["content-type"] == "text/vcard; charset=utf-8"
        assert answer.text().startswith("BEGIN:VCARD\r\n")


@pytest.mark.browser
@pytest.mark.parametrize("language", SAID)
def test_the_screen_reader_hears_whose_card_it_is(page: Page, real: Any, language: str) -> None:
    """Names that say the same of twenty cards would be no help in a list of links."""
    page.goto(real.address(language + PAGES["contacts"]))
    names = [one.inner_text().strip() for one in page.locator(".take a[type='text/vcard']").all()]
    assert len(names) == len(set(names))


@pytest.mark.browser
def test_what_is_old_is_marked_in_words_in_forced_colours_too(
    context: Callable[..., BrowserContext], real: Any
) -> None:
    page = context(forced_colors="active").new_page()
    page.goto(real.address("en/" + PAGES["contacts"]))
    mark = page.locator(".state-stale").first
    assert mark.inner_text() == "may be out of date"
    assert mark.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)") >= 1


@pytest.mark.browser
def test_cards_fit_a_narrow_phone_and_a_finger(context: Callable[..., BrowserContext], real: Any) -> None:
    page = context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True).new_page()
    for path in PAGES.values():
        page.goto(real.address("da/" + path))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        heights = page.eval_on_selector_all(
            ".take button", "buttons => buttons.map(one => one.getBoundingClientRect().height)"
        )
        assert heights
        assert min(heights) >= 44, path

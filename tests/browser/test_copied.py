"""Facts and citations in a browser: copied by button, by keyboard and by hand; not printed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

pytestmark = pytest.mark.browser

PROJECT = "projects/e-halsoarenan/"
RELEASE = "press/2018/staerkt-nationalt-partnerskab/"
WORDS = {
    "": ("Kopiera och citera", "Kopiera fakta", "Kopierat"),
    "da/": ("Kopiér og citér", "Kopiér fakta", "Kopieret"),
    "en/": ("Copy and cite", "Copy the facts", "Copied"),
}
SUMMARY = "details.copied > summary"


@pytest.fixture
def copying(context: Callable[..., BrowserContext], real: Any) -> Page:
    fresh = context()
    fresh.grant_permissions(["clipboard-read", "clipboard-write"], origin=real.url.rstrip("/"))
    return fresh.new_page()


@pytest.mark.parametrize("path", [PROJECT, RELEASE])
@pytest.mark.parametrize("language", WORDS)
def test_a_button_copies_the_text_and_says_so(copying: Page, real: Any, language: str, path: str) -> None:
    opens, copies, done = WORDS[language]
    copying.goto(real.address(language + path))
    copying.get_by_text(opens, exact=True).click()
    buttons = copying.locator("details.copied button").all()
    assert buttons[0].inner_text() == copies
    for button in buttons:
        text = copying.locator(f"#{button.get_attribute('data-copy-from')}").text_content()
        button.click()
        copying.wait_for_function(
            "text => navigator.clipboard.readText().then(one => one === text)", arg=text
        )
        # Seen where it was pressed, and heard; a long text is not read out.
        expect(button).to_have_text(done)
        expect(copying.locator("[data-copy-status]")).to_have_text(done)
    assert "\u00a0" in (copying.locator("#copied-facts").text_content() or "")


def test_the_keyboard_opens_and_copies(copying: Page, real: Any) -> None:
    copying.goto(real.address(PROJECT))
    copying.locator(SUMMARY).focus()
    copying.keyboard.press("Enter")
    copying.keyboard.press("Tab")
    assert copying.evaluate("document.activeElement.dataset.copyFrom") == "copied-facts"
    copying.keyboard.press(" ")
    expect(copying.locator("[data-copy-status]")).to_have_text("Kopierat")
    # The focus stays, and the next stop is the next text.
    copying.keyboard.press("Tab")
    assert copying.evaluate("document.activeElement.dataset.copyFrom") == "copied-page"


def test_without_a_script_the_text_is_there_to_mark(
    context: Callable[..., BrowserContext], real: Any
) -> None:
    page = context(java_script_enabled=False).new_page()
    page.goto(real.address(RELEASE))
    assert not page.locator("#copied-facts").is_visible()
    page.locator(SUMMARY).click()
    assert page.locator("#copied-facts").is_visible()
    assert page.locator("#copied-original").is_visible()
    assert not page.locator("details.copied button").first.is_visible()
    assert page.locator("#copied-facts").evaluate("one => getComputedStyle(one).userSelect") != "none"


def test_it_fits_a_phone(phone: Page, real: Any) -> None:
    phone.set_viewport_size({"width": 320, "height": 700})
    phone.goto(real.address("da/" + RELEASE))
    phone.locator(SUMMARY).tap()
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    for button in phone.locator("details.copied button").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44


def test_paper_is_not_cluttered(page: Page, real: Any) -> None:
    page.goto(real.address(PROJECT))
    page.locator(SUMMARY).click()
    words = "".join(one.extract_text() for one in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "EU-pengar" in words
    assert "Källhänvisning" not in words
    assert "Kopiera" not in words

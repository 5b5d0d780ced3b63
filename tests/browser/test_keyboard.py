"""With the keyboard alone: every control in its order, the focus always to be seen, and no trap."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

# Everything one should get to, numbered in document order; what is not shown is left out.
CONTROLS = """() => {
  const shown = one => one.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true});
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter(one => !one.disabled && one.type !== 'hidden' && one.tabIndex >= 0 && shown(one));
  all.forEach((one, number) => one.dataset.number = number);
  return all.length;
}"""
HERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body || one === document.documentElement) return null;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  return {
    number: one.dataset.number === undefined ? null : Number(one.dataset.number),
    html: one.outerHTML.slice(0, 120),
    outline: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && style.outlineColor !== getComputedStyle(document.body).backgroundColor,
    inside: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    scrolls: one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight,
  };
}"""


def walk(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    """Press the key until the focus leaves the page, or begins again at the top; what had it."""
    visited: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press(key)
        here = page.evaluate(HERE)
        if here is None or (visited and here["number"] == 0):
            return visited
        visited.append(here)
    raise AssertionError(f"{key} never leaves {page.url}: {visited[-1]['html']}")


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_tab_reaches_every_control_in_order_and_shows_where_it_is(
    language: str,
    width: int,
    real: Any,
    samples: dict[str, list[str]],
    context: Callable[..., BrowserContext],
) -> None:
    page = context(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()
    # One page of each kind; the longest ledgers and lists differ from the others in length only.
    for path in samples[language]:
        page.goto(real.address(path))
        number = page.evaluate(CONTROLS)
        if number > 250:
            continue
        visited = walk(page, "Tab", number + 20)
        # A browser stops at boxes that scroll too, so that they can be scrolled.
        stops = [one for one in visited if one["number"] is not None]
        assert all(one["scrolls"] for one in visited if one["number"] is None), path
        assert [one["number"] for one in stops] == list(range(number)), path
        unseen = [one["html"] for one in visited if not (one["outline"] and one["inside"])]
        assert not unseen, (path, unseen[:3])


@pytest.mark.browser
def test_the_way_back_is_the_way_there(page: Page, real: Any) -> None:
    page.goto(real.address("projects/index.html"))
    number = page.evaluate(CONTROLS)
    there = walk(page, "Tab", number + 20)
    back = []
    for _ in there:
        page.keyboard.press("Shift+Tab")
        back.append(page.evaluate(HERE))
    assert [one["html"] for one in back] == [one["html"] for one in reversed(there)]


@pytest.mark.browser
def test_the_first_stop_leads_past_the_navigation(
    page: Page, real: Any, samples: dict[str, list[str]]
) -> None:
    for path in samples["sv"]:
        page.goto(real.address(path))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#content", path
        assert page.evaluate(HERE)["inside"], path
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('.site-header')"), path


@pytest.mark.browser
def test_what_opens_opens_with_a_key(page: Page, real: Any) -> None:
    page.goto(real.address("index.html"))
    page.locator("summary").first.focus()
    for expected in (True, False):
        page.keyboard.press("Enter")
        assert page.evaluate("document.querySelector('details').open") is expected

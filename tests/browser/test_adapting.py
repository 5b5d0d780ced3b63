"""Narrow screens, fingers, large text, forced colours, less motion, no script."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

LANGUAGES = ("sv", "da", "en")

TEXT_SIZE = "parseFloat(getComputedStyle(document.body).fontSize)"

SIDEWAYS = """() => {
  const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
  return wide > 0 ? wide : 0;
}"""

# Boxes of text that reach beyond the screen, or are cut off by a box that hides what it cannot hold.
LOST = """() => {
  const lost = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, holder = node.parentElement;
    if (!node.textContent.trim() || !holder.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) continue;
    if (holder.closest('.visually-hidden, .skip, script, style')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      let scrolls = false;
      for (let outer = holder; outer; outer = outer.parentElement) {
        const style = getComputedStyle(outer);
        if (/auto|scroll/.test(style.overflowX)) { scrolls = true; break; }
        if (!(outer instanceof HTMLElement) || style.overflowX === 'visible') continue;
        const frame = outer.getBoundingClientRect();
        if (box.right > frame.right + 1 || box.left < frame.left - 1 || box.bottom > frame.bottom + 1)
          lost.push(['cut off', node.textContent.trim().slice(0, 60), outer.className]);
      }
      if (!scrolls && (box.right > innerWidth + 1 || box.left < -1))
        lost.push(['beyond the screen', node.textContent.trim().slice(0, 60), Math.round(box.left), Math.round(box.right)]);
    }
  }
  return lost;
}"""

# WCAG 2.5.8 without its allowance for spacing; links within a sentence are exempt, as there.
SMALL_TARGETS = """() => {
  const small = [];
  for (const one of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, label, [tabindex="0"]')) {
    if (!one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}) || one.closest('.skip, .visually-hidden')) continue;
    const boxes = one instanceof SVGElement
      ? [one.getBoundingClientRect()]
      : [one.getBoundingClientRect(), ...one.getClientRects()];
    if (boxes.some(box => box.width >= 23.95 && box.height >= 23.95)) continue;
    if (!(one instanceof SVGElement) && getComputedStyle(one).display === 'inline') {
      const block = one.parentElement.closest('p, li, dd, dt, td, th, h1, h2, h3, h4, figcaption, caption, small, div');
      const around = (block?.textContent ?? '').replace(one.textContent, '').replace(/[\\s.,;:·–/()0-9]/g, '');
      if (around.length > 2) continue;
    }
    const box = one.getBoundingClientRect();
    small.push([one.outerHTML.slice(0, 110), Math.round(box.width), Math.round(box.height)]);
  }
  return small;
}"""

MOVING = """() => [...document.querySelectorAll('*')].filter(one => {
  const style = getComputedStyle(one);
  const lasts = text => text.split(',').some(part => parseFloat(part) > 0.01);
  return lasts(style.transitionDuration) || (style.animationName !== 'none' && lasts(style.animationDuration)) || style.scrollBehavior === 'smooth';
}).map(one => one.outerHTML.slice(0, 100)).concat(document.getAnimations().map(String))"""

# In forced colours: every text against what it stands on, every shape against the paper.
VANISHED = """() => {
  const parse = text => { const found = text.match(/[\\d.]+/g).map(Number); return found.length > 3 ? found : [...found, 1]; };
  const light = ([r, g, b]) => [r, g, b].map(x => x / 255).map(x => x <= .03928 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4)
    .reduce((sum, x, at) => sum + x * [.2126, .7152, .0722][at], 0);
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + .05) / (y + .05); };
  const ground = one => {
    for (let outer = one; outer; outer = outer.parentElement) {
      const colour = parse(getComputedStyle(outer).backgroundColor);
      if (colour[3] > .5) return colour;
    }
    return parse('rgb(255, 255, 255)');
  };
  const gone = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !holder.checkVisibility({visibilityProperty: true})) continue;
    if (holder.closest('title, script, style')) continue;
    const style = getComputedStyle(holder);
    const colour = parse(holder instanceof SVGElement ? style.fill : style.color);
    if (contrast(colour, ground(holder)) < 4.5) gone.push(['text', walker.currentNode.textContent.trim().slice(0, 50), colour.join()]);
  }
  for (const shape of document.querySelectorAll('svg rect, svg path, svg circle')) {
    if (!shape.checkVisibility()) continue;
    const style = getComputedStyle(shape), paper = ground(shape);
    const drawn = [style.fill, style.stroke].filter(one => one !== 'none').map(parse).filter(one => one[3] > .1);
    if (!drawn.some(one => contrast(one, paper) >= 3)) gone.push(['shape', shape.outerHTML.slice(0, 80)]);
  }
  for (const one of document.querySelectorAll('button, input:not([type=hidden]), select, textarea, .state')) {
    if (one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) < 1) gone.push(['edge', one.outerHTML.slice(0, 80)]);
  }
  return gone;
}"""


@pytest.mark.browser
def test_no_page_scrolls_sideways_on_the_narrowest_screen(
    real: Any, all_pages: list[str], context: Callable[..., BrowserContext]
) -> None:
    """Every page, 320 pixels wide: what 1280 pixels are at four times the size."""
    page = context(viewport={"width": 320, "height": 640}).new_page()
    found = {}
    for path in all_pages:
        page.goto(real.address(path))
        if (wide := page.evaluate(SIDEWAYS)) or page.evaluate(LOST):
            found[path] = (wide, page.evaluate(LOST)[:3])
    assert not found, list(found.items())[:10]


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough_for_a_finger(
    language: str,
    width: int,
    real: Any,
    samples: dict[str, list[str]],
    context: Callable[..., BrowserContext],
) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    found = {}
    for path in samples[language]:
        page.goto(real.address(path))
        if small := page.evaluate(SMALL_TARGETS):
            found[path] = small
    assert not found, [(path, small[:4]) for path, small in found.items()][:8]


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [640, 1280])
def test_twice_the_text_size_loses_nothing(
    language: str,
    width: int,
    real: Any,
    samples: dict[str, list[str]],
    context: Callable[..., BrowserContext],
) -> None:
    page = context(viewport={"width": width, "height": 800}).new_page()
    page.goto(real.address(""))
    usual = page.evaluate(TEXT_SIZE)
    # What a reader sets in the browser; layouts that ask for a width in rem see it too.
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found = {}
    for path in samples[language]:
        page.goto(real.address(path))
        assert page.evaluate(TEXT_SIZE) == pytest.approx(2 * usual)
        if (wide := page.evaluate(SIDEWAYS)) or page.evaluate(LOST):
            found[path] = (wide, page.evaluate(LOST)[:3])
    assert not found, list(found.items())[:8]


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_vanishes_in_forced_colours(
    language: str,
    scheme: str,
    real: Any,
    samples: dict[str, list[str]],
    context: Callable[..., BrowserContext],
) -> None:
    page = context(forced_colors="active", color_scheme=scheme).new_page()
    found = {}
    for path in samples[language]:
        page.goto(real.address(path))
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        if gone := page.evaluate(VANISHED):
            found[path] = gone
    assert not found, [(path, gone[:4]) for path, gone in found.items()][:8]


@pytest.mark.browser
def test_nothing_moves_when_less_motion_is_asked_for(
    real: Any, samples: dict[str, list[str]], context: Callable[..., BrowserContext]
) -> None:
    page = context(reduced_motion="reduce").new_page()
    for path in samples["sv"]:
        page.goto(real.address(path))
        assert page.evaluate(MOVING) == [], path


class TestWithoutScript:
    """The same words and the same ways with JavaScript off."""

    @pytest.mark.browser
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_all_words_are_there(
        self, language: str, real: Any, samples: dict[str, list[str]], context: Callable[..., BrowserContext]
    ) -> None:
        # Filters that only a script can apply, and buttons that copy, are left out without one.
        words = """() => {
          for (const one of document.querySelectorAll('main form, main button')) one.remove();
          return document.querySelector('main').innerText.split(/\\s+/).filter(Boolean);
        }"""
        plain, scripted = context(java_script_enabled=False).new_page(), context().new_page()
        for path in samples[language]:
            for page in (plain, scripted):
                page.goto(real.address(path), wait_until="networkidle" if page is scripted else "load")
            if "/search/" in f"/{path}":
                assert plain.locator("main a").count() > 3, path  # leads to the lists instead
                continue
            assert plain.evaluate(words) == scripted.evaluate(words), path
            assert len(plain.evaluate(words)) > 20, path

    @pytest.mark.browser
    @pytest.mark.parametrize(("language", "start"), [("sv", ""), ("da", "da/"), ("en", "en/")])
    def test_one_can_get_about(
        self, language: str, start: str, real: Any, context: Callable[..., BrowserContext]
    ) -> None:
        page = context(java_script_enabled=False).new_page()
        for section in ("projects", "partners", "press", "contacts", "topics", "sources"):
            page.goto(real.address(start))
            page.locator(f".site-nav a[href$='/{section}/'], .site-nav a[href='{section}/']").click()
            assert page.url == real.address(f"{start}{section}/")
        page.goto(real.address(f"{start}projects/"))
        page.locator("main h3 a[href*='healthtech-nordic-2']").first.click()
        assert page.url.endswith(f"{start}projects/healthtech-nordic-2/")
        for code, prefix in (("sv", ""), ("da", "da/"), ("en", "en/")):
            page.locator(f".langs a[lang={code}]").click()
            assert page.url == real.address(f"{prefix}projects/healthtech-nordic-2/")
        page.goto(real.address(start))
        page.locator("summary").first.click()
        assert page.locator("details table").first.is_visible()

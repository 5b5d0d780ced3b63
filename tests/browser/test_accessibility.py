"""axe-core on every kind of page: WCAG 2.0, 2.1 and 2.2, levels A and AA."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

AXE = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.map(one => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200), one.nodes[0].failureSummary]);
}"""


def violations(page: Page) -> list[Any]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[Any] = page.evaluate(RUN, TAGS)
    return found


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_no_violation_on_any_kind_of_page(
    language: str, screen: str, scheme: str, real: Any, samples: dict[str, list[str]],
    context: Callable[..., BrowserContext],
) -> None:  # fmt: skip
    page = context(viewport=SCREENS[screen], color_scheme=scheme).new_page()
    found = []
    for path in samples[language]:
        page.goto(real.address(path))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found += [(path, *one) for one in violations(page)]
    assert not found, found[:10]
    assert len(samples[language]) > 20


@pytest.mark.browser
def test_axe_is_not_asleep(page: Page) -> None:
    page.set_content(
        "<html lang=en><title>x</title><main><h1>x</h1><img src=x><p style='color:#aaa'>pale</p></main>"
    )
    assert {one[0] for one in violations(page)} >= {"image-alt", "color-contrast"}

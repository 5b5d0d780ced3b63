"""On paper: every word of the page, and no empty sheet at the end."""

from __future__ import annotations

import io
import re
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Page

# The words of the page as it is on screen, what is folded together included; one entry per run of text.
# Left off paper is what one can only use on screen: paths, sections, languages, fields to fill in, what is copied.
WORDS = """() => {
  document.querySelectorAll('details').forEach(one => one.open = true);
  const runs = [];
  for (const root of document.querySelectorAll('.brand, article, .site-footer')) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const holder = walker.currentNode.parentElement;
      if (!holder.checkVisibility({visibilityProperty: true}) || holder.closest('title, script, style, form, .take, .copied, .visually-hidden')) continue;
      const style = getComputedStyle(holder);
      const text = walker.currentNode.textContent;
      if (text.trim()) runs.push(style.textTransform === 'uppercase' ? text.toUpperCase() : text);
    }
  }
  document.querySelectorAll('details').forEach(one => one.open = false);
  return runs;
}"""


def squeezed(text: str) -> str:
    """Letters and digits only: hyphens come and go with the lines, spaces with the columns."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))


@pytest.mark.browser
@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_print_keeps_every_word_and_ends_without_an_empty_sheet(
    language: str, real: Any, samples: dict[str, list[str]], page: Page
) -> None:
    lost, empty = [], []
    for path in samples[language]:
        page.goto(real.address(path))
        words = page.evaluate(WORDS)
        reader = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
        sheets = [sheet.extract_text() for sheet in reader.pages]
        printed = squeezed("".join(sheets))
        lost += [
            (path, word)
            for run in words
            for word in run.split()
            if squeezed(word) and squeezed(word) not in printed
        ]
        if len(squeezed(sheets[-1])) < 3:
            empty.append((path, len(sheets)))
    assert not lost, lost[:20]
    assert not empty, empty

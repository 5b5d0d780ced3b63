"""A poured page is what MkDocs would have rendered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, copy_site, files_below
from lxml import html

if TYPE_CHECKING:
    from conftest import Built

from engine.pages import tree

KEEP = """
from markupsafe import Markup

from faktum.engine.session import Session
from faktum.render import pages

Session._is_poured = lambda self, src_uri: False
ours = pages._prose


def prose(page, view, content):
    made = ours(page, view, content)  # counts the sources
    if content is None or made is None or page.authored:
        return made
    loaded = view.catalogue.loaded
    texts = loaded.release_texts if "/" in page.record else loaded.project_texts
    body = texts[page.record][page.language].file.body
    html = pages.fill_marks(content, pages.mark_expressions(body, view.expand)[1])
    return pages.Prose(Markup(pages.restore_links(html, view.href)), ())


pages._prose = prose
"""


@pytest.fixture(scope="module")
def rendered_by_mkdocs(tmp_path_factory: pytest.TempPathFactory):
    """The small site with releases and project texts left to MkDocs: its frame, its Markdown."""
    from conftest import build_site

    root = copy_site(tmp_path_factory.mktemp("unpoured"))
    (root / "keep.py").write_text(KEEP)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n  - keep.py\n", 1), encoding="utf-8")
    return build_site(root)


def _shape(element: html.HtmlElement) -> list[object]:
    def words(text: str | None) -> list[str]:
        normal = " ".join((text or "").split())
        return [normal] if normal else []

    parts: list[object] = [element.tag, sorted(element.attrib.items()), *words(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_shape(child))
        parts += words(child.tail)
    return parts


def canonical_form(page: html.HtmlElement, *, mkdocs: bool) -> list[object]:
    """A parsed page as nested lists, without what is known and meant to differ."""
    if mkdocs:
        for number in range(5, 0, -1):
            for heading in page.xpath(f"//div[@class='prose']//h{number}"):
                # Ours stands inside a section with a heading of its own, so its headings are one deeper.
                heading.tag = f"h{number + 1}"
        for cell in page.xpath("//div[@class='prose']//*[self::td or self::th][@style]"):
            # Ours has a class for numbers where Python-Markdown writes style="text-align: right;".
            if cell.attrib.pop("style") == "text-align: right;":
                cell.set("class", "num")
    for table in page.xpath("//div[@class='prose']//div[@class='table']"):
        # Ours wraps tables, so that they scroll on a phone.
        table.drop_tag()
    for marker in page.xpath("//div[@class='prose']//sup[@class='src']/a"):
        # Sources are numbered in the order of the page; MkDocs reads the text before the page is put together.
        marker.text = "number"
        marker.set("aria-label", re.sub(r"[0-9\u2009,]+", "number", marker.get("aria-label"), count=1))

    return _shape(page)


def _without_footnotes(page: html.HtmlElement) -> list[str]:
    """Cut the footnotes out and hand back their words: the two engines build them of other elements."""
    texts = []
    for note in page.xpath("//section[contains(@class, 'footnotes')] | //div[@class='footnote']"):
        texts.append(re.sub(r"[↩\ufe0e\s]+", " ", note.text_content()).strip())
        note.drop_tree()
    for mark in page.xpath("//sup[contains(@class, 'footnote-ref') or starts-with(@id, 'fnref')]"):
        texts.append(mark.text_content().strip())
        mark.drop_tree()
    return texts


def test_a_poured_page_equals_what_mkdocs_would_have_rendered(
    built_small: Built, rendered_by_mkdocs: Built
) -> None:
    assert rendered_by_mkdocs.code == 0, rendered_by_mkdocs.output
    assert rendered_by_mkdocs.pages() == built_small.pages()
    compared = 0
    for path in built_small.pages():
        ours, theirs = tree(built_small, path), tree(rendered_by_mkdocs, path)
        assert _without_footnotes(ours) == _without_footnotes(theirs), path
        assert canonical_form(ours, mkdocs=False) == canonical_form(theirs, mkdocs=True), path
        compared += "/press/" in path or path.startswith("press/")
    assert compared > 12
    poured = [path for path in built_small.pages() if re.search(r"press/\d{4}/.+/index.html$", path)]
    assert len(poured) == 7


def test_mkdocs_did_render_them(built_small: Built, rendered_by_mkdocs: Built) -> None:
    """The comparison above compares two engines, not one with itself: their bytes differ."""
    path = "press/2019/halsobron-oppnar/index.html"
    assert '<div class="table"' in built_small.text(path)
    assert '<div class="table"' not in rendered_by_mkdocs.text(path)
    assert files_below(built_small.site) != files_below(rendered_by_mkdocs.site)

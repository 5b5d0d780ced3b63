"""The notice on a translation whose original has changed since."""

from __future__ import annotations

import pytest
from lxml import html
from markupsafe import Markup

from faktum.render.pages import render_page
from faktum.render.plan import plan
from faktum.render.view import Localised

ABOUT, TEXT, RELEASE = (
    "docs/sv/about.md",
    "docs/sv/projects/halsobron.md",
    "docs/sv/press/2019/halsobron-oppnar.md",
)
PAGES = [
    (ABOUT, "Allt är påhittat.", "Allt är prov.", "about/"),
    (TEXT, "lät vårdcentraler", "lät alla vårdcentraler", "projects/halsobron/"),
    (RELEASE, "Anmäl dig.", "Ring.", "press/2019/halsobron-oppnar/"),
]


def articles(catalogue, path: str, content: str = "<p>x</p>") -> dict[str, html.HtmlElement]:
    found = {}
    for page in plan(catalogue):
        if page.path == path:
            parts = render_page(page, Localised.of(catalogue, page.language), Markup(content))
            found[page.language] = html.fromstring(f"<div>{parts['article']}</div>")
    return found


def notices(article: html.HtmlElement) -> list[str]:
    return [
        " ".join(one.text_content().split())
        for one in article.xpath('//p[@class="note"][a[@hreflang]]')
    ]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "path"), PAGES)
def test_a_translation_says_that_its_original_has_changed(resolving, edited, file, old, new, path):
    shown = articles(resolving({file: edited(file, old, new)}), path)
    assert notices(shown["sv"]) == []
    assert notices(shown["da"]) == [
        "Originalen på svensk er blevet ændret, siden denne oversættelse blev lavet. Læs originalen"
    ]
    assert notices(shown["en"]) == [
        "The original in Swedish has changed since this translation was made. Read the original"
    ]
    [link] = shown["da"].xpath('//p[@class="note"]/a[@hreflang="sv"]')
    assert link.get("href").endswith(f"../{path}")
    assert "/da/" not in link.get("href")


@pytest.mark.parametrize("path", [one[3] for one in PAGES])
def test_a_translation_that_follows_its_original_says_nothing(catalogue, path):
    assert [notices(article) for article in articles(catalogue, path).values()] == [[], [], []]


def test_the_notice_stands_at_the_head_of_the_text(resolving, edited):
    file, old, new, path = PAGES[2]
    shown = articles(resolving({file: edited(file, old, new)}), path)["en"]
    [text] = shown.xpath('//div[@class="prose"]')
    assert text[0].get("class") == "note"


def test_a_section_without_a_text_has_no_notice(resolving, edited):
    file = "docs/sv/topics/index.md"
    catalogue = resolving({file: edited(file, "title: ", "title: Alla ")})
    assert len(notices(articles(catalogue, "topics/")["da"])) == 1
    assert notices(articles(catalogue, "topics/", "")["da"]) == []

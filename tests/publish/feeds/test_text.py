"""The text of entries."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup
from publish.feeds.reading import BASE, OPENING, Feeds, content, entry_of, parsed, xml_paths

from faktum.publish.feeds.content import portable
from faktum.render.markdown import to_html


def test_links_are_absolute_and_nothing_names_an_anchor(small: Feeds) -> None:
    for path in xml_paths(small):
        for entry in parsed(small, path).entries:
            tree = content(entry)
            assert all(
                str(one).startswith(("https://", "mailto:", "tel:")) for one in tree.xpath("//@href | //@src")
            )
            assert not tree.xpath("//@id | //@class | //@tabindex | //@role | //@style")
            assert not tree.xpath("//sup[not(a)] | //*[@class='src']")


def test_expressions_are_filled_in_and_marks_of_language_kept(small: Feeds) -> None:
    tree = content(entry_of(small, "da/feed.xml", "halsobron-oppnar/"))
    assert tree.xpath("string(//p[1])") == "Broen er klar & åben. Budgettet er 8\u00a0mio. SEK."
    assert "med glädje" in tree.xpath("//span[@lang='sv']/text()")
    assert tree.xpath("string(//td[2])").startswith("60")
    assert f"{BASE}da/projects/halsobron/" in tree.xpath("//a/@href")
    assert f"{BASE}da/press/2019/halsobron-oppnar/#fn-not" in tree.xpath("//sup/a/@href")
    assert "Vi har oversat den fra svensk." in tree.text_content()
    assert "https://fjallback.example/nyheter/halsobron" in tree.xpath("//li//a/@href")


def test_where_sources_differ_the_text_says_so(changed: Callable[..., Feeds]) -> None:
    path = OPENING.format("en")
    made = changed((path, "opens the bridge.", 'opens the bridge in {{ fact("halsobron-syd.start") }}.'))
    tree = content(entry_of(made, "en/feed.xml", "halsobron-oppnar/"))
    (link,) = tree.xpath("//a[contains(@href, 'halsobron-syd/#start')]")
    assert link.get("href") == f"{BASE}en/sources/halsobron-syd/#start"
    assert "in autumn 2023 (sources differ)." in tree.text_content().replace("\u00a0", " ")


def test_a_title_is_that_of_the_page(changed: Callable[..., Feeds]) -> None:
    path = OPENING.format("en")
    made = changed((path, "opens in Fjällbäck'", '& <opens> "{{ fact("halsobron-syd.start") }}"\''))
    title = "Hälsobron & <opens> “autumn 2023”".replace("“", '"').replace("”", '"')
    assert entry_of(made, "en/feed.xml", "halsobron-oppnar/").title.replace("\u00a0", " ") == title


def test_a_translation_that_is_behind_says_so(small: Feeds, changed: Callable[..., Feeds]) -> None:
    assert "Originalen på" not in small["da/feed.xml"]
    made = changed((OPENING.format("sv"), "öppnar bron.", "öppnar bron igen."))
    tree = content(entry_of(made, "da/feed.xml", "halsobron-oppnar/"))
    (link,) = tree.xpath("//a[@hreflang='sv']")
    assert link.get("href") == f"{BASE}press/2019/halsobron-oppnar/"


def test_a_withdrawn_release_is_in_no_feed(small: Feeds) -> None:
    assert not [path for path, text in small.items() if "felaktig-nyhet" in text]


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
        | st.sampled_from("*_`[]()#&<>\"'\n-1. |!\\")
    )
)
def test_what_is_portable_reads_as_before(text: str) -> None:
    before = Markup(to_html(text))
    after = portable(before, "https://fakta.example/da/x/")
    texts = [
        " ".join(html.fragment_fromstring(str(one), create_parent="div").itertext())
        for one in (before, after)
    ]
    assert texts[0] == texts[1]
    assert portable(after, "https://elsewhere.example/") == after

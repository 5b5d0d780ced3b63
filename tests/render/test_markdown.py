"""Markdown of releases and project texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from faktum.load.expressions import Call
from faktum.render.markdown import CLOSE, OPEN, mark_expressions, render_inline, render_markdown, slugify


def expand(call: Call) -> Markup:
    return Markup("<i>{}</i>").format(":".join((call.name, *call.arguments)))


def render(text: str, deeper: int = 0) -> html.HtmlElement:
    made = render_markdown(
        text, expand, lambda link: f"to/{link}" if link.endswith(".md") else link, deeper=deeper
    )
    return html.fromstring(f"<div>{made.html}</div>")


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("Så går det till", "sa-gar-det-till"), ("Nordstrøm & Ærø", "nordstrom-aero"), ("Öresund", "oresund"),
        ("Ålborg", "alborg"), ("é È ü ß ð þ ł", "e-e-u-ss-d-th-l"), ("  A --  B ", "a-b"), ("???", ""), ("2019", "2019"),
        ("I/O", "i-o"), ("数", ""),
    ],
)  # fmt: skip
def test_anchors_keep_nordic_letters_as_base_letters(text: str, anchor: str) -> None:
    assert slugify(text) == anchor


@given(st.text())
def test_an_anchor_needs_no_escaping(text: str) -> None:
    anchor = slugify(text)
    assert set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not anchor.startswith("-")
    assert not anchor.endswith("-")
    assert slugify(anchor) == anchor


def test_headings_have_anchors_each_its_own() -> None:
    made = render_markdown("## Så\n\n### Så\n\n## Så\n\n## ???\n", expand, str)
    assert [(one.level, one.anchor, one.text) for one in made.headings] == [
        (2, "sa", "Så"), (3, "sa-2", "Så"), (2, "sa-3", "Så"), (2, "section", "???"),
    ]  # fmt: skip
    page = html.fromstring(f"<div>{made.html}</div>")
    assert [one.get("id") for one in page.xpath("//h2 | //h3")] == ["sa", "sa-2", "sa-3", "section"]


def test_headings_go_deeper_inside_a_section() -> None:
    assert [one.tag for one in render("## a\n\n### b\n\n###### c\n", deeper=1)] == ["h3", "h4", "h6"]


def test_a_heading_may_hold_markup_and_an_expression() -> None:
    made = render_markdown('## *Den* {{ name("a") }} & co\n', expand, str)
    assert made.headings[0].text == "Den name:a & co"
    assert made.headings[0].anchor == "den-name-a-co"


def test_links_are_rewritten_and_stay_escaped() -> None:
    page = render(
        "[a](x.md) [b](https://example.org/?a=1&b=2) [c](mailto:a@example.org) <https://example.org/>"
    )
    assert page.xpath("//a/@href") == [
        "to/x.md", "https://example.org/?a=1&b=2", "mailto:a@example.org", "https://example.org/",
    ]  # fmt: skip


@pytest.mark.parametrize("address", ["javascript:alert(1)", "vbscript:x", "data:text/html,x", "JaVaScRiPt:x"])
def test_an_address_that_runs_something_is_left_out(address: str) -> None:
    assert render(f"[a]({address})").xpath("//a/@href") == [""]


def test_html_is_not_passed_on() -> None:
    page = render('<script>alert(1)</script>\n\na <b onclick="x">b</b> <img src=x onerror=y>\n')
    assert page.xpath("//script | //b | //img | //@onclick | //@onerror") == []


def test_tables_scroll_and_numbers_stand_to_the_right() -> None:
    page = render("| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n")
    wrapper = page.xpath("//table/parent::div")[0]
    assert wrapper.get("tabindex") == "0"
    assert wrapper.get("role") == "group"
    assert [one.get("class") for one in page.xpath("//th")] == [None, "num", None]
    assert [one.get("class") for one in page.xpath("//td")] == [None, "num", None]
    assert page.xpath("//@align") == []


def test_footnotes_lead_there_and_back() -> None:
    page = render("Text.[^a] Mer.[^b]\n\n[^a]: Första.\n[^b]: Andra.\n")
    ids = set(page.xpath("//@id"))
    links = [one.removeprefix("#") for one in page.xpath("//a/@href")]
    assert len(links) == 4
    assert set(links) <= ids
    assert "Första." in page.xpath("string(//section)")


def test_expressions_survive_markdown_and_markdown_survives_them() -> None:
    page = render(
        '*{{ fact("a.b") }}* `{{ name("c") }}` {{ literal("*x*", "y") }}\n\n- {{ person("p-12345") }}\n'
    )
    assert [one.text for one in page.xpath("//i")] == [
        "fact:a.b",
        "name:c",
        "literal:*x*:y",
        "person:p-12345",
    ]
    assert page.xpath("//em/i")
    assert page.xpath("//code/i")
    assert page.xpath("//li/i")


def test_no_mark_is_left() -> None:
    made = render_markdown('{{ name("a") }} x {{ name("b") }}' * 20, expand, str)
    assert OPEN not in made.html
    assert CLOSE not in made.html
    text, filled = mark_expressions('a {{ name("b") }} c', expand)
    assert text == f"a {OPEN}0{CLOSE} c"
    assert filled == [Markup("<i>name:b</i>")]


@given(st.text(alphabet=st.characters(exclude_characters="{", exclude_categories=["Cs", "Cc"])))
def test_a_short_text_comes_out_escaped(text: str) -> None:
    made = render_inline(text, expand)
    assert made.unescape() == text
    assert "<" not in made


@given(st.text(alphabet="ab #*_`[]()<>|-\n1.!&\"'", max_size=80))
def test_any_text_gives_html_that_parses_to_the_same_tree_twice(text: str) -> None:
    once, twice = (render_markdown(text, expand, str) for _ in range(2))
    assert once == twice
    page = html.fromstring(f"<div>{once.html}</div>")
    anchors = page.xpath("//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]/@id")
    assert len(anchors) == len(set(anchors)) == len(once.headings)
    assert page.xpath("//script") == []

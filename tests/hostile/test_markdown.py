"""HTML, attributes, expressions and links in Markdown: the list is short, whichever engine reads the text."""

from __future__ import annotations

from typing import Any

import pytest

PAGE = "docs/en/about.md"  # read by Python-Markdown
RELEASE = "docs/en/press/2019/halsobron-oppnar.md"  # read by cmark
BESIDE = {
    "DIFFERENT-FACTS",
    "DIFFERENT-SHAPE",
    "BARE-FIGURE",
    "QUOTATION-MARKS",
    "DEBRIS",
    "SPACES",
    "DASH",
    "PLACEHOLDER",
}
"""What is said besides of a text that holds nothing of what its original holds."""


def _with(path: str, body: str) -> str:
    """The small site's file with another text; the number of lines of its front matter comes first."""
    import conftest

    front: str = (conftest.SMALL / path).read_text(encoding="utf-8").split("\n---\n")[0] + "\n---\n"
    return front + body


def _first(said: Any, path: str, body: str) -> tuple[str, int, str]:
    """The problem of the text, its line counted from the text's first."""
    text = _with(path, body)
    before = text.count("\n") - body.count("\n")
    found = [one for one in said({path: text}) if one[2] not in BESIDE]
    assert found, "nothing was said"
    return found[0][0], found[0][1] - before, found[0][2]


HTML = [
    "<script>pwned()</script>", "<img src=x onerror=pwned()>", "<ScRiPt>pwned()", "<svg/onload=pwned()>", "<!-- x -->",
    "<iframe srcdoc='x'>", "<?php x ?>", "<!doctype x>", "<![CDATA[x]]>", "<a\nhref='javascript:pwned()'>x</a>", "<b", "</p>",
    "a ` b\n\n<script>pwned()</script>\n\nc ` d", "~~~\n~~~~ x\n~~~~~\n\n<script>pwned()</script>\n\n~~~ \\", "- a\n\n        <b>\n\n    <i>",
    "<a@b onclick=x>", "<x:y onclick=pwned()>",
]  # fmt: skip


@pytest.mark.parametrize("path", [PAGE, RELEASE])
@pytest.mark.parametrize("html", HTML)
def test_html_is_refused(said: Any, path: str, html: str) -> None:
    file, line, code = _first(said, path, f"Words.\n\n{html}\n")
    assert file == path
    assert 3 <= line <= 3 + html.count("\n") + 1
    assert code in {"RAW-HTML", "MARKDOWN"}


@pytest.mark.parametrize(
    "attributes",
    ["{onclick=pwned()}", "{: onclick=pwned() }", "{ONCLICK=pwned()}", "{x onclick=pwned()}", "{: style='x' }", '{ "a" onclick="pwned()"}',
     "{ .stor }", "{#a onmouseover = pwned() }", "{: href=javascript:pwned() }", "{src=x}", "{name=x}", "{target=_blank}"],
)  # fmt: skip
def test_attributes_outside_the_list_are_refused(said: Any, attributes: str) -> None:
    assert _first(said, PAGE, f"Words.\n\n## Head {attributes}\n\nMore.\n") == (PAGE, 3, "ATTRIBUTES")


LINKS = [
    "[x](javascript:pwned())", "[x](JaVaScRiPt:pwned())", "[x](<javascript:pwned()>)", "[x](java&#115;cript:pwned())",
    "[x](&#x6A;avascript&colon;pwned())", "[x](java&Tab;script:pwned())", "[x](data:text/html;base64,cHduZWQ=)", "[x](vbscript:x)",
    "[x](file:///etc/passwd)", "[x][r]\n\n[r]: javascript:pwned()", "[x][r]\n\n[r]: <javascript:pwned()> 'x'", "[r]\n\n[r]:\n  javascript:pwned()",
    "<javascript:pwned()>", "![x](data:image/svg+xml,<svg/>)", "![x](javascript:pwned())", "![x](https://pwned.example/x.png)",
    "![x](//pwned.example/x.png)", "[x](//pwned.example/)", "[x](\\\\\\\\pwned.example)", "[x](https://fjallback.example@pwned.example/)",
    "[x](https:pwned.example)", "[x](blob:x)", "[![x](javascript:pwned())](about.md)", "[x]( javascript:pwned() )",
    "[x](\n javascript:pwned())", "[x](java\\script:pwned())",
    "[x](https://fjallb\u0430ck.example/)", "<https://fjallb\u0430ck.example/>", "[x](https://xn--fjallbck.ex\u0430mple)",
]  # fmt: skip


@pytest.mark.parametrize("path", [PAGE, RELEASE])
@pytest.mark.parametrize("link", LINKS)
def test_links_that_are_programs_or_lead_elsewhere_are_refused(said: Any, path: str, link: str) -> None:
    file, line, code = _first(said, path, f"Words.\n\n{link}\n\nMore.\n")
    assert file == path
    assert 3 <= line <= 3 + link.count("\n")
    assert code in {"UNSAFE-LINK", "BROKEN-LINK", "RAW-HTML"}


@pytest.mark.parametrize(
    "link", ["../../../../etc/passwd", "../../data/site.yml", "/about/", "%2e%2e/%2e%2e/x.md", "../../mkdocs.yml", "../..", "../../../about.md"]
)  # fmt: skip
def test_a_link_out_of_the_sites_tree_is_refused(said: Any, link: str) -> None:
    assert _first(said, PAGE, f"Words.\n\n[x]({link})\n") == (PAGE, 3, "BROKEN-LINK")


@pytest.mark.parametrize("path", [PAGE, RELEASE])
@pytest.mark.parametrize(
    "expression",
    ["{{ pwned() }}", '{{ "".__class__ }}', "{{ config }}", '{{ fact("a") | safe }}', "{% include 'x' %}", "{# x #}", "{{ fact(", '{{ fact("x',
     "{{", '{{ person(name("x")) }}', "{{ " + "(" * 3000, "{{ " + "[" * 900, "{{ literal(" + "1" * 5000 + ', "x") }}',
     '{{ literal("\\u202e", "x") }}', '{{ literal("\\ue0000\\ue001", "x") }}', '{{ literal("\\x00", "x") }}', '{{ literal("\\ud800", "x") }}',
     '[x]({{ literal("javascript:pwned()", "x") }})', '![{{ name("nordfonden") }}](x.svg)', '[x](about.md "{{ name("nordfonden") }}")'],
)  # fmt: skip
def test_expressions_outside_the_list_are_refused(said: Any, path: str, expression: str) -> None:
    file, line, code = _first(said, path, f"Words.\n\n{expression}\n")
    assert (file, line) == (path, 3)
    assert code in {"BAD-EXPRESSION", "BROKEN-LINK", "ATTRIBUTES"}
    if code != "BAD-EXPRESSION":
        assert (path, "BAD-EXPRESSION") in {
            (one[0], one[2]) for one in said({path: _with(path, f"W.\n\n{expression}\n")})
        }


@pytest.mark.parametrize("path", [PAGE, RELEASE])
@pytest.mark.parametrize(
    "entity", ["&#x202E;", "&#8238;", "&#xE000;0&#xE001;", "&#x200B;", "&ZeroWidthSpace;", "&#x2066;"]
)
def test_what_may_not_be_written_may_not_be_written_as_an_entity(said: Any, path: str, entity: str) -> None:
    assert _first(said, path, f"Words.\n\nA {entity} b.\n") in {
        (path, 3, "UNREADABLE"),
        (path, 3, "BAD-EXPRESSION"),
    }


def test_front_matter_ends_where_the_check_says(site: Any, build: Any) -> None:
    """MkDocs lets it end at three full stops, and would read the comment behind them as text."""
    hidden = "\n...\n# <script>pwned()</script>\n---\n"
    text = _with(PAGE, "").removesuffix("\n---\n") + hidden + "Words.\n"
    built = build(site({PAGE: text}))
    assert all("pwned" not in built.text(page) for page in built.pages())


@pytest.mark.parametrize("path", [PAGE, RELEASE])
@pytest.mark.parametrize(
    "bomb",
    [">" * 3000 + " a", "[" * 3000, "[a](" * 3000, "![" * 3000, "*a " * 5000, "`a" * 5000, "<" * 3000, "\n".join("    " * i + "- a" for i in range(60)),
     "[^a]" * 2000, "# a\n" * 3000, "## a\n\n" * 3000, "|" * 5000 + "\n" + "|-" * 2500, "<a " * 3000, "&#" * 5000, "{" * 5000, "- " * 3000 + "a", "\n".join(" " * 4 * i + "- a" for i in range(200)), "a\n=\n" * 2000],
    ids=lambda bomb: repr(bomb[:6]),
)  # fmt: skip
@pytest.mark.timeout(20)
def test_nesting_and_repetition_end_soon(said: Any, path: str, bomb: str) -> None:
    said({path: _with(path, bomb + "\n")})


@pytest.mark.parametrize("path", [PAGE, RELEASE])
@pytest.mark.parametrize(
    "atom",
    [">", " >", "[", "[a](", "*a ", "`a", "<", "<a ", "{{ ", "}}", "__a", "|", "\\", "&amp;", "[a]: b\n", "```\n", ":\n", "* a\n", "1. a\n",
     "a\n=\n", "## a\n\n", "\n---\n", "http://", "a@", "1 ", "a1", "0 0 ", "Nils ", "Å ", "\t", "“a", "-–"],
    ids=repr,
)  # fmt: skip
@pytest.mark.timeout(120)
def test_a_hundred_thousand_characters_of_it_end_soon(said: Any, path: str, atom: str) -> None:
    said({path: _with(path, atom * (100_000 // len(atom)) + "\n")})

"""Markdown: what the two engines would read differently, and what either of them would make of a text."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faktum.checks.index import Index
from faktum.checks.texts import rendered
from faktum.checks.texts.markdown import check_markdown
from faktum.load.prose import ProseFile
from faktum.load.records import Loaded, PageText
from faktum.load.yaml import Document
from faktum.model.release import Prose
from faktum.model.site import Site
from faktum.problems import Problem

PATH = "docs/sv/x.md"
Told = list[tuple[int, str, str]]


def problems_of(kind: str, body: str) -> list[Problem]:
    loaded = Loaded(Path(), Site.model_construct())
    file = ProseFile(PATH, "sv", Document(PATH), body, body_line=1)
    getattr(loaded, kind)["x"] = {"sv": PageText("sv", file, Prose())}
    problems = list(check_markdown(Index(loaded, date(2026, 12, 1))))
    assert {one.path for one in problems} <= {PATH}
    return problems


def _said(kind: str, body: str) -> Told:
    return [(one.line, one.code, one.found) for one in problems_of(kind, body)]


def of_project(body: str) -> Told:
    """What is said of a text that cmark reads."""
    return _said("project_texts", body)


def of_page(body: str) -> Told:
    """What is said of a text that Python-Markdown reads."""
    return _said("pages", body)


BOTH = pytest.mark.parametrize("said", [of_project, of_page])


# -- HTML ------------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("a <b>c</b>", [(1, '"<b>"')]),
        ("a\n\n<!-- b -->\nc <!-- d --> </e>\n<f> <g>",
         [(3, '"<!-- b -->"'), (4, '"<!-- d -->"'), (4, '"</e>"'), (5, '"<f>"')]),
        ("`<a>` < b <https://example.org/> <a@example.org>", []),
        ("{{ literal('<a>', 'ett tecken') }}", []),
    ],
)  # fmt: skip
def test_html_is_told_of_until_the_first_tag_that_opens(
    said: Callable[[str], Told], body: str, told: list[tuple[int, str]]
) -> None:
    assert said(body) == [(line, "RAW-HTML", found) for line, found in told]


# -- lists -----------------------------------------------------------------------------------------

AFTER_TEXT = "a list straight after text"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("- a\n- b", []),
        ("- a\n    - b\n        - c", []),
        ("- a\n  - b", [(2, "a list item after 2 spaces")]),
        ("- a\n     - b", [(2, "a list item after 5 spaces")]),
        ("a\n- b", [(2, AFTER_TEXT)]),
        ("## a\n- b", []),
        ("a\n\n- b", []),
        ("1) a", [(1, "a list numbered 1)")]),
        ("0. a", [(1, "a list that begins at 0.")]),
        ("1. a\n3. b", []),
        ("12 a\n1.b\n-c", []),
        # What goes on after an item belongs to it; after an empty line only if it is indented.
        ("- a\nb\n3. c", []),
        ("- a\n\n    b\n- c", []),
        ("- a\n\nb\n- c", [(4, AFTER_TEXT)]),
        ("- a\n\nb\n\n3. c", [(5, "a list that begins at 3.")]),
        ("- a\n\n\n3. b", []),
        ("- a\n## b\n3. c", []),
        # Each list is told of once.
        ("1) a\n2) b\n3) c", [(1, "a list numbered 1)")]),
        ("- a\n  - b\n- c\n  - d", [(2, "a list item after 2 spaces")]),
        ("1) a\n\nb\n\n1) c", [(1, "a list numbered 1)"), (5, "a list numbered 1)")]),
        ("a\n- b\n\nc\n- d", [(2, AFTER_TEXT), (5, AFTER_TEXT)]),
    ],
)
def test_lists_in_a_text_that_cmark_reads(body: str, told: list[tuple[int, str]]) -> None:
    assert of_project(body) == [(line, "MARKDOWN", found) for line, found in told]


def test_an_authored_page_may_have_any_list() -> None:
    assert of_page("a\n- b\n  - c\n\n3) d") == []


# -- other signs -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("a\n# b", [(2, "a heading of the first level (#)")]),
        ("#", [(1, "a heading of the first level (#)")]),
        ("a\n===", [(2, "a heading of the first level (===)")]),
        ("a\n##b\n## c", [(2, "a heading without a space")]),
        ("??? a", [(1, "a box (!!!)")]),
        ("a ~b~ ~~c~~", [(1, "text between tildes")]),
        ("a\nb\\\nc", [(2, "a backslash at the end of the line")]),
        ("## a {#b}", [(1, "an attribute list ({: …})")]),
        ("a {: }\nb {x} { .c }", [(1, "an attribute list ({: …})"), (2, "an attribute list ({: …})")]),
        ("# a\n\n# b", [(1, "a heading of the first level (#)"), (3, "a heading of the first level (#)")]),
        ("`# a`\n\n```\n# b {: .c }\n```", []),
    ],
)
def test_signs_that_one_engine_alone_understands(body: str, told: list[tuple[int, str]]) -> None:
    assert of_project(body) == [(line, "MARKDOWN", found) for line, found in told]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("a `b|c` d", []),
        ("a `b` | c", []),
        ("a `b|c` | d", [1]),
        ("| `a` | `b|c` |\n| `d` |\n| `e|f` |", [1, 3]),
        ("`a|b`\n| c |", []),
    ],
)
def test_bars_in_code_in_a_table(body: str, lines: list[int]) -> None:
    assert of_project(body) == [(line, "MARKDOWN", "a vertical bar in code in a table") for line in lines]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("## a {#b}\n\nc {: .lead .note }\n\nd\n{: #e-1 lang=sv }", []),
        ("## a {lang='sv'} b {lang=\"nds\"}", []),
        ("## a {#b .stor #c lang=svenska}", [(1, '".stor"'), (1, '"lang=svenska"')]),
        ("a\n\nb {: .c }\n\n## d { .lead .e }", [(3, '".c"'), (5, '".e"')]),
        ("## a {#B}", [(1, '"#B"')]),
        ("`{: .a }` {{ name('x') }}", []),
    ],
)
def test_attributes_of_an_authored_page(body: str, told: list[tuple[int, str]]) -> None:
    assert of_page(body) == [(line, "ATTRIBUTES", found) for line, found in told]


# -- what a text becomes ---------------------------------------------------------------------------

PROGRAM = "[a](javascript:x)"


@BOTH
@pytest.mark.parametrize("before", [0, 1, 2, 3, 6, 7])
@pytest.mark.parametrize("after", [0, 1, 5])
def test_what_a_text_becomes_is_told_of_at_its_line(
    said: Callable[[str], Told], before: int, after: int
) -> None:
    body = "\n".join([*["Ord."] * before, PROGRAM, *["Mer."] * after])
    assert said(body) == [(before + 1, "UNSAFE-LINK", '"javascript:x"')]


@BOTH
def test_the_first_of_each_kind_is_told_of(said: Callable[[str], Told]) -> None:
    body = f"a &#x202E; b\n\n{PROGRAM}\n\n[b](data:x)\n\n&#x202E;"
    assert said(body) == [(1, "UNREADABLE", '"U+202E"'), (3, "UNSAFE-LINK", '"javascript:x"')]


@BOTH
def test_a_text_with_html_is_not_rendered(said: Callable[[str], Told]) -> None:
    assert said(f"{PROGRAM}\n\n<b>") == [(3, "RAW-HTML", '"<b>"')]


@BOTH
def test_what_an_expression_stands_in(said: Callable[[str], Told]) -> None:
    assert said("a {{ name('x') }} b\n\n[c]({{ name('x') }})")[-1][:2] == (3, "BAD-EXPRESSION")
    assert said("a {{ name('x') }} {{ b") == []  # another check says so


def test_what_both_ways_of_looking_find_is_told_of_once() -> None:
    assert of_page("## a {onclick=x}") == [(1, "ATTRIBUTES", '"onclick=x"')]


@BOTH
def test_a_text_that_an_engine_gives_up_on(
    said: Callable[[str], Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    def engine(text: str) -> str:
        if "djup" in text:
            raise RecursionError
        return text

    monkeypatch.setattr(rendered, "by_cmark", engine)
    monkeypatch.setattr(rendered, "by_python_markdown", engine)
    assert said("a\n\nb\ndjup\nc") == [(4, "MARKDOWN", '"too many things in each other"')]


# -- how much of it --------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize(("signs", "told"), [(500, []), (501, [(1, "MARKDOWN", "501")])])
def test_signs_that_could_open_a_tag(said: Callable[[str], Told], signs: int, told: Told) -> None:
    assert said("< " * signs) == told


@pytest.mark.parametrize(
    ("body", "more", "most"),
    [
        ("[ " * 1000, "[", "1000 square brackets"),
        ("## a\n\n" * 499 + "## ", "a\n# b", "500 headings"),
        ("a\n==\n\nb\n-- \n\n" * 250, "c\n==", "500 headings"),
        ("ord " * 50_000, "!", "200000 characters"),
    ],
    ids=lambda one: one[:6],
)
def test_the_size_of_a_page(body: str, more: str, most: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit it is rendered; beyond it is not, and nothing else is told of it."""
    monkeypatch.setattr(rendered, "by_python_markdown", lambda _text: "<i>")
    assert of_page(body) == [(1, "RAW-HTML", '"<i>"')]
    [problem] = problems_of("pages", body + more)
    number = int(most.partition(" ")[0])
    assert (problem.line, problem.code, problem.found) == (1, "MARKDOWN", str(number + 1))
    assert problem.expected == f"at most {most} in a text"


@pytest.mark.parametrize("mark", [">", "> ", "- ", "1. ", "* ", "10) "])
def test_lists_and_quotations_in_each_other(mark: str) -> None:
    assert of_page(f"a\n\n{mark * 19}b") == []
    deep = f"{mark * 20}b"
    [problem] = problems_of("pages", f"a\n\n{deep}\n\n{deep}\n\n{PROGRAM}")
    assert (problem.line, problem.code) == (3, "MARKDOWN")
    assert problem.expected == "at most 20 lists or quotations in each other"


@pytest.mark.parametrize(("blanks", "told"), [(79, []), (80, [(3, "MARKDOWN", "more")])])
def test_a_line_far_to_the_right(blanks: int, told: Told) -> None:
    assert of_page(f"a\n\n{' ' * blanks}b") == told

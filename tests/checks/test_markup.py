"""What counts as words in a Markdown text: code, expressions, destinations and marks do not."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.markup import (
    as_read,
    links_of,
    masked,
    with_literals,
    without_code,
    without_expressions,
)
from faktum.locale.reading.tokens import NO_WIDTH


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ a }} b", "        b"),
        ("a {{ b }}", "a        "),
        ("a {{ b }} c {{ d }}{{ e }} f", "a         c                f"),
        ("a {{ b\nc }} d", "a     \n     d"),
        ("{{}} a", "     a"),
        ("a {{ b", "a {{ b"),
        ("a }} b {{ c }}", "a }} b        "),
        ("{{ a }} {{ b", "        {{ b"),
        ("{ a } {b}", "{ a } {b}"),
    ],
)
def test_expressions_become_blanks(text: str, words: str) -> None:
    assert without_expressions(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # spans
        ("a `b` c", "a     c"),
        ("`a` b `c`", "    b    "),
        ("``a`b`` c", "        c"),
        ("a `b\nc` d", "a   \n   d"),
        ("a `b", "a `b"),
        ("a ``b` c", "a ``b` c"),
        ("`a ``b`` c", "`a       c"),
        ("a ```b``` c", "a         c"),
        ("```a``` b", "        b"),
        ("``\na\n`` b", "  \n \n   b"),
        ("``a`` b\n``", "      b\n``"),
        # fences
        ("```\na\n```\nb", "   \n \n   \nb"),
        ("a\n```\nb\n```\nc", "a\n   \n \n   \nc"),
        ("ab\n```\nc\n```\nd", "ab\n   \n \n   \nd"),
        ("~~~ x\na `b\n~~~\n`c` d", "     \n    \n   \n    d"),
        ("```x\na\n``` \t\nb", "    \n \n     \nb"),
        ("````\n```\n````\na", "    \n   \n    \na"),
        ("```\na\n````\nb", "   \n \n    \nb"),
        ("```\n``` x\n```\na", "   \n     \n   \na"),
        ("```\na ```\n```\nb", "   \n     \n   \nb"),
        ("````\na\n```` x\n````\nb", "    \n \n      \n    \nb"),
        ("~~~\n```\n~~~\n`a` b", "   \n   \n   \n    b"),
        ("~~~\na", "~~~\na"),
        ("a ~~~\nb\n~~~", "a ~~~\nb\n~~~"),
        ("```\na\n``\nb", "```\na\n``\nb"),
        # An unfinished fence hides nothing that comes after it.
        ("````\na\n```\nb\n```\nc", "````\na\n   \n \n   \nc"),
        ("```\na\n~~~\nb\n~~~\nc", "```\na\n   \n \n   \nc"),
    ],
)
def test_code_becomes_blanks(text: str, words: str) -> None:
    assert without_code(text) == words


@pytest.mark.parametrize("line", ["```x\n", "~~~x\n", "```x\n~~~x\n", "```x\n````x\n", "`a\n``b\n"])
def test_fences_that_nothing_closes_cost_no_more_than_others(line: str) -> None:
    text = line * (200_000 // len(line))
    start = time.perf_counter()
    without_code(text)
    assert time.perf_counter() - start < 60


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[1](2)", "[1]( )"),
        ("[1](2 '2 3') 4", "[1](  '2 3') 4"),
        ("[1](a(2)b) ![3](4)", "[1](     ) ![3]( )"),
        ("a\n [b]: 2\n[c]:3 'd'", "a\n       \n      'd'"),
        ("[^1]: 2", "      2"),
        ("a [^1] [^b]2", "a          2"),
        ("https://example.org/2 3", "                      3"),
        ("<mailto:a2@example.org> 3", "                        3"),
        ("## A {#a-2} 3", "## A        3"),
        ("1. a\n  2) b\n3.c 4", "   a\n     b\n3.c 4"),
        ("&#8211; 2 &x3; &", "        2      &"),
        ('{{ fact("a.b-2") }} 3', "                    3"),
    ],
)
def test_destinations_and_marks_become_blanks(text: str, words: str) -> None:
    assert masked(text, markdown=True) == words


def test_in_a_text_without_markdown_only_addresses_become_blanks() -> None:
    assert masked('1. [2](3) tel:4 {{ name("a-5") }} 6', markdown=False) == "1. [2](3)" + " " * 25 + "6"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        # Marks within a phrase are no break, and the marks around a title quote nobody.
        ("**seven** _a_b_ [c](d)", "~~seven~~ ~a_b~ ~c~~~~"),
        ('[a](b "c d") e', "~a](   c d|) e"),
        ('!!! note "Kort sagt"\na "b"', '!!! note  Kort sagt|\na "b"'),
        ("![a](b) <em>c</em>", "~~a~~~~ ~~~~c~~~~~"),
    ],
)
def test_marks_within_phrases_have_no_width(text: str, words: str) -> None:
    assert as_read(text, markdown=True) == words.replace("~", NO_WIDTH)
    assert as_read(text, markdown=False) == text


@pytest.mark.parametrize(
    ("raw", "words", "places"),
    [
        # A literal stands at the end of its expression.
        ('a {{ literal("5 b") }} c', "a ~~~~~~~~~~~~~~~~~5 b c", [(19, 22)]),
        ("{{literal('5', '6')}}{{ literal( \"7'\" ) }}", "~~~~~~~~~~~~~~~~~~~~5~~~~~~~~~~~~~~~~~~~7'", [(20, 21), (40, 42)]),
        ('a {{ literal("") }} b {{ name("c") }}', "a ~~~~~~~~~~~~~~~~~ b ~~~~~~~~~~~~~~~", [(19, 19)]),
    ],
)  # fmt: skip
def test_literals_are_read_at_the_end_of_their_expressions(
    raw: str, words: str, places: list[tuple[int, int]]
) -> None:
    assert with_literals(raw, masked(raw, markdown=True)) == (words.replace("~", " "), places)


def test_links_come_in_order_with_their_lines() -> None:
    text = "[a]: b.md\n\n[c](d.md) ![e](f(1).svg \"g\")\n```\n[h](i.md)\n```\n [j]: k.md 'l'\n[m](<n>)"
    assert links_of(text) == [(1, "b.md"), (3, "d.md"), (3, "f(1).svg"), (7, "k.md"), (8, "<n>")]
    assert links_of("[^1]: a.md\n    [b]: c.md\n[d][e]") == []

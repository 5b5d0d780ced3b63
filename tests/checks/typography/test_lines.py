"""What is read of a file, and where its lines are."""

from __future__ import annotations

import time

import pytest
from checks.typography.texts import problems, said

from faktum.checks.texts.text import Text
from faktum.checks.typography.pieces import pieces_of


def test_a_language_without_a_list_is_let_alone() -> None:
    assert said("fi", "“x” - y  , 1,000 -- ’19.") == []


def test_what_cannot_be_read_is_told_of_elsewhere() -> None:
    assert said("sv", 'Bron {{ fact("a.b) }} - "håller"  .') == []
    assert list(pieces_of(Text("x.md", 1, "sv", "{{ x }}", "title", figures=True, expressions=False))) == []


def test_lines_are_those_of_the_file() -> None:
    raw = 'Ett.\n\n## Rubrik\n\nEtt stycke\nmed {{ fact("a.b") }}\noch "fel" i.\n\n- Ett\n- Två  tre\n\n| a | b "c" |\n|--|--|\n| d | e , |\n'
    found = problems("sv", raw, figures=True, markdown=True)
    assert sorted((one.line, one.code) for one in found) == [
        (7, "QUOTATION-MARKS"), (10, "SPACES"), (12, "QUOTATION-MARKS"), (14, "SPACES"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "before",
    [
        '{{ fact(\n"a.b") }}', '{{ name(\n"a") }}', "`kod\nkod`", "[bron](bron.md\n'titel')", "<span\nclass='x'>bron</span>",
        "bron{.a\n.b}", "**bron\nhåller**", "~~~\n~~~\n\nEtt", "[a]: https://x.example/\n\nEtt\ntvå"
    ],
)  # fmt: skip
def test_what_no_reader_sees_counts_its_lines(before: str) -> None:
    found = problems("sv", f'{before} och "fel" i.', figures=True, markdown=True)
    assert [(one.line, one.code) for one in found] == [(before.count("\n") + 1, "QUOTATION-MARKS")]


@pytest.mark.parametrize(
    "head", ["!!! note", '!!! note ""', "??? warning", "???+ tip inline end", '!!! note "Ett"']
)
def test_the_words_in_a_box_are_read(head: str) -> None:
    found = problems("sv", f'{head}\n    Och "fel" i.\n\nTvå.', figures=True, markdown=True)
    assert [(one.line, one.found) for one in found] == [(2, '"\\"fel\\""')]


@pytest.mark.parametrize("sign", ["a", "-", "–", '"', "”", "‘", "’", " ", "\u00a0", "1", ".", "1.", "1,", "[", "]", "*", "_", "<", "{", "%", "(", "x ", "é", "`", "|", "'a", "a.", "1-", "/1", "!", "# ", "\n", "\t", "Ã", "&", "@", "a@", "://", "www.", "X", "iz", "IMG", "[a](", "**a", "!!! a ", "1 000 ", ">", "- ", "ise "])  # fmt: skip
@pytest.mark.parametrize("markdown", [True, False])
def test_a_text_of_one_sign_is_read_in_time(sign: str, markdown: bool) -> None:
    before = time.perf_counter()
    problems("en", "_a" + sign * (20_000 // len(sign)) + "a", markdown=markdown)
    assert time.perf_counter() - before < 60, (
        "seven seconds and more where every sign is looked at from every other"
    )

"""Where front matter ends, and what the hash of an original depends on."""

from __future__ import annotations

import hashlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.load.prose import parse_prose, split_front_matter, text_hash
from faktum.problems import Problem


def test_front_matter_body_and_lines() -> None:
    assert split_front_matter("---\ntitle: A\n---\nText\n") == ("title: A\n", "Text\n", 3)
    assert split_front_matter("Text\n---\nmore\n") == ("", "Text\n---\nmore\n", 0)
    assert split_front_matter("") == ("", "", 0)
    assert split_front_matter("---  \na: 1\n---\t\nb") == ("a: 1\n", "b", 3)
    assert split_front_matter("----\na: 1\n----\n") == ("", "----\na: 1\n----\n", 0)


def test_a_rule_in_the_body_is_no_fence() -> None:
    assert split_front_matter("---\na: 1\n---\nb\n---\nc\n") == ("a: 1\n", "b\n---\nc\n", 3)


def test_front_matter_without_an_end_leaves_no_body() -> None:
    assert split_front_matter("---\na: 1\nText") == ("a: 1\nText", "", 3)


def test_positions_count_from_the_top_of_the_file() -> None:
    problems: list[Problem] = []
    file = parse_prose("---\ntitle: A\nsummary: B\n---\n\nText\n", "docs/sv/x.md", "sv", problems)
    assert not problems
    assert file.front.line("summary") == 3
    assert file.body == "\nText\n"
    assert file.body_line == 5


def test_a_file_without_front_matter_has_empty_data() -> None:
    problems: list[Problem] = []
    for text in ("Text\n", "---\n---\nText\n"):
        file = parse_prose(text, "docs/sv/x.md", "sv", problems)
        assert file.front.data == {}
        assert file.body == "Text\n"
    assert not problems


def test_broken_front_matter_is_a_problem_at_its_line() -> None:
    problems: list[Problem] = []
    file = parse_prose("---\ntitle: A\ntitle: B\n---\nText\n", "docs/sv/x.md", "sv", problems)
    assert [(one.path, one.line, one.code) for one in problems] == [("docs/sv/x.md", 3, "DUPLICATE-KEY")]
    assert file.body == "Text\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.just("\n")))
def test_nothing_of_a_text_is_lost(text: str) -> None:
    front, body, before = split_front_matter(text)
    whole = text.splitlines(keepends=True)
    if before:
        assert whole[0].rstrip() == "---"
        assert body == "".join(whole[before:])
        assert front in text
    else:
        assert (front, body) == ("", text)


# -- hash -----------------------------------------------------------------------------------------

WORDS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=8
)
SPACES = st.text(alphabet=" \t\n\r\u00a0", min_size=1, max_size=4)


def test_the_hash_is_the_one_the_design_defines() -> None:
    expected = hashlib.sha256("Rubrik Ingress Första raden andra raden".encode()).hexdigest()[:16]
    assert text_hash("Rubrik", "Ingress", "Första raden\nandra   raden\n") == expected
    assert len(expected) == 16


@given(st.lists(st.tuples(WORDS, SPACES, SPACES), min_size=1, max_size=12))
def test_white_space_and_line_ends_do_not_matter(parts: list[tuple[str, str, str]]) -> None:
    one = "".join(word + space for word, space, _ in parts)
    two = "".join(word + space for word, _, space in parts)
    assert text_hash("t", "s", one) == text_hash("t", "s", "\r\n" + two + "\r\n")


@given(WORDS, WORDS, WORDS)
def test_normal_form_does_not_matter(title: str, summary: str, body: str) -> None:
    decomposed = [unicodedata.normalize("NFD", one) for one in (title, summary, body)]
    assert text_hash(*decomposed) == text_hash(title, summary, body)


@given(st.lists(WORDS, min_size=1, max_size=8, unique=True), st.data())
def test_every_word_matters(words: list[str], data: st.DataObject) -> None:
    index = data.draw(st.integers(0, len(words) - 1))
    changed = [*words[:index], words[index] + "x", *words[index + 1 :]]
    assert text_hash("t", "s", " ".join(changed)) != text_hash("t", "s", " ".join(words))


@pytest.mark.parametrize("place", range(3))
def test_title_summary_and_text_all_count(place: int) -> None:
    texts = ["Rubriken", "Ingress", 'Budget {{ fact("a.budget") }}']
    before = text_hash(*texts)
    texts[place] = texts[place].replace("e", "é", 1)
    assert text_hash(*texts) != before


def test_expressions_count_as_written() -> None:
    assert text_hash("", "", '{{ fact("a.budget") }}') != text_hash("", "", '{{ fact("a.budget", "short") }}')

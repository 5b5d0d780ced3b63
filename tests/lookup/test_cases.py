"""The cases of cases.yml, and whatever else is typed: Python and the page find the same, in the same order."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from faktum.lookup.folding import fold, words_of
from faktum.lookup.matching import is_near

if TYPE_CHECKING:
    from tests.lookup.conftest import Answers

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases.yml").read_text(encoding="utf-8")
)
LANGUAGES = ("sv", "da", "en")
LETTERS = "abdehiklnorst åäöæøéüßłđÅÆØ aeoe 0123456789+-()./’'–\u0301\u030a\u00a0"


def cases_in(language: str) -> list[dict[str, Any]]:
    return [one for one in CASES if language in one.get("in", LANGUAGES)]


def why_of(reasons: list[dict[str, Any]]) -> list[str]:
    return [
        f"{one['field']}{'/' + one['kind'] if one['kind'] else ''}: {one['text']} <{' '.join(one['words'])}>"
        for one in reasons
    ]


def owners(hits: list[Any]) -> list[str]:
    """`p-asaos-mobil` → `p-asaos`: the cases name a contact by whose it is."""
    return [
        contact[: len("p-xxxxx")] if contact.startswith("p-") else contact.rpartition("-")[0]
        for contact, _ in hits
    ]


def test_there_are_at_least_120_and_each_says_something() -> None:
    assert len(CASES) >= 120
    for case in CASES:
        assert isinstance(case["q"], str), case
        assert {"finds", "first", "lacks"} & case.keys(), case
        assert case.keys() <= {"q", "in", "finds", "first", "lacks", "why", "set", "note"}, case


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["in_python", "in_javascript"])
def test_cases(answers: dict[str, Answers], language: str, way: str) -> None:
    cases = cases_in(language)
    found = getattr(answers[language], way)([(one["q"], one.get("set", {})) for one in cases])
    wrong = []
    for case, answer in zip(cases, found, strict=True):
        got = owners(answer["hits"])
        first = case.get("first", [])
        why = why_of(answer["hits"][0][1]) if answer["hits"] else []
        right = (
            case.get("finds", got) == got
            and got[: len(first)] == first
            and not set(case.get("lacks", [])) & set(got)
            and case.get("why", why) == why
        )
        if not right:
            wrong.append(f"{case} → {got}, {why}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_ways_agree_on_reasons_and_counts_too(answers: dict[str, Answers], language: str) -> None:
    asked = [(one["q"], one.get("set", {})) for one in CASES]
    both = zip(asked, answers[language].in_python(asked), answers[language].in_javascript(asked), strict=True)
    for query, here, there in both:
        assert here == there, query


@given(st.lists(st.text(st.sampled_from(LETTERS), max_size=14), min_size=60, max_size=60, unique=True))
@settings(max_examples=3, phases=[Phase.generate])
def test_both_ways_agree_on_whatever_is_typed(answers: dict[str, Answers], typed: list[str]) -> None:
    asked: list[tuple[str, dict[str, str]]] = [(one, {}) for one in typed]
    both = zip(typed, answers["sv"].in_python(asked), answers["sv"].in_javascript(asked), strict=True)
    for query, here, there in both:
        assert here == there, query


def test_both_fold_every_letter_alike(answers: dict[str, Answers]) -> None:
    """Every character that Python's Unicode knows; a newer one knows more letters."""
    every = (chr(code) for code in range(sys.maxunicode + 1))
    texts = [f"a{one}b" for one in every if unicodedata.category(one) not in {"Cn", "Co", "Cs"}]
    told = answers["sv"].run(folded=texts, words=texts)
    assert [one for one, folded in zip(texts, told["folded"], strict=True) if fold(one) != folded] == []
    assert [
        one for one, words in zip(texts, told["words"], strict=True) if list(words_of(one)) != words
    ] == []


@given(st.text(st.characters(exclude_categories=["Cn", "Cs"]), min_size=300, max_size=900))
@settings(max_examples=6, phases=[Phase.generate])
def test_both_fold_and_part_words_alike(answers: dict[str, Answers], text: str) -> None:
    texts = [text[at : at + 9] for at in range(0, len(text), 9)]
    told = answers["sv"].run(folded=texts, words=texts)
    assert told["folded"] == [fold(one) for one in texts]
    assert told["words"] == [list(words_of(one)) for one in texts]


@given(
    st.lists(
        st.tuples(st.text(st.sampled_from("abå"), max_size=6), st.text(st.sampled_from("abå"), max_size=6)),
        min_size=300, max_size=300,
    )
)  # fmt: skip
@settings(max_examples=3, phases=[Phase.generate])
def test_both_find_the_same_words_near(answers: dict[str, Answers], pairs: list[tuple[str, str]]) -> None:
    assert answers["sv"].run(near=pairs)["near"] == [is_near(*pair) for pair in pairs]

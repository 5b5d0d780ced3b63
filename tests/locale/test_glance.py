"""A glance at the words of a text never misses a phrase that is there."""

from __future__ import annotations

import pytest

from faktum.locale.reading.glance import Glance, Harmless

PHRASES = ("first of its kind", "world's", "bäst", "prize")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is the FIRST of\nits\u00a0kind.", {"first of its kind"}),
        ("(the world’s biggest)", {"world's"}),
        ("Bästa i klassen", {"bäst"}),
        ("a prİze", {"prize"}),
        ("a prızewinner", {"prize"}),
        ("prized and bäst", {"prize", "bäst"}),
        ("pri ze, wor ld", set()),
        ("", set()),
    ],
)
def test_phrases_that_may_stand_in_a_text(text: str, found: set[str]) -> None:
    glance = Glance(PHRASES)
    assert glance.at(text) == found
    assert glance.at("nothing at all") == frozenset()
    assert glance.at(text) == found, "the second time too"


def test_nothing_is_found_without_phrases() -> None:
    assert Glance(()).at("a text") == frozenset()


def test_each_harmless_word_is_asked_once() -> None:
    asked: list[str] = []

    def tells(words: str) -> bool:
        asked.append(words)
        return "bad" in words

    harmless = Harmless(tells)
    assert harmless.left_of(frozenset({"good"})) == frozenset()
    assert harmless.left_of(frozenset({"good"})) == frozenset()
    assert asked == ["good"]
    assert harmless.left_of(frozenset({"good", "bad"})) == {"bad"}
    assert harmless.left_of(frozenset({"bad"})) == {"bad"}

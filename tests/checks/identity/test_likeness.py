"""How alike two words and two names are."""

from __future__ import annotations

import time

import pytest

from faktum.checks.records.likeness import NameWords, edits, folded_words, slip

WORDS = NameWords.of(("sv", "da", "en"))


@pytest.mark.parametrize(
    ("one", "other", "many"),
    [
        ("skåne", "skåne", 0), ("skane", "skone", 1), ("sience", "science", 1), ("science", "sience", 1),
        ("univeristet", "universitet", 1), ("abcd", "badc", 2), ("abcdef", "ghijkl", 3), ("a", "abcd", 3),
        ("", "ab", 2), ("kattegat", "kattegatt", 1), ("abc", "acb", 1), ("abc", "cab", 2),
    ],
)  # fmt: skip
def test_edits(one, other, many):
    assert edits(one, other, 2) == many


@pytest.mark.parametrize(
    ("one", "other", "is_slip"),
    [
        ("science", "sience", True), ("halland", "haland", True), ("innovation", "inovaiton", True),
        ("skagerrak", "skagerak", True), ("larsson", "larson", True),
        # As short as a word with a slip can be.
        ("halvi", "hallvi", True), ("halv", "hallv", False), ("halvi", "halvi1", False),
        # Two in a long word.
        ("skagerrak", "skugerrok", True), ("halsobro", "haalsoobro", True), ("halsobro", "hulsobroo", False), ("halsobro", "hulsebro", False),
        # Another first letter, an inflection, a short word, a number, too many edits.
        ("halland", "jalland", False), ("regioner", "regionen", False), ("region", "regions", False),
        ("universitet", "university", False), ("tech", "teck", False), ("projekt1", "projekt2", False),
        ("halland", "hlalnd", False), ("science", "science", False), ("kommun", "kommunen", False),
    ],
)  # fmt: skip
def test_slips(one, other, is_slip):
    assert slip(one, other) is is_slip
    assert slip(other, one) is is_slip


def test_words_without_end_are_not_compared():
    begun = time.process_time()
    assert not slip("a" + 5000 * "b" + "c", "a" + 4999 * "b" + "cc")
    assert time.process_time() - begun < 60
    assert slip("a" + 97 * "b" + "xc", "a" + 97 * "b" + "yc")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Fjällbäck Innovation AB", ("fjallback", "innovation")),
        ("The North-Fund Ltd", ("north", "fund")),
        ("Aakirke Ærø A/S", ("akirke", "aro")),
        ("Åkirke Äro ApS", ("akirke", "aro")),
        ("Fjällbäck Innovation AB (publ)", ("fjallback", "innovation")),
        ("AB", ("ab",)),
        ("Øresund", ("oresund",)),
        ("Öresund", ("oresund",)),
    ],
)
def test_names_as_they_are_compared(name, words):
    assert WORDS.words_of(name) == words


def test_languages_without_words_know_no_legal_forms():
    assert NameWords.of(("xx",)).words_of("The Bridge AB") == folded_words("The Bridge AB")

"""What the search knows of a thing: letters folded, words joined, numbers however written."""

from __future__ import annotations

import pytest

from faktum.lookup.folding import fold
from faktum.render.search import SearchEntry, number_keys


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Fjällbäck", "fjallback"),
        ("Fjaellbaeck", "fjallback"),
        ("Øresund", "oresund"),
        ("Oeresund", "oresund"),
        ("Öresund", "oresund"),
        ("Aakirke", "akirke"),
        ("Åkirke", "akirke"),
        ("velfærd", "velfard"),
        ("idé", "ide"),
    ],
)
def test_letters_are_folded_however_they_are_typed(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_keys_are_what_pagefind_does_not_find_by_itself() -> None:
    entry = SearchEntry(
        "da", "x/", "organisations", "Nær Sundhed", "Et sted ved Øresund.",
        names=("Local Care",), numbers=("+4512345678",),
    )  # fmt: skip
    assert entry.keys == ["localcare", "nar", "narsundhed", "oresund", "tel12345678", "tel4512345678"]


def test_a_number_is_found_with_and_without_its_country() -> None:
    assert number_keys("+46701234567") == ["tel46701234567", "tel701234567"]

"""Lists of words made from those in `figures.yml`: every number in one word, nouns by what they count, sayings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from faktum.locale.reading.phrases import Phrase
from faktum.locale.reading.tokens import tokens_of


def telling_of(data: Mapping[str, Any]) -> set[str]:
    """The words of phrases that stand in few others: kvarts of en kvarts."""
    found = {word for phrase in data.get("quarters", {}) for word in phrase.split()}
    return (
        (found | {one for one in data.get("alternate", ()) if " " not in one})
        - set(data.get("one", ()))
        - {"of"}
    )


def as_written(capital: Iterable[str], words: set[str]) -> frozenset[str]:
    """Each word in small letters, with a capital and in capitals; but some with a capital only."""
    some = words.difference(capital)
    with_capital = {word[:1].upper() + word[1:] for word in words}
    return frozenset({*some, *with_capital, *(word.upper() for word in words)})


def decimals(numbers: Mapping[str, int]) -> dict[str, Decimal]:
    return {word: Decimal(number) for word, number in numbers.items()}


def numbers_of(data: Mapping[str, Any]) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Every number in one word, put together as the language does; and those below twenty, with one."""
    small = decimals(data.get("numbers", {}))
    ones = {word: number for word, number in small.items() if number < 10}
    tens = decimals(data.get("tens", {}))
    first = {word: Decimal(1) for word in data.get("one", ())}
    together = data.get("together", "")
    known = {**small, **tens, **decimals(data.get("bare-scales", {}))}
    known |= {
        together.format(tens=ten, ones=one): tens[ten] + number
        for ten in tens for one, number in {**first, **ones}.items() if together
    }  # fmt: skip
    joined = data.get("joined", "")
    if joined:
        known |= {
            joined.format(number=word, scale=scale): number * factor
            for word, number in {**first, **known}.items()
            for scale, factor in decimals(data.get("scales", {})).items()
            if factor == 1000 or (factor == 100 and number < 20)
        }
    below = {word: number for word, number in {**first, **known}.items() if number < 100}
    hundreds = {word: number for word, number in known.items() if 100 <= number < 1000 and not number % 100}
    if whole := data.get("hundreds", ""):
        known |= {
            whole.format(hundreds=hundred, rest=word): number + rest
            for hundred, number in hundreds.items() for word, rest in below.items()
        }  # fmt: skip
    return known, small


def nouns_of(data: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for unit, nouns in data.items():
        for noun in nouns:
            found.setdefault(noun, set()).add(unit)
    return {noun: frozenset(units) for noun, units in found.items()}


def idioms_of(sayings: Iterable[str]) -> dict[str, tuple[tuple[Phrase, int], ...]]:
    found: dict[str, list[tuple[Phrase, int]]] = {}
    for saying in filter(None, sayings):
        phrase = tuple(token.lower for token in tokens_of(saying.lower()))
        for place, word in enumerate(phrase):
            found.setdefault(word, []).append((phrase, place))
    return {word: tuple(places) for word, places in found.items()}

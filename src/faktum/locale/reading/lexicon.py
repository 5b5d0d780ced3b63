"""The words of one language in which figures are written, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from faktum.locale.reading.tokens import Token, tokens_of
from faktum.locale.words import words

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """Phrases with what each means; the longest that stands at a place is the one meant."""

    by_first: Mapping[str, tuple[tuple[Phrase, Any], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, meanings: Iterable[tuple[str, Any]]) -> Phrases:
        firsts: dict[str, list[tuple[Phrase, Any]]] = {}
        for written, meaning in meanings:
            phrase = tuple(token.lower for token in tokens_of(written.lower()))
            firsts.setdefault(phrase[0], []).append((phrase, meaning))
        return cls({
            first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in firsts.items()
        })  # fmt: skip

    def at(self, tokens: list[Token], at: int) -> tuple[int, Any] | None:
        """Where the phrase that begins at a token ends, and what it means."""
        if at >= len(tokens):
            return None
        for phrase, meaning in self.by_first.get(tokens[at].lower, ()):
            end = at + len(phrase)
            if end <= len(tokens) and all(
                tokens[at + n].lower == word and (n == 0 or tokens[at + n].near)
                for n, word in enumerate(phrase)
            ):
                return end, meaning
        return None


@dataclass(frozen=True)
class Lexicon:
    """What `<language>/figures.yml` says."""

    decimal: str
    numbers: Mapping[str, Decimal]
    """Numbers in one word: sju, tjugofem, tvåtusen."""
    one: frozenset[str]
    and_: frozenset[str]
    point: frozenset[str]
    half: frozenset[str]
    one_and_a_half: frozenset[str]
    scales: Mapping[str, Decimal]
    short_scales: Mapping[str, Decimal]
    groups: Mapping[str, Decimal]
    currencies: Phrases
    before: Mapping[str, str]
    amounts: Mapping[str, tuple[Decimal, str]]
    percent: Phrases
    percent_endings: frozenset[str]
    parts: Mapping[str, int]
    hyphened_parts: frozenset[str]
    """A number and a part in one word: two-thirds."""
    parts_need: frozenset[str]
    halves: Phrases
    halves_of_money: frozenset[str]
    halves_alone: frozenset[str]
    """One half where nothing follows; a figure only if a fact says so."""
    not_before_half: frozenset[str]
    which: frozenset[str]
    months: Mapping[str, int]
    month_after: frozenset[str]
    month_capital: bool
    seasons: Mapping[str, str]
    turns: Phrases
    of: frozenset[str]
    month_words: frozenset[str]
    to: Phrases
    day_words: frozenset[str]
    ordinal_endings: frozenset[str]
    lengths: Mapping[str, tuple[Decimal, str]]
    """Lengths of time in one word: tvåårig, two-year."""
    length_endings: Mapping[str, str]
    phone_regions: tuple[str, ...]
    phone_words: frozenset[str]
    nouns: Mapping[str, frozenset[str]]
    """Noun → the units and properties that it counts."""
    compounds: bool
    """Whether a noun also counts at the end of a longer word."""
    properties: Mapping[str, tuple[str, ...]]
    qualifiers: Phrases
    plain: frozenset[str]
    vague: frozenset[str]
    labels: frozenset[str]
    abstract: frozenset[str]
    idioms: Mapping[str, tuple[tuple[Phrase, int], ...]]
    """Word → the sayings it stands in, and at which place in them."""
    definite: frozenset[str]
    definite_endings: tuple[str, ...]
    plural_endings: tuple[str, ...]
    plurals: frozenset[str]
    stop: frozenset[str]
    date_words: frozenset[str]
    """Words with which a date may begin."""
    triggers: frozenset[str]
    """Words without which, and without a digit, a text holds no figure, as they are written in it."""

    @classmethod
    @cache
    def of_language(cls, language: str) -> Lexicon:
        return _lexicon(words(language, "figures"))

    def counted(self, word: str) -> frozenset[str]:
        """Units and properties that a noun counts."""
        if word in self.nouns or not self.compounds:
            return self.nouns.get(word, frozenset())
        for length in range(min(len(word) - 2, 20), 2, -1):
            if found := self.nouns.get(word[-length:]):
                return found
        return frozenset()

    def in_idiom(self, tokens: list[Token], at: int) -> bool:
        """Whether the word stands in a saying."""
        for phrase, place in self.idioms.get(tokens[at].lower, ()):
            first = at - place
            if first >= 0 and first + len(phrase) <= len(tokens) and all(
                tokens[first + n].lower == word for n, word in enumerate(phrase)
            ):  # fmt: skip
                return True
        return False


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    def listed(key: str) -> frozenset[str]:
        written = data.get(key, ())
        return frozenset(written.split() if isinstance(written, str) else written)

    def phrases(key: str) -> Phrases:
        value = data.get(key, ())
        return Phrases.of(value.items() if isinstance(value, Mapping) else ((one, True) for one in value))

    numbers, small = _numbers(data)
    scales = _decimals(data.get("scales", {}))
    groups = _decimals(data.get("groups", {}))
    endings: Mapping[str, str] = data.get("lengths", {})
    lengths = {
        word + ending: (number, unit) for word, number in small.items() for ending, unit in endings.items()
    }
    months: Mapping[str, int] = data.get("months", {})
    halves = phrases("halves")
    hyphened = frozenset(
        f"{number}-{part}" for number in {*small, *data.get("one", ())} for part in data.get("parts", {})
    )
    parts: Mapping[str, int] = data.get("parts", {})
    return Lexicon(
        decimal=data.get("decimal", "."), numbers=numbers, one=listed("one"), and_=listed("and"), point=listed("point"), half=listed("half"),
        one_and_a_half=listed("one-and-a-half"), scales=scales, short_scales=_decimals(data.get("short-scales", {})),
        groups=groups,
        currencies=Phrases.of((one, code) for code, names in data.get("currencies", {}).items() for one in names),
        before=data.get("before", {}),
        amounts={word: (Decimal(scale), code) for word, (scale, code) in data.get("amounts", {}).items()},
        percent=phrases("percent"), percent_endings=listed("percent-endings"), parts=parts,
        hyphened_parts=hyphened, parts_need=listed("parts-need"), halves=halves, halves_of_money=listed("halves-of-money"),
        halves_alone=listed("halves-alone"), not_before_half=listed("not-before-half"), which=listed("which"), months=months, month_after=listed("month-after"),
        month_capital=data.get("month-capital", False), seasons=data.get("seasons", {}), turns=phrases("turns"),
        of=listed("of"), month_words=listed("month-words"), to=phrases("to"), day_words=listed("day-words"), ordinal_endings=listed("ordinal-endings"),
        lengths=lengths,
        length_endings={ending.lstrip("-"): unit for ending, unit in endings.items()},
        phone_regions=tuple(data.get("phone-regions", ())), phone_words=listed("phone-words"),
        nouns=_nouns(data.get("nouns", {})), compounds=bool(data.get("joined")),
        properties={key: tuple(parts) for key, parts in data.get("properties", {}).items()},
        qualifiers=phrases("qualifiers"), plain=listed("plain"), vague=listed("vague"), labels=listed("labels"), abstract=listed("abstract"),
        idioms=_idioms(data.get("idioms", "").split(", ")), definite=listed("definite"),
        definite_endings=tuple(data.get("definite-endings", ())),
        plural_endings=tuple(data.get("plural-endings", ())), plurals=listed("plurals"), stop=listed("stop"),
        date_words=frozenset({*months, *data.get("seasons", {}), *phrases("turns").by_first}),
        triggers=_as_written(
            months if data.get("month-capital") else (),
            {*numbers, *scales, *groups, *lengths, *months, *parts, *hyphened, *halves.by_first, *listed("halves-of-money"),
             *listed("one-and-a-half")}
        ),
    )  # fmt: skip


def _as_written(capital: Iterable[str], words: set[str]) -> frozenset[str]:
    """Each word in small letters, with a capital and in capitals; but some with a capital only."""
    some = {word for word in words if word not in set(capital)}
    with_capital = {word[:1].upper() + word[1:] for word in words}
    return frozenset({*some, *with_capital, *(word.upper() for word in words)})


def _decimals(numbers: Mapping[str, int]) -> dict[str, Decimal]:
    return {word: Decimal(number) for word, number in numbers.items()}


def _numbers(data: Mapping[str, Any]) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """Every number in one word, put together as the language does; and those below twenty, with one."""
    small = _decimals(data.get("numbers", {}))
    ones = {word: number for word, number in small.items() if number < 10}
    tens = _decimals(data.get("tens", {}))
    first = {word: Decimal(1) for word in data.get("one", ())}
    together = data.get("together", "")
    known = {**small, **tens, **_decimals(data.get("bare-scales", {}))}
    known |= {
        together.format(tens=ten, ones=one): tens[ten] + number
        for ten in tens for one, number in {**first, **ones}.items() if together
    }  # fmt: skip
    joined = data.get("joined", "")
    if joined:
        known |= {
            joined.format(number=word, scale=scale): number * factor
            for word, number in {**first, **known}.items()
            for scale, factor in _decimals(data.get("scales", {})).items()
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


def _nouns(data: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for unit, nouns in data.items():
        for noun in nouns:
            found.setdefault(noun, set()).add(unit)
    return {noun: frozenset(units) for noun, units in found.items()}


def _idioms(sayings: Iterable[str]) -> dict[str, tuple[tuple[Phrase, int], ...]]:
    found: dict[str, list[tuple[Phrase, int]]] = {}
    for saying in filter(None, sayings):
        phrase = tuple(token.lower for token in tokens_of(saying.lower()))
        for place, word in enumerate(phrase):
            found.setdefault(word, []).append((phrase, place))
    return {word: tuple(places) for word, places in found.items()}

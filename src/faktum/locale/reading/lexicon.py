"""The words of one language in which figures are written, ready to be looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from faktum.locale.reading.phrases import Phrase, Phrases
from faktum.locale.reading.tokens import Token
from faktum.locale.reading.wordlists import as_written, decimals, idioms_of, nouns_of, numbers_of, telling_of
from faktum.locale.words import words
from faktum.model.fact import CURRENCIES

_MOST_JOINED = 100
"""The largest number that is joined to another word."""
SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD"}


@dataclass(frozen=True, eq=False)
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
    quarters: Phrases
    """A part of a scale: a quarter of a million."""
    scales: Mapping[str, Decimal]
    short_scales: Mapping[str, Decimal]
    letter_scales: Mapping[str, Decimal]
    """Scales of one letter or two, before a currency only: 62 M SEK."""
    joined_scales: tuple[tuple[str, Decimal], ...]
    """What a word begins with after a number and a hyphen: 62-miljonersprojekt."""
    groups: Mapping[str, Decimal]
    currencies: Phrases
    price_ends: Phrases
    """Signs after an amount: 500:-."""
    before: Mapping[str, str]
    amounts: Phrases
    percent: Phrases
    percent_endings: tuple[str, ...]
    """What a word begins with after a number and a hyphen: 30-procentig."""
    percent_joined: tuple[str, ...]
    """What a word ends with after a number in the same word: trettioprocentig."""
    ratio: Phrases
    """Between two numbers, the first of which is a part of the second: two in three."""
    every: frozenset[str]
    """Before an ordinal: every fifth."""
    before_every: frozenset[str]
    """Before such a word, where it may be another one; any if there are none."""
    alternate: Phrases
    """Every second."""
    times: frozenset[str]
    """What is no share after every fifth: year, week."""
    ordinals: Mapping[str, int]
    multiples: Phrases
    """After a number: times as many."""
    before_number: frozenset[str]
    """Between a noun and its number: the partners are seven."""
    after_number: Phrases
    """After a number that stands for what was counted: seven in all."""
    ages: frozenset[str]
    """After a number of years and a hyphen: two-year-olds."""
    odd: frozenset[str]
    """After a number and a hyphen: sixty-odd."""
    parts: Mapping[str, int]
    hyphened_parts: frozenset[str]
    """A number and a part in one word: two-thirds."""
    parts_need: frozenset[str]
    parts_beside: frozenset[str]
    others: frozenset[str]
    halves: Phrases
    halves_of_money: frozenset[str]
    money_stems: tuple[str, ...]
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
    between: Mapping[str, str]
    """Before two dates, and what stands between them: between … and."""
    numbered: Mapping[str, str]
    """Quarters and weeks, which have numbers: quarter three."""
    lettered: Mapping[str, str]
    """The same in one letter: Q3."""
    half_years: frozenset[str]
    day_months: Mapping[str, int]
    """Months that are shortened to another word, so only after a day: 3 jul."""
    year_first: bool
    """Whether a date of three numbers of two figures has the year first: 20-09-18."""
    day_words: frozenset[str]
    ordinal_endings: frozenset[str]
    lengths: Mapping[str, tuple[Decimal, str]]
    """Lengths of time in one word: tvåårig, two-year."""
    length_endings: Mapping[str, str]
    length_stems: Mapping[str, str]
    """Before a noun in the same word: treårsprojekt."""
    length_nouns: tuple[str, ...]
    stems: tuple[str, ...]
    """All that is joined to a number in one word: those, scales and percent."""
    tens_first: bool
    """Whether tens and ones may stand apart: sixty two."""
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
    amount_words: frozenset[str]
    """Words with which an amount may begin."""
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

    def compound(self, word: str) -> tuple[Decimal, str, str] | None:
        """The number, the stem and the rest of a word such as treårsprojekt, tre-årsprojekt, trettioprocentig."""
        for stem in self.stems:
            first, found, rest = word.partition(stem)
            number = self.numbers.get(first.removesuffix("-")) if found and first else None
            if first in self.one:
                number = Decimal(1)
            if number is not None and number <= _MOST_JOINED:
                return number, stem, rest
        return None

    def has_stem(self, text: str) -> bool:
        """Whether a word may be one of those, at a glance."""
        return any(stem in text for stem in self.stems)

    def is_currency(self, tokens: list[Token], at: int) -> bool:
        """Whether a currency begins at a token."""
        if at >= len(tokens) or not tokens[at].near:
            return False
        text = tokens[at].text
        return text in CURRENCIES or text in SYMBOLS or self.currencies.at(tokens, at) is not None

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

    numbers, small = numbers_of(data)
    scales = decimals(data.get("scales", {}))
    groups = decimals(data.get("groups", {}))
    endings: Mapping[str, str] = data.get("lengths", {})
    ones = {word: Decimal(1) for word in data.get("one", ()) if len(word) > 1}
    lengths = {
        word + ending: (number, unit)
        for word, number in {**ones, **small}.items() for ending, unit in endings.items()
    }  # fmt: skip
    joined_scales = tuple(decimals(data.get("joined-scales", {})).items())
    stems: Mapping[str, str] = data.get("length-stems", {})
    joined = (*stems, *(stem for stem, _ in joined_scales), *data.get("percent-joined", ()))
    months: Mapping[str, int] = data.get("months", {})
    halves = phrases("halves")
    hyphened = frozenset(
        f"{number}-{part}" for number in {*small, *data.get("one", ())} for part in data.get("parts", {})
    )
    parts: Mapping[str, int] = data.get("parts", {})
    return Lexicon(
        decimal=data.get("decimal", "."), numbers=numbers, one=listed("one"), and_=listed("and"), point=listed("point"), half=listed("half"),
        one_and_a_half=listed("one-and-a-half"), scales=scales, short_scales=decimals(data.get("short-scales", {})),
        groups=groups,
        currencies=Phrases.of((one, code) for code, names in data.get("currencies", {}).items() for one in names),
        before=data.get("before", {}),
        amounts=Phrases.of(
            (word, (Decimal(scale), code)) for word, (scale, code) in data.get("amounts", {}).items()
        ),
        quarters=Phrases.of((word, Decimal(part)) for word, part in data.get("quarters", {}).items()),
        letter_scales=decimals(data.get("letter-scales", {})), joined_scales=joined_scales, price_ends=phrases("price-ends"),
        ratio=phrases("ratio"), every=listed("every"), before_every=listed("before-every"), alternate=phrases("alternate"), times=listed("times"),
        ordinals={word: number for number, word in enumerate(data.get("ordinals", "").split(), start=1)} | data.get("more-ordinals", {}),
        multiples=phrases("multiples"), before_number=listed("before-number"), after_number=phrases("after-number"), odd=listed("odd"), ages=listed("ages"), between=data.get("between", {}),
        numbered=data.get("numbered", {}), lettered=data.get("lettered", {}), half_years=listed("half-years"),
        day_months=data.get("day-months", {}), year_first=data.get("year-first", False),
        length_stems=stems, length_nouns=tuple(data.get("length-nouns", ())),
        stems=joined,
        tens_first=data.get("together", "").startswith("{tens}"),
        percent=phrases("percent"), percent_endings=tuple(data.get("percent-endings", ())), percent_joined=tuple(data.get("percent-joined", ())), parts=parts,
        hyphened_parts=hyphened, parts_need=listed("parts-need"), parts_beside=listed("parts-beside"), others=listed("others"), halves=halves, halves_of_money=listed("halves-of-money"),
        halves_alone=listed("halves-alone"),
        money_stems=tuple(
            stem for name in ("budget", "funding", "grant") for stem in data.get("properties", {}).get(name, ())
        ) + tuple(data.get("money-words", ())),
        not_before_half=listed("not-before-half"), which=listed("which"), months=months, month_after=listed("month-after"),
        month_capital=data.get("month-capital", False), seasons=data.get("seasons", {}), turns=phrases("turns"),
        of=listed("of"), month_words=listed("month-words"), to=phrases("to"), day_words=listed("day-words"), ordinal_endings=listed("ordinal-endings"),
        lengths=lengths,
        length_endings={ending.lstrip("-"): unit for ending, unit in endings.items()},
        phone_regions=tuple(data.get("phone-regions", ())), phone_words=listed("phone-words"),
        nouns=nouns_of(data.get("nouns", {})), compounds=bool(data.get("joined")),
        properties={key: tuple(parts) for key, parts in data.get("properties", {}).items()},
        qualifiers=phrases("qualifiers"), plain=listed("plain"), vague=listed("vague"), labels=listed("labels"), abstract=listed("abstract"),
        idioms=idioms_of(data.get("idioms", "").split(", ")), definite=listed("definite"),
        definite_endings=tuple(data.get("definite-endings", ())),
        plural_endings=tuple(data.get("plural-endings", ())), plurals=listed("plurals"), stop=listed("stop"),
        amount_words=frozenset({
            *numbers, *listed("one"), *listed("half"), *listed("one-and-a-half"), *halves.by_first, *listed("halves-of-money"),
            *listed("halves-alone"), *lengths, *data.get("before", {}), *hyphened, *phrases("quarters").by_first, *listed("every"),
            *phrases("alternate").by_first,
        }),
        date_words=frozenset({
            *months, *data.get("seasons", {}), *phrases("turns").by_first, *data.get("ordinals", "").split(),
            *data.get("more-ordinals", {}), *data.get("numbered", {}), *data.get("lettered", {}),
        }),
        triggers=as_written(
            months if data.get("month-capital") else (),
            {*numbers, *scales, *groups, *lengths, *months, *parts, *hyphened, *halves.by_first, *listed("halves-of-money"),
             *listed("half"), *listed("one-and-a-half"), *telling_of(data), *data.get("numbered", {}), *data.get("ordinals", "").split()[2:]}
        ),
    )  # fmt: skip

"""Money, percentages and counts in a text: 62 MSEK, en tredjedel, SEK 62 million, sju regionala kluster."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from faktum.locale.reading.bare import is_plainly_many
from faktum.locale.reading.lexicon import SYMBOLS, Lexicon
from faktum.locale.reading.numerals import FRACTIONS, HALF, Numeral, after_stop, half_after, numeral_at
from faktum.locale.reading.parts import part_at, percent_after
from faktum.locale.reading.tokens import DASHES, NUMBER, SIGN, WORD, Token
from faktum.model.fact import CURRENCIES, Quantity
from faktum.model.vocabulary import TIME_UNITS

AmountKind = Literal["money", "percent", "count", "number"]
_SCALED_CODES = {"M": Decimal(1_000_000), "T": Decimal(1000), "K": Decimal(1000)}
OTHER = "other"
"""The unit of nouns that no fact counts."""
_JOINED = 6
"""Letters of the shortest number that is joined to what it is a number of."""
_WINDOW = 4
"""How many words after a number the noun that it counts may be among them."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it is a number of, and the token after its last."""

    kind: AmountKind
    quantity: Quantity
    end: int
    counts: frozenset[str] = frozenset()
    """The units and properties that its noun counts."""
    words: tuple[str, ...] = ()
    """The words after a number that may be its noun."""
    between: tuple[str, ...] = ()
    """Those of them before its noun, which may make it a part of the whole: två svenska partner."""
    rough: bool = False
    """A part of a whole in words: en tredjedel."""
    number: int = 0
    """Of a count: the token after its number."""
    vague: bool = False
    """A word that may well be no figure: half by itself."""


def amount_at(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    """The amount that begins at a token; None for a number in words that counts nothing."""
    if money := _currency_first(tokens, at, lexicon):
        return money
    quarter = lexicon.quarters.at(tokens, at)
    numeral = numeral_at(tokens, at, lexicon) if quarter else None
    if not (numeral and numeral.scaled) and (part := part_at(tokens, at, lexicon)):
        return Amount("percent", Quantity(part[0], "percent"), part[1], rough=True, vague=part[2])
    if joined := _joined(tokens, at, lexicon) or _year_and_a_half(tokens, at, lexicon):
        return joined
    numeral = numeral or numeral_at(tokens, at, lexicon)
    if numeral is None or (
        numeral.worded and at and tokens[at].near and tokens[at - 1].lower in lexicon.vague
    ):
        return None
    return _of(tokens, at, numeral, lexicon)


def _of(tokens: list[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> Amount | None:
    end = numeral.end
    if unit := _currency(tokens, end, lexicon):
        return Amount("money", Quantity(numeral.number * unit[1], unit[0]), unit[2])
    if percent := percent_after(tokens, end, lexicon):
        return Amount("percent", Quantity(numeral.number, "percent"), percent)
    if length := _length_after(tokens, end, lexicon):
        return Amount("count", Quantity(numeral.number, ""), end + 2, frozenset({length}))
    if multiple := lexicon.multiples.at(tokens, end):
        return Amount("number", Quantity(numeral.number, ""), multiple[0])
    if not numeral.worded and (second := _other_end(tokens, end, lexicon)):
        return _as(second, numeral)
    if numeral.worded and (_counts_nothing(tokens, at, lexicon) and not _counts_before(tokens, at, lexicon)):
        return None
    counted = _counted(tokens, at, numeral, lexicon)
    if counted is None and (
        not numeral.worded
        or numeral.scaled
        or lexicon.after_number.at(tokens, end)  # seven in all
        or is_plainly_many(tokens, at, numeral, lexicon)
    ):
        return Amount("number", Quantity(numeral.number, ""), end)
    return counted


def _as(second: tuple[Amount, bool], numeral: Numeral) -> Amount:
    """The first number of `20–30 procent` is of the kind of the second."""
    other, scaled = second
    scale = other.quantity.number if scaled and not numeral.scaled else None
    number = numeral.number
    if scale is not None:
        while number and number * 100 <= scale:
            number *= 1000
    return Amount(other.kind, Quantity(number, other.quantity.unit), numeral.end, other.counts)


def _other_end(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Amount, bool] | None:
    """The amount after a dash, where it says what both numbers are numbers of."""
    if (
        at + 1 >= len(tokens)
        or tokens[at].text not in DASHES
        or not (tokens[at].near and tokens[at + 1].near)
    ):
        return None
    numeral = numeral_at(tokens, at + 1, lexicon)
    if numeral is None or (numeral.end < len(tokens) and tokens[numeral.end].text in DASHES):
        return None
    amount = _of(tokens, at + 1, numeral, lexicon)
    if amount is None or (amount.kind == "number" and not numeral.scaled):
        return None
    return amount, numeral.scaled or amount.quantity.number != numeral.number


# -- money ------------------------------------------------------------------------------------------------


def _currency_first(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    """SEK 62 million, €1.5 million, kr. 14 mio."""
    token, scale = tokens[at], Decimal(1)
    code = SYMBOLS.get(token.text) or (token.text if token.text in CURRENCIES else None)
    following = at + 1
    if code is None and _is_scaled_code(token):
        code, scale = token.text[1:], _SCALED_CODES[token.text[0].upper()]
    if code is None and (code := lexicon.before.get(token.lower)):
        following += following < len(tokens) and tokens[following].text == "." and tokens[following].glued
    if code is None or following >= len(tokens) or not tokens[following].near:
        return None
    numeral = numeral_at(tokens, following, lexicon, money=True)
    if numeral is None:
        return None
    if not numeral.scaled and scale == 1 and (second := _other_end(tokens, numeral.end, lexicon)):
        return Amount("money", Quantity(_as(second, numeral).quantity.number, code), numeral.end)  # SEK 5–10m
    return Amount("money", Quantity(numeral.number * scale, code), numeral.end)


def _is_scaled_code(token: Token) -> bool:
    """Whether it is such as MSEK, or mSEK."""
    return len(token.text) == 4 and token.text[0].upper() in _SCALED_CODES and token.text[1:] in CURRENCIES


def _currency(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, Decimal, int] | None:
    """Currency, scale and the token after what stands behind a number: `MSEK`, `mnkr`, `svenska kronor`, `€`."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    token, one = tokens[at], Decimal(1)
    if price := lexicon.price_ends.at(tokens, at):
        return _currency(tokens, price[0], lexicon) or (price[1], one, price[0])
    if token.text in SYMBOLS:
        return SYMBOLS[token.text], one, at + 1
    if token.text in CURRENCIES:
        return token.text, one, at + 1
    if _is_scaled_code(token):
        return token.text[1:], _SCALED_CODES[token.text[0].upper()], at + 1
    if amount := lexicon.amounts.at(tokens, at):
        return amount[1][1], amount[1][0], after_stop(tokens, amount[0], lexicon)
    if currency := lexicon.currencies.at(tokens, at):
        return currency[1], one, after_stop(tokens, currency[0], lexicon)
    return None


# -- lengths of time in one word ----------------------------------------------------------------------------


def _joined(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    """A number in one word with what it is a number of: treårig, tre-årig, treårsprojekt, sextiomiljonersprojekt."""
    word = tokens[at].lower
    if length := lexicon.lengths.get(word) or lexicon.lengths.get(word.replace("-", "")):
        return Amount("count", Quantity(length[0], ""), at + 1, frozenset({length[1]}))
    compound = lexicon.compound(word) if lexicon.has_stem(word) else None
    if compound is None:
        return None
    number, stem, rest = compound
    if stem in lexicon.percent_joined:
        return Amount("percent", Quantity(number, "percent"), at + 1)
    if scale := dict(lexicon.joined_scales).get(stem):
        return Amount("number", Quantity(number * scale, ""), at + 1)
    if rest in lexicon.length_nouns:
        return Amount("count", Quantity(number, ""), at + 1, frozenset({lexicon.length_stems[stem]}))
    return None


def _year_and_a_half(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    """A year and a half."""
    if tokens[at].lower not in lexicon.one or at + 1 >= len(tokens) or not tokens[at + 1].near:
        return None
    units = lexicon.counted(tokens[at + 1].lower) & TIME_UNITS
    half = half_after(tokens, at + 2, lexicon) if units and lexicon.half else None
    return Amount("count", Quantity(1 + HALF, ""), half, units, vague=True) if half else None


def _length_after(tokens: list[Token], at: int, lexicon: Lexicon) -> str | None:
    """The unit of `3-årig` and `3-årsprojekt`."""
    if at + 1 < len(tokens) and tokens[at].glued and tokens[at].text in DASHES and tokens[at + 1].glued:
        word = tokens[at + 1].lower
        if word in lexicon.length_endings:
            return lexicon.length_endings[word]
        for stem, unit in lexicon.length_stems.items():
            if word.startswith(stem) and word.removeprefix(stem) in lexicon.length_nouns:
                return unit
    return None


# -- counts -------------------------------------------------------------------------------------------------


def _counts_nothing(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the number in words is part of a saying (mellan fyra ögon) or of a label (fas två)."""
    before = tokens[at - 1].lower if at and tokens[at].near else ""
    return before in lexicon.labels or lexicon.in_idiom(tokens, at)


def _counted(tokens: list[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> Amount | None:
    """The number with the noun after it; None where no noun follows."""
    window = _window(tokens, numeral.end, lexicon)
    if not window and numeral.worded and (counts := _counts_before(tokens, at, lexicon)):
        return Amount("count", Quantity(numeral.number, ""), numeral.end, counts)
    if not window or (numeral.worded and not _noun_like(tokens, at, window, lexicon)):
        return None
    quantity, words, end = Quantity(numeral.number, ""), tuple(window), numeral.end
    # Half a year is a way of speaking as often as a length.
    vague = numeral.worded and not numeral.scaled and numeral.number in {HALF, 1 + HALF}
    for place, word in enumerate(window):
        if counts := lexicon.counted(word) - {OTHER}:
            between = tuple(one for one in window[:place] if one not in lexicon.plain)
            return Amount("count", quantity, end + place + 1, counts, words, between, number=end, vague=vague)
    number = end
    known = any(OTHER in lexicon.counted(word) for word in window)
    if numeral.scaled and not known:
        return None  # of the 62 million, the region pays some
    if numeral.worded:  # in digits, the number alone is what is wrong
        end += next((place for place, word in enumerate(window) if word not in lexicon.plain), 0) + 1
    counts = frozenset({OTHER}) if known else frozenset()
    return Amount("count", quantity, end, counts, words, number=number, vague=vague)


def _counts_before(tokens: list[Token], at: int, lexicon: Lexicon) -> frozenset[str]:
    """What a number counts whose noun stands before it: partnerna är sju, antalet partner: sju."""
    if not at or not tokens[at].near or tokens[at - 1].lower not in lexicon.before_number:
        return frozenset()
    for place in range(at - 2, max(-1, at - 2 - _WINDOW), -1):
        if not tokens[place + 1].near or tokens[place].kind == SIGN:
            break
        if counts := lexicon.counted(tokens[place].lower) - {OTHER} - TIME_UNITS:
            return counts
    return frozenset()


def _window(tokens: list[Token], at: int, lexicon: Lexicon) -> list[str]:
    """The words after a number up to one that can be no part of a noun phrase."""
    words: list[str] = []
    for token in tokens[at : at + _WINDOW]:
        if token.kind != WORD or not token.near or token.glued or token.lower in lexicon.stop:
            break
        words.append(token.lower)
    return words


def _noun_like(tokens: list[Token], at: int, window: list[str], lexicon: Lexicon) -> bool:
    """Whether a noun that is counted is among the words, so far as the language shows it."""
    if lexicon.abstract.intersection(window[:2]):
        return False
    known = any(lexicon.counted(word) for word in window)
    before = tokens[at - 1].lower if at and tokens[at].near else ""
    if before in lexicon.definite:
        return known or any(word.endswith(lexicon.definite_endings) for word in window)
    if lexicon.plural_endings:
        return known or any(
            word.endswith(lexicon.plural_endings) or word in lexicon.plurals for word in window
        )
    return True


def starts_amount(token: Token, lexicon: Lexicon) -> bool:
    """Whether an amount may begin with it."""
    if token.kind == NUMBER:
        return True
    if token.kind == SIGN:
        return token.text in SYMBOLS
    word = token.lower
    return (
        word in lexicon.amount_words or token.text in CURRENCIES or token.text in FRACTIONS or _is_scaled_code(token)
        or (len(word) > _JOINED and (("-" in word and word.replace("-", "") in lexicon.lengths) or lexicon.has_stem(word)))
    )  # fmt: skip

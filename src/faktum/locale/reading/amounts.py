"""Money, percentages and counts in a text: 62 MSEK, en tredjedel, SEK 62 million, sju regionala kluster."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import DASHES
from faktum.locale.reading.numerals import Numeral, after_stop, numeral_at
from faktum.locale.reading.tokens import NUMBER, SIGN, WORD, Token
from faktum.model.fact import CURRENCIES, Quantity

AmountKind = Literal["money", "percent", "count", "number"]
SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD"}
_SCALED_CODES = {"M": Decimal(1_000_000), "T": Decimal(1000), "K": Decimal(1000)}
OTHER = "other"
"""The unit of nouns that no fact counts."""
_WINDOW = 4
"""How many words after a number the noun that it counts may be among them."""
_HALF = Decimal(50)


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
    if part := _part(tokens, at, lexicon):
        return part
    if length := _length(tokens, at, lexicon):
        return length
    numeral = numeral_at(tokens, at, lexicon)
    if numeral is None or (
        numeral.worded and at and tokens[at].near and tokens[at - 1].lower in lexicon.vague
    ):
        return None
    return _of(tokens, at, numeral, lexicon)


def _of(tokens: list[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> Amount | None:
    end = numeral.end
    if unit := _currency(tokens, end, lexicon):
        return Amount("money", Quantity(numeral.number * unit[1], unit[0]), unit[2])
    if percent := _percent(tokens, end, lexicon):
        return Amount("percent", Quantity(numeral.number, "percent"), percent)
    if length := _length_after(tokens, end, lexicon):
        return Amount("count", Quantity(numeral.number, ""), end + 2, frozenset({length}))
    if not numeral.worded and (second := _other_end(tokens, end, lexicon)):
        return _as(second, numeral)
    if numeral.worded and _counts_nothing(tokens, at, lexicon):
        return None
    counted = _counted(tokens, at, numeral, lexicon)
    if counted is None and not (numeral.worded and not numeral.scaled):
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
    if amount is None or amount.kind == "number":
        return None
    return amount, numeral.scaled or amount.quantity.number != numeral.number


# -- money ------------------------------------------------------------------------------------------------


def _currency_first(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    """SEK 62 million, €1.5 million, kr. 14 mio."""
    token, scale = tokens[at], Decimal(1)
    code = SYMBOLS.get(token.text) or (token.text if token.text in CURRENCIES else None)
    following = at + 1
    if code is None and _is_scaled_code(token):
        code, scale = token.text[1:], _SCALED_CODES[token.text[0]]
    if code is None and (code := lexicon.before.get(token.lower)):
        following += following < len(tokens) and tokens[following].text == "." and tokens[following].glued
    if code is None or following >= len(tokens) or not tokens[following].near:
        return None
    numeral = numeral_at(tokens, following, lexicon)
    return Amount("money", Quantity(numeral.number * scale, code), numeral.end) if numeral else None


def _is_scaled_code(token: Token) -> bool:
    """Whether it is such as MSEK."""
    return len(token.text) == 4 and token.text[0] in _SCALED_CODES and token.text[1:] in CURRENCIES


def _currency(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, Decimal, int] | None:
    """Currency, scale and the token after what stands behind a number: `MSEK`, `mnkr`, `svenska kronor`, `€`."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    token, one = tokens[at], Decimal(1)
    if token.text in SYMBOLS:
        return SYMBOLS[token.text], one, at + 1
    if token.text in CURRENCIES:
        return token.text, one, at + 1
    if _is_scaled_code(token):
        return token.text[1:], _SCALED_CODES[token.text[0]], at + 1
    if amount := lexicon.amounts.get(token.lower):
        return amount[1], amount[0], after_stop(tokens, at + 1)
    if currency := lexicon.currencies.at(tokens, at):
        return currency[1], one, after_stop(tokens, currency[0])
    return None


# -- percent and parts --------------------------------------------------------------------------------------


def _percent(tokens: list[Token], at: int, lexicon: Lexicon) -> int | None:
    if at >= len(tokens) or not tokens[at].near:
        return None
    if tokens[at].text == "%":
        return at + 1
    if tokens[at].text in DASHES and at + 1 < len(tokens) and tokens[at + 1].glued and (
        tokens[at + 1].lower in lexicon.percent_endings
    ):  # fmt: skip
        return at + 2
    word = lexicon.percent.at(tokens, at)
    return after_stop(tokens, word[0]) if word else None


def _part(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    """Hälften, en tredjedel, two-thirds of, a quarter of: in percent."""
    token = tokens[at]
    before = tokens[at - 1].lower if at and token.near else ""
    if (half := lexicon.halves.at(tokens, at)) and not (
        before in lexicon.which or lexicon.in_idiom(tokens, at)
    ):
        return _rough(_HALF, half[0])
    if token.lower in lexicon.halves_alone and _stands_alone(tokens, at, lexicon):
        return Amount("percent", Quantity(_HALF, "percent"), at + 1, rough=True, vague=True)
    if token.lower in lexicon.halves_of_money and before not in lexicon.which | lexicon.one:
        stems = lexicon.properties.get("budget", ()) + lexicon.properties.get("funding", ())
        for end, following in enumerate(tokens[at + 1 : at + 3], start=at + 2):
            if not following.near:
                break
            if any(stem in following.lower for stem in stems):
                return _rough(_HALF, end)
        return None
    if token.lower in lexicon.hyphened_parts:
        (number, _, word), end = token.lower.partition("-"), at + 1
    else:
        number, word, end = token.lower, tokens[at + 1].lower if at + 1 < len(tokens) else "", at + 2
    of = lexicon.parts.get(word)
    many = Decimal(1) if number in lexicon.one else lexicon.numbers.get(number)
    if of is None or many is None or many >= of or (end == at + 2 and not tokens[at + 1].near):
        return None
    if len(number) == 1 and lexicon.parts_need and not (
        end < len(tokens) and tokens[end].lower in lexicon.parts_need
    ):  # fmt: skip
        return None
    return _rough((many * 100 / of).quantize(Decimal("0.1")), end)


def _stands_alone(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing follows of which it could be the half, and nothing before makes it a thing: in half, one half."""
    if at + 1 < len(tokens) and (tokens[at + 1].kind != SIGN or tokens[at + 1].text in DASHES):
        return False
    before = tokens[at - 1].lower if at and tokens[at].near else ""
    return before not in lexicon.which | lexicon.one | lexicon.not_before_half


def _rough(percent: Decimal, end: int) -> Amount:
    return Amount("percent", Quantity(percent, "percent"), end, rough=True)


# -- lengths of time in one word ----------------------------------------------------------------------------


def _length(tokens: list[Token], at: int, lexicon: Lexicon) -> Amount | None:
    length = lexicon.lengths.get(tokens[at].lower)
    return Amount("count", Quantity(length[0], ""), at + 1, frozenset({length[1]})) if length else None


def _length_after(tokens: list[Token], at: int, lexicon: Lexicon) -> str | None:
    """The unit of `3-årig`."""
    if at + 1 < len(tokens) and tokens[at].glued and tokens[at].text in DASHES and tokens[at + 1].glued:
        return lexicon.length_endings.get(tokens[at + 1].lower)
    return None


# -- counts -------------------------------------------------------------------------------------------------


def _counts_nothing(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the number in words is part of a saying (mellan fyra ögon) or of a label (fas två)."""
    before = tokens[at - 1].lower if at and tokens[at].near else ""
    return before in lexicon.labels or lexicon.in_idiom(tokens, at)


def _counted(tokens: list[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> Amount | None:
    """The number with the noun after it; None where no noun follows."""
    window = _window(tokens, numeral.end, lexicon)
    if not window or (numeral.worded and not _noun_like(tokens, at, window, lexicon)):
        return None
    quantity, words, end = Quantity(numeral.number, ""), tuple(window), numeral.end
    for place, word in enumerate(window):
        if counts := lexicon.counted(word) - {OTHER}:
            between = tuple(one for one in window[:place] if one not in lexicon.plain)
            return Amount("count", quantity, end + place + 1, counts, words, between, number=end)
    number = end
    known = any(OTHER in lexicon.counted(word) for word in window)
    if numeral.scaled and not known:
        return None  # of the 62 million, the region pays some
    if numeral.worded:  # in digits, the number alone is what is wrong
        end += next((place for place, word in enumerate(window) if word not in lexicon.plain), 0) + 1
    return Amount("count", quantity, end, frozenset({OTHER}) if known else frozenset(), words, number=number)


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
        word in lexicon.numbers or word in lexicon.one or word in lexicon.half or word in lexicon.one_and_a_half
        or word in lexicon.halves.by_first or word in lexicon.halves_of_money or word in lexicon.lengths
        or word in lexicon.before or token.text in CURRENCIES or _is_scaled_code(token) or word in lexicon.hyphened_parts
    )  # fmt: skip

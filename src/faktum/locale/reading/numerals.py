"""Numbers in a text, in digits and in words: 62 000 000, 21,2 miljoner, tolv en halv million, a dozen."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.tokens import NUMBER, SIGN, SPACE, WORD, Token
from faktum.model.vocabulary import TIME_UNITS

MAX_LENGTH = 24
"""Of a number in digits: what is longer is an account or a key, not a figure."""
HALF = Decimal("0.5")
FRACTIONS = {"½": HALF, "¼": Decimal("0.25"), "¾": Decimal("0.75")}
WRITTEN_FRACTIONS = {"1/2": HALF, "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}
_HUNDRED = Decimal(100)
_THOUSAND = Decimal(1000)
_GROUPED = re.compile(rf"\d{{1,3}}(?:[.,{SPACE}]\d{{3}})+(?:[.,]\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
_SEPARATORS = re.compile(rf"[.,{SPACE}]")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number, and the token after its last."""

    number: Decimal
    end: int
    worded: bool = False
    """Whether it is in words, all of it."""
    scaled: bool = False
    """Whether a word such as million belongs to it."""


def numeral_at(tokens: list[Token], at: int, lexicon: Lexicon, *, money: bool = False) -> Numeral | None:
    """The number that begins at a token, with its scale; `money` where a currency stands before it."""
    if at >= len(tokens):
        return None
    if tokens[at].kind == NUMBER:
        return _in_digits(tokens, at, lexicon, money=money)
    if tokens[at].text in FRACTIONS:
        return _scaled(tokens, at + 1, lexicon, FRACTIONS[tokens[at].text])
    return _in_words(tokens, at, lexicon) if tokens[at].kind == WORD else None


def decimal_of(written: str, sign: str, *, scaled: bool = False) -> Decimal | None:
    """A number in digits by the signs of a language, whose decimal sign is `sign`.

    Three digits after one sign are thousands, also where the sign is the language's decimal one: few write
    three decimals, and many the thousands of another language. Before a scale it is the other way round.
    """
    if len(written) > MAX_LENGTH:
        return None
    signs = _SEPARATORS.findall(written)
    if not signs:
        return Decimal(int(written)) if written.isdecimal() else None
    if scaled and signs == [sign] and _PLAIN.fullmatch(written):
        return Decimal(_ascii(written.replace(sign, ".")))
    if _GROUPED.fullmatch(written):
        kinds = set(signs[:-1]) or {signs[0]}
        last = len(written) - written.rindex(signs[-1]) - 1
        if len(kinds) == 1 and (signs[-1] in kinds or signs[-1] in ".,"):
            if signs[-1] in kinds and last == 3:
                return Decimal(int(_SEPARATORS.sub("", written)))
            whole, _, rest = written.rpartition(signs[-1])
            return Decimal(f"{_ascii(_SEPARATORS.sub('', whole))}.{_ascii(rest)}")
        return None
    if _PLAIN.fullmatch(written):
        return Decimal(_ascii(written.replace(",", ".")))
    return None


def _ascii(digits: str) -> str:
    """Digits of any script as those that Decimal reads beside a full stop."""
    return "".join(str(int(one)) if one.isdecimal() else one for one in digits)


def _in_digits(tokens: list[Token], at: int, lexicon: Lexicon, *, money: bool) -> Numeral | None:
    fraction, end = _fraction(tokens, at + 1, lexicon)
    scale = _scale(tokens, end, lexicon, money=money)
    number = decimal_of(tokens[at].text, lexicon.decimal, scaled=scale is not None)
    if number is None:
        return None
    number += fraction
    return Numeral(number * scale[0], scale[1], scaled=True) if scale else Numeral(number, end)


def _fraction(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Decimal, int]:
    """The ½ of 1½, and the 1/2 of 1 1/2 million; and the token after it."""
    if at < len(tokens) and tokens[at].glued and tokens[at].text in FRACTIONS:
        return FRACTIONS[tokens[at].text], at + 1
    if (
        at + 2 < len(tokens) and tokens[at].near and tokens[at + 1].glued and tokens[at + 2].glued
        and _scale(tokens, at + 3, lexicon)
    ):  # fmt: skip
        written = "".join(token.text for token in tokens[at : at + 3])
        if part := WRITTEN_FRACTIONS.get(written):
            return part, at + 3
    return Decimal(0), at


def _scaled(tokens: list[Token], at: int, lexicon: Lexicon, number: Decimal) -> Numeral:
    scale = _scale(tokens, at, lexicon)
    return Numeral(number * scale[0], scale[1], scaled=True) if scale else Numeral(number, at)


def _scale(
    tokens: list[Token], at: int, lexicon: Lexicon, *, money: bool = False
) -> tuple[Decimal, int] | None:
    """Million, mio. or a dozen after a number, and the token after it."""
    if at >= len(tokens) or not tokens[at].near:
        return None
    word = tokens[at].lower
    if word in lexicon.letter_scales and (money or lexicon.is_currency(tokens, at + 1)):
        return lexicon.letter_scales[word], at + 1
    for stem, factor in lexicon.joined_scales:
        if word.startswith(stem):  # 62-miljonersprojekt, 62 miljoners budget
            return factor, at + 1
    if word in lexicon.scales or word in lexicon.groups:
        factor = lexicon.scales.get(word) or lexicon.groups[word]
        further = _scale(tokens, at + 1, lexicon) if factor <= 1000 else None
        return (factor * further[0], further[1]) if further else (factor, at + 1)
    # One letter is a scale only where it leans on the number: 2m, but not 2 m.
    if word in lexicon.short_scales and (len(word) > 1 or tokens[at].glued):
        return lexicon.short_scales[word], after_stop(tokens, at + 1, lexicon)
    return None


def after_stop(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """The token after the full stop of a shortened word: one that does not end the sentence."""
    if at + 1 < len(tokens) and tokens[at].text == "." and tokens[at].glued:
        following = tokens[at + 1]
        if following.near and (following.text[0].islower() or lexicon.is_currency(tokens, at + 1)):
            return at + 1
    return at


def _in_words(tokens: list[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    word = tokens[at].lower
    if quarter := _quarter(tokens, at, lexicon):
        return quarter
    if word in lexicon.one_and_a_half or word in lexicon.half:
        return _half(tokens, at, lexicon)
    if word in lexicon.one:
        return _from_one(tokens, at, lexicon)
    if word not in lexicon.numbers:
        return None
    total, at = _below_thousand(tokens, at, lexicon)
    if decimals := _decimals(tokens, at, lexicon):
        total, at = total + decimals[0], decimals[1]
    elif half := half_after(tokens, at, lexicon):
        total, at = total + HALF, half
    scale = _scale(tokens, at, lexicon)
    if scale is None:
        return Numeral(total, at, worded=True)
    total, at = total * scale[0], scale[1]
    if scale[0] >= _THOUSAND and at < len(tokens) and tokens[at].near and tokens[at].lower in lexicon.numbers:
        # Tjugo miljoner tvåhundra tusen: what follows is smaller than the scale.
        further = _in_words(tokens, at, lexicon)
        if further and further.number < scale[0]:
            total, at = total + further.number, further.end
    return Numeral(total, at, worded=True, scaled=True)


def _quarter(tokens: list[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    """En kvarts miljon, three quarters of a million."""
    quarter = lexicon.quarters.at(tokens, at)
    scale = _scale(tokens, quarter[0], lexicon) if quarter else None
    if quarter is None or scale is None or scale[0] < _THOUSAND:
        return None
    return Numeral(quarter[1] * scale[0], scale[1], worded=True, scaled=True)


def _from_one(tokens: list[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    """En miljon, a dozen, en halv miljon, en och en halv miljon. One by itself is an article or a pronoun."""
    if half := half_after(tokens, at + 1, lexicon):
        scale = _scale(tokens, half, lexicon)
        if scale is None:
            return Numeral(1 + HALF, half, worded=True)
        return Numeral((1 + HALF) * scale[0], scale[1], worded=True, scaled=True)
    after = at + 1
    if after < len(tokens) and tokens[after].near and tokens[after].lower in lexicon.half:
        return _half(tokens, after, lexicon)
    scale = _scale(tokens, after, lexicon)
    if scale is None:
        return None
    number, end = scale
    if number >= _THOUSAND and (half := half_after(tokens, end, lexicon)):
        return Numeral(number * (1 + HALF), half, worded=True, scaled=True)  # a million and a half
    if number == _HUNDRED:
        while (
            end < len(tokens)
            and tokens[end].near
            and tokens[end].lower in lexicon.and_ | lexicon.numbers.keys()
        ):
            following = end + (tokens[end].lower in lexicon.and_)
            if (
                following >= len(tokens)
                or not tokens[following].near
                or tokens[following].lower not in lexicon.numbers
            ):
                break
            number, end = number + lexicon.numbers[tokens[following].lower], following + 1
    return Numeral(number, end, worded=True, scaled=True)


def _half(tokens: list[Token], at: int, lexicon: Lexicon) -> Numeral | None:
    """(En) halv miljon, half a million, halvanden million: a half of a scale or of a year, and of nothing else."""
    number = HALF if tokens[at].lower in lexicon.half else 1 + HALF
    at += 1
    if at < len(tokens) and tokens[at].near and tokens[at].lower in lexicon.one and number == HALF:
        at += 1
    scale = _scale(tokens, at, lexicon)
    if scale is None:
        return Numeral(number, at, worded=True) if _is_time(tokens, at, lexicon) else None
    return Numeral(number * scale[0], scale[1], worded=True, scaled=True)


def _is_time(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether months or years follow."""
    return (
        at < len(tokens) and tokens[at].near and not TIME_UNITS.isdisjoint(lexicon.counted(tokens[at].lower))
    )


def _decimals(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Decimal, int] | None:
    """What stands after `komma` or `point` in a number in words: tjugoen komma två."""
    if at + 1 >= len(tokens) or not tokens[at].near or tokens[at].lower not in lexicon.point:
        return None
    digits, end = "", at + 1
    for token in tokens[at + 1 : at + 4]:
        number = lexicon.numbers.get(token.lower, Decimal(1) if token.lower in lexicon.one else None)
        if number is None or number >= _HUNDRED or not token.near:
            break
        digits, end = f"{digits}{number:f}", end + 1
    return (Decimal(f"0.{digits}"), end) if digits else None


def half_after(tokens: list[Token], at: int, lexicon: Lexicon) -> int | None:
    """The token after `och en halv`, `and a half` or `en halv`."""
    if at < len(tokens) and tokens[at].near and tokens[at].lower in lexicon.and_:
        at += 1
    if (
        at + 1 < len(tokens) and tokens[at].near and tokens[at + 1].near
        and tokens[at].lower in lexicon.one and tokens[at + 1].lower in lexicon.half
    ):  # fmt: skip
        return at + 2
    return None


def _below_thousand(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[Decimal, int]:
    """Two hundred and fifty: the words of a number up to the next scale, and the token after them."""
    total = lexicon.numbers[tokens[at].lower]
    at += 1
    if (
        at < len(tokens)
        and tokens[at].near
        and lexicon.scales.get(tokens[at].lower) == _HUNDRED
        and total < 100
    ):
        total, at = total * _HUNDRED, at + 1
    if lexicon.tens_first and 20 <= total < _HUNDRED and not total % 10 and _is_one(tokens, at, lexicon):
        return total + lexicon.numbers[tokens[at].lower], at + 1  # sixty two
    if total < _HUNDRED or total % _HUNDRED:
        return total, at
    following = at + 1 if at < len(tokens) and tokens[at].near and tokens[at].lower in lexicon.and_ else at
    if following < len(tokens) and tokens[following].near and tokens[following].kind != SIGN:
        rest = lexicon.numbers.get(tokens[following].lower)
        if rest is not None and rest < _HUNDRED:
            below, end = _below_thousand(tokens, following, lexicon)
            return (total + below, end) if below < _HUNDRED else (total + rest, following + 1)
    return total, at


def _is_one(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a number from two to nine follows."""
    return at < len(tokens) and tokens[at].near and lexicon.numbers.get(tokens[at].lower, 10) < 10

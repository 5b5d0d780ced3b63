"""What a stated number may be: as its source rounded it, and as sure as its qualifier is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from faktum.model.fact import Quantity, Sourced, Statement

ABOUT = Decimal("0.1")
"""How far “about”, “nearly” and “expected” reach, as a part of the number."""
UNSAID = Decimal("0.01")
"""How far an amount may be rounded whose wording is not kept, as a part of the amount."""
HALF = Decimal("0.5")
ENDLESS = Decimal("Infinity")

_NUMBER = re.compile(r"\d[\d \u00a0\u202f.,]{0,30}")
_NO_DIGIT = re.compile(r"\D")


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a number may be."""

    low: Decimal
    high: Decimal

    def percent_of(self, whole: Range) -> Range:
        return Range(self.low * whole.low / 100, self.high * whole.high / 100)

    def meets(self, other: Range) -> bool:
        """True when some number lies in both."""
        return self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is stated, and what it may be."""

    quantity: Quantity
    range: Range


def quantity_of(statement: Statement) -> Quantity | None:
    return statement.value.quantity if statement.value else None


def number_of(statement: Statement) -> Number | None:
    """The number of a statement; None where it has none."""
    quantity = quantity_of(statement)
    return Number(quantity, _range(quantity, statement)) if quantity else None


def _range(quantity: Quantity, statement: Statement) -> Range:
    number = quantity.number
    half = _half(quantity, _wording(statement))
    wide = max(half, abs(number) * ABOUT)
    low, high = {
        "nearly": (number - wide, number + half),
        "about": (number - wide, number + wide),
        "expected": (number - wide, number + wide),
        "at least": (number - half, ENDLESS),
        "at most": (Decimal(0), number + half),
    }.get(statement.qualifier, (number - half, number + half))
    return Range(max(low, Decimal(0)), high)


def _wording(statement: Sourced) -> str | None:
    stated = statement.stated
    return stated if isinstance(stated, str) or stated is None else stated.text


def _half(quantity: Quantity, wording: str | None) -> Decimal:
    """Half of the last place that the source gives: of 21.2 million, fifty thousand."""
    number = quantity.number
    if not quantity.money:
        return HALF.scaleb(min(0, _exponent(number)))
    place = Decimal(1).scaleb(max(0, _exponent(number.normalize())))
    if wording is None:
        return min(place * HALF, abs(number) * UNSAID)
    return (_place(number, wording) or place) * HALF


def _place(number: Decimal, wording: str) -> Decimal | None:
    """The last place of the number as it is worded; None for words without digits."""
    whole = f"{number:f}".partition(".")[0]
    for match in _NUMBER.finditer(wording):
        digits = _NO_DIGIT.sub("", match[0]).lstrip("0")
        # The digits as written are the number's first ones; what is missing was said in a word.
        if digits and whole.startswith(digits) and not whole[len(digits) :].strip("0"):
            return Decimal(1).scaleb(len(whole) - len(digits))
    return None


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)

"""Bare numbers: words that are a figure without what they count: eighty-two, some eighty, the eleven others."""

from __future__ import annotations

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.numerals import Numeral
from faktum.locale.reading.tokens import Token

_FEW, _MANY = 10, 20
"""Numbers in words above which they are figures: with *about* before them, and by themselves."""
_OTHERS = 4
"""The same with *others* after them."""
_HEDGE = 3
"""Words of such a qualifier."""


def is_plainly_many(tokens: list[Token], at: int, numeral: Numeral, lexicon: Lexicon) -> bool:
    """Whether a number in words is a figure without what it counts: eighty-two; some eighty, but not a thousand thanks."""
    number, end = numeral.number, numeral.end
    if number > _OTHERS and end < len(tokens) and tokens[end].near and tokens[end].lower in lexicon.others:
        return True  # the eleven others
    if number <= _FEW or number != int(number):
        return False
    hedged = any(
        (found := lexicon.qualifiers.at(tokens, first)) and found[0] == at
        for first in range(max(0, at - _HEDGE), at)
    )
    return hedged or (number > _MANY and number % 100 != 0)

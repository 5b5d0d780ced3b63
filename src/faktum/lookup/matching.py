"""How one word matches another: letter by letter, folded, as its beginning, or with one typing error.

theme/assets/javascripts/contacts/matching.js compares the same way.
"""

from __future__ import annotations

from faktum.lookup.query import Word
from faktum.lookup.rules import Kind


def kind_of(typed: Word, written: str, folded: str, *, near: bool) -> Kind | None:
    """How `typed` matches a word of a name, the best way there is. `near`: a typing error is allowed."""
    if typed.folded == folded:
        return "written" if typed.written == written else "folded"
    if folded.startswith(typed.folded):
        return "beginning"
    if near and typed.may_be_misspelt:
        if is_near(typed.folded, folded):
            return "near"
        if typed.may_begin_misspelt and _begins_near(typed.folded, folded):
            return "near-beginning"
    return None


def is_near(one: str, other: str) -> bool:
    """Whether one letter left out, added or replaced, or two neighbours swapped, turns one into the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((at for at, letter in enumerate(short) if letter != long[at]), len(short))
    if len(long) > len(short):
        return short[at:] == long[at + 1 :]
    if short[at + 1 :] == long[at + 1 :]:
        return True
    swapped = short[at : at + 2] == long[at + 1 : at + 2] + long[at : at + 1]
    return swapped and short[at + 2 :] == long[at + 2 :]


def _begins_near(typed: str, word: str) -> bool:
    lengths = (len(typed) - 1, len(typed), len(typed) + 1)
    return any(length < len(word) and is_near(typed, word[:length]) for length in lengths)

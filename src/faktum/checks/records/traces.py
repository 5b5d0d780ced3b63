"""Patterns of a person's name, number and mailbox in every writing in which they may stand in a file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import phonenumbers

from faktum.checks.records.likeness import folded_word

_WORD = re.compile(r"[^\W_]+")
_GAP = r"(?:[\W_]{1,3}|\s+(?:#\s*)?)"
"""Between two names: a sign or two (Provberg, Nils), the end of a line; or nothing (nilsprovberg)."""
_MIDDLE = r"(?:[^\W_]+\.?[\W_]{1,3}){0,2}"
"""Names and initials between the two."""
_START, _END = r"(?<![^\W_])", r"(?:['’]?s)?(?![^\W_])"
_LETTERS = range(0x61, 0x180)
_TWO = {"a": ("aa", "ae"), "o": ("oe",), "u": ("ue",)}
_BETWEEN_DIGITS = r"[ \u00a0\u2009\u202f()/.–-]{0,3}"
_LONG = 4
"""Letters of a family name that is looked for by itself; shorter ones are like common words."""


@cache
def _variants() -> dict[str, str]:
    """Letter → all letters that are the same when accents are left aside: oòóôõöø for o."""
    found: dict[str, str] = {}
    for code in _LETTERS:
        letter = chr(code)
        if letter.isalpha() and letter == letter.lower() and len(folded_word(letter)) == 1:
            found[folded_word(letter)] = found.get(folded_word(letter), "") + letter
    return found


def word_pattern(word: str) -> str:
    """A word with its letters folded or not: Bäck, Back, Baeck."""
    plain = re.sub("aa|ae", "a", folded_word(unicodedata.normalize("NFC", word))).replace("oe", "o")
    return "".join(_letter(one) for one in plain)


def _letter(letter: str) -> str:
    one = f"[{_variants().get(letter, re.escape(letter))}]"
    two = _TWO.get(letter)
    return f"(?:{'|'.join(two)}|{one})" if two else one


@dataclass(frozen=True, slots=True)
class NamePattern:
    """What a name is looked for by."""

    whole: re.Pattern[str]
    """Given and family name, in both orders, in file names and addresses too."""
    strict: re.Pattern[str]
    """The same with a sign between them: for bytes that may be anything."""
    family: re.Pattern[str]
    """The family name by itself, with a capital."""
    family_words: tuple[str, ...]
    distinct: bool

    @classmethod
    def of(cls, given: str, family: str) -> NamePattern:
        first, words = _WORD.findall(given), _WORD.findall(family)
        calls, last = word_pattern(first[0]), _GAP.join(map(word_pattern, words))
        both = f"(?:{calls}(?:{_GAP}{_MIDDLE})?{last}|{last}{_GAP}?{calls})"
        apart = rf"(?:{calls}[\W_]{{1,2}}{last}|{last}[\W_]{{1,2}}{calls})"
        alone = _GAP.join(
            f"(?=[^\\W_a-zß-ÿ])(?i:{word_pattern(word)})" for word in words if word[0].isupper()
        )
        return cls(
            re.compile(f"{_START}{both}{_END}", re.IGNORECASE),
            re.compile(f"{_START}{apart}{_END}", re.IGNORECASE),
            re.compile(f"{_START}{alone or last}{_END}"),
            tuple(folded_word(word) for word in words),
            sum(map(len, words)) >= _LONG,
        )


def number_pattern(number: str) -> re.Pattern[str]:
    """A number in E.164 as it may be printed: national, international, with 00, and any signs between."""
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        return re.compile(re.escape(number))
    code, national = str(parsed.country_code), str(parsed.national_number)
    digits = _BETWEEN_DIGITS.join(national)
    abroad = rf"(?:\+|00)?{_BETWEEN_DIGITS.join(code)}{_BETWEEN_DIGITS}(?:\(?0\)?{_BETWEEN_DIGITS})?"
    return re.compile(rf"(?<!\d)(?:{abroad}|0{_BETWEEN_DIGITS})?{digits}(?!\d)")


def mailbox_pattern(address: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.+-]){re.escape(address)}(?![\w-])", re.IGNORECASE)

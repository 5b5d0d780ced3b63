"""How alike two names are: with case, accents, hyphens and legal forms left aside, and by their edits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from faktum.locale.words import every, words

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "æ": "a", "œ": "o", "ð": "d", "þ": "t", "ł": "l", "ß": "ss", "đ": "d"})
FEWEST = 5
"""Letters of a word in which one edit is a slip and not another word."""
LONG = 9
"""Letters of a word in which two edits are."""
LONGEST = 100  # pragma: no mutate, so that it ends soon
"""Letters of a name or word beyond which no edits are counted."""
SHORTEST = 4
"""Letters that must be left of a word without its ending."""
ENDING = 2
"""Letters at the end of a word that inflection changes where nothing is known of it."""


@lru_cache(maxsize=65536)  # a site repeats its words
def folded_word(word: str) -> str:
    """A word in small letters without accents; å, aa, ä and æ are one, as ö and ø are."""
    if word.isascii():
        return word.lower().replace("aa", "a")
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(one for one in plain if not unicodedata.combining(one)).replace("aa", "a")


def folded_words(name: str) -> tuple[str, ...]:
    return tuple(folded_word(match[0]) for match in _WORD.finditer(unicodedata.normalize("NFC", name)))


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words of the languages of a site that tell no two names apart."""

    forms: re.Pattern[str]
    generic: frozenset[str]
    small: frozenset[str]
    endings: tuple[str, ...]
    same: Mapping[str, str]
    """Word → the one that stands for it and for its like in other languages."""

    @classmethod
    @cache
    def of(cls, languages: tuple[str, ...]) -> NameWords:
        known = [words(language, "identity") for language in languages]
        forms = [form for one in known for name in ("legal-forms", "articles") for form in one.get(name, ())]
        pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"
        generic, small = (
            frozenset(folded_word(word) for one in known for word in (*one.get(name, ()), *one.get(also, ())))
            for name, also in (("generic", ""), ("small", "joining"))
        )
        endings = sorted({end for one in known for end in one.get("endings", ())}, key=len, reverse=True)
        same = {
            folded_word(word): folded_word(group[0])
            for one in known for group in one.get("same", ()) for word in group
        }  # fmt: skip
        return cls(
            re.compile(rf"(?<![\w/])(?:{pattern})(?![\w/])", re.IGNORECASE),
            generic,
            small,
            tuple(endings),
            same,
        )

    def words_of(self, name: str) -> tuple[str, ...]:
        """The folded words of a name without legal forms and articles; all of them if nothing else is left."""
        return folded_words(self.forms.sub(" ", name)) or folded_words(name)

    def core_of(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words that carry a name, whatever their order, form and language: `University of Lund`, `Lunds universitet`."""
        return tuple(sorted(self._plain(word) for word in words if word not in self.small))

    def _plain(self, word: str) -> str:
        if word in self.same:
            return self.same[word]
        for end in self.endings:
            if word.endswith(end) and len(word) - len(end) >= SHORTEST:
                word = word.removesuffix(end)
                break
        return self.same.get(word, word)


def edits(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, changed or swapped; `most` + 1 if more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, last, row = row, before, [at]
        for there, wanted in enumerate(other, start=1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != wanted))
            if at > 1 and there > 1 and letter == other[there - 2] and one[at - 2] == wanted:
                cost = min(cost, last[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def slip(one: str, other: str, fewest: int = FEWEST, *, first: bool = True) -> bool:
    """Whether one word is the other with a slip of the finger, and neither an inflection nor another word.

    A slip in the first letter is one only where `first` need not be the same.
    """
    shorter, longer = sorted((len(one), len(other)))
    if shorter < fewest or longer > LONGEST or one == other or numbered(one, other):
        return False
    if (first and one[0] != other[0]) or is_inflected(one, other):
        return False
    most = 2 if shorter >= LONG or (shorter >= LONG - 1 and longer > LONG) else 1
    return edits(one, other, most) <= most


def is_inflected(one: str, other: str) -> bool:
    """Whether two words differ in nothing but an ending: not where a letter is doubled, or one before the last differs."""
    start = same_start(one, other)
    if start < FEWEST - 2 or one[-1] == other[-1]:
        return False
    return {one[start:], other[start:]} <= _inflections()


@cache
def _inflections() -> frozenset[str]:
    """The endings of every language: names are spoken of in all of them."""
    return frozenset({"", *(folded_word(one) for known in every("identity") for one in known["inflections"])})


def same_start(one: str, other: str) -> int:
    """How many letters two words have in common from the first on."""
    return next((at for at, (mine, theirs) in enumerate(zip(one, other, strict=False)) if mine != theirs),
                min(len(one), len(other)))  # fmt: skip


def numbered(one: str, other: str) -> bool:
    """Two names that differ in a number are meant to differ."""
    return any(letter.isdigit() for letter in one + other)


def differing(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    """The words in which two names of equally many words differ."""
    return [(mine, theirs) for mine, theirs in zip(one, other, strict=True) if mine != theirs]

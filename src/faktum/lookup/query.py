"""What was typed, as words and telephone numbers.

theme/assets/javascripts/contacts/query.js reads it the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from faktum.lookup.folding import fold, words_of
from faktum.lookup.rules import Kind, rules

_NUMBER = re.compile(r"[0-9()+./\u2013-]*[0-9][0-9()+./\u2013-]*")
"""What a number may consist of, between spaces."""
_NOT_DIGITS = re.compile("[^0-9]")
_SPACES = re.compile("[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+")
"""White space, the same in both languages (their own classes differ)."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was typed, in small letters, and folded."""

    written: str
    folded: str

    @property
    def may_be_misspelt(self) -> bool:
        """Long enough for an error, and without digits, which are either right or another number."""
        return len(self.folded) >= rules().limits.near and not any(one.isdecimal() for one in self.folded)

    @property
    def may_begin_misspelt(self) -> bool:
        return self.may_be_misspelt and len(self.folded) >= rules().limits.near_beginning


@dataclass(frozen=True, slots=True)
class Number:
    """Digits of a telephone number, however they were grouped; `abroad` when they begin with the country's."""

    digits: str
    abroad: bool

    def kind_in(self, country: str, national: str) -> Kind | None:
        """How it matches a number of this country code; None when it does not."""
        kinds = [_compared(typed, number) for typed, number in self._readings(country, national)]
        if "written" in kinds:
            return "written"
        if "beginning" in kinds:
            return "beginning"
        inside = not self.abroad and len(self.digits) >= rules().limits.inside and self.digits in national
        return "inside" if inside else None

    def _readings(self, country: str, national: str) -> Iterator[tuple[str, str]]:
        if not self.abroad:
            yield self.digits, national
            if self.digits.startswith("0"):
                yield self.digits[1:], national
        yield self.digits, country + national
        if self.digits.startswith(country + "0"):  # +46 (0)70, or the zero left in
            yield country + self.digits[len(country) + 1 :], country + national


def _compared(typed: str, number: str) -> Kind | None:
    if typed == number:
        return "written"
    return "beginning" if typed and number.startswith(typed) else None


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a contact must have: all the words, or the number where there is one."""

    words: tuple[Word, ...] = ()
    number: Number | None = None
    joined: bool = False
    """Two words that were typed apart."""


def terms_of(typed: str, ignored: Iterable[str] = ()) -> list[Term]:
    """The terms of a query. Words that mean nothing by themselves (`ignored`) count only when alone."""
    limits = rules().limits
    terms = list(_terms(typed))
    idle = set(ignored)
    kept = [one for one in terms if one.number or any(word.written not in idle for word in one.words)]
    return (kept or terms)[: limits.words]


def _terms(typed: str) -> Iterator[Term]:
    digits: list[str] = []
    for part in (*_SPACES.split(typed), ""):
        if _NUMBER.fullmatch(part):
            digits.append(part)
            continue
        if digits:
            yield from _of_number(digits)
            digits = []
        yield from (Term((word,)) for word in _words(part))


def _of_number(parts: list[str]) -> Iterator[Term]:
    limits = rules().limits
    text = "".join(parts).replace("(0)", "")
    digits = _NOT_DIGITS.sub("", text)
    abroad = text.lstrip("(").startswith("+") or digits.startswith("00")
    number = Number(digits.removeprefix("00") if abroad else digits, abroad)
    words = tuple(word for part in parts for word in _words(part))
    if len(number.digits) >= limits.digits:
        yield Term(words, number)
    elif not abroad and not digits.startswith("0"):  # else a number of which too little has been typed
        yield from (Term((word,)) for word in words)


def _words(text: str) -> Iterator[Word]:
    return (Word(one, fold(one)) for one in words_of(text))


def variants(terms: list[Term]) -> Iterator[list[Term]]:
    """The terms as typed, then with two neighbouring words as one: *e hälsa* is *ehälsa* too."""
    yield terms
    for at in range(min(len(terms), rules().limits.joined) - 1):
        first, second = terms[at], terms[at + 1]
        if first.number is None and second.number is None:
            written = first.words[0].written + second.words[0].written
            one = Term((Word(written, fold(written)),), joined=True)
            yield [*terms[:at], one, *terms[at + 2 :]]

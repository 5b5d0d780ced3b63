"""Figures in running text: what is a number, an amount, a date or a telephone number in a language, and what it says.

The words are data (`words/<language>/figures.yml`). What is in doubt is no figure if it is in words, and a
figure that nobody can read if it is in digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Literal

from faktum.locale.reading.amounts import Amount, amount_at, starts_amount
from faktum.locale.reading.blocks import blocks_of
from faktum.locale.reading.compounds import without_hyphens
from faktum.locale.reading.glance import Harmless
from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import YEAR, Span
from faktum.locale.reading.phones import phones_in
from faktum.locale.reading.spans import span_at
from faktum.locale.reading.tokens import DASHES, NUMBER, WORD, Token, tokens_of
from faktum.model.fact import Quantity

Kind = Literal["money", "percent", "count", "date", "period", "phone", "number", "digits"]

# Digits of any script, and the fractions, raised and lowered digits that people type for them.
_DIGITS = "\\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u215f"
DIGIT = re.compile(f"[{_DIGITS}]")
_WORD_WITH_DIGITS = re.compile(rf"(?<!\S)[^\s{_DIGITS}]*[{_DIGITS}]\S*")
_WORDS = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_AROUND = "\"'“”„‘’«»,.;:()[]{}*_`|!?<>–—-"
MAX_FIGURES = 500
"""Figures of one text that are looked at: a text with more is a table, and told of five hundred times."""
HANGING = DASHES | {"/", "_"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it was typed, and what it says."""

    start: int
    end: int
    kind: Kind
    value: Quantity | Span | str | None
    """A quantity (unit "" where none was named), a date or period, a telephone number in E.164; or nothing."""
    counts: frozenset[str] = frozenset()
    """Of a count: the units and properties that its noun may count; empty for nouns that no fact counts."""
    words: tuple[str, ...] = ()
    """Of a count: the words that may be its noun."""
    between: tuple[str, ...] = ()
    """Of a count: those that may make it a part of the whole, as in `två svenska partner`."""
    rough: bool = False
    """Of a percentage: a part in words, such as a third, which is not exact."""
    vague: bool = False
    """A word that may well be no figure, such as half by itself: a figure only if a fact says so."""
    number: int = 0
    """Of an amount: where its number ends, and what follows is its noun."""


def figures_in(text: str, language: str) -> Iterator[Figure]:
    """Every figure in a text of a language, in order. No two overlap."""
    lexicon = Lexicon.of_language(language)
    if not may_hold_figures(text, lexicon):
        return
    found = [Figure(start, end, "phone", number) for start, end, number in phones_in(text, lexicon)]
    # No figure goes on past a blank line.
    for start, paragraph in blocks_of(_without(text, found)):
        if may_hold_figures(paragraph, lexicon):
            found += _read(paragraph, start, lexicon)
    covered = sorted((one.start, one.end) for one in found)
    found += _unread(text, covered)
    yield from sorted(found, key=lambda one: one.start)


@lru_cache(maxsize=1000)  # two rules read the figures of a text, one after the other
def figures_of(text: str, language: str) -> tuple[Figure, ...]:
    """The first of them, as many as are looked at."""
    return tuple(islice(figures_in(text, language), MAX_FIGURES))


def may_hold_figures(text: str, lexicon: Lexicon) -> bool:
    """Whether there is a digit or a word of a number in it."""
    return bool(_harmless(lexicon).left_of(frozenset(text.split())))


@cache
def _harmless(lexicon: Lexicon) -> Harmless:
    return Harmless(lambda words: _tell_figures(words, lexicon))


def _tell_figures(text: str, lexicon: Lexicon) -> bool:
    if DIGIT.search(text):
        return True
    found = _WORDS.findall(text)
    if not lexicon.triggers.isdisjoint(found):
        return True
    if lexicon.has_stem(text) and any(
        lexicon.compound(word.lower()) for word in found if lexicon.has_stem(word)
    ):
        return True
    return "-" in text and any("-" in word and word.partition("-")[0] in lexicon.triggers for word in found)


def _without(text: str, found: list[Figure]) -> str:
    """The text with blanks for what was found, which end a phrase."""
    parts, at = [], 0
    for one in found:
        parts += [text[at : one.start], " " * (one.end - one.start)]
        at = one.end
    return "".join([*parts, text[at:]])


def _read(text: str, offset: int, lexicon: Lexicon) -> Iterator[Figure]:
    tokens = without_hyphens(text, tokens_of(text, offset), lexicon)
    at = 0
    while at < len(tokens):
        found = None
        if not _part_of_word(tokens, at):
            date = tokens[at].kind == NUMBER or tokens[at].lower in lexicon.date_words
            found = _at(tokens, at, lexicon, date=date)
        if found:
            yield found[0]
        at = found[1] if found else at + 1


def _at(tokens: list[Token], at: int, lexicon: Lexicon, *, date: bool) -> tuple[Figure, int] | None:
    """The figure that begins at a token, and the token after it."""
    amount = amount_at(tokens, at, lexicon) if starts_amount(tokens[at], lexicon) else None
    if amount and _sure(amount, tokens[at]):
        return _figure(tokens, at, amount)
    if date and (span := span_at(tokens, at, lexicon)) and not _hangs_on(tokens, span[1]):
        kind: Kind = "period" if span[0].period else "date"
        return Figure(tokens[at].start, tokens[span[1] - 1].end, kind, span[0]), span[1]
    if amount and not _hangs_on(tokens, amount.end):
        return _figure(tokens, at, amount)
    return None


def _sure(amount: Amount, token: Token) -> bool:
    """Whether it can be no date: 2019 jobb, but not 2019 började."""
    if amount.kind in {"money", "percent"} or token.kind != NUMBER:
        return True
    lengths = {"years"} if YEAR.fullmatch(token.text) else set()  # 2019 års budget
    return amount.kind == "count" and bool(amount.counts - lengths)


def _figure(tokens: list[Token], at: int, amount: Amount) -> tuple[Figure, int]:
    number, last = tokens[(amount.number or amount.end) - 1].end, tokens[amount.end - 1].end
    return Figure(
        tokens[at].start, last, amount.kind, amount.quantity, amount.counts, amount.words, amount.between,
        amount.rough, amount.vague, number,
    ), amount.end  # fmt: skip


def _part_of_word(tokens: list[Token], at: int) -> bool:
    """Whether a number hangs on the word or number before it: covid-19, G20, the second of 24/7."""
    token = tokens[at]
    if token.kind != NUMBER or not token.glued:
        return False
    before = tokens[at - 1]
    if before.text in HANGING and before.glued:
        return tokens[at - 2].kind == (NUMBER if before.text == "/" else WORD)
    return before.kind == WORD


def _hangs_on(tokens: list[Token], at: int) -> bool:
    """Whether something hangs on the number before it: 5G, 3:e, 1990-talet, 24/7. A genitive does not."""
    if at >= len(tokens) or not tokens[at].glued:
        return False
    sign = tokens[at]
    if sign.kind == WORD:
        return True
    if sign.text not in HANGING | {":", "’", "'"} or at + 1 >= len(tokens) or not tokens[at + 1].glued:
        return DIGIT.match(sign.text) is not None
    following = tokens[at + 1]
    if sign.text == "/":
        return following.kind == NUMBER
    return following.kind == WORD and not (sign.text in "’'" and following.lower == "s")


def _unread(text: str, covered: list[tuple[int, int]]) -> Iterator[Figure]:
    """What is left of words with digits: covid-19, x², 3:e."""
    place = 0
    for match in _WORD_WITH_DIGITS.finditer(text):
        at, end = match.span()
        while place < len(covered) and covered[place][1] <= at:
            place += 1
        pieces, following = [], place
        while following < len(covered) and covered[following][0] < end:
            pieces.append((at, covered[following][0]))
            at = covered[following][1]
            following += 1
        for first, last in [*pieces, (at, end)]:
            piece = text[first:last]
            if DIGIT.search(piece):
                first += len(piece) - len(piece.lstrip(_AROUND))  # noqa: PLW2901 - the marks around it
                yield Figure(first, first + len(piece.strip(_AROUND)), "digits", None)

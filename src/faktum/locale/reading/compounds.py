"""Words joined by hyphens, as the words that they are: a seven-partner network, a 62-million-kronor project."""

from __future__ import annotations

import re

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.tokens import DASHES, NUMBER, SIGN, WORD, Token

_HYPHEN = re.compile(r"[-‑]")
_JOINED = re.compile(r"(?<=\w)[-‑](?=\w)")


def without_hyphens(text: str, tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens, but a number that is joined to what it is a number of stands by itself."""
    if not _JOINED.search(text):
        return tokens
    found: list[Token] = []
    for token in tokens:
        pieces = _pieces(token, found, lexicon) if token.kind == WORD else None
        if pieces is None:
            found.append(token)
        else:
            found += pieces
    return found


def _pieces(token: Token, before: list[Token], lexicon: Lexicon) -> list[Token] | None:
    """The words of one word; None where it is to stay as it is."""
    if token.glued and len(before) > 1 and before[-1].text in DASHES and before[-2].kind == NUMBER:
        if not before[-1].glued or not _is_of_number(_HYPHEN.split(token.lower)[0], lexicon):
            return None
        del before[-1]
        return _cut(token, lexicon)
    parts = _HYPHEN.split(token.lower)
    if len(parts) == 1 or _is_known(token.lower, lexicon) or parts[-1] in lexicon.ages:
        return None
    if len(parts) == 2 and _are_ends(token, parts, lexicon):
        return _cut(token, lexicon, sign=True)
    for length in range(len(parts) - 1, 0, -1):
        first = "-".join(parts[:length])
        if first in lexicon.numbers or (first in lexicon.one and len(first) > 1):
            if not _follows(parts[length], lexicon, one=first in lexicon.one):
                return None
            return _cut(token, lexicon, first=length)
    return None


def _is_known(word: str, lexicon: Lexicon) -> bool:
    return (
        word in lexicon.numbers or word in lexicon.hyphened_parts or word in lexicon.lengths
        or word.replace("-", "") in lexicon.lengths
    )  # fmt: skip


def _is_of_number(word: str, lexicon: Lexicon) -> bool:
    """Whether a number in digits, with a hyphen, is a number of it: 62-million, 30-per-cent, 7-partner."""
    if word.startswith(tuple(lexicon.length_stems)) and lexicon.length_stems:
        return False
    return (
        word in lexicon.scales or word in lexicon.short_scales
        or word.startswith(tuple(stem for stem, _ in lexicon.joined_scales) or "\0")
        or bool(lexicon.counted(word) and word not in lexicon.length_endings)
        or (word in lexicon.percent.by_first and not word.startswith(lexicon.percent_endings))
    )  # fmt: skip


def _follows(word: str, lexicon: Lexicon, *, one: bool) -> bool:
    """Whether it may follow a number in words: a scale, a noun that is counted, `and` of two and a half."""
    if (
        word in lexicon.and_
        or word in lexicon.to.by_first
        or word in lexicon.scales
        or word in lexicon.length_endings
    ):
        return True
    return not one and (
        word in lexicon.odd or word in lexicon.percent.by_first or word in lexicon.short_scales
        or bool(lexicon.counted(word))
    )  # fmt: skip


def _are_ends(token: Token, parts: list[str], lexicon: Lexicon) -> bool:
    """Whether a hyphen stands for a dash: august-november, fem-tio."""
    if all(part in lexicon.numbers for part in parts):
        return lexicon.numbers[parts[0]] < lexicon.numbers[parts[1]]
    capital = token.text[0].isupper() or not lexicon.month_capital
    return capital and all(part in lexicon.months for part in parts)


def _cut(token: Token, lexicon: Lexicon, *, first: int = 1, sign: bool = False) -> list[Token]:
    """The words of a token, the first `first` of them as one; with the hyphen between two ends of a period."""
    spans, start = [], 0
    for number, match in enumerate([*_HYPHEN.finditer(token.text), None], start=1):
        end = match.start() if match else len(token.text)
        if number >= first:
            spans.append((start, end))
            start = end + 1
    found: list[Token] = []
    for start, end in spans:
        text = token.text[start:end]
        if text.lower() in lexicon.odd and found:
            continue
        if found and sign:
            hyphen = token.start + start - 1
            found.append(Token(SIGN, "-", "-", hyphen, hyphen + 1, near=True, glued=True))
        kept = token.near if not found else True
        found.append(
            Token(
                WORD, text, text.lower(), token.start + start, token.start + end, kept, bool(found and sign)
            )
        )
    return found

"""Debris: words and marks that a template, an editor or a hurried hand left where a text should be."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from faktum.checks.typography.pieces import Block, Piece, as_written
from faktum.load.characters import first_unseen
from faktum.locale.words import words
from faktum.problems import Problem, quoted

_FILL = "Write what belongs here, or delete it."
_NOTE = re.compile("TODO|FIXME|TBD|XX|xx")
_NOTES = re.compile(r"(?<!\w)(?:TODO|FIXME|XXX|TBD|(?:X{2,4}|x{2,4})(?![\w-])(?! [ck]h?romo))(?!\w)")
_BRACKET = re.compile(r"[{%<]|\[\[")
_FIELD = re.compile(
    r"\$\{[^{}\n]{0,60}\}|(?<![{$])\{[A-Za-z_][\w .-]{0,40}\}(?!\})|\{%|<%|<<[^<>\n]{1,60}>>|\[\[[^\[\]\n]{1,60}\]\]"
    r"|(?<![\w%])(?<!\d[ \u00a0])%(?:\(\w{1,30}\))?[sd](?!\w)"
)
_MARK = re.compile("[*`#<&]|\\]\\(")
_MARKS = re.compile(
    r"\*\*|`|\]\(|(?:\A|(?<=\n))#{1,6} |</?[A-Za-z][^<>\n]{0,80}>|(?<!\w)\*(?=[^\s*])[^*\n]{1,80}(?<=\S)\*(?!\w)"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
# A text in UTF-8 that was read as if every byte were a letter, and what a broken file shows instead of one.
_BROKEN = re.compile("Ã[\u00a1-\u00bf]|Â[\u00a0-\u00bf]|â€|\ufffd|MsoNormal")
_DOTS = frozenset({"…", "...", "…."})
_SHORT = 3
"""Letters of a paragraph that is none."""
_LONGEST = 40
"""Letters of a word that are shown on either side of what is wrong in it."""


class _Hit(NamedTuple):
    """What was found in a block, and what should stand there."""

    start: int
    end: int
    expected: str
    hint: str = _FILL


Phrases = tuple[tuple[str, re.Pattern[str]], ...]
"""The longest part of each phrase that is looked for, and the whole as a pattern."""


def phrases_of(language: str, blocks: Iterable[Block]) -> Phrases:
    """The phrases of which a site has a part anywhere: mostly none, and then no block is searched for them."""
    whole = "\n".join(block.shown for block in blocks).lower().replace("\n", " ")
    return tuple(one for one in _every_phrase(language) if one[0] in whole)


def debris_in(piece: Piece, plain: Sequence[Block], phrases: Phrases) -> Iterator[Problem]:
    """What is left behind in a text; words in quotation marks are somebody else's."""
    for block in plain:
        lower = block.shown.lower().replace("\n", " ")
        end = 0
        for hit in sorted(
            [
                *_signs(piece, block),
                *_phrases(piece, block, lower, phrases),
                *_doubled(piece.text.language, lower),
            ]
        ):
            if hit.start >= end:  # what stands in something left behind is part of it
                end = hit.end
                yield piece.problem(
                    block, hit.start, "DEBRIS", hit.expected, quoted(as_written(block.shown[hit.start : hit.end])),
                    hit.hint,
                )  # fmt: skip


def _signs(piece: Piece, block: Block) -> Iterator[_Hit]:
    """Signs and capitals that no finished text has."""
    shown = block.shown
    if _BRACKET.search(shown):
        yield from _all(_FIELD, shown, "words where a field was to be filled in")
    if _NOTE.search(shown):
        yield from _all(_NOTES, shown, "a finished text")
    for match in _BROKEN.finditer(shown):
        yield _Hit(*_word_around(shown, match), "letters that can be read")
    if not piece.text.markdown and _MARK.search(shown):
        for match in _MARKS.finditer(shown):
            yield _Hit(
                *_word_around(shown, match), "plain words", "Leave the marks out: no Markdown is read here."
            )
        for match in _ENTITY.finditer(shown):
            sign = html.unescape(match[0])
            if sign != match[0] and not first_unseen(sign):  # what cannot be seen is UNREADABLE
                yield _Hit(
                    match.start(), match.end(), "the sign itself", "Type the sign: no HTML is read here."
                )


def _all(pattern: re.Pattern[str], shown: str, expected: str) -> Iterator[_Hit]:
    for match in pattern.finditer(shown):
        yield _Hit(match.start(), match.end(), expected)


def _word_around(shown: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    while start and not shown[start - 1].isspace() and match.start() - start < _LONGEST:
        start -= 1
    while end < len(shown) and not shown[end].isspace() and end - match.end() < _LONGEST:
        end += 1
    return start, end


@lru_cache(maxsize=8)
def _lines(raw: str) -> frozenset[str]:
    """The lines of a text; asked for once for each of its blocks."""
    return frozenset(raw.split("\n"))


def _phrases(piece: Piece, block: Block, lower: str, phrases: Phrases) -> Iterator[_Hit]:
    expected = "a finished text"
    for words_left in ("lorem ipsum", "dolor sit amet"):
        if (at := lower.find(words_left)) >= 0:
            yield _Hit(at, at + len(words_left), expected)
    known = words(piece.text.language, "debris")
    if not known or len(lower) != len(block.shown):
        return
    for part, pattern in phrases:
        if part in lower:
            yield from _all(pattern, lower, expected)
    if "[" in lower:
        yield from _all(_bracketed(piece.text.language), lower, expected)
    whole = block.shown.strip()
    bare = lower.strip().rstrip(".:…").rstrip()
    short = len(whole) <= _SHORT and whole.islower() and whole in _lines(piece.text.raw)
    if whole in _DOTS or (
        piece.text.figures
        and (bare in known["alone"] or (block.paragraph and (short or bare in known["paragraphs"])))
    ):
        yield _Hit(0, len(block.shown), expected)


@cache
def _every_phrase(language: str) -> Phrases:
    known = words(language, "debris")
    if not known:
        return ()
    gap = r"(?:\S{1,30} ){0,3}"
    found = []
    for phrase in known["phrases"]:
        parts = [part.strip() for part in phrase.split("…")]
        written = rf" {gap}".join(re.escape(part) for part in parts)
        found.append((max(parts, key=len), re.compile(rf"(?<!\w){written}(?!\w)")))
    found += [
        (one, re.compile(rf"(?:\A|(?<=[.!?:(\[–])|(?<=[.!?:–]\s)){re.escape(one)}(?=\s?(?:[.!…)\]]|\Z))"))
        for one in known["sentences"]
    ]
    return tuple(found)


@cache
def _bracketed(language: str) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, words(language, "debris")["bracketed"]))
    return re.compile(rf"\[(?:{alternatives})(?:[ :…][^\[\]\n]{{0,40}})?\]")


def _doubled(language: str, lower: str) -> Iterator[_Hit]:
    """The same word twice in a row."""
    row = lower.split()
    if not any(map(str.startswith, row[1:], row)):
        return
    twice = words(language, "debris").get("twice", ())
    at = 0
    for one, following in pairwise(row):
        start = lower.index(one, at)
        at = start + len(one)
        if one.isalpha() and len(one) > 1 and one not in twice and _same(one, following):
            end = lower.index(one, at) + len(one)
            yield _Hit(start, end, "each word once", "Delete one of them.")


def _same(one: str, following: str) -> bool:
    return following.startswith(one) and not any(
        sign.isalnum() or sign in "-–" for sign in following[len(one) :]
    )

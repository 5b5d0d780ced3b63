"""Dashes: a dash is no hyphen, and stands with spaces in a sentence; of ranges see `ranges`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from faktum.checks.typography.pieces import FACT, Block, Piece, around, as_written
from faktum.problems import Problem, quoted

_SPACED = re.compile(r"(?<=\S)[ \u00a0]{1,3}-{1,3}[ \u00a0\n]{1,3}(?=\S)")
_DOUBLE = re.compile(r"(?<=[^\W_])-{2,3}(?=[^\W_])")
_EM = re.compile("[—―]")
_DIALOGUE = re.compile(r"[ \u00a0]{0,3}-{1,2}[ \u00a0]?(?=[^\W\d_])")
_ONE_SIDED = re.compile(
    rf"(?:(?<=\s)|\A)–(?=[^\W\d_{FACT}])|(?<=[^\W\d_{FACT}])–(?=\s)|(?<=\w)–(?=\s[^\W\d_])"
)


def count_dashes(shown: str, kinds: Counter[str]) -> None:
    """Add the dashes of a block to those of the site."""
    kinds["–"] += shown.count(" – ")
    kinds["—"] += shown.count("—")


def check_dashes(piece: Piece, known: Mapping[str, Any], block: Block, *, long: bool) -> Iterator[Problem]:
    """What is wrong with the dashes of one block; `long` where the site keeps to —."""
    if "-" in block.shown:
        yield from _hyphens(piece, block)
    if block.bullet == "-" and (said := _reply(known).search(block.shown)):
        yield piece.problem(
            block, 0, "DASH", "the dash – and a space before a reply", quoted(f"- …{as_written(said[0])}"),
            "Write – and a space: a hyphen makes it an item of a list.",
        )  # fmt: skip
    if not (known["dash"]["em"] == "if_kept_to" and long):
        for match in _EM.finditer(block.shown, 1 if piece.is_position else 0):
            yield _problem(piece, block, match, "the dash –", "Write – with a space on either side.")
    if "–" in block.shown:
        for match in _ONE_SIDED.finditer(block.shown, 1 if piece.is_position else 0):
            yield _problem(piece, block, match, "a space on either side of a dash, or on none",
                           "Write a space on either side; in a range and between two names none.")  # fmt: skip


@cache
def _replying(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """What follows words that were spoken: “, säger hon”, and somebody by name if it is more than two words."""
    either = "|".join(map(re.escape, verbs)) or "(?!)"
    who = r"(?:\w+(?:[ \u00a0]\w+)?\W?|[^\n]{0,40}[^\W\d_a-zåäöæø][^\n]{0,80})"
    return re.compile(rf"(?<=[^\W\d_])[,?!][ \u00a0\n](?:{either})[ \u00a0\n]{who}\Z")


def _reply(known: Mapping[str, Any]) -> re.Pattern[str]:
    return _replying(tuple(known["dash"].get("replies", ())))


def _hyphens(piece: Piece, block: Block) -> Iterator[Problem]:
    """Hyphens that stand for a dash: in a sentence, before a reply."""
    for pattern in (_SPACED, _DOUBLE):
        for match in pattern.finditer(block.shown):
            yield _problem(piece, block, match, "the dash –", "Write – with a space on either side.")
    reply = None if piece.is_position else _DIALOGUE.match(block.shown)
    if reply:
        yield _problem(piece, block, reply, "the dash – and a space before a reply", "Write – and a space.")


def _problem(piece: Piece, block: Block, match: re.Match[str], expected: str, hint: str) -> Problem:
    start, end = match.start(), match.end()
    written = around(block.shown, start - 1, end + 1)
    return piece.problem(block, start, "DASH", expected, quoted(written), hint)

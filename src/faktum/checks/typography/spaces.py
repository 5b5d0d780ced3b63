"""Spaces: one between words, none before a comma or inside quotation marks, one after a full stop."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.typography.pieces import FACT, OTHER, Block, Piece, around
from faktum.checks.typography.quotations import Marks
from faktum.checks.windows import preceding
from faktum.problems import Problem, quoted

_SPACE = " \u00a0\u202f\u2009"
_HARD = "\u00a0\u202f\u2009"
# What a text has to have before a rule is worth a try, the rule, what it wants, and what to do.
_RULES = tuple(
    (re.compile(sign), re.compile(pattern), expected, hint)
    for sign, pattern, expected, hint in (
        (rf"[{_HARD}]|  ", rf"(?<=\S)[{_SPACE}]{{2,}}(?=\S)", "one space between words", "Write one space."),
        (
            rf"[{_HARD}]", rf"(?<![{_HARD}])[{_HARD}]+(?=[ \n]|\Z)|(?:\A|(?<=\n))[{_HARD}]+",
            "no hard space at either end of a line", "Delete the hard space.",
        ),
        (r"\t", r"(?<=\S)\t", "one space between words", "Write a space instead of the tab."),
        (r"\(", rf"\([{_SPACE}](?=\w)", "no space after a bracket", "Delete the space."),
        (
            r"\s[,;.:!?)]", rf"(?<=[^\s–—-])[{_SPACE}](?:[,;)]|[!?](?!=)|:(?=\s\D|\s?\Z)|\.(?![\w.]))",
            "no space before the sign", "Delete the space.",
        ),
    )
)  # fmt: skip
_ANY = re.compile(rf"[{_HARD}\t]|  |\( |\s[,;.:!?)]")
"""What a block has that any of the rules is about: most have nothing."""
_AFTER = re.compile(r"[.,;:!?](?=[^\W\d_])")
_BRACKETED = re.compile(r"\(([^()\n]{1,300})\)(?=[^\W\d_]{2})")
_FIRST_WORD = re.compile(rf"[{FACT}{OTHER}]|[^\W\d_]{{1,40}}")
_SHORT = 3
"""Letters of a word that is none before a full stop, or is the ending of a file: `t.ex.`, `manual.PDF`."""


def check_spaces(piece: Piece, block: Block, marks: Marks) -> Iterator[Problem]:
    """What is wrong with the spaces of one block."""
    shown = block.shown
    for sign, pattern, expected, hint in _RULES if _ANY.search(shown) else ():
        for match in pattern.finditer(shown) if sign.search(shown) else ():
            yield _problem(piece, block, match.span(), expected, hint)
    for match in _AFTER.finditer(shown):
        at = match.start()
        if _ends_a_word(shown, at) and _begins_a_word(shown, at):
            yield _problem(piece, block, (at, at + 1), f"a space after {match[0]}", "Write a space after it.")
    for match in _BRACKETED.finditer(shown) if ")" in shown else ():
        if " " in match[1].strip():  # `(del)projekt` is one word
            yield _problem(
                piece,
                block,
                (match.end(1), match.end()),
                "a space after a bracket",
                "Write a space after it.",
            )
    for pair in marks.pairs:
        inside = shown[pair.start + 1 : pair.end]
        if inside != inside.strip() and any(one.isalnum() for one in inside):
            yield _problem(
                piece, block, (pair.start, pair.end + 1), "no space inside quotation marks",
                "Delete the space next to the mark.",
            )  # fmt: skip


def _ends_a_word(shown: str, at: int) -> bool:
    letters = _SHORT if shown[at] in ".:" else _SHORT - 1
    last = preceding(shown, at, letters)
    return len(last) == letters and last.isalpha() and (last.islower() or shown[at] in ",;")


def _begins_a_word(shown: str, at: int) -> bool:
    """A capital after a full stop: `ord.ord` may be an address."""
    match = _FIRST_WORD.match(shown, at + 1)
    if shown[at] == ":":
        return match is not None and len(match[0]) > 1 and match[0].istitle()
    if shown[at] != "." or match is None:
        return shown[at] != "."
    word = match[0]
    return word in FACT + OTHER or word.istitle() or (word.isupper() and len(word) > _SHORT)


def _problem(piece: Piece, block: Block, span: tuple[int, int], expected: str, hint: str) -> Problem:
    written = around(block.shown, span[0] - 1, span[1] + 1)
    return piece.problem(block, span[0], "SPACES", expected, quoted(written), hint)

"""Punctuation: one sign at a time, and brackets in pairs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from faktum.checks.typography.hits import Hit
from faktum.checks.typography.pieces import Block
from faktum.checks.windows import preceding

_DOUBLE = re.compile(
    r",[,;:.!?](?!\w|\.\.)|;[,;:.!?](?!\w)|:[,;.](?![\w.])|(?<![:\w]):{2}(?!\w)|(?<=[^\W\d_]):{2}|(?<=[^\W\d_])[!?][.;](?!\.)"
    r"|(?<=[^\W_])\.\.(?![.\w/])|(?<=[)\]”’»“])\.\.(?![.\w/])"
)
_ABBREVIATED = re.compile(
    r"\.[,;:](?<=[a-zåäöæøé]{8}..)(?!\w)|\.[,;:](?<=[^\W\d_]{7}..)(?= [A-ZÅÄÖÆØÉ])|(?<=[)\]”’»“])\.,(?= )"
)
"""A full stop that is that of no abbreviation: those are short, and a sentence goes on after them."""
_TRACE = re.compile(r"[,;:!?][,;:.!?]|\.[.,;:]")
"""What a text has in it that has either."""
_BRACKETS = re.compile(r"[()\[\]{}]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
_NUMBERED = re.compile(r"(?:\A|[\s,;])(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})\Z")
"""What a closing bracket may stand after in a list: a), 1), iv)."""
_SMILES = re.compile(r"[:;=8]['o-]?\Z")


def doubled_in(shown: str) -> Iterator[Hit]:
    """Two signs where one belongs."""
    for pattern in (_DOUBLE, _ABBREVIATED) if _TRACE.search(shown) else ():
        for match in pattern.finditer(shown):
            yield Hit(match.start(), match.end(), "one sign", "Delete one of the two.")


def alone_in(blocks: Sequence[Block], plain: Sequence[Block]) -> Iterator[tuple[Block, Hit]]:
    """Brackets without their partner, also not in another block: one may begin here and end in the next paragraph."""
    if not any(_BRACKETS.search(block.shown) for block in blocks):
        return
    found = [(block, list(_alone(block.shown))) for block in plain]
    left = [shown for _, hits in found for shown in hits]
    opened = sum(sign in "([{" for _, sign in left)
    if opened * 2 == len(left):
        return
    for whole, (block, hits) in zip(blocks, found, strict=True):
        if hits and any(_alone(whole.shown)):
            at, sign = hits[0]
            yield block, Hit(at, at + 1, "brackets in pairs", f"Write both brackets, or delete {sign}.")


def _alone(shown: str) -> Iterator[tuple[int, str]]:
    """Each bracket that has no partner, with its place."""
    open_ones: list[tuple[int, str]] = []
    waiting = Counter[
        str
    ]()  # How many of each kind are open, so that a text of brackets alone takes linear time.
    for match in _BRACKETS.finditer(shown):
        at, sign = match.start(), match[0]
        if sign in "([{":
            if not _SMILES.search(preceding(shown, at, 2)):
                open_ones.append((at, sign))
                waiting[sign] += 1
        elif waiting[_PAIRS[sign]]:
            while open_ones[-1][1] != _PAIRS[sign]:
                waiting[open_ones[-1][1]] -= 1
                yield open_ones.pop()
            waiting[open_ones.pop()[1]] -= 1
        elif not (sign == ")" and _means_no_bracket(shown, at)):
            yield at, sign
    yield from open_ones


def _means_no_bracket(shown: str, at: int) -> bool:
    before = preceding(shown, at, 6)
    return bool(_NUMBERED.search(before) or _SMILES.search(before))

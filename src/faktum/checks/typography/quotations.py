"""Quotation marks and apostrophes: the pairs that a block has, and whether the language knows them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from faktum.checks.typography.pieces import OTHER, Block, Piece, around, as_written
from faktum.checks.windows import following, preceding
from faktum.problems import Problem, quoted

_MARK = re.compile("[\"“”„‟'’‘‚‛`´«»‹›]")
_SINGLE = "'’‘‚‛`´"
_ANGLES = "«»‹›"
_APOSTROPHES = "'’`´‘"
_BEFORE_OPENING = "([{/–—-"
_AFTER_CLOSING = ".,;:!?)]}/–—-…"
_DEEPEST = 5
"""Quotations within quotations: more are marks without a partner."""
_SHOWN = 40
"""Letters of a quotation in a message."""
_ENOUGH = 3
"""Apostrophes of one kind, or marks of one kind, from which on the site can be said to keep to it."""


class Pair(NamedTuple):
    """Two marks, where each stands, and how many pairs are around them."""

    start: int
    end: int
    kind: str
    depth: int


class Marks(NamedTuple):
    """The quotation marks of a block, and the apostrophes with their places."""

    pairs: tuple[Pair, ...]
    alone: tuple[int, ...]
    """Marks that belong to no other."""
    apostrophes: tuple[tuple[int, str], ...]


NONE = Marks((), (), ())


def marks_of(shown: str) -> Marks:
    """Pairs, single marks and apostrophes in the order in which they stand."""
    found = list(_MARK.finditer(shown))
    if not found:
        return NONE
    pairs: list[Pair] = []
    alone: list[int] = []
    apostrophes: list[tuple[int, str]] = []
    open_marks: list[int] = []
    closings = [one.start() for one in found if one[0] in "'’" and _closes(shown, one.start())]
    for match in found:
        at, mark = match.start(), match[0]
        opens, closes = _opens(shown, at), _closes(shown, at)
        partner = next((one for one in reversed(open_marks) if _family(shown[one]) == _family(mark)), None)
        if mark in "'’`´" and partner is None and _between_spaces(shown, at):
            continue
        if mark in _SINGLE and (
            (not opens and not closes and not _between_spaces(shown, at))
            or (mark in "'’`´" and closes and not opens and partner is None)
            or (mark in "'’`´" and opens and not (closings and closings[-1] > at))
            or (mark in "'’" and shown[at + 1 : at + 2].isdigit() and partner is None)
        ):
            apostrophes.append((at, mark))
        elif partner is not None and (closes or not opens):
            alone.extend(one for one in open_marks[open_marks.index(partner) + 1 :])
            del open_marks[open_marks.index(partner) :]
            pairs.append(Pair(partner, at, shown[partner] + mark, len(open_marks)))
        elif opens or not closes:
            open_marks.append(at)
            if len(open_marks) > _DEEPEST:
                alone.append(open_marks.pop(0))
        else:
            alone.append(at)
    alone.extend(open_marks)
    apostrophes.extend((one, shown[one]) for one in alone if shown[one] in "'’`´")
    return Marks(
        tuple(sorted(pairs)), tuple(sorted(one for one in alone if shown[one] not in "'’`´")),
        tuple(sorted(apostrophes)),
    )  # fmt: skip


def _family(mark: str) -> str:
    return "single" if mark in _SINGLE else "angle" if mark in _ANGLES else "double"


def _between_spaces(shown: str, at: int) -> bool:
    return not shown[at - 1 : at].strip() and not shown[at + 1 : at + 2].strip()


def _opens(shown: str, at: int) -> bool:
    """A space or a bracket before it, a word after it."""
    before, after = preceding(shown, at), following(shown, at + 1)
    free = not before or before.isspace() or before in _BEFORE_OPENING or bool(_MARK.match(before))
    return free and bool(after) and not after.isspace() and after not in ".,;:!?)]}"


def _closes(shown: str, at: int) -> bool:
    """A word before it, a space or punctuation after it."""
    before, after = preceding(shown, at), following(shown, at + 1)
    free = not after or after.isspace() or after in _AFTER_CLOSING or bool(_MARK.match(after))
    return free and bool(before) and not before.isspace() and before not in "([{"


def unquoted(block: Block, marks: Marks) -> Block:
    """The block with quoted words as one letter: they are somebody else's, and so is how they are written."""
    parts, at = [], 0
    for pair in marks.pairs:
        if pair.start >= at:
            parts += [
                block.shown[at : pair.start],
                OTHER,
                "\n" * block.shown.count("\n", pair.start, pair.end),
            ]
            at = pair.end + 1
    return replace(block, shown="".join([*parts, block.shown[at:]])) if parts else block


def count_marks(known: Mapping[str, Any], marks: Marks, kinds: Counter[str]) -> None:
    """Add the kinds of pairs and apostrophes of a block to those of the site."""
    allowed = known["quotations"]
    for pair in marks.pairs:
        if pair.depth == 0 and pair.kind in (*allowed["outer"], *allowed["if_kept_to"]):
            kinds[pair.kind] += 1
    for _, mark in marks.apostrophes:
        kinds[mark] += 1


def check_marks(
    piece: Piece, known: Mapping[str, Any], marks: Sequence[Marks], house: str, *, apostrophe: bool
) -> Iterator[Problem]:
    """Marks of another language, of two kinds in one text, without their partner; straight apostrophes.

    `house` is the pair that the site keeps to, `apostrophe` says whether it keeps to that of the language.
    """
    if all(one is NONE for one in marks):
        return
    usual = _usual(known, marks, house)
    for number, (block, found) in enumerate(zip(piece.blocks, marks, strict=True)):
        told = -1
        for pair in found.pairs:
            if pair.start > told and not (
                _fits(known, pair, usual) or _is_let_alone(piece, block.shown, pair)
            ):
                told = pair.end
                yield _problem(piece, known, block, pair, usual)
        for at in found.alone:
            if not _stands_for_itself(block.shown, at) and not _goes_on(piece.blocks, number, at):
                yield piece.problem(
                    block, at, "QUOTATION-MARKS", "quotation marks in pairs",
                    quoted(around(block.shown, at, at + 1)), f"Write both marks, {usual[0]}…{usual[1]}, or neither.",
                )  # fmt: skip
        yield from _apostrophes(piece, block, found, known["apostrophe"], kept=apostrophe)


def _usual(known: Mapping[str, Any], marks: Sequence[Marks], house: str) -> str:
    """The kind of pair that this text keeps to: the more frequent one, or else that of the site."""
    allowed = known["quotations"]
    own = Counter(
        pair.kind
        for found in marks for pair in found.pairs
        if pair.depth == 0 and pair.kind in (*allowed["outer"], house)
    )  # fmt: skip
    return max(own, key=lambda kind: (own[kind], kind == house)) if own else house


def house_of(allowed: Mapping[str, Any], kinds: Counter[str]) -> str:
    """The pair that a site keeps to, by how often each was found."""
    first = max(allowed["outer"], key=lambda kind: kinds[kind])
    best = max([first, *allowed["if_kept_to"]], key=lambda kind: kinds[kind])
    return str(best if kinds[best] >= _ENOUGH else first)


def keeps_apostrophe(right: str, kinds: Counter[str]) -> bool:
    """Whether a site keeps to the apostrophe of the language."""
    return kinds[right] >= _ENOUGH and kinds["'"] * 2 <= kinds[right]


def _fits(known: Mapping[str, Any], pair: Pair, usual: str) -> bool:
    allowed = known["quotations"]
    if pair.kind in allowed["apart"] or (pair.depth == 0 and pair.kind == usual):
        return True
    return pair.depth > 0 and pair.kind in (*allowed["inner"], *allowed["outer"])


def _problem(piece: Piece, known: Mapping[str, Any], block: Block, pair: Pair, usual: str) -> Problem:
    words = as_written(block.shown[pair.start + 1 : pair.end]).strip()
    words = words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1]}…"
    kinds = [kind for kind in known["quotations"]["inner"] if kind != usual] if pair.depth else [usual]
    right = kinds[0]
    return piece.problem(
        block, pair.start, "QUOTATION-MARKS", f"the marks {right[0]}…{right[1]}",
        quoted(f"{pair.kind[0]}{words}{pair.kind[1]}"), f"Write {right[0]}{words}{right[1]}.",
    )  # fmt: skip


def _goes_on(blocks: Sequence[Block], number: int, at: int) -> bool:
    """A quotation of several paragraphs opens each and closes the last."""
    following = blocks[number + 1] if number + 1 < len(blocks) else None
    return (
        following is not None and blocks[number].paragraph and following.paragraph
        and _opens(blocks[number].shown, at) and following.shown[0] == blocks[number].shown[at]
    )  # fmt: skip


def _is_let_alone(piece: Piece, shown: str, pair: Pair) -> bool:
    """Marks that are spoken of (”…”), and those round a whole position, of which QUOTED-POSITION tells."""
    whole = not shown[: pair.start].strip() and not shown[pair.end + 1 :].strip()
    return (whole and piece.is_position) or not any(one.isalnum() for one in shown[pair.start : pair.end])


def _stands_for_itself(shown: str, at: int) -> bool:
    """A sign that is spoken of, or that means inches or seconds."""
    before, after = preceding(shown, at), following(shown, at + 1)
    return (shown[at] == '"' and before.isdigit()) or (
        not before.strip() and (not after.strip() or after in ".,;:)")
    )


def _apostrophes(piece: Piece, block: Block, found: Marks, right: str, *, kept: bool) -> Iterator[Problem]:
    """Straight ones where the site keeps to the other; accents and opening marks anywhere."""
    told: set[str] = set()
    for at, mark in found.apostrophes:
        word = around(block.shown, at, at + 1).strip(".,;:!?()")
        if mark != right and (mark != "'" or kept) and word not in told:
            told.add(word)
            yield piece.problem(
                block, at, "QUOTATION-MARKS", f"the apostrophe {right}", quoted(word),
                f"Write {word.replace(mark, right)}.",
            )  # fmt: skip

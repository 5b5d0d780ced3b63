"""Debris: words and marks that a template, an editor or a hurried hand left where a text should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from faktum.checks.texts.markup import without_code
from faktum.checks.typography.broken import Known, broken_in
from faktum.checks.typography.entities import TRACES, hidden_in
from faktum.checks.typography.hits import Hit
from faktum.checks.typography.pieces import Block, Piece, as_written
from faktum.checks.typography.punctuation import alone_in, doubled_in
from faktum.checks.typography.quotations import Marks
from faktum.checks.typography.repeats import repeats_in
from faktum.checks.typography.signs import Kind, signs_in, signs_of
from faktum.checks.typography.templates import EXPECTED, Phrases, asks_here, phrases_of, templates_in
from faktum.problems import Problem, quoted


@dataclass(frozen=True, slots=True)
class Search:
    """What is worth looking for in the blocks of a language: mostly nothing of it is there."""

    signs: tuple[Kind, ...]
    phrases: Phrases
    known: Known

    @classmethod
    def of(cls, language: str, whole: str, known: Known) -> Search:
        """For texts of a language, block after block, and what is known of the words of all its texts."""
        return cls(signs_of(whole), phrases_of(language, whole), known)


def debris_in(
    piece: Piece, marks: Sequence[Marks], plain: Sequence[Block], search: Search
) -> Iterator[Problem]:
    """What is left behind in a text; words in quotation marks are somebody else's, unless a form asks for them."""
    for whole, block, found in zip(piece.blocks, plain, marks, strict=True):
        shown = block.shown
        lower = shown.lower().replace("\n", " ")
        row = lower.split()
        hits = [
            *signs_in(piece, shown, search.signs),
            *templates_in(piece, block, lower, row, search.phrases),
            *repeats_in(piece.text.language, shown, lower, row),
            *broken_in(piece.text.language, shown, search.known),
            *doubled_in(shown),
        ]
        end = 0
        for hit in sorted(hits, key=attrgetter("start")) if hits else ():
            if hit.start >= end:  # what stands in something left behind is part of it
                end = hit.end
                yield _problem(piece, block, hit)
        for pair in found.pairs:
            words = whole.shown[pair.start + 1 : pair.end]
            if piece.text.figures and asks_here(piece.text.language, words):
                yield _problem(piece, whole, Hit(pair.start, pair.end + 1, EXPECTED))
    for block, hit in alone_in(piece.blocks, plain):
        yield _problem(piece, block, hit)
    if piece.text.markdown and any(trace in piece.text.raw for trace in TRACES):
        raw = without_code(piece.text.raw)
        for hit in hidden_in(raw):
            yield _problem(piece, Block(1, raw), hit)


def _problem(piece: Piece, block: Block, hit: Hit) -> Problem:
    written = quoted(as_written(block.shown[hit.start : hit.end]))
    return piece.problem(block, hit.start, "DEBRIS", hit.expected, written, hit.hint)

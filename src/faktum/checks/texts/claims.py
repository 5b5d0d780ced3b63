"""Praise and prizes in running text: each is a fact of its own, or somebody's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.texts.passages import passages_of, without_titles
from faktum.checks.texts.text import texts_of
from faktum.checks.walk import line_of
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.locale.reading.praise import praise
from faktum.model.base import LocalizedText
from faktum.model.fact import Sourced
from faktum.model.organisation import Boilerplate
from faktum.model.release import Position
from faktum.problems import Problem, quoted


def check_claims(index: Index) -> Iterator[Problem]:
    retold: frozenset[tuple[str, int]] | None = None
    for text in texts_of(index):
        known = praise(text.language) if text.figures else None
        stems = known.stems_in(text.raw) if known else ()
        if known is None or not stems:
            continue
        if not text.markdown:
            retold = _retold(index.looked_at) if retold is None else retold
            if (text.path, text.line) in retold:
                continue
        for passage in passages_of(text):
            words = known.found(without_titles(passage), stems)
            if words and not _has_fact(passage.raw):
                yield text.problem(
                    passage.line, "UNSOURCED-CLAIM", f"praise with its source in {text.where}",
                    quoted(" ".join(words.split())),
                    'Write it as a fact, {{ fact("record.award") }}, say in the sentence who says so, or leave it out.',
                )  # fmt: skip


def _retold(entries: Iterable[Entry]) -> frozenset[tuple[str, int]]:
    """File and line of what somebody said, said of itself, or what is a fact with its source already."""
    return frozenset(
        (entry.document.path, line_of(entry.document, (*node.place, language)))
        for entry in entries
        for node in entry.nodes
        if isinstance(node.owner, Position | Boilerplate | Sourced) and isinstance(node.value, LocalizedText)
        for language, _raw in node.value.items()
    )


def _has_fact(raw: str) -> bool:
    try:
        parts = parse_text(raw)
    except ExpressionError:
        return True  # a problem of its own
    return any(isinstance(part, Call) and part.name == "fact" for part in parts)

"""Phrases of a language, with what each means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from faktum.locale.reading.tokens import Token, tokens_of

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Phrases:
    """Phrases with what each means; the longest that stands at a place is the one meant."""

    by_first: Mapping[str, tuple[tuple[Phrase, Any], ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, meanings: Iterable[tuple[str, Any]]) -> Phrases:
        firsts: dict[str, list[tuple[Phrase, Any]]] = {}
        for written, meaning in meanings:
            phrase = tuple(token.lower for token in tokens_of(written.lower()))
            firsts.setdefault(phrase[0], []).append((phrase, meaning))
        return cls({
            first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in firsts.items()
        })  # fmt: skip

    def at(self, tokens: list[Token], at: int) -> tuple[int, Any] | None:
        """Where the phrase that begins at a token ends, and what it means."""
        if at >= len(tokens):
            return None
        for phrase, meaning in self.by_first.get(tokens[at].lower, ()):
            end = at + len(phrase)
            if end <= len(tokens) and all(
                tokens[at + n].lower == word and (n == 0 or tokens[at + n].near)
                for n, word in enumerate(phrase)
            ):
                return end, meaning
        return None

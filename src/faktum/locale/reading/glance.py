"""At a glance: whether a text may have what a dear pattern looks for, told by its words.

A site repeats its words. Of each it is asked once whether it tells of anything; a text is then a set of words that
mostly tell of nothing, and the pattern is not tried on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

_START = 3


@lru_cache(maxsize=4096)  # several rules ask, one after the other
def words_of(text: str) -> frozenset[str]:
    """What stands between white space, in letters of one case and with one apostrophe."""
    return frozenset(_folded(text).split())


def _folded(text: str) -> str:
    folded = text.casefold().replace("’", "'")
    if "ı" in folded or "\u0307" in folded:  # two more letters that patterns take for an i
        folded = folded.replace("ı", "i").replace("\u0307", "")
    return folded


class Glance:
    """Which phrases may stand in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_start: dict[str, list[tuple[str, str]]] = {}
        """First letters of the longest word of a phrase → that word and the phrase."""
        longest = {phrase: max(_folded(phrase).split(), key=len) for phrase in phrases}
        self._letters = min(_START, *map(len, longest.values())) if longest else _START
        for phrase, word in longest.items():
            self._by_start.setdefault(word[: self._letters], []).append((word, phrase))
        self._met: set[str] = set()
        self._telling: dict[str, tuple[str, ...]] = {}
        """Word of a text → the phrases of which it has the longest word in it."""

    def at(self, text: str) -> frozenset[str]:
        """The phrases that may stand in a text, whatever the case of their letters and the white space in them."""
        words = words_of(text)
        if new := words - self._met:
            self._telling.update((word, found) for word in new if (found := self._found(word)))
            self._met |= new
        if self._telling.keys().isdisjoint(words):
            return frozenset()
        return frozenset(phrase for word in words & self._telling.keys() for phrase in self._telling[word])

    def _found(self, word: str) -> tuple[str, ...]:
        starts, letters = self._by_start, self._letters
        return tuple(
            phrase
            for at in range(len(word) - letters + 1) if word[at : at + letters] in starts
            for part, phrase in starts[word[at : at + letters]] if word.startswith(part, at)
        )  # fmt: skip

"""At a glance: whether a text may have what a dear pattern looks for, told by its words.

A site repeats its words. Those that tell of nothing are kept, so that of a text only the words have to be asked that
are new, and mostly the pattern is not tried on it at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)  # several rules ask, one after the other
def words_of(text: str) -> frozenset[str]:
    """What stands between white space, in letters of one case and with one apostrophe."""
    return frozenset(_folded(text).split())


def _folded(text: str) -> str:
    folded = text.casefold().replace("’", "'")
    if "ı" in folded or "\u0307" in folded:  # two more letters that patterns take for an i
        folded = folded.replace("ı", "i").replace("\u0307", "")
    return folded


class Harmless:
    """Words that tell of nothing."""

    def __init__(self, tells: Callable[[str], object]) -> None:
        """`tells` says whether any of some words does, given with a space between two."""
        self._tells = tells
        self._words: set[str] = set()

    def left_of(self, words: frozenset[str]) -> frozenset[str]:
        """The words of a text among which one tells; none where all are harmless."""
        new = words - self._words
        if not new or self._tells(" ".join(new)):
            return new
        self._words |= new
        return frozenset()


class Glance:
    """Which phrases may stand in a text."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._longest = {phrase: max(_folded(phrase).split(), key=len) for phrase in phrases}
        self._any = _any(self._longest.values())
        self._harmless: set[str] = set()
        self._telling: dict[str, tuple[str, ...]] = {}
        """Word of a text → the phrases of which it has the longest word in it."""

    def at(self, text: str) -> frozenset[str]:
        """The phrases that may stand in a text, whatever the case of their letters and the white space in them."""
        left = words_of(text) - self._harmless
        new = left - self._telling.keys()
        if new and self._any.search(" ".join(new)):
            telling = set(filter(self._any.search, new))
            self._telling.update((word, self._told_by(word)) for word in telling)
            new -= telling
        self._harmless |= new
        return frozenset(phrase for word in left - new for phrase in self._telling[word])

    def _told_by(self, word: str) -> tuple[str, ...]:
        return tuple(phrase for phrase, part in self._longest.items() if part in word)


def _any(parts: Iterable[str]) -> re.Pattern[str]:
    """A pattern of any of these, by their first letters, so that few are tried at each letter of a text."""
    rests: dict[str, set[str]] = {}
    for part in parts:
        rests.setdefault(part[:1], set()).add(re.escape(part[1:]))
    return re.compile(
        "|".join(f"{re.escape(first)}(?:{'|'.join(sorted(rest))})" for first, rest in sorted(rests.items()))
        or "(?!)"
    )

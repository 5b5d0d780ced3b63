"""Strangers: words and short texts in another language than the text they stand in.

A sentence is heard as a whole (`faktum.locale.reading.sentences`). A heading of two words is too short for that, and in a
sentence that is otherwise right one word of the neighbour's may be left: both are known by lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from faktum.locale.reading.sentences import reading, readings
from faktum.locale.words import words

_WORD = re.compile(r"(?<![\w@/.-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/]|\.\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUBJECT = "function-words"
_MOST = 6
"""Words of a short text."""
_SHORTEST = 3
"""Letters of a word that is known by one of them."""


@dataclass(frozen=True, slots=True)
class Stranger:
    """A word of another language, and where it stands."""

    start: int
    word: str


class Watch:
    """Finds in texts of one language what is in one of its neighbours."""

    def __init__(self, language: str, near: Iterable[str]) -> None:
        own = reading(language)
        self.slips = _listed(language, "slips")
        self.own = (own.words | own.also if own else frozenset()) | _listed(language, "topics")
        self.letters = own.letters if own else frozenset()
        self.near = tuple(one for one in readings() if one.language in near and one.language != language)
        self.theirs = {one.language: one.words | _listed(one.language, "topics") for one in self.near}
        self.shared = {one.language: self.theirs[one.language] | one.also for one in self.near}
        self.strange = {
            letter: one.language for one in reversed(self.near) for letter in one.letters - self.letters
        }
        self._suspects = self.slips.union(*self.theirs.values()) - self.own | self.slips
        self._strange = re.compile(f"[{''.join(sorted(self.strange)) or chr(0)}]")

    def suspects(self, shown: str) -> bool:
        """Whether any word may be one. Nearly all texts have none."""
        return bool(self._strange.search(shown)) or not self._suspects.isdisjoint(
            _LETTERS.findall(shown.lower())
        )

    def words_in(self, shown: str) -> Iterator[Stranger]:
        """Single words that cannot stand in this language. Between two names, one may be part of a name."""
        found = list(_WORD.finditer(shown))
        for at, match in enumerate(found):
            word = match[0]
            first = _begins(shown, match.start())
            if not (word.islower() or (first and word.istitle())):
                continue
            if word.lower() in self.slips and not self._is_among_names(found, at, shown, both=True):
                yield Stranger(match.start(), word)
            elif (
                len(word) >= _SHORTEST and word.islower() and self._strange.search(word)
                and not self._is_among_names(found, at, shown, both=False)
            ):  # fmt: skip
                yield Stranger(match.start(), word)

    @staticmethod
    def _is_among_names(found: Sequence[re.Match[str]], at: int, shown: str, *, both: bool) -> bool:
        """Whether there is a capital on both sides of a word, or on one of them."""
        before = at > 0 and not found[at - 1][0].islower() and found[at - 1].end() + 1 == found[at].start()
        if before and _begins(shown, found[at - 1].start()):
            before = not both  # the first word of a sentence has a capital anyway
        after = (
            at + 1 < len(found)
            and not found[at + 1][0].islower()
            and found[at].end() + 1 == found[at + 1].start()
        )
        return (before and after) if both else (before or after)

    def hears(self, shown: str) -> str | None:
        """The language that a heading, an item or a label of a few words is in; None when it is this one, or may be."""
        found = [match[0] for match in _WORD.finditer(shown)]
        if not 0 < len(found) <= _MOST or any(not one.islower() and not one.isupper() for one in found[1:]):
            return None
        lower = [word.lower() for word in found if not (word.isupper() and len(word) > 1)]
        for one in self.near:
            theirs, ours = self.theirs[one.language] - self.own, self.own - self.shared[one.language]
            letters = one.letters - self.letters
            known = [word for word in lower if word in theirs or not letters.isdisjoint(word)]
            strange = [
                word
                for word in lower
                if word not in known and word not in self.own | self.shared[one.language]
            ]
            if any(word in ours for word in lower) or not any(len(word) >= _SHORTEST for word in known):
                continue
            if len(found) == 1 and known[0] not in _listed(one.language, "topics"):
                continue  # a little word may be another's word for a thing
            grammatical = any(word in one.words for word in known)  # it says more than a word for a thing
            if not strange or len(known) - len(strange) >= (0 if grammatical else 1):
                return one.language
        return None


def _begins(shown: str, at: int) -> bool:
    before = shown[max(0, at - 30) : at].rstrip(" \t\u00a0([“”„«»‘\"'*_")
    return not before or before[-1] in ".!?:\n#|>-–•"


@cache
def _listed(language: str, name: str) -> frozenset[str]:
    return frozenset(str(words(language, _SUBJECT).get(name, "")).split())


@cache
def watch(language: str, near: frozenset[str]) -> Watch | None:
    """Who looks for the words of other languages of a site; None where nothing is known of a language."""
    return Watch(language, near) if reading(language) else None

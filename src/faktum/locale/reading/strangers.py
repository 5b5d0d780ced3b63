"""Strangers: words and short texts in another language than the text they stand in.

A sentence is heard as a whole (`faktum.locale.reading.sentences`). A heading of two words is too short for that, and in a
sentence that is otherwise right one word of the neighbour's may be left: both are known by lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from faktum.locale.reading.glance import Harmless
from faktum.locale.reading.sentences import Reading, reading, readings
from faktum.locale.words import words

_WORD = re.compile(r"(?<![\w@/.-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/]|\.\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_SUBJECT = "function-words"
_MOST = 6
"""Words of a short text."""
_SHORTEST = 3
"""Letters of a word that is known by one of them."""
_MARKED = 4
"""Letters of a word that has room for a beginning and an ending."""


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
        self._marks = own.marks if own else re.compile("(?!)")
        self.near = tuple(one for one in readings() if one.language in near and one.language != language)
        self.theirs = {one.language: one.words | _listed(one.language, "topics") for one in self.near}
        self.shared = {one.language: self.theirs[one.language] | one.also for one in self.near}
        self.strange = {
            letter: one.language for one in reversed(self.near) for letter in one.letters - self.letters
        }
        self._suspects = self.slips.union(*self.theirs.values()) - self.own | self.slips
        self._strange = re.compile(f"[{''.join(sorted(self.strange)) or chr(0)}]")
        self.harmless = Harmless(self.suspects)

    def suspects(self, shown: str) -> bool:
        """Whether any word may be one. Nearly all texts have none."""
        return bool(self._strange.search(shown)) or not self._suspects.isdisjoint(
            _LETTERS.findall(shown.lower())
        )

    def words_in(self, shown: str) -> Iterator[Stranger]:
        """Single words that cannot stand in this language, unless they are part of a name."""
        found = list(_WORD.finditer(shown))
        for at, match in enumerate(found):
            word = match[0]
            if not (word.islower() or (word.istitle() and _begins(shown, match.start()))):
                continue
            slip = word.lower() in self.slips
            if (slip or self._is_strange(word)) and not (
                _is_among_names(found, at, shown, both=slip) or self._is_in_title(found, at, shown)
            ):
                yield Stranger(match.start(), word)

    def _is_strange(self, word: str) -> bool:
        return len(word) >= _SHORTEST and word.islower() and bool(self._strange.search(word))

    def _is_foreign(self, word: str) -> bool:
        return word in self._suspects or self._is_strange(word)

    def _is_in_title(self, found: Sequence[re.Match[str]], at: int, shown: str) -> bool:
        """Whether two words of another language or more stand after one with a capital: *Innovationer för nära vård*.

        At the beginning of a sentence, the first word has to be a strange one.
        """
        first, last = at, at
        while first and _are_neighbours(found, first) and self._is_foreign(found[first - 1][0]):
            first -= 1
        while (
            last + 1 < len(found)
            and _are_neighbours(found, last + 1)
            and self._is_foreign(found[last + 1][0])
        ):
            last += 1
        if first == last or not first or not _are_neighbours(found, first):
            return False
        before = found[first - 1]
        return not before[0].islower() and (
            not _begins(shown, before.start()) or before[0].lower() not in self.own
        )

    def _is_marked(self, word: str, other: Reading) -> bool:
        """Whether a word that no list has begins or ends as words of this language do, and of the other do not."""
        return len(word) > _MARKED and bool(self._marks.search(word)) and not other.marks.search(word)

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
            if any(self._is_marked(word, one) for word in strange):
                continue
            if any(word in ours for word in lower) or not any(len(word) >= _SHORTEST for word in known):
                continue
            if len(found) == 1 and known[0] not in _listed(one.language, "topics"):
                continue  # a little word may be another's word for a thing
            grammatical = any(word in one.words for word in known)  # it says more than a word for a thing
            if not strange or len(known) - len(strange) >= (0 if grammatical else 1):
                return one.language
        return None


def _are_neighbours(found: Sequence[re.Match[str]], at: int) -> bool:
    """Whether nothing but a space stands between a word and the one before it."""
    return found[at - 1].end() + 1 == found[at].start()


def _is_among_names(found: Sequence[re.Match[str]], at: int, shown: str, *, both: bool) -> bool:
    """Whether there is a capital on both sides of a word, or on one of them."""
    before = at > 0 and not found[at - 1][0].islower() and _are_neighbours(found, at)
    if before and _begins(shown, found[at - 1].start()):
        before = not both  # the first word of a sentence has a capital anyway
    after = at + 1 < len(found) and not found[at + 1][0].islower() and _are_neighbours(found, at + 1)
    return (before and after) if both else (before or after)


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

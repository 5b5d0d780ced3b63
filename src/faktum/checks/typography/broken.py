"""Words that a line break or a paste has cut in two: `sam- arbete`, `sam arbete`, `pro-jekt`."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from operator import add
from typing import NamedTuple
from zlib import crc32

from faktum.checks.typography.hits import Hit
from faktum.locale.reading.sentences import reading
from faktum.locale.words import words

_RUN = re.compile(r"[\w’'-]+")
_WORD = re.compile(r"[^\W\d_]+")
_CUT = re.compile(r"(?<![\w’'-])([^\W\d_]{2,40})(-[ \n]|[ \n]|-|\u00ad[ \n])([^\W\d_]{2,40})(?![\w-])")
_HYPHENED = re.compile(r"(?<![\w’'-])([^\W\d_]{2,40})-(?=([^\W\d_]{2,40})(?![\w-]))")
_PAIR = 7
"""Letters of the whole word."""
_FIRST = 3
"""Letters of a first part that may be cut off without a hyphen."""
_LONG = 10
"""The same where the first part is a word."""
_SECOND, _SURE = 4, 6
"""Letters of a second part that is cut off without a hyphen; from so many on also of one that is a common word."""
_EXPECTED, _HINT = "the word in one piece", "Write it as one word."


Pair = str
"""Two words next to each other, in small letters, with a space between them."""


class Known(NamedTuple):
    """What is known of words next to each other from all texts of a language."""

    times: Mapping[str, int]
    """How often each stands in them: not at all, once, or more often."""
    long: frozenset[str]
    """Those that two words next to each other are."""

    @classmethod
    def of(cls, times: Mapping[str, int], pairs: Iterable[Pair]) -> Known:
        """From how often each word stands in all texts, of these pairs of words."""
        joined = {whole: pair for pair in pairs if (whole := pair.replace(" ", "")) in times}
        known = {one for whole, pair in joined.items() for one in (whole, *pair.split())}
        return cls({one: min(times.get(one, 0), 2) for one in sorted(known)}, frozenset(joined))


def sums_of(pairs: Iterable[Pair]) -> str:
    """Pairs in short, to be looked for among words: of each the check sum of both as one word, and where it is parted."""
    parts = [pair.partition(" ") for pair in sorted(pairs)]
    sums = array("I", [crc32((first + second).encode()) for first, _, second in parts])
    ends = array("I", [len(first) for first, _, _second in parts])
    return f"{sums.tobytes().hex()} {ends.tobytes().hex()}"


class Vocabulary:
    """The words of all texts of a language, to be found by their check sums."""

    def __init__(self, times: Mapping[str, int]) -> None:
        self.times = times
        self._by_sum: dict[int, list[str]] = {}
        for word in times:
            self._by_sum.setdefault(crc32(word.encode()), []).append(word)
        self._sums = frozenset(self._by_sum)

    def joined(self, sums: str) -> list[tuple[str, int, tuple[int, ...]]]:
        """Each word that may be one of these pairs (`sums_of`), where it is parted, and how often it and its parts stand.

        All that `Known.of` makes of the pairs is made of this. Words of the same sum that are no such pair do no harm.
        """
        told = [bytes.fromhex(one) for one in sums.split(" ")]
        wanted, ends = array("I", told[0]), array("I", told[1])
        if self._sums.isdisjoint(wanted):
            return []
        return [
            (word, end, tuple(min(self.times.get(one, 0), 2) for one in (word, word[:end], word[end:])))
            for one, end in zip(wanted, ends, strict=True) for word in self._by_sum.get(one, ())
        ]  # fmt: skip


def pairs_in(language: str, shown: str) -> set[Pair]:
    """Words next to each other in texts that may be one word, if all texts have it."""
    common = _common(language)
    if common is None:
        return set()
    lower = shown.lower()
    found = _WORD.findall(lower)
    pairs = {
        f"{one} {other}" for one, other in pairwise(found)
        if len(one) >= _FIRST and len(other) >= _SECOND and len(one) + len(other) >= _PAIR
        and one not in common[0] and (len(other) >= _SURE or other not in common[1])
    }  # fmt: skip
    return pairs | set(map(" ".join, _HYPHENED.findall(lower))) if "-" in lower else pairs


@cache
def _common(language: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """Words that are no first part of one that was cut in two, and short ones that are no second."""
    own, listed = reading(language), words(language, "debris")
    if listed.get("after-hyphen") is None:
        return None
    if own is None:
        return frozenset(), frozenset()
    return own.words | frozenset(listed["prefixes"]), own.words | own.also


def counted(whole: str) -> Counter[str]:
    """How often each word stands in texts of a language, in small letters; those with hyphens and apostrophes too."""
    return Counter(_RUN.findall(whole.lower()))


def broken_in(language: str, shown: str, known: Known) -> Iterator[Hit]:
    """A hyphen and a space where no word of two ends; parts of which one is no word, and together they are."""
    joining = words(language, "debris").get("after-hyphen")
    if joining is None:
        return
    at, lower = 0, shown.lower()
    found = _WORD.findall(lower)
    if len(lower) != len(shown) or (
        "- " not in lower and "-\n" not in lower and known.long.isdisjoint(map(add, found, found[1:]))
    ):
        return  # mostly no two words next to each other are one
    while match := _CUT.search(lower, at):
        at = match.start(3)
        first, cut, second = match.groups()
        written = shown[match.start(3) : match.end(3)]
        if cut[0] == "-" and len(cut) > 1:
            broken = second not in joining and written.islower()
        else:
            broken = _are_parts(language, first, second, known.times, hyphen=cut == "-") and written.islower()
        if broken:
            yield Hit(match.start(), match.end(), _EXPECTED, _HINT)


def _are_parts(language: str, first: str, second: str, known: Mapping[str, int], *, hyphen: bool) -> bool:
    """Whether one part stands nowhere else as a word, and both together do."""
    joined = first + second
    if len(joined) < _PAIR or len(first) < _FIRST or joined not in known:
        return False
    if first in words(language, "debris")["prefixes"]:
        return False
    if hyphen:
        return not known.get(first) and not known.get(second)
    own = reading(language)
    if own is None or first in own.words or len(second) < _SECOND:
        return False
    if len(second) < _SURE and second in own.words | own.also:
        return False  # tab eller, which is no tabeller
    alone = known.get(first, 0) <= 1  # here
    return alone or (len(joined) >= _LONG and known.get(second, 0) <= 1)

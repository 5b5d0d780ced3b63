"""Names of people with a slip in them, and those in which the first name of one stands before the last of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from faktum.checks.records.likeness import edits
from faktum.checks.texts.crossings import GAP, Key, Name, Run, Word

_TWO = 7
"""Letters of part of somebody's name that may have two slips."""
_SHORT = 3
"""Letters of part of somebody's name in which nothing is a slip but a letter that is not doubled."""
_HEARD = 5
"""Letters of part of somebody's name that is compared by its sound only if it has more."""
_SOUNDS = (
    ("ph", "f"),
    ("th", "t"),
    ("ch", "k"),
    ("ck", "k"),
    ("w", "v"),
    ("z", "s"),
    ("x", "ks"),
    ("c", "k"),
    ("y", "i"),
    ("j", "i"),
)


@dataclass
class Slips:
    """People by the first and by the last part of their names."""

    by_first: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    by_last: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: Name) -> None:
        """Take the name of somebody in."""
        if len(name.words) > 1:
            self.by_first[name.words[0]].append(name)
            self.by_last[name.words[-1]].append(name)

    def at(self, plain: str, found: Sequence[Word], folded: Sequence[str], at: int) -> Run | None:
        """Two words that are somebody's name with a slip, or those of two people, also with the s of a genitive."""
        to = at + 1
        if (
            to >= len(found)
            or not (found[at][0][0].isupper() and found[to][0][0].isupper())
            or not GAP.fullmatch(plain, found[at].end(), found[to].start())
        ):
            return None
        first, last = folded[at], folded[to]
        for bare in dict.fromkeys((last, last.removesuffix("s"))):
            if name := self._crossed(first, bare):
                return Run(to, name, 0 if bare == last else 1)
        candidates = [
            *self.by_first.get(first, ()),
            *self.by_last.get(last, ()),
            *self.by_last.get(last.removesuffix("s"), ()),
        ]
        for bare in dict.fromkeys((last, last.removesuffix("s"))):
            for name in candidates:
                if _misspells((first, bare), name.words):
                    genitive = last.endswith("s") and _misspells((first, last[:-1]), name.words)
                    return Run(to, name, 1 if genitive else 0)
        return None

    def _crossed(self, first: str, last: str) -> Name | None:
        """The one whose last name stands after the first name of another; nobody has that name."""
        if len(first) < _SHORT or len(last) <= _SHORT:
            return None
        firsts = [name for name in self.by_first.get(first, ()) if not _turned(name)]
        lasts = [name for name in self.by_last.get(last, ()) if not _turned(name)]
        if not firsts or not lasts or any(name.words[-1] == last for name in firsts):
            return None
        return lasts[0]


def _turned(name: Name) -> bool:
    """Whether it is written for lists: Larsson, Marianne."""
    return "," in name.written


def _misspells(own: Key, name: Key) -> bool:
    """One part right and a slip in the other."""
    pairs = [(mine, theirs) for mine, theirs in zip(own, (name[0], name[-1]), strict=True) if mine != theirs]
    return len(pairs) == 1 and _is_slip(*pairs[0])


def _is_slip(word: str, right: str) -> bool:
    shorter = min(len(word), len(right))
    if shorter < _SHORT or any(one.isdigit() for one in word):
        return False
    if shorter == _SHORT:  # Ema for Emma
        return _sound(word) == _sound(right)
    most = 2 if shorter >= _TWO and word[0] == right[0] else 1
    return edits(word, right, most) <= most or edits(_sound(word), _sound(right), 1) <= (shorter > _HEARD)


def _sound(word: str) -> str:
    """Letters that sound alike as one, and double ones as single."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return "".join(one for one, _same in groupby(word))

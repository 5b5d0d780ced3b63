"""Names that were mixed up: in another order, half translated, with another's word in them; and people's with a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from faktum.checks.records.likeness import NameWords, edits, folded_word, is_inflected
from faktum.locale.words import words

Word = re.Match[str]
Key = tuple[str, ...]

_MOST = 6
"""Words of a name that is looked for."""
_FEWEST = 2
_LETTERS = 8
"""Letters of the words that carry a name."""
_OWN = 4
"""Letters of a word that only this name has."""
_GAP = re.compile(r"[ \u00a0\u202f]|-|[ \u00a0]?\n ?")
_ENDS = re.compile(r"[.!?:;,(){}\[\]|–“”‘«»\n]")
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


TOKEN = re.compile(r"[^\W_]+")


class Name(NamedTuple):
    """A name that is looked for: as written, in folded words, and whose it is."""

    written: str
    words: tuple[str, ...]
    record_id: str
    sought: bool
    """False for words that are no name, and for names that could be a common word in another writing."""


class Run(NamedTuple):
    """Words from one on that are a name gone wrong: the last of them, the name, and letters after it."""

    to: int
    name: Name
    ending: int = 0


@dataclass
class Crossings:
    """Names by the words that carry them, whatever their order and language, and people by each part of their names."""

    names: NameWords
    kinds: frozenset[str]
    wide: frozenset[str]
    """Words that many names have, so that they tell none."""
    by_core: dict[Key, list[Name]] = field(default_factory=lambda: defaultdict(list))
    by_rest: dict[Key, list[Name]] = field(default_factory=lambda: defaultdict(list))
    """Without one of the words that say what a body is."""
    people: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    starts: set[str] = field(default_factory=set)
    """Words with which a name that is mixed up may begin."""

    @classmethod
    def of(cls, languages: tuple[str, ...]) -> Crossings:
        names = NameWords.of(languages)
        kinds, wide = (
            frozenset(names.core_of([
                folded_word(word) for language in languages for word in words(language, "identity").get(listed, ())
            ]))
            for listed in ("kinds", "wide")
        )  # fmt: skip
        return cls(names, kinds, wide)

    def add(self, name: Name) -> None:
        """Take a name of a body in."""
        core = self.names.core_of(name.words)
        if not _FEWEST <= len(core) <= _MOST or len("".join(core)) < _LETTERS:
            return
        self.by_core[core].append(name)
        self.starts |= set(core) | self.kinds
        for word in self.kinds.intersection(core) if len(core) > _FEWEST else ():
            rest = _without(core, word)
            if any(len(one) >= _OWN and one not in self.kinds | self.wide for one in rest):
                self.by_rest[rest].append(name)

    def add_person(self, name: Name) -> None:
        """Take the name of somebody in."""
        if len(name.words) > 1:
            for word in {name.words[0], name.words[-1]}:
                self.people[word].append(name)

    def mixed_up(self, plain: str, found: Sequence[Word], folded: Sequence[str], at: int) -> Run | None:
        """The longest run of words from here that is a name with its words mixed up."""
        if not self.starts.intersection(self.names.core_of(folded[at : at + 1])):
            return None
        hit = None
        for to in range(at + 1, min(at + _MOST, len(found))):
            if not _GAP.fullmatch(plain, found[to - 1].end(), found[to].start()):
                break
            if found[to][0].islower() and folded[to] in self.names.small:
                continue
            name = self._meant(plain, found, folded, at, to)
            hit = Run(to, name) if name else hit
        return hit

    def _meant(
        self, plain: str, found: Sequence[Word], folded: Sequence[str], at: int, to: int
    ) -> Name | None:
        own = tuple(folded[at : to + 1])
        core = self.names.core_of(own)
        small = sum(word[0].islower() for word in found[at : to + 1])
        for name in self.by_core.get(core, ()):
            if small <= _small(name) and self._is_other(own, name):
                return name
        if core in self.by_core or len(core) < _FEWEST or small or not _stands_alone(plain, found, at, to):
            return None
        for word in (*self.kinds.intersection(core), ""):
            for name in self.by_rest.get(_without(core, word), ()):
                return name
        return None

    def _is_other(self, own: Key, name: Name) -> bool:
        """In another order or with other words: an ending is no slip at the end, nor is “the University of …” one."""
        mine, theirs = ([word for word in one if word not in self.names.small] for one in (own, name.words))
        if len(mine) != len(theirs):
            return True
        if (
            mine == theirs
        ):  # a little word is another, as in “Leap to Life”; but “the university in …” is a phrase
            return own != name.words and not any(word in self.names.same for word in mine)
        pairs = [(one, word) for one, word in zip(mine, theirs, strict=True) if one != word]
        if all(is_inflected(one, word) for one, word in pairs):
            return mine[-1] == theirs[-1] or all(word in self.names.same for pair in pairs for word in pair)
        return not any(word in self.names.small and word not in name.words for word in own)

    def person(self, plain: str, found: Sequence[Word], folded: Sequence[str], at: int) -> Run | None:
        """Two words that are somebody's name with a slip, or those of two people, also with the s of a genitive."""
        to = at + 1
        if (
            to >= len(found)
            or not (found[at][0][0].isupper() and found[to][0][0].isupper())
            or not _GAP.fullmatch(plain, found[at].end(), found[to].start())
        ):
            return None
        first, last = folded[at], folded[to]
        for bare in dict.fromkeys((last, last.removesuffix("s"))):
            if name := self._crossed(first, bare):
                return Run(to, name, 0 if bare == last else 1)
        candidates = [
            *self.people.get(first, ()),
            *self.people.get(last, ()),
            *self.people.get(last.removesuffix("s"), ()),
        ]
        for bare in dict.fromkeys((last, last.removesuffix("s"))):
            for name in candidates:
                if _misspells((first, bare), name.words):
                    genitive = (
                        bare == last and last.endswith("s") and _misspells((first, last[:-1]), name.words)
                    )
                    return Run(to, name, 1 if genitive or bare != last else 0)
        return None

    def _crossed(self, first: str, last: str) -> Name | None:
        """The one whose last name stands after the first name of another; nobody has that name."""
        if len(first) < _SHORT or len(last) <= _SHORT:
            return None
        firsts = [name for name in self.people.get(first, ()) if name.words[0] == first and not _turned(name)]
        lasts = [name for name in self.people.get(last, ()) if name.words[-1] == last and not _turned(name)]
        if not firsts or not lasts or any(name.words[-1] == last for name in firsts):
            return None
        return lasts[0]


def _turned(name: Name) -> bool:
    """Whether it is written for lists: Larsson, Marianne."""
    return "," in name.written


def _without(core: Key, word: str) -> Key:
    if not word:
        return core
    at = core.index(word)
    return core[:at] + core[at + 1 :]


def _small(name: Name) -> int:
    return sum(word.islower() for word in TOKEN.findall(name.written))


def _stands_alone(plain: str, found: Sequence[Word], at: int, to: int) -> bool:
    """Whether no other word with a capital stands beside a run, except one that begins the sentence."""
    after = to + 1 < len(found) and not found[to + 1][0].islower() and not found[to + 1][0].isdigit()
    if after and not _ENDS.search(plain, found[to].end(), found[to + 1].start()):
        return False
    if not at or found[at - 1][0].islower() or _ENDS.search(plain, found[at - 1].end(), found[at].start()):
        return True
    before = plain[max(0, found[at - 1].start() - 40) : found[at - 1].start()].rstrip()
    return not before or bool(_ENDS.search(before[-1]))


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
    return "".join(one for at, one in enumerate(word) if at == 0 or one != word[at - 1])

"""Names of bodies that were mixed up: in another order, half translated, with another's word in them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from faktum.checks.records.likeness import NameWords, folded_word, is_inflected
from faktum.checks.windows import sign_before
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
GAP = re.compile(r"[ \u00a0\u202f]|-|[ \u00a0]?\n ?")
_ENDS = re.compile(r"[.!?:;,(){}\[\]|–“”‘«»\n]")


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
    """Names by the words that carry them, whatever their order and language."""

    names: NameWords
    kinds: frozenset[str]
    wide: frozenset[str]
    """Words that many names have, so that they tell none."""
    by_core: dict[Key, list[Name]] = field(default_factory=lambda: defaultdict(list))
    by_rest: dict[Key, list[Name]] = field(default_factory=lambda: defaultdict(list))
    """Without one of the words that say what a body is."""
    starts: set[str] = field(default_factory=set)
    """Words with which a name that is mixed up may begin."""
    _begins: dict[str, bool] = field(default_factory=dict)
    """Whether a word is a form of one of those, asked when all names are there."""

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

    def mixed_up(self, plain: str, found: Sequence[Word], folded: Sequence[str], at: int) -> Run | None:
        """The longest run of words from here that is a name with its words mixed up."""
        first = folded[at]
        if first not in self._begins:
            self._begins[first] = not self.starts.isdisjoint(self.names.core_of([first]))
        if not self._begins[first]:
            return None
        hit = None
        for to in range(at + 1, min(at + _MOST, len(found))):
            if not GAP.fullmatch(plain, found[to - 1].end(), found[to].start()):
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
    before = sign_before(plain, found[at - 1].start())
    return not before or bool(_ENDS.search(before))

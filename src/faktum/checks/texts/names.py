"""Names in running text are written as a record writes them, and not nearly so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from faktum.checks.index import Index
from faktum.checks.records.identity import names_of
from faktum.checks.records.likeness import (
    ENDING,
    FEWEST,
    LONG,
    NameWords,
    differing,
    folded_word,
    folded_words,
    same_start,
    slip,
)
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.markup import masked
from faktum.checks.texts.text import Text, texts_of
from faktum.model.base import ProperName
from faktum.problems import Problem, quoted

NAMED = ("organisations", "projects", "programmes", "funds", "people")
"""Kinds of record whose names are looked for."""
EXPLAINING = frozenset({"note", "date_note"})
"""Texts that tell how a source writes something."""
_SHORTEST = 6
"""Letters of a name in one word that is looked for in other writings; shorter ones are like common words."""
_ALONE = 8
"""Letters of a name in one word that is looked for with a slip in it."""
_MOST_WORDS = 8
_START = 3
"""Letters at which two writings of a name begin alike."""

_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ \u00a0\u202f]|[-‐‑/&] ?|[ \u00a0]?\n ?| & ")
_OF_SENTENCE = frozenset(".!?:\n*#|>")


class Name(NamedTuple):
    """A name that is looked for: as written, in folded words, and whose it is."""

    written: str
    words: tuple[str, ...]
    record_id: str
    sought: bool
    """False for words that are no name, and for names that could be a common word in another writing."""


@dataclass
class Register:
    """Every writing of every name, by its letters and by its words."""

    by_letters: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[tuple[Name, int]]] = field(default_factory=lambda: defaultdict(list))
    """Folded word → the names it stands in, and at what place."""
    by_part: dict[str, list[tuple[Name, int]]] = field(default_factory=lambda: defaultdict(list))
    """First or last letters of a word → the names in which there is such a word, and at what place."""
    starts: set[str] = field(default_factory=set)
    longest: int = 0

    @classmethod
    def of(cls, index: Index) -> Register:
        register = cls()
        plain = NameWords.of(())
        for entry in index.of_kind(*NAMED, "topics", "terms"):
            for one in names_of(entry, plain):
                sought = entry.kind in NAMED and _is_name(one.text, one.words)
                register.add(Name(one.text, one.words, entry.record.id, sought), slips=entry.kind != "people")
            for node in entry.nodes:
                if isinstance(node.value, ProperName):
                    for gloss in node.value.gloss.values():
                        register.add(Name(gloss, folded_words(gloss), entry.record.id, sought=False))
        return register

    def add(self, name: Name, *, slips: bool = True) -> None:
        """Take a name in; of people no slips are looked for, since Lindberg and Lundberg are two of them."""
        letters = "".join(name.words)
        self.by_letters[letters].append(name)
        if not name.sought:
            return
        self.starts.add(letters[:_START])
        self.longest = max(self.longest, len(letters))
        for place, word in enumerate(name.words if slips else ()):
            if len(name.words) > 1 and len(word) >= _START:
                self.by_word[word].append((name, place))
            if len(word) >= (FEWEST if len(name.words) > 1 else _ALONE):
                for part in _parts(word):
                    self.by_part[part].append((name, place))


def _parts(word: str) -> tuple[str, str]:
    """The first and the last letters of a word: a slip leaves one of the two as it was."""
    return word[:_START] + "-", "-" + word[-_START:]


def _is_name(written: str, words: tuple[str, ...]) -> bool:
    """Whether a writing is looked for: with a capital, and neither an abbreviation nor one short word."""
    letters = "".join(words)
    return (
        not written.islower()
        and not (len(words) == 1 and (written.isupper() or len(letters) < _SHORTEST))
        and len(letters) > _START
    )


def check_names(index: Index) -> Iterator[Problem]:
    register = Register.of(index)
    for text in texts_of(index):
        if text.where.partition(" ")[0] not in EXPLAINING:
            yield from _text(index, text, register)


def _text(index: Index, text: Text, register: Register) -> Iterator[Problem]:
    plain = masked(text.raw, markdown=text.markdown)
    found = list(_TOKEN.finditer(plain))
    done = 0
    for at, word in enumerate(found):
        if word[0].islower() or word.start() < done:
            continue
        hits = (_same_letters(plain, found, at, register), _slip(plain, found, at, register))
        # A name with a slip may begin with the name of another.
        hit = max(filter(None, hits), key=lambda one: one[1], default=None)
        if hit is None:
            continue
        begun, (start, done, name) = done, hit
        if name and start >= begun and not is_cited(plain, start, done):
            yield _problem(index, text, plain, start, done, name)


def _problem(index: Index, text: Text, plain: str, start: int, end: int, name: Name) -> Problem:
    call = "person" if index.kind(name.record_id) == "people" else "name"
    return text.problem(
        plain.count("\n", 0, start) + 1, "UNKNOWN-NAME", f"the name {quoted(name.written)} in {text.where}",
        quoted(" ".join(plain[start:end].split())),
        f'Write {{{{ {call}("{name.record_id}") }}}}. If this writing is in use too, add it to the `aliases` of the '
        "record; if somebody else is meant, add a record of theirs.",
    )  # fmt: skip


Word = re.Match[str]
Hit = tuple[int, int, Name | None]
"""Where a name stands, and the name that was meant; None where it is written as a record writes it."""


def _same_letters(plain: str, found: list[Word], at: int, register: Register) -> Hit | None:
    """Whether the longest run of words from here that has the letters of a name is written like that name."""
    end, names = 0, []
    for to, letters in _letters(plain, found, at, register):
        for key in (letters, letters.removesuffix("s")):
            if key in register.by_letters:
                end, names = found[to].end() - (len(letters) - len(key)), register.by_letters[key]
                break
    if not names:
        return None
    start = found[at].start()
    written = " ".join(plain[start:end].split())
    if any(_is_written(written, name.written) for name in names):
        return start, end, None
    for name in names:
        if name.sought and _miswritten(plain, start, written, name.written):
            return start, end, name
    return None


def _letters(plain: str, found: list[Word], at: int, register: Register) -> Iterator[tuple[int, str]]:
    """(last word, letters) of each run of words from here that may have the letters of a name."""
    letters = ""
    for to in range(at, min(at + _MOST_WORDS, len(found))):
        if to > at and not _GAP.fullmatch(plain, found[to - 1].end(), found[to].start()):
            return
        letters += folded_word(found[to][0])
        too_long = len(letters) > register.longest + 1
        if too_long or (len(letters) >= _START and letters[:_START] not in register.starts):
            return
        yield to, letters


def _is_written(written: str, name: str) -> bool:
    """The name itself; at the beginning of a sentence its first letter may be a capital."""
    name = " ".join(name.split())
    return written[1:] == name[1:] and written[:1].lower() == name[:1].lower()


def _miswritten(plain: str, start: int, written: str, name: str) -> bool:
    """Whether it is a wrong writing of the name, and not a phrase of common words or a line in capitals."""
    own, theirs = _TOKEN.findall(written), _TOKEN.findall(name)
    if written.isupper():
        return False
    small, expected = sum(word.islower() for word in own), sum(word.islower() for word in theirs)
    if small <= expected:
        return True
    # One word in small letters among several capitals is a slip; after a sentence's first word it is a phrase.
    capitals = len(own) - small - (1 if _begins_sentence(plain, start) else 0)
    return small == expected + 1 and capitals > 1 and not own[0].islower()


def _begins_sentence(plain: str, start: int) -> bool:
    before = plain[max(0, start - 40) : start].rstrip(" \t\u00a0([“”„«»‘\"'")
    return not before or before[-1] in _OF_SENTENCE


def _slip(plain: str, found: list[Word], at: int, register: Register) -> Hit | None:
    """A name with a slip in one of its words: in this one, or in another beside this one."""
    word = folded_word(found[at][0])
    candidates = [register.by_word.get(word, ())]
    if len(word) >= FEWEST - 1:
        candidates += [register.by_part.get(part, ()) for part in _parts(word)]
    for name, place in chain.from_iterable(candidates):
        if hit := _aligned(plain, found, at - place, name):
            return hit
    return None


def _aligned(plain: str, found: list[Word], first: int, name: Name) -> Hit | None:
    run = found[first : first + len(name.words)]
    if first < 0 or len(run) < len(name.words):
        return None
    pairs = differing([folded_word(word[0]) for word in run], name.words)
    if len(pairs) != 1 or not _is_slip(*pairs[0], of=len(run)):
        return None
    if any(not _GAP.fullmatch(plain, one.end(), other.start()) for one, other in pairwise(run)):
        return None
    # A word of the name that has a capital has one here too; otherwise they are common words.
    theirs = _TOKEN.findall(name.written)
    if any(one[0][0].islower() and not word[0].islower() for one, word in zip(run, theirs, strict=False)):
        return None
    return run[0].start(), run[-1].end(), name


def _is_slip(word: str, right: str, of: int) -> bool:
    """A slip in one of so many words: alone a word must be long, and its end is left to inflection."""
    if of == 1:
        shorter = min(len(word), len(right))
        if shorter < _ALONE or (shorter < LONG + 1 and same_start(word, right) >= shorter - ENDING):
            return False
    return slip(word, right, FEWEST - 1 if of > 2 else FEWEST)

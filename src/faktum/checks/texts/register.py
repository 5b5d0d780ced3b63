"""The register of names: every writing of every name that a record has, by its letters and by its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from faktum.checks.index import Index
from faktum.checks.records.identity import names_of
from faktum.checks.records.likeness import FEWEST, NameWords, folded_words
from faktum.checks.texts.crossings import TOKEN, Crossings, Name
from faktum.checks.texts.markup import masked
from faktum.checks.texts.slips import Slips
from faktum.checks.texts.text import all_texts
from faktum.marks import mark_of
from faktum.model.base import ProperName
from faktum.questions import question_of_site

NAMED = ("organisations", "projects", "programmes", "funds", "people")
"""Kinds of record whose names are looked for."""
ALONE = 8
"""Letters of a name in one word that is looked for with a slip in it."""
START = 3
"""Letters at which two writings of a name begin alike."""
_SHORTEST = 6
"""Letters of a name in one word that is looked for in other writings; shorter ones are like common words."""
_LEFT = 4
"""Letters of each word that must be left of a name without its little words."""


@dataclass
class Register:
    """Every writing of every name, by its letters and by its words."""

    index: Index
    by_letters: dict[str, list[Name]] = field(default_factory=lambda: defaultdict(list))
    by_word: dict[str, list[tuple[Name, int]]] = field(default_factory=lambda: defaultdict(list))
    """Folded word → the names it stands in, and at what place."""
    by_part: dict[str, list[tuple[Name, int]]] = field(default_factory=lambda: defaultdict(list))
    """First or last letters of a word → the names in which there is such a word, and at what place."""
    starts: set[str] = field(default_factory=set)
    longest: int = 0
    abbreviations: dict[str, Name] = field(default_factory=dict)
    little: frozenset[str] = frozenset()
    """Words that come and go in a name."""
    crossings: Crossings = field(default_factory=lambda: Crossings.of(()))
    """Names of bodies mixed up."""
    people: Slips = field(default_factory=Slips)
    """Names of people with a slip."""
    written: list[Name] = field(default_factory=list)
    """All of them."""

    @cached_property
    def mark(self) -> bytes:
        """The same for the same names."""
        return mark_of(repr(self.written))

    @classmethod
    def of(cls, index: Index) -> Register:
        languages = index.languages
        register = cls(index, little=NameWords.of(languages).small, crossings=Crossings.of(languages))
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
        """Take a name in; of people slips are looked for in whole names only, since Lindberg and Lundberg are two."""
        self.written.append(name)
        letters = "".join(name.words)
        self.by_letters[letters].append(name)
        if len(name.words) == 1 and name.written.isupper():
            self.abbreviations.setdefault(name.written, name)
        if not name.sought:
            return
        self.starts.add(letters[:START])
        (self.crossings.add if slips else self.people.add)(name)
        self.longest = max(self.longest, len(letters))
        main = [word for word in name.words if word not in self.little]
        if 1 < len(main) < len(name.words) and min(map(len, main)) >= _LEFT and name.words[0] == main[0]:
            self.by_letters["".join(main)].append(name)
        among_others = name.words[1:]
        for place, word in enumerate(name.words if slips else ()):
            if among_others and len(word) >= START:
                self.by_word[word].append((name, place))
            if len(word) >= (FEWEST if among_others else ALONE):
                for part in _parts(word):
                    self.by_part[part].append((name, place))

    def is_common(self, word: str) -> bool:
        """Whether a word in small letters is one: it stands elsewhere too."""
        return _is_common(self.index, word)

    def candidates(self, word: str) -> Iterable[tuple[Name, int]]:
        """Names that have this word or one that is nearly it."""
        yield from self.by_word.get(word, ())
        if len(word) >= FEWEST - 1:
            for part in _parts(word):
                yield from self.by_part.get(part, ())


@question_of_site
def _is_common(index: Index, word: str) -> bool:
    texts = (text for text in all_texts(index) if word in text.raw)
    tokens = (token for text in texts for token in TOKEN.findall(masked(text.raw, markdown=text.markdown)))
    return len(list(islice((token for token in tokens if token == word), 2))) > 1


def _parts(word: str) -> tuple[str, str]:
    """The first and the last letters of a word: a slip leaves one of the two as it was."""
    return word[:START] + "-", "-" + word[-START:]


def _is_name(written: str, words: tuple[str, ...]) -> bool:
    """Whether a writing is looked for: with a capital, and neither an abbreviation nor one short word."""
    letters = "".join(words)
    return (
        not written.islower()
        and not (len(words) == 1 and (written.isupper() or len(letters) < _SHORTEST))
        and len(letters) > START
    )

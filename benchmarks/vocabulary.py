"""Invented text that spreads its words as real text does.

The frames are the sentences of `mistakes/prose/`: natural Swedish, Danish and English. Their little words stay, since
they are what makes a sentence Swedish. Every other word is exchanged for an invented one, drawn from a
vocabulary without end in which the r-th word is as frequent as Zipf and Mandelbrot found, 1 / (r + b)^a, and in
which a word that a text has used once is likely to come again. `spread.py` says how near to real text that comes.
"""

from __future__ import annotations

import random
import re
from bisect import bisect
from collections import Counter
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from faktum.locale.words import words

PROSE = Path(__file__).resolve().parent / "mistakes/prose"
LETTERS = re.compile(r"[^\W\d_]+(?:[-’][^\W\d_]+)*")
_EXPRESSIONS = re.compile(r"\A---\n.*?\n---\n|\{\{.*?\}\}|\]\([^)]*\)", re.DOTALL)


class Shape(NamedTuple):
    """How the words of a language are spread: fitted with `spread.py`."""

    exponent: float
    shift: float
    words: int
    again: float
    """How often a word that the text has used already is used again."""
    little: int
    """Times that a word stands in the prose of the language, from which on it keeps its place."""


SHAPES = {
    "sv": Shape(1.45, 250, 600_000, 0.1, 10),
    "da": Shape(1.45, 250, 600_000, 0.1, 10),
    "en": Shape(1.5, 200, 260_000, 0.13, 12),
}
_ROOTS = {
    "sv": "alm ask bark berg blad bris brygg bäck dal damm dug dör falk fjäll fjäd flod fäll glim gran grind gräs hage halm "
    "hass hed häll järn kam klev klint klöv knopp korn krus kvarn källar lav lind ljung lod löv mal moss myr mård måln näs näv "
    "ort padd pil plog ram rejs ros rå råg rönn salt sav segel sil skaft skold skär slån smed snår spång spån stig strand stäv "
    "sund säv tak tall tegel tist torv tråd träd udd ull valk vass ved vind våg väv ympa ång ör",
    "da": "alm ask bark bjerg blad brise brygg bæk dal dam dug dør falk fjeld fjer flod fold glim gran grind græs have halm "
    "hassel hede hæld jern kam klev klint klov knop korn krus kvarn kælder lav lind lyng lod løv mal mos myr mår mål næs næv "
    "ort padde pil plov ram rejs ros rå rug røn salt saft sejl sil skaft skjold skær slåen smed snær spang spån sti strand stæv "
    "sund siv tag tall tegl tidsel tørv tråd træ odde uld valk vass ved vind våg væv ymp eng ør",
    "en": "bal bar bel ber bin bor brad bran cal cam can car cel cor cran dal dan del den dor dun fal fan far fen fer fin flam "
    "for gal gan gar gel glan gor gran hal ham har hel hol kel ken ker lam lan lar len lin lor mal man mar mel men mer min mor "
    "nan nel ner nor pal pan par pel pen per pin plan por ral ran rel ren rin rol sal san sar sel sen ser sil sol tal tan tar "
    "tel ten ter tin tol tor tran val van var vel ven ver vin vol wal wan wel win",
}
_ENDINGS = {
    "sv": ("", "en", "er", "ad", "ning", "lig", "ande", "skap", "bar", "het"),
    "da": ("", "en", "er", "et", "ning", "lig", "ende", "skab", "bar", "hed"),
    "en": ("", "ing", "er", "ed", "ment", "al", "age", "ness", "ly", "ity"),
}
_FORMS = {"sv": ("en", "arna"), "da": ("en", "erne"), "en": ("s", "ing")}


class Sentence(NamedTuple):
    """A sentence with `%s` where an invented word goes."""

    frame: str
    slots: int
    capital: bool
    """Whether the first of them begins the sentence."""
    words: int


class Writer:
    """Writes one text after another in one language; what one text has used is forgotten with `begin`."""

    def __init__(self, language: str, draw: random.Random) -> None:
        self.language, self.draw = language, draw
        self.sentences = sentences(language)
        self._weights, self._again = _weights(language), SHAPES[language].again
        self._used: list[str] = []
        self._left: list[Sentence] = []

    def begin(self) -> None:
        self._used.clear()
        self._left.clear()

    def some(self, count: int) -> str:
        return " ".join(self._written(self._next()) for _ in range(count))

    def about(self, words: int) -> str:
        """Sentences that have about so many words together."""
        found, length = [], 0
        while length < words:
            one = self._next()
            length += one.words
            found.append(self._written(one))
        return " ".join(found)

    def title(self) -> str:
        """The beginning of a sentence, short enough for a heading."""
        while True:
            text = self._written(self._next()).rstrip(".?!")
            if len(text) < 90 and not re.search("[»«‘’”:;–]", text):
                return text

    def _next(self) -> Sentence:
        if not self._left:  # no sentence twice, until there is no other
            self._left = self.draw.sample(self.sentences, len(self.sentences))
        return self._left.pop()

    def _written(self, one: Sentence) -> str:
        drawn: list[str] = []
        while len(drawn) < one.slots:
            word = self._word()
            if word not in drawn:  # nobody enumerates the same thing twice
                drawn.append(word)
        self._used += drawn
        if one.capital:
            drawn[0] = drawn[0].capitalize()
        return one.frame % tuple(drawn)

    def _word(self) -> str:
        chance = self.draw.random()
        if chance < self._again and self._used:
            return self._used[int(chance / self._again * len(self._used))]
        return word_of(self.language, bisect(self._weights, self.draw.random()))


@cache
def _weights(language: str) -> list[float]:
    shape = SHAPES[language]
    summed = list(accumulate((rank + shape.shift) ** -shape.exponent for rank in range(1, shape.words)))
    return [one / summed[-1] for one in summed]


@cache
def word_of(language: str, rank: int) -> str:
    """The invented word of a rank: the rarer, the longer."""
    if rank % 6 == 5:  # another form of a word that is more frequent
        return word_of(language, rank // 36 * 6) + _FORMS[language][rank % 2]
    roots, endings = _ROOTS[language].split(), _ENDINGS[language]
    number = rank - rank // 6
    word, size = "", len(roots) * len(endings)
    parts = 1
    while number >= size:
        number -= size
        size *= len(roots)
        parts += 1
    number = number * 7919 % size  # neighbours in rank are no neighbours in the alphabet
    number, ending = divmod(number, len(endings))
    for _ in range(parts):
        number, root = divmod(number, len(roots))
        # A sound between them: two words side by side are never one that was cut in two.
        word += f"o{roots[root]}" if word else roots[root]
    word += endings[ending]
    return word if word not in _real_words() else f"{word}{roots[rank % len(roots)]}"


@cache
def _real_words() -> frozenset[str]:
    """Words that the check knows in any language: an invented one must not be taken for them."""
    found: set[str] = set()
    for folder in files("faktum.locale.words").iterdir():
        if folder.is_dir():
            for one in folder.iterdir():
                if one.name.endswith(".yml"):
                    found.update(LETTERS.findall(one.read_text(encoding="utf-8").lower()))
            families = words(folder.name, "typography").get("spelling", {}).get("families", ())
            found.update(stem + end for *stems, ends in families for stem in stems for end in ends)
    return frozenset(found)


@cache
def sentences(language: str) -> tuple[Sentence, ...]:
    """Sentences without names, expressions, links and marks, in alphabetical order of the files they come from."""
    kept = _kept(language)
    found = []
    for path in sorted((PROSE / language).glob("*.md")):
        for paragraph in path.read_text(encoding="utf-8").split("\n\n"):
            if re.match(r"[\w”’‘“»]", paragraph) and not re.search(r"\{\{|\]\(|[*`|#%\d]", paragraph):
                pieces = re.split(r"(?<=[.?!])\s+(?=[A-ZÅÄÖÆØ])", " ".join(paragraph.split()))
                found += [one for one in pieces if 40 < len(one) < 260 and _is_plain(one)]
    return tuple(_framed(_one_style(language, one), kept) for one in found)


def _is_plain(sentence: str) -> bool:
    """Whether it has no name in it, and ends as a sentence does."""
    return sentence[-1] in ".?!" and not re.search(r"(?<!^)(?<!^[”‘“»])[^\W\d_a-zåäöæøé]|\.\w", sentence)


def _one_style(language: str, sentence: str) -> str:
    """Danish is allowed two pairs of quotation marks; a site keeps to one."""
    return (
        re.sub("”([^”]*)”", r"»\1«", sentence.replace("»", "”").replace("«", "”"))
        if language == "da"
        else sentence
    )


@cache
def prose(language: str) -> tuple[tuple[str, ...], ...]:
    """The words of each text in `mistakes/prose/`, in small letters."""
    return tuple(
        tuple(LETTERS.findall(_EXPRESSIONS.sub(" ", path.read_text(encoding="utf-8")).lower()))
        for path in sorted((PROSE / language).glob("*.md"))
    )


@cache
def _kept(language: str) -> frozenset[str]:
    counted = Counter(word for text in prose(language) for word in text)
    return frozenset(word for word, count in counted.items() if count >= SHAPES[language].little)


def _framed(sentence: str, kept: frozenset[str]) -> Sentence:
    capital = False
    slots = 0

    def exchange(match: re.Match[str]) -> str:
        nonlocal capital, slots
        if match[0].lower() in kept:
            return match[0]
        capital = capital or (not slots and match[0][0].isupper())
        slots += 1
        return "%s"

    frame = LETTERS.sub(exchange, sentence)
    return Sentence(frame, slots, capital, len(LETTERS.findall(sentence)))

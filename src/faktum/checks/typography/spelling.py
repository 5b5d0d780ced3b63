"""One spelling of what may be spelt in two ways: -ise or -ize, the variety of the site's locale, capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from faktum.checks.typography.pieces import FACT, OTHER, Block, Piece
from faktum.checks.windows import preceding
from faktum.locale.words import words
from faktum.problems import Problem, quoted

_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE = re.compile(r"(?:\A|[.!?:]\s)[(\"“”‘’»]?\Z")
STEM = 3
"""Letters before an ending: after fewer it is a part of the word, as in *rise* and *size*."""


class Ended(NamedTuple):
    """A word with one of the endings, and where it begins."""

    at: int
    stem: str
    ending: str
    rest: str


def count_spellings(language: str, block: Block, kinds: Counter[str]) -> None:
    """Add the endings in a block to those of the site."""
    for word in _ended(language, block.shown):
        kinds[word.ending] += 1


def check_spelling(piece: Piece, locale: str, block: Block, usual: str) -> Iterator[Problem]:
    """Another ending than the usual one, and forms of another variety than the locale's. Names keep their spelling."""
    language = piece.text.language
    known = words(language, "typography").get("spelling")
    if not known:
        return
    for word in _ended(language, block.shown):
        if word.ending != usual:
            yield _problem(piece, block, word.at, f"-{usual}e as in the rest of the site",
                           word.stem + word.ending + word.rest, word.stem + usual + word.rest)  # fmt: skip
    foreign = _foreign(language, american=locale in known["american"])
    if not foreign.keys().isdisjoint(_WORD.findall(block.shown.lower())):
        for match in _WORD.finditer(block.shown):
            right = foreign.get(match[0].lower())
            if right and not _is_name(block.shown, match.start(), match[0]):
                yield _problem(piece, block, match.start(), f"the spelling of {locale.replace('_', '-')}",
                               match[0], right.capitalize() if match[0].istitle() else right)  # fmt: skip


def may_miswrite(language: str, whole: str) -> bool:
    """Whether texts of a language have any word that may be wrong in its capital: mostly not."""
    pattern = _miswritten_at_all(language)
    return pattern is not None and pattern.search(whole) is not None


@cache
def _miswritten_at_all(language: str) -> re.Pattern[str] | None:
    """The same words, whatever stands beside them."""
    known = words(language, "typography")
    if not known:
        return None
    small = (*known["small"], *known["small_after"]["words"])
    return re.compile(_any(sorted({*map(str.capitalize, small), *known["capital"]})))


def check_capitals(piece: Piece, block: Block) -> Iterator[Problem]:
    """`i Januari`, `på Svenska`, `a swedish region`: names of something else have a capital before or after."""
    pattern = _miswritten(piece.text.language)
    for match in pattern.finditer(block.shown) if pattern else ():
        group = match.lastgroup or "small"
        written = match[group]
        right, what = (
            (written.capitalize(), "a capital") if group == "capital" else (written.lower(), "a small letter")
        )
        yield piece.problem(
            block,
            match.start(group),
            "SPELLING-MIX",
            f"{right} with {what}",
            quoted(written),
            f"Write {right}.",
        )


@cache
def _miswritten(language: str) -> re.Pattern[str] | None:
    known: Mapping[str, Any] = words(language, "typography")
    if not known:
        return None
    after, adjectives = known["small_after"]["after"], known["small_after"]["words"]
    small = _any(one.capitalize() for one in known["small"])
    following = _any(one.capitalize() for one in adjectives)
    no_name = rf"(?!\w|[-.@/:]\w|[ \u00a0](?:&[ \u00a0])?[^\W\d_a-zåäöæøé{FACT}{OTHER}])"
    return re.compile(
        rf"(?<=[a-zåäöæø,][ \u00a0\n])(?P<small>{small}){no_name}"
        rf"|(?<!\w)(?:{_any(after)})[ \u00a0\n](?P<also>{following})(?=[ \u00a0]?[.,;:!?)]|\Z)"
        rf"|(?<![\w./@-])(?P<capital>{_any(known['capital'])})(?!\w|[./@_-]\w)"
    )


def _any(listed: Iterable[str]) -> str:
    return "|".join(map(re.escape, listed)) or "(?!)"


def _problem(piece: Piece, block: Block, at: int, expected: str, found: str, right: str) -> Problem:
    return piece.problem(block, at, "SPELLING-MIX", expected, quoted(found), f"Write {right}.")


def _ended(language: str, shown: str) -> Iterator[Ended]:
    """Words that end in -ise, -ize, -isation and so on, names and invariable words left aside."""
    pattern = _pattern(language)
    if pattern is None:
        return
    invariable = words(language, "typography")["spelling"]["invariable"]
    for match in pattern.finditer(shown):
        start = match.start()
        while start and shown[start - 1].isalpha():
            start -= 1
        stem = shown[start : match.start()]
        lemma = f"{stem}{match[1]}e".lower()
        if (
            len(stem) >= STEM
            and lemma not in invariable
            and not _is_name(shown, start, shown[start : match.end()])
        ):
            yield Ended(start, stem, match[1], match[2])


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    known: Mapping[str, Any] = words(language, "typography").get("spelling", {})
    if not known:
        return None
    return re.compile(rf"({'|'.join(known['endings'])})({'|'.join(known['followed_by'])})(?!\w)")


@cache
def _foreign(language: str, *, american: bool) -> Mapping[str, str]:
    """Form of the other variety → form of this one."""
    families = words(language, "typography")["spelling"]["families"]
    pairs = {one + rest: other + rest for one, other, endings in families for rest in endings}
    return pairs if american else {other: one for one, other in pairs.items()}


def _is_name(shown: str, start: int, word: str) -> bool:
    """A capital within a sentence, or before another word with a capital."""
    if word.islower():
        return False
    following = _WORD.search(shown, start + len(word))
    return not _SENTENCE.search(preceding(shown, start, 4)) or bool(following and not following[0].islower())

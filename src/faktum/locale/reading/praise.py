"""Praise in a sentence: superlatives with a place, boasts and prizes, as each language words them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from faktum.locale.reading.glance import Glance
from faktum.locale.words import words

_BETWEEN = r"(?:[^\w,;:()]++\w++){0,%d}?[^\w,;:()]++"
"""So many words between two, within a clause."""
_NEVER = "(?!)"
_FAR, _NEAR, _NEXT = 6, 3, 2


@dataclass(frozen=True, slots=True)
class Praise:
    """How one language praises, and how it says whose praise it is."""

    stems: tuple[str, ...]
    """Parts of words without one of which there is no praise: most texts have none."""
    glance: Glance
    """Whether a word has part of one of those in it."""
    patterns: tuple[re.Pattern[str], ...]
    sure: re.Pattern[str]
    """Praise whatever it looks like."""
    ordinary: re.Pattern[str]
    """What looks like praise and is none: unique identifiers, best before."""
    held: re.Pattern[str]
    """Words that say whose opinion it is, or that it is an aim."""

    def may_be_in(self, text: str) -> bool:
        """False for a text in which there can be none."""
        return bool(self.stems_in(text))

    def stems_in(self, text: str) -> frozenset[str]:
        """Those that may stand in the sentences of a text; nothing for a text in which there can be no praise."""
        stems = self.glance.at(text)
        plain = _plain(text) if stems else ""
        return stems if any(stem in plain for stem in stems) else frozenset()

    def found(self, sentence: str, stems: Iterable[str] | None = None) -> str | None:
        """The words of a sentence that praise in nobody's name; None when there are none.

        `stems` are those of the text that it is a sentence of, where they are known.
        """
        plain = _plain(sentence)
        if not any(stem in plain for stem in (self.stems if stems is None else stems)):
            return None
        match = self.sure.search(plain)
        if match is None:
            plain = self.ordinary.sub(lambda match: ":" * len(match[0]), plain)
            match = next((found for one in self.patterns if (found := one.search(plain))), None)
        if match is None or self.held.search(plain):
            return None
        return sentence[match.start() : match.end()]


def _plain(text: str) -> str:
    """Small letters and one apostrophe; as long as the text."""
    lower = text.lower()
    return (lower if len(lower) == len(text) else text).replace("’", "'")


@cache
def praise(language: str) -> Praise | None:
    """The praise of a language; None when its words are not listed."""
    listed = words(language, "claims")
    if not listed:
        return None
    part = {name: _any(phrases) for name, phrases in listed.items()}
    superlatives, firsts, before, after = (part[one] for one in ("superlatives", "firsts", "before", "after"))
    telling = ("boasts", "before", "after", "prizes", "given", "sure")
    stems = _stems(phrase for name in telling for phrase in listed[name])
    return Praise(
        stems,
        Glance(stems),
        (
            _phrase([before + _between(_NEXT) + f"(?:{superlatives}|{part['superlatives_of']}|{firsts})"]),
            _phrase([superlatives + _between(_FAR) + after]),
            _phrase([firsts + _between(_NEAR) + after]),
            _phrase([part["boasts"]]),
            _phrase([part["winning"] + _between(_FAR) + part["prizes"]]),
            _phrase([part["getting"] + _between(_FAR) + part["given"]]),
        ),
        _phrase([part["sure"]]),
        _phrase([part["ordinary"]]),
        _phrase([part["attributions"], part["aims"]]),
    )


def _stems(phrases: Iterable[str]) -> tuple[str, ...]:
    """The longest plain part of each phrase; a part that holds another one is not needed."""
    plain = {max(re.split("[*…]", phrase), key=len).strip() for phrase in phrases}
    return tuple(one for one in plain if not any(other in one for other in plain - {one}))


def _between(most: int) -> str:
    return _BETWEEN % most


def _phrase(alternatives: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)")


def _any(phrases: Iterable[str]) -> str:
    """Phrases as one pattern: * is any ending or beginning of a word, … some words between."""
    patterns = [_pattern(str(phrase)) for phrase in phrases]
    return f"(?:{'|'.join(patterns) or _NEVER})"


def _pattern(phrase: str) -> str:
    parts = [
        re.escape(part.strip()).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for part in phrase.split("…")
    ]
    return _between(_FAR).join(parts)

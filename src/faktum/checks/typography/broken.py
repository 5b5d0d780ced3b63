"""Words that a line break or a paste has cut in two: `sam- arbete`, `sam arbete`, `pro-jekt`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from faktum.checks.typography.hits import Hit
from faktum.locale.reading.sentences import reading
from faktum.locale.words import words

_WORD = re.compile(r"(?<![\w’'-])[^\W\d_]+(?![\w’'-])")
_CUT = re.compile(r"(?<![\w’'-])([^\W\d_]{2,40})(-[ \n]|[ \n]|-|\u00ad[ \n])([^\W\d_]{2,40})(?![\w-])")
_PAIR = 7
"""Letters of the whole word."""
_FIRST = 3
"""Letters of a first part that may be cut off without a hyphen."""
_LONG = 10
"""The same where the first part is a word."""
_SECOND, _SURE = 4, 6
"""Letters of a second part that is cut off without a hyphen; from so many on also of one that is a common word."""
_EXPECTED, _HINT = "the word in one piece", "Write it as one word."


def counted(whole: str) -> Counter[str]:
    """How often each word stands in all texts of a language, in small letters."""
    return Counter(match[0] for match in _WORD.finditer(whole.lower()))


def broken_in(language: str, shown: str, known: Mapping[str, int]) -> Iterator[Hit]:
    """A hyphen and a space where no word of two ends; parts of which one is no word, and together they are."""
    joining = words(language, "debris").get("after-hyphen")
    if joining is None:
        return
    at, lower = 0, shown.lower()
    if len(lower) != len(shown):
        return
    while match := _CUT.search(lower, at):
        at = match.start(3)
        first, cut, second = match.groups()
        written = shown[match.start(3) : match.end(3)]
        if cut[0] == "-" and len(cut) > 1:
            broken = second not in joining and written.islower()
        else:
            broken = _are_parts(language, first, second, known, hyphen=cut == "-") and written.islower()
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

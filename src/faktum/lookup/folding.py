"""Words as they may be typed anywhere: å and aa as a, æ, ä and ae as a, ö, ø and oe as o, é as e.

theme/assets/javascripts/letters.js does the same in the browser, with the same table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from faktum.lookup.rules import rules


def fold(text: str) -> str:
    """Letters that may stand for each other as one. Not to be applied to its own result: *aaa* is *aa*."""
    letters, pairs = _table()
    apart = unicodedata.normalize("NFD", text.lower())
    bare = "".join(one for one in apart if not unicodedata.category(one).startswith("M"))
    return pairs.sub(_single, bare.translate(letters))


def _single(pair: re.Match[str]) -> str:
    return rules().folding.pairs[pair[0]]


@cache
def _table() -> tuple[dict[int, str], re.Pattern[str]]:
    folding = rules().folding
    return str.maketrans(dict(folding.letters)), re.compile("|".join(folding.pairs))


def words_of(text: str) -> Iterator[str]:
    """Letters and digits with their marks, in small letters, as written; what stands between parts them."""
    word = ""
    for char in unicodedata.normalize("NFC", text.lower()):
        if unicodedata.category(char)[0] in "LNM":
            word += char
            continue
        if fold(word):
            yield word
        word = ""
    if fold(word):
        yield word

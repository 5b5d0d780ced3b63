"""Slips of the finger: a letter dropped, doubled, exchanged or in the wrong order."""

from __future__ import annotations

from random import Random

NEAR = dict(zip("aeioulrnmstdkgvåäöæø", "sriiikemnrrfjhbäåäåo", strict=True))
"""A letter → one beside it on the keyboard, or one that is easily taken for it."""


def mistyped(text: str, draw: Random) -> str:
    """The text with one slip in its longest word, after that word's first letter."""
    word = max(text.split(), key=len)
    at = draw.randrange(1, max(2, len(word) - 2))
    ways = {
        "drop": word[:at] + word[at + 1 :],
        "double": word[:at] + word[at] + word[at:],
        "swap": word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        "near": word[:at] + NEAR.get(word[at], "e") + word[at + 1 :],
    }
    other = draw.choice([one for one in ways.values() if one != word])
    return text.replace(word, other, 1)

"""Entities and other marks in Markdown that become something else than what an editor means, or stay as they are."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from faktum.checks.typography.hits import Hit, each
from faktum.checks.windows import following, preceding
from faktum.load.characters import first_unseen

_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")
_TWICE_HIDDEN = re.compile(r"&amp;(?:[a-z]{2,8}|#\d{2,6});|&lt;/?[a-z]{1,10}(?: [^&<>\n]{0,40})?/?&gt;")
_PLAIN = frozenset("<>&*_|[]`#~\\{}@:.-+!()/=")
"""Signs that Markdown would take for marks, for which an entity is the way to write them."""
_CONFLICT = ("<<<<<<<", ">>>>>>>")
_BOLD = re.compile(r"(?<![*\\])\*\*(?!\*)")
_APART = re.compile(r"(\n[ \t]*\n)")
TRACES = ("&", "**", *_CONFLICT)


def hidden_in(raw: str) -> Iterator[Hit]:
    """What is written in Markdown where readers see something else, or see what was meant for a program."""
    if "&" in raw:
        yield from _entities(raw)
    for mark in _CONFLICT:
        at = raw.find(mark)
        if at >= 0 and (at == 0 or raw[at - 1] == "\n"):
            yield Hit(
                at,
                at + len(mark),
                "one text",
                "Two versions were not put together: keep one, and delete the marks.",
            )
            return
    if "**" in raw:
        yield from _bold(raw)


def _entities(raw: str) -> Iterator[Hit]:
    yield from each(_TWICE_HIDDEN, raw, "the sign itself", "Type the sign, or delete it.")
    for match in _ENTITY.finditer(raw):
        sign = html.unescape(match[0])
        if sign == match[0] or sign in _PLAIN or first_unseen(sign):
            continue
        if not sign.isspace():
            hint = f"Type {sign}." if sign.isprintable() else "Delete it."
            yield Hit(match.start(), match.end(), "the sign itself", hint)
        elif _joins_words(raw, match):
            yield Hit(match.start(), match.end(), "the sign itself", "Type a space.")


def _joins_words(raw: str, match: re.Match[str]) -> bool:
    """A hard space between two words; one at a figure or in an abbreviation is as it should be."""
    before, after = preceding(raw, match.start(), 2), following(raw, match.end(), 2)
    return len(before) > 1 and before.isalpha() and before.islower() and after.isalpha()


def _bold(raw: str) -> Iterator[Hit]:
    """Two stars without two others in the same paragraph."""
    at = 0
    for paragraph in _APART.split(raw):
        marks = list(_BOLD.finditer(paragraph))
        if len(marks) % 2:
            start = at + marks[-1].start()
            yield Hit(
                start, start + 2, "stars in pairs", "Write ** on both sides of the words, or delete it."
            )
        at += len(paragraph)

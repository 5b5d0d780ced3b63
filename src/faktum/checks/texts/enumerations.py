"""Enumerations: names and facts one after another, with commas and words for *and* between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from faktum.checks.index import Index
from faktum.checks.texts.markup import masked, without_code
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.words import words
from faktum.problems import Problem, quoted

_CALL = re.compile(r"\{\{\s*(?:name|person|fact)\(([^{}\n]{1,200})\)\s*\}\}")
_SPACE = re.compile(r"[\s\"']+")
_ITEM = re.compile(r"[ \t]*[-*+][ \t]+(\S.*)")
_SHORTEST = 5
"""Letters of a word in small letters that is looked for twice."""
_MOST = 200


class Enumerated(NamedTuple):
    """One expression of an enumeration, as it is told apart from others."""

    start: int
    end: int
    key: str


def enumerations(raw: str, language: str) -> Iterator[tuple[Enumerated, ...]]:
    """Expressions of one kind in a row: two of them or more."""
    link = _link(language)
    row: list[Enumerated] = []
    for match in _CALL.finditer(raw):
        one = Enumerated(match.start(), match.end(), _SPACE.sub("", match[1]))
        if not (row and link.fullmatch(raw, row[-1].end, one.start)):
            if len(row) > 1:
                yield tuple(row)
            row = []
        row.append(one)
    if len(row) > 1:
        yield tuple(row)


@cache
def _link(language: str) -> re.Pattern[str]:
    known = words(language, "identity")
    joining = "|".join(map(re.escape, known.get("joining", ()))) or "(?!)"
    article = "|".join(map(re.escape, known.get("articles", ()))) or "(?!)"
    return re.compile(rf"[’']?s?(?:,\s+|,?\s+(?:{joining})\s+)(?:(?:{article})\s+)?")


@cache
def _row(language: str) -> re.Pattern[str] | None:
    """Words in a row, three or more: of names with a capital, or of single words in small letters."""
    joining = "|".join(map(re.escape, words(language, "identity").get("joining", ())))
    if not joining:
        return None
    capital = r"[^\W\d_a-zåäöæøé][\w-]{1,30}"
    name = rf"{capital}(?:[ ]{capital}){{0,3}}"
    small = r"[a-zåäöæøé][^\W\d_]{1,30}"
    return re.compile(
        rf"(?<![\w-])(?:{name}(?:, {name}){{1,12}},? (?:{joining}) {name}|{small}(?:, {small}){{1,12}},? (?:{joining}) {small})(?![\w-])"
    )


def check_enumerations(index: Index) -> Iterator[Problem]:
    """Nothing is enumerated twice: one of the two was to be something else."""
    for text in texts_of(index):
        yield from check_text(text)


def check_text(text: Text) -> Iterator[Problem]:
    if "{{" in text.raw:
        yield from _expressions(text)
    if "," in text.raw:
        yield from _typed(text)
    if text.markdown:
        yield from _items(text)


def _expressions(text: Text) -> Iterator[Problem]:
    for row in enumerations(text.raw, text.language):
        seen: set[str] = set()
        for one in row:
            if one.key in seen:
                yield _problem(text, one.start, text.raw[one.start : one.end])
            seen.add(one.key)


def _typed(text: Text) -> Iterator[Problem]:
    pattern = _row(text.language)
    if pattern is None:
        return
    joining = frozenset(words(text.language, "identity")["joining"])
    plain = masked(text.raw, markdown=text.markdown)
    for match in pattern.finditer(plain):
        head, _, last = match[0].rpartition(" ")
        # The last one may be of several words.
        listed = head.split(", ")
        for word in joining:
            before, sign, after = listed[-1].partition(f" {word} ")
            if sign or listed[-1].endswith(f" {word}"):
                listed[-1:] = [before.removesuffix(f" {word}"), f"{after} {last}".strip()]
                break
        small = listed[0].islower()
        for at, one in enumerate(listed):
            twice = one in listed[: max(0, at - 1)] if small else one in listed[:at]
            if twice and len(one) >= (_SHORTEST if small else 1):
                yield _problem(text, match.start(), one)
                break


def _items(text: Text) -> Iterator[Problem]:
    seen: set[str] = set()
    at = 0
    for line in without_code(text.raw).split("\n"):
        match = _ITEM.fullmatch(line)
        if match is None:
            seen = seen if line.startswith((" ", "\t")) or not line.strip() else set()
        elif match[1] in seen:
            yield _problem(text, at, match[1])
        else:
            seen.add(match[1])
        at += len(line) + 1


def _problem(text: Text, at: int, written: str) -> Problem:
    return text.problem(
        text.raw.count("\n", 0, at) + 1, "DEBRIS", f"each of an enumeration once in {text.where}",
        quoted(" ".join(written.split())[:_MOST]),
        "Delete one of the two, or write what was to stand there.",
    )  # fmt: skip

"""What stands in a Markdown text beside its words: expressions, code, destinations, marks."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from faktum.locale.reading.tokens import NO_WIDTH

_RUN = re.compile(r"`+|^~{3,}", re.MULTILINE)
_REST_OF_FENCE = re.compile(r"[`~]*[ \t]*$", re.MULTILINE)
DESTINATION = re.compile(
    r"\]\((?P<inline>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^\n][^\]\n]*\]:[ \t]*(?P<target>\S+)", re.MULTILINE)
_ADDRESS = re.compile(r"<?\b(?:https?://|mailto:|tel:)[^\s<>)]+>?")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.:a-z][^{}\n]*\}")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_ORDERED = re.compile(r"^[ \t]*\d+[.)](?=[ \t])", re.MULTILINE)
_NUMBER = re.compile(r"\d[.)][ \t]")
_ENTITY = re.compile(r"&#?\w+;")
_LITERAL = re.compile(r"\{\{\s*literal\(\s*([\"'])((?:(?!\1)[^\\\n])*)\1[^{}]*\}\}")
_TITLE = re.compile(r"(\]\( *|^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+)\"([^\"\n]*)\"", re.MULTILINE)
# Every part begins with its sign, so that nothing else is looked at.
_SIGNS = re.compile(r"</?[a-z][a-z0-9]*>|\*\**|_(?<![^\W_]_)_*|__*(?![^\W_])|\]\( *\)|!\[|\[")
_ADDRESSES = ((("://", "mailto:", "tel:"), _ADDRESS),)
_MARKS = (
    (("]:",), _DEFINITION), *_ADDRESSES, (("{",), _ATTRIBUTES), (("[^",), _FOOTNOTE), (("&",), _ENTITY),
)  # fmt: skip
"""What a mark has in it, and its pattern."""


def _blank(match: re.Match[str]) -> str:
    return _blanks(match[0])


def _blanks(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def without_expressions(text: str) -> str:
    """The text with expressions as blanks, so that lines and columns stay."""
    return _without(text, expression_ranges(text))


def expression_ranges(text: str) -> list[tuple[int, int]]:
    """Where expressions stand."""
    ranges = []
    start = text.find("{{")
    while start >= 0 and (end := text.find("}}", start)) >= 0:
        ranges.append((start, end + 2))
        start = text.find("{{", end)
    return ranges


def without_code(text: str) -> str:
    """The text with code spans and fenced code as blanks."""
    return _without(text, code_ranges(text)) if "`" in text or "~~~" in text else text


def _without(text: str, ranges: list[tuple[int, int]]) -> str:
    parts, at = [], 0
    for start, end in ranges:
        parts += [text[at:start], _blanks(text[start:end])]
        at = end
    return "".join([*parts, text[at:]])


def code_ranges(text: str) -> list[tuple[int, int]]:
    """Where code spans and fenced code stand. Every mark is looked at once, however many have no partner."""
    runs = [(match.start(), match[0]) for match in _RUN.finditer(text)]
    later: dict[str, list[int]] = {}
    """Run → the places where it stands, the last first."""
    for start, run in reversed(runs):
        later.setdefault(run, []).append(start)
    found: list[tuple[int, int]] = []
    at, endless = 0, {"`": math.inf, "~": math.inf}
    for number, (start, run) in enumerate(runs):
        if start < at:
            continue
        end = None
        if _at_line_start(text, start) and 3 <= len(run) < endless[run[0]]:
            end = _end_of_fence(text, runs, number)
            if end is None:  # then nothing as long as this ends one after it
                endless[run[0]] = len(run)
        if end is None and run[0] == "`":
            places = later[run]
            while places and places[-1] <= start:
                places.pop()
            end = places[-1] + len(run) if places else None
        if end is not None:
            found.append((start, end))
            at = end
    return found


def _at_line_start(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _end_of_fence(text: str, runs: list[tuple[int, str]], number: int) -> int | None:
    opening = runs[number][1]
    for start, run in runs[number + 1 :]:
        if run.startswith(opening) and _at_line_start(text, start):
            rest = _REST_OF_FENCE.match(text, start + len(run))
            if rest:
                return rest.end()
    return None


@lru_cache(maxsize=4096)  # several rules read a text, one after the other
def masked(text: str, *, markdown: bool) -> str:
    """Only the words a reader reads: destinations, marks and expressions are blanks."""
    text = without_expressions(text)
    if markdown and _NUMBER.search(text):
        text = _ORDERED.sub(_blank, text)
    for signs, pattern in _MARKS if markdown else _ADDRESSES:
        if any(sign in text for sign in signs):
            text = pattern.sub(_blank, text)
    return DESTINATION.sub(_blank_destination, text) if markdown and "](" in text else text


@lru_cache(maxsize=4096)
def as_read(raw: str, *, markdown: bool) -> str:
    """The same without marks of emphasis and links, which stand within phrases: `**seven** [partners](…)`."""
    read = masked(raw, markdown=markdown)
    if not markdown:
        return read
    if '"' in read:  # the marks around a title quote nobody
        read = _TITLE.sub(lambda match: f"{match[1]} {match[2]}|", read)
    return _SIGNS.sub(lambda match: NO_WIDTH * len(match[0]), read)


def with_literals(raw: str, read: str) -> tuple[str, list[tuple[int, int]]]:
    """What is read with the words of literals, and where those stand.

    A literal is moved to the end of its expression, so that it meets the words that follow it.
    """
    places: list[tuple[int, int]] = []
    for match in _LITERAL.finditer(raw) if "literal" in raw else ():
        start, end = match.end() - len(match[2]), match.end()
        read = read[:start] + match[2] + read[end:]
        places.append((start, end))
    return read, places


def _blank_destination(match: re.Match[str]) -> str:
    return match[0].replace(match["inline"], " " * len(match["inline"]), 1)


def links_of(text: str) -> list[tuple[int, str]]:
    """(line, destination) of every link and image, code left aside."""
    plain = without_code(text)
    found = [(match.start(), match["inline"]) for match in DESTINATION.finditer(plain)]
    found += [(match.start(), match["target"]) for match in _DEFINITION.finditer(plain)]
    return [(plain.count("\n", 0, start) + 1, target) for start, target in sorted(found)]

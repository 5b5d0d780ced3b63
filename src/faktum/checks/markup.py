"""What stands in a Markdown text beside its words: expressions, code, destinations, marks."""

from __future__ import annotations

import re

EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CODE = re.compile(r"^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)",
                  re.DOTALL | re.MULTILINE)  # fmt: skip
DESTINATION = re.compile(
    r"\]\((?P<inline>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s+(?P<title>\"[^\"]*\"|'[^']*'))?\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]^][^\]]*\]:[ \t]*(?P<target>\S+)", re.MULTILINE)
_ADDRESS = re.compile(r"<?\b(?:https?://|mailto:|tel:)[^\s<>)]+>?")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[#.:a-z][^{}\n]*\}")
_FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]:?")
_ORDERED = re.compile(r"^[ \t]*\d+[.)](?=[ \t])", re.MULTILINE)
_ENTITY = re.compile(r"&#?\w+;")


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def without_expressions(text: str) -> str:
    """The text with expressions as blanks, so that lines and columns stay."""
    return EXPRESSION.sub(_blank, text) if "{{" in text else text


def without_code(text: str) -> str:
    """The text with code spans and fenced code as blanks."""
    return CODE.sub(_blank, text) if "`" in text or "~~~" in text else text


def masked(text: str, *, markdown: bool) -> str:
    """Only the words a reader reads: destinations, marks and expressions are blanks."""
    text = without_expressions(text)
    if not markdown:
        return _ADDRESS.sub(_blank, text)
    for pattern in (_DEFINITION, _ADDRESS, _ATTRIBUTES, _FOOTNOTE, _ORDERED, _ENTITY):
        text = pattern.sub(_blank, text)
    return DESTINATION.sub(_blank_destination, text)


def _blank_destination(match: re.Match[str]) -> str:
    return match[0].replace(match["inline"], " " * len(match["inline"]), 1)


def links_of(text: str) -> list[tuple[int, str]]:
    """(line, destination) of every link and image, code left aside."""
    plain = without_code(text)
    found = [(match.start(), match["inline"]) for match in DESTINATION.finditer(plain)]
    found += [(match.start(), match["target"]) for match in _DEFINITION.finditer(plain)]
    return [(plain.count("\n", 0, start) + 1, target) for start, target in sorted(found)]

"""Texts as readers see them: without marks and destinations, in blocks, with a letter for each expression.

A block is a paragraph, a heading, an item of a list or a cell of a table: no sentence and no pair of
quotation marks goes from one into the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from faktum.checks.texts.markup import DESTINATION, code_ranges
from faktum.checks.texts.text import Text
from faktum.checks.windows import whole_words
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.problems import Problem

FACT = "\u01c0"
"""Stands for a fact or a literal: it may end up as a figure. A letter, so that it joins words as one does."""
OTHER = "\u01c1"
"""Stands for a name, words in another language, or code."""

_FILLED = re.compile(f"[{FACT}{OTHER}]")
_CALL = re.compile(r"\{\{\s*(\w*).*?\}\}", re.DOTALL)
_FIGURES = frozenset({"fact", "literal"})
_ADDRESS = re.compile(r"<?\b(?:https?://|mailto:|tel:|www\.)[^\s<>)]+>?")
_SITE = re.compile(r"(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/[^\s<>)]+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}")
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[^\n]*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_ATTRIBUTES = re.compile(r"\{:?[ ]*(?:[#.:][^{}\n]*|[a-z-]+=[^{}\n]*|)\}")
_OPENING = re.compile(r"!?\[(?=[^\[\]]*\]\()")
_ENTITY = re.compile(r"&#?\w+;")
_STARS = re.compile(r"(?<!\*)\*++(?![ \t])|(?<=[^\s*])\*++")
_LINES = re.compile(r"(?<!\w)_++(?=\S)|(?<=[^\s_])_++(?!\w)")
_BOX = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?: [\w-]+){0,3}[ \t]*(?:\"([^\"\n]*)\")?$")
_START = re.compile(r"[ \t]*(?:>[ \t]*)*(?:(?P<mark>[-*+:]|\d{1,9}[.)])[ \t]+|(?P<heading>#{1,6})[ \t]+)?")
_RULE = re.compile(r"[-=*_|:+ \t]*$")
_CODE = re.compile(r"    |\t")


@dataclass(frozen=True, slots=True)
class Block:
    """Words that belong together, and the line of the text at which they begin."""

    line: int
    shown: str
    paragraph: bool = False
    """Whether it is running text in Markdown, not a heading, an item or a cell."""
    bullet: str = ""
    """The mark of an item of a list."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One text in blocks."""

    text: Text
    blocks: tuple[Block, ...]

    @property
    def is_position(self) -> bool:
        """Whether it may be a restated position; how one begins and ends is for QUOTED-POSITION."""
        return self.text.where.startswith("text in ")

    def problem(self, block: Block, at: int, code: str, expected: str, found: str, hint: str) -> Problem:
        """A problem at a place of a block."""
        line = block.line + block.shown.count("\n", 0, at)
        return self.text.problem(line, code, f"{expected} in {self.text.where}", found, hint)


def as_written(shown: str) -> str:
    """Part of a block in a form for a message."""
    return _FILLED.sub("{{…}}", shown.replace("\n", " "))


def around(shown: str, start: int, end: int) -> str:
    """What stands from `start` to `end`, with the rest of the first word and of the last."""
    start, end = whole_words(shown, max(0, start), end)
    return as_written(shown[start:end])


def pieces_of(text: Text) -> Iterator[Piece]:
    """A text, if it can be read, and what its expressions say word for word."""
    if "{{" not in text.raw and not (text.expressions and "{%" in text.raw):
        yield Piece(text, _blocks(text, text.raw))
        return
    if not text.expressions:
        return  # BAD-EXPRESSION tells of it
    try:
        parts = parse_text(text.raw)
    except ExpressionError:
        return
    yield Piece(text, _blocks(text, _CALL.sub(_letter, text.raw)))
    for part in parts:
        if isinstance(part, Call) and part.name in {"literal", "in_language"}:
            yield from _argument(text, part)


def _argument(text: Text, call: Call) -> Iterator[Piece]:
    """Words typed in an expression are a text of their own."""
    spoken = call.name == "in_language"
    one = replace(
        text, raw=call.arguments[1 if spoken else 0], language=call.arguments[0] if spoken else text.language,
        where=f"{call.name}(…) in {text.where}", figures=False, markdown=False, counts_lines=False,
        line=text.line + call.line - 1 if text.counts_lines else text.line,
    )  # fmt: skip
    if one.raw.strip():
        yield Piece(one, (Block(1, one.raw),))


def _letter(match: re.Match[str]) -> str:
    return (FACT if match[1] in _FIGURES else OTHER) + "\n" * match[0].count("\n")


def _other(match: re.Match[str]) -> str:
    return OTHER + "\n" * match[0].count("\n")


def _note(match: re.Match[str]) -> str:
    """A note's sign and a tag stand close to a word; one that does not counts as a word itself."""
    before = match.string[match.start() - 1 : match.start()]
    apart = before in {" ", "\u00a0"} and not match[0].endswith(":")
    return (OTHER if apart else "") + _nothing(match)


def _nothing(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


_ADDRESSES = (("://", _ADDRESS), ("www.", _ADDRESS), ("/", _SITE), ("@", _MAIL))
_MARKS = (
    *((sign, pattern, _other) for sign, pattern in _ADDRESSES), ("<", _TAG, _note),
    ("{", _ATTRIBUTES, _nothing), ("&", _ENTITY, _other), ("*", _STARS, _nothing), ("_", _LINES, _nothing),
)  # fmt: skip
"""What a mark has in it, its pattern, and what is put in its place."""


def _blocks(text: Text, raw: str) -> tuple[Block, ...]:
    if text.markdown:
        return tuple(_of_markdown(_unmarked(raw)))
    for sign, pattern in _ADDRESSES:
        if sign in raw:
            raw = pattern.sub(_other, raw)
    return (Block(1, raw),)


def _unmarked(raw: str) -> str:
    """Markdown without what no reader sees; line ends stay."""
    if "`" in raw or "~~~" in raw:
        raw = _without_code(raw)
    if "](" in raw or "[^" in raw or "]:" in raw:
        if "]:" in raw:
            raw = _DEFINITION.sub("", raw)
        if "](" in raw:
            raw = DESTINATION.sub(_nothing, _OPENING.sub("", raw))
        if "[^" in raw:
            raw = _FOOTNOTE.sub(_note, raw)
    for sign, pattern, put in _MARKS:
        if sign in raw:
            raw = pattern.sub(put, raw)
    return raw


def _without_code(raw: str) -> str:
    parts, at = [], 0
    for start, end in code_ranges(raw):
        parts += [raw[at:start], OTHER + "\n" * raw.count("\n", start, end)]
        at = end
    return "".join([*parts, raw[at:]])


def _of_markdown(raw: str) -> Iterator[Block]:
    lines: list[str] = []
    item = nested = False
    bullet = ""
    for number, line in enumerate([*raw.split("\n"), ""], start=1):
        start = _START.match(line)
        rest = line[start.end() if start else 0 :].rstrip(" \t")
        box, rule = _BOX.match(rest), _RULE.match(rest)
        begins = bool(start and (start["mark"] or start["heading"])) or rest.startswith("|")
        if rest and line[0] not in " \t":
            nested = begins or bool(box) or (nested and bool(lines))
        if lines and (begins or box or rule):
            # A line of signs under a paragraph makes it a heading.
            yield Block(number - len(lines), "\n".join(lines), not (item or rest), bullet if item else "")
            lines = []
        if box or rule:
            yield from [Block(number, box[1])] if box and box[1] else ()
        elif rest.startswith("|"):
            yield from (Block(number, cell.strip(" \t")) for cell in rest.split("|") if cell.strip(" \t"))
        elif start and start["heading"]:
            yield Block(number, rest.rstrip("# "))
        elif lines or nested or not _CODE.match(line):
            item = begins if not lines else item
            bullet = (start["mark"] or "" if start else "") if not lines else bullet
            lines.append(rest)

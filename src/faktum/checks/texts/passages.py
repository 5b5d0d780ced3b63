"""The passages of a text: its sentences, headings, list items and cells, with and without what is no word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from faktum.checks.texts.markup import expression_ranges, masked, without_code
from faktum.checks.texts.text import Text
from faktum.locale.reading.sentences import spans_of

_MARK = re.compile(
    r"[ \t]*(?:>[ \t]*)*(?:#{1,6}(?=[ \t])|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])|\[\^[^\]\s]{1,99}\]:)?"
)
"""What a line of Markdown may begin with."""
_RULE = re.compile(r"[ \t:|=-]*\Z")
"""A line under a heading, between cells or across the page."""


_TITLE = re.compile(
    "[“”„«»‘][^“”„«»‘’\n]{1,300}[“”«»’]"
    '|"[^"\n]{1,300}"'
    r"|(?<![*\w])\*(?![*\s])[^*\n]{1,300}\*(?![*\w])"
    r"|(?<!\w)_(?!\s)[^_\n]{1,300}_(?!\w)"
)
"""Words in quotation marks or in italics: the title of a work, a word that is spoken of."""
_TITLED = re.compile('[“”„«»‘"*_]')
_LINKED = re.compile(r"\[([^\[\]\n]{0,300})\]\(<?https?:")
"""Words that lead to another site: its name or the title of its page."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, or what stands on its own as one does."""

    line: int
    """Its first line, counting from 1 in the text."""
    raw: str
    """As it is written."""
    plain: str
    """With expressions, code, marks and what links lead to as blanks, and the words of links to other sites:
    character for character as long as `raw`."""


@lru_cache(maxsize=8192)
def passages_of(text: Text) -> tuple[Passage, ...]:
    """Every passage of a text, in order. Several checks ask."""
    return tuple(_passages(text))


def _passages(text: Text) -> Iterator[Passage]:
    raw = text.raw
    plain = masked(without_code(raw) if text.markdown else raw, markdown=text.markdown)
    whole, plain = _joined(plain, markdown=text.markdown)
    if text.markdown and "](" in raw:
        plain = _without_linked(plain, raw)
    whole = _filled(whole, raw)
    line, counted = 1, 0
    for start, end in spans_of(whole, text.language):
        piece = whole[start:end]
        first, last = end - len(piece.lstrip()), start + len(piece.rstrip())
        line += raw.count("\n", counted, first)
        counted = first
        yield Passage(line, raw[first:last], plain[first:last])


def without_titles(passage: Passage) -> str:
    """The words of a passage without titles and words that are spoken of."""
    plain = passage.plain
    return _TITLE.sub(lambda match: " " * len(match[0]), plain) if _TITLED.search(plain) else plain


def _without_linked(plain: str, raw: str) -> str:
    """The text without the words of links to other sites, which may be in any language."""
    parts, at = [], 0
    for match in _LINKED.finditer(raw):
        parts += [plain[at : match.start(1)], " " * len(match[1])]
        at = match.end(1)
    return "".join([*parts, plain[at:]])


def _filled(plain: str, raw: str) -> str:
    """Expressions stand for names and figures: a sentence may begin with one, and ends after it."""
    parts, at = [], 0
    for start, end in expression_ranges(raw):
        parts += [plain[at:start], "X" * (end - start)]
        at = end
    return "".join([*parts, plain[at:]])


def _joined(plain: str, *, markdown: bool) -> tuple[str, str]:
    """The text with line breaks only where a paragraph, an item or a cell ends, and the same without marks."""
    if "\n" not in plain and not markdown:
        return plain, plain
    whole: list[str] = []
    ended, in_quotation = True, False
    for line in plain.split("\n"):
        mark = _MARK.match(line) if markdown else None
        kind = mark[0].strip() if mark else ""
        words = " " * mark.end() + line[mark.end() :] if mark and kind else line
        rule = _RULE.match(words) is not None  # also an empty line
        alone = rule or (bool(kind) and not (in_quotation and kind.strip("> \t") == ""))
        if rule:
            words = " " * len(line)
        elif markdown and "|" in words:
            alone = rule = True
            words = words.replace("|", "\n")
        if whole:
            whole.append("\n" if ended or alone else " ")
        whole.append(words)
        ended = rule or "#" in kind
        in_quotation = ">" in kind
    joined = "".join(whole)
    return joined, joined.replace("\n", " ")

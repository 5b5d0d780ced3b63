"""The shape of a Markdown text: its headings, lists, tables, quotations, pictures, footnotes and links."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from faktum.checks.texts.markup import DESTINATION, without_code
from faktum.load.versions import Version
from faktum.problems import quoted
from faktum.render.addresses import link_target
from faktum.render.allowed import SCHEME

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\S")
_QUOTATION = re.compile(r" {0,3}>")
_FOOTNOTE = re.compile(r" {0,3}\[\^[^\[\]\s]{1,99}\]:")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,1000}(?=\]\()")
_BOLD = re.compile(r" {0,3}(\*\*|__)(?![\s*_])[^*_\n]{1,200}\1[ \t]*$")
_ADDRESS = re.compile(r"<((?:https?://|mailto:|tel:)[^\s<>]{1,2000})>")


_NAMED = re.compile(r"\{\{ ?(?:fact|name|person)\( ?[\"']([^\"'{}]{1,200})[\"']")
PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Part:
    """One of them."""

    kind: str
    line: int
    """In the file."""
    size: tuple[int, ...] = ()
    """The level of a heading, the items of a list, the rows and columns of a table."""
    target: str = ""
    """Where a link leads: below the language's folder, or an address. The records that a paragraph names."""
    bold: bool = False
    """Whether a paragraph begins with a line that is bold from end to end, as if it were a heading."""

    @property
    def key(self) -> tuple[str, tuple[int, ...], str]:
        """What it has in common with its like in another language."""
        return self.kind, self.size, self.target

    @property
    def is_heading(self) -> bool:
        return self.kind == "heading"

    @property
    def is_paragraph(self) -> bool:
        """One of those by which the others are found; how many there are is the translator's business."""
        return self.kind == PARAGRAPH

    def __str__(self) -> str:
        if self.is_heading:
            return f"heading of level {self.size[0]}"
        if self.kind == "list":
            return f"list of {self.size[0]} item{'s' if self.size[0] > 1 else ''}"
        if self.kind == "table":
            return f"table of {self.size[0]} by {self.size[1]} cells"
        return f"link to {quoted(self.target)}" if self.target else self.kind


def parts_of(version: Version) -> list[Part]:
    """Everything but links, in the order in which it stands; with paragraphs, by which the others are found."""
    return list(_parts(without_code(version.file.body).split("\n"), version.file.body_line))


def _parts(lines: Sequence[str], first: int) -> Iterator[Part]:
    at = 0
    while at < len(lines):
        part, end = _part(lines, at)
        if part:
            yield replace(part, line=first + at)
        for number in range(at, end):
            for _ in _PICTURE.finditer(lines[number]):
                yield Part("picture", first + number)
        at = end


def _part(lines: Sequence[str], at: int) -> tuple[Part | None, int]:
    """What begins at a line, and the line after it."""
    line, below = lines[at], at + 1
    if heading := _HEADING.match(line):
        return Part("heading", at, (len(heading[1]),)), below
    if _is_table(lines, at):
        end = _end(lines, at, lambda one: "|" in one)
        return Part("table", at, (end - at - 1, line.strip().strip("|").count("|") + 1)), end
    if _QUOTATION.match(line):
        return Part("quotation", at), _end(lines, at, lambda one: bool(one.strip()))
    if _ITEM.match(line) and not _is_rule(line):
        end = _end_of_list(lines, at)
        return Part("list", at, (sum(bool(_ITEM.match(one)) for one in lines[at:end]),)), end
    if _FOOTNOTE.match(line):
        return Part("footnote", at), below
    if line.strip() and below < len(lines) and _UNDERLINE.match(lines[below]):
        return Part("heading", at, (1 if "=" in lines[below] else 2,)), below + 1
    if line.strip():
        names = " ".join(sorted(set(_NAMED.findall(line))))
        return Part(PARAGRAPH, at, target=names, bold=bool(_BOLD.match(line))), below
    return None, below


def _is_table(lines: Sequence[str], at: int) -> bool:
    below = lines[at + 1].strip() if at + 1 < len(lines) else ""
    return "|" in lines[at] and "-" in below and "|" in below and not below.strip("|:- \t")


def _is_rule(line: str) -> bool:
    marks = line.replace(" ", "").replace("\t", "")
    return len(marks) > 2 and len(set(marks)) == 1


def _end(lines: Sequence[str], at: int, belongs: Callable[[str], bool]) -> int:
    return next((end for end in range(at + 1, len(lines)) if not belongs(lines[end])), len(lines))


def _end_of_list(lines: Sequence[str], at: int) -> int:
    """The line after the last item and what is indented below it; blank lines may stand between."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        lazy = number == end and not _HEADING.match(line) and not _QUOTATION.match(line)
        if not (line[0] in " \t" or (_ITEM.match(line) and not _is_rule(line)) or lazy):
            break
        end = number + 1
    return end


def links_of(version: Version) -> dict[str, Part]:
    """The links by what they lead to, each at its first line."""
    body, first = without_code(version.file.body), version.file.body_line
    pictures = {match.end() for match in _PICTURE.finditer(body)}
    found = [
        (match.start(), match["inline"])
        for match in DESTINATION.finditer(body)
        if match.start() not in pictures
    ]
    found += [(match.start(), match[1]) for match in _ADDRESS.finditer(body)]
    links: dict[str, Part] = {}
    for start, link in sorted(found):
        target = _target(version, link.strip("<>"))
        if target:
            links.setdefault(target, Part("link", first + body.count("\n", 0, start), target=target))
    return links


def _target(version: Version, link: str) -> str:
    """The page, file or address; nothing for a place on the page itself, which has its own name in each language."""
    if SCHEME.match(link):
        return link.rstrip("/")
    path = link.partition("#")[0]
    if not path:
        return ""
    source = version.file.path.partition(f"docs/{version.language}/")[2]
    target = link_target(source, path)
    if target is None:
        return posixpath.normpath(posixpath.join(posixpath.dirname(version.file.path), path))
    return target or "./"

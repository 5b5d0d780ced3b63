"""Entries of records: values, references and keys, each on its line of YAML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from faktum.load.yaml import Place
from mistakes.mistake import Slip, Spot
from mistakes.snapshot import Site

_LINE = re.compile(r"""^(\s*(?:- )?)([\w-]+): ("[^"]*"|'[^']*'|[^"'\[{>|&*#].*)$""")


@dataclass(frozen=True, slots=True)
class Entry:
    """A key with a plain value on a line of its own."""

    path: str
    place: Place
    number: int
    before: str
    """What stands before the value on its line."""
    written: str
    """The value as written, with its quotation marks."""

    @property
    def value(self) -> str:
        return self.written.strip("\"'")

    @property
    def key(self) -> str:
        return str(self.place[-1])

    @property
    def quote(self) -> str:
        return self.written[0] if self.written[0] in "\"'" else ""

    def with_value(self, site: Site, value: str, what: str, *more: Spot) -> Slip:
        """The slip of another value, in the same quotation marks."""
        line = self.before + self.quote + value + self.quote
        return self.with_line(site, line, what, *more)

    def with_line(self, site: Site, line: str, what: str, *more: Spot) -> Slip:
        edited = site.replaced(self.path, self.number, line)
        return Slip(self.path, self.number, {self.path: edited}, what, where="record", places=frozenset(more))


def entries(site: Site, wanted: Callable[[str, Place], bool]) -> Iterator[Entry]:
    """Entries whose file and place are wanted."""
    for path, text in site.files.items():
        lines = text.split("\n")
        for place, number in site.documents[path].lines.items():
            if not place or not isinstance(place[-1], str) or not wanted(path, place):
                continue
            match = _LINE.match(lines[number - 1])
            if match and match[2] == place[-1]:
                yield Entry(path, place, number, match[1] + match[2] + ": ", match[3])


def of_fact(site: Site, path: str, text: str, *keys: str) -> frozenset[Spot]:
    """The lines of facts in the text of a record: their keys, values and statements."""
    lines = site.parsed(path, text).lines
    telling = {"value", "statements", "of", "source", "valid_at"}
    return frozenset(
        (path, line) for place, line in lines.items()
        if len(place) >= 2 and place[0] == "facts" and place[1] in keys
        and (len(place) == 2 or place[-1] in telling or isinstance(place[-1], int))
    )  # fmt: skip


def chosen(site: Site, path: str, place: Place) -> bool:
    """Whether a value is that of a fact's only or preferred statement."""
    if len(place) == 3:
        return True
    statement: Any = site.value(path, *place[:-1])
    return isinstance(statement, dict) and "preferred" in statement


def fact_values(site: Site, folder: str = "data/", *properties: str) -> Iterator[Entry]:
    """The values that pages show of the facts in records, of these properties if given."""
    for entry in entries(site, lambda path, place: path.startswith(folder) and place[-1] == "value"):
        if entry.place[0] == "facts" and chosen(site, entry.path, entry.place):
            key = str(entry.place[1])
            told = site.value(entry.path, "facts", key, "property")
            if not properties or (told or key).startswith(properties):
                yield entry


def block_end(site: Site, path: str, number: int) -> int:
    """The last line of the block that begins on a line: what is indented deeper, and list items at its level."""
    lines = site.lines(path)
    depth = len(lines[number - 1]) - len(lines[number - 1].lstrip())
    end = number
    for index in range(number, len(lines)):
        line = lines[index]
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            break
        if line.strip():
            end = index + 1
    return end

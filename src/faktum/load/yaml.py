"""YAML 1.2 with positions: plain data plus the line of every key and value.

PyYAML reads YAML 1.1 (`NO` is False, `0701234567` is octal, the second of two equal keys wins).
Only its parser is used here, the C one: `compose` gives nodes with marks, and this module resolves
plain scalars by the YAML 1.2 core schema (https://yaml.org/spec/1.2.2/#103-core-schema), refuses
equal keys, tags and aliases, and never constructs an object.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml; slower, the same nodes
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

from faktum.load.characters import HINT, SEEN, first_unseen
from faktum.marks import mark_of
from faktum.problems import Problem, quoted

Place = tuple[str | int, ...]
"""The way to a value: keys and list indices from the top of the document."""

_INT = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^[-+]?(\.[0-9]+|(0|[1-9][0-9]*)(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")
_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
MAX_DEPTH = 32
MAX_KEY = 100
MAX_DIGITS = 40
_MANY_LEVELS = 2000


@dataclass(slots=True)
class Document:
    """One YAML document: its data, and the line of each place in it (counting from 1)."""

    path: str
    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    offset: int = 0
    refused: bool = False
    """Whether a part of it was refused and left out; what is missing then is no second mistake."""
    mark: bytes = b""
    """The same for the same text."""

    def line(self, *place: str | int) -> int:
        """The line of a place, or of the nearest place above it that is written in the file."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1 + self.offset)


def parse_yaml(text: str, path: str, problems: list[Problem], offset: int = 0) -> Document:
    """Read one document; anything wrong goes to `problems` and leaves what could be read.

    `offset` is the number of lines before `text` in the file, for front matter.
    """
    document = Document(path, offset=offset, mark=mark_of(text))
    try:
        if deep := _line_too_deep(text):
            problems.append(
                Problem(
                    path,
                    deep + offset,
                    "YAML",
                    f"at most {MAX_DEPTH} levels",
                    "deeper nesting",
                    "Flatten the file.",
                )
            )
            return document
        node = yaml.compose(text, Loader=_Composer)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + 1 + offset
        problems.append(
            Problem(
                path, line, "YAML",
                "YAML that can be read",
                " ".join(str(error.problem or error.context or "something else").split()),
                "Look at the indentation and quotation marks on this line and the one above; "
                "a text with a colon in it needs quotation marks.",
            )
        )  # fmt: skip
        return document
    except yaml.YAMLError as error:
        problems.append(
            Problem(path, 1 + offset, "YAML", "YAML that can be read", " ".join(str(error).split()))
        )
        return document
    if node is None:
        problems.append(Problem(path, 1 + offset, "YAML", "a record", "an empty file"))
        return document
    reader = _Reader(document, problems)
    document.data = reader.read(node, ())
    if document.data is None and not document.refused:  # `~`, or a lone exclamation mark
        problems.append(Problem(path, document.line(), "YAML", "a record", "an empty file"))
    return document


def _line_too_deep(text: str) -> int | None:
    """The line where nesting passes MAX_DEPTH, for texts in which it might pass what `compose` stands.

    The C composer calls itself for every level and takes the process with it when the stack ends.
    A level needs a bracket or a column, so nearly all texts are known to be flat without parsing.
    """
    if sum(map(text.count, "[{")) + max(map(len, text.split("\n"))) < _MANY_LEVELS:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH + 1:
            return event.start_mark.line + 1 if event.start_mark else 1
    return None


class _Composer(_Loader):
    """The parser without what PyYAML makes of plain scalars: they are read here."""

    def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> str:
        return _TEXT

    def descend_resolver(self, _parent: Any, _index: Any) -> None:
        """There are no resolvers by place."""

    def ascend_resolver(self) -> None:
        """Nor here."""


class _Reader:
    def __init__(self, document: Document, problems: list[Problem]) -> None:
        self.document = document
        self.problems = problems
        self.seen: set[int] = set()

    def _refuse(self, node: yaml.Node, expected: str, found: str, hint: str, line: int | None = None) -> None:
        line = line or node.start_mark.line + 1 + self.document.offset
        self.document.refused = True
        self.problems.append(Problem(self.document.path, line, "YAML", expected, found, hint))

    def read(self, node: yaml.Node, place: Place) -> Any:
        self.document.lines.setdefault(place, node.start_mark.line + 1 + self.document.offset)
        if len(place) > MAX_DEPTH:
            self._refuse(node, f"at most {MAX_DEPTH} levels", "deeper nesting", "Flatten the file.")
            return None
        if id(node) in self.seen:
            self._refuse(
                node, "every value written out", "an alias (*name)",
                "Write the value again where it is needed; aliases and anchors are not read.",
                self.document.lines[place],
            )  # fmt: skip
            return None
        self.seen.add(id(node))
        if node.tag not in _PLAIN_TAGS:
            self._refuse(
                node, "plain text, numbers, lists and keys", f"the tag {quoted(node.tag)}",
                "Remove the tag (the word after the exclamation mark).",
            )  # fmt: skip
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, place))
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*place, index)) for index, child in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node)

    def _pairs(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, Any]]:
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1 + self.document.offset
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, "a plain key", "a list or mapping as key", "Use a word as key.")
                continue
            key = self._seen(key_node)
            if len(key) > MAX_KEY:
                self._refuse(
                    key_node, f"a key of at most {MAX_KEY} characters", quoted(key), "Use a word as key."
                )
                continue
            if key in first:
                self.problems.append(
                    Problem(
                        self.document.path, line, "DUPLICATE-KEY",
                        f"each key once, {key} stands on line {first[key]} already",
                        f"{key} again",
                        "Keep one of them.",
                    )
                )  # fmt: skip
                continue
            first[key] = line
            self.document.lines[(*place, key)] = line
            yield key, self.read(value_node, (*place, key))

    def _seen(self, node: yaml.ScalarNode) -> str:
        """The text, after what the file itself may not hold was looked for in its escapes too (a backslash and u202E)."""
        text = str(node.value)
        if unseen := first_unseen(text):
            line = node.start_mark.line + 1 + self.document.offset
            self.document.refused = True
            self.problems.append(Problem(self.document.path, line, "UNREADABLE", SEEN, unseen[1], HINT))
            return ""
        return text

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = self._seen(node)
        if node.style:  # quoted or block: always text; plain is None or, from the C parser, ""
            return text
        if text in _NULL:
            return None
        if text in _BOOL:
            return _BOOL[text]
        if len(text) > MAX_DIGITS:
            return text  # no number that means anything; the model says so where it wanted one
        if _INT.match(text):
            return int(text)
        if _FLOAT.match(text) and math.isfinite(number := float(text)):
            return number
        return text


_TEXT = "tag:yaml.org,2002:str"
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "merge", "value", "map", "seq")
)

"""SVG in docs/assets/: only what draws.

An SVG is a program for browsers unless its elements and attributes are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from faktum.load.files import decoded
from faktum.problems import Problem, quoted

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({
    "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title",
    "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
})  # fmt: skip
_ATTRIBUTES = frozenset(["id", "class", "lang", "role", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx", "dy", "rotate", "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "stroke-opacity", "opacity", "color", "clip-path", "clip-rule", "clipPathUnits", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "stop-color", "stop-opacity", "fx", "fy", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "preserveAspectRatio", "version", "aria-hidden", "aria-label", "aria-labelledby", "aria-describedby", "focusable", "vector-effect", "pathLength", "textLength", "shape-rendering"])  # fmt: skip
MAX_DEPTH = 32
_REFERENCE = re.compile(r"url\s*\((?!\s*[\"']?#[\w-]+[\"']?\s*\))", re.IGNORECASE)


class _RefusedError(ValueError):
    """The first thing that does more than draw. Nothing after it is read: entities may fill the memory."""


def check_drawing(raw: bytes, name: str) -> Iterator[Problem]:
    """The first thing that is wrong in an SVG file, at its line."""
    problems: list[Problem] = []
    text = decoded(raw, name, problems)
    yield from problems
    if text is None:
        return
    parser, reader = ParserCreate("utf-8", " "), _Reader()
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.ProcessingInstructionHandler, parser.StartDoctypeDeclHandler = _instruction, _document_type
    try:
        parser.Parse(text.encode(), True)
    except _RefusedError as error:
        yield Problem(name, parser.CurrentLineNumber, "BAD-PICTURE", "an SVG that only draws", str(error),
                      "Save it as plain SVG, without scripts, links, styles, pictures and the editor's own marks.")  # fmt: skip
    except ExpatError as error:
        yield Problem(name, error.lineno, "BAD-PICTURE", "an SVG", "one that cannot be read",
                      "Draw it anew in a program for drawings and save it as plain SVG.")  # fmt: skip


class _Reader:
    def __init__(self) -> None:
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition(" ")
        allowed = _ELEMENTS if self.depth else {"svg"}
        if space != _SVG or local not in allowed or self.depth >= MAX_DEPTH:
            raise _RefusedError(f"the element {quoted(local)}")
        for key, value in attributes.items():
            if key not in _ATTRIBUTES:
                raise _RefusedError(f"the attribute {quoted(key.rpartition(' ')[2])}")
            if _REFERENCE.search(value) or "\\" in value:
                raise _RefusedError(quoted(value))
        self.depth += 1

    def end(self, _tag: str) -> None:
        self.depth -= 1


def _instruction(target: str, _data: str) -> None:
    raise _RefusedError(f"an instruction, {quoted(target)}")


def _document_type(*_all: object) -> None:
    raise _RefusedError("a document type")

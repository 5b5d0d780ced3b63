"""SVG in docs/assets/: only what draws.

An SVG is a program for browsers unless its elements and attributes are listed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.parsers import expat

from faktum.load.files import decoded
from faktum.problems import Problem, quoted

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title",
    "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
})  # fmt: skip
_ATTRIBUTES = frozenset(["id", "class", "lang", "role", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx", "dy", "rotate", "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "stroke-opacity", "opacity", "color", "clip-path", "clip-rule", "clipPathUnits", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "stop-color", "stop-opacity", "fx", "fy", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "preserveAspectRatio", "version", "aria-hidden", "aria-label", "aria-labelledby", "aria-describedby", "focusable", "vector-effect", "pathLength", "textLength", "shape-rendering"])  # fmt: skip
_REFERENCE = re.compile(r"url\s*\((?!\s*[\"']?#[\w-]+[\"']?\s*\))", re.IGNORECASE)


class _EntityError(ValueError):
    """Entities may stand for each other a billion times."""


def check_drawing(raw: bytes, name: str) -> Iterator[Problem]:
    problems: list[Problem] = []
    """Problems of an SVG file, the first of each kind at its line."""
    text = decoded(raw, name, problems)
    yield from problems
    if text is None:
        return
    parser = expat.ParserCreate("utf-8", " ")
    depth = 0

    def refuse(found: str) -> None:
        problems.append(
            Problem(name, parser.CurrentLineNumber, "BAD-PICTURE", "an SVG that only draws", found,
                    "Save it as plain SVG, without scripts, links, styles, pictures and the editor's own marks.")
        )  # fmt: skip

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        space, _, local = tag.rpartition(" ")
        if space != _SVG or local not in _ELEMENTS or (depth == 1) != (local == "svg") or depth > 32:
            refuse(f"the element {quoted(local)}")
            return
        for key, value in attributes.items():
            if key not in _ATTRIBUTES:
                refuse(f"the attribute {quoted(key.rpartition(' ')[2])}")
            elif _REFERENCE.search(value) or "\\" in value:
                refuse(quoted(value))

    def end(_tag: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.ProcessingInstructionHandler = lambda target, _data: refuse(f"an instruction, {quoted(target)}")
    parser.StartDoctypeDeclHandler = lambda *_all: refuse("a document type")
    parser.EntityDeclHandler = _stop
    try:
        parser.Parse(text.encode(), True)
    except (expat.ExpatError, _EntityError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else parser.CurrentLineNumber
        problems.append(
            Problem(
                name,
                line,
                "BAD-PICTURE",
                "an SVG",
                "one that cannot be read",
                "Draw it anew in a program for drawings and save it as plain SVG.",
            )
        )
    yield from problems[:1]


def _stop(*_all: object) -> None:
    raise _EntityError

"""Pictures in docs/assets/: what their name says, not larger than a screen needs, and of SVG only what draws.

A raster picture is read as far as its size: a few bytes may stand for a picture that fills the memory of
whoever opens it. An SVG is a program for browsers unless its elements and attributes are listed.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from faktum.load.files import decoded, size_problem
from faktum.model.base import RECORD_ID
from faktum.problems import Problem, quoted

TYPES = (".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp")
MAX_BYTES = 2_000_000
MAX_SIDE = 8_000
MAX_POINTS = 32_000_000
MAX_FRAMES = 100

_SVG = "http://www.w3.org/2000/svg"
_ELEMENTS = frozenset({
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title",
    "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
})  # fmt: skip
_ATTRIBUTES = frozenset(["id", "class", "lang", "role", "viewBox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "dx", "dy", "rotate", "transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit", "stroke-opacity", "opacity", "color", "clip-path", "clip-rule", "clipPathUnits", "gradientUnits", "gradientTransform", "spreadMethod", "offset", "stop-color", "stop-opacity", "fx", "fy", "font-family", "font-size", "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "preserveAspectRatio", "version", "aria-hidden", "aria-label", "aria-labelledby", "aria-describedby", "focusable", "vector-effect", "pathLength", "textLength", "shape-rendering"])  # fmt: skip
_REFERENCE = re.compile(r"url\s*\((?!\s*[\"']?#[\w-]+[\"']?\s*\))", re.IGNORECASE)
_HINT = "Draw it anew in a program for pictures and save it in this format, at the size in which it is shown."


class _BadPictureError(ValueError):
    """Why a picture is refused."""


def check_picture(path: Path, name: str) -> Iterator[Problem]:
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        yield Problem(name, 1, "UNREADABLE", "a file that can be read", error.strerror or "an error",
                      "Look at the file and its permissions.")  # fmt: skip
        return
    if not re.fullmatch(RECORD_ID, path.stem):
        yield Problem(
            name, 1, "BAD-ID", "a file name that can be an address", quoted(path.name),
            "Lower-case letters a–z, digits and hyphens; å ä become a, ö ø become o, æ becomes ae.",
        )  # fmt: skip
    if size > MAX_BYTES:
        yield size_problem(name, size, MAX_BYTES)
    elif path.suffix == ".svg":
        yield from _svg(raw, name)
    else:
        try:
            _measure(_READERS[path.suffix](raw))
        except (_BadPictureError, struct.error, IndexError, zlib.error) as error:
            found = str(error) if isinstance(error, _BadPictureError) else "one that cannot be read"
            yield Problem(name, 1, "BAD-PICTURE", f"a picture ({path.suffix})", found, _HINT)


# -- raster -----------------------------------------------------------------------------------------


def _measure(size: tuple[int, int, int]) -> None:
    width, height, frames = size
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE and width * height <= MAX_POINTS):
        raise _BadPictureError(f"one of {width} × {height} points")
    if frames > MAX_FRAMES:
        raise _BadPictureError(f"one of {frames} frames")


def _png(raw: bytes) -> tuple[int, int, int]:
    """Its size; what is packed in it unpacks to no more than the size needs."""
    if not raw.startswith(b"\x89PNG\r\n\x1a\n") or raw[12:16] != b"IHDR":
        raise _BadPictureError("something else")
    width, height = struct.unpack(">II", raw[16:24])
    _measure((width, height, 1))
    at, frames = 8, 0
    points = zlib.decompressobj()
    budget = 8 * width * height + 8 * height + 1024  # 16 bits in four channels, and a byte for each line
    while at + 12 <= len(raw):
        length, kind = struct.unpack(">I4s", raw[at : at + 8])
        data = raw[at + 8 : at + 8 + length]
        at += 12 + length
        frames += kind == b"fcTL"
        if kind in {b"zTXt", b"iTXt", b"iCCP"}:
            raise _BadPictureError(f"one with packed text in it ({kind.decode()})")
        if kind == b"IDAT":
            budget -= len(points.decompress(data, budget + 1))
            if budget < 0:
                raise _BadPictureError("one that unpacks to more than its size")
    return width, height, max(frames, 1)


def _jpeg(raw: bytes) -> tuple[int, int, int]:
    if not raw.startswith(b"\xff\xd8\xff"):
        raise _BadPictureError("something else")
    at = 2
    while raw[at] == 0xFF:
        kind = raw[at + 1]
        if kind == 0xFF:  # padding
            at += 1
            continue
        length = struct.unpack(">H", raw[at + 2 : at + 4])[0]
        if 0xC0 <= kind <= 0xCF and kind not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack(">HH", raw[at + 5 : at + 9])
            return width, height, 1
        at += 2 + length
    raise _BadPictureError("one that cannot be read")


def _gif(raw: bytes) -> tuple[int, int, int]:
    if raw[:6] not in {b"GIF87a", b"GIF89a"}:
        raise _BadPictureError("something else")
    width, height, flags = struct.unpack("<HHB", raw[6:11])
    at, frames = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0), 0
    while raw[at] != 0x3B:
        if raw[at] == 0x2C:
            frames += 1
            left, top, wide, high, flags = struct.unpack("<HHHHB", raw[at + 1 : at + 10])
            width, height = max(width, left + wide), max(height, top + high)
            at += 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
        elif raw[at] == 0x21:
            at += 2
        else:
            raise _BadPictureError("one that cannot be read")
        while raw[at]:
            at += 1 + raw[at]
        at += 1
    return width, height, frames


def _webp(raw: bytes) -> tuple[int, int, int]:
    if raw[:4] != b"RIFF" or raw[8:12] != b"WEBP":
        raise _BadPictureError("something else")
    at, width, height, frames = 12, 0, 0, 0
    while at + 8 <= len(raw):
        kind, length = struct.unpack("<4sI", raw[at : at + 8])
        data = raw[at + 8 : at + 8 + length]
        at += 8 + length + length % 2
        if kind == b"VP8 ":
            found = tuple(one & 0x3FFF for one in struct.unpack("<HH", data[6:10]))
        elif kind == b"VP8L":
            bits = struct.unpack("<I", data[1:5])[0]
            found = ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
        elif kind == b"VP8X":
            found = tuple(1 + int.from_bytes(data[one : one + 3], "little") for one in (4, 7))
        else:
            frames += kind == b"ANMF"
            continue
        width, height = max(width, found[0]), max(height, found[1])
    return width, height, max(frames, 1)


_READERS = {".png": _png, ".jpg": _jpeg, ".jpeg": _jpeg, ".gif": _gif, ".webp": _webp}


# -- SVG --------------------------------------------------------------------------------------------


def _svg(raw: bytes, name: str) -> Iterator[Problem]:
    problems: list[Problem] = []
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
    except (expat.ExpatError, _BadPictureError) as error:
        line = error.lineno if isinstance(error, expat.ExpatError) else parser.CurrentLineNumber
        problems.append(Problem(name, line, "BAD-PICTURE", "an SVG", "one that cannot be read", _HINT))
    yield from problems[:1]


def _stop(*_all: object) -> None:
    """Entities may stand for each other a billion times."""
    raise _BadPictureError("an entity")

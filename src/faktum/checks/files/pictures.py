"""Pictures in docs/assets/: what their name says, and not larger than a screen needs.

A few bytes may stand for a picture that fills the memory of whoever opens it, so its size is looked at
before its points are.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from faktum.checks.files.drawings import check_drawing
from faktum.load.files import size_problem
from faktum.model.base import RECORD_ID
from faktum.problems import Problem, quoted

_FORMATS = {".png": "png", ".jpg": "jpeg", ".jpeg": "jpeg", ".gif": "gif", ".webp": "webp"}
"""Ending → what Pillow calls the format."""
TYPES = (".svg", *_FORMATS)
MAX_BYTES = 2_000_000
MAX_SIDE = 8_000
MAX_POINTS = 32_000_000
MAX_FRAMES = 100


def check_picture(path: Path, name: str) -> Iterator[Problem]:
    try:
        size = path.stat().st_size
        raw = None if size > MAX_BYTES else path.read_bytes()
    except OSError as error:
        yield Problem(name, 1, "UNREADABLE", "a file that can be read", error.strerror or "an error",
                      "Look at the file and its permissions.")  # fmt: skip
        return
    if not re.fullmatch(RECORD_ID, path.stem):
        yield Problem(
            name, 1, "BAD-ID", "a file name that can be an address", quoted(path.name),
            "Lower-case letters a–z, digits and hyphens; å ä become a, ö ø become o, æ becomes ae.",
        )  # fmt: skip
    if raw is None:
        yield size_problem(name, size, MAX_BYTES)
    elif path.suffix == ".svg":
        yield from check_drawing(raw, name)
    elif found := _wrong(raw, _FORMATS[path.suffix]):
        yield Problem(
            name, 1, "BAD-PICTURE", f"a picture ({path.suffix})", found,
            "Draw it anew in a program for pictures and save it in this format, at the size in which it is shown.",
        )  # fmt: skip


def _wrong(raw: bytes, kind: str) -> str:
    """What is wrong with a picture, in words; nothing where it is what it should be."""
    from PIL import Image, UnidentifiedImageError  # only a site with pictures waits for it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # ours is the stricter bound
            with Image.open(BytesIO(raw), formats=[kind]) as picture:
                found = _too_large(*picture.size)
                if hasattr(picture, "n_frames") and picture.n_frames > MAX_FRAMES:
                    found = f"one of {picture.n_frames} frames"
                if not found:
                    picture.load()
                    found = _too_large(*picture.size)  # a frame may be larger than the picture
    except UnidentifiedImageError:
        return "something else"
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return "one that cannot be read, or unpacks to more than it shows"
    return found


def _too_large(width: int, height: int) -> str:
    if width > MAX_SIDE or height > MAX_SIDE or width * height > MAX_POINTS:
        return f"one of {width} × {height} points"
    return ""

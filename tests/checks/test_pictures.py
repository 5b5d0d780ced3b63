"""Pictures: honest ones pass, at the limit too; each of the others is called what it is."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from faktum.checks.files.pictures import MAX_BYTES, check_picture
from faktum.problems import Problem

Drawn = Callable[..., bytes]
Asked = Callable[[str, bytes], list[Problem]]
UNREAD = "one that cannot be read, or unpacks to more than it shows"


@pytest.fixture
def drawn() -> Drawn:
    """`drawn(format, width, height)`: an honest picture of one colour."""

    def draw(kind: str, width: int = 3, height: int = 2) -> bytes:
        with BytesIO() as file:
            Image.new("1", (width, height), 1).save(file, format=kind)
            return file.getvalue()

    return draw


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """`asked(name, bytes)`: what is said of a file in docs/assets/."""

    def ask(name: str, raw: bytes) -> list[Problem]:
        path = tmp_path / name
        path.write_bytes(raw)
        return list(check_picture(path, f"docs/assets/{name}"))

    return ask


def only_a_head(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds no points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def film(frames: int) -> bytes:
    """A GIF in which every frame differs from the one before."""
    pictures = [Image.new("L", (2, 2), number % 2 * 255) for number in range(frames)]
    with BytesIO() as file:
        pictures[0].save(file, format="GIF", save_all=True, append_images=pictures[1:])
        return file.getvalue()


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.jpeg", "JPEG"), ("a.gif", "GIF"), ("a.webp", "WEBP")]
)  # fmt: skip
def test_a_picture_is_what_its_name_says(asked: Asked, drawn: Drawn, name: str, kind: str) -> None:
    assert asked(name, drawn(kind)) == []
    other = "GIF" if kind == "PNG" else "PNG"
    [problem] = asked(name, drawn(other))
    assert (problem.path, problem.line, problem.code) == (f"docs/assets/{name}", 1, "BAD-PICTURE")
    assert problem.expected == f"a picture ({Path(name).suffix})"
    assert problem.found == "something else"


@pytest.mark.parametrize(("width", "height"), [(8000, 1), (1, 8000), (8000, 4000)])
def test_a_picture_as_large_as_allowed(asked: Asked, drawn: Drawn, width: int, height: int) -> None:
    assert asked("a.png", drawn("PNG", width, height)) == []


@pytest.mark.parametrize(
    ("width", "height"), [(8001, 1), (1, 8001), (8000, 4001), (4001, 8000), (12_000, 8_000)]
)
def test_a_picture_of_too_many_points_is_told_its_size(asked: Asked, width: int, height: int) -> None:
    """Also one so large that Pillow would warn of it."""
    [problem] = asked("a.png", only_a_head(width, height))
    assert (problem.code, problem.found) == ("BAD-PICTURE", f"one of {width} × {height} points")


def test_a_picture_that_pillow_itself_refuses(asked: Asked) -> None:
    [problem] = asked("a.png", only_a_head(60_000, 60_000))
    assert (problem.code, problem.found) == ("BAD-PICTURE", UNREAD)


def test_a_frame_that_reaches_beyond_its_picture_counts(asked: Asked) -> None:
    """The picture says 2 × 2; its only frame begins eight thousand points to the right."""
    raw = bytearray(film(1))
    at = raw.index(b",")
    raw[at + 1 : at + 9] = struct.pack("<HHHH", 8000, 0, 2, 2)
    [problem] = asked("a.gif", bytes(raw))
    assert (problem.code, problem.found) == ("BAD-PICTURE", "one of 8002 × 2 points")


@pytest.mark.parametrize(("frames", "found"), [(100, []), (101, ["one of 101 frames"])])
def test_frames_of_a_film(asked: Asked, frames: int, found: list[str]) -> None:
    assert [one.found for one in asked("a.gif", film(frames))] == found


@pytest.mark.parametrize(
    ("more", "told"), [(0, []), (1, [("UNREADABLE", "at most 2000000 bytes", "2000001 bytes")])]
)
def test_a_file_as_large_as_allowed(
    asked: Asked, drawn: Drawn, more: int, told: list[tuple[str, str, str]]
) -> None:
    raw = drawn("PNG").ljust(2_000_000 + more, b"\0")
    assert [(one.code, one.expected, one.found) for one in asked("a.png", raw)] == told
    assert len(raw) - more == MAX_BYTES


def test_a_picture_cut_short(asked: Asked, drawn: Drawn) -> None:
    """Its head is whole, so that it is known for what it is; the points are not there."""
    [problem] = asked("a.png", drawn("PNG", 900, 900)[:60])
    assert (problem.line, problem.code) == (1, "BAD-PICTURE")
    assert problem.found == UNREAD


def test_a_name_that_can_be_no_address(asked: Asked, drawn: Drawn) -> None:
    problems = asked("Bild 1.png", drawn("PNG"))
    assert [(one.path, one.line, one.code, one.found) for one in problems] == [
        ("docs/assets/Bild 1.png", 1, "BAD-ID", '"Bild 1.png"')
    ]


def test_a_picture_that_went_away_meanwhile(tmp_path: Path) -> None:
    [problem] = check_picture(tmp_path / "a.png", "docs/assets/a.png")
    assert (problem.path, problem.line, problem.code) == ("docs/assets/a.png", 1, "UNREADABLE")
    assert problem.found == "No such file or directory"

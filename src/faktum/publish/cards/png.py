"""PNG (ISO/IEC 15948) of pictures with a palette, the same bytes on every machine.

How zlib finds repetitions differs between its implementations, and in some of them between processors. Told to
look for runs of one byte only (Z_RLE) there is nothing to choose, and a picture of few colours is all runs.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PALETTE = 3
"""Colour type: each pixel is an index into PLTE."""
_AS_IT_IS, _AS_ABOVE = b"\x00", b"\x02"
"""Filter types None and Up."""


def png(width: int, height: int, palette: Sequence[tuple[int, int, int]], pixels: bytes) -> bytes:
    """A picture of one byte for each pixel, row by row from the top: an index into at most 256 colours."""
    header = struct.pack(">IIBBBBB", width, height, 8, _PALETTE, 0, 0, 0)
    colours = b"".join(map(bytes, palette))
    return b"".join([
        _SIGNATURE, _chunk(b"IHDR", header), _chunk(b"PLTE", colours),
        _chunk(b"IDAT", _deflated(b"".join(_rows(width, height, pixels)))), _chunk(b"IEND", b""),
    ])  # fmt: skip


def _rows(width: int, height: int, pixels: bytes) -> Iterator[bytes]:
    """Each row behind its filter. One that is as the row above it becomes zeros."""
    same, above = _AS_ABOVE + bytes(width), b""
    for number in range(height):
        row = pixels[number * width : (number + 1) * width]
        yield same if row == above else _AS_IT_IS + row
        above = row


def _deflated(data: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, 15, 9, zlib.Z_RLE)
    return squeeze.compress(data) + squeeze.flush()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

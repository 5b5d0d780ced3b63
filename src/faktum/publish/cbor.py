"""Just enough CBOR (RFC 8949) to put the items of an array in order without decoding them."""

from __future__ import annotations

_LONG = {24: 1, 25: 2, 26: 4, 27: 8}
_STRINGS, _ARRAY, _MAP, _TAG = (2, 3), 4, 5, 6


def array_slices(data: bytes) -> list[bytes]:
    """The items of an array, each as its bytes. Raises ValueError for anything else."""
    major, count, position = _head(data, 0)
    if major != _ARRAY:
        raise ValueError("not an array of known length")
    found = []
    for _ in range(count):
        end = _end(data, position)
        found.append(data[position:end])
        position = end
    return found


def sorted_array(data: bytes) -> bytes:
    """The array with its items in the order of their bytes."""
    items = array_slices(data)
    return data[: len(data) - sum(len(item) for item in items)] + b"".join(sorted(items))


def _head(data: bytes, position: int) -> tuple[int, int, int]:
    """Major type, argument, and where what follows begins."""
    major, info = data[position] >> 5, data[position] & 31
    if info < 24:
        return major, info, position + 1
    if info not in _LONG:
        raise ValueError("an item of unknown length")
    end = position + 1 + _LONG[info]
    return major, int.from_bytes(data[position + 1 : end], "big"), end


def _end(data: bytes, position: int) -> int:
    """Where the item that begins at `position` ends."""
    major, argument, after = _head(data, position)
    if major in _STRINGS:
        return after + argument
    items = {_ARRAY: argument, _MAP: 2 * argument, _TAG: 1}.get(major, 0)
    for _ in range(items):
        after = _end(data, after)
    return after

"""A short mark of a text: the same text has the same, another one another (BLAKE2b, RFC 7693, of 16 bytes)."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 16


def mark_of(text: str, *others: bytes) -> bytes:
    """The mark of a text, and of what other marks are of with it."""
    return joined((as_bytes(text), *others))


def as_bytes(text: str) -> bytes:
    """A text that may hold what is no letter, as the name of a file may."""
    return text.encode("utf-8", "surrogatepass")


def joined(parts: tuple[bytes, ...] | list[bytes]) -> bytes:
    """The mark of parts in their order, each as long as it is."""
    told = blake2b(digest_size=SIZE)
    for part in parts:
        told.update(len(part).to_bytes(4, "big"))
        told.update(part)
    return told.digest()

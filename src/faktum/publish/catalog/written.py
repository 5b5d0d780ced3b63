"""A file that has been written: how large it is, and its checksum."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """What a catalogue tells of a file."""

    size: int
    """In bytes."""
    sha256: str
    """Hexadecimal."""

    @classmethod
    def of(cls, content: bytes) -> Written:
        return cls(len(content), hashlib.sha256(content).hexdigest())

"""Content lines: how vCard (RFC 6350, section 3) writes a property, its parameters and its value."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 75
"""Octets of a line, its end not counted (3.2)."""
END = "\r\n"

_BREAK = re.compile("\r\n|[\r\n\u0085\u2028\u2029]")
# Neither values nor parameters may hold other control characters (3.3); no program shows them either.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", "\n": "\\n"})


def clean(value: str) -> str:
    """Line breaks made one kind, tabs spaces, other control characters left out."""
    return _CONTROL.sub("", _BREAK.sub("\n", value).replace("\t", " "))


def text(value: str) -> str:
    """A text as a value (3.4). A semicolon may be escaped and is not: some programs show what escapes it."""
    return clean(value).translate(_ESCAPED)


def compound(*parts: str) -> str:
    """Parts that each have a meaning, such as those of a name; here a semicolon is escaped."""
    return ";".join(text(part).replace(";", "\\;") for part in parts)


def listed(*values: str) -> str:
    """Several texts of one kind."""
    return ",".join(text(value) for value in values)


@dataclass(frozen=True, slots=True)
class Line:
    """A property. `value` is escaped already; parameters are words and numbers of ours, which need no quotation marks."""

    name: str
    value: str
    parameters: tuple[tuple[str, str], ...] = ()
    group: str = ""
    """Lines of one group belong together (3.3)."""

    def __str__(self) -> str:
        name = f"{self.group}.{self.name}" if self.group else self.name
        return ";".join([name, *(f"{key}={value}" for key, value in self.parameters)]) + f":{self.value}"


def folded(line: str) -> str:
    """The line in pieces of LONGEST octets, each but the first after a space; no character is cut in two."""
    data = line.encode()
    pieces: list[bytes] = []
    room = LONGEST
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:  # in the middle of a character
            cut -= 1
        pieces.append(data[:cut])
        data, room = data[cut:], LONGEST - 1
    return f"{END} ".join(piece.decode() for piece in (*pieces, data))

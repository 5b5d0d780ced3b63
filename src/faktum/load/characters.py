"""Characters that no text of a site may hold, written as such, escaped in YAML or as an entity.

Bidirectional controls make a text read differently from what it is (Unicode TR 36); characters without
width hide a word from look-ups and checks; tag characters hide a whole text; private-use characters are the
marks this package itself puts in texts; U+2028 and U+2029 are line ends that no editor counts; controls
and non-characters cannot be written in XML, and halves of pairs not in UTF-8.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def first_unseen(text: str) -> tuple[int, str] | None:
    """Where the first such character stands, and its name (`U+202E`)."""
    if text.isascii() and text.isprintable():
        return None
    match = _UNSEEN.search(text)
    return (match.start(), f"U+{ord(match[0]):04X}") if match else None


SEEN = "characters that can be seen"
"""What a problem says was expected, and what to do next."""
HINT = "Delete the invisible character; typing the line again is the surest way."

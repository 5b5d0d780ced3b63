"""Where the files of a site are written: nothing is written that stands in the site already with the same bytes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


class Put(NamedTuple):
    """A file of the new site."""

    raw: bytes
    kept: bool
    """Whether it stands in the site as it is, and was not written."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The folder in which a site is made ready, and the site that stands, if there is one."""

    folder: Path
    standing: Path | None = None

    def put(self, name: str, content: str | bytes) -> Put:
        """Have a file below the site's root. Line ends are the same on every machine. Raises OSError."""
        raw = content if isinstance(content, bytes) else content.encode("utf-8")
        path = self.folder / name
        if self._stands(name, raw):
            path.unlink(missing_ok=True)  # a plugin may have put a file of its own there
            return Put(raw, kept=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw)
        return Put(raw, kept=False)

    def read(self, name: str) -> str:
        """A file of the new site: made ready, or standing already."""
        path = self.folder / name
        return path.read_text(encoding="utf-8") if path.exists() else self.stood(name)

    def stood(self, name: str) -> str:
        """A file of the site that stands. Raises OSError where there is none."""
        assert self.standing is not None
        return (self.standing / name).read_text(encoding="utf-8")

    def _stands(self, name: str, raw: bytes) -> bool:
        if self.standing is None:
            return False
        path = self.standing / name
        try:
            return path.stat().st_size == len(raw) and path.read_bytes() == raw
        except OSError:  # there is none, or a folder stands there
            return False

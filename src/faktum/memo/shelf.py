"""What was read of each file of a site, so that a file that was not written since need not be read again.

It stands beside an editor's files and may have come from anywhere. So nothing in it can be executed: what is unpickled
are values of our own models, dates and numbers, and nothing else is found. A file that is damaged, copied or another's
is as none at all.
"""

from __future__ import annotations

import pickle
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import is_dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zlib import crc32

from pydantic import BaseModel

from faktum.load.listing import Listing, Stamp
from faktum.marks import joined
from faktum.problems import Problem

_BUCKETS = 64
_PATIENCE = 0.2
"""Seconds for which somebody is waited for who reads or writes the same file."""
_TICK = 2_000_000_000
"""Nanoseconds: a file that is younger may be written again and look the same (see `faktum.fingerprint`)."""
_OURS = frozenset(
    {("faktum.load.yaml", "Document"), ("faktum.load.prose", "ProseFile"), ("faktum.problems", "Problem")}
)
_PLAIN = frozenset({("decimal", "Decimal"), ("datetime", "date")})

Kept = tuple[Stamp, Any, list[Problem]]
"""Of a file: when it was read, what was made of it, and what was wrong with it."""


class Shelf:
    """Files by their names below the site's root."""

    def __init__(self, listing: Listing, path: Path | None, mark: bytes) -> None:
        self._listing, self._path, self._mark = listing, path, mark
        self._buckets: list[dict[str, Any]] = [{} for _ in range(_BUCKETS)]
        self._seen: set[str] = set()
        self._changed: set[int] = set()
        self._old = time.time_ns() - _TICK

    @classmethod
    def open(cls, listing: Listing, path: Path | None, mark: bytes) -> Shelf:
        """What was read before, by the same code."""
        shelf = cls(listing, path, mark)
        if path and path.is_file():
            try:
                shelf._read(path)
            except Exception:  # noqa: BLE001 - whatever is wrong with it, nothing of it is used
                shelf._buckets = [{} for _ in range(_BUCKETS)]
                with suppress(OSError):
                    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
                    path.unlink(missing_ok=True)
        return shelf

    def held(self, listing: Listing) -> Shelf:
        """The same in memory only, for what files there are now."""
        shelf = Shelf(listing, None, self._mark)
        shelf._buckets = self._buckets
        return shelf

    def _read(self, path: Path) -> None:
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as file:
            if [*file.execute("SELECT mark FROM about")] != [(_beside(self._mark, path),)]:
                raise ValueError(path)
            for number, mark, bucket in file.execute("SELECT number, mark, bucket FROM bucket"):
                if joined((bucket,)) != mark:
                    raise ValueError(path)
                self._buckets[number] = kept = dict(_Reader(BytesIO(bucket)).load())
                if not all(map(_is_kept, kept.items())):
                    raise TypeError(path)

    def of(self, name: str, read: Callable[[list[Problem]], Any], problems: list[Problem]) -> Any:
        """What `read` makes of a file, or made of it when it was last written; what is wrong goes to `problems`."""
        number = crc32(name.encode("utf-8", "surrogateescape")) % _BUCKETS
        stamp = self._listing.stamp(name)
        kept = self._buckets[number].get(name)
        self._seen.add(name)
        if kept is None or stamp is None or tuple(kept[0]) != tuple(stamp):
            found: list[Problem] = []
            kept = stamp, read(found), found
            # What the system refuses now it may allow later.
            settled = stamp and max(stamp.written, stamp.changed) < self._old
            if settled and not any(one.code == "UNREADABLE" for one in found):
                self._buckets[number][name] = tuple(stamp or ()), *kept[1:]
                self._changed.add(number)
            elif self._buckets[number].pop(name, None):
                self._changed.add(number)
        problems.extend(kept[2])
        return kept[1]

    def write(self) -> None:
        """Leave it for the next time, without what is no longer there."""
        for number, bucket in enumerate(self._buckets):
            for name in [name for name in bucket if name not in self._seen]:
                del bucket[name]
                self._changed.add(number)
        if self._path and self._changed:
            with suppress(OSError, sqlite3.Error):  # only the next time is slower
                self._write(self._path)

    def _write(self, path: Path) -> None:
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as file, file:
            file.execute("BEGIN IMMEDIATE")
            file.execute("CREATE TABLE IF NOT EXISTS about (mark BLOB NOT NULL) STRICT")
            file.execute(
                "CREATE TABLE IF NOT EXISTS bucket (number INTEGER PRIMARY KEY, mark BLOB NOT NULL, bucket BLOB NOT NULL) STRICT"
            )
            mark = _beside(self._mark, path)
            if [*file.execute("SELECT mark FROM about")] != [(mark,)]:  # none yet, or by other code meanwhile
                file.execute("DELETE FROM about")
                file.execute("DELETE FROM bucket")
                file.execute("INSERT INTO about VALUES (?)", (mark,))
            for number in sorted(self._changed):
                told = pickle.dumps(self._buckets[number], protocol=5)
                file.execute(
                    "INSERT OR REPLACE INTO bucket VALUES (?, ?, ?)", (number, joined((told,)), told)
                )


def _is_kept(item: tuple[object, object]) -> bool:
    """Whether it is what `of` leaves of a file."""
    match item:
        case (str(), ((_, _, _, _, _), (_, _), list(problems))):
            return all(isinstance(one, Problem) for one in problems)
    return False


def _beside(mark: bytes, path: Path) -> bytes:
    """The mark, and that of the file itself: what came from elsewhere under its name is another."""
    found = path.stat()
    return joined((mark, b"%d %d" % (found.st_dev, found.st_ino)))


class _Reader(pickle.Unpickler):
    """Finds nothing but our own models and plain values."""

    def find_class(self, module: str, name: str) -> Any:
        found = getattr(sys.modules.get(module), name, None) if "." not in name else None
        if isinstance(found, type) and found.__module__ == module and found.__name__ == name:
            model = module.startswith("faktum.model.") and (
                issubclass(found, BaseModel) or is_dataclass(found)
            )
            if model or (module, name) in _OURS:
                return found
        if (module, name) in _PLAIN:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")

"""The mark of the code that makes things, its libraries and the machine's Python: other code may make others."""

from __future__ import annotations

import sys
from functools import cache

from faktum.fingerprint import PACKAGE, installed
from faktum.marks import joined, mark_of


@cache
def mark_of_code(*endings: str, without: str = "") -> bytes:
    """By the sizes and times of the package's files, and the names and versions of what is installed.

    Files are all, or those that have one of the endings, `without` those of one.

    It is that of this process, which loads nothing anew.
    """
    files = sorted(
        path for path in PACKAGE.rglob("*")
        if path.parent.name != "__pycache__" and path.is_file() and (not endings or path.suffix in endings) and path.suffix != without
    )  # fmt: skip
    told = [
        f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}".encode()
        for path in files for found in [path.stat()]
    ]  # fmt: skip
    return mark_of(repr((sys.version, sorted(installed()))), joined(told))

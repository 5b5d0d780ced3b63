"""Earlier texts of a file, as git remembers them."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from faktum.load.files import MAX_BYTES, decoded

_COMMIT, _DAY = "\x01", "\x02"
_SHORT = 10
"""Characters of a commit's name that tell it from all others here."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """A file as one commit left it."""

    commit: str
    """The beginning of the commit's name."""
    day: str
    text: str


def earlier_texts(root: Path, path: str) -> Iterator[Earlier]:
    """What stood in a file of the site in `root`, the newest first; nothing where git has no history of it."""
    # --raw names the contents by their hashes, so that one call of git reads them all; renames are followed.
    told = _git(
        root, "log", "--follow", "--raw", "--no-abbrev", "-z", f"--format={_COMMIT}%H{_DAY}%cs", "--", path
    )
    commits = [commit for one in told.decode(errors="replace").split(_COMMIT)[1:] if (commit := _commit(one))]
    contents = _contents(root, [blob for _name, _day, blob in commits])
    for name, day, blob in commits:
        text = decoded(contents[blob], path, []) if blob in contents else None
        if text is not None:
            yield Earlier(name, day, text)


def earlier_texts_of(root: Path, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(path, text) of everything that ever stood in these files, in no order; asked of git in one go."""
    told = _git(
        root, "log", "--raw", "--no-abbrev", "--no-renames", "--relative", "-z", "--format=", "--", *paths
    ) if paths else b""  # fmt: skip
    words = told.decode(errors="replace").strip("\0\n").split("\0")
    blobs = [
        (path, about.split()[3]) for about, path in pairwise(words) if about.lstrip("\n").startswith(":")
    ]
    contents = _contents(root, [blob for _path, blob in blobs])
    for path, blob in dict.fromkeys(blobs):
        text = decoded(contents[blob], path, []) if blob in contents else None
        if text is not None:
            yield path, text


def _commit(told: str) -> tuple[str, str, str] | None:
    """Name, day and what the file held, out of `name DAY day NUL :mode mode blob blob M NUL path`."""
    name, _, rest = told.partition(_DAY)
    match rest.replace("\0", " ").split():
        case [day, mode, _, _, blob, *_] if mode.startswith(":"):
            return name[:_SHORT], day, blob
    return None


def _contents(root: Path, blobs: Sequence[str]) -> dict[str, bytes]:
    wanted = list(dict.fromkeys(blobs))
    answer = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in wanted).encode())
    found: dict[str, bytes] = {}
    at = 0
    for blob in wanted:
        end = answer.find(b"\n", at)
        size = answer[at:end].rpartition(b" ")[2]
        at = end + 1
        if size.isdigit():  # else there is none: the commit removed the file
            if int(size) <= MAX_BYTES:
                found[blob] = answer[at : at + int(size)]
            at += int(size) + 1
    return found


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What git answers; nothing where it is not installed or this is no repository."""
    try:
        return subprocess.run(  # noqa: S603 - fixed words and a path after `--`, no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607 - git from the path, as make does
            input=given, capture_output=True, check=False, timeout=120,
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return b""

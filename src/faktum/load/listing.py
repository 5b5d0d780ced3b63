"""What files there are in data/ and docs/: their names, and by what one can tell that a file was written again."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from faktum.marks import joined
from faktum.model.kinds import KINDS
from faktum.questions import asked_once, question

FOLDERS = ("data", "docs")


class Stamp(NamedTuple):
    """What the file system knows of a file: another, when it was written, replaced, or became a link."""

    mode: int
    size: int
    written: int
    changed: int
    number: int

    @classmethod
    def of(cls, found: os.stat_result) -> Stamp:
        return cls(found.st_mode, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)

    @property
    def sign(self) -> str:
        """How the end of a name tells what it is of, as `ls -F` writes it: nothing for a file."""
        if stat.S_ISREG(self.mode):
            return ""
        return "/" if stat.S_ISDIR(self.mode) else "@" if stat.S_ISLNK(self.mode) else "="


class Listing:
    """The files and folders in data/ and docs/ of a site, by their names below its root; links are not followed."""

    def __init__(self, root: Path, stamps: dict[str, Stamp]) -> None:
        self._root, self._stamps = root, stamps

    @classmethod
    def of(cls, root: Path) -> Listing:
        """What is there now. What cannot be read is left out."""
        stamps: dict[str, Stamp] = {}
        for folder in FOLDERS:
            try:
                stamps[folder] = Stamp.of((root / folder).lstat())
            except OSError:
                continue
            if not stamps[folder].sign.strip("/"):
                stamps.update(_stamps(root, folder))
        return cls(root, stamps)

    @asked_once
    def names(self) -> list[str]:
        """All of them in order, each with its sign."""
        return sorted(name + stamp.sign for name, stamp in self._stamps.items())

    @question
    def inside(self, folder: str) -> list[str]:
        """What stands in a folder itself, each with its sign."""
        start = f"{folder}/"
        return [
            one.removeprefix(start) for one in self.names
            if one.startswith(start) and "/" not in one.removeprefix(start).rstrip("/") and one != start
        ]  # fmt: skip

    @question
    def stamp(self, name: str) -> Stamp | None:
        return self._stamps.get(name)

    @question
    def is_folder(self, name: str) -> bool:
        """Whether there is a folder, or a link to one."""
        return name in self._stamps and (self._root / name).is_dir()

    @question
    def is_file(self, name: str) -> bool:
        """Whether there is a file, or a link to one."""
        return name in self._stamps and (self._root / name).is_file()

    @question
    def texts(self, language: str) -> frozenset[str]:
        """Markdown files of a language, as paths below its folder without the ending."""
        return self._texts.get(language, frozenset())

    @question
    def languages_of(self, name: str) -> list[str]:
        """The folders of docs/ in which there is a Markdown file of that name."""
        return [language for language, names in self._texts.items() if name in names]

    @cached_property
    def _texts(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for name in self._stamps:
            top, _, rest = name.partition("/")
            language, _, path = rest.partition("/")
            if top == "docs" and path.endswith(".md"):
                found.setdefault(language, set()).add(path.removesuffix(".md"))
        return {language: frozenset(paths) for language, paths in found.items()}

    def ids(self, languages: tuple[str, ...]) -> set[str]:
        """Ids that the files' names are, or were probably meant to be."""
        found: set[str] = set()
        for name in self._stamps:
            parts = name.split("/")
            stem, dot, ending = parts[-1].rpartition(".")
            if not dot:
                continue
            if len(parts) == 3 and parts[0] == "data" and parts[1] in KINDS and re.fullmatch("y.*ml", ending):
                found |= {stem, folded(stem)}
            elif (
                ending == "md"
                and parts[:3:2] == ["docs", "press"]
                and len(parts) == 5
                and parts[1] in languages
            ):
                found.add(f"{parts[3]}/{stem}")
        return found

    @asked_once
    def mark(self) -> bytes:
        """The same while no file was written, added or taken away."""
        return joined(
            [f"{name} {stamp}".encode("utf-8", "surrogateescape") for name, stamp in self._stamps.items()]
        )


def _stamps(root: Path, folder: str) -> Iterator[tuple[str, Stamp]]:
    for name, entry in _below(str(root / folder), folder):
        try:
            stamp = Stamp.of(entry.stat(follow_symlinks=False))
        except OSError:
            continue
        yield name, stamp


def names_inside(root: Path, folder: str) -> list[str]:
    """What stands in a folder of a site itself, by its names below the site's root; the folder may be a link to one."""
    return [f"{folder}/{entry.name}" for entry in _entries(str(root / folder))]


def names_below(root: Path, folder: str) -> Iterator[str]:
    """The same with what stands in folders there, but not behind links."""
    return (name for name, _entry in _below(str(root / folder), folder))


def _below(folder: str, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in _entries(folder):
        own = f"{name}/{entry.name}"
        yield own, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path, own)


def _entries(folder: str) -> list[os.DirEntry[str]]:
    """In the order of their names; none where there is no folder that can be read."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda one: one.name)
    except OSError:
        return []


def folded(name: str) -> str:
    """A file name as the id it was probably meant to be: `E-Hälsa` → `e-halsa`."""
    letters = name.lower().replace("ø", "o").replace("æ", "ae")
    plain = "".join(one for one in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

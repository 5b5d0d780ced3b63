"""Folders of data/ and docs/: a file in a folder that nobody reads would be silently left out."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.model.kinds import KINDS
from faktum.problems import Problem, did_you_mean, quoted


def check_folders(index: Index) -> Iterator[Problem]:
    yield from _unread(index, "data", [*KINDS, "messages", "schema"])
    yield from _unread(index, "docs", [*index.loaded.languages, "assets"])


def _unread(index: Index, parent: str, known: list[str]) -> Iterator[Problem]:
    folder = index.loaded.root / parent
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.is_dir() and path.name not in known and not path.name.startswith("."):
            yield Problem(
                f"{parent}/{path.name}", 1, "UNKNOWN-FOLDER", f"one of the folders {', '.join(known)} in {parent}/",
                quoted(path.name),
                did_you_mean(path.name, known, "Nothing in it is read. Move its files or remove the folder."),
            )  # fmt: skip

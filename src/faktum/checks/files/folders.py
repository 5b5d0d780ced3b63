"""Folders of data/ and docs/: a file in a folder that nobody reads would be silently left out."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.model.kinds import KINDS
from faktum.problems import Problem, did_you_mean, quoted


def check_folders(index: Index) -> Iterator[Problem]:
    yield from _unread(index, "data", [*KINDS, "messages", "schema"])
    yield from _unread(index, "docs", [*index.languages, "assets"])


def _unread(index: Index, parent: str, known: list[str]) -> Iterator[Problem]:
    for entry in index.listing.inside(parent):
        name = entry.rstrip("/@")
        if index.listing.is_folder(f"{parent}/{name}") and name not in known and not name.startswith("."):
            yield Problem(
                f"{parent}/{name}", 1, "UNKNOWN-FOLDER", f"one of the folders {', '.join(known)} in {parent}/",
                quoted(name),
                did_you_mean(name, known, "Nothing in it is read. Move its files or remove the folder."),
            )  # fmt: skip

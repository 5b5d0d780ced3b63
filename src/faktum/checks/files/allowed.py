"""Files of data/ and docs/: no symbolic links, nothing that would be copied to the site unread."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from faktum.checks.files.pictures import TYPES, check_picture
from faktum.checks.index import Index
from faktum.load.files import link_problem
from faktum.problems import Problem, did_you_mean, quoted, relative


def check_files(index: Index) -> Iterator[Problem]:
    root = index.loaded.root
    for top in ("data", "docs"):
        for path in _below(root / top):
            name = relative(path, root)
            if path.is_symlink():
                yield link_problem(name)
            elif path.is_file() and not path.name.startswith("."):
                yield from _file(index, path, name)


def _below(folder: Path) -> Iterator[Path]:
    """Every file and folder, the folder itself too; links are named and not followed."""
    yield folder
    if folder.is_symlink() or not folder.is_dir():
        return
    for path in sorted(map(Path, os.scandir(folder))):
        yield from _below(path)


def _file(index: Index, path: Path, name: str) -> Iterator[Problem]:
    parts = name.split("/")
    languages = index.loaded.languages
    if parts[0] == "data":
        if len(parts) == 2 and parts[1] != "site.yml":
            yield _unknown(name, "only site.yml beside the folders in data/", ["site.yml"])
        elif parts[1] == "messages" and parts[2:] not in [[f"{one}.yml"] for one in languages]:
            yield _unknown(
                name, "a file for each language in data/messages/", [f"{one}.yml" for one in languages]
            )
    elif len(parts) == 2:
        yield _unknown(name, f"only the folders {', '.join([*languages, 'assets'])} in docs/", [])
    elif parts[1] in languages and path.suffix != ".md":
        yield _unknown(name, f"texts (.md) in docs/{parts[1]}/", [f"{path.stem}.md"])
    elif parts[1] == "assets":
        if path.suffix in TYPES:
            yield from check_picture(path, name)
        else:
            yield _unknown(name, f"pictures ({', '.join(TYPES)}) in docs/assets/", [])


def _unknown(name: str, expected: str, known: list[str]) -> Problem:
    found = name.rpartition("/")[2]
    return Problem(
        name, 1, "UNKNOWN-FILE", expected, quoted(found),
        did_you_mean(found, known, "Remove the file; pictures belong in docs/assets/."),
    )  # fmt: skip

"""Reading a file that an editor wrote: inside the site, of a sensible size, in UTF-8, with nothing unseen in it."""

from __future__ import annotations

from pathlib import Path

from faktum.load.characters import HINT, SEEN, first_unseen
from faktum.problems import Problem, relative

MAX_BYTES = 1_000_000


def link_problem(name: str) -> Problem:
    """Of a symbolic link: what it leads to may be anything, also a secret beside the texts."""
    return Problem(
        name, 1, "UNREADABLE", "a file inside the site", "a symbolic link", "Put the file itself there."
    )


def size_problem(name: str, size: int, most: int = MAX_BYTES) -> Problem:
    return Problem(
        name, 1, "UNREADABLE", f"at most {most} bytes", f"{size} bytes",
        "Split the text, or keep large material elsewhere and link to it.",
    )  # fmt: skip


def read_text(path: Path, root: Path, problems: list[Problem]) -> str | None:
    """The text of a file with its line ends made one, or None with a problem that says why not."""
    name = relative(path, root)
    try:
        if path.is_symlink() or not path.resolve().is_relative_to(root.resolve()):
            problems.append(link_problem(name))
            return None
        if (size := path.stat().st_size) > MAX_BYTES:
            problems.append(size_problem(name, size))
            return None
        raw = path.read_bytes()
    except OSError as error:
        problems.append(
            Problem(name, 1, "UNREADABLE", "a file that can be read", error.strerror or "an error",
                    "Run the command in the folder of the site (the one with mkdocs.yml)."
                    if name == "data/site.yml" else "Look at the file and its permissions.")
        )  # fmt: skip
        return None
    return decoded(raw, name, problems)


def decoded(raw: bytes, name: str, problems: list[Problem]) -> str | None:
    """The bytes as text."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problems.append(
            Problem(name, line, "UNREADABLE", "text in UTF-8", f"the byte 0x{raw[error.start]:02X}",
                    "Save the file as UTF-8.")
        )  # fmt: skip
        return None
    if unseen := first_unseen(text):
        line = text.count("\n", 0, unseen[0]) + 1
        problems.append(Problem(name, line, "UNREADABLE", SEEN, unseen[1], HINT))
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")

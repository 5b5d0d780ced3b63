"""Markdown files with front matter: where the front matter ends, and the hash of an original."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from faktum.load.yaml import Document, parse_yaml
from faktum.marks import mark_of
from faktum.problems import Problem

_FENCE = re.compile(r"^---[ \t]*$")


@dataclass(slots=True)
class ProseFile:
    """A Markdown file: its front matter with positions, its body and the body's first line."""

    path: str
    language: str
    front: Document
    body: str
    body_line: int

    @property
    def mark(self) -> bytes:
        """The same for the same file."""
        return mark_of(f"{self.path}\0{self.body_line}\0{self.body}", self.front.mark)


def split_front_matter(text: str) -> tuple[str, str, int]:
    """(front matter, body, number of lines before the body)."""
    lines = text.splitlines(keepends=True)
    if not lines or not _FENCE.match(lines[0].rstrip("\r\n")):
        return "", text, 0
    for index, line in enumerate(lines[1:], start=1):
        if _FENCE.match(line.rstrip("\r\n")):
            return "".join(lines[1:index]), "".join(lines[index + 1 :]), index + 1
    return "".join(lines[1:]), "", len(lines)


def parse_prose(text: str, path: str, language: str, problems: list[Problem]) -> ProseFile:
    """Split a Markdown file; YAML problems of the front matter go to `problems`."""
    front, body, before = split_front_matter(text)
    document = parse_yaml(front, path, problems, offset=1) if front.strip() else Document(path, {}, offset=0)
    return ProseFile(path, language, document, body, before + 1)


def text_hash(title: str, summary: str, body: str) -> str:
    """First 16 hex digits of the SHA-256 of title, summary and text.

    After NFC, with expressions as written and runs of white space and line ends made one space, so
    that re-wrapping a paragraph does not make its translations stale.
    """
    whole = f"{title}\n{summary}\n{body}"
    normal = " ".join(unicodedata.normalize("NFC", whole).split())
    return hashlib.sha256(normal.encode()).hexdigest()[:16]

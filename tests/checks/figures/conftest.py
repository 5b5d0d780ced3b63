"""What is said of typed figures."""

from __future__ import annotations

import pytest
from checks.figures.texts import CODES, ROOT

from faktum.problems import Problem


@pytest.fixture
def figures(found, changed):
    """`figures(path, words)`: what is said of the figures of a text that begins with the words."""

    def find(path: str, words: str) -> list[Problem]:
        text = (ROOT / "tests/sites/small" / path).read_text(encoding="utf-8")
        front, _, body = text.partition("\n---\n")
        problems = found({path: f"{front}\n---\n{words}\n\n{body.lstrip()}"})
        return [one for one in problems if one.code in CODES and one.path == path]

    return find


@pytest.fixture
def told(figures):
    """`told(path, words)`: code, what was found and the hint."""
    return lambda path, words: [(one.code, one.found, one.hint) for one in figures(path, words)]

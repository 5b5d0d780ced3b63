"""The small site in a repository of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from faktum.checks import check_site
from faktum.load.revision import read_revision
from faktum.problems import Problem

NORTH = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
BUDGET = "    value: 8 000 000 SEK\n"
WHY = "why: {sv: Fel., da: Fejl., en: Wrong.}"
PARTNERS = "    organisations: [region-fjallback, aakirke-universitet]\n"
NILS = "data/people/p-a1b2c.yml"
AASE = "data/people/p-d4e5f.yml"
TITLE = "{sv: projektledare, da: projektleder, en: project manager}"
ADDED = "    corrections: [{on: 2026-11-30, from: 8 000 000 SEK, to: 9 000 000 SEK, " + WHY + "}]\n"
TODAY = "1796083200"
Edit = tuple[str, str, str]
Changes = Callable[..., list[Problem]]


def rewrite(root: Path, *edits: Edit) -> None:
    for path, old, new in edits:
        text = (root / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        (root / path).write_text(text.replace(old, new), encoding="utf-8")


def since(root: Path, revision: str = "HEAD") -> list[Problem]:
    problems = check_site(root, since=read_revision(root, revision)).problems
    return [one for one in problems if one.code == "NO-CORRECTION"]

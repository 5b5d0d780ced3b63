"""Edits as an editor makes them, each different from the one before, so that there is always something to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from race.sites import Sites

Edit = Callable[[Sites, int], None]


def _replace(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE)
    assert count, f"{path}: {pattern}"
    path.write_text(changed, encoding="utf-8")


def release_of(sites: Sites, language: str = "en") -> Path:
    """A release in the middle of the archive."""
    found = sorted((sites.ours / "docs" / language / "press").rglob("nyhet-*.md"))
    return found[len(found) // 2]


def word(turn: int) -> str:
    """An invented word that stands nowhere else, in letters, since figures by hand would be reported."""
    return "qu" + "".join("aeiou"[int(digit) % 5] + "bdfgk"[int(digit) // 2] for digit in str(turn + 1))


def edit_release(sites: Sites, turn: int) -> None:
    """The beginning of its summary, which lists show too."""
    _replace(release_of(sites), r"^summary: '(?:Qu\w+ )?", f"summary: '{word(turn).capitalize()} ")


def edit_person(sites: Sites, _: int) -> None:
    """The post of the first person, who speaks in a hundred releases: now one, now the other."""
    path = sites.ours / "data/people/p-00000.yml"
    usual, other = (
        "projektledare, da: projektleder, en: project manager",
        "projektchef, da: projektchef, en: head of project",
    )
    _replace(
        path,
        r"title: \{sv: [^}]*\}",
        f"title: {{sv: {other if usual in path.read_text(encoding='utf-8') else usual}}}",
    )


def edit_fact(sites: Sites, _: int) -> None:
    """The budget that a hundred releases show, in three languages: a million more."""
    project = next(
        path for path in sorted((sites.ours / "data/projects").glob("*.yml")) if is_shared(sites, path)
    )
    found = re.search(r"budget: \{value: (\d+) 500", project.read_text(encoding="utf-8"))
    assert found is not None
    _replace(project, r"budget: \{value: \d+ 500", f"budget: {{value: {int(found[1]) + 1} 500")


def is_shared(sites: Sites, project: Path) -> bool:
    """Whether it is the project of every hundredth release."""
    first = next((sites.ours / "docs/sv/press").rglob("nyhet-0.md"))
    return f"projects: [{project.stem}]" in first.read_text(encoding="utf-8")


def edit_message(sites: Sites, turn: int) -> None:
    path = sites.ours / "data/messages/en.yml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"release.summary: Summary {word(turn)}\n", encoding="utf-8")


def edit_template(sites: Sites, turn: int) -> None:
    _replace(
        sites.package / "faktum/render/templates/release.html.j2",
        r'<div class="prose(?: qu\w+)?">',
        f'<div class="prose {word(turn)}">',
    )


def edit_authored(sites: Sites, turn: int) -> None:
    path = sites.ours / "docs/en/privacy.md"
    text = re.sub(r"\n\nThe word is qu\w+\.\n\Z", "\n", path.read_text(encoding="utf-8"))
    path.write_text(f"{text.rstrip()}\n\nThe word is {word(turn)}.\n", encoding="utf-8")


EDITS: dict[str, Edit] = {
    "one release": edit_release,
    "one person": edit_person,
    "one fact on 300 pages": edit_fact,
    "one message": edit_message,
    "one template": edit_template,
    "one authored page": edit_authored,
}

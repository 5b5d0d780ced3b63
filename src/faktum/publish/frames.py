"""What the engine has made of a site: frames around pages, authored texts, and assets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Frames:
    """What the engine has made: everything that is not ours."""

    shells: Mapping[tuple[str, str], str]
    """(language, path) → the page as the engine rendered it, holes in it."""
    contents: Mapping[tuple[str, str], Markup]
    """(language, path) → the page's Markdown as HTML, its expressions still marks."""
    files: frozenset[str] = frozenset()
    """Files that it put into the site: assets."""

    def as_json(self) -> str:
        told = [[*place, str(text)] for place, text in self.shells.items()]
        return json.dumps(
            [told, [[*place, str(text)] for place, text in self.contents.items()], sorted(self.files)]
        )

    @classmethod
    def told(cls, text: str) -> Frames:
        shells, contents, files = json.loads(text)
        return cls(
            {(language, path): shell for language, path, shell in shells},
            {(language, path): Markup(html) for language, path, html in contents},  # noqa: S704 - the engine's own
            frozenset(files),
        )

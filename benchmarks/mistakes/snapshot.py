"""The real site as it is now: its files, what its facts look like on pages, and edits of single lines."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from faktum.catalogue import Catalogue, resolve
from faktum.facts import KnownFact, Said
from faktum.load.prose import split_front_matter, text_hash
from faktum.load.records import Loaded, load_site
from faktum.load.yaml import Document, parse_yaml
from faktum.model.fact import Value
from faktum.model.release import Release
from faktum.render.view import Localised, View, plain

ROOT = Path(__file__).resolve().parents[2]
DAY = 24 * 60 * 60


def copy_site(target: Path, root: Path = ROOT) -> Path:
    """data/, docs/ and mkdocs.yml, which is all that `faktum check` reads."""
    for name in ("data", "docs"):
        shutil.copytree(root / name, target / name)
    shutil.copy2(root / "mkdocs.yml", target / "mkdocs.yml")
    return target


def epoch() -> int:
    """The day after the newest commit of the data: later than all that has happened, the same until the next."""
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct", "--", "data", "docs"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return int(done.stdout) + DAY


@dataclass(eq=False)
class Site:
    """A copy of the site, read once. Nothing here changes it."""

    root: Path
    files: dict[str, str] = field(default_factory=dict)
    """Path → text of every record, authored page, release and project text."""

    def __post_init__(self) -> None:
        for path in sorted([*self.root.glob("data/**/*.yml"), *self.root.glob("docs/**/*.md")]):
            self.files[path.relative_to(self.root).as_posix()] = path.read_bytes().decode("utf-8")

    # -- what the site says --------------------------------------------------------------------

    @cached_property
    def loaded(self) -> Loaded:
        loaded = load_site(self.root)
        assert isinstance(loaded, Loaded), "the site cannot be read"
        return loaded

    @cached_property
    def catalogue(self) -> Catalogue:
        return resolve(self.loaded)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        return self.loaded.languages

    @cached_property
    def views(self) -> dict[str, View]:
        """A page's view of the catalogue in each language."""
        return {code: View(Localised.of(self.catalogue, code), "about/") for code in self.languages}

    def shown(self, language: str, said: Said, form: str = "long", value: Value | None = None) -> str:
        """A statement as pages show it; with another value, as they would show that."""
        if value is not None:
            said = replace(said, value=value)
        return plain(self.views[language].value(said, form))

    def qualified(self, language: str, said: Said, text: str) -> str:
        """The text with the statement's qualifier, such as *nearly*."""
        if said.qualifier == "exact":
            return text
        return self.views[language].t("qualifier." + said.qualifier.replace(" ", "-"), value=text)

    def name(self, language: str, record: str) -> str:
        return self.views[language].plain_label(record)

    def facts_of(self, subjects: frozenset[str]) -> Iterator[KnownFact]:
        for subject in sorted(subjects):
            yield from self.catalogue.facts_about(subject)

    # -- files ---------------------------------------------------------------------------------

    def lines(self, path: str) -> list[str]:
        return list(self._lines[path])

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {path: text.split("\n") for path, text in self.files.items()}

    def line(self, path: str, number: int) -> str:
        return self._lines[path][number - 1]

    def replaced(self, path: str, number: int, *lines: str) -> str:
        """The file with other lines, or none, in place of one."""
        all_lines = self.lines(path)
        all_lines[number - 1 : number] = lines
        return "\n".join(all_lines)

    def inserted(self, path: str, after: int, *lines: str) -> str:
        """The file with lines after one of its own."""
        all_lines = self.lines(path)
        all_lines[after:after] = lines
        return "\n".join(all_lines)

    def changes(self, path: str, number: int, edits: dict[str, str | None]) -> bool:
        """Whether the edits change the line."""
        before = self.lines(path) if path in self.files else []
        text = edits.get(path, "")
        after = [] if text is None else text.split("\n")
        return before[number - 1 : number] != after[number - 1 : number]

    def language_of(self, path: str) -> str:
        """The language of a file under docs/."""
        return path.split("/")[1] if path.startswith("docs/") else ""

    def where(self, path: str) -> str:
        """release, project, page, or record."""
        if path.startswith("data/"):
            return "record"
        if re.match(r"docs/[^/]+/press/[^/]+/", path):
            return "release"
        return "project" if re.match(r"docs/[^/]+/projects/(?!index\.md)", path) else "page"

    def versions(self, path: str) -> dict[str, str]:
        """Language → path of each version of a text under docs/."""
        rest = path.split("/", 2)[2]
        named = {code: f"docs/{code}/{rest}" for code in self.languages}
        return {code: name for code, name in named.items() if name in self.files}

    def original(self, path: str) -> str:
        """The version that the others translate."""
        versions = self.versions(path).values()
        return next(name for name in versions if "translated_from" not in self.documents[name].data)

    def renewed(self, path: str, text: str) -> dict[str, str | None]:
        """The translations of an original that is now this text, with its new hash: as if somebody had compared."""
        if not path.startswith("docs/") or self.original(path) != path:
            return {}
        front = self.parsed(path, text).data or {}
        new = text_hash(front.get("title", ""), front.get("summary", ""), split_front_matter(text)[1])
        edits: dict[str, str | None] = {}
        for other in self.versions(path).values():
            if other != path:
                number = self.documents[other].line("translated_from", "hash")
                line = re.sub(r"\b[0-9a-f]{16}\b", new, self.line(other, number))
                edits[other] = self.replaced(other, number, line)
        return edits

    def body_line(self, path: str) -> int:
        """The first line below the front matter."""
        return self._body_lines[path]

    @cached_property
    def _body_lines(self) -> dict[str, int]:
        return {path: split_front_matter(text)[2] + 1 for path, text in self.files.items()}

    def text_line(self, path: str) -> int:
        """The first line below the front matter that is not empty."""
        first = self.body_line(path)
        lines = self.lines(path)
        return next((n for n in range(first, len(lines) + 1) if lines[n - 1].strip()), first)

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Path → YAML of a record, or of a text's front matter, with the line of each place."""
        return {path: self.parsed(path, text) for path, text in self.files.items()}

    def parsed(self, path: str, text: str) -> Document:
        if path.endswith(".yml"):
            return parse_yaml(text, path, [])
        front = split_front_matter(text)[0]
        return parse_yaml(front, path, [], offset=1) if front.strip() else Document(path, {})

    def value(self, path: str, *place: str | int) -> Any:
        """What stands at a place of a record; None where there is nothing."""
        data: Any = self.documents[path].data
        for part in place:
            try:
                data = data[part]
            except (KeyError, IndexError, TypeError):
                return None
        return data

    def subjects(self, path: str) -> frozenset[str]:
        """The records that a text is about; none for pages about the site itself."""
        parts = path.removesuffix(".md").removesuffix(".yml").split("/")
        if self.where(path) == "record":
            return frozenset({parts[-1]})
        if self.where(path) == "project":
            return frozenset({parts[-1]})
        if self.where(path) == "release":
            release = self.loaded.releases["/".join(parts[-2:])]
            assert isinstance(release, Release)
            return frozenset({release.id, *release.projects, *release.organisations})
        return frozenset()

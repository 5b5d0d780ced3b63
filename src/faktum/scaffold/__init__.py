"""An empty site outside this repository: settings, hooks and a first page for every section.

Everything lies ready in `files/`; what depends on the languages chosen is filled in here. The texts
are prompts for the person who starts the site, in words a reader may see until they are replaced.
"""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from faktum.load.prose import parse_prose, text_hash
from faktum.load.today import today
from faktum.load.yaml import parse_yaml
from faktum.model.kinds import KINDS
from faktum.publish.schema import write_schemas

FILES = Path(__file__).parent / "files"
_UNCHANGED = {"gitignore": ".gitignore", "mkdocs.yml": "mkdocs.yml", "README.md": "README.md"}


def shipped_languages() -> dict[str, dict[str, Any]]:
    """Language code → what the scaffold knows of it, in the order sites take them by default."""
    path = FILES / "languages.yml"
    data: dict[str, dict[str, Any]] = parse_yaml(path.read_text(encoding="utf-8"), path.name, []).data
    return data


def create_site(folder: Path, languages: list[str]) -> list[Path]:
    """Write an empty site in these languages, the first the original. Returns the files written."""
    known = shipped_languages()
    folder.mkdir(parents=True, exist_ok=True)
    for name, target in _UNCHANGED.items():
        shutil.copyfile(FILES / name, folder / target)
    shutil.copytree(FILES / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    for kind in KINDS:
        (folder / "data" / kind).mkdir(parents=True)
    settings = Environment(undefined=StrictUndefined, keep_trailing_newline=True)  # noqa: S701 - YAML
    settings.filters["in_quotes"] = partial(json.dumps, ensure_ascii=False)
    site = settings.from_string((FILES / "site.yml.j2").read_text(encoding="utf-8")).render(
        languages={code: known[code] for code in languages}, today=_today(folder)
    )
    (folder / "data/site.yml").write_text(site, encoding="utf-8", newline="\n")
    write_schemas(folder, tuple(languages))
    for language in languages:
        _write_texts(folder / "docs" / language, language, languages[0])
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _write_texts(folder: Path, language: str, original: str) -> None:
    """The authored pages of one language; all but the original name the text they follow."""
    for path in sorted((FILES / "docs" / language).rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        name = path.relative_to(FILES / "docs" / language)
        if language != original:
            text = text.replace("\n---\n", f"\n{_translated_from(name, original)}---\n", 1)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _translated_from(name: Path, original: str) -> str:
    text = (FILES / "docs" / original / name).read_text(encoding="utf-8")
    file = parse_prose(text, name.as_posix(), original, [])
    digest = text_hash(file.front.data["title"], file.front.data.get("summary", ""), file.body)
    return f'translated_from:\n  lang: {original}\n  hash: "{digest}"\n'


def _today(folder: Path) -> str:
    """The day on the new site's first page; `check` says it where SOURCE_DATE_EPOCH cannot be read."""
    return today(folder, due=True, problems=[]).isoformat()

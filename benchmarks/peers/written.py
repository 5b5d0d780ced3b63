"""The records of a corpus as text, in each language: what an expression says, which source a mark leads to.

What Faktum looks up while it builds is looked up here, once and untimed, and handed to its peers as text: they get
the easier work.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml
from babel.dates import format_date

from faktum.locale.messages import shipped

LOCALES = {"sv": "sv_SE", "da": "da_DK", "en": "en_GB"}
_EXPRESSION = re.compile(r"\{\{ (name|fact)\(\"([^\"]+)\"(?:, \"(short)\")?\) \}\}")
Record = Mapping[str, Any]


def home(language: str) -> str:
    return "" if language == "sv" else f"/{language}"


class Corpus:
    """The records of a corpus, and how they are written in each language."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = self._yaml(root / "data/site.yml")
        self.words = {code: self._words(code) for code in LOCALES}

    @staticmethod
    def _yaml(path: Path) -> Any:
        return _parsed(path.read_text(encoding="utf-8"))

    def _records(self, kind: str) -> dict[str, Record]:
        return {path.stem: self._yaml(path) for path in sorted((self.root / "data" / kind).glob("*.yml"))}

    @cached_property
    def sources(self) -> dict[str, Record]:
        return self._records("sources")

    @cached_property
    def organisations(self) -> dict[str, Record]:
        return self._records("organisations")

    @cached_property
    def projects(self) -> dict[str, Record]:
        return self._records("projects")

    @cached_property
    def people(self) -> dict[str, Record]:
        return self._records("people")

    @cached_property
    def topics(self) -> dict[str, Record]:
        return self._records("topics")

    def _words(self, language: str) -> dict[str, str]:
        document = shipped(language)
        assert document is not None
        plain = {
            key: phrase if isinstance(phrase, str) else phrase["other"]
            for key, phrase in document.data.items()
        }
        singular = {
            f"{key}.one": phrase["one"] for key, phrase in document.data.items() if not isinstance(phrase, str) and "one" in phrase
        }  # fmt: skip
        return plain | singular

    def day(self, language: str, when: str) -> str:
        return str(format_date(date.fromisoformat(when), "long", LOCALES[language]))

    def name(self, organisation: str) -> str:
        return str(self.organisations[organisation]["name"]["text"])

    def fact(self, language: str, project: str, key: str, form: str | None = None) -> str:
        value = str(self.projects[project]["facts"][key]["value"])
        if key == "budget":
            millions = f"{int(value.removesuffix(' SEK').replace(' ', '')) / 1e6:.1f}"
            if language == "en":
                return f"SEK {millions}{'m' if form else ' million'}"
            unit = {"sv": ("mnkr", "miljoner kronor"), "da": ("mio. SEK", "mio. svenske kroner")}[language]
            return f"{millions.replace('.', ',')} {unit[0 if form else 1]}"
        if key == "goal-jobs":
            return {"sv": "minst {} jobb", "da": "mindst {} job", "en": "at least {} jobs"}[language].format(
                value.split(maxsplit=1)[0]
            )
        month = {"sv": "MMMM y", "da": "MMMM y", "en": "MMMM y"}[language]
        ends = [
            str(format_date(date.fromisoformat(f"{end}-01"), month, LOCALES[language]))
            for end in value.split("/")
        ]
        return (" – " if language == "en" else "–").join(ends)

    def mark(self, language: str, number: int, record: str, key: str, source: str) -> str:
        """The mark behind a statement, with a link to where it is proved."""
        said = self.sources[source]
        words = self.words[language]
        name = words[f"property.{key.split('-', maxsplit=1)[0] if key != 'lead' else 'office'}"]
        label = f"{words['release.original']} {number}: {self.name(said['publisher'])}, {self.day(language, said['date'])} – {name}"
        to = f"{home(language)}/sources/{record}/#{key}"
        return f'<sup class="src"><a href="{to}" aria-label="{html.escape(label)}">{number}</a></sup>'

    def cited(self, language: str, source: str) -> dict[str, str]:
        said = self.sources[source]
        to, title = f"{home(language)}/sources/{source}/", said["title"]["text"]
        publisher, day = self.name(said["publisher"]), self.day(language, said["date"])
        cite = (
            f'<cite><a href="{to}">{marked(language, html.escape(title))}</a></cite>. {marked(language, publisher)}, '
            f"{self.words[language]['source-type.release']}, {day}."
        )
        return {"to": to, "title": title, "publisher": publisher, "day": day, "cite": cite}

    def written(self, language: str, text: str, marks: Mapping[str, str]) -> str:
        """Expressions as the text that they become."""

        def said(match: re.Match[str]) -> str:
            what, key, form = match.groups()
            if what == "name":
                return f'<a href="{home(language)}/partners/{key}/">{marked(language, self.name(key))}</a>'
            project, fact = key.split(".")
            return self.fact(language, project, fact, form) + (marks[fact] if marks else "")

        return _EXPRESSION.sub(said, text)


def link(language: str, folder: str, record: str, name: str, *, foreign: bool = True) -> str:
    shown = marked(language, name) if foreign else name
    return f'<a href="{home(language)}/{folder}/{record}/">{shown}</a>'


def marked(language: str, name: str) -> str:
    return name if language == "sv" else f'<span lang="sv">{name}</span>'


def _parsed(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - the C loader of plain data below


class _Loader(yaml.CSafeLoader):
    """Dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def split(path: Path) -> tuple[dict[str, Any], str]:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return _parsed(front) or {}, body

"""Interface phrases by dotted key. A missing key is an error, never a fallback to another language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from babel import Locale

from faktum.load.yaml import Document, parse_yaml
from faktum.problems import Problem, did_you_mean, quoted

Phrase = str | Mapping[str, str]
_FIELDS = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Messages:
    """The phrases of one language. `t` fills in `{names}`; a mapping chooses by CLDR plural category."""

    language: str
    locale: Locale
    phrases: Mapping[str, Phrase]

    def t(self, key: str, count: float | None = None, **values: object) -> str:
        """The phrase for `key`. Raises KeyError for a key or a name that the caller forgot."""
        phrase = self.phrases[key]
        if not isinstance(phrase, str):
            category = self.locale.plural_form(count if count is not None else 1)
            phrase = phrase.get(category, phrase["other"])
        return phrase.format(**values) if values else phrase

    def has(self, key: str) -> bool:
        return key in self.phrases


def shipped(language: str) -> Document | None:
    """The phrases that come with the package, or None for a language it does not know."""
    path = files("faktum.locale") / "messages" / f"{language}.yml"
    if not path.is_file():
        return None
    return parse_yaml(path.read_text(encoding="utf-8"), str(path), [])


def load_messages(language: str, locale: str, root: Path) -> Messages:
    """Shipped phrases with the site's own over them. Checks have seen to it that none is missing."""
    document = shipped(language)
    phrases: dict[str, Any] = dict(document.data) if document else {}
    own = root / "data" / "messages" / f"{language}.yml"
    if own.is_file():
        phrases |= parse_yaml(own.read_text(encoding="utf-8"), str(own), []).data or {}
    return Messages(language, Locale.parse(locale), phrases)


def reference() -> Mapping[str, Any]:
    """The phrases of the package's reference language; every language must have its keys."""
    document = shipped("en")
    assert document is not None
    return document.data  # type: ignore[no-any-return]


def check_messages(language: str, root: Path) -> Iterator[Problem]:
    """Missing, unknown and differently shaped phrases of one language."""
    wanted = reference()
    own_path = f"data/messages/{language}.yml"
    path = root / own_path
    problems: list[Problem] = []
    own = parse_yaml(path.read_text(encoding="utf-8"), own_path, problems) if path.is_file() else None
    yield from problems
    base = shipped(language)
    if base is None and own is None:
        yield Problem(
            "data/site.yml", 1, "MISSING-MESSAGES",
            f"interface phrases in {quoted(language)}: the file {own_path}", "none",
            "Copy the phrases of a language that has them and translate them.",
        )  # fmt: skip
        return
    written: Mapping[str, Any] = (own.data if own else None) or {}
    known = {**(base.data if base else {}), **written}
    for key in wanted:
        if key not in known:
            yield Problem(own_path, 1, "MISSING-MESSAGES", f"the phrase {key}", "none",
                          f"In English: {quoted(wanted[key])}")  # fmt: skip
    for key, phrase in written.items():
        line = own.line(key) if own else 1
        if key not in wanted:
            yield Problem(own_path, line, "UNKNOWN-KEY", "a phrase the pages use", quoted(key),
                          did_you_mean(key, wanted))  # fmt: skip
        elif _names(phrase) - _names(wanted[key]):
            yield Problem(
                own_path, line, "BAD-VALUE",
                f"only {', '.join(sorted(_names(wanted[key]))) or 'no'} in braces", quoted(phrase),
                "Words in braces are filled in; their names stay as they are.",
            )  # fmt: skip


def _names(phrase: object) -> set[str]:
    texts = phrase.values() if isinstance(phrase, Mapping) else [phrase]
    return {name for text in texts for name in _FIELDS.findall(str(text))}

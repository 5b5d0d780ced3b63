"""Interface phrases by dotted key. A missing key is an error, never a fallback to another language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter
from typing import Any

from babel import Locale

from faktum.load.files import read_text
from faktum.load.yaml import Document, parse_yaml
from faktum.problems import Problem, did_you_mean, quoted
from faktum.questions import Question, hear, question_of_many

Phrase = str | Mapping[str, str]
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Categories of the CLDR."""
_FIELDS = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Messages:
    """The phrases of one language. `t` fills in `{names}`; a mapping chooses by CLDR plural category."""

    language: str
    locale: Locale
    _phrases: Mapping[str, Phrase]

    def phrase(self, key: str) -> Phrase | None:
        """As it is written; each is a question of its own (`faktum.questions`)."""
        hear(_question(self.language, key))
        return self._phrases.get(key)

    def t(self, key: str, count: float | None = None, **values: object) -> str:
        """The phrase for `key`. Raises KeyError for a key or a name that the caller forgot."""
        phrase = self.phrase(key)
        if phrase is None:
            raise KeyError(key)
        if not isinstance(phrase, str):
            category = self.locale.plural_form(count if count is not None else 1)
            phrase = phrase.get(category, phrase["other"])
        return phrase.format(**values) if values else phrase

    def has(self, key: str) -> bool:
        return self.phrase(key) is not None


@dataclass(frozen=True)
class Languages:
    """The phrases of every language, for whoever asks whether they are what they were."""

    messages: Callable[[str], Messages]
    """Of a language. Raises LookupError where there is none."""

    @question_of_many
    def phrases(self, language: str, *keys: str) -> list[Phrase | None]:
        messages = self.messages(language)
        return [messages.phrase(key) for key in keys]


@cache
def _question(language: str, key: str) -> Question:
    return Question(Languages.phrases.__qualname__, (language, key))


@cache
def shipped(language: str) -> Document | None:
    """The phrases that come with the package, or None for a language it does not know; read once."""
    path = files("faktum.locale") / "messages" / f"{language}.yml"
    if not path.is_file():
        return None
    return parse_yaml(path.read_text(encoding="utf-8"), str(path), [])


def load_messages(language: str, locale: str, root: Path) -> Messages:
    """Shipped phrases with the site's own over them. Checks have seen to it that none is missing."""
    document = shipped(language)
    phrases: dict[str, Any] = dict(document.data) if document else {}
    own = _own(language, root, [])
    phrases |= own.data if own and isinstance(own.data, dict) else {}
    return Messages(language, Locale.parse(locale), phrases)


def _own(language: str, root: Path, problems: list[Problem]) -> Document | None:
    """The site's own phrases, where there are any."""
    path = root / "data" / "messages" / f"{language}.yml"
    if not path.exists() and not path.is_symlink():
        return None
    name = f"data/messages/{language}.yml"
    text = read_text(path, root, problems)
    return Document(name, {}) if text is None else parse_yaml(text, name, problems)


def reference() -> Mapping[str, Any]:
    """The phrases of the package's reference language; every language must have its keys."""
    document = shipped("en")
    assert document is not None
    return document.data  # type: ignore[no-any-return]


def check_messages(language: str, root: Path) -> Iterator[Problem]:
    """Missing, unknown and differently shaped phrases of one language."""
    wanted = reference()
    own_path = f"data/messages/{language}.yml"
    problems: list[Problem] = []
    own = _own(language, root, problems)
    yield from problems
    if own and not isinstance(own.data, dict):
        if not problems:
            yield Problem(own_path, 1, "WRONG-TYPE", "keys with phrases", quoted(own.data),
                          "Write `key: phrase` on lines of their own.")  # fmt: skip
        return
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
        elif wrong := _wrong(phrase, wanted[key]):
            yield Problem(own_path, line, wrong[0], wrong[1], quoted(phrase), wrong[2])


def _wrong(phrase: object, wanted: object) -> tuple[str, str, str] | None:
    """What is wrong with one phrase of the site's own: code, what was expected, what to do."""
    given = list(phrase.values()) if isinstance(phrase, Mapping) else [phrase]
    texts = [text for text in given if isinstance(text, str)]
    if len(texts) < len(given):
        return "WRONG-TYPE", "a text, or one text for each plural form", "Put the text in quotation marks."
    if isinstance(phrase, Mapping) and not ("other" in phrase and PLURALS.issuperset(phrase)):
        return (
            "BAD-VALUE", f"the plural forms that the language has, `other` among them ({', '.join(sorted(PLURALS))})",
            "Copy the forms of the phrase that ships with the package.",
        )  # fmt: skip
    if any(char in text for text in texts for char in "<>"):
        return "RAW-HTML", "a phrase without markup", "Phrases are shown as written; leave < and > out."
    known = _names(wanted)
    if any(not _holes_of(text) <= known for text in texts):
        return (
            "BAD-VALUE", f"only {', '.join(sorted(known)) or 'no'} in braces",
            "Words in braces are filled in; their names stay as they are.",
        )  # fmt: skip
    return None


def _holes_of(text: str) -> set[str]:
    """What stands in braces, with whatever Python would read there: `n`, but also `n.__class__` or `n:>9999999`."""
    if "{{" in text or "}}" in text:
        return {text}
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return {text}
    return {
        f"{name}!{conversion}:{spec}" if conversion or spec else name
        for _, name, spec, conversion in parts if name is not None
    }  # fmt: skip


def _names(phrase: object) -> set[str]:
    texts = phrase.values() if isinstance(phrase, Mapping) else [phrase]
    return {name for text in texts for name in _FIELDS.findall(str(text))}

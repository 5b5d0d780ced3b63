"""A sentence in another language than its text's: one that was copied, left over, or never translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError

from faktum.checks.index import Index
from faktum.checks.texts.passages import Passage, passages_of, without_titles
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.reading.sentences import Ear, ear
from faktum.model.base import Alias, ProperName, Wording
from faktum.model.person import Person
from faktum.problems import Problem, quoted

_SHORT = 6
"""Words of a sentence that, standing between two others in another language, belongs to them."""


def check_tongues(index: Index) -> Iterator[Problem]:
    near = frozenset(index.loaded.languages)
    names = _names(index)
    for text in texts_of(index):
        listener = ear(text.language, near - {text.language})
        if listener:
            yield from _foreign(text, listener, names)


def _names(index: Index) -> tuple[str, ...]:
    """Names and titles that are written the same in every language, the longest first."""
    found: set[str] = set()
    for entry in index.entries.values():
        for node in entry.nodes:
            value = node.value
            if isinstance(value, ProperName):
                found |= {value.text, value.short or "", *value.official.values()}
            elif isinstance(value, Alias) or (
                isinstance(value, Wording) and node.name in {"title", "publisher"}
            ):
                found.add(value.text)
        if isinstance(entry.record, Person):
            found |= {entry.record.name or "", entry.record.sort_as or ""}
    return tuple(sorted(found - {""}, key=len, reverse=True))


def _foreign(text: Text, listener: Ear, names: Sequence[str]) -> Iterator[Problem]:
    """One problem for sentences that follow each other: they came together."""
    run: list[Passage] = []
    heard = ""
    for passage in passages_of(text):
        language = listener.hears(_words(passage, names)) if listener.suspects(passage.plain) else None
        if language is None and len(passage.plain.split()) < _SHORT:
            continue
        if run and language != heard:
            yield _problem(text, run, heard)
            run = []
        if language:
            run.append(passage)
            heard = language
    if run:
        yield _problem(text, run, heard)


def _words(passage: Passage, names: Sequence[str]) -> str:
    words = without_titles(passage)
    for name in names:
        if name in words:
            words = words.replace(name, " " * len(name))
    return words


def _problem(text: Text, run: Sequence[Passage], heard: str) -> Problem:
    sentences = f" and {len(run) - 1} more sentence{'s' if len(run) > 2 else ''}" if len(run) > 1 else ""
    return text.problem(
        run[0].line, "OTHER-LANGUAGE", f"{_name(text.language)} in {text.where}",
        f"{quoted(' '.join(run[0].raw.split()))}{sentences}, which reads as {_name(heard)}",
        "Translate it. What is to stand in another language is written "
        f'{{{{ in_language("{heard}", "…") }}}}.',
    )  # fmt: skip


@lru_cache
def _name(language: str) -> str:
    """What the language is called in messages, which are in English."""
    try:
        return Locale.parse(language).get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language

"""A sentence in another language than its text's: one that was copied, left over, or never translated."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from babel import Locale
from babel.core import UnknownLocaleError

from faktum.checks.index import Index
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.passages import Passage, passages_of, without_titles
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.reading.sentences import Ear, ear
from faktum.locale.reading.strangers import Watch, watch
from faktum.model.base import Alias, ProperName, Wording
from faktum.model.kinds import KINDS
from faktum.model.person import Person
from faktum.problems import Problem, quoted
from faktum.questions import decided_by, question_of_site

_UNREAD = re.compile(r"\b(?:text|short): *[\"']?([^\"'\n{},]{4,100})")
"""A name in a record that could not be read."""
_SHORT = 6
"""Words of a sentence that, standing between two others in another language, belongs to them."""


class Run(NamedTuple):
    """Passages in one other language."""

    heard: str
    passages: Sequence[Passage]


def check_tongues(index: Index) -> Iterator[Problem]:
    near = frozenset(index.languages)
    for text in texts_of(index):
        listener = ear(text.language, near - {text.language})
        if listener:
            words = frozenset(" ".join(passage.plain for passage in passages_of(text)).split())
            runs = list(_foreign(index, text, listener)) if listener.harmless.left_of(words) else []
            yield from (_problem(text, run) for run in runs)
            told = {passage for run in runs for passage in run.passages}
            guard = watch(text.language, near)
            if guard and guard.harmless.left_of(words):
                yield from _strangers(index, text, guard, told)


@decided_by(*KINDS)
@question_of_site
def _names_among(index: Index, words: str) -> list[str]:
    """Names and titles in these words that are written the same in every language, the longest first."""
    return [name for name in index.once(_names) if name in words]


def _names(index: Index) -> tuple[str, ...]:
    found = {match[1].strip() for match in _UNREAD.finditer(index.unread_text)}
    for entry in index.of_kind(*KINDS):
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


def _foreign(index: Index, text: Text, listener: Ear) -> Iterator[Run]:
    """Sentences in one other language that follow each other: they came together."""
    run: list[Passage] = []
    between: list[Passage] = []
    heard = ""
    for passage in passages_of(text):
        language = listener.hears(_words(index, passage)) if listener.suspects(passage.plain) else None
        if language is None and len(passage.plain.split()) < _SHORT:
            between.append(passage)
            continue
        if run and language != heard:
            yield Run(heard, run)
            run = []
        if language:
            run += [*between, passage] if run else [passage]
            heard = language
        between = []
    if run:
        yield Run(heard, run)


def _strangers(index: Index, text: Text, guard: Watch, told_of: Container[Passage]) -> Iterator[Problem]:
    """A short text in another language of the site, and single words in a sentence that is in its own."""
    for passage in passages_of(text):
        if passage in told_of or not guard.suspects(passage.plain):
            continue
        shown = _words(index, passage)
        if heard := guard.hears(shown):
            yield _problem(text, Run(heard, [passage]))
            continue
        if passage.raw.count("*") % 2:
            continue  # a title in italics goes on in the next
        told: set[str] = set()
        for one in guard.words_in(shown):
            line = passage.line + passage.raw.count("\n", 0, one.start)
            if one.word not in told and not is_cited(passage.raw, one.start, one.start + len(one.word)):
                told.add(one.word)
                yield text.problem(
                    line, "OTHER-LANGUAGE", f"{_name(text.language)} words in {text.where}", quoted(one.word),
                    "Translate it. What is to stand in another language is written in quotation marks or with "
                    '{{ in_language("…", "…") }}.',
                )  # fmt: skip


def _words(index: Index, passage: Passage) -> str:
    words = without_titles(passage)
    for name in _names_among(index, words):
        words = words.replace(name, " " * len(name))
    return words


def _problem(text: Text, run: Run) -> Problem:
    more = sum(len(one.plain.split()) >= _SHORT for one in run.passages[1:])
    sentences = f" and {more} more sentence{'s' if more > 1 else ''}" if more else ""
    return text.problem(
        run.passages[0].line, "OTHER-LANGUAGE", f"{_name(text.language)} in {text.where}",
        f"{quoted(' '.join(run.passages[0].raw.split()))}{sentences}, which reads as {_name(run.heard)}",
        "Translate it. What is to stand in another language is written "
        f'{{{{ in_language("{run.heard}", "…") }}}}.',
    )  # fmt: skip


@lru_cache
def _name(language: str) -> str:
    """What the language is called in messages, which are in English."""
    try:
        return Locale.parse(language).get_display_name("en") or language
    except (UnknownLocaleError, ValueError):
        return language

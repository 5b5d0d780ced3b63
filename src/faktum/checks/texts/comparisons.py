"""Sums compared in words: twice the budget, most of the money. The figures stand beside them, or a source is named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache

from faktum.checks.index import Index
from faktum.checks.texts.passages import passages_of, without_titles
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.words import words
from faktum.model.release import Release
from faktum.problems import Problem, quoted
from faktum.questions import question_of_site

_GAP = r"\s+(?:[\w’-]+\s+){0,4}"
"""Words between the parts of a phrase."""


def check_comparisons(index: Index) -> Iterator[Problem]:
    """A sentence in a text about a project that weighs sums against each other and gives none of them.

    Nobody can check such a sentence, and it stays as it is when a figure is corrected.
    """
    texts = [text for text in texts_of(index) if text.figures]
    for language in index.languages:
        own = [text for text in texts if text.language == language]
        known = _known(language, "\n".join(text.raw.lower() for text in own))
        for text in own if known else ():
            if known and known.search(text.raw) and _is_about_projects(index, text.path):
                yield from _text(text, known)


def _text(text: Text, known: re.Pattern[str]) -> Iterator[Problem]:
    sourced = _attributed(text.language)
    for passage in passages_of(text):
        match = known.search(without_titles(passage))
        if match and "fact(" not in passage.raw and not sourced.search(passage.plain):
            yield text.problem(
                passage.line, "UNSOURCED-CLAIM", f"a comparison of sums in {text.where} beside the sums",
                quoted(" ".join(match[0].split())),
                "Give both sums as facts in the sentence, or say whose comparison it is; then it can be checked.",
            )  # fmt: skip


@question_of_site
def _is_about_projects(index: Index, path: str) -> bool:
    """Whether the texts of a file are about a project or several."""
    return path in index.once(_about_projects)


def _about_projects(index: Index) -> frozenset[str]:
    loaded = index.loaded
    paths = [entry.document.path for entry in index.of_kind("projects")]
    for project in index.ids("projects"):
        paths += [page.file.path for page in loaded.project_texts.get(project, {}).values()]
    for entry in index.of_kind("releases"):
        if isinstance(entry.record, Release) and entry.record.projects:
            paths += [text.file.path for text in loaded.release_texts[entry.record.id].values()]
    return frozenset(paths)


def _known(language: str, whole: str) -> re.Pattern[str] | None:
    """The phrases of which there is a part anywhere: mostly none, and then no text is searched for them."""
    listed, parts = _phrases(language)
    parts = {one for one in parts if one in whole}
    there = [one for one, own in listed if parts.issuperset(own)] if parts else []
    return _either(tuple(there)) if there else None


@cache
def _phrases(language: str) -> tuple[list[tuple[str, frozenset[str]]], AbstractSet[str]]:
    """Each phrase with its words, and the words of all."""
    listed = words(language, "comparisons").get("phrases", ())
    known = [(one, frozenset(one.replace("…", " ").split())) for one in listed]
    return known, frozenset(word for _, own in known for word in own)


@cache
def _attributed(language: str) -> re.Pattern[str]:
    """Words by which somebody else says so."""
    return _either(tuple(one.removesuffix("*") for one in words(language, "claims").get("attributions", ())))


@lru_cache(maxsize=256)
def _either(phrases: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = (
        _GAP.join(r"\s+".join(map(re.escape, part.split())) for part in one.split("…"))
        for one in sorted(phrases, key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(alternatives) or '(?!)'})(?![\w-])", re.IGNORECASE)

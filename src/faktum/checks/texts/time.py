"""Texts are read for years: no words that count from the day of writing, and no length that the period denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faktum.checks.index import Index
from faktum.checks.records.periods import period_of
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.markup import masked
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.reading.figures import Figure, figures_in
from faktum.locale.reading.time import RelativeDate, relative_dates
from faktum.locale.words import words
from faktum.model.project import Project
from faktum.model.release import Release
from faktum.problems import Problem, quoted

_AROUND = 80
_WORDS = re.compile(r"[\w-]+")
_SENTENCE_END = re.compile(r"[.!?:;]\s|\n\s*\n")
_LITERAL = re.compile(r"\{\{\s*literal\(\s*([\"'])((?:(?!\1)[^\\\n])*)\1[^{}]*\}\}")
_NAMED = re.compile(r"\{\{\s*name\(\s*[\"']([^\"']*)[\"']")


def check_time(index: Index) -> Iterator[Problem]:
    releases, projects = _files(index)
    for text in texts_of(index):
        if not text.figures or not words(text.language, "time"):
            continue
        read = masked(text.raw, markdown=text.markdown)
        for found in relative_dates(read, text.language, text.raw):
            if not is_cited(read, found.start, found.end):
                yield _relative(text, read, found, releases.get(text.path))
        if project := projects.get(text.path):
            yield from _lengths(index, text, _with_literals(text.raw, read), project)


def _with_literals(raw: str, read: str) -> str:
    """The words a reader reads, with those of literals at the end of their expressions."""
    for match in _LITERAL.finditer(raw) if "literal" in raw else ():
        read = read[: match.end() - len(match[2])] + match[2] + read[match.end() :]
    return read


def _files(index: Index) -> tuple[dict[str, Release], dict[str, Project]]:
    """File → the release that it is a text of; file → the one project that its texts are about."""
    releases: dict[str, Release] = {}
    projects: dict[str, Project] = {}
    for entry in index.entries.values():
        if isinstance(entry.record, Project):
            projects[entry.document.path] = entry.record
            for page in index.loaded.project_texts.get(entry.record.id, {}).values():
                projects[page.file.path] = entry.record
        elif isinstance(entry.record, Release):
            subjects = [one.record for name in entry.record.projects if (one := index.entries.get(name))]
            for text in index.loaded.release_texts[entry.record.id].values():
                releases[text.file.path] = entry.record
                if len(entry.record.projects) == 1 and subjects and isinstance(subjects[0], Project):
                    projects[text.file.path] = subjects[0]
    return releases, projects


def _relative(text: Text, read: str, found: RelativeDate, release: Release | None) -> Problem:
    said = " ".join(read[found.start : found.end].split())
    line = read.count("\n", 0, found.start) + 1
    return text.problem(
        line,
        "RELATIVE-DATE",
        f"words in {text.where} that are true on any day",
        quoted(said),
        _hint(found, release),
    )


def _hint(found: RelativeDate, release: Release | None) -> str:
    if release is None:
        return (
            "A page has no date of its own and is read for years. Say when: a fact with the date and its source, "
            'and {{ fact("…") }} here.'
        )
    fact = release.facts.get("published")
    day = fact.chosen.value.date if fact and fact.chosen.value else None
    if day is None or day.start is None:
        return "Nobody knows from when to count. Say when: a fact with the date and its source."
    meant = found.counted_from(day.start)
    counted = (
        f"Counted from the release, {day}, this is {meant}."
        if meant
        else f"The release is from {day}: count from there."
    )
    return f'{counted} Write that as a fact, with the source\'s own words in `stated`, and {{{{ fact("…") }}}} here.'


def _lengths(index: Index, text: Text, read: str, project: Project) -> Iterator[Problem]:
    """How long the page's project is said to be, where the words leave no doubt that it is that project."""
    period = period_of(project)
    known = words(text.language, "time").get("length")
    if period is None or not known:
        return
    for figure in figures_in(read, text.language):
        unit = next((unit for unit in ("months", "years") if unit in figure.counts), None)
        if unit is None or figure.kind != "count":
            continue
        sentence = _sentence_before(read, figure.start)
        others = {
            one for one in _NAMED.findall(text.raw[sentence : figure.end]) if index.kind(one) == "projects"
        }
        if others - {project.id} or not _of_project(read, sentence, figure, known, named=bool(others)):
            continue
        number = getattr(figure.value, "number", None)
        if number is not None and not period.lasts(number, unit):
            yield text.problem(
                read.count("\n", 0, figure.start) + 1, "PERIOD-LENGTH",
                f"a length that agrees with {period} in {text.where}", quoted(read[figure.start : figure.end]),
                "Compare both with the source, or write the period as the fact.",
            )  # fmt: skip


def _sentence_before(read: str, at: int) -> int:
    """Where the sentence begins in which something stands, or as far back as one looks."""
    start = max(0, at - 2 * _AROUND)
    ends = [match.end() for match in _SENTENCE_END.finditer(read, start, at)]
    return ends[-1] if ends else start


def _of_project(read: str, sentence: int, figure: Figure, known: Mapping[str, Any], *, named: bool) -> bool:
    before = read[sentence : figure.start].lower()
    said = _WORDS.findall(before)
    if set(said[-8:]) & set(known["others"]):
        return False
    adjective = not any(sign.isspace() for sign in read[figure.start : figure.end])
    if adjective and read[figure.end : figure.end + 1].isspace():
        following = _WORDS.findall(read[figure.end : figure.end + _AROUND].lower())[:2]
        if any(_is_project(word, known) for word in following):
            return True
    verbs = "|".join(r"\s+".join(one.split()) for one in known["verbs"])
    prepositions = "|".join(one + r"\s+" if one else "" for one in known["prepositions"])
    if not re.search(rf"(?<![\w-])(?:{verbs})\s+(?:{prepositions})\Z", before):
        return False
    return named or any(word in known["subjects"] for word in said)


def _is_project(word: str, known: Mapping[str, Any]) -> bool:
    for noun in known["nouns"]:
        if word.endswith(noun):
            return word.removesuffix(noun).strip("-") not in known["parts"]
    return False

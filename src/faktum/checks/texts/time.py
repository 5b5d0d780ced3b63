"""Texts are read for years: no words that count from the day of writing, and no length that the period denies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faktum.checks.index import Index
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.lengths import Lengths
from faktum.checks.texts.markup import as_read, with_literals
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.reading.time import RelativeDate, relative_dates
from faktum.locale.reading.tokens import NO_WIDTH
from faktum.locale.words import words
from faktum.model.release import Release
from faktum.problems import Problem, Severity, quoted
from faktum.questions import question_of_site

_FACT = re.compile(r"\{\{\s*fact\(\s*[\"']([^\"']*)[\"'][^{}]*\}\}")


@dataclass(frozen=True, slots=True)
class Told:
    """A problem, and the words that it is about."""

    start: int
    end: int
    problem: Problem


def check_time(index: Index) -> Iterator[Problem]:
    times = Times(index)
    for text in texts_of(index):
        yield from (one.problem for one in times.of(text))


@dataclass
class Times:
    """What is wrong with time in a site's texts. Figures in these words are not told of again."""

    index: Index

    def of(self, text: Text) -> Iterator[Told]:
        """Relative dates of a text, then lengths that cannot be."""
        if not words(text.language, "time"):
            return
        read = as_read(text.raw, markdown=text.markdown)
        for found in relative_dates(read, text.language, self._dated(text.raw)):
            loose = found.vague or found.nowadays  # which what explains a source may be
            if (text.figures or not loose) and not is_cited(read, found.start, found.end):
                yield Told(found.start, found.end, self._relative(text, read, found))
        read, _ = with_literals(text.raw, read)
        for length in Lengths(self.index).wrong(text, read):
            if not is_cited(read, length.start, length.end):
                yield Told(length.start, length.end, _problem(
                    text, read, length.start, length.end, "PERIOD-LENGTH",
                    f"a length that agrees with {length.period} in {text.where}",
                    "Compare both with the source, or write the period as the fact.",
                ))  # fmt: skip

    def _relative(self, text: Text, read: str, found: RelativeDate) -> Problem:
        release = release_in(self.index, text.path)
        expected = f"words in {text.where} that are true on any day"
        return _problem(
            text, read, found.start, found.end, "RELATIVE-DATE", expected, _hint(found, release),
            "warning" if found.vague else "error",
        )  # fmt: skip

    def _dated(self, raw: str) -> str:
        """The text with blanks for facts that are no dates: a budget does not say when."""
        return _FACT.sub(self._blank, raw) if "fact" in raw else raw

    def _blank(self, match: re.Match[str]) -> str:
        fact = self.index.facts.get(match[1])
        value = fact.chosen.value if fact else None
        return " " * len(match.group()) if value and not value.date else match.group()


@question_of_site
def release_in(index: Index, path: str) -> Release | None:
    """The release that a file is, or is a text of."""
    return index.once(_releases).get(path)


def _releases(index: Index) -> dict[str, Release]:
    return {
        path: entry.record
        for entry in index.of_kind("releases")
        if isinstance(entry.record, Release)
        for path in (text.file.path for text in index.loaded.release_texts[entry.record.id].values())
    }


def _problem(
    text: Text,
    read: str,
    start: int,
    end: int,
    code: str,
    expected: str,
    hint: str,
    severity: Severity = "error",
) -> Problem:
    line = read.count("\n", 0, start) + 1
    said = " ".join(read[start:end].replace(NO_WIDTH, "").split())
    return text.problem(line, code, expected, quoted(said), hint, severity)


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

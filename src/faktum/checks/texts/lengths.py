"""How long a project is said to last: not otherwise than its period, and not than two dates in the same breath."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from faktum.checks.index import Index
from faktum.checks.records.periods import MONTHS, Period, bounds_of, period_of
from faktum.checks.texts.text import Text
from faktum.checks.windows import preceding
from faktum.locale.reading.figures import Figure, figures_of
from faktum.locale.reading.glance import Glance
from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import Moment, Span
from faktum.locale.words import any_of, words
from faktum.model.edtf import Point
from faktum.model.fact import Quantity
from faktum.model.project import Project
from faktum.model.release import Release
from faktum.questions import decided_by, question_of_site

_AROUND = 80
_NEAR = 45
"""How far from each other two dates and the length that they make may stand."""
_WORDS = re.compile(r"[\w-]+")
_SENTENCE_END = re.compile(r"[.!?;]\s|\n\s*\n")
_NAMED = re.compile(r"\{\{\s*name\(\s*[\"']([^\"']*)[\"']")
_FACT = re.compile(r"\{\{\s*fact\(\s*[\"']([^\"']*)[\"']\s*\)\s*\}\}")
_DATED = re.compile(r"\d\d|\{\{\s*fact")
_LINK = re.compile(r"[\w.’'-]*\w|[^\w\s,()–-]")
"""A word between two dates and a length, or a sign that may not stand there."""


@dataclass(frozen=True, slots=True)
class WrongLength:
    """A length in a text, and the period that denies it."""

    start: int
    end: int
    period: Period


@dataclass(frozen=True, slots=True)
class _Length:
    """A length as it was typed."""

    start: int
    end: int
    number: Decimal
    unit: str


@dataclass(frozen=True)
class _Known:
    """The words of a language that tell whose length it is."""

    units: re.Pattern[str]
    """Without one of these a text tells no length."""
    glance: Glance
    ones: re.Pattern[str]
    one_units: Mapping[str, str]
    verb: re.Pattern[str]
    times: re.Pattern[str]
    noun: re.Pattern[str]
    genitive: re.Pattern[str]
    about: re.Pattern[str]
    below: re.Pattern[str]
    above: re.Pattern[str]
    subjects: frozenset[str]
    attributive: tuple[str, ...]
    others: frozenset[str]
    nouns: tuple[str, ...]
    parts: frozenset[str]
    links: frozenset[str]
    not_before: frozenset[str]

    def is_project(self, word: str) -> bool:
        """Whether a word is one for a project, and not for a part of one: EU-projekt, but not delprojekt."""
        for noun in self.nouns:
            if word.endswith(noun):
                return word.removesuffix(noun).strip("-") not in self.parts
        return False


@cache
def _known(language: str) -> _Known | None:
    said = words(language, "time")
    data: Mapping[str, Any] | None = said.get("length")
    if not data:
        return None
    units = {form: unit for unit in MONTHS for form in said["units"][unit]}
    lexicon = Lexicon.of_language(language)
    joined = (*lexicon.length_endings, *lexicon.length_stems)
    below, above = data.get("below", ()), data.get("above", ())
    first, about = r"(?<![\w-])", rf"(?:\s+(?:{any_of([*data['about'], *below, *above])}))?\s*\Z"
    between = rf"(?:\s+(?:{any_of(data['between'])}))*{about}"
    return _Known(
        re.compile(rf"(?<!\w)(?:{any_of(units)})s?(?!\w)|{any_of(joined)}", re.IGNORECASE),
        Glance((*units, *joined)),
        re.compile(rf"{first}(?:{any_of(data['one'])})(?![\w-])", re.IGNORECASE),
        {one.lower(): units[one.split()[-1]] for one in data["one"]},
        re.compile(rf"{first}(?:{any_of(data['verbs'])}){between}"),
        re.compile(rf"{first}(?:{any_of(data['times'])})(?:\s*[:(,–|])?{between}"),
        re.compile(rf"(?P<noun>[\w-]+)\s+(?:{any_of(data['after-noun'])}){about}"),
        re.compile(rf"{first}(?:{any_of(data['genitives'])}){about}"),
        re.compile(rf"{first}(?:{any_of(data['about'])})\s+\Z"),
        re.compile(rf"{first}(?:{any_of(below)})\s+\Z"), re.compile(rf"{first}(?:{any_of(above)})\s+\Z"),
        frozenset(data["subjects"]), tuple(data["attributive"]), frozenset(data["others"]),
        tuple(sorted(data["nouns"], key=len, reverse=True)), frozenset(data["parts"]),
        frozenset(data["links"]), frozenset(data["not-before"]),
    )  # fmt: skip


@dataclass
class Lengths:
    """The lengths in a site's texts."""

    index: Index

    def wrong(self, text: Text, read: str) -> Iterator[WrongLength]:
        """Lengths in a text, as it is read with its literals, that cannot be those of what they are said of."""
        known = _known(text.language)
        if known is None or not (known.glance.at(read) and known.units.search(read)):
            return
        if not ("name" in text.raw or _DATED.search(text.raw) or project_in(self.index, text.path)):
            return
        figures = figures_of(read, text.language)
        spans = [*_typed(figures), *self._shown(text)]
        for length in _lengths(figures, read, known):
            period = _beside(length, read, spans, known) or self._of_project(text, read, length, known)
            if period is None:
                continue
            before = preceding(read, length.start, _AROUND).lower()
            if not _lasts(period, length, before, known):
                yield WrongLength(length.start, length.end, period)

    def _shown(self, text: Text) -> Iterator[tuple[int, int, Period]]:
        """Expressions that show a period."""
        for match in _FACT.finditer(text.raw) if "fact" in text.raw else ():
            fact = self.index.facts.get(match[1])
            day = fact.chosen.value.date if fact and fact.chosen.value else None
            if day and day.interval:
                yield (
                    match.start(),
                    match.end(),
                    Period(f"the period {day}", bounds_of(day.start), bounds_of(day.end)),
                )

    def _of_project(self, text: Text, read: str, length: _Length, known: _Known) -> Period | None:
        """The period of the project that the words leave no doubt is meant."""
        sentence = _sentence_before(read, length.start)
        named = {
            one for one in _NAMED.findall(text.raw[sentence : length.end])
            if self.index.kind(one) == "projects"
        }  # fmt: skip
        own = project_in(self.index, text.path)
        other = bool(named - {own.id if own else ""})
        if len(named) > 1 or not _is_of_project(
            read, sentence, length, known, named=bool(named), other=other
        ):
            return None
        entry = self.index.entries.get(named.pop()) if named else None
        project = entry.record if entry else own
        return period_of(project) if isinstance(project, Project) else None


@decided_by()
@question_of_site
def project_in(index: Index, path: str) -> Project | None:
    """The one project that the texts of a file are about."""
    return index.once(_projects).get(path)


def _projects(index: Index) -> dict[str, Project]:
    found: dict[str, Project] = {}
    loaded = index.loaded
    for entry in index.entries.values():
        if isinstance(entry.record, Project):
            found[entry.document.path] = entry.record
            for page in loaded.project_texts.get(entry.record.id, {}).values():
                found[page.file.path] = entry.record
        elif isinstance(entry.record, Release) and len(entry.record.projects) == 1:
            [project] = entry.record.projects
            subject = index.entries.get(project)
            for text in loaded.release_texts[entry.record.id].values():
                if subject and isinstance(subject.record, Project):
                    found[text.file.path] = subject.record
    return found


def _lasts(period: Period, length: _Length, before: str, known: _Known) -> bool:
    """Whether the period can be as long as these words say; longer or shorter than the length where they say so."""
    for bound, side in ((known.below, "at most"), (known.above, "at least")):
        if bound.search(before):
            return period.stays(length.number, length.unit, side)
    return period.lasts(length.number, length.unit, "about" if known.about.search(before) else "exact")


def _lengths(figures: tuple[Figure, ...], read: str, known: _Known) -> Iterator[_Length]:
    for figure in figures:
        unit = next((unit for unit in MONTHS if unit in figure.counts), None)
        if unit and figure.kind == "count" and isinstance(figure.value, Quantity):
            yield _Length(figure.start, figure.end, figure.value.number, unit)
    for match in known.ones.finditer(read):
        unit = known.one_units[" ".join(match[0].lower().split())]
        if not any(figure.start < match.end() and match.start() < figure.end for figure in figures):
            yield _Length(match.start(), match.end(), Decimal(1), unit)


# -- beside two dates ---------------------------------------------------------------------------------------


def _typed(figures: tuple[Figure, ...]) -> Iterator[tuple[int, int, Period]]:
    """Periods that are typed with both their years."""
    for figure in figures:
        if figure.kind == "period" and isinstance(figure.value, Span):
            start, end = _point(figure.value.start), _point(figure.value.end)
            if start and end:
                yield (
                    figure.start,
                    figure.end,
                    Period("the dates beside it", bounds_of(start), bounds_of(end)),
                )


def _point(moment: Moment) -> Point | None:
    if moment.year is None or (
        moment.season and moment.season not in {"spring", "summer", "autumn", "winter"}
    ):
        return None
    return Point(moment.year, moment.month, moment.day, moment.season)


def _beside(length: _Length, read: str, spans: list[tuple[int, int, Period]], known: _Known) -> Period | None:
    """The period before or after the length, with nothing between them but words that make them the same."""
    following = _WORDS.match(read[length.end : length.end + _AROUND].lower().lstrip())
    if following and following[0] in known.not_before:
        return None
    for start, end, period in spans:
        first, last = (end, length.start) if end <= length.start else (length.end, start)
        if first <= last <= first + _NEAR and known.links.issuperset(_LINK.findall(read[first:last].lower())):
            return period
    return None


# -- of the project -----------------------------------------------------------------------------------------


def _sentence_before(read: str, at: int) -> int:
    """Where the sentence begins in which something stands, or as far back as one looks."""
    start = max(0, at - 2 * _AROUND)
    ends = [match.end() for match in _SENTENCE_END.finditer(read, start, at)]
    return ends[-1] if ends else start


def _is_of_project(
    read: str, sentence: int, length: _Length, known: _Known, *, named: bool, other: bool
) -> bool:
    """Whether it is the project's, or that of the other one that the sentence names."""
    before = read[sentence : length.start].lower()
    said = _WORDS.findall(before)
    if known.others.intersection(said[-8:]):
        return False
    if known.verb.search(before) and (named or not known.subjects.isdisjoint(said)):
        return True
    if other:
        return False
    noun = known.noun.search(before)
    if (
        known.times.search(before)
        or known.genitive.search(before)
        or (noun and known.is_project(noun["noun"]))
    ):
        return True
    typed = read[length.start : length.end].lower().split()
    if known.is_project(typed[0]):
        return True  # treårsprojekt
    following = _WORDS.findall(read[length.end : length.end + _AROUND].lower())[:2]
    beside = read[length.end : length.end + 1].isspace() or read[length.end : length.end + 1] == "-"
    return (
        beside
        and (len(typed) == 1 or typed[-1] in known.attributive)
        and any(map(known.is_project, following))
    )

"""A text with its figures, as a reader reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from faktum.checks.figures.subjects import Subject
from faktum.checks.texts.text import Text
from faktum.checks.typography.years import short_years
from faktum.checks.windows import following, preceding
from faktum.locale.reading.figures import Figure
from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import Span
from faktum.locale.words import words
from faktum.problems import Problem, quoted

SENTENCE = re.compile(r"[.!?:;]\s|\n\s*\n|\|")
_AROUND = 80
"""How many characters before and after a figure may say what it is about."""


@dataclass
class Reading:
    """A text that holds figures, as a reader reads it."""

    text: Text
    words: str
    """Its words, literals among them; other expressions and marks are blanks."""
    literals: list[tuple[int, int]]
    subject: Subject

    def typed(self, figure: Figure) -> str:
        return " ".join(self.words[figure.start : figure.end].split())

    def is_literal(self, figure: Figure) -> bool:
        return any(start < figure.end and figure.start < end for start, end in self.literals)

    def has_short_year(self, figure: Figure) -> bool:
        if isinstance(figure.value, Span):
            return figure.value.short
        return any(start < figure.end and figure.start < end for start, end in self._short_years)

    @cached_property
    def _short_years(self) -> list[tuple[int, int]]:
        """From where to where years of two figures stand, with the words that make them years."""
        known = words(self.text.language, "typography")
        return [match.span() for match in short_years(known, self.words)] if known else []

    def near(self, figure: Figure) -> list[str]:
        """The properties and units that the words around a figure name, the nearest first."""
        return _near(self.words, figure, self.text.language)

    def problem(self, figure: Figure, code: str, expected: str, hint: str) -> Problem:
        line = self.words.count("\n", 0, figure.start) + 1
        return self.text.problem(
            line, code, f"{expected} in {self.text.where}", quoted(self.typed(figure)), hint
        )


def _near(read: str, figure: Figure, language: str) -> list[str]:
    """The properties and units that the words around a figure name, the nearest first."""
    lexicon = Lexicon.of_language(language)
    before = " " + SENTENCE.split(preceding(read, figure.start, _AROUND))[-1].lower()
    after = " " + SENTENCE.split(following(read, figure.end, _AROUND))[0].lower()
    apart: dict[str, int] = {}
    stems = [(name, stem) for name, stems in lexicon.properties.items() for stem in stems]
    for name, word in [*stems, *((unit, noun) for noun, units in lexicon.nouns.items() for unit in units)]:
        stem = word if lexicon.compounds else f" {word}"  # in a compound the word may begin anywhere
        places = [len(before) - before.rfind(stem)] if stem in before else []
        places += [after.find(stem)] if stem in after else []
        if places:
            apart[name] = min(*places, apart.get(name, _AROUND), _AROUND)
    return sorted(apart, key=lambda name: apart[name])

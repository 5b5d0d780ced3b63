"""Figures of which another rule tells, and more than this one could: no mistake is reported twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from faktum.checks.index import Index
from faktum.checks.texts.text import Text
from faktum.checks.texts.time import Times
from faktum.locale.reading.figures import Figure
from faktum.locale.reading.moments import Span

_BETWEEN = re.compile(r"\W{0,3}(?:\w{1,3}\W)?")


@dataclass
class Owners:
    """Which words of a text belong to another rule. It is asked only where a figure is wrong, which is seldom."""

    index: Index
    _asked: tuple[Text, list[tuple[int, int]]] | None = None
    times: Times = field(init=False)

    def __post_init__(self) -> None:
        self.times = Times(self.index)

    def owns(self, text: Text, figure: Figure) -> bool:
        """Whether RELATIVE-DATE or PERIOD-LENGTH tells of the words in which a figure stands."""
        return any(
            (start < figure.end and figure.start < end) or _of_same_date(text, figure, start, end)
            for start, end in self._spans(text)
        )

    def _spans(self, text: Text) -> list[tuple[int, int]]:
        if self._asked is None or self._asked[0] is not text:
            self._asked = text, [(told.start, told.end) for told in self.times.of(text)]
        return self._asked[1]


def _of_same_date(text: Text, figure: Figure, start: int, end: int) -> bool:
    """Whether a day or month without a year has it beside it, in words: 3 May this year, last year in May."""
    if not isinstance(figure.value, Span) or figure.value.start.year is not None:
        return False
    first, last = (figure.end, start) if figure.end <= start else (end, figure.start)
    return _BETWEEN.fullmatch(text.raw, first, last) is not None

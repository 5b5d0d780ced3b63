"""What a source writes and what is entered for it: the same number, the same day, the same telephone number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from faktum.checks.entries import Entry
from faktum.checks.figures.comparison import mistyped, one_digit_off
from faktum.checks.figures.contacts import dialled
from faktum.checks.index import Index
from faktum.checks.records.ranges import ABOUT
from faktum.checks.texts.placeholders import INVENTED
from faktum.checks.typography.separators import foreign_decimals
from faktum.checks.walk import Node
from faktum.locale.reading.figures import Figure, figures_in
from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import Moment, Span
from faktum.locale.words import words
from faktum.model.base import Wording
from faktum.model.contact import ContactPoint
from faktum.model.edtf import Edtf, Point
from faktum.model.fact import CURRENCIES, Quantity, Statement
from faktum.model.vocabulary import TIME_UNITS
from faktum.problems import Problem, Severity, quoted

_ROUGH = Decimal("0.5")
_DIGITS = 2
"""How many digits that count a number has at least, of which one was mistyped."""
_ROUNDED = frozenset({"about", "nearly", "expected"})
_SHORTEST = 6
"""Digits of the shortest telephone number."""
_NO_DIGIT = re.compile(r"\D", re.ASCII)
_COMPARE = "Compare both with the source: one of them was mistyped."


def check_stated(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        for node in entry.nodes:
            if node.name != "stated":
                continue
            if isinstance(node.owner, ContactPoint):
                yield from _phone(entry, node, node.owner)
            elif isinstance(node.owner, Statement):
                yield from _statement(index, entry, node, node.owner)


def _phone(entry: Entry, node: Node, point: ContactPoint) -> Iterator[Problem]:
    """The number as printed is the number that is dialled."""
    printed = _NO_DIGIT.sub("", str(point.stated).replace("(0)", ""))
    if point.phone is None or len(printed) < _SHORTEST or INVENTED.search(point.phone):
        return  # PLACEHOLDER
    known = dialled(point.phone)
    if known and printed.removeprefix("00") not in known and printed not in known:
        yield entry.problem(
            (*node.place[:-1], "phone"), "BAD-PHONE", f"the number as printed, {point.stated}", quoted(point.phone),
            _COMPARE,
        )  # fmt: skip


def _statement(index: Index, entry: Entry, node: Node, said: Statement) -> Iterator[Problem]:
    source = index.source(said.source)
    if said.value is None or source is None or said.stated is None:
        return
    if isinstance(said.stated, Wording):
        wording, language = said.stated.text, said.stated.lang
    else:
        wording, language = said.stated, source.lang
        yield from _signs(entry, node, wording, language, said.source)
    if not Lexicon.of_language(language).numbers:
        return
    severity: Severity | None = None
    if said.value.quantity and said.value.quantity.number >= 0:  # one below is BAD-VALUE
        severity = _differs(said, said.value.quantity, wording, language)
    elif said.value.date:
        severity = "warning" if _is_another_day(said.value.date, wording, language) else None
    if severity:
        yield entry.problem(
            (*node.place[:-1], "value"), "WRONG-FIGURE", f"what {said.source} is quoted with, {quoted(wording)}",
            quoted(said.value.written), f"{_COMPARE} If the value was worked out, leave `stated` out and say how in `note`.", severity,
        )  # fmt: skip


def _signs(entry: Entry, node: Node, wording: str, language: str, source: str) -> Iterator[Problem]:
    """A decimal sign of another language was probably brought in by whoever copied it."""
    known = words(language, "typography")
    for number, right in foreign_decimals(known["numbers"], wording) if known else ():
        kept = f"{{text: {quoted(wording)}, lang: {language}}}"
        yield entry.problem(
            node.place, "NUMBER-FORMAT", f"a number as the language of {source} writes it", quoted(number),
            f"Compare it with the source. Is it {right}? If the source does write so, say that it is in its own "
            f"language: `stated: {kept}`.", "warning",
        )  # fmt: skip


# -- numbers ------------------------------------------------------------------------------------------------


def _differs(said: Statement, value: Quantity, wording: str, language: str) -> Severity | None:
    """Whether the only number of its kind in the wording is another; surely so where it is a slip of the keyboard."""
    typed = [
        (figure, figure.value) for figure in figures_in(wording, language)
        if isinstance(figure.value, Quantity) and _is_alike(figure, figure.value, value)
    ]  # fmt: skip
    if not typed or any(_is_same(figure, one, value) for figure, one in typed):
        return None
    numbers = [one.number for _, one in typed]
    if said.qualifier in _ROUNDED and any(abs(one - value.number) <= one * ABOUT for one in numbers):
        return None
    if any(_is_slip(value.number, number) for number in numbers):
        return "error"
    return "warning" if len(numbers) == 1 else None


def _is_alike(figure: Figure, typed: Quantity, value: Quantity) -> bool:
    if value.money:
        return figure.kind == "money" or (figure.kind == "number" and typed.number >= 1000)
    if value.unit == "percent":
        return figure.kind == "percent"
    time = value.unit in TIME_UNITS
    return figure.kind == "number" or (
        figure.kind == "count" and time is not figure.counts.isdisjoint(TIME_UNITS)
    )


def _is_same(figure: Figure, typed: Quantity, value: Quantity) -> bool:
    if figure.kind == "money" and typed.unit != value.unit and typed.unit in CURRENCIES:
        return False
    if figure.rough:
        return abs(typed.number - value.number) <= _ROUGH
    return typed.number == value.number


def _is_slip(number: Decimal, right: Decimal) -> bool:
    if not number or not right:
        return False
    times = (number / right).normalize()
    ten = times != 1 and times.as_tuple().digits == (1,)
    return ten or mistyped(number, right) or one_digit_off(number, right, _DIGITS)


# -- dates --------------------------------------------------------------------------------------------------


def _is_another_day(value: Edtf, wording: str, language: str) -> bool:
    """Whether a date in the wording, its year included, is neither end of the value."""
    spans = [one.value for one in figures_in(wording, language) if isinstance(one.value, Span)]
    spans = [one for one in spans if one.start.year and one.end.year and not one.short]
    if len(spans) != 1:
        return False
    [span] = spans
    if span.period and value.interval:
        return not (_agrees(span.start, value.start) and _agrees(span.end, value.end))
    return not any(_agrees(one, end) for one in (span.start, span.end) for end in (value.start, value.end))


def _agrees(typed: Moment, point: Point | None) -> bool:
    """Whether both may be the same time, so far as each says; seasons and what is approximate by the year."""
    if point is None or typed.year is None:
        return True
    if typed.season and typed.season == point.season:
        return typed.year == point.year or typed.season == "winter"
    if point.approximate or point.uncertain or typed.about or typed.season or point.season:
        return abs(typed.year - point.year) <= 1
    return typed.year == point.year and (
        typed.month is None or point.month is None or (
            typed.month == point.month and (typed.day is None or point.day is None or typed.day == point.day)
        )
    )  # fmt: skip

"""Money and time as pictures: geometry in percent for inline SVG. Templates draw, nothing here prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from faktum.catalogue import Catalogue
from faktum.facts import KnownFact
from faktum.model.base import Record
from faktum.model.edtf import Edtf, Point
from faktum.model.project import Project
from faktum.model.source import Source


@dataclass(frozen=True, slots=True)
class Span:
    """The time of a project: its ends, and the facts that give them."""

    start: Point | None
    end: Point | None
    facts: tuple[KnownFact, ...]
    expected: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar: `sure` or `vague`, its left edge and width in percent of the axis."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Whole years from `first` to `last`, both shown."""

    first: int
    last: int

    @property
    def years(self) -> list[int]:
        return list(range(self.first, self.last + 1))

    def at(self, day: date) -> float:
        begin, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        return round(100 * (day - begin).days / (end - begin).days, 2)

    def tick(self, year: int) -> float:
        return self.at(date(year, 1, 1))

    def middle(self, year: int) -> float:
        return round((self.tick(year) + self.tick(year + 1)) / 2, 2)


def span_of(catalogue: Catalogue, project_id: str) -> Span | None:
    """The period of a project, from `period` or from `start` and `end`; None when no source gives one."""
    period = catalogue.fact(project_id, "period")
    if period and period.chosen.value and period.chosen.value.date:
        value = period.chosen.value.date
        return Span(value.start, value.end, (period,), period.chosen.qualifier == "expected")
    start, end = catalogue.fact(project_id, "start"), catalogue.fact(project_id, "end")
    facts = tuple(fact for fact in (start, end) if fact)
    if not any(_date(fact) for fact in facts):
        return None
    first, last = _date(start), _date(end)
    return Span(
        first.start if first else None, last.end if last else None, facts,
        bool(end and end.chosen.qualifier == "expected"),
    )  # fmt: skip


def _date(fact: KnownFact | None) -> Edtf | None:
    return fact.chosen.value.date if fact and fact.chosen.value else None


def years_of(catalogue: Catalogue, record: Record) -> list[str]:
    """The years a project ran, or the year of a source."""
    if isinstance(record, Project):
        span = span_of(catalogue, record.id)
        ends = [point.year for point in (span.start, span.end) if point] if span else []
        return [str(year) for year in range(min(ends), max(ends) + 1)] if ends else []
    if isinstance(record, Source) and not isinstance(record.date, str) and record.date.start:
        return [str(record.date.start.year)]
    return []


def axis_of(spans: Iterable[Span]) -> Axis:
    """An axis on which all of them fit."""
    years = [point.year for span in spans for point in (span.start, span.end) if point]
    return Axis(min(years), max(years))


def bars_of(span: Span, axis: Axis) -> list[Bar]:
    """What is sure of a period, and the vague ends where the source gives less than a month."""
    begin = _bounds(span.start) or (date(axis.first, 1, 1), date(axis.first, 1, 1))
    finish = _bounds(span.end) or (date(axis.last, 12, 31), date(axis.last, 12, 31))
    sure_from = begin[1] if _vague(span.start) else begin[0]
    sure_to = finish[0] if _vague(span.end) or span.expected else finish[1]
    bars = []
    if sure_from > begin[0]:
        bars.append(_bar("vague", begin[0], min(sure_from, finish[1]), axis))
    if sure_to > sure_from:
        bars.append(_bar("sure", sure_from, sure_to, axis))
    if finish[1] > max(sure_to, sure_from):
        bars.append(_bar("vague", max(sure_to, sure_from), finish[1], axis))
    # A single day has no length of its own.
    return bars or [_bar("vague" if span.expected else "sure", begin[0], finish[1], axis)]


def _bounds(point: Point | None) -> tuple[date, date] | None:
    return point.bounds() if point else None


def _vague(point: Point | None) -> bool:
    return point is not None and (
        point.precision in {"year", "season"} or point.approximate or point.uncertain
    )


def _bar(kind: str, first: date, last: date, axis: Axis) -> Bar:
    left = axis.at(first)
    return Bar(kind, left, round(axis.at(last + timedelta(days=1)) - left, 2))


@dataclass(frozen=True, slots=True)
class Part:
    """A funder's part of the money: share in percent and amount, either may be derived or unknown."""

    of: str | None
    share: KnownFact | None
    amount: KnownFact | None
    x: float
    width: float
    colour: int
    """1 to 4, in the order of the bar; 0 where nothing is drawn."""


def parts_of(catalogue: Catalogue, project_id: str) -> list[Part]:
    """The money of a project by where it comes from, in the order written; widths in percent."""
    keys: dict[str, dict[str, KnownFact]] = {}
    for fact in catalogue.facts_about(project_id, "share", "funding", "grant"):
        name = fact.key.removeprefix("share-").removeprefix("funding-")
        keys.setdefault(name, {})["share" if fact.property == "share" else "amount"] = fact
    parts: list[Part] = []
    x = Decimal(0)
    for facts in keys.values():
        share, amount = facts.get("share"), facts.get("amount")
        value = share.chosen.value if share else None
        width = value.quantity.number if value and value.quantity else Decimal(0)
        any_fact = share or amount
        colour = min(1 + sum(one.width > 0 for one in parts), 4) if width else 0
        parts.append(Part(any_fact.of if any_fact else None, share, amount, float(x), float(width), colour))
        x += width
    return parts

"""Periods agree: with the lengths that are stated of them, and with the period of the programme that pays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.records.ranges import quantity_of
from faktum.facts import written_facts
from faktum.model.edtf import Edtf, Point
from faktum.model.fact import Fact, Statement
from faktum.model.project import Project
from faktum.problems import Problem

MONTHS = {"months": 1, "years": 12}
ROUNDED = {"months": 1, "years": 6}
"""How many months a stated length may be rounded by: a project of 40 months is called a three-year project."""
ELIGIBLE = {2013: 2015, 2020: 2023, 2027: 2029}
"""Last year of an EU programming period → last year in which its programmes pay what projects spend.

Regulations (EC) 1083/2006, art. 56(1); (EU) 1303/2013, art. 65(2); (EU) 2021/1060, art. 63(2).
"""
OF_PROGRAMME = "period-programme"
"""The fact of a project that gives the period of its programme."""
_AFTER = 3
"""The same for other programmes."""
_MONTH_DAYS = Decimal("30.44")
_UNSURE = {"day": 31, "month": 31, "season": 92, "year": 366}
"""How many days an approximate date may be off."""


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last days that a project may have begun and ended on; None where that is not known."""

    told: str
    start: tuple[date, date] | None
    end: tuple[date, date] | None

    @property
    def months(self) -> tuple[Decimal, Decimal] | None:
        """The fewest and the most months that it can have; None where an end is not known."""
        if self.start is None or self.end is None:
            return None
        fewest, most = self.end[0] - self.start[1], self.end[1] - self.start[0]
        return max(0, fewest.days) / _MONTH_DAYS, (most.days + 1) / _MONTH_DAYS

    def __str__(self) -> str:
        if self.months is None:
            return self.told
        fewest, most = (f"{months:.0f}" for months in self.months)
        return f"{self.told} ({fewest if fewest == most else f'{fewest} to {most}'} months)"

    def lasts(self, number: Decimal, unit: str, qualifier: str = "exact") -> bool:
        """Whether it can be as long as is said."""
        if self.months is None:
            return True
        shortest, longest = self.months
        said, slack = number * MONTHS[unit], ROUNDED[unit] * (1 if qualifier == "exact" else 2)
        return (qualifier == "at least" or said + slack >= shortest) and (
            qualifier == "at most" or said - slack <= longest
        )

    def stays(self, number: Decimal, unit: str, side: str) -> bool:
        """Whether it can be shorter (`at most`) or longer (`at least`) than is said; nothing is rounded there."""
        if self.months is None:
            return True
        shortest, longest = self.months
        return shortest < number * MONTHS[unit] if side == "at most" else longest > number * MONTHS[unit]


def period_of(project: Project, source: str | None = None) -> Period | None:
    """The period that a project's facts give: `period`, or `start` and `end`; by one source, or the chosen ones."""
    facts = project.facts
    whole = _day(facts.get("period"), source)
    if whole is not None:
        return Period(f"the period {whole}", bounds_of(whole.start), bounds_of(whole.end))
    first, last = _day(facts.get("start"), source), _day(facts.get("end"), source)
    if first is None or last is None:
        return None
    return Period(f"start and end, {first} and {last}", bounds_of(first.start), bounds_of(last.end))


def _day(fact: Fact | None, source: str | None) -> Edtf | None:
    if fact is None:
        return None
    said: Statement | None = fact.chosen
    if source:
        said = next((one for one in fact.statements if one.source == source and one.value), None)
    return said.value.date if said and said.value else None


def bounds_of(point: Point | None) -> tuple[date, date] | None:
    """Earliest and latest day, wider where the date is approximate."""
    if point is None:
        return None
    first, last = point.bounds()
    if not (point.approximate or point.uncertain):
        return first, last
    days = _UNSURE[point.precision]
    earliest, latest = first.toordinal() - days, last.toordinal() + days
    return date.fromordinal(max(earliest, 1)), date.fromordinal(min(latest, date.max.toordinal()))


def check_periods(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("projects"):
        if isinstance(entry.record, Project):
            yield from _lengths(entry, entry.record)
            yield from _programmes(index, entry, entry.record)


def _lengths(entry: Entry, project: Project) -> Iterator[Problem]:
    """A length in months or years is that of the period: of what the same source says, or of what pages show."""
    for key, fact in project.facts.items():
        for number, one in enumerate(fact.statements if fact.property_of(key) == "period" else ()):
            quantity = quantity_of(one)
            if quantity is None or quantity.unit not in MONTHS:
                continue
            period = period_of(project, one.source) or period_of(project)
            if period and not period.lasts(quantity.number, quantity.unit, one.qualifier):
                yield entry.problem(
                    ("facts", key, "statements", number, "value"), "PERIOD-LENGTH",
                    f"a length that agrees with {period}", f"{quantity.number:f} {quantity.unit}",
                    "Compare both with the source. If sources differ, give each its statement.",
                )  # fmt: skip


def _programmes(index: Index, entry: Entry, project: Project) -> Iterator[Problem]:
    """A project begins in the programming period and ends before its money does."""
    period = period_of(project)
    if period is None or (period.start and period.end and period.end[1] < period.start[0]):
        return  # PERIOD-TURNED
    for key, programme, told in _programme_periods(index, project):
        if any(_inside(period, one) for one in programme):
            continue
        spans = ", ".join(str(one) for one in programme)
        yield entry.problem(
            ("facts", key), "PROGRAMME-PERIOD", f"a project within the period of {told}, {spans}", f"{period.told}",
            "Compare both with their sources: the programme may be that of another period. Money of a programme may be "
            "spent some years after its period, that of 2014/2020 until the end of 2023.",
            "warning",
        )  # fmt: skip


def _programme_periods(index: Index, project: Project) -> Iterator[tuple[str, list[Edtf], str]]:
    """(fact of the project, periods of its programme, what they are the periods of)."""
    own = {key: fact for key, fact in project.facts.items() if key == OF_PROGRAMME}
    if spans := _spans(own):
        yield OF_PROGRAMME, spans, "its programme"
        return
    for key, fact in project.facts.items():
        if fact.property_of(key) == "programme":
            programme = index.entries.get(fact.chosen.of or fact.of or "")
            if programme and (spans := _spans(written_facts(programme.record))):
                yield key, spans, programme.record.id


def _spans(facts: Mapping[str, Fact]) -> list[Edtf]:
    values = [fact.chosen.value for key, fact in facts.items() if fact.property_of(key) == "period"]
    return [value.date for value in values if value and value.date and value.date.interval]


def _inside(period: Period, programme: Edtf) -> bool:
    first, last = programme.earliest, programme.latest
    if last is not None:
        paid = date(min(ELIGIBLE.get(last.year, last.year + _AFTER), date.max.year), 12, 31)
        if (period.start and period.start[0] > last) or (period.end and period.end[0] > paid):
            return False
    return not (first and period.start and period.start[1] < first)

"""When an organisation was founded: not after today, nor after the sources that tell of it or name it at work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from faktum.checks.index import Index
from faktum.checks.records.periods import period_of
from faktum.facts import Said
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.problems import Problem

FOUNDED = "founded"


@dataclass
class _Known:
    """The earliest day on which each organisation is known to have been there, and by what."""

    first: dict[str, tuple[date, str]] = field(default_factory=lambda: defaultdict(lambda: (date.max, "")))

    def add(self, organisation: str | None, day: date | None, told: str) -> None:
        if organisation and day and day < self.first[organisation][0]:
            self.first[organisation] = (day, told)


def check_founding(index: Index) -> Iterator[Problem]:
    known = _seen(index)
    for entry in index.of_kind("organisations"):
        facts = entry.record.facts if isinstance(entry.record, Organisation) else {}
        for key, fact in facts.items():
            for number, one in enumerate(fact.statements if fact.property_of(key) == FOUNDED else ()):
                day = one.value.date if one.value else None
                source = index.source(one.source)
                told = source.date_at(one.place) if source else None
                if day is None or day.earliest is None or _is_loose(day):
                    continue
                last, by = known.first[entry.record.id]
                if isinstance(told, Edtf) and told.latest and told.latest < last:
                    last, by = told.latest, f"{one.source}, which tells of it"
                if index.today < last:
                    last, by = index.today, ""
                if day.earliest > last:
                    yield entry.problem(
                        ("facts", key, "statements", number, "value"), "FUTURE-DATE",
                        f"{key} not to lie after {last}, the day of {by}" if by else f"{key} not to lie after today, {last}",
                        str(day), "Compare it with its source. If an earlier body is meant there, give that its own record.",
                    )  # fmt: skip


def _seen(index: Index) -> _Known:
    known = _Known()
    for fact in index.facts.values():
        for one in fact.said if fact.of or any(said.of for said in fact.said) else ():
            source = index.source(one.source.id)  # not one that stands in for a source that could not be read
            known.add(one.of or fact.of, _latest(source.date_at(one.place) if source else None), _told(one))
    for entry in index.entries.values():
        if isinstance(entry.record, Project):
            period = period_of(entry.record)
            for part in entry.record.participants if period and period.end else ():
                for organisation in part.organisations:
                    known.add(organisation, period.end[1] if period and period.end else None,
                              f"the end of {entry.record.id}, in which it took part")  # fmt: skip
        if isinstance(entry.record, Person):
            for office in entry.record.appointments.values():
                for said in office.statements:
                    source = index.source(said.source)
                    day = source.date_at(said.place) if source else None
                    known.add(
                        office.organisation, _latest(day), f"{said.source}, which names an office there"
                    )
    return known


def _told(said: Said) -> str:
    return f"{said.source.id}, which names it"


def _latest(day: Edtf | str | None) -> date | None:
    return day.latest if isinstance(day, Edtf) and not _is_loose(day) else None


def _is_loose(day: Edtf) -> bool:
    return any(one and (one.approximate or one.uncertain) for one in (day.start, day.end))

"""Facts of a record, resolved: every statement with its source, and whether the sources agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, ValuesView
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Literal

from faktum.model.base import LocalizedText, Record, Wording
from faktum.model.edtf import Edtf
from faktum.model.fact import Correction, Fact, Qualifier, Sourced, UnknownReason, Value
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.questions import Question, asked_once, hear, question

State = Literal["agreed", "disagrees", "single", "unknown", "derived"]


@dataclass(frozen=True, slots=True)
class Said:
    """What one source says of a fact."""

    id: str
    source: Source
    place: str
    value: Value | None
    text: LocalizedText | None
    of: str | None
    unknown: UnknownReason | None
    qualifier: Qualifier
    stated: Wording | None
    valid_at: Edtf | None
    note: LocalizedText | None
    reason: LocalizedText | None
    preferred: bool

    @property
    def place_name(self) -> LocalizedText | None:
        """The name of the place in the source; None where it was not recorded."""
        return self.source.places.get(self.place)

    def contradicts(self, other: Said) -> bool:
        """True when both cannot be right.

        Not so where one is silent, where they speak of different times, where one date only is
        less precise than the other, and where a sum is given in another currency.
        """
        if self.unknown or other.unknown:
            return False
        if self.valid_at and other.valid_at and not self.valid_at.overlaps(other.valid_at):
            return False
        if self.of != other.of or self._text() != other._text():
            return True
        one, two = self.value or Value(), other.value or Value()
        if one.date and two.date:
            return not (one.date.within(two.date) or two.date.within(one.date))
        if one.quantity and two.quantity and one.quantity.unit != two.quantity.unit:
            return not (one.quantity.money and two.quantity.money)
        return (one.quantity, one.date, one.code) != (two.quantity, two.date, two.code) or (
            self.qualifier != other.qualifier
        )

    def _text(self) -> tuple[tuple[str, str], ...] | None:
        return tuple(self.text.items()) if self.text else None


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a derived value came about."""

    facts: tuple[str, ...]
    formula: str
    """`product`, `share` or `ratio`: what was done with the facts, in their order."""


@dataclass(frozen=True)
class KnownFact:
    """A fact as pages show it: the chosen statement first, all statements beside it."""

    subject: str
    key: str
    property: str
    of: str | None
    label: LocalizedText | None
    said: tuple[Said, ...]
    corrections: tuple[Correction, ...] = ()
    derivation: Derivation | None = None

    @cached_property
    def id(self) -> str:
        return f"{self.subject}.{self.key}"

    @cached_property
    def chosen(self) -> Said:
        return next((one for one in self.said if one.preferred), self.said[0])

    @cached_property
    def others(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one is not self.chosen)

    @cached_property
    def state(self) -> State:
        if self.derivation:
            return "derived"
        if any(one.contradicts(other) for one, other in combinations(self.said, 2)):
            return "disagrees"
        if self.chosen.unknown:
            return "unknown"
        return "single" if len(self.said) == 1 else "agreed"


@dataclass(frozen=True)
class Facts(Mapping[str, KnownFact]):
    """Every fact by its id, in the order of the records. Checks have seen to it that references hold."""

    known: dict[str, KnownFact] = field(default_factory=dict)

    @question
    def __getitem__(self, fact_id: str) -> KnownFact:
        return self.known[fact_id]

    @asked_once
    def every(self) -> list[KnownFact]:
        return list(self.known.values())

    def __iter__(self) -> Iterator[str]:
        return (fact.id for fact in self.every)

    def __len__(self) -> int:
        return len(self.every)

    def values(self) -> ValuesView[KnownFact]:
        """All at once: one question, not one for each."""
        hear(Question("Facts.every"))
        return self.known.values()


SourceOf = Callable[[str], Source]


def facts_of(record: Record, source_of: SourceOf) -> Iterator[KnownFact]:
    """Every fact of a record: written as such, as participation, or as appointment."""
    for key, fact in written_facts(record).items():
        yield _known(record.id, key, fact, source_of)
    if isinstance(record, Person):
        for key, appointment in record.appointments.items():
            said = tuple(
                _said(f"{record.id}.{key}", one, source_of, index, appointment.statements,
                      text=appointment.title, of=appointment.organisation, preferred=index == 0)
                for index, one in enumerate(appointment.statements)
            )  # fmt: skip
            yield KnownFact(
                record.id, key, "office", appointment.organisation, None, said, appointment.corrections
            )
    if isinstance(record, Project):
        for participation in record.participants:
            for organisation in participation.organisations:
                key = f"{participation.role}-{organisation}"
                said = (
                    _said(f"{record.id}.{key}", participation, source_of, 0, (participation,),
                          value=Value(code=participation.role, written=participation.role),
                          of=organisation, preferred=True, text=None),
                )  # fmt: skip
                yield KnownFact(
                    record.id, key, "role", organisation, participation.qualification, said,
                    participation.corrections,
                )  # fmt: skip


def written_facts(record: Record) -> dict[str, Fact]:
    """The `facts` of a record, empty for kinds that have none."""
    return dict(getattr(record, "facts", {}))


def place_of(record: Record, key: str) -> tuple[str | int, ...]:
    """Where a record writes a fact: among its facts, its participants or its appointments."""
    if isinstance(record, Person):
        return ("appointments", key)
    if isinstance(record, Project) and key not in record.facts:
        for number, part in enumerate(record.participants):
            if key in {f"{part.role}-{one}" for one in part.organisations}:
                return ("participants", number)
    return ("facts", key)


def _known(subject: str, key: str, fact: Fact, source_of: SourceOf) -> KnownFact:
    chosen = fact.chosen
    said = tuple(
        _said(f"{subject}.{key}", one, source_of, index, fact.statements,
              value=one.value, text=one.text, of=one.of or fact.of, unknown=one.unknown,
              reason=one.preferred, preferred=one is chosen)
        for index, one in enumerate(fact.statements)
    )  # fmt: skip
    return KnownFact(
        subject, key, fact.property_of(key), fact.of or chosen.of, fact.label, said, fact.corrections
    )


def _said(
    fact_id: str, one: Sourced, source_of: SourceOf, index: int, all_of_them: tuple[Sourced, ...], *,
    preferred: bool, value: Value | None = None, text: LocalizedText | None = None, of: str | None = None,
    unknown: UnknownReason | None = None, reason: LocalizedText | None = None,
) -> Said:  # fmt: skip
    source = source_of(one.source)
    earlier = sum(other.source == one.source for other in all_of_them[:index])
    stated = Wording(text=one.stated, lang=source.lang) if isinstance(one.stated, str) else one.stated
    return Said(
        # A source that says it twice gets its second statement numbered.
        id=f"{fact_id}.{one.source}" + (f".{earlier + 1}" if earlier else ""),
        source=source, place=one.place, value=value, text=text, of=of, unknown=unknown,
        qualifier=one.qualifier, stated=stated, valid_at=one.valid_at, note=one.note,
        reason=reason, preferred=preferred,
    )  # fmt: skip

"""Rows of operations: projects with EU money, in the shape of Regulation (EU) 2021/1060, art. 49(3).

The article binds managing authorities, which this site is not; their lists and this one can be put side by
side. It holds the projects of which a source says that EU money is in them. Points (b) and (c) are about natural
persons and fishing vessels, of which there are none here. Where nothing is known the value is `unknown`, and the
reason stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from faktum.facts import KnownFact
from faktum.model.fact import Qualifier, UnknownReason
from faktum.model.project import Project
from faktum.model.terms import Fund, Programme
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.projects import ProjectDate, span_of
from faktum.publish.api.row import (
    Addresses,
    Currency,
    FactId,
    Id,
    Names,
    Number,
    RecordRow,
    Row,
    Texts,
    plain_number,
)
from faktum.publish.api.telling import Telling
from faktum.render.iris import record_iri
from faktum.render.view import plain

UNKNOWN: Literal["unknown"] = "unknown"
Unknown = Literal["unknown"]

_BENEFICIARIES = ("owner", "lead")
"""Who answers for an operation: the owner of the project, and otherwise whoever leads it."""
_TAKING_PART = (*_BENEFICIARIES, "partner")
_NOT_RECORDED: UnknownReason = "not recorded"


class StatedWords(Row):
    """Something in words that are the same in every language."""

    value: str
    """The value; unknown where no source gives it."""
    unknown: UnknownReason | None
    """Why it is unknown: see the list `unknown` in codes; null where it is known."""
    facts: tuple[FactId, ...]
    """The facts in which it stands: the column `fact` of facts."""


class StatedTexts(Row):
    """Something in words, in each language."""

    value: Texts
    """The value in each language; unknown where no source gives it."""
    unknown: UnknownReason | None
    """Why it is unknown: see the list `unknown` in codes; null where it is known."""
    facts: tuple[FactId, ...]
    """The facts in which it stands: the column `fact` of facts."""


class StatedNumber(Row):
    """A number that a source gives."""

    value: Number | str
    """The number; unknown where no source gives it."""
    qualifier: Qualifier | None
    """How sure the source is: see the list `qualifier` in codes; null where it is unknown."""
    unknown: UnknownReason | None
    """Why it is unknown: see the list `unknown` in codes; null where it is known."""
    facts: tuple[FactId, ...]
    """The fact in which it stands: the column `fact` of facts."""


class StatedDate(Row):
    """A date that a source gives."""

    value: str
    """The date in EDTF (ISO 8601-2); unknown where no source gives it."""
    qualifier: Qualifier | None
    """How sure the source is, such as expected: see the list `qualifier` in codes; null where it is unknown."""
    unknown: UnknownReason | None
    """Why it is unknown: see the list `unknown` in codes; null where it is known."""
    facts: tuple[FactId, ...]
    """The fact in which it stands: the column `fact` of facts."""


class OperationRow(RecordRow):
    """A project with EU money. The letters are those of the points of art. 49(3)."""

    page: Addresses
    """The address of the project's page, in each language."""
    beneficiary: StatedWords
    """(a) The beneficiary: who owns the project or else leads it. Several are separated by semicolons."""
    contractor: StatedWords
    """(a) The contractor, in public procurement. Not recorded on this site."""
    operation: Names
    """(d) The name of the operation in each language, and the language that the name is in."""
    purpose: StatedTexts
    """(e) The purpose of the operation."""
    achievements: StatedTexts
    """(e) Its expected or actual achievements: goals and results."""
    start: StatedDate
    """(f) When it began."""
    completion: StatedDate
    """(g) When it was completed or is expected to be."""
    total_cost: StatedNumber
    """(h) The total cost in whole units of the currency."""
    total_cost_currency: Currency | None
    """(h) The currency of the total cost: an ISO 4217 code; null where the cost is unknown."""
    fund_concerned: StatedTexts
    """(i) The Fund: the one that a source names, or the one behind the programme that it names."""
    specific_objective: StatedWords
    """(j) The specific objective. Not recorded on this site."""
    union_cofinancing_rate: StatedNumber
    """(k) The Union's share of the funding in percent."""
    location: StatedTexts
    """(l) Where the operation takes place, in words."""
    countries: StatedWords
    """(l) The countries of those who own, lead and take part: ISO 3166-1 alpha-2 codes, separated by spaces."""
    beneficiary_country: StatedWords
    """(m) Where the beneficiary is: ISO 3166-1 alpha-2 codes, separated by spaces."""
    type_of_intervention: StatedWords
    """(n) The type of intervention under art. 73(2)(g). Not recorded on this site."""


def is_operation(project: Project) -> bool:
    """Whether a source says that EU money is in the project."""
    return project.eu_funded == "yes"


def operation_rows(holdings: Holdings) -> list[OperationRow]:
    return [_Operation(one, holdings).row() for one in holdings.catalogue.projects if is_operation(one)]


class _Operation:
    """A project asked for what the article wants to know."""

    def __init__(self, project: Project, holdings: Holdings) -> None:
        self.project, self.holdings, self.catalogue = project, holdings, holdings.catalogue
        self.telling: Telling = holdings.telling()

    def row(self) -> OperationRow:
        start, end = span_of(self.project.id, self.holdings)
        budget = self._quantity(self._facts("budget"))
        return OperationRow(
            id=self.project.id,
            former_ids=self.project.former_ids,
            iri=record_iri(self.catalogue, self.project),
            page=self.holdings.pages("projects", self.project, self.telling),
            beneficiary=self._beneficiary(),
            contractor=_unrecorded(),
            operation=self.telling.name(self.project.name),
            purpose=self._told(self._facts("purpose"), self._value),
            achievements=self._told(self._facts("goal", "result", "effect"), self._labelled),
            start=self._date(start, "start"),
            completion=self._date(end, "end"),
            total_cost=self._number(budget, "budget"),
            total_cost_currency=_unit(budget),
            fund_concerned=self._fund(),
            specific_objective=_unrecorded(),
            union_cofinancing_rate=self._number(self._quantity(self._union_shares()), "share"),
            location=self._told(self._facts("area"), self._value),
            countries=self._countries(_TAKING_PART),
            beneficiary_country=self._countries((self._role(),)),
            type_of_intervention=_unrecorded(),
        )

    # -- facts --------------------------------------------------------------------------------

    def _facts(self, *properties: str) -> list[KnownFact]:
        return self.catalogue.facts_about(self.project.id, *properties)

    def _quantity(self, facts: Iterable[KnownFact]) -> KnownFact | None:
        """The first that has a number."""
        return next((one for one in facts if one.chosen.value and one.chosen.value.quantity), None)

    def _union_shares(self) -> Iterator[KnownFact]:
        """Shares of the Union, of a programme or of a fund in percent."""
        for fact in self._facts("share"):
            record = self.catalogue.record(fact.of) if fact.of else None
            organisation = self.catalogue.organisation(fact.of or "")
            if isinstance(record, Programme | Fund) or (organisation and organisation.type == "union"):
                yield fact

    def _why(self, *properties: str) -> tuple[UnknownReason, tuple[str, ...]]:
        """Why nothing is known, and the fact that says so."""
        for fact in self._facts(*properties):
            if fact.chosen.unknown:
                return fact.chosen.unknown, (fact.id,)
        return _NOT_RECORDED, ()

    # -- columns ------------------------------------------------------------------------------

    def _role(self) -> str:
        named = (role for role in _BENEFICIARIES if self.holdings.relations.role(self.project.id, role))
        return next(named, _BENEFICIARIES[0])

    def _beneficiary(self) -> StatedWords:
        role = self._role()
        taking_part = dict(self.catalogue.participants_of(self.project.id)).get(role, [])
        if taking_part:
            names = [one.organisation.name.text for one in taking_part]
            facts = tuple(one.fact.id for one in taking_part)
            return StatedWords(value="; ".join(names), unknown=None, facts=facts)
        for fact in self._facts("role"):
            if fact.chosen.unknown and fact.key in _BENEFICIARIES:
                return StatedWords(value=UNKNOWN, unknown=fact.chosen.unknown, facts=(fact.id,))
        return _unrecorded()

    def _countries(self, roles: Iterable[str]) -> StatedWords:
        by_role = dict(self.catalogue.participants_of(self.project.id))
        taking_part = [one for role in roles for one in by_role.get(role, []) if one.organisation.country]
        codes = sorted({str(one.organisation.country) for one in taking_part})
        if not codes:
            return _unrecorded()
        facts = tuple(dict.fromkeys(one.fact.id for one in taking_part))
        return StatedWords(value=" ".join(codes), unknown=None, facts=facts)

    def _date(self, date: ProjectDate | None, name: str) -> StatedDate:
        if date:
            return StatedDate(value=date.edtf, qualifier=date.qualifier, unknown=None, facts=(date.fact,))
        reason, facts = self._why(name, "period")
        return StatedDate(value=UNKNOWN, qualifier=None, unknown=reason, facts=facts)

    def _number(self, fact: KnownFact | None, name: str) -> StatedNumber:
        quantity = fact.chosen.value.quantity if fact and fact.chosen.value else None
        if fact and quantity:
            return StatedNumber(
                value=plain_number(quantity.number), qualifier=fact.chosen.qualifier, unknown=None, facts=(fact.id,)
            )  # fmt: skip
        reason, facts = self._why(name)
        return StatedNumber(value=UNKNOWN, qualifier=None, unknown=reason, facts=facts)

    def _fund(self) -> StatedTexts:
        """As the page about the project tells it."""
        named = [one for one in self._facts("fund") if not one.chosen.unknown]
        if named:
            return self._told(named, self._value)
        behind: list[KnownFact] = []
        for programme in self._facts("programme"):
            found = self.catalogue.facts_about(programme.of, "fund") if programme.of else []
            behind += [one for one in found if not one.chosen.unknown]
        return self._told(behind, self._value) if behind else self._told(self._facts("fund"), self._value)

    def _told(self, facts: Sequence[KnownFact], tell: Callable[[KnownFact], Texts]) -> StatedTexts:
        """What is known of it, each fact once; why nothing is."""
        known = [one for one in facts if not one.chosen.unknown]
        if known:
            told = [tell(one) for one in known]
            texts = self.telling.each(
                lambda view: "; ".join(dict.fromkeys(one[view.language] for one in told))
            )
            return StatedTexts(value=texts, unknown=None, facts=tuple(one.id for one in known))
        silent = next(iter(facts), None)
        return StatedTexts(
            value=self.telling.each(lambda _view: UNKNOWN),
            unknown=silent.chosen.unknown if silent else _NOT_RECORDED,
            facts=(silent.id,) if silent else (),
        )

    def _value(self, fact: KnownFact) -> Texts:
        if fact.of and not fact.chosen.text:
            other: Id = fact.of
            return self.telling.each(lambda view: view.plain_label(other))
        return self.telling.each(lambda view: plain(view.value(fact.chosen)))

    def _labelled(self, fact: KnownFact) -> Texts:
        """With what the fact is called, since goals and results stand side by side."""
        values = self._value(fact)
        return self.telling.each(lambda view: f"{plain(view.fact_name(fact))}: {values[view.language]}")


def _unit(fact: KnownFact | None) -> str | None:
    quantity = fact.chosen.value.quantity if fact and fact.chosen.value else None
    return quantity.unit if quantity else None


def _unrecorded() -> StatedWords:
    return StatedWords(value=UNKNOWN, unknown=_NOT_RECORDED, facts=())

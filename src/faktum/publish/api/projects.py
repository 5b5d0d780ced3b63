"""Rows of projects."""

from __future__ import annotations

from typing import Literal

from faktum.facts import KnownFact
from faktum.model.edtf import Edtf
from faktum.model.fact import Qualifier
from faktum.model.project import Project
from faktum.model.vocabulary import ROLES
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import (
    Addresses,
    Currency,
    Dated,
    FactId,
    Id,
    Names,
    Number,
    RecordRow,
    Row,
    Texts,
    plain_number,
)
from faktum.render.iris import record_iri


class Amount(Row):
    """A sum of money, as the statement that pages show has it."""

    amount: Number
    """The sum in whole units of the currency: 62000000 is 62 million."""
    currency: Currency
    """The currency: an ISO 4217 code. Sums are never converted."""
    qualifier: Qualifier
    """How sure the source is: see the list `qualifier` in codes."""
    fact: FactId
    """The fact in facts, with its sources."""


class ProjectDate(Dated):
    """When a project began or ended."""

    qualifier: Qualifier
    """How sure the source is: see the list `qualifier` in codes."""
    fact: FactId
    """The fact in facts, with its sources."""


class ProjectRoles(Row):
    """Organisations by their role in the project: ids in organisations."""

    owner: tuple[Id, ...]
    """Organisations that answer for the project."""
    commissioner: tuple[Id, ...]
    """Organisations that gave the assignment."""
    lead: tuple[Id, ...]
    """Organisations that lead the work."""
    partner: tuple[Id, ...]
    """Organisations that take part."""
    funder: tuple[Id, ...]
    """Organisations whose money it is."""
    granting_authority: tuple[Id, ...]
    """Organisations that decide on somebody else's money."""


class ProjectRow(RecordRow):
    """A project: what it is, who takes part, what it costs and how long it runs."""

    page: Addresses
    """The address of its page, in each language."""
    name: Names
    """The name on pages in each language, and the language that the name is in."""
    short_name: str | None
    """The established short form; null where there is none."""
    gloss: dict[str, str | None]
    """What the name means, in each language in which that is not plain."""
    summary: Texts
    """One or two sentences on the project, in each language."""
    start: ProjectDate | None
    """When it began; null where no source says so."""
    end: ProjectDate | None
    """When it ended or is to end; null where no source says so."""
    budget: Amount | None
    """The budget; null where it is unknown. What other sources say stands in facts."""
    grant: Amount | None
    """The grant; null where none is known."""
    eu_funded: Literal["yes", "no", "unknown"]
    """Whether EU money is in it according to the sources: yes, no or unknown."""
    eu_note: Texts
    """How that is known, in each language."""
    programmes: tuple[Id, ...]
    """Programmes that sources name: ids in programmes."""
    funds: tuple[Id, ...]
    """Funds that sources name: ids in funds."""
    community: Id | None
    """The community or collaboration of the same brand: an id in organisations; null where there is none."""
    predecessors: tuple[Id, ...]
    """What came before it: ids in projects or organisations."""
    successors: tuple[Id, ...]
    """What came after it: ids in projects or organisations."""
    not_to_be_confused_with: tuple[Id, ...]
    """Other projects of nearly the same name: ids in projects."""
    topics: tuple[Id, ...]
    """Subjects: ids in topics."""
    roles: ProjectRoles
    """Organisations by role: ids in organisations."""
    releases: tuple[Id, ...]
    """Releases about it, newest first: ids in releases."""
    facts: tuple[FactId, ...]
    """Facts about it in the order of its page: the column `fact` of facts."""


def project_rows(holdings: Holdings) -> list[ProjectRow]:
    return [_row(project, holdings) for project in holdings.catalogue.projects]


def _row(project: Project, holdings: Holdings) -> ProjectRow:
    telling, relations = holdings.telling(), holdings.relations
    start, end = span_of(project.id, holdings)
    return ProjectRow(
        id=project.id,
        former_ids=project.former_ids,
        page=holdings.pages("projects", project, telling),
        iri=record_iri(holdings.catalogue, project),
        name=telling.name(project.name),
        short_name=project.name.short,
        gloss=telling.gloss(project.name),
        summary=telling.text(project.summary),
        start=start,
        end=end,
        budget=_amount(holdings.catalogue.fact(project.id, "budget")),
        grant=_amount(holdings.catalogue.fact(project.id, "grant")),
        eu_funded=project.eu_funded,
        eu_note=telling.text(project.eu_note),
        programmes=holdings.known(relations.named(project.id, "programme"), "programmes"),
        funds=holdings.known(relations.named(project.id, "fund"), "funds"),
        community=project.community,
        predecessors=relations.neighbours(project.id, "predecessor"),
        successors=relations.neighbours(project.id, "successor"),
        not_to_be_confused_with=project.not_to_be_confused_with,
        topics=project.topics,
        roles=ProjectRoles(**{role.replace("-", "_"): relations.role(project.id, role) for role in ROLES}),
        releases=relations.releases(project.id),
        facts=relations.facts(project.id),
    )


def _amount(fact: KnownFact | None) -> Amount | None:
    quantity = fact.chosen.value.quantity if fact and fact.chosen.value else None
    if fact is None or quantity is None or not quantity.money:
        return None
    return Amount(
        amount=plain_number(quantity.number),
        currency=quantity.unit,
        qualifier=fact.chosen.qualifier,
        fact=fact.id,
    )


def span_of(project_id: str, holdings: Holdings) -> tuple[ProjectDate | None, ProjectDate | None]:
    """Beginning and end, from `period` or from `start` and `end`."""
    period = holdings.catalogue.fact(project_id, "period")
    if period and (date := _date(period)):
        first, _, last = date.text.partition("/") if date.interval else (date.text, "", date.text)
        # As on pages: of a period that is expected, the end is.
        qualifier = period.chosen.qualifier
        return _end(period, first, "exact" if qualifier == "expected" else qualifier), _end(period, last)
    start, end = (holdings.catalogue.fact(project_id, key) for key in ("start", "end"))
    return _single(start), _single(end)


def _single(fact: KnownFact | None) -> ProjectDate | None:
    date = _date(fact) if fact else None
    return _end(fact, date.text) if fact and date else None


def _date(fact: KnownFact) -> Edtf | None:
    return fact.chosen.value.date if fact.chosen.value else None


def _end(fact: KnownFact, text: str, qualifier: Qualifier | None = None) -> ProjectDate | None:
    if text in {"", ".."}:
        return None
    date = Edtf.parse(text)
    return ProjectDate(
        edtf=text, earliest=date.earliest, latest=date.latest,
        qualifier=qualifier or fact.chosen.qualifier, fact=fact.id,
    )  # fmt: skip

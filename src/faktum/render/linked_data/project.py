"""A project: an organisation for a time, says schema.org, with members and money of others."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.facts import KnownFact
from faktum.model.project import Project
from faktum.render.charts import Part, parts_of, span_of
from faktum.render.iris import record_iri
from faktum.render.linked_data.node import Node, moment, money, node
from faktum.render.linked_data.reference import reference, references
from faktum.render.plain_view import PlainPageView

_FUNDER = "funder"


def project_node(view: PlainPageView, project: Project) -> Node:
    """What it is, when it ran, who takes part in which role, and whose money it has."""
    begun, ended = _time(view, project)
    grants, funders = _money(view, project)
    name = project.name.on(view.language)[0]
    return node(
        "Project",
        record_iri(view.catalogue, project),
        name=name,
        alternateName=[one for one in (project.name.text, project.name.short) if one and one != name],
        description=view.plain_text(project.summary),
        foundingDate=begun,
        dissolutionDate=ended,
        keywords=references(view, project.topics),
        memberOf=reference(view, project.community) if project.community else None,
        member=list(_members(view, project)),
        funding=grants,
        funder=funders,
        subjectOf=node(
            "DataDownload",
            encodingFormat="application/json",
            contentUrl=f"{view.catalogue.site.site_url}api/v1/projects/{project.id}.json",
        ),
    )


def _time(view: PlainPageView, project: Project) -> tuple[str | None, str | None]:
    """Beginning and end, where they are certain: an end that is expected has not come."""
    span = span_of(view.catalogue, project.id)
    if span is None:
        return None, None
    first, last = span.facts[0].chosen, span.facts[-1].chosen
    # Of a period that is expected, the end is.
    sure = first.qualifier == "exact" or (len(span.facts) == 1 and first.qualifier == "expected")
    begun = moment(span.start) if sure else None
    return begun, moment(span.end) if last.qualifier == "exact" and not span.expected else None


def _members(view: PlainPageView, project: Project) -> Iterator[Node]:
    """Whoever takes part, each in its role; money is told apart, by `funding`."""
    for role, participants in view.catalogue.participants_of(project.id):
        if role == _FUNDER:
            continue
        for one in participants:
            yield node(
                "OrganizationRole",
                roleName=view.t(f"role.{role}", count=1),
                member=reference(view, one.organisation.id),
            )


def _money(view: PlainPageView, project: Project) -> tuple[list[Node], list[Node]]:
    """A grant for each funder, and the funders of whom no sum or share is told.

    Those are grants too where nothing else is known; beside sums they may be the ones behind them, so there
    they stand by themselves.
    """
    parts = parts_of(view.catalogue, project.id)
    grants = [one for part in parts if (one := _grant(view, part))]
    told = {part.of for part in parts}
    named = references(view, (one for one in _others(view, project) if one not in told))
    return (grants, named) if grants else ([node("MonetaryGrant", funder=one) for one in named], [])


def _grant(view: PlainPageView, part: Part) -> Node | None:
    """A part of the money; None for what is no grant and nobody's that the source names."""
    amount = money(view, part.amount)
    if part.of:
        return node("MonetaryGrant", funder=reference(view, part.of), amount=amount)
    if amount and part.amount and part.amount.property == "grant":
        return node("MonetaryGrant", name=view.fact_label(part.amount).striptags(), amount=amount)
    return None


def _others(view: PlainPageView, project: Project) -> Iterator[str]:
    """Funders of whom only that is known; the programme, else the fund."""
    for role, participants in view.catalogue.participants_of(project.id):
        if role == _FUNDER:
            yield from (one.organisation.id for one in participants)
    for name in ("programme", "fund"):
        facts: list[KnownFact] = view.catalogue.facts_about(project.id, name)
        if named := [fact.of for fact in facts if fact.of and not fact.chosen.unknown]:
            yield from named
            return

"""Rows of organisations."""

from __future__ import annotations

from faktum.model.organisation import Organisation
from faktum.model.vocabulary import ROLES, OrganisationKind
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import Address, Addresses, FactId, Id, Names, OtherName, RecordRow, Row, Texts
from faktum.render.iris import record_iri


class OrganisationRoles(Row):
    """Projects by the organisation's role in them: ids in projects."""

    owner: tuple[Id, ...]
    """Projects that it answers for."""
    commissioner: tuple[Id, ...]
    """Projects that it gave the assignment for."""
    lead: tuple[Id, ...]
    """Projects whose work it leads."""
    partner: tuple[Id, ...]
    """Projects in which it takes part."""
    funder: tuple[Id, ...]
    """Projects in which its money is."""
    granting_authority: tuple[Id, ...]
    """Projects about whose money from others it decides."""


class OrganisationRow(RecordRow):
    """An organisation, a community or a group. How to reach it stands on its page only."""

    page: Addresses
    """The address of its page, in each language."""
    name: Names
    """The name on pages in each language, today's or the last it had, and the language that the name is in."""
    short_name: str | None
    """The established short form or abbreviation; null where there is none."""
    gloss: dict[str, str | None]
    """What the name means, in each language in which that is not plain."""
    aliases: tuple[OtherName, ...]
    """Former names and other ways of writing the name."""
    type: OrganisationKind
    """What kind of organisation it is: see the list `organisation-type` in codes."""
    country: str | None
    """The country of its seat: an ISO 3166-1 alpha-2 code; null where it is not recorded."""
    summary: Texts
    """What it is in one or two sentences, in each language."""
    site: Address | None
    """Its own website as printed in a source; null where none is known."""
    hosts: tuple[Id, ...]
    """Organisations that host it: ids in organisations."""
    parents: tuple[Id, ...]
    """Organisations that it belongs to: ids in organisations."""
    part_of: tuple[Id, ...]
    """Organisations that it is a part of: ids in organisations."""
    founders: tuple[Id, ...]
    """Organisations that founded it: ids in organisations."""
    predecessors: tuple[Id, ...]
    """What came before it: ids in organisations or projects."""
    successors: tuple[Id, ...]
    """What came after it: ids in organisations or projects."""
    not_to_be_confused_with: tuple[Id, ...]
    """Organisations with a similar name: ids in organisations."""
    topics: tuple[Id, ...]
    """Subjects: ids in topics."""
    roles: OrganisationRoles
    """Projects by its role in them: ids in projects."""
    brand_of: tuple[Id, ...]
    """Projects of the same brand, where it is a community or collaboration: ids in projects."""
    people: tuple[Id, ...]
    """People who hold or held an office there: ids in people."""
    releases: tuple[Id, ...]
    """Releases in which it has a part, newest first: ids in releases."""
    facts: tuple[FactId, ...]
    """Facts about it: the column `fact` of facts."""
    named_in: tuple[FactId, ...]
    """Facts about others that name it, such as its roles and shares: the column `fact` of facts."""


def organisation_rows(holdings: Holdings) -> list[OrganisationRow]:
    brands: dict[str, list[str]] = {}
    for project in holdings.catalogue.projects:
        if project.community:
            brands.setdefault(project.community, []).append(project.id)
    return [_row(one, tuple(brands.get(one.id, ())), holdings) for one in holdings.catalogue.organisations]


def _row(one: Organisation, brand_of: tuple[str, ...], holdings: Holdings) -> OrganisationRow:
    telling, relations = holdings.telling(), holdings.relations
    return OrganisationRow(
        id=one.id,
        former_ids=one.former_ids,
        page=holdings.pages("organisations", one, telling),
        iri=record_iri(holdings.catalogue, one),
        name=telling.name(one.name),
        short_name=one.name.short,
        gloss=telling.gloss(one.name),
        aliases=OtherName.all_of(one.aliases),
        type=one.type,
        country=one.country,
        summary=telling.text(one.summary),
        site=one.site,
        hosts=relations.named(one.id, "host"),
        parents=relations.named(one.id, "parent"),
        part_of=relations.named(one.id, "part-of"),
        founders=relations.named(one.id, "founder"),
        predecessors=relations.neighbours(one.id, "predecessor"),
        successors=relations.neighbours(one.id, "successor"),
        not_to_be_confused_with=one.not_to_be_confused_with,
        topics=one.topics,
        roles=OrganisationRoles(**{role.replace("-", "_"): relations.role(one.id, role) for role in ROLES}),
        brand_of=brand_of,
        people=relations.people(one.id),
        releases=relations.releases(one.id),
        facts=relations.facts(one.id),
        named_in=relations.named_in(one.id),
    )

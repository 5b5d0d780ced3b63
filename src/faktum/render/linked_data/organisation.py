"""An organisation: its names, what it is a part of, and how to reach it."""

from __future__ import annotations

from faktum.model.organisation import Organisation
from faktum.render.iris import record_iri
from faktum.render.linked_data.contact import contact_point
from faktum.render.linked_data.node import Node, date, node
from faktum.render.linked_data.reference import references, type_of
from faktum.render.plain_view import PlainPageView

_LARGER = ("parent", "part-of")
"""Relations to what an organisation is a part of. A host only gives a roof."""


def organisation_node(view: PlainPageView, organisation: Organisation) -> Node:
    """Former names stand among the alternate ones: schema.org does not tell them apart."""
    catalogue = view.catalogue
    country = organisation.country
    founded = catalogue.fact(organisation.id, "founded")
    said = founded.chosen if founded else None
    own = [one for one in catalogue.contacts_of(organisation.id) if one.is_function and one.state != "ended"]
    return node(
        type_of(view, organisation),
        record_iri(catalogue, organisation),
        name=organisation.name.on(view.language)[0],
        alternateName=_other_names(view, organisation),
        description=view.plain_text(organisation.summary),
        url=organisation.site,
        address=node("PostalAddress", addressCountry=country) if country else None,
        foundingDate=date(said.value.date) if said and said.value and said.qualifier == "exact" else None,
        founder=_named(view, organisation.id, "founder"),
        parentOrganization=_named(view, organisation.id, *_LARGER),
        subOrganization=_naming(view, organisation.id),
        knowsAbout=references(view, organisation.topics),
        contactPoint=[contact_point(view, one) for one in own if one.owner.id == organisation.id],
    )


def _other_names(view: PlainPageView, organisation: Organisation) -> list[str]:
    name = organisation.name
    found = [name.text, *name.official.values(), name.short, *(one.text for one in organisation.aliases)]
    return [one for one in dict.fromkeys(found) if one and one != name.on(view.language)[0]]


def _named(view: PlainPageView, record_id: str, *relations: str) -> list[Node]:
    """What the record names in a relation; what is no record of ours has no identifier."""
    facts = view.catalogue.facts_about(record_id, *relations)
    return references(view, (fact.of for fact in facts if fact.of and view.catalogue.organisation(fact.of)))


def _naming(view: PlainPageView, record_id: str) -> list[Node]:
    """Organisations that say they are a part of this one."""
    facts = view.catalogue.facts_naming(record_id, *_LARGER)
    return references(view, (fact.subject for fact in facts if view.catalogue.organisation(fact.subject)))

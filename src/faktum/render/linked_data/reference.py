"""How a page names a thing that it is not about: type, lasting identifier and name."""

from __future__ import annotations

from collections.abc import Iterable

from faktum.model.base import Record
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.source import Source
from faktum.render.iris import record_iri
from faktum.render.linked_data.node import Node, node
from faktum.render.plain_view import PlainPageView

_TYPES = {
    # Not ResearchProject: these projects develop companies, regions and care, and only some do research.
    "projects": "Project",
    "releases": "Article",
    "people": "Person",
    # What money comes through is an organisation to schema.org, of a kind of its own.
    "programmes": "FundingScheme",
    "funds": "FundingScheme",
    "topics": "DefinedTerm",
    "terms": "DefinedTerm",
}
_ORGANISATIONS = {
    "public authority": "GovernmentOrganization",
    "region": "GovernmentOrganization",
    "ministry": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
}
_SOURCES = {"release": "NewsArticle", "page": "WebPage", "register": "CreativeWork"}


def type_of(view: PlainPageView, record: Record) -> str:
    """The type of schema.org for what a record is about."""
    if isinstance(record, Organisation):
        return _ORGANISATIONS.get(record.type, "Organization")
    if isinstance(record, Source):
        return _SOURCES[record.type]
    return _TYPES[view.catalogue.kind(record.id) or ""]


def reference(view: PlainPageView, record_id: str) -> Node | None:
    """A thing by its identifier and name; None for a person or a release that was withdrawn."""
    entry = view.catalogue.release(record_id) if "/" in record_id else None
    record = entry.record if entry else view.catalogue.record(record_id)
    if (entry and entry.record.withdrawn) or (isinstance(record, Person) and record.withdrawn):
        return None
    return node(type_of(view, record), record_iri(view.catalogue, record), name=view.plain_label(record_id))


def references(view: PlainPageView, record_ids: Iterable[str]) -> list[Node]:
    """Each once, in the order given."""
    found = (reference(view, one) for one in dict.fromkeys(record_ids))
    return [one for one in found if one]

"""Lasting identifiers of things: addresses below the site's `identity`, the same in every language.

Identity, the path of the page about the thing in the site's first language, and a fragment that says which
thing on that page is meant (section 3 of the design). A renamed record keeps the id it had at first. JSON-LD
on pages, rows of the API and feeds name the same thing by the same identifier.
"""

from __future__ import annotations

from faktum.catalogue import Catalogue
from faktum.facts import KnownFact
from faktum.model.base import Record
from faktum.model.site import Site
from faktum.render.addresses import language_root, ledger_path, path_of_kind

FRAGMENTS = {
    "projects": "project",
    "organisations": "organisation",
    "releases": "release",
    "sources": "source",
    "programmes": "programme",
    "funds": "fund",
    "topics": "topic",
}
"""What stands after the `#` for each kind; people and terms are anchors of a page that lists them."""


def lasting(site: Site, path: str) -> str:
    """The address below `identity` of something that stands at `path` below the site's root."""
    return f"{site.identity.rstrip('/')}/{path}"


def first_id(record: Record) -> str:
    """The id that a record had at first: it keeps its identifiers when it is renamed.

    `former_ids` begin with the oldest; those of a release leave out its year.
    """
    if not record.former_ids:
        return record.id
    year, slash, _name = record.id.rpartition("/")
    return f"{year}{slash}{record.former_ids[0]}"


def record_iri(catalogue: Catalogue, record: Record) -> str:
    """The identifier of what a record is about."""
    kind = catalogue.kind(record.id)
    path = path_of_kind(kind, first_id(record)) or ""
    fragment = FRAGMENTS.get(kind or "")
    return page_iri(catalogue, path, fragment)


def fact_iri(catalogue: Catalogue, fact: KnownFact) -> str:
    """The identifier of a fact: an anchor of the page about its subject, or of the ledger."""
    record = catalogue.record(fact.subject)
    path = path_of_kind(catalogue.kind(fact.subject), first_id(record)) or ""
    return page_iri(catalogue, ledger_path(first_id(record)) if "#" in path else path, f"fact-{fact.key}")


def page_iri(catalogue: Catalogue, path: str, fragment: str | None = None) -> str:
    """The identifier of something on a page of the site's first language."""
    root = language_root(catalogue, catalogue.default_language)
    return lasting(catalogue.site, root + path) + (f"#{fragment}" if fragment else "")

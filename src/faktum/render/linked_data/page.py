"""The graph of a page: the page itself with the way to it, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from faktum.model.organisation import Organisation
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.model.terms import Topic
from faktum.render.data import OpenData
from faktum.render.html import html
from faktum.render.linked_data.contact import contact_nodes
from faktum.render.linked_data.node import Node, node
from faktum.render.linked_data.organisation import organisation_node
from faktum.render.linked_data.project import project_node
from faktum.render.linked_data.reference import reference
from faktum.render.linked_data.release import article_nodes, source_node
from faktum.render.linked_data.site import dataset_node, website_nodes, website_reference
from faktum.render.linked_data.words import glossary_node, term_node
from faktum.render.plain_view import PlainPageView
from faktum.render.plan import Crumb, Page
from faktum.render.view import Localised, plain

CONTEXT = "https://schema.org"
_NO_PAGES = frozenset({"redirect", "outside"})
"""Templates of what only leads elsewhere."""
_TYPES = {
    "project-list": "CollectionPage",
    "partner-list": "CollectionPage",
    "press": "CollectionPage",
    "press-year": "CollectionPage",
    "topic-list": "CollectionPage",
    "sources": "CollectionPage",
    "contacts": "ContactPage",
    "search": "SearchResultsPage",
}
"""Kinds of web page by template; anything else is just a page."""


def linked_data(
    page: Page, localised: Localised, title: Markup, description: str, crumbs: Sequence[Crumb],
    data: OpenData | None, *, has_search: bool,
) -> Markup:  # fmt: skip
    """The script element for the head of a page; nothing on pages that only lead elsewhere.

    A data block: browsers neither run it nor hold it against the Content-Security-Policy (HTML, 4.12.1.1,
    "prepare the script element"). `<` is written as an escape, so that no text ends the element.
    """
    if page.template in _NO_PAGES:
        return Markup("")
    # A view of its own: what is only told to machines is no source of the page.
    view = PlainPageView(localised, page.path)
    things = list(_things(page, view, title, description, data, has_search=has_search))
    graph = {"@context": CONTEXT, "@graph": [_page(page, view, title, crumbs, things), *things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return html('<script type="application/ld+json">%s</script>', Markup(text))  # noqa: S704 - escaped above


def _page(
    page: Page, view: PlainPageView, title: Markup, crumbs: Sequence[Crumb], things: Sequence[Node]
) -> Node:
    is_front, is_anywhere = page.path == "", page.path == "404.html"
    about = things[0] if len(things) == 1 else None
    return node(
        "AboutPage" if page.authored == "about" else _TYPES.get(page.template, "WebPage"),
        url=None if is_anywhere else view.address(),
        name=plain(title),
        inLanguage=view.language,
        isPartOf={"@id": website_reference(view)["@id"]} if is_front else website_reference(view),
        mainEntity={"@id": about["@id"]} if about else None,
        breadcrumb=_breadcrumb(view, crumbs) if crumbs else None,
    )


def _breadcrumb(view: PlainPageView, crumbs: Sequence[Crumb]) -> Node:
    """The last step is the page itself, and needs no address."""
    return node(
        "BreadcrumbList",
        itemListElement=[
            node(
                "ListItem",
                position=position,
                name=plain(crumb.label),
                item=None if crumb.path is None else view.address(crumb.path),
            )
            for position, crumb in enumerate(crumbs, start=1)
        ],
    )


def _things(
    page: Page,
    view: PlainPageView,
    title: Markup,
    description: str,
    data: OpenData | None,
    *,
    has_search: bool,
) -> Iterator[Node]:
    if page.record:
        yield from _of_record(page, view, page.record)
    elif page.path == "":
        yield from website_nodes(view, has_search=has_search)
    elif page.template == "contacts":
        yield from contact_nodes(view, view.contact_list().pages[page.number - 1])
    elif page.template == "data":
        yield dataset_node(view, description, data)
    elif page.template == "glossary":
        yield glossary_node(view, plain(title))


def _of_record(page: Page, view: PlainPageView, record_id: str) -> Iterator[Node]:
    entry = view.catalogue.release(record_id) if "/" in record_id else None
    if entry and page.template == "release":
        yield from article_nodes(view, entry)
        return
    record = entry.record if entry else view.catalogue.record(record_id)
    if isinstance(record, Source):
        yield source_node(view, record)
    elif page.template == "ledger":
        # The page with all statements on it: it is told in full on its own page.
        if named := reference(view, record_id):
            yield named
    elif isinstance(record, Project):
        yield project_node(view, record)
    elif isinstance(record, Organisation):
        yield organisation_node(view, record)
    elif isinstance(record, Topic):
        yield term_node(view, record)

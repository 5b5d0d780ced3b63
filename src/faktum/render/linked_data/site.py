"""The site itself: what it is called, who publishes it, how to search it, and its data as a whole."""

from __future__ import annotations

from faktum.render.data import OpenData
from faktum.render.iris import page_iri
from faktum.render.linked_data.node import Node, date, node
from faktum.render.plain_view import PlainPageView

_FORMATS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""Ending of a file → its media type."""


def publisher_reference(view: PlainPageView) -> Node:
    site = view.catalogue.site
    return node("Organization", page_iri(view.catalogue, "", "publisher"), name=site.publisher[view.language])


def publisher_id(view: PlainPageView) -> Node:
    """For a place beside one that names it."""
    return {"@id": page_iri(view.catalogue, "", "publisher")}


def website_reference(view: PlainPageView) -> Node:
    site = view.catalogue.site
    return node("WebSite", page_iri(view.catalogue, "", "website"), name=site.title[view.language])


def website_nodes(view: PlainPageView, *, has_search: bool) -> list[Node]:
    """The site and its publisher; how to search it where there is a search."""
    site = view.catalogue.site
    website = website_reference(view) | node(
        "WebSite",
        description=site.tagline[view.language],
        url=site.site_url,
        inLanguage=list(view.catalogue.languages),
        license=site.licence,
        publisher=publisher_id(view),
        potentialAction=_search(view) if has_search else None,
    )
    publisher = publisher_reference(view) | node(
        "Organization",
        description=site.independence[view.language],
        email=site.contact,
    )
    return [website, publisher]


def _search(view: PlainPageView) -> Node:
    """https://schema.org/docs/actions.html: what a program fills in is named by `query-input`."""
    return node(
        "SearchAction",
        target=node("EntryPoint", urlTemplate=view.address("search/") + "?q={query}"),
        **{"query-input": "required name=query"},
    )


def dataset_node(view: PlainPageView, description: str, data: OpenData | None) -> Node:
    """All facts as files; a preview of the page alone knows of none."""
    site = view.catalogue.site
    return node(
        "Dataset",
        page_iri(view.catalogue, "data/", "dataset"),
        name=site.title[view.language],
        description=description,
        url=view.address(),
        inLanguage=list(view.catalogue.languages),
        license=site.licence,
        isAccessibleForFree=True,
        version=data.version if data else None,
        dateModified=date(site.facts_checked_on),
        creator=publisher_reference(view),
        publisher=publisher_id(view),
        distribution=_files(view, data) if data else None,
    )


def _files(view: PlainPageView, data: OpenData) -> list[Node]:
    tables = [
        (f"{data.folder}{one.name}.{end}", view.t(f"kind.{one.name}"))
        for one in data.tables
        for end in ("csv", "json")
    ]
    return [
        node(
            "DataDownload",
            name=name,
            encodingFormat=_FORMATS[path.rpartition(".")[2]],
            contentUrl=view.catalogue.site.site_url + path,
        )
        for path, name in [(data.workbook, view.t("data.workbook")), *tables]
    ]

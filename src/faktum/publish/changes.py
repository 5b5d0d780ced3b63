"""Feeds of corrections: Atom (RFC 4287) and JSON Feed 1.1, one entry for each correction, newest first.

An entry keeps its id for good (see `faktum.publish.identity`):
`tag:<identity>,<year>:/sources/<record>/#<key>/<day>`, with the language's folder before `sources/`,
and `.2` after the day for a second correction of a fact on one day. The record's id and the key are
the first ones they had. A feed's own id is its address below `identity`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.corrections import Corrected
from faktum.model.site import Site
from faktum.publish.identity import first_id, tag
from faktum.render.addresses import language_root, ledger_path
from faktum.render.corrections import FEEDS, CorrectionsView
from faktum.render.view import Localised, plain

ATOM, JSON = FEEDS
"""Names of the files below the root of a language."""

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction in one language."""

    id: str
    path: str
    """Where its fact stands, below the root of a language."""
    title: str
    day: date
    content: Markup
    text: str


def change_feeds(catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, str]:
    """Path → content of every feed, in every language."""
    files: dict[str, str] = {}
    for language, one in localised.items():
        root, entries = language_root(catalogue, language), entries_of(one)
        files[root + ATOM] = changes_atom(one, entries)
        files[root + JSON] = changes_json(one, entries)
    return files


def entries_of(localised: Localised) -> list[Entry]:
    """The corrections of a site in one language, newest first."""
    view = CorrectionsView(localised, "", absolute=True)
    return [_entry(view, one) for one in view.all_corrections()]


def _entry(view: CorrectionsView, one: Corrected) -> Entry:
    fact, catalogue = one.fact, view.catalogue
    day = one.day or _checked_on(catalogue.site)
    path = ledger_path(fact.subject, fact.key)
    page = language_root(catalogue, view.language) + ledger_path(first_id(catalogue.record(fact.subject)))
    again = f".{one.number}" if one.number > 1 else ""
    first_key = [fact.key, *view.former_keys(fact)][-1]
    change, why = view.change(one.correction), view.plain_text(one.correction.why)
    link = Markup('<a href="{}">{}</a>').format(view.address(path), view.t("corrections.to-fact"))
    return Entry(
        id=tag(catalogue.site, day.year, page, f"{first_key}/{day}{again}"),
        path=path,
        title=f"{view.plain_label(fact.subject)}: {plain(view.fact_name(fact))}",
        day=day,
        content=Markup("<p>{}</p><p>{}</p><p>{}</p>").format(change, why, link),
        text=f"{plain(change)} {why}",
    )


def changes_atom(localised: Localised, entries: list[Entry]) -> str:
    """The Atom feed of a language."""
    view = CorrectionsView(localised, "")
    site = view.catalogue.site
    feed = Element("feed", {"xmlns": _NAMESPACE, _LANGUAGE: view.language})
    _add(feed, "id", _feed_id(view, ATOM))
    _add(feed, "title", _title(view))
    _add(feed, "subtitle", view.t("corrections.feed-description"))
    _add(feed, "updated", _moment(_updated(site, entries)))
    _link(feed, "self", FEEDS[ATOM], view.language, view.address(ATOM))
    for language in view.catalogue.languages:
        _link(feed, "alternate", "text/html", language, view.address("sources/", language))
        if language != view.language:
            _link(feed, "alternate", FEEDS[ATOM], language, view.address(ATOM, language))
    author = SubElement(feed, "author")
    _add(author, "name", site.publisher[view.language])
    _add(author, "uri", view.address(""))
    _add(feed, "rights", f"{site.licence_name}, {site.licence}")
    for one in entries:
        _add_entry(feed, view, one)
    indent(feed)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _add_entry(feed: Element, view: CorrectionsView, one: Entry) -> None:
    entry = SubElement(feed, "entry")
    _add(entry, "id", one.id)
    _add(entry, "title", one.title)
    _add(entry, "published", _moment(one.day))
    _add(entry, "updated", _moment(one.day))
    for language in view.catalogue.languages:
        _link(entry, "alternate", "text/html", language, view.address(one.path, language))
    _add(entry, "content", one.content, type="html")


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    # Markup would escape by itself what the library escapes too.
    SubElement(parent, name, attributes).text = str(text)


def _link(parent: Element, rel: str, kind: str, language: str, address: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "hreflang": language, "href": address})


def changes_json(localised: Localised, entries: list[Entry]) -> str:
    """The JSON Feed of a language (https://www.jsonfeed.org/version/1.1/)."""
    view = CorrectionsView(localised, "")
    site = view.catalogue.site
    document: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(view),
        "home_page_url": view.address("sources/"),
        "feed_url": view.address(JSON),
        "description": view.t("corrections.feed-description"),
        "language": view.language,
        "authors": [{"name": site.publisher[view.language], "url": view.address("")}],
        # The format has no place for other languages; names with an underscore are the publisher's own.
        "_languages": {one: view.address(JSON, one) for one in view.catalogue.languages},
        "items": [
            {
                "id": one.id,
                "url": view.address(one.path),
                "title": one.title,
                "content_html": str(one.content),
                "content_text": one.text,
                "date_published": _moment(one.day),
                "date_modified": _moment(one.day),
            }
            for one in entries
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _title(view: CorrectionsView) -> str:
    return view.t("corrections.feed-title", site=view.catalogue.site.title[view.language])


def _feed_id(view: CorrectionsView, name: str) -> str:
    identity = view.catalogue.site.identity.rstrip("/")
    return f"{identity}/{language_root(view.catalogue, view.language)}{name}"


def _updated(site: Site, entries: list[Entry]) -> date:
    """The day of the newest correction; without one, the day on which the facts were last compared."""
    return entries[0].day if entries else _checked_on(site)


def _checked_on(site: Site) -> date:
    return site.facts_checked_on.earliest or date.min


def _moment(day: date) -> str:
    """A day as RFC 3339 wants it: its first moment."""
    return f"{day.isoformat()}T00:00:00Z"

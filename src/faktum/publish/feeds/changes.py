"""Feeds of corrections: one entry for each correction, newest first.

An entry keeps its id for good (see `faktum.publish.identity`):
`tag:<identity>,<year>:/sources/<record>/#<key>/<day>`, with the language's folder before `sources/`,
and `.2` after the day for a second correction of a fact on one day. The record's id and the key are
the first ones they had. A feed's own id is its address below `identity`.
"""

from __future__ import annotations

from faktum.corrections import Corrected
from faktum.publish.feeds.atom import atom
from faktum.publish.feeds.feed import Entry, Feed, checked_on, feed_of
from faktum.publish.feeds.json_feed import json_feed
from faktum.publish.identity import first_id, lasting, tag
from faktum.render.addresses import language_root, ledger_path
from faktum.render.feeds import CHANGES, FeedView, changes_title
from faktum.render.html import html
from faktum.render.view import Localised, plain

ATOM, JSON = CHANGES
"""Names of the files below the root of a language."""


def change_feed(localised: Localised) -> dict[str, str]:
    """Path → content of the feed of a language, in both formats."""
    root, feed = language_root(localised.catalogue, localised.language), changes(localised)
    return {root + ATOM: atom(feed), root + JSON: json_feed(feed)}


def changes(localised: Localised) -> Feed:
    """The corrections of a site in one language."""
    view = FeedView(localised, "")
    site, every = view.catalogue.site, view.catalogue.languages
    return feed_of(
        id=lasting(site, language_root(view.catalogue, view.language) + ATOM),
        language=view.language,
        title=changes_title(view),
        description=view.t("corrections.feed-description"),
        site=site,
        home=view.address(""),
        pages={one: view.address("sources/", one) for one in every},
        atom={one: view.address(ATOM, one) for one in every},
        json={one: view.address(JSON, one) for one in every},
        entries=tuple(_entry(view, one) for one in view.all_corrections()),
    )


def _entry(view: FeedView, one: Corrected) -> Entry:
    fact, catalogue = one.fact, view.catalogue
    day = one.day or checked_on(catalogue.site)
    path = ledger_path(fact.subject, fact.key)
    page = language_root(catalogue, view.language) + ledger_path(first_id(catalogue.record(fact.subject)))
    again = f".{one.number}" if one.number > 1 else ""
    first_key = [fact.key, *view.former_keys(fact)][-1]
    change, why = view.change(one.correction), view.plain_text(one.correction.why)
    link = html('<a href="%s">%s</a>', view.address(path), view.t("corrections.to-fact"))
    return Entry(
        id=tag(catalogue.site, day.year, page, f"{first_key}/{day}{again}"),
        language=view.language,
        title=f"{view.plain_label(fact.subject)}: {plain(view.fact_name(fact))}",
        pages={language: view.address(path, language) for language in catalogue.languages},
        content=html("<p>%s</p><p>%s</p><p>%s</p>", change, why, link),
        text=f"{plain(change)} {why}",
        published=day,
        updated=day,
    )

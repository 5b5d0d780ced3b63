"""Which feeds a page offers, and how what they say is rendered: it is read away from the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from faktum.facts import KnownFact, Said
from faktum.render.addresses import path_of
from faktum.render.html import html
from faktum.render.sources import SourcesView
from faktum.render.view import View

RELEASES = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}
"""Feeds of releases, below the root of a language and beside the page of a record; with their types."""
CHANGES = {"changes.xml": "application/atom+xml", "changes.json": "application/feed+json"}
"""Feeds of corrections below the root of a language, with their types."""

_RECORD_PAGES = frozenset({"project", "organisation", "topic"})
_CHANGES_PAGES = frozenset({"about/", "data/"})


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed as the head of a page offers it."""

    title: str
    type: str
    address: str


def feeds_offered(view: View, template: str, record_id: str | None) -> Iterator[FeedLink]:
    """The record's own, those of the language, and on pages about facts those of corrections."""
    if record_id and template in _RECORD_PAGES and view.catalogue.has_releases(record_id):
        yield from _links(
            view, RELEASES, feed_title(view, record_id), path_of(view.catalogue, record_id) or ""
        )
    yield from _links(view, RELEASES, feed_title(view))
    if template in {"sources", "ledger"} or view.path in _CHANGES_PAGES:
        yield from _links(view, CHANGES, changes_title(view))


def _links(view: View, names: dict[str, str], title: str, path: str = "") -> Iterator[FeedLink]:
    return (FeedLink(title, kind, view.address(path + name)) for name, kind in names.items())


def feed_title(view: View, record_id: str | None = None) -> str:
    """What a feed of releases is called: the site's, or a record's."""
    site = view.catalogue.site.title[view.language]
    if record_id is None:
        return view.t("feeds.title", site=site)
    return view.t("feeds.title-of", name=view.plain_label(record_id), site=site)


def changes_title(view: View) -> str:
    return view.t("corrections.feed-title", site=view.catalogue.site.title[view.language])


class FeedView(SourcesView):
    """A view for what is read away from the site: every link is absolute, and no marker is left.

    The numbers of sources mean something on their page alone. Where sources differ the value still says
    so, with a link to what each says.
    """

    @property
    def root(self) -> str:
        return self.catalogue.site.site_url

    def marker(self, fact: KnownFact, said: Said | None = None, words: str = "") -> Markup:
        href = self.statement(fact, said or fact.chosen)
        return html(' (<a href="%s">%s</a>)', href, words) if words else Markup("")

"""Feeds of releases: of a language, and of each project, topic and organisation that has releases.

An entry is a release in one language. It has the id `tag:<identity>,<year>:/press/<year>/<name>/` (see
`faktum.publish.identity`), with the language's folder before `press/`; the year is the one that is frozen
in its address. The same entry stands in every feed that lists it. A release without a translation stands in
the feeds of the other languages too, as the entry that it is in its own language.

`published` is the day of the original, where it is known to the day. `updated` is the day of our last change:
the release's own `updated`, or that of the latest correction of a fact that the entry shows or the release
states. Neither has anything to do with the day on which the site was built.

A feed holds the newest NEWEST releases with their whole text, one of a record the newest NEWEST_ABOUT. It has no
further pages (RFC 5005): those would change with every new release, and older ones stand in the archive.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.entries import ReleaseEntry
from faktum.model.project import Project
from faktum.publish.feeds.atom import atom
from faktum.publish.feeds.content import portable
from faktum.publish.feeds.feed import Category, Entry, Feed, Related, checked_on, feed_of
from faktum.publish.feeds.json_feed import json_feed
from faktum.publish.identity import first_id, lasting, tag
from faktum.render.addresses import language_root, link_target, path_of, path_of_kind
from faktum.render.feeds import RELEASES, FeedView, feed_title
from faktum.render.html import html
from faktum.render.markdown import render_markdown
from faktum.render.view import Localised, View, plain

NEWEST = 50
"""Releases in the feed of a language. The whole texts of fifty come to about 250 kB, 60 kB compressed."""
NEWEST_ABOUT = 20
"""Releases in the feed of a record. There is one for each record, language and format."""

ATOM, JSON = RELEASES


def feeds_about(catalogue: Catalogue) -> Iterator[str | None]:
    """What has a feed: everything (None), then each record that has releases."""
    yield None
    for record in (*catalogue.projects, *catalogue.organisations, *catalogue.topics):
        if catalogue.has_releases(record.id):
            yield record.id


def release_feed(localised: Mapping[str, Localised], language: str, record_id: str | None) -> dict[str, str]:
    """Path → content of one feed in one language, in both formats."""
    files: dict[str, str] = {}
    feed = _feed(localised, FeedView(localised[language], ""), record_id)
    catalogue = localised[language].catalogue
    root, written = language_root(catalogue, language), (atom(feed), json_feed(feed))
    # Programs that follow a renamed record are not redirected as readers are: they find the feed where it was.
    for folder in (_folder(catalogue, record_id), *_former_folders(catalogue, record_id)):
        files.update(zip((root + folder + ATOM, root + folder + JSON), written, strict=True))
    return files


def _folder(catalogue: Catalogue, record_id: str | None) -> str:
    return (path_of(catalogue, record_id) or "") if record_id else ""


def _former_folders(catalogue: Catalogue, record_id: str | None) -> Iterator[str]:
    if record_id:
        for former in catalogue.record(record_id).former_ids:
            yield path_of_kind(catalogue.kind(record_id), former) or ""


def _feed(localised: Mapping[str, Localised], view: FeedView, record_id: str | None) -> Feed:
    catalogue, every = view.catalogue, view.catalogue.languages
    newest = catalogue.newest_releases(record_id, NEWEST_ABOUT if record_id else NEWEST)
    folder = _folder(catalogue, record_id)
    lasting_folder, page = folder, "press/"
    if record_id:
        lasting_folder = path_of_kind(catalogue.kind(record_id), first_id(catalogue.record(record_id))) or ""
        page = folder
    return feed_of(
        id=lasting(catalogue.site, language_root(catalogue, view.language) + lasting_folder + ATOM),
        language=view.language,
        title=feed_title(view, record_id),
        description=view.t("feeds.description"),
        site=catalogue.site,
        home=view.address(""),
        pages={one: view.address(page, one) for one in every},
        atom={one: view.address(folder + ATOM, one) for one in every},
        json={one: view.address(folder + JSON, one) for one in every},
        entries=tuple(_entry_of(localised[one.shown_in(view.language)], one) for one in newest),
    )


# -- one entry ----------------------------------------------------------------------------------------


def _entry_of(localised: Localised, entry: ReleaseEntry) -> Entry:
    """A release in a language: rendered once, however many feeds list it."""
    return localised.once(("feed-entry", entry.id), lambda: _entry(localised, entry))


def _entry(localised: Localised, entry: ReleaseEntry) -> Entry:
    view, record = FeedView(localised, f"press/{entry.id}/"), entry.record
    catalogue, language = view.catalogue, view.language
    others = [one for one in catalogue.languages if one in entry.texts and one != language]
    path = language_root(catalogue, language) + f"press/{first_id(record)}/"
    # As the page has it: nothing is added to a title where sources differ.
    heading = View(localised, view.path)
    title = plain(heading.headline(entry, language))
    view.used |= heading.used
    summary = view.inline(entry.texts[language].summary)
    content = portable(html("<p>%s</p>%s", summary, _whole(view, entry)), view.address())
    return Entry(
        id=tag(catalogue.site, int(entry.year), path),
        language=language,
        title=title,
        pages={one: view.address(None, one) for one in (language, *others)},
        content=content,
        summary=plain(summary),
        published=entry.date.day if entry.date else None,
        updated=_updated(view, entry),
        related=tuple(_related(catalogue, record.sources)),
        categories=tuple(_categories(view, entry)),
    )


def _updated(view: FeedView, entry: ReleaseEntry) -> date:
    own = {fact.id for fact in view.catalogue.facts_about(entry.id)}
    shown = view.used.union(entry.record.fact_list, own)
    days = [view.catalogue.last_correction(tuple(sorted(shown))), entry.record.updated.earliest]
    return max((day for day in days if day), default=checked_on(view.catalogue.site))


def _whole(view: FeedView, entry: ReleaseEntry) -> Markup:
    """Our text, and where it comes from."""
    file = view.catalogue.text(entry.id, view.language)
    assert file is not None, "feeds hold what there is in their language"
    source = file.path.partition(f"/{view.language}/")[2]

    def link_to(link: str) -> str:
        target = link_target(source, link)
        return link if target is None else view.href(target)

    return html(
        "%s%s%s",
        _outdated(view, entry),
        render_markdown(file.body, view.expand, link_to).html,
        _origin(view, entry),
    )


def _outdated(view: FeedView, entry: ReleaseEntry) -> Markup:
    original = view.catalogue.newer_original(view.language, None, entry.id)
    if original is None:
        return Markup("")
    return html('<p>%s <a href="%s" hreflang="%s">%s</a></p>', view.t("translation.outdated", language=view.language_name(original.language)),
        view.address(None, original.language), original.language, view.t("translation.original"),
    )  # fmt: skip


def _origin(view: FeedView, entry: ReleaseEntry) -> Markup:
    """Whose words these are, and the published texts that they sum up."""
    ours = view.t("release.ours")
    if entry.original != view.language:
        ours += " " + view.t("release.translated", language=view.language_name(entry.original))
    sources = [view.catalogue.source(one) for one in entry.record.sources]
    items = Markup("").join(
        html("<li>%s%s</li>", view.citation(one),
            html(' <a href="%s">%s</a>', one.url, view.t("release.read-at", site=view.domain(one.url)))
            if one.url != "unknown" else "",
        )
        for one in sources
    )  # fmt: skip
    return html("<hr><p>%s</p><ul>%s</ul>", ours, items)


def _related(catalogue: Catalogue, sources: Sequence[str]) -> Iterator[Related]:
    for source in map(catalogue.source, sources):
        if source.url != "unknown":
            title = None if isinstance(source.title, str) else source.title.text
            yield Related(source.url, title, source.lang)


def _categories(view: FeedView, entry: ReleaseEntry) -> Iterator[Category]:
    for kind, ids in (("topics", entry.record.topics), ("projects", entry.record.projects)):
        scheme = lasting(view.catalogue.site, f"{kind}/")
        for one in ids:
            record = view.catalogue.record(one)
            language = record.name.on(view.language)[1] if isinstance(record, Project) else view.language
            yield Category(one, scheme, view.plain_label(one), language)

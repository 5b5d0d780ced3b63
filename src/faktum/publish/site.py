"""The whole site into the staging folder: every page poured, then the files that are not pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from faktum.catalogue import Catalogue
from faktum.memo.memo import Memo
from faktum.phases import phase
from faktum.publish.api.overview import overview
from faktum.publish.api.tables import api_files
from faktum.publish.below import files_below
from faktum.publish.cards import cards
from faktum.publish.catalog.catalog import catalog_files
from faktum.publish.catalog.written import Written
from faktum.publish.contact_places import contact_places
from faktum.publish.desk import Desk
from faktum.publish.feeds import feeds
from faktum.publish.headers import headers_file
from faktum.publish.llms import llms_txt
from faktum.publish.lookup import lookup_files
from faktum.publish.pouring import Contents, MissingShellError, Pouring, Shells
from faktum.publish.search import SearchError, write_search
from faktum.publish.security import security_txt
from faktum.publish.sitemap import robots_txt, sitemaps
from faktum.publish.vcard import vcards
from faktum.publish.verify import verify_site
from faktum.render.plan import Page, has_data, has_search, plan
from faktum.render.search import entries_without_page
from faktum.render.view import Localised
from faktum.workers import spread

Files = dict[str, str | bytes]
"""Path below the site's root → content."""

OUTPUTS: tuple[Callable[[Catalogue, Mapping[str, Localised], Sequence[Page]], Files], ...] = (
    lambda catalogue, _localised, pages: dict(sitemaps(catalogue, pages)),
    lambda catalogue, _localised, _pages: {"robots.txt": robots_txt(catalogue)},
    lambda catalogue, localised, _pages: api_files(catalogue, localised),
    lambda catalogue, localised, _pages: dict(feeds(catalogue, localised)),
    lambda catalogue, localised, _pages: dict(vcards(catalogue, localised)),
    lambda catalogue, localised, _pages: dict(lookup_files(catalogue, localised)),
    lambda catalogue, localised, _pages: dict(contact_places(catalogue, localised)),
    lambda catalogue, localised, _pages: dict(cards(catalogue, localised)),
    lambda catalogue, _localised, _pages: dict(security_txt(catalogue)),
    lambda catalogue, localised, pages: {"llms.txt": llms_txt(catalogue, localised, pages)},
)
"""The files that are not pages, each made from the catalogue alone: nothing is read back or asked of the clock."""


class PublishError(Exception):
    """The staged site is not fit to be published; the message lists why."""


def publish_site(
    catalogue: Catalogue,
    localised: Mapping[str, Localised],
    shells: Shells,
    contents: Contents,
    desk: Desk,
    memo: Memo,
) -> frozenset[str]:
    """Put every file of the site on the desk and read it back; those that stood already. Raises PublishError, OSError."""
    pages = plan(catalogue)
    with phase("feeds and data"):
        written, kept = _put_outputs(catalogue, localised, pages, desk)
    sizes = {name: one.size for name, one in written.items()}
    data = overview(catalogue, localised, sizes) if has_data(catalogue) else None

    with phase("pages"):
        try:
            poured = Pouring(catalogue, localised, shells, contents, data, memo, desk).pour(pages)
        except MissingShellError as error:
            raise PublishError(str(error)) from error
    if has_search(catalogue):
        entries = [one.entry for one in poured if one.entry]
        entries += (entry for one in localised.values() for entry in entries_without_page(one))
        try:
            with phase("search index"):
                write_search(desk.folder, localised, entries)
        except SearchError as error:
            raise PublishError(str(error)) from error
    kept |= {one.name for one in poured if one.kept}
    headers = headers_file(catalogue.site.site_url, sorted({*files_below(desk.folder), *kept}))
    if desk.put("_headers", headers).kept:
        kept.add("_headers")
    with phase("links"):
        wrong = verify_site(desk.folder, catalogue, {one.name: one.page for one in poured}, kept)
    if wrong:
        raise PublishError("\n".join(wrong))
    return frozenset(kept)


def _put_outputs(
    catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page], desk: Desk
) -> tuple[dict[str, Written], set[str]]:
    """Put every file that is no page: what a catalogue tells of each, and which stood already."""

    def put(files: Mapping[str, str | bytes]) -> list[tuple[str, Written, bool]]:
        done = ((name, desk.put(name, content)) for name, content in files.items())
        return [(name, Written.of(one.raw), one.kept) for name, one in done]

    every = [
        one
        for some in spread(lambda output: put(output(catalogue, localised, pages)), OUTPUTS)
        for one in some
    ]
    # Last, since it tells the size and checksum of others.
    every += put(catalog_files(catalogue, localised, pages, {name: written for name, written, _ in every}))
    return {name: written for name, written, _ in every}, {name for name, _, kept in every if kept}

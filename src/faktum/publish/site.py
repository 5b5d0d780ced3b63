"""The whole site into the staging folder: every page poured, then the files that are not pages."""

from __future__ import annotations

from collections.abc import Mapping

from faktum.catalogue import Catalogue
from faktum.memo.memo import Memo
from faktum.phases import phase
from faktum.publish.api.overview import overview
from faktum.publish.below import files_below
from faktum.publish.desk import Desk
from faktum.publish.headers import headers_file
from faktum.publish.outputs import put_outputs
from faktum.publish.pouring import Contents, MissingShellError, Pouring, Shells
from faktum.publish.search import SearchError, write_search
from faktum.publish.verify import verify_site
from faktum.render.plan import has_data, has_search, plan
from faktum.render.search import entries_without_page
from faktum.render.view import Localised


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
        files = put_outputs(catalogue, localised, pages, memo, desk)
    sizes = {one.name: one.written.size for one in files}
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
    kept = {one.name for one in files if one.kept} | {one.name for one in poured if one.kept}
    headers = headers_file(catalogue.site.site_url, sorted({*files_below(desk.folder), *kept}))
    if desk.put("_headers", headers).kept:
        kept.add("_headers")
    with phase("links"):
        wrong = verify_site(desk.folder, catalogue, {one.name: one.page for one in poured}, kept)
    if wrong:
        raise PublishError("\n".join(wrong))
    return frozenset(kept)

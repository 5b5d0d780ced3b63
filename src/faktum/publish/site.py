"""The whole site into the staging folder: every page poured, then the files that are not pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from faktum.catalogue import Catalogue
from faktum.memo.memo import Memo
from faktum.phases import phase
from faktum.publish.below import files_below
from faktum.publish.desk import Desk
from faktum.publish.frames import Frames
from faktum.publish.headers import HEADERS, headers_file
from faktum.publish.outputs import put_outputs
from faktum.publish.pouring import MissingShellError, Pouring
from faktum.publish.search import Findable, SearchError, write_search
from faktum.publish.verify import verify_site
from faktum.render.plan import Page, has_search
from faktum.render.search import entries_without_page
from faktum.render.view import Localised


class PublishError(Exception):
    """The staged site is not fit to be published; the message lists why."""


class Published(NamedTuple):
    """The files of a site that is ready to be moved into place."""

    names: frozenset[str]
    """Those that are ours."""
    kept: frozenset[str]
    """Those that stand as they are, and were not staged; the engine's among them."""


def publish_site(
    catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page], frames: Frames, desk: Desk, memo: Memo
) -> Published:  # fmt: skip
    """Put every file of the site on the desk and read it back. Raises PublishError, OSError."""
    with phase("feeds and data"):
        files = put_outputs(catalogue, localised, pages, memo, desk)
    sizes = {one.name: one.written.size for one in files}
    with phase("pages"):
        try:
            poured = Pouring(catalogue, localised, frames, sizes, memo, desk).pour(pages)
        except MissingShellError as error:
            raise PublishError(str(error)) from error
    ours = {one.name for one in files} | {one.name for one in poured} | {HEADERS}
    if has_search(catalogue):
        found = [
            Findable(one.page.language, one.page.path, one.mark, one.entry) for one in poured if one.mark
        ]
        found += (Findable.of(entry) for one in localised.values() for entry in entries_without_page(one))
        try:
            with phase("search index"):
                ours.update(write_search(desk.folder, localised, found, memo))
        except SearchError as error:
            raise PublishError(str(error)) from error
    staged = {*files_below(desk.folder)}
    kept = (ours | frames.files) - staged - {HEADERS}
    headers = headers_file(catalogue.site.site_url, sorted(staged | kept))
    if desk.put(HEADERS, headers).kept:
        kept.add(HEADERS)
    with phase("links"):
        wrong = verify_site(desk, catalogue, staged | kept, poured)
    if wrong:
        raise PublishError("\n".join(wrong))
    return Published(frozenset(ours), frozenset(kept))

"""The whole site into the staging folder: every page poured, then the files that are not pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.publish.api.overview import overview
from faktum.publish.api.tables import api_files
from faktum.publish.below import files_below
from faktum.publish.cards import cards
from faktum.publish.catalog.catalog import catalog_files
from faktum.publish.catalog.written import Written
from faktum.publish.contact_places import contact_places
from faktum.publish.feeds import feeds
from faktum.publish.headers import headers_file
from faktum.publish.llms import llms_txt
from faktum.publish.lookup import lookup_files
from faktum.publish.search import SearchError, write_search
from faktum.publish.security import security_txt
from faktum.publish.sitemap import robots_txt, sitemaps
from faktum.publish.vcard import vcards
from faktum.publish.verify import ReadBack, verify_site
from faktum.render.addresses import language_root
from faktum.render.data import OpenData
from faktum.render.frame import pour
from faktum.render.pages import render_page
from faktum.render.plan import Page, has_data, has_search, plan
from faktum.render.search import SearchEntry, entries_without_page, entry_of_page
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

PER_PART = 100
"""Pages that a core renders before it takes more."""

Shells = Mapping[tuple[str, str], str]
Contents = Mapping[tuple[str, str], Markup]


class PublishError(Exception):
    """The staged site is not fit to be published; the message lists why."""


def publish_site(
    catalogue: Catalogue, localised: Mapping[str, Localised], shells: Shells, contents: Contents, folder: Path
) -> None:
    """Write every file of the site below `folder` and read it back. Raises PublishError, OSError."""
    pages = plan(catalogue)
    written = _write_outputs(catalogue, localised, pages, folder)
    sizes = {name: one.size for name, one in written.items()}
    data = overview(catalogue, localised, sizes) if has_data(catalogue) else None

    def pour_some(some: Sequence[Page]) -> list[Poured]:
        return [_pour(page, catalogue, localised, shells, contents, data, folder) for page in some]

    poured = [one for some in spread(pour_some, _parts(pages)) for one in some]
    if has_search(catalogue):
        entries = [one.entry for one in poured if one.entry]
        entries += (entry for one in localised.values() for entry in entries_without_page(one))
        try:
            write_search(folder, localised, entries)
        except SearchError as error:
            raise PublishError(str(error)) from error
    _write(folder / "_headers", headers_file(catalogue.site.site_url, sorted(files_below(folder))))
    if wrong := verify_site(folder, catalogue, {one.name: one.page for one in poured}):
        raise PublishError("\n".join(wrong))


def _write_outputs(
    catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page], folder: Path
) -> dict[str, Written]:
    """Write every file that is no page; path below the folder → what a catalogue tells of it."""

    def write(files: Mapping[str, str | bytes]) -> dict[str, Written]:
        return {name: Written.of(_write(folder / name, content)) for name, content in files.items()}

    written: dict[str, Written] = {}
    for found in spread(lambda output: write(output(catalogue, localised, pages)), OUTPUTS):
        written |= found
    # Last, since it tells the size and checksum of others.
    return written | write(catalog_files(catalogue, localised, pages, written))


@dataclass(frozen=True, slots=True)
class Poured:
    """A page that has been written."""

    name: str
    """The file below the site's root."""
    page: ReadBack
    entry: SearchEntry | None
    """What the search knows of it, if it may be found."""


def _pour(
    page: Page, catalogue: Catalogue, localised: Mapping[str, Localised], shells: Shells, contents: Contents,
    data: OpenData | None, folder: Path,
) -> Poured:  # fmt: skip
    own = localised[page.language]
    parts = render_page(page, own, _content(page, contents), data)
    name, html = _output(catalogue, page), pour(_shell(page, shells), parts)
    _write(folder / name, html)
    return Poured(name, ReadBack.of(html), entry_of_page(page, own, parts))


def _parts(pages: Sequence[Page]) -> list[Sequence[Page]]:
    """Pages in parts that take about as long, so that no core waits for another."""
    return [pages[start : start + PER_PART] for start in range(0, len(pages), PER_PART)]


def _output(catalogue: Catalogue, page: Page) -> str:
    return language_root(catalogue, page.language) + page.output


def _content(page: Page, contents: Contents) -> Markup | None:
    """The Markdown of an authored page; pages after the first of a list repeat its lead."""
    path = page.path if page.number == 1 else page.path.partition("page/")[0]
    return contents.get((page.language, path))


def _shell(page: Page, shells: Shells) -> str:
    """The frame: the page's own, its section's, or the home page's."""
    for path in (page.path, f"{page.section}/", ""):
        if (page.language, path) in shells:
            return shells[page.language, path]
    raise PublishError(f"docs/{page.language}/index.md is missing: every language needs a home page")


def _write(path: Path, content: str | bytes) -> bytes:
    """Write a file; what is in it now. Line ends are the same on every machine."""
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = content if isinstance(content, bytes) else content.encode("utf-8")
    path.write_bytes(raw)
    return raw

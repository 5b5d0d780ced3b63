"""The whole site into the staging folder: every page poured, then the files that are not pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.problems import relative
from faktum.publish.api import facts_json
from faktum.publish.changes import change_feeds
from faktum.publish.headers import headers_file
from faktum.publish.search import SearchError, write_search
from faktum.publish.sitemap import robots_txt, sitemap_xml
from faktum.publish.verify import verify_site
from faktum.render.addresses import language_root
from faktum.render.frame import pour
from faktum.render.pages import Page, has_search, plan, render_page
from faktum.render.search import SearchEntry, entries_without_page, entry_of_page
from faktum.render.view import Localised

Shells = Mapping[tuple[str, str], str]
Contents = Mapping[tuple[str, str], Markup]


class PublishError(Exception):
    """The staged site is not fit to be published; the message lists why."""


def publish_site(
    catalogue: Catalogue, localised: Mapping[str, Localised], shells: Shells, contents: Contents, folder: Path
) -> None:
    """Write every file of the site below `folder` and read it back. Raises PublishError."""
    pages = plan(catalogue)
    found: list[SearchEntry] = []
    for page in pages:
        parts = render_page(page, localised[page.language], _content(page, contents))
        _write(folder / _output(catalogue, page), pour(_shell(page, shells), parts))
        found += filter(None, [entry_of_page(page, localised[page.language], parts)])
    if has_search(catalogue):
        found += (entry for one in localised.values() for entry in entries_without_page(one))
        try:
            write_search(folder, localised, found)
        except SearchError as error:
            raise PublishError(str(error)) from error
    _write(folder / "sitemap.xml", sitemap_xml(catalogue, pages))
    _write(folder / "robots.txt", robots_txt(catalogue))
    _write(folder / "api/v1/facts.json", facts_json(catalogue, localised))
    for name, text in change_feeds(catalogue, localised).items():
        _write(folder / name, text)
    files = sorted(relative(path, folder) for path in folder.rglob("*") if path.is_file())
    _write(folder / "_headers", headers_file(catalogue.site.site_url, files))
    if wrong := verify_site(folder, catalogue):
        raise PublishError("\n".join(wrong))


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


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")

"""Pages of a site as it was just saved, ahead of the build that checks and publishes it.

Whoever edits with `faktum serve` wants to see the page they look at, and now. It is poured when the browser asks for it, into the
frames of the last build, as that build would pour it: what it takes is the file that was saved, and one page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Lock

from markupsafe import Markup

from faktum.building import frames_left
from faktum.catalogue import resolve
from faktum.checks.kept import shelf_of
from faktum.load.listing import Listing
from faktum.load.prose import ProseFile
from faktum.load.records import Loaded, load_site
from faktum.memo.shelf import Shelf
from faktum.problems import Report
from faktum.publish.pouring import Pouring, is_about_data
from faktum.render.addresses import language_root, path_of_source
from faktum.render.plan import Page, plan
from faktum.render.view import Localised
from faktum.workers import without_collecting

Convert = Callable[[ProseFile, frozenset[str]], Markup]
"""What makes HTML of the text of an authored page, given the addresses of all pages."""


class Ahead:
    """The pages of a site as it was saved at one moment."""

    def __init__(self, pouring: Pouring, pages: dict[str, Page]) -> None:
        self._pouring, self._pages = pouring, pages
        self._pouring_one = Lock()

    def page(self, name: str) -> str | None:
        """A page, by the name of its file below the site's root; None where only the build can tell."""
        page = self._pages.get(name)
        if page is None or is_about_data(page):  # those files are still to be made
            return None
        try:
            with self._pouring_one:
                return self._pouring.html(page)
        except Exception:  # noqa: BLE001 - nobody has checked the site yet; the checks will say what is wrong
            return None

    def warm_up(self) -> None:
        """Pour a page of every kind: the first takes ten times as long as the next."""
        for name in {page.template: name for name, page in self._pages.items()}.values():
            self.page(name)


class Looking:
    """Looks ahead again and again: what was read of a site is kept from one time to the next."""

    def __init__(self, root: Path, site_dir: Path, convert: Convert) -> None:
        self.root, self.site_dir = root.resolve(), site_dir
        self._convert = convert
        self._shelf: Shelf | None = None
        self._languages: tuple[str, ...] = ()

    def ahead(self, authored: Iterable[str] = ()) -> Ahead | None:
        """The site as it is saved now; None where it cannot be read, or has pages that no build has framed.

        `authored` are the files of authored pages that were saved since the last build.
        """
        try:
            with without_collecting():
                return self._looked(authored)
        except Exception:  # noqa: BLE001 - as above
            return None

    def _looked(self, authored: Iterable[str]) -> Ahead | None:
        loaded = load_site(self.root, self._kept)
        if isinstance(loaded, list) or Report.of(loaded.problems).errors:
            return None
        catalogue = resolve(loaded)
        pages = plan(catalogue)
        frames = frames_left(self.site_dir, catalogue, pages)
        if frames is None:
            return None
        contents = dict(self._contents(authored, loaded, frozenset(page.path for page in pages)))
        if not contents.keys() <= frames.contents.keys():
            return None
        frames = replace(frames, contents={**frames.contents, **contents})
        localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
        named = {language_root(catalogue, page.language) + page.output: page for page in pages}
        return Ahead(Pouring(catalogue, localised, frames, sizes={}), named)

    def _contents(
        self, authored: Iterable[str], loaded: Loaded, paths: frozenset[str]
    ) -> Iterator[tuple[tuple[str, str], Markup]]:
        """(language, path) → the Markdown of an authored page as HTML."""
        for name in authored:
            language, _, path = name.removeprefix("docs/").partition("/")
            file = loaded.pages[path.removesuffix(".md")][language].file
            yield (language, path_of_source(path)), self._convert(file, paths)

    def _kept(self, listing: Listing, languages: tuple[str, ...]) -> Shelf:
        if self._shelf is None or self._languages != languages:
            # The build that has ended has read the files; from now on it is another process that writes to the shelf.
            self._shelf, self._languages = shelf_of(self.root, listing, languages), languages
        self._shelf = self._shelf.held(listing)
        return self._shelf

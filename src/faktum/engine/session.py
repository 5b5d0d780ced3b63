"""One build under MkDocs: what its events leave for the pouring at the end.

MkDocs renders authored pages only. Each is caught before it is written: the frame around it is
kept as a shell with holes, the converted Markdown as its content. When the last language is done,
every page of the site, authored or made from a record, is poured into a shell of its language.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from faktum.building import Building, RefusedError
from faktum.catalogue import Catalogue
from faktum.engine.call import Call
from faktum.engine.converting import UnknownMarkupError, configure, converted, marked
from faktum.publish.below import files_below
from faktum.publish.frames import Frames
from faktum.render.addresses import path_of_source
from faktum.render.frame import HOLES
from faktum.theme import THEME

log = logging.getLogger("mkdocs.faktum")

# Frames are caught and poured, so MkDocs has nothing to write and says so for every page.
_SILENCED = ("Page skipped:",)


@dataclass
class Session:
    """State of one build, from the outer `on_config` to the outer `on_post_build`."""

    building: Building
    call: Call
    shells: dict[tuple[str, str], str] = field(default_factory=dict)
    """(language, path) → the page as MkDocs rendered it, holes in it."""
    contents: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """(language, path) → the page's Markdown as HTML, its expressions still marks."""
    marks: dict[str, int] = field(default_factory=dict)
    """Source file → how many expressions it has."""

    # -- configuration ------------------------------------------------------------------------

    @classmethod
    def start(cls, config: MkDocsConfig) -> Session:
        """Load, check and prepare. Raises Abort with the whole report when there are errors."""
        call = Call.of(config)
        try:
            session = cls(Building.begin(call.root.resolve(), call.site_dir, call.begin), call)
        except RefusedError as error:
            raise Abort(str(error)) from error
        session._configure(config)
        return session

    @property
    def catalogue(self) -> Catalogue:
        return self.building.catalogue

    @cached_property
    def paths(self) -> frozenset[str]:
        """Addresses of all pages, below a language's root."""
        return frozenset(page.path for page in self.building.pages)

    def _configure(self, config: MkDocsConfig) -> None:
        site = self.catalogue.site
        config.site_dir = str(self.building.staging.folder)
        config.site_url = site.site_url
        config.site_name = site.title[self.catalogue.default_language]
        config.theme.dirs.insert(0, str(THEME))
        # 404 and sitemap are poured from the catalogue.
        config.theme.static_templates.clear()
        configure(config, self._is_page)
        _set_languages(config, self.catalogue)
        for name in ("mkdocs.commands.build", "properdocs.commands.build"):
            logging.getLogger(name).addFilter(_not_silenced)

    def _is_page(self, path: str) -> bool:
        return path.partition("#")[0] in self.paths

    # -- events, once per language --------------------------------------------------------------

    def select_files(self, files: Files) -> Files:
        """What MkDocs is to build: authored pages, and assets. Long texts of records are poured."""
        kept = [file for file in files if not self._is_poured(file.src_uri) and not _is_spare(file.src_uri)]
        return Files(kept)

    def _is_poured(self, src_uri: str) -> bool:
        language, _, path = src_uri.partition("/")
        stem = path.removesuffix(".md")
        return language in self.building.localised and (
            stem.removeprefix("press/") in self.catalogue.loaded.releases
            or stem.removeprefix("projects/") in self.catalogue.loaded.project_texts
        )

    def read_markdown(self, markdown: str, page: Page) -> str:
        """Expressions become marks; the page itself fills them, when it is poured."""
        text, self.marks[page.file.src_uri] = marked(self._body(page, markdown))
        return text

    def _body(self, page: Page, markdown: str) -> str:
        """The text that was checked: MkDocs lets front matter end elsewhere, at `...` for one."""
        language, _, path = page.file.src_uri.partition("/")
        versions = self.catalogue.loaded.pages.get(path.removesuffix(".md"), {})
        return versions[language].file.body if language in versions else markdown

    def read_content(self, html: str, page: Page) -> str:
        source = page.file.src_uri
        try:
            self.contents[self._place(page)] = converted(html, source, self.marks.pop(source))
        except UnknownMarkupError as error:
            raise Abort(f"\n{error}\nNothing was built; the site is as it was.") from error
        return html

    def give_context(self, context: Any, page: Page) -> Any:
        """Holes for everything that differs from page to page."""
        context["frame"] = HOLES
        # Material links its skip link to the first heading; ours leads to the main part.
        page.toc = ()  # type: ignore[assignment]
        return context

    def keep_shell(self, output: str, page: Page) -> str:
        self.shells[self._place(page)] = output
        return ""

    def _place(self, page: Page) -> tuple[str, str]:
        language, _, path = page.file.src_uri.partition("/")
        return language, path_of_source(path)

    # -- the end ------------------------------------------------------------------------------

    def finish(self) -> None:
        """Pour, verify and move the staged site into place. Raises Abort when it must not be published."""
        if self.call.strict and (counts := _warnings()):
            # MkDocs itself stops only after this event, when the site would have been published.
            raise Abort(f"\n{counts} in strict mode. Nothing was published; the site is as it was.")
        staged = frozenset(files_below(self.building.staging.folder))
        try:
            self.building.publish(Frames(self.shells, self.contents, staged), again=self.call.plain)
        except RefusedError as error:
            raise Abort(str(error)) from error


def _set_languages(config: MkDocsConfig, catalogue: Catalogue) -> None:
    """Languages stand once, in data/site.yml; static-i18n is told from there."""
    plugin = config.plugins["i18n"]
    form = type(plugin.config.languages[0])
    languages = []
    for language in catalogue.site.languages:
        one = form()
        one.load_dict(
            {
                "locale": language.code,
                "name": language.name,
                "default": language.code == catalogue.default_language,
                "site_name": catalogue.site.title[language.code],
            }
        )
        one.validate()
        languages.append(one)
    plugin.config.languages = languages


def _warnings() -> str:
    """What MkDocs has counted so far in strict mode: `2 warnings`, or nothing."""
    counters = [
        handler
        for name in ("mkdocs", "properdocs")
        for handler in logging.getLogger(name).handlers
        if isinstance(handler, CountHandler)
    ]
    counts = {level: number for counter in counters for level, number in counter.get_counts()}
    return ", ".join(
        f"{number} {level.lower()}{'' if number == 1 else 's'}" for level, number in counts.items()
    )


def _is_spare(src_uri: str) -> bool:
    """Files of Material that none of our templates refers to."""
    if (THEME / src_uri).is_file():
        return False
    return src_uri.startswith(("assets/javascripts/", "assets/images/")) or (
        src_uri.startswith("assets/stylesheets/") and src_uri.endswith((".min.css", ".map"))
    )


def _not_silenced(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_SILENCED)

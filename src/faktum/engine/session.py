"""One build under MkDocs: what its events leave for the pouring at the end.

MkDocs renders authored pages only. Each is caught before it is written: the frame around it is
kept as a shell with holes, the converted Markdown as its content. When the last language is done,
every page of the site, authored or made from a record, is poured into a shell of its language.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from faktum.catalogue import Catalogue, resolve
from faktum.checks import check_loaded
from faktum.engine import links
from faktum.engine.call import Call
from faktum.load.records import load_site
from faktum.memo.answered import Answered
from faktum.memo.memo import Memo
from faktum.memo.surroundings import surroundings
from faktum.phases import phase
from faktum.problems import Problem, Report
from faktum.publish.desk import Desk
from faktum.publish.last_build import LastBuild, UnsettledError, site_mark
from faktum.publish.site import PublishError, publish_site
from faktum.publish.staging import Changed, Staging
from faktum.render.addresses import path_of_source
from faktum.render.allowed import inspect
from faktum.render.frame import HOLES
from faktum.render.markdown import drop_styles, mark_expressions, restore_links, slugify
from faktum.render.plan import plan
from faktum.render.view import Localised
from faktum.theme import THEME

log = logging.getLogger("mkdocs.faktum")

# Frames are caught and poured, so MkDocs has nothing to write and says so for every page.
_SILENCED = ("Page skipped:",)


@dataclass
class Session:
    """State of one build, from the outer `on_config` to the outer `on_post_build`."""

    catalogue: Catalogue
    staging: Staging
    localised: dict[str, Localised]
    began: LastBuild | None = None
    """What was there to be read when this build began."""
    summary: tuple[str, ...] = ()
    """What the editor was told of the checks."""
    shells: dict[tuple[str, str], str] = field(default_factory=dict)
    """(language, path) → the page as MkDocs rendered it, holes in it."""
    contents: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """(language, path) → the page's Markdown as HTML, its expressions still marks."""
    strict: bool = False
    paths: frozenset[str] = frozenset()
    """Addresses of all pages, below a language's root."""
    marks: dict[str, int] = field(default_factory=dict)
    """Source file → how many expressions it has."""

    # -- configuration ------------------------------------------------------------------------

    @classmethod
    def start(cls, config: MkDocsConfig) -> Session:
        """Load, check and prepare. Raises Abort with the whole report when there are errors."""
        root = Path(config.config_file_path or "mkdocs.yml").resolve().parent
        staging = Staging(Path(config.site_dir))
        # First of all: what an interrupted build left half done is finished even if this one fails.
        staging.begin()
        try:
            return cls._prepared(config, root, staging, Call.of(config).begin())
        except BaseException:
            staging.abandon()
            raise

    @classmethod
    def _prepared(
        cls, config: MkDocsConfig, root: Path, staging: Staging, began: LastBuild | None
    ) -> Session:
        with phase("loading"):
            loaded = load_site(root)
        with phase("checks"):
            report = Report.of(loaded) if isinstance(loaded, list) else check_loaded(loaded)
        if isinstance(loaded, list) or report.errors:
            raise Abort(f"\n{report.as_text()}\nNothing was built; the site is as it was.")
        summary = (f"{report.summary()} Run `faktum check` to read them.",) if report.problems else ()
        for line in summary:
            log.info("%s", line)
        catalogue = resolve(loaded)
        session = cls(
            catalogue, staging, {code: Localised.of(catalogue, code) for code in catalogue.languages},
            began=began, summary=summary, strict=bool(config.strict), paths=frozenset(page.path for page in plan(catalogue)),
        )  # fmt: skip
        session._configure(config)
        return session

    def _configure(self, config: MkDocsConfig) -> None:
        site = self.catalogue.site
        config.site_dir = str(self.staging.folder)
        config.site_url = site.site_url
        config.site_name = site.title[self.catalogue.default_language]
        config.theme.dirs.insert(0, str(THEME))
        # 404 and sitemap are poured from the catalogue.
        config.theme.static_templates.clear()
        config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
        config.markdown_extensions = [*config.markdown_extensions, links.protect_links(self._is_page)]  # type: ignore[list-item]
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
        return language in self.localised and (
            stem.removeprefix("press/") in self.catalogue.loaded.releases
            or stem.removeprefix("projects/") in self.catalogue.loaded.project_texts
        )

    def read_markdown(self, markdown: str, page: Page) -> str:
        """Expressions become marks; the page itself fills them, when it is poured."""
        text, filled = mark_expressions(self._body(page, markdown), lambda _call: Markup(""))
        self.marks[page.file.src_uri] = len(filled)
        return text

    def _body(self, page: Page, markdown: str) -> str:
        """The text that was checked: MkDocs lets front matter end elsewhere, at `...` for one."""
        language, _, path = page.file.src_uri.partition("/")
        versions = self.catalogue.loaded.pages.get(path.removesuffix(".md"), {})
        return versions[language].file.body if language in versions else markdown

    def read_content(self, html: str, page: Page) -> str:
        if wrong := inspect(restore_links(html, str), self.marks.pop(page.file.src_uri)):
            # mkdocs.yml has an extension that `faktum check` does not know of.
            problem = Problem(
                f"docs/{page.file.src_uri}", 1, *wrong[0], "See the Markdown extensions in mkdocs.yml."
            )
            raise Abort(f"\n{problem}\nNothing was built; the site is as it was.")
        self.contents[self._place(page)] = Markup(drop_styles(html))  # noqa: S704 - MkDocs' own output
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
        if self.strict and (counts := _warnings()):
            # MkDocs itself stops only after this event, when the site would have been published.
            raise Abort(f"\n{counts} in strict mode. Nothing was published; the site is as it was.")
        try:
            desk, memo = Desk(self.staging.folder, self.staging.site_dir), self._memo()
            kept = publish_site(self.catalogue, self.localised, self.shells, self.contents, desk, memo)
        except PublishError as error:
            raise Abort(f"\n{error}\nNothing was published; the site is as it was.") from error
        with phase("moving into place"):
            changed = self.staging.publish(kept, then=lambda changed: self._remember(changed, memo))
        log.info("%s", changed)

    def _memo(self) -> Memo:
        """What may be used of the last build."""
        catalogue = self.catalogue
        try:
            site = site_mark(self.staging.site_dir) if self.staging.site_dir.exists() else ""
        except (UnsettledError, OSError):
            return Memo()
        answered = Answered(catalogue.loaded.documents)
        asked = {
            "Catalogue": catalogue,
            "Records": catalogue,
            "Facts": catalogue.facts,
            "Directory": catalogue.directory,
        }
        return Memo.open(
            self.staging.workshop / "memo.sqlite", surroundings(catalogue, self.localised), site.encode(),
            lambda question: answered.mark(question.answer(asked, self.localised)),
        )  # fmt: skip

    def _remember(self, changed: Changed, memo: Memo) -> None:
        """So that a build of the same can say at once what this one would, and one of nearly the same is quick."""
        if self.began:
            self.began.keep([*self.summary, str(Changed(0, 0, changed.written + changed.unchanged))])
        try:
            memo.write(site_mark(self.staging.site_dir).encode())
        except (UnsettledError, OSError):
            memo.forget()


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

"""The Markdown of authored pages as the engine converts it: in a build, and one page by itself ahead of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NoReturn

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from faktum.engine.links import protect_links
from faktum.load.prose import ProseFile
from faktum.problems import Problem
from faktum.render.allowed import inspect
from faktum.render.markdown import drop_styles, mark_expressions, restore_links, slugify


class UnknownMarkupError(Exception):
    """An extension in mkdocs.yml has made what `faktum check` does not know of."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))


def configure(config: MkDocsConfig, is_page: Callable[[str], bool]) -> None:
    """Have the engine convert as we need it: links to known pages are kept, and headings get our ids."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
    config.markdown_extensions = [*config.markdown_extensions, protect_links(is_page)]  # type: ignore[list-item]


def marked(body: str) -> tuple[str, int]:
    """A text whose expressions are marks, which are filled when the page is poured, and how many there are."""
    text, filled = mark_expressions(body, lambda _call: Markup(""))
    return text, len(filled)


def converted(html: str, src_uri: str, marks: int) -> Markup:
    """What the engine has made of the text of a file, to be kept. Raises UnknownMarkupError."""
    if wrong := inspect(restore_links(html, str), marks):
        raise UnknownMarkupError(
            Problem(f"docs/{src_uri}", 1, *wrong[0], "See the Markdown extensions in mkdocs.yml.")
        )
    return Markup(drop_styles(html))  # noqa: S704 - the engine's own output


class Converting:
    """The engine's Markdown without the engine: for pages that need no other file of the site."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._paths: frozenset[str] = frozenset()
        configure(config, lambda path: path.partition("#")[0] in self._paths)

    def content(self, file: ProseFile, paths: frozenset[str]) -> Markup:
        """The text of an authored page as HTML, its expressions still marks; `paths` are the addresses of all pages.

        Raises LookupError where it leads to a file, such as a picture, and UnknownMarkupError.
        """
        self._paths = paths
        source = file.path.removeprefix("docs/")
        config = self._config
        page = Page(None, File(source, config.docs_dir, config.site_dir, config.use_directory_urls), config)
        page.markdown, marks = marked(file.body)
        page.render(config, _NoFiles([]))
        return converted(page.content or "", source, marks)


class _NoFiles(Files):
    """Where files stand is decided by plugins in a build."""

    def get_file_from_path(self, path: str) -> NoReturn:
        raise LookupError(path)

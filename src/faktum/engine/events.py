"""MkDocs' events, each handed to the session of the running build.

static-i18n builds every further language inside its `on_post_build`, on the same configuration
object, so all events but the first and the last come once per language.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from faktum.engine.session import Session

_session: Session | None = None


def _running() -> Session:
    assert _session is not None, "on_config has not run"
    return _session


def _is_nested(config: MkDocsConfig) -> bool:
    return bool(getattr(config.plugins["i18n"], "building", False))


def start(config: MkDocsConfig) -> MkDocsConfig:
    """Outer build: load, check, prepare. Nested builds: nothing."""
    global _session  # noqa: PLW0603 - MkDocs gives hooks no place of their own
    if not _is_nested(config):
        _session = Session.start(config)
    return config


def select_files(files: Files) -> Files:
    return _running().select_files(files)


def read_markdown(markdown: str, page: Page) -> str:
    return _running().read_markdown(markdown, page)


def read_content(html: str, page: Page) -> str:
    return _running().read_content(html, page)


def give_context(context: Any, page: Page) -> Any:
    return _running().give_context(context, page)


def keep_shell(output: str, page: Page) -> str:
    return _running().keep_shell(output, page)


def abandon() -> None:
    """The build failed: the site stays as it was, and the next build may begin."""
    global _session  # noqa: PLW0603 - see start
    if _session is not None:
        _session.staging.abandon()
        _session = None


def finish(config: MkDocsConfig) -> None:
    """After the last language: pour and publish."""
    global _session
    if not _is_nested(config):
        session, _session = _running(), None
        session.finish()

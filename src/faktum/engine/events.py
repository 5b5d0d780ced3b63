"""MkDocs' events, each handed to the session of the running build.

static-i18n builds every further language inside its `on_post_build`, on the same configuration
object, so all events but the first and the last come once per language.
"""

from __future__ import annotations

import logging
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from faktum.building import interrupted
from faktum.engine.call import Call
from faktum.engine.session import Session
from faktum.publish.staging import StagingError

log = logging.getLogger("mkdocs.faktum")

_session: Session | None = None
_building_once = False
"""Whether the command is `mkdocs build`, and not its server, which must live on."""


def _running() -> Session:
    assert _session is not None, "on_config has not run"
    return _session


def _is_nested(config: MkDocsConfig) -> bool:
    return bool(getattr(config.plugins["i18n"], "building", False))


def start_command(command: str) -> None:
    """Once for each run of MkDocs' own command line."""
    global _building_once  # noqa: PLW0603 - MkDocs gives hooks no place of their own
    _building_once = command == "build"


def start(config: MkDocsConfig) -> MkDocsConfig:
    """Outer build: load, check, prepare. Nested builds: nothing.

    Raises SystemExit where `mkdocs build` would change nothing: MkDocs has no other way to leave early.
    """
    global _session  # noqa: PLW0603 - MkDocs gives hooks no place of their own
    if not _is_nested(config):
        if _building_once and (said := Call.of(config).nothing_to_do()):
            for line in said:
                log.info("%s", line)
            raise SystemExit(0)
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


def abandon(error: Exception) -> None:
    """The build failed: the site stays as it was, and the next build may begin. Raises Abort with what to do."""
    global _session
    session, _session = _session, None
    if session is not None:
        session.building.staging.abandon()
    if isinstance(error, OSError | StagingError):
        raise Abort(f"\n{interrupted(error)}") from error


def finish(config: MkDocsConfig) -> None:
    """After the last language: pour and publish."""
    if not _is_nested(config):
        _running().finish()
        _forget()


def _forget() -> None:
    global _session  # noqa: PLW0603 - see start
    _session = None

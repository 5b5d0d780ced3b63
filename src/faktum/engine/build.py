"""Build a site with MkDocs in this process, strictly, and say in plain words how it went."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from faktum.engine.call import Call

log = logging.getLogger("mkdocs.faktum")


class BuildError(Exception):
    """Nothing was published; the message says why."""


def build_site(root: Path, site_dir: Path | None = None) -> None:
    """Build the site in `root` into `site_dir`, or where its mkdocs.yml says. Raises BuildError."""
    with spoken_log():
        try:
            config = read_config(root, site_dir)
            if said := Call.of(config).nothing_to_do():
                for line in said:
                    log.info("%s", line)
            else:
                build(config)
        except (MkDocsException, OSError) as error:
            raise BuildError(str(error).strip() or type(error).__name__) from error


def read_config(root: Path, site_dir: Path | None = None) -> MkDocsConfig:
    """MkDocs' configuration, strict whatever mkdocs.yml says."""
    given = {} if site_dir is None else {"site_dir": str(site_dir)}
    return load_config(str(root / "mkdocs.yml"), strict=True, **given)


@contextmanager
def spoken_log() -> Iterator[None]:
    """Show what concerns an editor: warnings of MkDocs, and everything Faktum says."""
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name == "mkdocs.faktum")
    handler.setFormatter(_Lines())
    level = log.level
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    try:
        yield
    finally:
        log.removeHandler(handler)
        log.setLevel(level)


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        level = f"{record.levelname.lower()}: " if record.levelno >= logging.WARNING else ""
        return level + super().format(record)

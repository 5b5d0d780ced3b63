"""What a build says to an editor: everything of ours, and warnings of the engine."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

LOG = "mkdocs.faktum"
"""Ours is below the engine's, so that `mkdocs build` shows it too."""


@contextmanager
def spoken_log() -> Iterator[None]:
    """Show what concerns an editor on standard error."""
    log = logging.getLogger(LOG.partition(".")[0])
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(lambda record: record.levelno >= logging.WARNING or record.name == LOG)
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

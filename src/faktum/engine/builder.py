"""Another process that builds a site again and again, so that this one can answer meanwhile.

A process in which other threads run cannot be forked, so a build in it would have one core only.
"""

from __future__ import annotations

import multiprocessing
import signal
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from faktum.engine.build import BuildError, build_site


class Builder:
    """Builds of the site in `root` into `site_dir`, one at a time."""

    def __init__(self, root: Path, site_dir: Path) -> None:
        self.root, self.site_dir = root, site_dir
        self._ended = False
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._asked, asks = context.Pipe()
        self._process = context.Process(
            target=_build_when_asked, args=(asks, self.root, self.site_dir), name="faktum build"
        )
        self._process.start()
        asks.close()

    def build(self) -> str | None:
        """Build; what went wrong, or None."""
        try:
            self._asked.send(True)
            told: str | None = self._asked.recv()
        except (EOFError, OSError):
            if not self._ended:
                self._process.join()
                self._start()
            return "The build was ended from outside. The next one begins anew."
        return told

    def end(self) -> None:
        """Stop, in the middle of a build too: the next one finishes what was begun."""
        self._ended = True
        self._process.terminate()
        self._process.join()


def _build_when_asked(asks: Connection, root: Path, site_dir: Path) -> None:
    # Ctrl-C reaches every process of a terminal; this one is ended by the one that answers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            asks.recv()
        except EOFError:
            return
        asks.send(_built(root, site_dir))


def _built(root: Path, site_dir: Path) -> str | None:
    try:
        build_site(root, site_dir)
    except BuildError as error:
        return str(error)
    except Exception:  # noqa: BLE001 - a preview outlives every mistake, ours too
        return traceback.format_exc()
    return None

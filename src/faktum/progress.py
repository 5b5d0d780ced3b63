"""How far a long piece of work is, for somebody who waits at a terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

PATIENCE = 2.0
"""Seconds before anything is shown: what is done by then needs no bar."""


@contextmanager
def progress(what: str, whole: int) -> Iterator[Callable[[int], None]]:
    """A function that is told how many of the `whole` have been done since it was last told.

    After PATIENCE a bar appears on the terminal, with number, rate and time left, and is gone at the end. Where
    standard error is no terminal, nothing is written.
    """
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    bar = _Bar(what, whole)
    try:
        yield bar.advance
    finally:
        bar.close()


class _Bar:
    def __init__(self, what: str, whole: int) -> None:
        self.what, self.whole, self.done = what, whole, 0
        self.began = time.monotonic()
        self.shown: Callable[[int], None] | None = None
        self.close: Callable[[], None] = lambda: None

    def advance(self, done: int) -> None:
        self.done += done
        if self.shown is None and self.done < self.whole and time.monotonic() - self.began > PATIENCE:
            self._show()
        if self.shown:
            self.shown(self.done)

    def _show(self) -> None:
        # Loaded only here: most commands are done before.
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            ProgressColumn,
            Task,
            TimeRemainingColumn,
        )
        from rich.text import Text

        class Rate(ProgressColumn):
            def render(self, task: Task) -> Text:
                speed = task.finished_speed or task.speed
                return Text(f"{speed:,.0f}/s" if speed else "")

        bar = Progress(
            "{task.description}", BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn(),
            console=Console(stderr=True), transient=True,
        )  # fmt: skip
        bar.start()
        task = bar.add_task(self.what, total=self.whole, completed=self.done)
        self.shown = lambda done: bar.update(task, completed=done)
        self.close = bar.stop

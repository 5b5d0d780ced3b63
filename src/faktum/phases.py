"""Where the time of a build goes: its phases, with what each took of the clock and of the processor."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Spent:
    """Seconds."""

    clock: float = 0.0
    processor: float = 0.0
    """Of this process and of the workers that it waited for: more than the clock where several cores were at work."""


@dataclass
class Phases:
    """The phases of what was done since this was made; what is in none of them is the rest."""

    spent: dict[str, Spent] = field(default_factory=dict)
    began: Spent = field(default_factory=lambda: Spent(time.perf_counter(), _processor()))

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count the time of a block under a name; a name may come again. A block within another counts twice."""
        clock, processor = time.perf_counter(), _processor()
        try:
            yield
        finally:
            spent = self.spent.setdefault(name, Spent())
            spent.clock += time.perf_counter() - clock
            spent.processor += _processor() - processor

    def as_table(self) -> str:
        """Plain lines: phase, seconds of the clock, of the processor, and share of the clock."""
        whole = Spent(time.perf_counter() - self.began.clock, _processor() - self.began.processor)
        known = dict(self.spent)
        known["the rest"] = Spent(
            whole.clock - sum(one.clock for one in known.values()),
            whole.processor - sum(one.processor for one in known.values()),
        )
        width = max(map(len, known))
        lines = [f"{'phase':{width}}  {'clock':>9}  {'processor':>9}  share"]
        for name, one in {**known, "together": whole}.items():
            share = one.clock / whole.clock if whole.clock else 0
            lines.append(f"{name:{width}}  {one.clock:7.2f} s  {one.processor:7.2f} s  {share:5.0%}")
        return "\n".join(lines)


def _processor() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@contextmanager
def profiled() -> Iterator[Phases]:
    """The phases of the builds within the block."""
    global _running  # noqa: PLW0603 - MkDocs calls hooks without a word of who called it
    before, _running = _running, Phases()
    try:
        yield _running
    finally:
        _running = before


@contextmanager
def phase(name: str) -> Iterator[None]:
    """Count a block under a name while somebody asked for it; else nothing."""
    if _running is None:
        yield
        return
    with _running.phase(name):
        yield


_running: Phases | None = None

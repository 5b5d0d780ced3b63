"""Work on many parts of a whole, spread over the cores of the machine.

A worker is a fork of this process: what was loaded is there already, and only its answer is sent back. Where a process
cannot be forked (Windows, macOS), where other threads run that would be forked in the middle of something, on one core
and inside a worker, the same is done here, part after part.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from faktum.progress import progress

Part = TypeVar("Part")
Answer = TypeVar("Answer")

_given: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What workers are asked to do, and to what: they have it from the process that they are forks of."""


def spread(
    work: Callable[[Part], Answer], parts: Sequence[Part], what: str = "", sizes: Sequence[int] = ()
) -> list[Answer]:
    """The answer for each part, in their order. Answers must be such as can be pickled; parts need not.

    With `what`, somebody who waits at a terminal sees how far it is: `sizes` is how many of them a part has, else one.
    """
    global _given  # noqa: PLW0603 - a fork has no other way to what cannot be pickled
    many = min(cores(), len(parts))
    if many < 2 or _given is not None or not _may_fork():
        return _told(map(work, parts), what, sizes or [1] * len(parts))
    _given = work, parts
    gc.freeze()  # else the first collection in a worker copies all that was loaded
    alive = os.pipe()
    try:
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(many, mp_context=context, initializer=_begin, initargs=alive) as executor:
            return _told(executor.map(_answer, range(len(parts))), what, sizes or [1] * len(parts))
    except (BrokenProcessPool, OSError):  # a worker was ended from outside, or none could be started
        return [work(part) for part in parts]
    finally:
        for end in alive:
            os.close(end)
        gc.unfreeze()
        _given = None


def _begin(reading: int, writing: int) -> None:
    """In a worker: end with the process that asked.

    One that outlived it would keep its locks, and go on to write where the next build has begun. Nothing is ever
    written into this pipe; its reading end tells when nobody is left who could.
    """
    os.close(writing)
    gc.disable()

    def end_with_it() -> None:
        os.read(reading, 1)
        os._exit(1)

    threading.Thread(target=end_with_it, daemon=True).start()


def _told(answers: Iterable[Answer], what: str, sizes: Sequence[int]) -> list[Answer]:
    if not what:
        return list(answers)
    found: list[Answer] = []
    with progress(what, sum(sizes)) as done:
        for answer, size in zip(answers, sizes, strict=True):
            found.append(answer)
            done(size)
    return found


@contextmanager
def without_collecting() -> Iterator[None]:
    """For work in which nothing that was loaded is let go: looking through all of it again and again finds nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def cores() -> int:
    """How many processes can run at once: cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _may_fork() -> bool:
    return (
        sys.platform != "darwin"
        and "fork" in multiprocessing.get_all_start_methods()
        and threading.active_count() == 1
    )


def _answer(number: int) -> Any:
    assert _given is not None
    work, parts = _given
    return work(parts[number])

"""Work on many parts of a whole, spread over the cores of the machine, or over machines.

A worker is a fork of this process: what was loaded is there already, and only its answer is sent back. Where a process
cannot be forked (Windows, macOS), where other threads run that would be forked in the middle of something, on one core
and inside a worker, the same is done here, part after part. Where somebody has named a scheduler, other machines do
what needs nothing of this one (faktum.machines).
"""

from __future__ import annotations

import gc
import logging
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, nullcontext
from typing import Any, TypeVar

from faktum.progress import progress

Part = TypeVar("Part")
Made = TypeVar("Made")
Answer = TypeVar("Answer")

SCHEDULER = "FAKTUM_SCHEDULER"
"""The variable that names the scheduler of other machines: its address, such as tcp://10.0.0.5:8786."""

log = logging.getLogger("mkdocs.faktum")

PART = 500_000
"""Letters of what is looked at in one go: enough for a worker, few enough to be kept in mind."""
FIRST = 50_000
"""The same of what is looked at before there are workers: what all parts share is made then, once."""
MANY = 150_000
"""The same of what is worth other processes."""

_given: Callable[[int], Any] | None = None
"""What workers are asked to do with a number: they have it from the process that they are forks of."""


def _as_it_is(made: Any) -> Any:
    return made


def _unseen(_done: int) -> None:
    """Nobody waits at a terminal."""


def spread(
    work: Callable[[Part], Made],
    parts: Sequence[Part],
    what: str = "",
    sizes: Sequence[int] = (),
    *,
    then: Callable[[Made], Answer] = _as_it_is,
    here: int | None = None,
) -> list[Answer]:
    """The answer for each part, in their order. Answers must be such as can be pickled; parts need not.

    With `what`, somebody who waits at a terminal sees how far it is: `sizes` is how many of them a part has, else one.

    The first `here` parts need this machine: its files, or what cannot be pickled. Where nothing is said, all do. The
    others may be given to other machines: `work` must be such as can be pickled then, and may neither read nor write.
    What is to be done on this machine with what it has made of a part, such as writing it, is `then`.
    """
    found: dict[int, Answer] = {}
    sizes = sizes or [1] * len(parts)
    with progress(what, sum(sizes)) if what else nullcontext(_unseen) as done:

        def keep(answers: Iterable[tuple[int, Answer]]) -> None:
            for number, answer in answers:
                found[number] = answer
                done(sizes[number])

        if here is not None and len(parts) - here > 1 and (address := os.environ.get(SCHEDULER, "").strip()):
            keep(_by_machines(address, work, parts, then, here))
        left = [number for number in range(len(parts)) if number not in found]
        keep(_by_forks(lambda number: then(work(parts[number])), left))
    return [found[number] for number in range(len(parts))]


def shared_out(parts: Sequence[Part], size: Callable[[Part], int]) -> list[list[Part]]:
    """What is to be done first and here, and then what each worker takes in one go; all in the first if it is little.

    `size` tells the letters of a part, or as many as take the same time.
    """
    groups: list[list[Part]] = [[]]
    room = FIRST
    for part in parts:
        if room <= 0:
            groups.append([])
            room = PART
        groups[-1].append(part)
        room -= size(part)
    rest = sum(size(part) for group in groups[1:] for part in group)
    return groups if rest >= MANY else [[*parts]]


def _by_machines(
    address: str, work: Callable[[Part], Made], parts: Sequence[Part], then: Callable[[Made], Answer], here: int
) -> Iterator[tuple[int, Answer]]:  # fmt: skip
    """Each number with its answer, as they come; some are missing where the machines were lost."""
    from faktum.machines import LostError, answers  # what other machines need is loaded for them only

    try:
        for number, made in answers(address, work, parts, here):
            yield number, then(made)
    except LostError as error:
        log.info("%s. What is left is done on this machine.", error)


def _by_forks(ask: Callable[[int], Answer], numbers: Sequence[int]) -> Iterator[tuple[int, Answer]]:
    """Each number with its answer, worked out on the cores of this machine."""
    global _given  # noqa: PLW0603 - a fork has no other way to what cannot be pickled
    many, answered = min(cores(), len(numbers)), 0
    if many > 1 and _given is None and _may_fork():
        _given = ask
        gc.freeze()  # else the first collection in a worker copies all that was loaded
        alive = os.pipe()
        try:
            context = multiprocessing.get_context("fork")
            with ProcessPoolExecutor(
                many, mp_context=context, initializer=_begin, initargs=alive
            ) as executor:
                for answered, answer in enumerate(executor.map(_answer, numbers), start=1):
                    yield numbers[answered - 1], answer
        except (BrokenProcessPool, OSError):  # a worker was ended from outside, or none could be started
            pass
        finally:
            for end in alive:
                os.close(end)
            gc.unfreeze()
            _given = None
    for number in numbers[answered:]:
        yield number, ask(number)


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
    return _given(number)

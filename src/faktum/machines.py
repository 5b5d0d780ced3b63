"""Work on many parts of a whole, spread over machines: by Dask, where somebody has named its scheduler.

What is to be done is pickled once and sent to every worker once; a part is sent to whichever worker is free, and its
answer comes back. A worker needs the same packages as this machine and nothing else: no file of the site, and no
folder in common. When one is lost, Dask gives its parts to others. One that has something else installed might answer
otherwise; it is told of, and nothing is done.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import pickle
import platform
import re
import threading
import zlib
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from faktum import __version__
from faktum.workers import SCHEDULER, without_collecting

if TYPE_CHECKING:
    from distributed import Client, Future

Part = TypeVar("Part")
Answer = TypeVar("Answer")
Versions = Mapping[str, str]
"""What is installed → its version."""

PATIENCE = 10
"""Seconds to wait for a scheduler, and for a worker where there is none."""
AHEAD = 3
"""Parts under way for each thread of a worker: enough that none waits, few enough that answers are no burden."""
AGAIN = 3
"""How often the work is sent anew after all who had it were lost."""

_PACKAGE = Path(__file__).parent
_NAME = re.compile(r"[\w.-]+")


class MachinesError(Exception):
    """The machines cannot be used as they are; the message says why, and what to do."""


class LostError(Exception):
    """The machines were lost while they were at work; the message says how."""


def answers(
    address: str, work: Callable[[Part], Answer], parts: Sequence[Part], here: int = 0
) -> Iterator[tuple[int, Answer]]:
    """The number of each part with its answer, as they come; the first `here` parts are done here meanwhile.

    `work` and the other parts must be such as can be pickled. Raises MachinesError before anything is done, LostError
    when what is left must be done otherwise, and whatever `work` raises.
    """
    errand = Errand(work, parts, deque(range(here, len(parts))), deque(range(here)))
    with _connected(address) as client:
        for _ in range(AGAIN):
            yield from errand.run(client)
            if not errand.away:
                return
            if client.status != "running":
                raise LostError("The Dask scheduler was lost")
    raise LostError(f"The workers of {address} were lost again and again")


class Errand(Generic[Part, Answer]):
    """Parts that are to be answered by workers (`away`) and by this process (`at_home`), by their numbers."""

    def __init__(
        self, work: Callable[[Part], Answer], parts: Sequence[Part], away: deque[int], at_home: deque[int]
    ) -> None:
        self.work, self.parts = work, parts
        self.away, self.at_home = away, at_home
        self._asked: dict[Future, int] = {}
        """Those that are under way."""

    def run(self, client: Client) -> Iterator[tuple[int, Answer]]:
        """Until all are answered, or nobody has the work any more: then some are still `away`."""
        with _listening():
            content = packed(self.work)
            sent = client.scatter(content, broadcast=True, hash=False, timeout=PATIENCE)
        digest = hashlib.blake2b(content, digest_size=16).hexdigest()
        while self.away or self._asked or self.at_home:
            with _listening():
                self._ask(client, digest, sent)
            if self.at_home:
                number = self.at_home.popleft()
                yield number, self.work(self.parts[number])
            elif self._asked:
                with _listening():
                    _wait(client, list(self._asked))
            for one in [one for one in self._asked if one.done()]:
                if one.status in {"cancelled", "lost"}:
                    self.away.extendleft(self._asked.values())
                    self._asked.clear()
                    return
                yield from self._answered(self._asked.pop(one), one)

    def _ask(self, client: Client, digest: str, sent: Future) -> None:
        if not self.away:
            return
        if not self._asked:
            client.wait_for_workers(1, timeout=PATIENCE)
        room = AHEAD * sum(client.ncores().values()) - len(self._asked)
        for _ in range(min(room, len(self.away))):
            number = self.away.popleft()
            part = packed(self.parts[number])
            self._asked[client.submit(_answer, versions(), digest, sent, part, pure=False)] = number

    def _answered(self, number: int, one: Future) -> Iterator[tuple[int, Answer]]:
        from distributed import KilledWorker

        if one.status == "finished":
            with _listening():
                try:
                    answer = one.result()
                except CancelledError:  # whoever had it was lost before it was fetched
                    self.away.append(number)
                    return
            yield number, unpacked(answer)
            return
        error = one.exception()
        if not isinstance(error, KilledWorker):
            raise error
        self.at_home.append(number)  # whoever tried it was lost, for want of memory perhaps


def _wait(client: Client, asked: list[Future]) -> None:
    """Until one of them is done. Raises LostError where nobody is left to do it."""
    from distributed import wait

    while True:
        try:
            wait(asked, timeout=PATIENCE, return_when="FIRST_COMPLETED")
        except TimeoutError:
            if not client.ncores():
                raise LostError("No worker is left") from None
        except CancelledError:
            return
        else:
            return


# -- the connection -----------------------------------------------------------------------------

_met: set[str] = set()
"""Schedulers whose workers have been at work: where they are gone, nobody has written a wrong address."""


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    """A line to the scheduler, whose workers have been seen to have what this machine has. Raises MachinesError."""
    try:
        from distributed import Client
    except ImportError:
        raise MachinesError(
            f"{SCHEDULER} is set, but Dask is not installed. Install it (pip install 'faktum[machines]'), "
            f"or unset {SCHEDULER} to build on this machine alone."
        ) from None
    try:
        client = Client(address, timeout=PATIENCE, name="faktum")
    except (OSError, ValueError) as error:
        if address in _met:
            raise LostError("The Dask scheduler was lost") from error
        raise MachinesError(
            f"No Dask scheduler answers at {address}, which {SCHEDULER} names. Start it there, correct the address "
            f"(such as tcp://10.0.0.5:8786), or unset {SCHEDULER} to build on this machine alone."
        ) from error
    try:
        _agree(client, address)
        yield client
    finally:
        client.close()


def _agree(client: Client, address: str) -> None:
    """Raises MachinesError where nobody is there, or somebody has other versions."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        if address in _met:
            raise LostError("No worker is left") from None
        raise MachinesError(
            f"The Dask scheduler at {address} has no worker. Start one: dask worker {address} --nthreads 1"
        ) from None
    try:
        found = {address: client.run_on_scheduler(versions)}
    except Exception as error:  # noqa: BLE001 - whatever its Python says of a package that it does not have
        found = {address: error}
    found |= client.run(versions, on_error="return")
    for where, what in found.items():
        if isinstance(what, Exception):
            raise MachinesError(f"{where} cannot run Faktum {__version__}: {what}. {_REMEDY}") from what
        if wrong := difference(versions(), what):
            raise MachinesError(f"{where} {wrong}. {_REMEDY}")
    _met.add(address)


_REMEDY = "Install there what this machine has, from the same requirements/site.txt, and start it again."


@contextmanager
def _listening() -> Iterator[None]:
    """What Dask says of a line that is gone, in words of ours. Raises LostError."""
    try:
        yield
    except (OSError, TimeoutError, CancelledError) as error:
        raise LostError("The Dask scheduler was lost") from error


# -- at the other end ---------------------------------------------------------------------------

_one_at_a_time = threading.Lock()
"""A worker may have several threads, and what is shared by parts was made for one."""
_known: tuple[str, Callable[[Any], Any]] | None = None
"""What this worker was asked to do last, by its digest."""


def _answer(needed: Versions, digest: str, content: bytes, part: bytes) -> bytes:
    """In a worker: one part's answer. Raises MachinesError where a worker came late, with other versions."""
    global _known  # noqa: PLW0603 - one for the process, whatever Dask calls
    with _one_at_a_time, without_collecting():
        if wrong := difference(needed, versions()):
            raise MachinesError(f"{platform.node()} {wrong}. {_REMEDY}")
        if _known is None or _known[0] != digest:
            _known = None  # let go of before there is another
            _known = digest, unpacked(content)
        return packed(_known[1](unpacked(part)))


def packed(content: object) -> bytes:
    return pickle.dumps(content, protocol=5)


def unpacked(content: bytes) -> Any:
    return pickle.loads(content)  # noqa: S301 - whoever can write to a scheduler can run programs on it anyway


# -- versions -----------------------------------------------------------------------------------


@cache
def versions() -> Versions:
    """What the bytes of a site depend on, as it is installed here."""
    found = {"Python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION, "faktum": __version__}
    for name in _required():
        found[name] = importlib.metadata.version(name)
    return {**found, "the files of faktum": _fingerprint()}


def difference(needed: Versions, found: Versions) -> str:
    """How somebody's versions differ from those needed, in words; empty where they do not."""
    for name, version in needed.items():
        if found.get(name) != version:
            return f"has {name} {found.get(name, 'in no version')} where {version} is needed"
    return ""


def _required() -> list[str]:
    """The packages that ours depends on; none where it runs from a folder and was never installed."""
    try:
        wanted = importlib.metadata.requires("faktum") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    names = (_NAME.match(one) for one in wanted if "extra ==" not in one)
    return [name[0] for name in names if name]


def _fingerprint() -> str:
    """Of the package's files: two that are worked on may have one version."""
    told = hashlib.blake2b(digest_size=8)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            told.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
            told.update(hashlib.blake2b(path.read_bytes()).digest())
    return told.hexdigest()

"""What other machines bring: one archive built by one and two workers here, and by one and two of Dask's.

    python benchmarks/machines.py                300 releases
    python benchmarks/machines.py --releases 3000 --folder /tmp/archive

All run on this machine, so a second worker is worth a second core and no more, and what is sent goes through its
loopback. What carries over to others is the share of the work that cannot be spread (Amdahl): it says how much faster
a build can be made at all, and how many bytes a network would have to carry meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"


class Run(NamedTuple):
    """One build."""

    clock: float
    """Seconds."""
    processor: float
    """Seconds of all processes of this machine that built, Dask's workers and scheduler among them."""
    spread: float
    """Seconds of the clock in which work was spread."""
    sent: int
    """Bytes of work and parts that were sent to workers."""
    came: int
    """Bytes of answers that came back."""


def build(folder: Path, workers: int) -> None:
    """In a process of its own: build the site and print a Run without the processor time of Dask's processes."""
    from faktum import workers as cores

    spent, sent, came = [0.0], [0], [0]
    spread = cores.spread

    def timed(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return spread(*given, **named)
        finally:
            spent[0] += time.perf_counter() - began

    cores.cores = lambda: workers
    cores.spread = timed  # before anybody has taken it by its name
    if os.environ.get(cores.SCHEDULER):
        from faktum import machines

        # Dask sends the same work to each worker.
        machines.packed = _counted(machines.packed, sent, workers)
        unpacked = machines.unpacked

        def received(content: bytes) -> Any:
            came[0] += len(content)
            return unpacked(content)

        machines.unpacked = received
    from faktum.engine.build import build_site

    began = time.perf_counter()
    build_site(folder)
    clock = time.perf_counter() - began
    print(json.dumps(Run(clock, 0, spent[0], sent[0], came[0])))


def _counted(packed: Callable[[object], bytes], sent: list[int], workers: int) -> Callable[[object], bytes]:
    def pack(content: object) -> bytes:
        made = packed(content)
        sent[0] += len(made) * (workers if callable(content) else 1)
        return made

    return pack


def measured(folder: Path, workers: int, *, by_dask: bool) -> Run:
    """A build from nothing."""
    for name in ("site", ".site.faktum"):
        shutil.rmtree(folder / name, ignore_errors=True)
    before = _processor()
    with ExitStack() as processes:
        environment = {**os.environ, "PYTHONPATH": str(SOURCE), "SOURCE_DATE_EPOCH": "1796083200"}
        environment.pop("FAKTUM_SCHEDULER", None)
        if by_dask:
            environment["FAKTUM_SCHEDULER"] = processes.enter_context(_cluster(workers, environment))
        done = subprocess.run(
            [sys.executable, __file__, "--build", str(folder), "--workers", str(workers)],
            env=environment, stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    return Run(*json.loads(done.stdout))._replace(processor=_processor() - before)


@contextmanager
def _cluster(workers: int, environment: dict[str, str]) -> Iterator[str]:
    """A scheduler and so many workers; its address."""
    with tempfile.TemporaryDirectory() as name:
        known = Path(name) / "scheduler.json"
        common = ["--scheduler-file", str(known), "--host", "127.0.0.1", "--no-dashboard"]
        what = [["scheduler", "--port", "0", "--no-show"]]
        what += [["worker", "--nthreads", "1", "--no-nanny", "--local-directory", name]] * workers
        started = [
            subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{one}", *common, *more],
                env=environment, stderr=subprocess.DEVNULL,
            )
            for one, *more in what
        ]  # fmt: skip
        try:
            from distributed import Client

            with Client(scheduler_file=str(known), timeout=60) as client:
                client.wait_for_workers(workers, timeout=60)
                address = str(client.scheduler.address)
            yield address
        finally:
            for one in reversed(started):
                one.terminate()
                one.wait()


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def report(runs: Sequence[tuple[str, Run]]) -> Iterator[str]:
    yield f"{'':22} {'clock':>9} {'processor':>10} {'not spread':>11} {'sent':>10} {'came back':>10}"
    for name, one in runs:
        rest = one.clock - one.spread
        yield (
            f"{name:22} {one.clock:7.1f} s {one.processor:8.1f} s {rest:9.1f} s"
            f" {one.sent / 1e6:7.1f} MB {one.came / 1e6:7.1f} MB"
        )
    alone, by_dask = runs[0][1], runs[-1][1]
    rest = alone.clock - alone.spread
    yield ""
    yield f"Of one worker's clock {rest / alone.clock:.0%} cannot be spread: {rest:.1f} s of {alone.clock:.1f} s (loading, the engine,"
    yield "search index, links, moving into place). So without any loss on the way (Amdahl):"
    for workers in (2, 4, 8, 16):
        yield f"  {workers:3} workers at best × {alone.clock / (rest + alone.spread / workers):.1f}"
    yield f"  and never more than × {alone.clock / rest:.1f}"
    yield f"A line of 1 Gbit/s needs {(by_dask.sent + by_dask.came) / 125e6:.1f} s for what two of Dask's workers are sent and send."


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--releases", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="where the archive is, or is to be written")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--workers", type=int, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.build:
        build(wanted.build, wanted.workers)
        return
    with tempfile.TemporaryDirectory() as name:
        folder = wanted.folder or Path(name) / "archive"
        if not (folder / "mkdocs.yml").exists():
            corpus = [sys.executable, str(HERE / "corpus.py"), str(wanted.releases), str(folder)]
            subprocess.run(corpus, env={**os.environ, "PYTHONPATH": str(SOURCE)}, check=True)
        runs = [
            (f"{workers} {'of Dask' if by_dask else 'here'}", measured(folder, workers, by_dask=by_dask))
            for by_dask in (False, True) for workers in (1, 2)
        ]  # fmt: skip
    print("\n".join(report(runs)))


if __name__ == "__main__":
    main()

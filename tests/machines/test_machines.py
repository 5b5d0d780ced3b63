"""Machines that a scheduler has build the site that one machine builds, whoever of them is lost."""

from __future__ import annotations

import operator
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, TODAY, files_below
from distributed import Client
from machines.far_away import fall_over, forgive_nothing, who_answers

from faktum import machines
from faktum.machines import MachinesError, answers, difference, versions
from faktum.workers import SCHEDULER, spread

FOLDER = Path(__file__).parent
OWN_PHRASES = {"data/messages/sv.yml": "nav.home: Till början\n"}
Process = subprocess.Popen[str]

pytestmark = pytest.mark.timeout(900)
"""Five processes at once: half a minute of the processor together, much longer by the clock where others are at work."""


class Cluster:
    """A scheduler and its workers, each a process of its own, to whom the folder of the sites is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.workers = folder, dict[str, Process]()
        self.known = folder / "scheduler.json"
        self.scheduler = self._start("scheduler", "--port", "0", "--no-show")

    def _start(self, what: str, *arguments: str, far_away: str = "") -> Process:
        common = ("--scheduler-file", str(self.known), "--host", "127.0.0.1", "--no-dashboard")
        program = ("-m", f"distributed.cli.dask_{what}")
        return start(*program, *common, *arguments, to=subprocess.DEVNULL, FAR_AWAY=far_away)

    def add(self, name: str, preload: str = "far_away.py") -> None:
        self.workers[name] = self._start(
            "worker", "--name", name, "--nthreads", "1", "--no-nanny", "--memory-limit", "0",
            "--local-directory", str(self.folder / name), "--preload", str(FOLDER / preload),
            far_away=str(self.folder / "sites"),
        )  # fmt: skip

    def asked(self) -> Client:
        return Client(scheduler_file=str(self.known), set_as_default=False, timeout=60)

    def address(self, workers: int) -> str:
        """Where the scheduler is, when it has so many workers."""
        with self.asked() as client:
            if workers:
                client.wait_for_workers(workers, timeout=60)
            return str(client.scheduler.address)

    def stop_at_work(self, name: str) -> None:
        """Have a worker stand still that has begun a part and cannot finish it."""
        worker = self.workers[name]
        with self.asked() as client:
            known = client.scheduler_info(n_workers=-1)["workers"]
            address = next(one for one, about in known.items() if about["name"] == name)
            while True:
                if client.processing()[address]:
                    worker.send_signal(signal.SIGSTOP)
                    time.sleep(0.5)  # what it had said by then has been heard
                    if client.processing()[address]:
                        return
                    worker.send_signal(signal.SIGCONT)
                time.sleep(0.01)

    def end(self) -> None:
        for one in (*self.workers.values(), self.scheduler):
            one.kill()
            one.communicate()


def start(*arguments: str, to: Any = subprocess.PIPE, **environment: Any) -> Process:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("FAKTUM_")}
    own = {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}", "SOURCE_DATE_EPOCH": TODAY}
    return subprocess.Popen(
        [sys.executable, *arguments], env={**inherited, **own, **environment},
        stdout=to, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    yield made
    made.end()


@pytest.fixture
def site(tmp_path: Path, lay: Callable[..., Path]) -> Path:
    """The small site with a phrase of its own, where no worker can read it."""
    return lay(tmp_path / "sites/far", overlay=OWN_PHRASES)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, lay: Callable[..., Path]) -> tuple[str, dict[str, bytes]]:
    """What is said of the same site built by one machine, and its files."""
    near = lay(tmp_path_factory.mktemp("near"), overlay=OWN_PHRASES)
    return said(build(near)), files_below(near / "site")


def build(root: Path, scheduler: str = "") -> Process:
    return start(str(FOLDER / "build.py"), str(root), FAKTUM_SCHEDULER=scheduler)


def said(build: Process) -> str:
    output, _ = build.communicate(timeout=600)
    assert build.returncode == 0, output
    return output


class TestABuild:
    def test_is_the_same_when_a_worker_is_killed_in_the_middle(self, cluster, site, alone) -> None:
        cluster.add("first")
        cluster.add("second")
        spread_out = build(site, cluster.address(2))
        cluster.stop_at_work("second")
        cluster.workers["second"].kill()
        assert (said(spread_out), files_below(site / "site")) == alone
        assert "Till början" in (site / "site/press/index.html").read_text(encoding="utf-8")

    def test_is_the_same_when_all_is_lost_in_the_middle(self, cluster, site, alone) -> None:
        cluster.add("only")
        spread_out = build(site, cluster.address(1))
        cluster.stop_at_work("only")
        cluster.scheduler.kill()
        assert "The Dask scheduler was lost. What is left is done on this machine." in said(spread_out)
        assert files_below(site / "site") == alone[1]

    def test_leaves_the_site_as_it_was_when_nobody_answers(self, site) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
        lost = build(site, address)
        output, _ = lost.communicate(timeout=600)
        assert lost.returncode == 1
        assert f"No Dask scheduler answers at {address}, which FAKTUM_SCHEDULER names." in output
        assert "Nothing was published; the site is as it was." in output
        assert "Traceback" not in output
        assert not (site / "site").exists()


class TestWorkers:
    def test_are_needed(self, cluster, monkeypatch) -> None:
        address = cluster.address(0)
        monkeypatch.setattr(machines, "PATIENCE", 5)
        with pytest.raises(MachinesError, match=f"{address} has no worker. Start one: dask worker {address}"):
            list(answers(address, abs, [-1, -2]))

    def test_of_another_version_are_not_trusted(self, cluster) -> None:
        cluster.add("older", preload="older.py")
        address = cluster.address(1)
        with pytest.raises(MachinesError) as refused:
            list(answers(address, abs, [-1, -2]))
        assert f"has faktum 0.0.1 where {versions()['faktum']} is needed. Install there" in str(refused.value)

    def test_do_what_needs_nothing_of_this_machine(self, cluster, monkeypatch) -> None:
        cluster.add("first")
        cluster.add("second")
        address = cluster.address(2)
        assert dict(answers(address, abs, [-1, -2, -3], here=1)) == {0: 1, 1: 2, 2: 3}
        with pytest.raises(ZeroDivisionError):
            list(answers(address, partial(operator.floordiv, 1), [1, 0]))
        monkeypatch.setenv(SCHEDULER, address)
        found = spread(who_answers, range(9), here=0, then=_beside)
        assert {here for here, _ in found} == {os.getpid()}
        workers = {one.pid for one in cluster.workers.values()}
        assert {there for _, there in found} == workers
        assert not workers.intersection(spread(who_answers, range(9)))


def _beside(there: int) -> tuple[int, int]:
    return os.getpid(), there


def test_what_no_worker_survives_is_done_here(cluster: Cluster) -> None:
    for name in ("first", "second"):
        cluster.add(name)
    address = cluster.address(2)
    with cluster.asked() as client:
        client.run_on_scheduler(forgive_nothing)
    assert dict(answers(address, fall_over, [1, 2, 3])) == {0: 1, 1: 2, 2: 3}


def test_without_dask_a_scheduler_is_of_no_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MachinesError, match=r"pip install 'faktum\[machines\]'"):
        list(answers("tcp://127.0.0.1:1", abs, [-1, -2]))


class TestVersions:
    def test_that_are_the_same_do_not_differ(self) -> None:
        assert difference(versions(), dict(versions())) == ""

    def test_that_differ_are_named_with_what_is_needed(self) -> None:
        assert (
            difference({"babel": "2.17.0"}, {"babel": "2.16.0"}) == "has babel 2.16.0 where 2.17.0 is needed"
        )
        assert difference({"babel": "2.17.0"}, {}) == "has babel in no version where 2.17.0 is needed"

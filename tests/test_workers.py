"""Work that is spread over the cores gives the answers that one process gives, in the same order."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT

from faktum import workers
from faktum.checks import check_site
from faktum.checks.texts import text
from faktum.workers import FIRST, MANY, PART, shared_out, spread

SMALL = Path(__file__).parent / "sites/small"


@pytest.fixture(autouse=True)
def _two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)


def _process(_part: object) -> int:
    return os.getpid()


def test_answers_come_in_the_order_of_the_parts() -> None:
    # A generator can be inherited and not be sent; its answer can.
    parts = [(number for number in range(last)) for last in range(20)]
    assert spread(sum, parts) == [last * (last - 1) // 2 for last in range(20)]


def _alone(program: str, *arguments: str) -> subprocess.Popen[str]:
    """A process without the threads that may run beside the tests."""
    head = "import os, sys, time\nfrom faktum import workers\nworkers.cores = lambda: 2\n"
    return subprocess.Popen(
        [sys.executable, "-c", head + program, *arguments], stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip


def test_the_work_is_done_by_other_processes() -> None:
    asked = _alone("print(os.getpid(), *workers.spread(lambda _: os.getpid(), range(8)))")
    own, *others = asked.communicate(timeout=60)[0].split()
    assert len(others) == 8
    assert own not in others


def test_workers_end_with_the_process_that_asked_and_let_go_of_its_locks(tmp_path: Path) -> None:
    program = """
import fcntl
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
def work(_):
    print("begun", flush=True)
    while True:
        time.sleep(0.01)
workers.spread(work, range(2))
"""
    lock = tmp_path / "lock"
    asked = _alone(program, str(lock))
    assert asked.stdout is not None
    assert [asked.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
    asked.kill()
    asked.wait()
    with lock.open("w") as own:
        fcntl.flock(
            own, fcntl.LOCK_EX
        )  # waits as long as a worker holds it; the test's time limit is the end
    with asked.stdout:
        assert asked.stdout.read() == "", "until nobody is left who could write"


def sizes(*many: int) -> list[list[int]]:
    return shared_out(many, lambda one: one)


def test_little_work_is_done_in_one_go_and_here() -> None:
    assert sizes() == [[]]
    assert sizes(FIRST, MANY - 1) == [[FIRST, MANY - 1]]


def test_of_much_work_a_little_is_done_here_and_the_rest_shared_out() -> None:
    assert sizes(FIRST, MANY) == [[FIRST], [MANY]]
    assert sizes(FIRST - 1, 1, PART - 1, 1, MANY) == [[FIRST - 1, 1], [PART - 1, 1], [MANY]]


def test_a_worker_does_its_work_alone() -> None:
    nested: list[int] = spread(lambda _part: len(set(spread(_process, range(8)))), range(4))
    assert nested == [1, 1, 1, 1]


def test_nothing_is_forked_while_other_threads_run() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert set(spread(_process, range(8))) == {os.getpid()}
    finally:
        done.set()
        thread.join()


def test_one_part_is_done_here() -> None:
    assert spread(_process, [1]) == [os.getpid()]


def test_what_goes_wrong_in_a_worker_goes_wrong_here() -> None:
    with pytest.raises(ZeroDivisionError):
        spread(lambda part: 1 // part, [1, 0, 2])
    assert spread(abs, [-1, -2]) == [1, 2]


def test_what_a_worker_leaves_undone_is_done_here() -> None:
    here = os.getpid()

    def work(part: int) -> int:
        if part == 3 and os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return part

    assert spread(work, range(6)) == list(range(6))


SLIPS = "\n\n“So” - eller 'så' i Januari; 2019 - 2021, igår .\n"


class TestAReport:
    @pytest.fixture(autouse=True)
    def _many_parts(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(text, "PART", 2000)
        monkeypatch.setattr(text, "FIRST", 200)

    @pytest.fixture
    def broken(self, site) -> Path:
        """The small site with slips in every text; some are such only beside what most texts have."""
        root: Path = site()
        for file in (root / "docs").rglob("*.md"):
            file.write_text(file.read_text(encoding="utf-8") + SLIPS, encoding="utf-8")
        return root

    def test_is_the_same_in_one_part_and_in_many(self, broken: Path, monkeypatch) -> None:
        spread_over = check_site(broken)
        monkeypatch.setattr(text, "PART", 10**9)
        assert len(spread_over.problems) > 20
        assert check_site(broken).as_json() == spread_over.as_json()

    def test_of_some_files_is_the_same_too(self, broken: Path, monkeypatch) -> None:
        files = (file.relative_to(broken).as_posix() for file in (broken / "docs/sv").rglob("*.md"))
        scope = frozenset(files)
        spread_over = check_site(broken, scope=scope)
        monkeypatch.setattr(text, "PART", 10**9)
        assert check_site(broken, scope=scope).as_json() == spread_over.as_json()
        assert spread_over.problems != check_site(broken).problems

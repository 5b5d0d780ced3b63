"""How long a program takes and how much memory its processes share out among them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

_SETTLED = 16 * 1024
"""Kilobytes that may still wait to be written."""
_PATIENCE = 30
_BETWEEN = 0.1
"""Seconds between two looks at memory."""


class RunError(Exception):
    """A program ended badly; the message says which and how."""


class Spent(NamedTuple):
    """What one run cost."""

    wall: float
    processor: float
    memory: int = 0
    """The most that its processes held at once, as PSS, in bytes; 0 when nobody looked."""


def settle() -> None:
    """Wait until what earlier runs wrote is on disk, so that this one does not pay for it."""
    os.sync()
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        known = dict(
            re.findall(r"^(\w+):\s+(\d+)", Path("/proc/meminfo").read_text(encoding="ascii"), re.MULTILINE)
        )
        if int(known["Dirty"]) + int(known["Writeback"]) < _SETTLED:
            return
        time.sleep(0.2)


def run(
    command: Sequence[str | Path],
    folder: Path,
    environment: Mapping[str, str],
    *,
    memory: bool = False,
    failing: bool = False,
) -> Spent:
    """Run a program to its end. Raises RunError."""
    settle()
    before = os.times()
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    most = [0]
    watcher = threading.Thread(target=_watch, args=(process, most), daemon=True) if memory else None
    if watcher:
        watcher.start()
    output, _ = process.communicate()
    wall = time.perf_counter() - began
    if watcher:
        watcher.join()
    after = os.times()
    if process.returncode and not failing:
        shown = " ".join(map(str, command[:4]))
        raise RunError(
            f"{shown}: {output.strip().splitlines()[-1] if output.strip() else process.returncode}"
        )
    processor = after.children_user - before.children_user + after.children_system - before.children_system
    return Spent(wall, processor, most[0])


def _watch(process: subprocess.Popen[str], most: list[int]) -> None:
    while process.poll() is None:
        most[0] = max(most[0], tree_memory(process.pid))
        time.sleep(_BETWEEN)


def tree_memory(pid: int) -> int:
    """PSS of a process and all below it: what they share is counted once."""
    import psutil

    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(_pss(one.pid) for one in family)


def _pss(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:  # it has ended
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) * 1024 if found else 0


class Attic:
    """Where old outputs go: renamed, since deleting thousands of files slows down the next who writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take(self, path: Path) -> None:
        if path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            # A folder of its own: an earlier run may have left others of the same name.
            path.rename(Path(tempfile.mkdtemp(dir=self.folder)) / path.name)

    def empty(self) -> None:
        """Between rounds, when nothing is timed."""
        shutil.rmtree(self.folder, ignore_errors=True)
        settle()

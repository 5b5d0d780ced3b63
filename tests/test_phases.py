"""Where time goes, and how far a long work is."""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Callable

import pytest

from faktum import progress as progress_module
from faktum.phases import phase, profiled
from faktum.progress import progress
from faktum.workers import spread


def test_phases_add_up_to_the_whole() -> None:
    with profiled() as phases:
        for name in ("loading", "pages", "loading"):
            with phase(name):
                sum(range(10_000))
    lines = phases.as_table().splitlines()
    assert [line.split("  ")[0].strip() for line in lines] == [
        "phase",
        "loading",
        "pages",
        "the rest",
        "together",
    ]
    clock = [float(line.split(" s")[0].split()[-1]) for line in lines[1:]]
    assert sum(clock[:-1]) == pytest.approx(clock[-1], abs=0.03)
    assert all(re.search(r"\d+%$", line) for line in lines[1:])


def test_nobody_asked_so_nothing_is_counted() -> None:
    with profiled() as phases:
        pass
    with phase("later"):
        pass
    assert phases.spent == {}


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Terminal]:
    """`terminal()`: from now on somebody looks. pytest puts its own capture back between a fixture and the test."""

    def look() -> Terminal:
        made = Terminal()
        monkeypatch.setattr(sys, "stderr", made)
        monkeypatch.setenv("TERM", "xterm")
        return made

    return look


def test_a_long_work_has_a_bar_with_rate_and_time_left(
    terminal: Callable[[], Terminal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_module, "PATIENCE", -1)
    seen = terminal()
    assert spread(lambda part: part * 2, [1, 2, 3], "Pages", [10, 20, 30]) == [2, 4, 6]
    shown = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.getvalue())
    assert "Pages" in shown
    assert "60/60" in shown
    assert re.search(r"\d:\d\d:\d\d", shown)


def test_a_short_one_has_none(terminal: Callable[[], Terminal]) -> None:
    seen = terminal()
    assert spread(lambda part: part, [1, 2, 3], "Pages") == [1, 2, 3]
    assert seen.getvalue() == ""


def test_where_nobody_looks_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress_module, "PATIENCE", -1)
    with progress("Pages", 2) as done:
        done(1)
        done(1)
    assert capsys.readouterr() == ("", "")

"""The command: formats that other programs read, exit status, and what today is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TODAY = "1796083200"
PERSON = "data/people/p-a1b2c.yml"
_COMMAND = re.compile(r"::(error|warning|notice) file=([^,]+),line=(\d+),title=([^:]+)::(.*)")
"""A workflow command, as GitHub's runner reads it."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def check() -> Run:
    def run(*arguments: str, epoch: str | None = TODAY, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FAKTUM_")}
        environment.pop("SOURCE_DATE_EPOCH", None)
        environment |= {"PYTHONPATH": str(ROOT / "src"), **({"SOURCE_DATE_EPOCH": epoch} if epoch else {})}
        return subprocess.run(
            [sys.executable, "-m", "faktum", "check", *arguments],
            cwd=cwd, env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    return run


@pytest.fixture
def due_site(site: Callable[..., Path], edited: Callable[..., str]) -> Path:
    """A contact that was to be asked again by the end of June 2026."""
    text = edited(PERSON, "    languages: [sv]\n", "    languages: [sv]\n    review_by: 2026-06-30\n")
    return site({PERSON: text})


@pytest.fixture
def wrong_site(site: Callable[..., Path], edited: Callable[..., str]) -> Path:
    return site(
        {
            "data/projects/halsobron.yml": edited(
                "data/projects/halsobron.yml", "topics: [fjarrvard]", "topics: [fjarvard, a%b]"
            )
        }
    )


def test_a_sound_site_exits_with_0(check: Run, site: Callable[..., Path]) -> None:
    done = check("--site", str(site()))
    assert (done.returncode, done.stderr) == (0, "")


def test_errors_exit_with_1_and_stand_on_standard_output(check: Run, wrong_site: Path) -> None:
    done = check("--site", str(wrong_site))
    assert done.returncode == 1
    assert done.stderr == ""
    assert "data/projects/halsobron.yml:11: expected " in done.stdout


@pytest.mark.parametrize("arguments", [["--site", "no-such-folder"], ["--format", "xml"], ["--what"]])
def test_wrong_usage_exits_with_2(check: Run, arguments: list[str]) -> None:
    done = check(*arguments)
    assert done.returncode == 2
    assert "Usage" in done.stderr


def test_json_holds_the_whole_report(check: Run, due_site: Path) -> None:
    done = check("--site", str(due_site), "--format", "json")
    report = json.loads(done.stdout)
    assert report["count"] == len(report["problems"])
    [warning] = [one for one in report["problems"] if one["severity"] == "warning"]
    assert warning == {
        "path": PERSON, "line": 22, "code": "REVIEW-DUE", "severity": "warning",
        "expected": "a review that is still to come on 2026-12-01", "found": "2026-06-30",
        "hint": "Ask the person or the organisation, then write `verified_on` and a new `review_by`.",
    }  # fmt: skip


def test_github_commands_can_be_read_back(check: Run, wrong_site: Path) -> None:
    done = check("--site", str(wrong_site), "--format", "github")
    commands = [_COMMAND.fullmatch(line) for line in done.stdout.splitlines()]
    assert all(commands)
    [error] = [one for one in commands if one and one[1] == "error"]
    assert error.group(2, 3, 4) == ("data/projects/halsobron.yml", "11", "BAD-ID")
    # What the runner decodes: %25 for a percent sign, %0A for a line end.
    assert '"a%b"' in error[5].replace("%0A", "\n").replace("%25", "%")


def test_warnings_count_only_when_asked(check: Run, due_site: Path) -> None:
    assert check("--site", str(due_site)).returncode == 0
    assert check("--site", str(due_site), "--warnings-as-errors").returncode == 1


def test_what_is_due_is_an_error_only_with_due(check: Run, due_site: Path) -> None:
    done = check("--site", str(due_site), "--due")
    assert done.returncode == 1
    assert f"{PERSON}:22: expected a review" in done.stdout


def test_source_date_epoch_decides_what_today_is(check: Run, due_site: Path) -> None:
    assert (
        "REVIEW-DUE" not in check("--site", str(due_site), "--due", epoch="1781000000").stdout
    )  # 9 June 2026


def test_an_epoch_that_is_no_number_is_a_problem(check: Run, site: Callable[..., Path]) -> None:
    done = check("--site", str(site()), epoch="yesterday")
    assert done.returncode == 1
    assert 'whole seconds since 1970 in SOURCE_DATE_EPOCH, found "yesterday" [BAD-VALUE]' in done.stdout


def test_today_is_the_commit_s_date_but_the_clock_s_when_due(check: Run, due_site: Path) -> None:
    git = ["git", "-C", str(due_site), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    date = "2026-06-01T12:00:00Z"
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "data"], check=True)
    subprocess.run(
        [*git, "commit", "-q", "-m", "Add"],
        check=True,
        env={**os.environ, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date},
    )
    assert "REVIEW-DUE" not in check("--site", str(due_site), epoch=None).stdout
    assert check("--site", str(due_site), "--due", epoch=None).returncode == 1

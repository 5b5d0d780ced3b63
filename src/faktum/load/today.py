"""Today, read once.

Today is an input: SOURCE_DATE_EPOCH (reproducible-builds.org), else the commit's date, else the
clock; with `check --due` the clock unless SOURCE_DATE_EPOCH is set (design, section 5).
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

from faktum.problems import Problem, quoted

EPOCH = "SOURCE_DATE_EPOCH"


def today(root: Path, *, due: bool, problems: list[Problem]) -> date:
    """The day that everything is measured against; a value that cannot be read goes to `problems`."""
    written = os.environ.get(EPOCH)
    if written:
        try:
            return datetime.fromtimestamp(int(written), UTC).date()
        except (ValueError, OverflowError, OSError):
            problems.append(
                Problem(
                    "data/site.yml", 1, "BAD-VALUE", f"whole seconds since 1970 in {EPOCH}", quoted(written),
                    "Unset the variable, or set it to a number such as 1735689600.",
                )
            )  # fmt: skip
    committed = None if due else _commit_day(root)
    return committed or datetime.now(UTC).date()


def revision_of(root: Path) -> str:
    """The name of the last commit; nothing where there is none."""
    try:
        run = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(root), "rev-parse", "@"],  # noqa: S607 - git from the path, as make does
            capture_output=True, text=True, check=True, timeout=10,
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return run.stdout.strip()


def _commit_day(root: Path) -> date | None:
    try:
        run = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(root), "log", "-1", "--format=%ct"],  # noqa: S607 - git from the path, as make does
            capture_output=True, text=True, check=True, timeout=10,
        )  # fmt: skip
        return datetime.fromtimestamp(int(run.stdout), UTC).date()
    except (OSError, ValueError, subprocess.SubprocessError):
        return None

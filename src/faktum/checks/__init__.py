"""Rules across records. Each check is a generator of problems over everything that was loaded."""

from __future__ import annotations

from pathlib import Path

from faktum.load.records import Loaded, load_site
from faktum.problems import Report


def check_site(root: Path, *, due: bool = False) -> Report:
    """Load the site in `root` and run every check on it."""
    loaded = load_site(root)
    if isinstance(loaded, list):
        return Report.of(loaded)
    return check_loaded(loaded, due=due)


def check_loaded(loaded: Loaded, *, due: bool = False) -> Report:
    """Every check on what was loaded, the problems of loading first."""
    return Report.of(loaded.problems)

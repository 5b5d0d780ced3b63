"""How fast Faktum builds an archive, beside Hugo and plain Material: one table with its goals.

    python benchmarks/speed.py                               everything, at 1,000 and 10,000 releases; hours
    python benchmarks/speed.py --sizes 300 --runs 1          a look, in some minutes
    python benchmarks/speed.py --only cold --only edits      some rows

README.md here says how to read it. Nothing else should run on the machine.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from race import builds, changes, own, visits  # noqa: F401 - each adds its rows to the table
from race.clock import RunError
from race.sites import versions
from race.table import ROWS, Line, Race

_SIGNS = {True: "yes", False: "NO", None: ""}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of releases, smallest first")
    parser.add_argument("--runs", type=int, default=5, help="how often each case is timed; the median counts")
    parser.add_argument("--only", action="append", choices=list(ROWS), help="this row; may be given again")
    parser.add_argument("--folder", type=Path, help="make the sites here, or use those that are here")
    wanted = parser.parse_args()
    sizes = tuple(sorted(int(one) for one in wanted.sizes.split(",")))
    with tempfile.TemporaryDirectory(prefix="faktum-speed-", ignore_cleanup_errors=True) as made:
        race = Race((wanted.folder or Path(made)).absolute(), sizes, wanted.runs)
        print(f"{versions()}; {datetime.now(UTC):%Y-%m-%d}; median of {wanted.runs}\n")
        print("| what | goal | ours | Hugo | ours / Hugo | met |\n|---|---|---|---|---|---|")
        missed = 0
        for name in wanted.only or ROWS:
            for line in _lines(race, name):
                missed += line.met is False
                print(_told(line), flush=True)
    return 1 if missed else 0


def _lines(race: Race, name: str) -> list[Line]:
    try:
        return list(ROWS[name](race))
    except (RunError, OSError, ImportError, AssertionError) as error:
        return [Line(name, "", f"cannot run: {error}")]
    except Exception as error:  # noqa: BLE001 - one row must not take the others with it
        return [
            Line(
                name,
                "",
                f"cannot run: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}",
            )
        ]


def _told(line: Line) -> str:
    ratio = "" if line.ratio is None else f"{line.ratio:.2f}"
    return f"| {line.what} | {line.goal} | {line.ours} | {line.theirs} | {ratio} | {_SIGNS[line.met]} |"


if __name__ == "__main__":
    sys.exit(main())

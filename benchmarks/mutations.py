"""How many small faults in `checks/` and `load/` the tests let through.

    python benchmarks/mutations.py            200 mutations, seed 2
    python benchmarks/mutations.py -n 50 --seed 7

Cosmic Ray lists every mutation of the two packages; a seeded sample of them is made, one at a time,
in copies of the checkout, and the tests of the two packages are run on each. Left out before
sampling: `|` between types, which Python never evaluates here (`from __future__ import annotations`).
Install what it needs with `pip install cosmic-ray` in the environment of `make test`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome

ROOT = Path(__file__).resolve().parent.parent
NOT_EVALUATED = "core/ReplaceBinaryOperator_BitOr_"
CONFIG = """
[cosmic-ray]
module-path = ["src/faktum/checks", "src/faktum/load"]
timeout = 120.0
excluded-modules = []
test-command = "{python} -m pytest -x -q -p no:cacheprovider --no-cov tests/load tests/checks"
[cosmic-ray.distributor]
name = "local"
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("-n", type=int, default=200, help="how many mutations")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copies = [_copy(Path(folder) / str(number)) for number in range(wanted.workers)]
        chosen = _sample(copies[0], wanted.n, wanted.seed)
        shares = [chosen[number :: wanted.workers] for number in range(wanted.workers)]
        with ThreadPoolExecutor(wanted.workers) as pool:
            survivors = [line for found in pool.map(_run, copies, shares) for line in found]
    print("\n".join(survivors))
    print(
        f"{len(survivors)} of {len(chosen)} mutations survived ({len(survivors) / len(chosen):.1%}), seed {wanted.seed}"
    )
    return 0


def _copy(folder: Path) -> Path:
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in filter(None, names):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target)
    (folder / "mutations.toml").write_text(CONFIG.format(python=sys.executable), encoding="utf-8")
    _cosmic_ray(folder, "init", "mutations.toml", "all.sqlite")
    return folder


def _cosmic_ray(folder: Path, *arguments: str) -> None:
    # The copy's own sources must win over an installed package.
    subprocess.run(
        [sys.executable, "-m", "cosmic_ray.cli", *arguments],
        cwd=folder, check=True, env={**_environment(), "PYTHONPATH": str(folder / "src")},
    )  # fmt: skip


def _environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}


def _sample(folder: Path, count: int, seed: int) -> list[str]:
    with use_db(str(folder / "all.sqlite"), mode=WorkDB.Mode.open) as database:
        ids = [
            item.job_id for item in sorted(database.work_items, key=_place)
            if not item.mutations[0].operator_name.startswith(NOT_EVALUATED)
        ]  # fmt: skip
        numbers = sorted(random.Random(seed).sample(range(len(ids)), min(count, len(ids))))  # noqa: S311
        items = {item.job_id: _place(item) for item in database.work_items}
    return [repr(items[ids[number]]) for number in numbers]


def _place(item: object) -> tuple[str, tuple[int, int], str, int]:
    """What a mutation is, the same in every copy (job ids are random)."""
    mutation = item.mutations[0]  # type: ignore[attr-defined]
    return (str(mutation.module_path), mutation.start_pos, mutation.operator_name, mutation.occurrence)


def _run(folder: Path, wanted: list[str]) -> list[str]:
    """Make the wanted mutations one by one; those no test noticed."""
    with use_db(str(folder / "all.sqlite"), mode=WorkDB.Mode.open) as database:
        items = [item for item in database.work_items if repr(_place(item)) in set(wanted)]
    with use_db(str(folder / "some.sqlite"), mode=WorkDB.Mode.create) as database:
        database.add_work_items(items)
    _cosmic_ray(folder, "exec", "mutations.toml", "some.sqlite")
    with use_db(str(folder / "some.sqlite"), mode=WorkDB.Mode.open) as database:
        results = dict(database.results)
        return [
            f"{module}:{position[0]} {operator} ({occurrence})"
            for item in database.work_items
            for module, position, operator, occurrence in [_place(item)]
            if results[item.job_id].test_outcome is not TestOutcome.KILLED
        ]


if __name__ == "__main__":
    sys.exit(main())

"""How many small faults in `checks/` and `load/`, or where `--only` says, the tests let through.

    python benchmarks/mutations.py            200 mutations, seed 2
    python benchmarks/mutations.py -n 50 --seed 7
    python benchmarks/mutations.py -n 20 --only src/faktum/checks/records/s --only src/faktum/locale

Cosmic Ray lists every mutation of the modules; a seeded sample of them is made, one at a time, in copies
of the checkout, and the tests that run the mutated line are run on each (`covering.py`). What survives is
printed with its difference. Left out before sampling is only what cannot change what the program does; the
reasons stand in `without_effect.py`.
Install what it needs with `pip install cosmic-ray` in the environment of `make test`.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from difflib import ndiff
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast_from_path
from cosmic_ray.mutating import use_mutation
from cosmic_ray.plugins import get_operator, operator_names
from covering import Covering
from without_effect import WITHOUT_EFFECT

ROOT = Path(__file__).resolve().parent.parent
PYTEST = (
    "-m pytest -q -p no:cacheprovider"
    # A third of the time of all tests, and they look at nothing but time.
    " --deselect tests/hostile/test_markdown.py::test_a_hundred_thousand_characters_of_it_end_soon"
)
AT_ONCE = "-x -n 0 --no-cov --timeout 60 -p covering"
COVERED = "--cov --cov-context=test --cov-report= --cov-fail-under=0"
PACKAGES = ("src/faktum/checks", "src/faktum/load")
TESTS = ("tests/load", "tests/checks", "tests/locale", "tests/hostile/test_[fmt]*.py")
SECONDS = 900


class Mutation(NamedTuple):
    """Where a mutation is made and which."""

    module: str
    position: tuple[int, int]
    operator: str
    occurrence: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("-n", type=int, default=200, help="how many mutations")
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument(
        "--only",
        action="append",
        metavar="PATH-PREFIX",
        help="draw from modules whose path begins so; may be repeated",
    )
    parser.add_argument(
        "--covered",
        type=Path,
        metavar="FILE",
        help="keep here which tests run which lines, or read it if it is there already",
    )
    wanted = parser.parse_args()
    only = tuple(wanted.only or [f"{package}/" for package in PACKAGES])
    with tempfile.TemporaryDirectory() as folder:
        copies = [_copy(Path(folder) / str(number)) for number in range(wanted.workers)]
        seen = (wanted.covered or Path(folder) / "covered").resolve()
        if not seen.exists() and not _cover(copies[0], seen, wanted.workers):
            print("The tests fail without any mutation; mend that first.")
            return 2
        mutations, left_out = every_mutation(copies[0], only)
        draw = random.Random(wanted.seed)  # noqa: S311 - a sample, no secret
        chosen = sorted(draw.sample(mutations, min(wanted.n, len(mutations))))
        free = SimpleQueue[Path]()
        for copy in copies:
            free.put(copy)
        covering = Covering(seen, copies[0])
        tests = [_tests(copies[0], one, covering) for one in chosen]
        with ThreadPoolExecutor(wanted.workers) as pool:
            found = pool.map(_survives, chosen, tests, [free] * len(chosen))
            survivors = []
            for number, text in enumerate(found, 1):
                if text is not None:
                    survivors.append(text)
                    print(f"{number}: {text}", file=sys.stderr, flush=True)
    print("\n".join(survivors))
    print(
        f"{len(mutations)} mutations; left out: {', '.join(f'{many} {why}' for why, many in left_out.items())}"
    )
    share = len(survivors) / len(chosen)
    print(f"{len(survivors)} of {len(chosen)} mutations survived ({share:.1%}), seed {wanted.seed}")
    return 0


def every_mutation(folder: Path, only: tuple[str, ...]) -> tuple[list[Mutation], Counter[str]]:
    """Every mutation that could be noticed, and how many of each kind are left out."""
    kept, left_out = [], Counter[str]()
    for path in sorted(folder.glob("src/faktum/**/*.py")):
        module = str(path.relative_to(folder))
        if not module.startswith(only):
            continue
        tree = get_ast_from_path(path)
        for one in _mutations(module, tree):
            line, column = one.position
            # Parso counts a place between two leaves to the first of them.
            leaf = tree.get_leaf_for_position((line, column + 1))
            why = next((why for why, applies in WITHOUT_EFFECT.items() if applies(leaf)), None)
            if why is None:
                kept.append(one)
            else:
                left_out[why] += 1
    return sorted(kept), left_out


def _mutations(module: str, tree: object) -> Iterator[Mutation]:
    for name in operator_names():
        kind = get_operator(name)
        if kind.arguments():
            continue  # takes what it puts there from a setting; there is none
        places = (start for node in ast_nodes(tree) for start, _end in kind().mutation_positions(node))
        for occurrence, position in enumerate(places):
            yield Mutation(module, position, name, occurrence)


def _copy(folder: Path) -> Path:
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in names:
        if (ROOT / name).is_file():  # not one that is deleted and not committed
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    _compile(folder)
    return folder


def _compile(folder: Path) -> None:
    """So that not every mutation has all modules and tests compiled anew; a mutated module has another hash."""
    writing = {**_environment(folder), "PYTHONDONTWRITEBYTECODE": ""}
    hashed = "-m compileall -q --invalidation-mode checked-hash src"
    for arguments in (hashed.split(), [*PYTEST.split(), "--no-cov", "--collect-only", *_files(folder)]):
        subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=writing, check=True, stdout=subprocess.DEVNULL
        )


def _cover(folder: Path, seen: Path, workers: int) -> bool:
    """Run all tests on what is not mutated, and keep which of them run which lines; False if one fails."""
    command = [sys.executable, *PYTEST.split(), *COVERED.split(), "-n", str(workers), *_files(folder)]
    ended = subprocess.run(
        command, cwd=folder, env={**_environment(folder), "COVERAGE_FILE": str(seen)}, check=False
    )
    return ended.returncode == 0


def _files(folder: Path) -> list[str]:
    """The files of all tests that are asked."""
    found = [path for wanted in TESTS for path in folder.glob(wanted)]
    files = [file for path in found for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
    return sorted(str(file.relative_to(folder)) for file in files)


def _tests(folder: Path, mutation: Mutation, covering: Covering) -> dict[str, list[str]]:
    """Files of tests, those that know the module first, to end soon → the ids in it; none where it is all of them."""
    line, column = mutation.position
    tree = get_ast_from_path(folder / mutation.module)
    ids = covering.tests(mutation.module, tree.get_leaf_for_position((line, column + 1)))
    files = sorted(_files(folder), key=lambda name: _strangeness(folder, name, mutation.module))
    if ids is None:
        return {file: [] for file in files}
    by_file = {file: sorted(one for one in ids if one.startswith(f"{file}::")) for file in files}
    return {file: found for file, found in by_file.items() if found}


def _strangeness(folder: Path, test: str, module: str) -> tuple[bool, bool, bool, str]:
    """Tests named after the module, then those that import it, then the broken sites, then the rest."""
    stem = Path(module).stem
    imported = module.removeprefix("src/").removesuffix(".py").replace("/", ".")
    package, _, name = imported.rpartition(".")
    text = (folder / test).read_text(encoding="utf-8")
    known = imported in text or f"from {package} import {name}" in text
    return Path(test).stem != f"test_{stem}", not known, "broken" not in test, test


def _environment(folder: Path) -> dict[str, str]:
    # The copy's own sources must win over an installed package.
    paths = os.pathsep.join([str(folder / "src"), str(folder / "benchmarks")])
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": paths}


def _survives(mutation: Mutation, tests: dict[str, list[str]], free: SimpleQueue[Path]) -> str | None:
    """Make the mutation in a copy that is free and run the tests; what it is if all of them pass."""
    folder = free.get()
    try:
        ids = [one for found in tests.values() for one in found]
        environment = _environment(folder)
        if ids:
            (folder / "ids").write_text("\n".join(ids), encoding="utf-8")
            environment["ONLY_TESTS"] = str(folder / "ids")
        command = [sys.executable, *PYTEST.split(), *AT_ONCE.split(), *tests]
        operator = get_operator(mutation.operator)()
        with use_mutation(folder / mutation.module, operator, mutation.occurrence) as (before, after):
            assert after is not None, f"Cosmic Ray made nothing of {mutation}"
            try:
                ended = subprocess.run(
                    command, cwd=folder, env=environment, timeout=SECONDS, check=False, capture_output=True
                )
            except subprocess.TimeoutExpired:
                return None
        return None if ended.returncode else _described(mutation, before, after)
    finally:
        free.put(folder)


def _described(mutation: Mutation, before: str, after: str) -> str:
    changed = [line for line in ndiff(before.splitlines(), after.splitlines()) if line[:1] in {"+", "-"}]
    name = f"{mutation.module}:{mutation.position[0]} {mutation.operator} ({mutation.occurrence})"
    return "\n    ".join([name, *changed])


if __name__ == "__main__":
    sys.exit(main())

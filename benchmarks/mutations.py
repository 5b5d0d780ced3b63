"""How many small faults in `checks/` and `load/`, or where `--only` says, the tests let through.

    python benchmarks/mutations.py            200 mutations, seed 2
    python benchmarks/mutations.py -n 50 --seed 7
    python benchmarks/mutations.py -n 20 --only src/faktum/checks/records/s --only src/faktum/locale

Cosmic Ray lists every mutation of the modules; a seeded sample of them is made, one at a time, in copies
of the checkout, and the tests of the packages are run on each. What survives is printed
with its difference. Left out before sampling is only what cannot change what the program does; the
reasons stand in `WITHOUT_EFFECT`.
Install what it needs with `pip install cosmic-ray` in the environment of `make test`.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import parso
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome
from parso.tree import BaseNode, Leaf, NodeOrLeaf

ROOT = Path(__file__).resolve().parent.parent
PYTEST = (
    "-m pytest -x -q -n 0 -p no:cacheprovider --no-cov --timeout 60"
    # A third of the time of all tests, and they look at nothing but time.
    " --deselect tests/hostile/test_markdown.py::test_a_hundred_thousand_characters_of_it_end_soon"
)
PACKAGES = ("src/faktum/checks", "src/faktum/load")
TESTS = ("tests/load", "tests/checks", "tests/locale", "tests/hostile/test_[fmt]*.py")
CONFIG = """
[cosmic-ray]
module-path = {modules}
timeout = 900.0
excluded-modules = []
test-command = "{python} {tests}"
[cosmic-ray.distributor]
name = "local"
"""


class Mutation(NamedTuple):
    """What a mutation is, the same in every copy (Cosmic Ray's own ids are random)."""

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
    wanted = parser.parse_args()
    only = tuple(wanted.only or [f"{package}/" for package in PACKAGES])
    with tempfile.TemporaryDirectory() as folder:
        copies = [_copy(Path(folder) / str(number), only) for number in range(wanted.workers)]
        tests = [sys.executable, *PYTEST.split(), *_tests(copies[0])]
        if subprocess.run(tests, cwd=copies[0], env=_environment(copies[0]), check=False).returncode:
            print("The tests fail without any mutation; mend that first.")
            return 2
        mutations, left_out = every_mutation(copies[0])
        draw = random.Random(wanted.seed)  # noqa: S311 - a sample, no secret
        chosen = sorted(draw.sample(mutations, min(wanted.n, len(mutations))))
        shares = [chosen[number :: wanted.workers] for number in range(wanted.workers)]
        with ThreadPoolExecutor(wanted.workers) as pool:
            survivors = [text for found in pool.map(_run, copies, shares) for text in found]
    print("\n".join(sorted(survivors)))
    print(
        f"{len(mutations)} mutations; left out: {', '.join(f'{many} {why}' for why, many in left_out.items())}"
    )
    share = len(survivors) / len(chosen)
    print(f"{len(survivors)} of {len(chosen)} mutations survived ({share:.1%}), seed {wanted.seed}")
    return 0


# -- what is not worth making ----------------------------------------------------------------------


def _in_annotation(leaf: Leaf) -> bool:
    """Annotations are never evaluated: every module has `from __future__ import annotations`."""
    return any(
        (parent.type == "annassign" and parent.children[1] is child)
        or (parent.type == "tfpdef" and parent.children[2] is child)
        or (parent.type == "funcdef" and child.get_previous_sibling() == "->")
        for child, parent in _upwards(leaf)
    )


def _bare_star(leaf: Leaf) -> bool:
    """`*` in a signature lets keywords be left out in no call there is; mypy checks the calls."""
    return leaf.value == "*" and leaf.parent is not None and leaf.parent.type == "parameters"


def _flag(leaf: Leaf, call: str, names: set[str]) -> bool:
    """The value of one of these keyword arguments in a call of this name."""
    argument = leaf.parent
    if argument is None or argument.type != "argument" or argument.children[0].value not in names:  # type: ignore[attr-defined]
        return False
    return any(_called(parent) == call for _child, parent in _upwards(argument))


def _of_dataclass(leaf: Leaf) -> bool:
    """`slots` and `frozen` forbid what no module does, and mypy says so where one would."""
    return _flag(leaf, "dataclass", {"slots", "frozen"})


def _of_zip(leaf: Leaf) -> bool:
    """`strict` of zip guards lists made from each other, which are equally long."""
    return _flag(leaf, "zip", {"strict"})


CACHES = ("cache", "lru_cache", "question", "decided_by")
"""How the names of decorators begin of what is kept."""


def _of_cache(leaf: Leaf) -> bool:
    """A cache gives the same answers, only sooner; without a question, rules look more often at what is the same."""
    if _flag(leaf, "lru_cache", {"maxsize"}):
        return True
    parent = leaf.parent
    return leaf.value == "@" and parent is not None and _called(parent).startswith(CACHES)


def _of_timeout(leaf: Leaf) -> bool:
    """A second more or less that git may take."""
    return _flag(leaf, "run", {"timeout"})


WITHOUT_EFFECT: dict[str, Callable[[Leaf], bool]] = {
    "in annotations": _in_annotation,
    "of a bare * in a signature": _bare_star,
    "of dataclass flags": _of_dataclass,
    "of zip(strict=)": _of_zip,
    "of caches": _of_cache,
    "of timeouts": _of_timeout,
}
"""What is left out → whether a mutation at this place is such a one; the reasons are in the docstrings."""


def _upwards(leaf: NodeOrLeaf) -> Iterable[tuple[NodeOrLeaf, BaseNode]]:
    child = leaf
    while child.parent is not None:
        yield child, child.parent
        child = child.parent


def _called(node: BaseNode) -> str:
    """The name in a call or decorator: `zip` of `zip(a, b)`, `cache` of `@cache`."""
    if node.type not in {"decorator", "atom_expr"}:
        return ""
    name = node.children[1 if node.type == "decorator" else 0].get_code().partition("(")[0].strip()
    trailer = node.children[1].get_code().strip() if node.type == "atom_expr" else ""
    return trailer.removeprefix(".") if trailer.startswith(".") else name


@cache
def _parsed(module: Path) -> NodeOrLeaf:
    return parso.parse(module.read_text(encoding="utf-8"))


def every_mutation(folder: Path) -> tuple[list[Mutation], Counter[str]]:
    """Every mutation that could be noticed, and how many of each kind are left out."""
    with use_db(str(folder / "all.sqlite"), mode=WorkDB.Mode.open) as database:
        found = sorted(_mutation(item) for item in database.work_items)
    kept, left_out = [], Counter[str]()
    for one in found:
        line, column = one.position
        # Parso counts a place between two leaves to the first of them.
        leaf = _parsed(folder / one.module).get_leaf_for_position((line, column + 1))  # type: ignore[attr-defined]
        why = next((why for why, applies in WITHOUT_EFFECT.items() if applies(leaf)), None)
        if why is None:
            kept.append(one)
        else:
            left_out[why] += 1
    return kept, left_out


# -- making them -----------------------------------------------------------------------------------


def _copy(folder: Path, only: tuple[str, ...]) -> Path:
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in names:
        if (ROOT / name).is_file():  # not one that is deleted and not committed
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    modules = (str(path.relative_to(folder)) for path in folder.glob("src/faktum/**/*.py"))
    _configure(folder, modules=sorted(one for one in modules if one.startswith(only)))
    _cosmic_ray(folder, "init", "mutations.toml", "all.sqlite")
    _compile(folder)
    return folder


def _compile(folder: Path) -> None:
    """So that not every mutation has all modules and tests compiled anew; a mutated module has another hash."""
    writing = {**_environment(folder), "PYTHONDONTWRITEBYTECODE": ""}
    hashed = "-m compileall -q --invalidation-mode checked-hash src"
    for arguments in (hashed.split(), [*PYTEST.split(), "--collect-only", *_tests(folder)]):
        subprocess.run(
            [sys.executable, *arguments], cwd=folder, env=writing, check=True, stdout=subprocess.DEVNULL
        )


def _configure(folder: Path, module: str = "", modules: Sequence[str] = ()) -> None:
    """The command for mutations of one module: the tests that know it come first, to end soon."""
    tests = " ".join([PYTEST, *sorted(_tests(folder), key=lambda name: _strangeness(folder, name, module))])
    text = CONFIG.format(python=sys.executable, tests=tests, modules=json.dumps(modules or [module]))
    (folder / "mutations.toml").write_text(text, encoding="utf-8")


def _tests(folder: Path) -> list[str]:
    found = [path for wanted in TESTS for path in folder.glob(wanted)]
    files = [file for path in found for file in ([path] if path.is_file() else path.rglob("test_*.py"))]
    return sorted(str(file.relative_to(folder)) for file in files)


def _strangeness(folder: Path, test: str, module: str) -> tuple[bool, bool, bool, str]:
    """Tests named after the module, then those that import it, then the broken sites, then the rest."""
    stem = Path(module).stem
    imported = module.removeprefix("src/").removesuffix(".py").replace("/", ".")
    package, _, name = imported.rpartition(".")
    text = (folder / test).read_text(encoding="utf-8")
    known = imported in text or f"from {package} import {name}" in text
    return Path(test).stem != f"test_{stem}", not known, "broken" not in test, test


def _cosmic_ray(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "cosmic_ray.cli", *arguments], cwd=folder, check=True, env=_environment(folder)
    )


def _environment(folder: Path) -> dict[str, str]:
    # The copy's own sources must win over an installed package.
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder / "src")}


def _mutation(item: object) -> Mutation:
    one = item.mutations[0]  # type: ignore[attr-defined]
    return Mutation(str(one.module_path), one.start_pos, one.operator_name, one.occurrence)


def _run(folder: Path, wanted: list[Mutation]) -> list[str]:
    """Make the wanted mutations one by one; those no test noticed, with their difference."""
    with use_db(str(folder / "all.sqlite"), mode=WorkDB.Mode.open) as database:
        items = [item for item in database.work_items if _mutation(item) in set(wanted)]
    survivors = []
    for module in sorted({one.module for one in wanted}):
        _configure(folder, module)
        with use_db(str(folder / "some.sqlite"), mode=WorkDB.Mode.create) as database:
            database.clear()
            database.add_work_items(item for item in items if _mutation(item).module == module)
        _cosmic_ray(folder, "exec", "mutations.toml", "some.sqlite")
        with use_db(str(folder / "some.sqlite"), mode=WorkDB.Mode.open) as database:
            results = dict(database.results)
            found = [
                _described(_mutation(item), results[item.job_id].diff)
                for item in database.work_items
                if results[item.job_id].test_outcome is not TestOutcome.KILLED
            ]
        print(f"{module}: {len(found)} survived", *found, sep="\n", file=sys.stderr, flush=True)
        survivors += found
    return survivors


def _described(mutation: Mutation, diff: str | None) -> str:
    changed = [
        line
        for line in (diff or "").splitlines()
        if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}
    ]
    name = f"{mutation.module}:{mutation.position[0]} {mutation.operator} ({mutation.occurrence})"
    return "\n    ".join([name, *changed])


if __name__ == "__main__":
    sys.exit(main())

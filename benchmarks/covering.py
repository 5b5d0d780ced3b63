"""Which tests run which lines: a fault in a line can be noticed only by a test that runs it.

As a plugin of pytest (`-p covering`) it leaves only the tests that the file `ONLY_TESTS` names.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from coverage import CoverageData
from without_effect import upwards

if TYPE_CHECKING:
    import pytest
    from parso.tree import Leaf, NodeOrLeaf

COMPOUND = {"if_stmt", "while_stmt", "for_stmt", "try_stmt", "with_stmt", "async_stmt"}


class Covering:
    """What a run with `--cov --cov-context=test` has seen in the checkout at `folder`."""

    def __init__(self, seen: Path, folder: Path) -> None:
        self._data = CoverageData(str(seen))
        self._data.read()
        self._folder = folder
        self._of: dict[str, Mapping[int, Sequence[str]]] = {}

    @cached_property
    def _paths(self) -> dict[str, str]:
        """Path below `src/` → as it was measured, which may have been in another copy."""
        return {path.rpartition("/src/")[2]: path for path in self._data.measured_files()}

    def tests(self, module: str, leaf: Leaf) -> set[str] | None:
        """The tests that run what the leaf is part of; None where all may, as when a module is imported.

        What an earlier test made and the process kept is run by none of the later ones: a test may be
        missing, never one too many.
        """
        if not any(
            parent.type == "funcdef" and child is parent.children[-1] for child, parent in upwards(leaf)
        ):
            return None
        if module not in self._of:
            path = self._paths[module.removeprefix("src/")]
            self._of[module] = self._data.contexts_by_lineno(path)
        tests = {
            context.rpartition("|")[0]
            for line in _lines(leaf)
            for context in self._of[module].get(line, ())
            if context
        }
        return tests or None


def _lines(leaf: Leaf) -> range:
    """The lines of the statement the leaf stands in; of one with a body those of its head."""
    part: NodeOrLeaf = leaf
    for child, parent in upwards(leaf):
        part = child
        if parent.type in {"suite", "file_input"} | COMPOUND:
            break
    return range(part.start_pos[0], part.end_pos[0] + 1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave only the tests whose ids stand in the file named by `ONLY_TESTS`, one a line."""
    if "ONLY_TESTS" not in os.environ:
        return
    wanted = set(Path(os.environ["ONLY_TESTS"]).read_text(encoding="utf-8").splitlines())
    config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in wanted])
    items[:] = [item for item in items if item.nodeid in wanted]

"""What the fuzzer found worth keeping (benchmarks/fuzz.py) is fed again in every test run."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
CORPUS = sorted(path for path in (HERE / "corpus").iterdir() if path.is_file())


@pytest.fixture(scope="module")
def targets() -> Any:
    spec = importlib.util.spec_from_file_location("fuzz_targets", HERE / "targets.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_every_input_ends_in_data_or_problems(targets: Any, path: Path) -> None:
    targets.run(path.read_bytes())

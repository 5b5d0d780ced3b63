"""What is printed of a hostile file: no terminal obeys it, and no runner takes it for a command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
NAMES = [
    "a\n::set-env name=X::y\n.yml",
    "a\x1b[2Jb.yml",
    "a\r::error::x.yml",
    "a,line=9::b%0A.yml",
    "a\u202eb.yml",
    os.fsdecode(b"a\xffb.yml"),
]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_names_and_texts_are_printed_so_that_nothing_acts_on_them(site: Any, form: str) -> None:
    root: Path = site(
        {"data/funds/nordfonden.yml": 'label: {sv: x}\n"a\\n::add-mask::b": c\n"x\\t::stop-commands::": d\n'}
    )
    for name in NAMES:
        (root / "data/topics" / name).write_text("a: b\n")
    done = subprocess.run(
        [sys.executable, "-m", "faktum", "check", "--site", str(root), "--format", form],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr.decode()
    output = done.stdout.decode()
    assert "\x1b" not in output
    assert "\r" not in output
    assert "\u202e" not in output
    if form == "json":
        assert json.loads(output)["count"] >= len(NAMES)
        return
    for line in output.splitlines():
        if form == "text":
            assert not line.lstrip().startswith("::"), line
        else:
            assert line.startswith(("::error file=", "::warning file=", "::notice file=")), line
            assert line.count("::") >= 2
            assert "line=9::b" not in line.split("::")[1]

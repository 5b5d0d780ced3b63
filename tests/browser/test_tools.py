"""Finding what the browser tests need, on a machine that has nothing and can fetch nothing."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LOCKS = ("package-lock.json", "chromium/package-lock.json")


@pytest.mark.parametrize("name", LOCKS)
def test_locked_packages_are_exact_hashed_and_name_no_place(name: str) -> None:
    lock = json.loads((HERE / name).read_text(encoding="utf-8"))
    wanted = json.loads((HERE / name.replace("-lock", "")).read_text(encoding="utf-8"))
    assert lock["packages"][""]["devDependencies"] == wanted["devDependencies"]
    for package, one in lock["packages"].items():
        assert "resolved" not in one
        assert not package or one["integrity"].startswith("sha512-")
    assert all(version[0].isdigit() for version in wanted["devDependencies"].values())


def test_what_is_missing_is_said_once_with_one_command(tmp_path: Path) -> None:
    folder = tmp_path / "tests/browser"
    folder.mkdir(parents=True)
    for name in ("tools.py", "package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, folder / name)
    nothing = {"PATH": "/nowhere", "PIP_NO_INDEX": "1", "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9"}
    done = subprocess.run(
        [sys.executable, folder / "tools.py"],
        env=nothing,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    told = [line for line in done.stderr.splitlines() if not line.startswith("Fetching")]
    assert told == [
        (
            "The tests of the built site need Node.js, Java and Chromium, which this machine lacks "
            "and which could not be fetched (why: build/tools/log)."
        ),
        "Ask an administrator for:  apt-get install nodejs npm default-jre-headless chromium",
        "(Node.js 22.19 or later.)",
    ]

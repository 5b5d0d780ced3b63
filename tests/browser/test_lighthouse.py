"""Lighthouse on the front page, a project and a release. Its performance figure is for benchmarks/quality.py."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

LIGHTHOUSE = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
PAGES = {
    "front": "index.html",
    "project": "projects/healthtech-nordic-2/index.html",
    "release": "en/press/2023/innovation-for-nara-vard-i-halland/index.html",
}
CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.mark.browser
@pytest.mark.parametrize("kind", PAGES)
def test_gives_full_marks(kind: str, real: Any, tools: dict[str, list[str]], tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *tools["node"], LIGHTHOUSE, real.address(PAGES[kind]), "--quiet", "--no-enable-error-reporting",
            "--chrome-flags=--headless=new --no-sandbox --disable-background-networking",
            f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={tmp_path / 'report.json'}",
        ],
        env={"CHROME_PATH": tools["chromium"][0], "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "CI": "1"},
        capture_output=True, text=True, timeout=180, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    scores = {name: report["categories"][name]["score"] for name in CATEGORIES}
    short = [
        audit["title"]
        for name in CATEGORIES
        for one in report["categories"][name]["auditRefs"]
        if (audit := report["audits"][one["id"]])["score"] not in {1, None}
    ]
    assert scores == dict.fromkeys(CATEGORIES, 1), short

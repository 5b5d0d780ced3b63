"""What a reader waits for: the browser after a save, the first search, the bytes of a release."""

from __future__ import annotations

import gzip
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

from quality import Host

from race.clock import RunError
from race.edits import edit_authored, edit_release, release_of, word
from race.sites import ROOT, Sites, hugo_binary

_START = 600
"""Seconds that a preview may take until it answers."""
_WORDS = 500
"""The first word to wait for: no other row writes it."""


def release_bytes(site: Path) -> list[int]:
    """Every release page at gzip −6."""
    pages = [
        path
        for path in site.rglob("index.html")
        if re.search(r"press/\d{4}/[^/]+/index\.html$", path.as_posix())
    ]
    return [len(gzip.compress(path.read_bytes(), 6)) for path in pages]


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    tools = json.loads(
        subprocess.run(
            [sys.executable, ROOT / "tests/browser/tools.py"], capture_output=True, text=True, check=True
        ).stdout
    )
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=tools["chromium"][0], args=["--no-sandbox"])
        yield opened
        opened.close()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def preview(command: list[str | Path], folder: Path, environment: dict[str, str], port: int) -> Iterator[str]:
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + _START
        while time.monotonic() < until and process.poll() is None:
            with socket.socket() as one:
                if one.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        else:
            raise RunError(f"{command[0]} did not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def shown_after(page: Any, save: Callable[[int], None], times: int) -> float:
    """Median from saving to the new word standing in the browser, however it got there."""
    took = []
    for turn in range(_WORDS, _WORDS + times):
        time.sleep(1.5)
        began = time.perf_counter()
        save(turn)
        page.wait_for_selector(f"text=/{word(turn)}/i", state="attached", timeout=_START * 1000)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def served(sites: Sites, times: int) -> tuple[float, float, float]:
    """Save → shown, for a release, an authored page, and a release with `hugo server`."""
    port, other = _free_port(), _free_port()
    ours: list[str | Path] = [
        sys.executable,
        "-m",
        "faktum",
        "serve",
        "--site",
        str(sites.ours),
        "--port",
        str(port),
    ]
    theirs: list[str | Path] = [hugo_binary(), "server", "--port", str(other), "--quiet"]
    year, name = release_of(sites).parts[-2:]
    address = f"/en/press/{year}/{name.removesuffix('.md')}/"
    content = sites.hugo / "content/en/press" / year / name

    def save_hugo(turn: int) -> None:
        text = content.read_text(encoding="utf-8")
        content.write_text(
            re.sub(r'"summary": "(?:Qu\w+ )?', f'"summary": "{word(turn).capitalize()} ', text, count=1),
            encoding="utf-8",
        )

    with browser() as chromium:
        page = chromium.new_page()
        with preview(ours, sites.ours, {**os.environ, **sites.environment}, port) as root:
            page.goto(root + address)
            release = shown_after(page, lambda turn: edit_release(sites, turn), times)
            page.goto(f"{root}/en/privacy/")
            authored = shown_after(page, lambda turn: edit_authored(sites, turn), times)
        with preview(theirs, sites.hugo, dict(os.environ), other) as root:
            page.goto(root + address)
            return release, authored, shown_after(page, save_hugo, times)


class Search(Host):
    """A host that remembers what it sent."""

    sent: list[tuple[str, int]]

    def send_header(self, keyword: str, value: str) -> None:
        if keyword == "Content-Length":
            self.sent.append((self.path, int(value)))
        super().send_header(keyword, value)


def first_search(site: Path, query: str) -> tuple[int, int]:
    """Compressed bytes of search before anything is typed, and of a first search until ten results stand there."""

    class Here(Search):
        sent: list[tuple[str, int]] = []

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments, directory=str(site))

    server = ThreadingHTTPServer(("127.0.0.1", 0), Here)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with browser() as chromium:
            page = chromium.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/en/search/", wait_until="networkidle")
            before = sum(size for path, size in Here.sent if "/pagefind/" in path)
            done = len(Here.sent)
            page.locator("main input[type=search]").first.fill(query)
            page.keyboard.press("Enter")
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(1500)
            return before, sum(size for path, size in Here.sent[done:] if "/pagefind/" in path)
    finally:
        server.shutdown()

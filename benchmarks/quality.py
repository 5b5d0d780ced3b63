"""The figures of the quality bars that depend on the machine, and the weight of the front page.

    python benchmarks/quality.py              builds the site and measures
    python benchmarks/quality.py --runs 9

Reports Lighthouse's performance on three pages, the time of `faktum check` beside that of
check-jsonschema on the same files and on an archive of 3,000 releases, and the bytes of a first view. How to compare: README.md here.
Run it in the environment of `make test`; check-jsonschema is fetched into build/bench/.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from corpus import write_corpus

ROOT = Path(__file__).resolve().parent.parent
RELEASES = 3000
LIGHTHOUSE = ROOT / "tests/browser/node_modules/lighthouse/cli/index.js"
PAGES = (
    "",
    "da/",
    "en/",
    "projects/healthtech-nordic-2/",
    "en/press/2023/innovation-for-nara-vard-i-halland/",
)
ALTERNATIVE = "check-jsonschema==0.39.0"
SCHEMAS = {
    "projects": "project",
    "organisations": "organisation",
    "people": "person",
    "sources": "source",
    "programmes": "programme",
    "funds": "fund",
    "topics": "topic",
    "terms": "term",
}


class Host(SimpleHTTPRequestHandler):
    """A host that compresses text, as any does."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = path.read_bytes()
        packed = path.suffix != ".woff2" and "gzip" in self.headers.get("Accept-Encoding", "")
        body = gzip.compress(body, 6) if packed else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="how often each thing is measured")
    runs = parser.parse_args().runs
    tools = json.loads(_output([sys.executable, ROOT / "tests/browser/tools.py"]))
    check(runs)
    archive()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        _output([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", site])
        host = functools.partial(Host, directory=str(site))
        server = ThreadingHTTPServer(("127.0.0.1", 0), host)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        first_view(address, tools, site)
        lighthouse(address, tools, runs)
        server.shutdown()
    return 0


def check(runs: int) -> None:
    """Both check the same files from a cold start, in turns; the ratio is of the medians."""
    folder = ROOT / "build/bench"
    if not (folder / "bin/check-jsonschema").is_file():
        _output([sys.executable, "-m", "pip", "install", "--quiet", "--target", folder, ALTERNATIVE])
    ours, theirs = [], []
    for _ in range(runs):
        start = time.perf_counter()
        _output([sys.executable, "-m", "faktum", "check"])
        ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        for kind, name in SCHEMAS.items():
            schema = ROOT / f"data/schema/{name}.schema.json"
            files = sorted((ROOT / "data" / kind).rglob("*.yml"))
            if files:
                command = [
                    sys.executable,
                    "-m",
                    "check_jsonschema",
                    "--regex-variant",
                    "python",
                    "--schemafile",
                    schema,
                    *files,
                ]
                _output(command, PYTHONPATH=str(folder))
        theirs.append(time.perf_counter() - start)
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"faktum check: {mine:.2f} s (bar: 2 s); {ALTERNATIVE}: {other:.2f} s; ratio {mine / other:.2f}")


def archive() -> None:
    """The same on an archive: all of it, and one changed file; the ratio says what naming the file saves."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        write_corpus(site, RELEASES)
        took = []
        for files in ([], ["docs/sv/about.md"]):
            start = time.perf_counter()
            _output([sys.executable, "-m", "faktum", "check", "--site", site, *files])
            took.append(time.perf_counter() - start)
    print(
        f"faktum check of {RELEASES} releases × 3 languages: {took[0]:.1f} s (bar: 60 s); "
        f"of one file of them: {took[1]:.1f} s; ratio {took[1] / took[0]:.2f}"
    )


def first_view(address: str, tools: dict[str, list[str]], site: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools["chromium"][0], args=["--no-sandbox"])
        for start in PAGES:
            page = browser.new_context().new_page()
            asked: list[str] = []
            page.on("request", lambda request, asked=asked: asked.append(urlsplit(request.url).path))
            page.goto(address + start, wait_until="networkidle")
            files = [site / one.lstrip("/") for one in asked]
            files = [one / "index.html" if one.is_dir() else one for one in files]
            size = sum(len(gzip.compress(one.read_bytes(), 6, mtime=0)) for one in files)
            print(
                f"first view of /{start}: {size / 1000:.1f} kB (bar for the front page: 86), {len(asked)} requests"
            )
        browser.close()


def lighthouse(address: str, tools: dict[str, list[str]], runs: int) -> None:
    """The median of several runs: a single one swings with whatever else the machine does."""
    for path in (PAGES[0], *PAGES[3:]):
        scores = []
        for _ in range(runs):
            with tempfile.TemporaryDirectory() as folder:
                report = Path(folder) / "report.json"
                _output(
                    [
                        *tools["node"],
                        LIGHTHOUSE,
                        address + path,
                        "--quiet",
                        "--no-enable-error-reporting",
                        "--only-categories=performance",
                        "--chrome-flags=--headless=new --no-sandbox",
                        "--output=json",
                        f"--output-path={report}",
                    ],
                    CHROME_PATH=tools["chromium"][0],
                )
                scores.append(
                    round(
                        100
                        * json.loads(report.read_text(encoding="utf-8"))["categories"]["performance"]["score"]
                    )
                )
        print(f"Lighthouse performance of /{path}: {statistics.median(scores):g} of {scores} (bar: 98)")


def _output(command: list[object], **environment: str) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command[:6]))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())

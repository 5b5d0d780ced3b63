"""The built site in a browser: `browser`, `serve` and the pages to look at.

Every page comes from a loopback server that sends the headers of the site's own `_headers`, so that
whatever is tested here is tested under the Content-Security-Policy that readers get.
"""

from __future__ import annotations

import functools
import json
import mimetypes
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from conftest import Built
    from playwright.sync_api import Browser, BrowserContext, Page

HERE = Path(__file__).parent
ARGUMENTS = ("--no-sandbox", "--disable-background-networking")
LANGUAGES = ("sv", "da", "en")
PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
KIND = re.compile(r'<article class="[^"]*page-([a-z-]+)"')


# -- tools ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def tools() -> dict[str, list[str]]:
    """The commands `chromium`, `node` and `java`; what is missing is fetched (see tools.py)."""
    done = subprocess.run(
        [sys.executable, HERE / "tools.py"], capture_output=True, text=True, timeout=1200, check=False
    )
    if done.returncode:
        pytest.fail(done.stderr.strip(), pytrace=False)
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="session")
def browser(tools: dict[str, list[str]]) -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=tools["chromium"][0], args=list(ARGUMENTS))
        yield made
        made.close()


# -- the server -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Rule:
    """A block of `_headers`: an address with `*` for anything, and what is sent with it."""

    pattern: re.Pattern[str]
    headers: dict[str, str]


def read_rules(text: str) -> list[Rule]:
    rules: list[Rule] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append(Rule(re.compile(".*".join(map(re.escape, line.split("*")))), {}))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1].headers[name] = value
        else:
            assert not line or line.startswith("#"), line
    return rules


@dataclass
class Served:
    """A site on a loopback address, and what was asked of it."""

    folder: Path
    url: str
    below: str
    """The path the site is published below, with its slashes: `/` or `/sub/`."""
    rules: list[Rule]
    asked: list[tuple[str, int]] = field(default_factory=list)
    """(path, status) of every request."""

    def address(self, path: str) -> str:
        """Of a file of the site: `da/press/index.html` or `da/press/`."""
        return self.url + path.removesuffix("index.html")

    def headers_of(self, path: str) -> dict[str, str]:
        """As hosts do it: all rules that match, equal names joined by a comma."""
        found: dict[str, str] = {}
        for rule in self.rules:
            if rule.pattern.fullmatch(path):
                for name, value in rule.headers.items():
                    found[name] = f"{found[name]}, {value}" if name in found else value
        return found


class Host(SimpleHTTPRequestHandler):
    """A static host that reads `_headers` and answers with the nearest 404.html."""

    protocol_version = "HTTP/1.1"
    served: Served

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        status, file = self._found(path)
        body = file.read_bytes() if file else b"not found"
        self.served.asked.append((path, status))
        self.send_response(status)
        headers = self.served.headers_of(path)
        kind = mimetypes.guess_type(file.name if file else "x.txt")[0] or "application/octet-stream"
        headers.setdefault("Content-Type", kind)
        headers.setdefault("Cache-Control", "public, max-age=0, must-revalidate")
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _found(self, path: str) -> tuple[HTTPStatus, Path | None]:
        inside = path.removeprefix(self.served.below) if path.startswith(self.served.below) else None
        if inside is not None and ".." not in inside.split("/"):
            file = self.served.folder / inside
            file = file / "index.html" if inside.endswith("/") or not inside else file
            if file.is_file() and inside != "_headers":
                return HTTPStatus.OK, file
            for folder in (self.served.folder / inside).parents:
                if (folder / "404.html").is_file():
                    return HTTPStatus.NOT_FOUND, folder / "404.html"
        return HTTPStatus.NOT_FOUND, None

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing; `asked` holds what matters."""


class QuietServer(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser may hang up whenever it likes."""


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., Served]]:
    """`serve(site)` or `serve(site, below="/sub/")`: the folder as a host would serve it."""
    running: dict[tuple[Path, str], tuple[QuietServer, Served]] = {}

    def start(folder: Path, below: str = "/") -> Served:
        if (folder, below) not in running:
            rules = read_rules((folder / "_headers").read_text(encoding="utf-8"))

            class HostOfOne(Host):
                pass

            server = QuietServer(("127.0.0.1", 0), HostOfOne)
            served = Served(folder, f"http://127.0.0.1:{server.server_port}{below}", below, rules)
            HostOfOne.served = served
            threading.Thread(target=server.serve_forever, daemon=True).start()
            running[folder, below] = (server, served)
        return running[folder, below][1]

    yield start
    for server, _served in running.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def real(built_real: Built, serve: Callable[..., Served]) -> Served:
    """The site of this repository, served."""
    assert built_real.code == 0, built_real.output
    return serve(built_real.site)


# -- pages ------------------------------------------------------------------------------------------


@functools.cache
def _kinds(folder: Path) -> dict[str, dict[str, list[str]]]:
    """Language → kind → its pages, the longest first. A kind is a template: `page-project`."""
    found: dict[str, dict[str, list[str]]] = {code: {} for code in LANGUAGES}
    for path in sorted(folder.rglob("*.html"), key=lambda one: (-one.stat().st_size, one)):
        kind = KIND.search(path.read_text(encoding="utf-8"))
        if kind:
            name = path.relative_to(folder).as_posix()
            first = name.split("/", 1)[0]
            language = first if first in LANGUAGES[1:] else LANGUAGES[0]
            found[language].setdefault(kind[1], []).append(name)
    return found


@pytest.fixture(scope="session")
def samples(real: Served) -> dict[str, list[str]]:
    """Language → one page of every kind and its longest, every authored page, and the 404 page."""
    chosen = {}
    for language, kinds in _kinds(real.folder).items():
        chosen[language] = [
            name
            for kind, names in kinds.items()
            for name in (names if kind == "page" else dict.fromkeys((names[0], names[len(names) // 2])))
        ]
        assert any(name.endswith("404.html") for name in chosen[language])
    return chosen


@pytest.fixture(scope="session")
def all_pages(real: Served) -> list[str]:
    return sorted(path.relative_to(real.folder).as_posix() for path in real.folder.rglob("*.html"))


@pytest.fixture
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """`context(**options)`: a fresh profile of the browser; closed after the test."""
    made: list[BrowserContext] = []

    def make(**options: Any) -> BrowserContext:
        made.append(browser.new_context(viewport=options.pop("viewport", DESKTOP), **options))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def page(context: Callable[..., BrowserContext]) -> Page:
    """A page on a desktop."""
    return context().new_page()


@pytest.fixture
def phone(context: Callable[..., BrowserContext]) -> Page:
    return context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True).new_page()

"""The live preview: MkDocs' server, pages ahead of the build, and builds that survive mistakes."""

from __future__ import annotations

import html
import logging
import os
import posixpath
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Any

from markupsafe import Markup
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from faktum.ahead import Ahead, Looking
from faktum.engine.build import BuildError, read_config
from faktum.engine.builder import Builder
from faktum.engine.converting import Converting
from faktum.load.prose import ProseFile
from faktum.publish.last_build import is_poured
from faktum.spoken import spoken_log


def serve_site(root: Path, host: str, port: int) -> None:
    """Show the site in `root` and build it anew when a file changes, until Ctrl-C. Raises BuildError."""
    with tempfile.TemporaryDirectory(prefix="faktum-preview-") as folder:
        Preview(root, Path(folder) / "site", host, port).serve()


_READ = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
"""What a build does to the files itself."""
_AUTHORED = re.compile(r"docs/[^/]+/.+\.md")
_SETTLED = 0.02
"""Seconds without a further change, after which a save is over: editors write a file in several steps."""


class _Server(LiveReloadServer):
    """MkDocs' server, told of changes by the system and not by looking at every file twice a second."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str) -> None:
        super().__init__(builder=builder, host=host, port=port, root=root)
        self.build_delay = _SETTLED
        # It tells of what is written while it stops.
        logging.getLogger("watchdog").setLevel(logging.ERROR)
        self.polling, self.observer = self.observer, Observer()  # type: ignore[assignment]
        self.changed: set[str] = set()
        """Paths of what was written since somebody emptied it."""
        self.page_ahead: Callable[[str], str | None] = lambda _name: None
        """The page that is newer than the file of that name below the site's root, if there is one."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002 - as inherited
        """Build again when a file below `path` changes."""
        self._watched_paths[path] = 1
        handler = FileSystemEventHandler()
        handler.on_any_event = self._changed  # type: ignore[method-assign]
        self.observer.schedule(handler, path, recursive=recursive)
        self.polling.schedule(handler, path, recursive=recursive)

    def _changed(self, event: FileSystemEvent) -> None:
        if event.is_directory or event.event_type in _READ:
            return
        with self._rebuild_cond:
            self.changed.update(os.fsdecode(path) for path in (event.src_path, event.dest_path) if path)
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def take_changed(self) -> set[str]:
        """The paths, and begin anew."""
        with self._rebuild_cond:
            changed, self.changed = self.changed, set()
        return changed

    def reload(self) -> None:
        """Have the browsers ask again for what they show."""
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch = round(time.monotonic() * 1000)
            self._epoch_cond.notify_all()

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        name = posixpath.normpath(f"/{path}index.html" if path.endswith("/") else f"/{path}").lstrip("/")
        if name.endswith(".html"):
            with self._epoch_cond:
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
                epoch = self._visible_epoch
            if page := self.page_ahead(name):
                shown: bytes = self._inject_js_into_html(page.encode(), epoch)  # type: ignore[no-untyped-call]
                start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(shown)))])
                return [shown]
        found: Iterable[bytes] | None = super()._serve_request(environ, start_response)
        return found

    def observe(self) -> None:
        """Hear of changes from now on. Where the system has no more watches to give, files are looked at instead."""
        try:
            self.observer.start()
        except OSError:
            self.observer = self.polling
            self.observer.start()
        self.observer.start = lambda: None  # type: ignore[method-assign] # it is started again as inherited


class Preview:
    """One running preview. A failed build is told of and leaves the last good pages up."""

    def __init__(self, root: Path, site_dir: Path, host: str, port: int) -> None:
        self.root, self.site_dir = root, site_dir
        self.server = _Server(builder=self.build, host=host, port=port, root=str(site_dir))
        self.server.error_handler = self.error_page
        self.server.page_ahead = self.page_ahead
        self.converting: Converting | None = None
        self.looking = Looking(root, site_dir, self.convert)
        self.ahead: Ahead | None = None
        """The site as it was saved, until it is built."""
        self.builds = ThreadPoolExecutor(1)
        self._lock = Lock()
        self._saved = 0
        """How many times something was saved."""
        self._unbuilt: set[str] = set()
        """Paths of what was saved since the last build that went well."""
        self._behind = False
        """Whether somebody was shown a page as it was before."""

    def serve(self) -> None:
        with spoken_log():
            watched = self.watched()
        try:
            self.server.server_bind()
        except OSError as error:
            self.server.server_close()
            raise BuildError(
                f"Port {self.server.server_address[1]} cannot be used ({error.strerror}). "
                "Name another with --port."
            ) from error
        # The preview is a site of its own: absolute addresses lead back to it.
        os.environ["FAKTUM_SITE_URL"] = self.server.url
        self.server.server_bind = lambda: None  # type: ignore[method-assign]
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        self.builder = Builder(self.root, self.site_dir)
        try:
            for path in watched:
                self.server.watch(path)
            self.server.observe()  # before the first build: what is saved meanwhile is built after it
            self.build()
            say(f"The preview is at {self.server.url} and follows your changes. Stop it with Ctrl-C.")
            self.server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            self.server.shutdown()
            self.builder.end()

    def watched(self) -> list[str]:
        """What a change of is worth a new build."""
        try:
            config = read_config(self.root, self.site_dir)
        except Exception as error:
            raise BuildError(str(error)) from error
        return [config.docs_dir, str(self.root / "mkdocs.yml"), *config.watch]

    def build(self) -> None:
        """Show what was saved, and build: at once where pages can be shown ahead of that, or else when it is done."""
        with self._lock:
            self._saved += 1
            self._unbuilt |= self.server.take_changed()
            saved, first = self._saved, self._saved == 1
            engines = {name for path in self._unbuilt if (name := self._for_the_engine(path))}
        ahead = None if first or not all(map(_AUTHORED.fullmatch, engines)) else self.looking.ahead(engines)
        if ahead:
            self.ahead = ahead
        done = self.builds.submit(self._built, saved)
        if not ahead:
            done.result()

    def _for_the_engine(self, path: str) -> str | None:
        """The name of a file from which the engine makes something; editors leave others for a moment."""
        name = Path(os.path.relpath(path, self.root)).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/") if part != "..")
        return name if not hidden and not is_poured(name) and Path(path).exists() else None

    def convert(self, file: ProseFile, paths: frozenset[str]) -> Markup:
        """The text of an authored page as the engine will convert it."""
        if self.converting is None:
            raise LookupError("no build has gone well yet")
        return self.converting.content(file, paths)

    def _built(self, saved: int) -> None:
        """Build what was saved. Whatever goes wrong is shown in the terminal and never stops the server."""
        if saved != self._saved:
            return  # what was saved since is built next
        wrong = self.builder.build()
        with self._lock:
            if saved != self._saved:
                return
            behind, self._behind = self._behind, False
            if not wrong:
                self.ahead = None
                if any(path.endswith(".yml") and Path(path).parent == self.root for path in self._unbuilt):
                    self.converting = None  # mkdocs.yml may say otherwise now
                self._unbuilt.clear()
        if wrong:
            self._tell(wrong)
            return
        if behind:
            self.server.reload()
        if self.converting is None:
            self.converting = Converting(read_config(self.root, self.site_dir))
        if saved == 1 and (ahead := self.looking.ahead()):
            ahead.warm_up()

    def page_ahead(self, name: str) -> str | None:
        """A page as it was saved, where the build of it has not ended."""
        ahead = self.ahead
        if ahead is None:
            return None
        page = ahead.page(name)
        self._behind |= page is None
        return page

    def _tell(self, message: str) -> None:
        say(message)
        if (self.site_dir / "index.html").exists():
            say(
                "The preview shows pages as they were saved; they cannot be published like this."
                if self.ahead
                else "The preview still shows the last pages that could be built."
            )
            return
        self.site_dir.mkdir(parents=True, exist_ok=True)
        page = _NOTHING_YET.format(message=html.escape(message))
        (self.site_dir / "404.html").write_text(page, encoding="utf-8")

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for an address that leads nowhere."""
        page = self.site_dir / "404.html"
        return page.read_bytes() if code == 404 and page.is_file() else None


def say(message: str) -> None:
    """To the terminal, at once: the reader is waiting beside an editor."""
    print(message, file=sys.stderr, flush=True)  # noqa: T201 - the preview's only output


_NOTHING_YET = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Not built yet</title><meta http-equiv="refresh" content="2"></head>
<body><h1>Not built yet</h1><pre>{message}</pre><p>Correct it and save; this page looks again every other second.</p></body></html>
"""

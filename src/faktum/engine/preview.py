"""The live preview: MkDocs' server, a builder that survives mistakes, and the site's own watch list."""

from __future__ import annotations

import html
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    EVENT_TYPE_CLOSED_NO_WRITE,
    EVENT_TYPE_OPENED,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

from faktum.engine.build import BuildError, build_site, read_config
from faktum.spoken import spoken_log


def serve_site(root: Path, host: str, port: int) -> None:
    """Show the site in `root` and build it anew when a file changes, until Ctrl-C. Raises BuildError."""
    with tempfile.TemporaryDirectory(prefix="faktum-preview-") as folder:
        Preview(root, Path(folder) / "site", host, port).serve()


_READ = frozenset({EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE})
"""What a build does to the files itself."""
_SETTLED = 0.02
"""Seconds without a further change, after which a save is over: editors write a file in several steps."""


class _Server(LiveReloadServer):
    """MkDocs' server, told of changes by the system and not by looking at every file twice a second."""

    def __init__(self, builder: Callable[[], None], host: str, port: int, root: str) -> None:
        super().__init__(builder=builder, host=host, port=port, root=root)
        self.build_delay = _SETTLED
        self.polling, self.observer = self.observer, Observer()  # type: ignore[assignment]

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
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def serve(self, *, open_in_browser: bool = False) -> None:
        """Serve until the end. Where the system has no more watches to give, files are looked at instead."""
        try:
            self.observer.start()
        except OSError:
            self.observer = self.polling
            self.observer.start()
        self.observer.start = lambda: None  # type: ignore[method-assign] # it is started again as inherited
        super().serve(open_in_browser=open_in_browser)  # type: ignore[no-untyped-call]


class Preview:
    """One running preview. A failed build is told of and leaves the last good pages up."""

    def __init__(self, root: Path, site_dir: Path, host: str, port: int) -> None:
        self.root, self.site_dir = root, site_dir
        self.server = _Server(builder=self.build, host=host, port=port, root=str(site_dir))
        self.server.error_handler = self.error_page

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
        self.build()
        for path in watched:
            self.server.watch(path)
        say(f"The preview is at {self.server.url} and follows your changes. Stop it with Ctrl-C.")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            self.server.serve()
        except KeyboardInterrupt:
            say("Stopped.")
        finally:
            self.server.shutdown()

    def watched(self) -> list[str]:
        """What a change of is worth a new build."""
        try:
            config = read_config(self.root, self.site_dir)
        except Exception as error:
            raise BuildError(str(error)) from error
        return [config.docs_dir, str(self.root / "mkdocs.yml"), *config.watch]

    def build(self) -> None:
        """Build; whatever goes wrong is shown in the terminal and never stops the server."""
        try:
            build_site(self.root, self.site_dir)
        except BuildError as error:
            self._tell(str(error))
        except Exception:  # noqa: BLE001 - a preview outlives every mistake, ours too
            self._tell(traceback.format_exc())

    def _tell(self, message: str) -> None:
        say(message)
        if (self.site_dir / "index.html").exists():
            say("The preview still shows the last pages that could be built.")
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

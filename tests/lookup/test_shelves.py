"""A large book in shelves: what is found first is what the whole book would give, and little is fetched for it."""

from __future__ import annotations

import gzip
import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from lookup.large_book import asked, large_book

from faktum.lookup import shelves
from faktum.lookup.book import Book
from faktum.lookup.ranking import Lookup

if TYPE_CHECKING:
    from tests.lookup.conftest import Answers

HERE = Path(__file__).parent
MODULES = HERE.parents[1] / "src/faktum/theme/assets/javascripts"
FIRST = 10
LARGE = 6000
MOST = 24
"""Shelves that may be fetched for a question: BUDGET and FEW of shelves.js."""
BROAD = "jurist forskare"
"""What very many have, and nobody together."""
Asked = Sequence[tuple[str, dict[str, str]]]


@dataclass(frozen=True)
class Shelved:
    """A book as it is published in shelves, and Node to ask it."""

    book: Book
    index: dict[str, Any]
    files: dict[str, str]
    node: list[str]

    @classmethod
    def of(cls, book: Book, node: list[str]) -> Shelved:
        first, numbers, files = shelves.shelved(book)
        named = {"numbers": numbers} | {f"s{number}": one for number, one in enumerate(files)}
        texts = {f"index.{name}.json": _json(content) for name, content in named.items()}
        return cls(book, json.loads(_json({**first, "files": "index."})), texts, node)

    def ask(self, asked: Asked, wanted: int = FIRST, how: str = "") -> list[dict[str, Any]]:
        given = {
            "modules": MODULES.as_uri(), "index": self.index, "files": self.files, "how": how,
            "asked": [[typed, facets, wanted] for typed, facets in asked],
        }  # fmt: skip
        done = subprocess.run(
            [*self.node, HERE / "ask_shelves.mjs"], input=json.dumps(given),
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        answer: list[dict[str, Any]] = json.loads(done.stdout)
        return answer

    def weight(self, fetched: Sequence[str]) -> int:
        """Bytes of the index and of what was fetched, compressed."""
        return sum(
            len(gzip.compress(text.encode()))
            for text in (_json(self.index), *map(self.files.get, fetched))
            if text
        )


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=dict)


def differing(one: Shelved, questions: Asked, wanted: int = FIRST, how: str = "") -> list[str]:
    """Questions whose first answers, or the number of them, are not those of the whole book."""
    lookup = Lookup.of(one.book)
    wrong = []
    for (typed, facets), answer in zip(questions, one.ask(questions, wanted, how), strict=True):
        found = lookup.find(typed, {name: [value] for name, value in facets.items()})
        got = [(one.book.entries[place].id, _why(reasons)) for place, reasons in answer["hits"]]
        all_told = len(found.hits)
        right = (
            got == [(hit.entry.id, [(why.field, why.text.text, list(why.words)) for why in hit.reasons]) for hit in found.hits[:wanted]]
            and (answer["total"] == all_told if answer["isCounted"] else min(wanted, all_told) <= answer["total"] <= all_told)
            and answer["counts"] in (None, {facet: dict(counts) for facet, counts in found.counts.items()})
        )  # fmt: skip
        if not right:
            wrong.append(f"{typed!r} {facets}: {got}, {answer['total']} of {all_told}")
    return wrong


def _why(reasons: list[dict[str, Any]]) -> list[tuple[str, str, list[str]]]:
    return [(one["field"], one["text"], one["words"]) for one in reasons]


@pytest.fixture(scope="module")
def large(node: list[str]) -> Shelved:
    return Shelved.of(large_book(LARGE), node)


def test_first_results_are_those_of_the_whole_book(large: Shelved) -> None:
    assert differing(large, asked(large.book, 1)) == []


def test_further_results_are_too(large: Shelved) -> None:
    assert (
        differing(large, [("k", {}), ("region", {}), ("", {"speaks": "sv"}), ("lind", {})], wanted=45) == []
    )


def test_little_is_fetched(large: Shelved) -> None:
    one = next(entry for entry in large.book.entries if entry.name)
    typical: Asked = [
        (one.name, {}), ("region lundhamn", {}), (f"0{one.number}", {}), ("", {"project": "projekt-Bergby", "speaks": "da"}),
        ("region", {}), ("k", {}), ("", {"speaks": "sv"}),
    ]  # fmt: skip
    weights = {
        typed: large.weight(answer["fetched"])
        for (typed, _), answer in zip(typical, large.ask(typical), strict=True)
    }
    assert {typed: weight for typed, weight in weights.items() if weight > 45_000} == {}


def shelves_fetched(answer: dict[str, Any]) -> int:
    return sum(".s" in name for name in answer["fetched"])


def test_a_broad_question_ends_long_before_the_whole_book_has_come(large: Shelved) -> None:
    questions: Asked = [(BROAD, {}), ("svenska engelska danska", {}), (BROAD, {"organisation": "region-3"})]
    for answer in large.ask(questions):
        assert answer["isCut"]
        assert not answer["isCounted"]
        assert answer["counts"] is None
        assert answer["hits"] == []
        assert shelves_fetched(answer) <= MOST
        assert answer["searched"][0] < LARGE / 2


def test_whoever_asks_on_comes_to_what_the_whole_book_says(large: Shelved) -> None:
    questions: Asked = [(BROAD, {}), ("jurist forskarx", {}), (BROAD, {"speaks": "da"})]
    assert differing(large, questions, how="patient") == []
    for answer in large.ask(questions, how="patient"):
        assert len(answer["searched"]) > 1
        assert answer["searched"] == sorted(set(answer["searched"]))
        assert not answer["isCut"]


@pytest.mark.parametrize("how", ["typing", "hurried"])
def test_letters_typed_one_by_one_fetch_no_more(large: Shelved, how: str) -> None:
    entry = next(one for one in large.book.entries if one.name)
    questions: Asked = [(entry.name, {}), (f"{entry.name[:-2]}{entry.name[-1]}", {})]
    assert differing(large, questions, how=how) == []
    (broad,) = large.ask([(BROAD, {})], how=how)
    assert broad["isCut"]
    assert shelves_fetched(broad) <= MOST


@pytest.mark.parametrize("language", ["sv", "da", "en"])
def test_the_cases_hold_in_small_shelves_too(
    answers: dict[str, Answers], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So small that every way of parting contacts is gone."""
    for name, size in (("SHELF", 4), ("DRAWER", 3), ("LETTERS", 2), ("BEST", 2), ("COMMON", 3)):
        monkeypatch.setattr(shelves, name, size)
    asking = answers[language]
    cases = yaml.safe_load((HERE / "cases.yml").read_text(encoding="utf-8"))
    questions: Asked = [(one["q"], one.get("set", {})) for one in cases]
    assert differing(Shelved.of(asking.lookup.book, asking.node), questions, wanted=3) == []

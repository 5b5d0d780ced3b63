"""The proof of `faktum check` in benchmarks/mistakes/ makes what it says; what it finds is reported, not tested."""

from __future__ import annotations

import hashlib
import importlib
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from faktum.problems import Problem

ROOT = Path(__file__).parents[1]
SEED = 4
HASH = re.compile(r"\b[0-9a-f]{16}\b")


@pytest.fixture(scope="module")
def bench() -> Any:
    """The benchmark's modules, which are in no package that is installed."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        importlib.import_module("mistakes.kinds")
        importlib.import_module("mistakes.fresh.ground")
        importlib.import_module("mistakes.unseen.by_hand")
        importlib.import_module("mistakes.by_others")
        importlib.import_module("mistakes.clean_prose")
        importlib.import_module("mistakes.table")
        importlib.import_module("mistakes.trial")
        yield importlib.import_module("mistakes")
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))


@pytest.fixture(scope="module")
def site(bench, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return bench.snapshot.Site(bench.snapshot.copy_site(tmp_path_factory.mktemp("snapshot") / "site"))


@pytest.fixture(scope="module")
def made(bench, site) -> list[Any]:
    return list(bench.mistake.every_mistake(site, SEED))


def test_the_same_seed_makes_the_same_mistakes(bench, site, made) -> None:
    again = bench.mistake.every_mistake(bench.snapshot.Site(site.root), SEED)
    assert [(one.id, one.slip) for one in again] == [(one.id, one.slip) for one in made]


def test_another_seed_makes_others(bench, site, made) -> None:
    kind = bench.mistake.KINDS["debris"]
    slips = [one.slip for one in made if one.kind == "debris"]
    assert [one.slip for one in kind.mistakes(site, SEED + 1)] != slips


def test_there_are_many_of_every_sort(made) -> None:
    assert len(made) >= 300
    assert len({one.id for one in made}) == len(made)
    kinds = Counter(one.kind for one in made)
    assert len(kinds) >= 35
    assert all(3 <= number <= 12 for number in kinds.values()), kinds
    languages, texts = (Counter(getattr(one.slip, name) for one in made) for name in ("language", "where"))
    assert all(languages[code] >= 80 for code in ("sv", "da", "en")), languages
    assert all(texts[where] >= 40 for where in ("release", "project", "page", "short", "record")), texts


def test_halves_are_split_by_hash(bench) -> None:
    kinds = {name: kind for name, kind in bench.mistake.KINDS.items() if kind.split in {"tuned", "held"}}
    splits = Counter(kind.split for kind in kinds.values())
    for name, kind in kinds.items():
        assert (kind.split == "held") == (hashlib.sha256(name.encode()).digest()[0] % 2 == 1)
    assert 0.4 <= splits["held"] / splits.total() <= 0.6


@pytest.mark.parametrize(("package", "splits"), [("fresh", {"fresh"}), ("unseen", {"shown", "unseen"})])
def test_drawn_kinds_are_those_of_their_package(bench, package, splits) -> None:
    for kind in bench.mistake.KINDS.values():
        assert (kind.split in splits) == (kind.rule.__module__.split(".")[:2] == ["mistakes", package])


def test_unseen_mistakes_are_of_every_language_and_sort(made) -> None:
    unseen = [one for one in made if one.split in {"shown", "unseen"}]
    assert len(unseen) >= 400
    assert len({one.kind for one in unseen}) >= 60
    languages, texts = (Counter(getattr(one.slip, name) for one in unseen) for name in ("language", "where"))
    assert all(languages[code] >= 80 for code in ("sv", "da", "en")), languages
    assert all(texts[where] >= 25 for where in ("release", "project", "page", "short", "record")), texts


def test_unseen_phrases_are_the_same_in_each_language(bench) -> None:
    told = {code: bench.unseen.ground._phrases(code) for code in ("sv", "da", "en")}
    assert set(told["sv"]) == set(told["da"]) == set(told["en"]) - {"spellings"}


def test_mistakes_made_by_hand_fit_the_site(bench, site) -> None:
    by_hand = list(bench.unseen.by_hand.made_by_hand(site))
    assert len(by_hand) == len({one.id for one in by_hand}) == 40
    assert all(one.split == "unseen-written" for one in by_hand)
    assert all(site.changes(*one.lines, one.slip.edits) for one in by_hand)


def test_no_two_kinds_have_one_name(bench) -> None:
    def em_dash(site: Any, draw: Any) -> list[Any]:
        return []

    assert "em-dash" in bench.mistake.KINDS
    with pytest.raises(ValueError, match="two kinds em-dash"):
        bench.mistake.kind("DASH")(em_dash)


AREAS = {
    "prose against facts": {"UNBOUND-FIGURE", "WRONG-FIGURE", "BARE-FIGURE"},
    "across languages": {"OTHER-LANGUAGE"},
    "versions": {"DIFFERENT-FACTS", "DIFFERENT-SHAPE"},
    "claims": {"UNSOURCED-CLAIM"},
    "arithmetic in texts": {"PERIOD-LENGTH", "COUNT-OF-RECORDS", "PART-OF-TOTAL"},
    "time": {"RELATIVE-DATE"},
    "identity": {"UNKNOWN-NAME", "TYPED-NAME"},
    "quotation marks": {"QUOTATION-MARKS", "QUOTED-POSITION"},
    "dashes": {"DASH"},
    "spaces and debris": {"SPACES", "DEBRIS"},
    "numbers and years": {"NUMBER-FORMAT", "TWO-DIGIT-YEAR"},
    "placeholders": {"PLACEHOLDER"},
    "translations": {"STALE", "ORIGINAL", "MISSING-TRANSLATION"},
}
"""What editors do wrong in texts, and the codes of it."""

RECORDS = {
    "SHARES", "OVER-BUDGET", "PART-OF-TOTAL", "COUNT-OF-RECORDS", "PERIOD-LENGTH", "PERIOD-TURNED",
    "PROGRAMME-PERIOD", "OFFICE-AT-DATE", "REVIEW-DUE", "FUTURE-DATE", "BAD-DATE", "RELEASE-YEAR", "NEAR-DUPLICATE",
    "UNKNOWN-REFERENCE", "UNKNOWN-FACT", "UNKNOWN-KEY", "MISSING-KEY", "BAD-MONEY", "BAD-PHONE", "BAD-MAIL",
    "BAD-ID", "NO-CORRECTION",
}  # fmt: skip


def test_fresh_mistakes_are_of_every_area_and_language(made) -> None:
    fresh = [one for one in made if one.split == "fresh"]
    assert len(fresh) >= 330
    assert len({one.kind for one in fresh}) >= 40
    for area, codes in AREAS.items():
        languages = Counter(one.slip.language for one in fresh if one.codes & codes)
        assert all(languages[code] >= 2 for code in ("sv", "da", "en")), (area, languages)
    assert {code for one in fresh if one.slip.where == "record" for code in one.codes} >= RECORDS
    figures = Counter(one.slip.where for one in fresh if one.codes & AREAS["prose against facts"])
    assert all(figures[where] >= 20 for where in ("release", "project", "page", "short")), figures


FEW = {"marks", "positions", "list heads"}
"""Signs and headings, of which there are no eight."""


def test_fresh_phrases_are_many_in_each_language(bench) -> None:
    told = {code: bench.fresh.ground._phrases(code) for code in ("sv", "da", "en")}
    assert told["sv"].keys() == told["da"].keys() == told["en"].keys() - {"spelling"}
    for code, phrases in told.items():
        for key, one in phrases.items():
            assert not isinstance(one, list) or key in FEW or len(one) >= 8, (code, key)


def test_every_mistake_stands_on_the_line_it_names(site, made) -> None:
    for one in made:
        path, line = one.lines
        before = site.files.get(path, "").split("\n")[line - 1 : line]
        text = one.slip.edits[path]
        after = [] if text is None else text.split("\n")[line - 1 : line]
        assert before != after, one.id
        assert one.places, one.id
        assert one.codes or one.split in {"shown", "unseen"}, one.id


def test_an_edit_leaves_the_rest_of_the_file_as_it_is(site, made) -> None:
    for one in made:
        path, line = one.lines
        text = one.slip.edits[path]
        if path in site.files and text is not None:
            # A picture that is new in all versions brings a translation the new hash of its original.
            before, after = (HASH.sub("…", one_text).split("\n") for one_text in (site.files[path], text))
            kept = abs(len(after) - len(before)) + 1
            assert before[: line - kept] == after[: line - kept], one.id
            assert before[len(before) - len(after) + line + kept :][-20:] == after[line + kept :][-20:], (
                one.id
            )


def test_every_right_code_is_documented(bench) -> None:
    documented = set(
        re.findall(r"^### (\S+)", (ROOT / "CHECKS.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    codes = {code for kind in bench.mistake.KINDS.values() for code in kind.codes}
    assert codes <= documented


def test_mistakes_written_by_others_fit_the_site(bench, site) -> None:
    written = list(bench.by_others.written_mistakes(site))
    assert len({one.id for one in written}) == len(written)
    assert all(one.codes or one.kind == "obligation" for one in written)
    assert all(site.changes(*one.lines, one.slip.edits) for one in written)
    for split in ("written", "written-again", "once-written"):
        languages = Counter(one.slip.language for one in written if one.split == split)
        assert languages.keys() == {"sv", "da", "en"}
        assert languages.total() >= 60


def test_mistakes_measured_once_are_of_every_kind_in_each_language(bench, site) -> None:
    once = [one for one in bench.by_others.written_mistakes(site) if one.split == "once-written"]
    kinds = set(bench.by_others.RIGHT) - {"reference"}
    assert Counter((one.slip.language, one.kind) for one in once).keys() == {
        (language, kind) for language in ("sv", "da", "en") for kind in kinds
    }
    for one in once:
        assert one.lines in one.places, one.id
        assert {path for path, _line in one.places} <= {*site.files, one.slip.path}, one.id


def test_clean_prose_can_be_laid_into_the_site(bench, site) -> None:
    texts = list(bench.clean_prose.laid_texts(site))
    assert sum(one.words for one in texts) >= 20_000
    assert {one.kind for one in texts} == set(bench.clean_prose.KINDS)
    for laid in texts:
        assert all(path in site.files for path in laid.edits), laid.source
        assert laid.lines, laid.source


def mistake(bench, *, split: str = "tuned") -> Any:
    slip = bench.mistake.Slip("docs/sv/a.md", 7, {"docs/sv/a.md": "…"}, "something")
    return bench.mistake.Mistake(
        "x-01", "x", split, slip, frozenset({"WRONG-FIGURE"}), frozenset({"STALE", "DIFFERENT-FACTS"})
    )


def problem(path: str, line: int, code: str) -> Problem:
    return Problem(path, line, code, "this", "that")


@pytest.mark.parametrize(
    ("found", "caught", "line", "code", "alarms"),
    [
        ([], False, False, False, 0),
        ([("docs/sv/a.md", 7, "WRONG-FIGURE")], True, True, True, 0),
        ([("docs/sv/a.md", 7, "BARE-FIGURE")], True, True, False, 0),
        ([("docs/sv/a.md", 8, "WRONG-FIGURE")], True, False, False, 0),
        ([("docs/sv/a.md", 8, "DASH")], True, False, False, 1),
        ([("docs/sv/a.md", 7, "DIFFERENT-FACTS")], False, False, False, 0),
        ([("docs/da/a.md", 3, "STALE")], False, False, False, 0),
        ([("docs/da/a.md", 3, "DASH")], False, False, False, 1),
    ],
)
def test_a_report_is_judged_by_file_line_and_code(bench, found, caught, line, code, alarms) -> None:
    outcome = bench.trial.judged(mistake(bench), [problem(*one) for one in found])
    assert (outcome.caught, outcome.right_line, outcome.right_code) == (caught, line, code)
    assert len(outcome.alarms) == alarms


@pytest.mark.parametrize("split", ["written", "written-again", "unseen-written", "once-written"])
def test_any_code_at_the_line_counts_for_what_others_wrote(bench, split) -> None:
    outcome = bench.trial.judged(mistake(bench, split=split), [problem("docs/sv/a.md", 7, "DIFFERENT-FACTS")])
    assert (outcome.caught, outcome.right_line, outcome.right_code) == (True, True, False)


def test_trying_a_mistake_leaves_the_site_as_it_was(bench, tmp_path: Path) -> None:
    root = tmp_path / "site"
    for name, text in {
        "data/site.yml": "title: x\n",
        "docs/sv/a.md": "One\n",
        "mkdocs.yml": "x: y\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    tried = bench.trial.Bench(root)
    problems = tried.problems_with({"docs/sv/a.md": None, "docs/sv/b.md": "Two\n", "docs/assets/c.svg": "…"})
    assert problems, "the site is broken, and the bench knew of no problem before"
    files = {path.relative_to(tried.root).as_posix() for path in tried.root.rglob("*") if path.is_file()}
    assert files == {"data/site.yml", "docs/sv/a.md", "mkdocs.yml"}
    assert (tried.root / "docs/sv/a.md").read_text(encoding="utf-8") == "One\n"


def test_the_tables_take_the_place_of_the_earlier_ones(bench, tmp_path: Path) -> None:
    page = tmp_path / "CHECKS.md"
    page.write_text("# Checks\n\n### YAML\n\nText.\n", encoding="utf-8")
    bench.table.write(["| one |"], page)
    bench.table.write(["| two |"], page)
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Checks\n\n### YAML\n\nText.\n\n## How much it catches\n")
    assert text.count("## How much it catches") == 1
    assert "| two |" in text
    assert "| one |" not in text

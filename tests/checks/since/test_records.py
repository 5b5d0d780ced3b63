"""Records and facts that go and come."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checks.since.repository import BUDGET, NILS, NORTH, Changes, rewrite, since


def test_a_new_fact_needs_none(changes: Changes) -> None:
    assert changes((NORTH, "  period:\n", "  effect:\n    value: 12 jobs\n    source: fjallback-2019-sv\n    place: lead\n  period:\n")) == []  # fmt: skip


def test_a_removed_fact_is_a_warning(changes: Changes) -> None:
    goal = "  goal-jobs:\n    value: 200 jobs\n    qualifier: at least\n    source: fjallback-2019-sv\n    place: lead\n"
    (one,) = changes((NORTH, goal, ""))
    assert (one.path, one.line, one.severity) == (NORTH, 17, "warning")
    assert (
        one.message
        == 'expected the fact goal-jobs, published as "at least 200 jobs" in HEAD, found no such fact'
    )
    assert "corrections: [{on: 2026-12-01, from: at least 200 jobs, to: not stated, " in one.hint


def test_a_fact_under_another_key_is_not_removed(changes: Changes) -> None:
    assert changes((NORTH, "  goal-jobs:\n", "  goal-new-jobs:\n")) == []


def test_a_fact_that_is_worked_out_now_is_not_removed(published: Path, git: Callable[..., str]) -> None:
    share = "  share-nordfonden:\n"
    funding = "  funding-nordfonden:\n    of: nordfonden\n    value: 4 800 000 SEK\n    source: fjallback-2019-sv\n    place: lead\n"
    rewrite(published, (NORTH, share, funding + share))
    git(published, "commit", "--quiet", "--all", "--message=more")
    rewrite(published, (NORTH, funding, ""))
    assert since(published) == []


def test_a_removed_record_is_one_warning(published: Path) -> None:
    (published / NORTH).unlink()
    (one,) = [one for one in since(published) if one.path == NORTH]
    assert (one.line, one.severity) == (1, "warning")
    assert (
        one.message == "expected the record halsobron, published with 11 facts in HEAD, found no such record"
    )
    assert "former_ids" in one.hint


def test_a_removed_record_with_one_fact(published: Path) -> None:
    (published / NILS).unlink()
    (one,) = [one for one in since(published) if one.path == NILS]
    assert one.expected == "the record p-a1b2c, published with 1 fact in HEAD"


def test_a_record_that_cannot_be_read_is_not_removed(published: Path) -> None:
    rewrite(published, (NORTH, "eu_funded: yes\n", "eu_funded: perhaps\n"))
    assert since(published) == []


def test_a_renamed_record_is_followed(published: Path) -> None:
    text = (published / NORTH).read_text(encoding="utf-8")
    (published / NORTH).unlink()
    new = published / "data/projects/bron.yml"
    renamed = text.replace("former_ids: [halsobron-nord]", "former_ids: [halsobron-nord, halsobron]")
    new.write_text(renamed, encoding="utf-8")
    assert since(published) == []
    new.write_text(renamed.replace(BUDGET, "    value: 9 000 000 SEK\n"), encoding="utf-8")
    (one,) = since(published)
    assert (one.path, one.line) == ("data/projects/bron.yml", 19)
    assert "bron.budget from" in one.expected


def test_a_renamed_source_is_the_same_source(published: Path) -> None:
    old, new = (published / f"data/sources/{name}.yml" for name in ("provbladet-2023", "provbladet-juni"))
    new.write_text(old.read_text(encoding="utf-8") + "former_ids: [provbladet-2023]\n", encoding="utf-8")
    old.unlink()
    for path in published.glob("data/**/*.yml"):
        if path != new:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("provbladet-2023", "provbladet-juni"), encoding="utf-8")
    assert since(published) == []

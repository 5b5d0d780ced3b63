"""Revisions of other files, schemas and branches than those of today."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from checks.since.repository import ADDED, BUDGET, NILS, NORTH, SOUTH, Edit, rewrite, since

from faktum.load.files import MAX_BYTES
from faktum.load.revision import read_revision
from faktum.problems import Problem


def published_with(root: Path, commit: Callable[[Path], str], *edits: Edit) -> list[Problem]:
    """What is said of the small site when the revision had other passages in their place."""
    rewrite(root, *edits)
    commit(root)
    rewrite(root, *((path, new, old) for path, old, new in edits))
    found: list[Problem] = since(root)
    return found


def test_an_older_schema_is_read_as_far_as_it_goes(
    site: Callable[..., Path], commit: Callable[[Path], str]
) -> None:
    found = published_with(
        site(), commit,
        (NORTH, "eu_funded: yes\n", "eu_money: yes\nlegacy: {a: [b]}\n"),
        (NORTH, BUDGET, "    value: 7 000 000 SEK\n    how_sure: very\n"),
    )  # fmt: skip
    assert [one.expected for one in found] == [
        'a correction of halsobron.budget from "7 000 000 SEK" to "8 000 000 SEK"'
    ]


def test_a_fact_that_cannot_be_read_there_is_a_note(
    site: Callable[..., Path], commit: Callable[[Path], str]
) -> None:
    found = published_with(
        site(), commit, (NORTH, BUDGET, "    value: 8 mkr\n"), (NORTH, "    value: 40 percent\n", "    value: [40]\n"),
        (NORTH, "    value: 60 percent\n", "    value: 61 percent\n"),
    )  # fmt: skip
    note = next(one for one in found if one.severity == "note")
    assert (note.path, note.found) == (NORTH, "budget, share-region-fjallback, which cannot be read there")
    assert [one.line for one in found if one.severity == "error"] == [30]


def test_roles_and_offices_that_cannot_be_read_there_are_a_note(
    site: Callable[..., Path], commit: Callable[[Path], str]
) -> None:
    found = published_with(
        site(), commit, (NORTH, "    organisations: [fjallback-innovation]\n", "    organisation: fjallback-innovation\n"),
        (SOUTH, "  - role: commissioner\n", "  - role: {of: money}\n"),
        (NILS, "  manager:\n", "  manager: boss\n  chief:\n"),
    )  # fmt: skip
    notes = {one.path: one.found.partition(",")[0] for one in found if one.severity == "note"}
    assert notes.pop(SOUTH).endswith("-region-fjallback")
    assert notes == {NORTH: "participation 1", NILS: "manager"}
    assert [one for one in found if one.severity != "note"] == []


@pytest.mark.parametrize(
    "text",
    [
        "facts: {budget: [\n",
        "- facts\n",
        "facts: 1\n",
        "\udcff facts",
        "participants: {}\n",
        "appointments: []\n",
    ],
)
def test_a_file_that_cannot_be_read_there_is_a_note(
    site: Callable[..., Path], commit: Callable[[Path], str], text: str
) -> None:
    root = site()
    kept = (root / NORTH).read_bytes()
    (root / NORTH).write_bytes(text.encode("utf-8", "surrogateescape"))
    commit(root)
    (root / NORTH).write_bytes(kept)
    (one,) = since(root)
    assert (one.path, one.severity, one.found) == (NORTH, "note", "a file that cannot be read there")


def test_what_is_no_file_is_passed_over(site: Callable[..., Path], commit: Callable[[Path], str]) -> None:
    root = site()
    kept = (root / NORTH).read_bytes()
    (root / NORTH).unlink()
    (root / NORTH).symlink_to("halsobron-syd.yml")
    commit(root)
    (root / NORTH).unlink()
    (root / NORTH).write_bytes(kept.replace(BUDGET.encode(), b"    value: 1 SEK\n"))
    assert since(root) == []


@pytest.mark.parametrize(("more", "read"), [(0, True), (1, False)])
def test_a_file_of_the_revision_may_be_as_large_as_one_of_today(
    site: Callable[..., Path], commit: Callable[[Path], str], more: int, read: bool
) -> None:
    root = site()
    raw = (root / NORTH).read_bytes()
    (root / NORTH).write_bytes(raw + b"#" * (MAX_BYTES - len(raw) + more))
    commit(root)
    facts = read_revision(root, "HEAD").facts
    assert ("halsobron.budget" in facts) is read
    assert "halsobron-syd.budget" in facts


def test_a_revision_without_the_site_is_a_note(published: Path, git: Callable[..., str]) -> None:
    empty = git(published, "hash-object", "-t", "tree", "-w", "/dev/null")
    bare = git(published, "commit-tree", empty, "-m", "nothing")
    (one,) = since(published, bare)
    assert (one.path, one.severity, one.found) == ("data/site.yml", "note", "none")


def test_a_site_in_a_folder_of_its_repository(
    site: Callable[..., Path], commit: Callable[[Path], str], tmp_path: Path
) -> None:
    root = site(None, "whole/sub")
    commit(tmp_path / "whole")
    rewrite(root, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    assert [one.path for one in since(root)] == [NORTH]


def test_the_working_tree_and_the_index_are_left_alone(published: Path, git: Callable[..., str]) -> None:
    rewrite(published, (NORTH, BUDGET, "    value: 9 000 000 SEK\n"))
    (published / "data/projects/new.yml").write_text("x", encoding="utf-8")
    git(published, "add", "data/projects/new.yml")
    before = git(published, "status", "--porcelain"), git(published, "stash", "list")
    since(published)
    assert (git(published, "status", "--porcelain"), git(published, "stash", "list")) == before


@pytest.fixture
def forked(published: Path, git: Callable[..., str]) -> Path:
    """Work on a branch, while main has corrected the budget, added a fact and removed none."""
    git(published, "checkout", "--quiet", "-b", "work")
    git(published, "checkout", "--quiet", "main")
    new = "  effect:\n    value: 12 jobs\n    source: fjallback-2019-sv\n    place: lead\n"
    rewrite(
        published,
        (NORTH, BUDGET, "    value: 9 000 000 SEK\n" + ADDED),
        (NORTH, "  period:\n", new + "  period:\n"),
    )
    git(published, "commit", "--quiet", "--all", "--message=a correction")
    git(published, "checkout", "--quiet", "work")
    return published


def test_what_the_revision_changed_is_not_ours(forked: Path) -> None:
    assert since(forked, "main") == []


def test_what_we_changed_is(forked: Path) -> None:
    rewrite(
        forked, (NORTH, BUDGET, "    value: 7 000 000 SEK\n"), (NORTH, "2019-03/2021-12~", "2019-03/2022-12~")
    )
    assert [one.expected.split()[3] for one in since(forked, "main")] == [
        "halsobron.budget",
        "halsobron.period",
    ]


def test_after_the_merge_nothing_is_missing(forked: Path, git: Callable[..., str]) -> None:
    git(forked, "merge", "--quiet", "--no-ff", "--message=merge", "main")
    assert since(forked, "main") == []

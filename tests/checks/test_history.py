"""What stood in a file before, as git tells it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faktum.load.files import MAX_BYTES
from faktum.load.history import earlier_texts, earlier_texts_of

Git = Callable[..., str]
BRIDGE, ROAD = "data/bro.yml", "data/väg till bron.yml"


@pytest.fixture
def written(tmp_path: Path, git: Git) -> Callable[..., str]:
    """`written({path: bytes or None})`: a commit with these files changed; its name."""
    git(tmp_path, "init", "--quiet", "--initial-branch=main")

    def commit(files: dict[str, bytes | None]) -> str:
        for path, content in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.unlink() if content is None else file.write_bytes(content)
        git(tmp_path, "add", "--all")
        git(tmp_path, "commit", "--quiet", "--message=as published", "--date=2024-02-03T04:05:06Z")
        return git(tmp_path, "rev-parse", "@")

    return commit


def test_the_newest_comes_first(tmp_path: Path, written: Callable[..., str]) -> None:
    first = written({BRIDGE: b"a: 1\n", ROAD: b"b: 1\n"})
    written({ROAD: b"b: 2\n"})
    second = written({BRIDGE: b"a: 2\r\n"})
    found = list(earlier_texts(tmp_path, BRIDGE))
    assert [(one.commit, one.text) for one in found] == [(second[:10], "a: 2\n"), (first[:10], "a: 1\n")]
    assert all(len(one.day) == len("2024-02-03") for one in found)
    assert [one.text for one in earlier_texts(tmp_path, ROAD)] == ["b: 2\n", "b: 1\n"]


def test_what_was_removed_is_passed_over_and_what_stood_before_is_not(
    tmp_path: Path, written: Callable[..., str]
) -> None:
    written({BRIDGE: b"a: 1\n"})
    written({BRIDGE: None, ROAD: b"other"})
    written({BRIDGE: b"a: 3\n"})
    assert [one.text for one in earlier_texts(tmp_path, BRIDGE)] == ["a: 3\n", "a: 1\n"]
    assert sorted(earlier_texts_of(tmp_path, [BRIDGE])) == [(BRIDGE, "a: 1\n"), (BRIDGE, "a: 3\n")]


def test_a_name_before_is_followed(tmp_path: Path, written: Callable[..., str]) -> None:
    text = b"".join(b"line %d of the bridge\n" % number for number in range(20))
    written({BRIDGE: text})
    written({BRIDGE: None, ROAD: text})
    written({ROAD: text + b"the end\n"})
    assert [one.text.count("\n") for one in earlier_texts(tmp_path, ROAD)] == [21, 20, 20]


def test_of_several_files_each_text_once(tmp_path: Path, written: Callable[..., str]) -> None:
    written({BRIDGE: b"a: 1\n", ROAD: b"a: 1\n"})
    written({BRIDGE: b"a: 2\n"})
    written({BRIDGE: b"a: 1\n", "data/x.yml": b"x"})
    assert sorted(earlier_texts_of(tmp_path, [BRIDGE, ROAD])) == [
        (BRIDGE, "a: 1\n"), (BRIDGE, "a: 2\n"), (ROAD, "a: 1\n"),
    ]  # fmt: skip
    assert list(earlier_texts_of(tmp_path, [])) == []


def test_a_site_below_the_top_of_its_repository(tmp_path: Path, written: Callable[..., str]) -> None:
    written({f"site/{BRIDGE}": b"a: 1\n", BRIDGE: b"another"})
    assert list(earlier_texts_of(tmp_path / "site", [BRIDGE])) == [(BRIDGE, "a: 1\n")]
    assert [one.text for one in earlier_texts(tmp_path / "site", BRIDGE)] == ["a: 1\n"]


def test_both_sides_of_a_merge_are_told(tmp_path: Path, git: Git, written: Callable[..., str]) -> None:
    written({BRIDGE: b"a: 1\n\n\n\nb: 1\n"})
    git(tmp_path, "checkout", "--quiet", "-b", "other")
    written({BRIDGE: b"a: 2\n\n\n\nb: 1\n"})
    git(tmp_path, "checkout", "--quiet", "main")
    written({BRIDGE: b"a: 1\n\n\n\nb: 2\n"})
    git(tmp_path, "merge", "--quiet", "--no-edit", "other")
    texts = {one.text.replace("\n", " ") for one in earlier_texts(tmp_path, BRIDGE)}
    assert {"a: 1    b: 1 ", "a: 2    b: 1 ", "a: 1    b: 2 "} <= texts


def test_what_cannot_be_read_is_passed_over(tmp_path: Path, written: Callable[..., str]) -> None:
    largest = b"#" * MAX_BYTES
    written({BRIDGE: b"a: 1\n"})
    for raw in (b"\xff", largest + b"#", largest, b""):
        written({BRIDGE: raw})
    written({BRIDGE: b"a: 2\n"})
    assert [one.text for one in earlier_texts(tmp_path, BRIDGE)] == ["a: 2\n", "", largest.decode(), "a: 1\n"]
    assert len(list(earlier_texts_of(tmp_path, [BRIDGE]))) == 4


def test_without_a_repository_nothing_was_there_before(tmp_path: Path, git: Git) -> None:
    (tmp_path / "bro.yml").write_text("a: 1\n", encoding="utf-8")
    assert list(earlier_texts(tmp_path, "bro.yml")) == []
    assert list(earlier_texts_of(tmp_path, ["bro.yml"])) == []

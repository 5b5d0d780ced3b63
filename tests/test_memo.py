"""What was made before: when it may be used again, when not, and what is forgotten."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from faktum.catalogue import Catalogue
from faktum.memo.answered import Answered
from faktum.memo.memo import Answers, Memo
from faktum.questions import (
    Question,
    asked_once,
    decided_by,
    listening,
    note,
    question,
    question_of_many,
    question_of_record,
)


@dataclass
class Shelf:
    """Somebody who can be asked."""

    texts: dict[str, str] = field(default_factory=lambda: {"one": "a", "two": "b"})
    evaluated: list[str] = field(default_factory=list)

    @question_of_record()
    def text(self, name: str) -> str:
        self.evaluated.append(name)
        return self.texts[name]

    @question
    def longest(self) -> str:
        return max(self.texts, key=lambda name: len(self.text(name)))

    @decided_by("people", "sources")
    @question
    def of_people(self) -> str:
        self.evaluated.append("people")
        return self.texts[":people"]

    @question_of_many
    def several(self, what: str, *names: str) -> list[str]:
        assert what == "texts"
        return [self.texts[name] for name in names]

    @asked_once
    def names(self) -> list[str]:
        return list(self.texts)

    def answers(self) -> Answers:
        def mark(asked: Question) -> bytes:
            return repr(asked.answer({"Shelf": self}, {})).encode()

        marks = {name: text.encode() for name, text in self.texts.items()}
        return Answers(marks, "shared", mark)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memo.sqlite"


def opened(path: Path, shelf: Shelf, *, code: bytes = b"code", site: bytes = b"site") -> Memo:
    return Memo.open(path, code, site, shelf.answers())


def kept(path: Path, shelf: Shelf) -> None:
    """Two things, of which one knows the longest, and the other one text."""
    memo = opened(path, shelf)
    for name, ask in (("longest", shelf.longest), ("one", lambda: shelf.text("one"))):
        with listening() as asked:
            ask()
        memo.keep(name, b"given", asked, f"short of {name}", f"long of {name}")
    memo.write(b"site")


def test_what_was_asked_inside_an_answer_is_no_question_of_the_caller() -> None:
    shelf = Shelf()
    with listening() as asked:
        shelf.longest()
        assert shelf.names == ["one", "two"]
    assert asked == {Question("Shelf.longest"), Question("Shelf.names")}


def test_an_inner_listener_is_heard_by_the_outer() -> None:
    shelf = Shelf()
    with listening() as outer:
        with listening() as inner:
            shelf.text("one")
        shelf.text("two")
    assert inner == {Question("Shelf.text", ("one",))}
    assert outer == inner | {Question("Shelf.text", ("two",))}


def test_a_thing_is_recalled_while_its_answers_are_the_same(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    memo = opened(path, shelf)
    assert memo.recall("one", b"given") == "short of one"
    assert memo.more("one") == "long of one"
    assert memo.recall("one", b"given otherwise") is None
    assert memo.recall("three", b"given") is None


def test_a_thing_with_another_answer_is_not(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    shelf.texts["two"] = "a longer one"
    memo = opened(path, shelf)
    assert memo.recall("one", b"given") == "short of one"
    assert memo.recall("longest", b"given") is None
    shelf.texts["one"] = "c"
    assert opened(path, shelf).recall("one", b"given") is None


def test_an_answer_that_comes_out_the_same_leaves_the_thing_alone(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    shelf.texts["two"] = "b"[::-1]
    shelf.texts["new"] = ""
    assert opened(path, shelf).recall("longest", b"given") == "short of longest"


def test_only_questions_of_what_changed_are_asked_again(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    shelf.evaluated.clear()
    opened(path, shelf)
    assert shelf.evaluated == ["one", "two"], "the longest, which is of no one record"
    shelf.texts["shared"] = ""
    shelf.evaluated.clear()
    opened(path, shelf)
    assert sorted(shelf.evaluated) == ["one", "one", "shared", "two"], "what is shared may be in every answer"


def test_what_is_decided_by_records_of_a_kind_is_asked_again_with_them_only(path: Path) -> None:
    shelf = Shelf()
    shelf.texts |= {":people": "p", ":topics": "t"}
    memo = opened(path, shelf)
    with listening() as asked:
        shelf.of_people()
    memo.keep("people", b"given", asked, "short")
    memo.write(b"site")
    shelf.evaluated.clear()
    shelf.texts[":topics"] = "other"
    opened(path, shelf)
    assert shelf.evaluated == []
    shelf.texts[":people"] = "other"
    assert opened(path, shelf).recall("people", b"given") is None
    assert shelf.evaluated == ["people"]


def test_a_question_of_many_is_kept_once(path: Path) -> None:
    shelf = Shelf()
    memo = opened(path, shelf)
    with listening() as asked:
        note([Question("Shelf.several", ("texts", name)) for name in ("two", "one")])
        shelf.text("one")
    memo.keep("several", b"given", asked, "short")
    memo.write(b"site")
    with sqlite3.connect(path) as file:
        found = {one for (one,) in file.execute("SELECT asked FROM question")}
    assert found == {"Shelf.several\x1ftexts\x1fone\x1ftwo", "Shelf.text\x1fone"}
    assert opened(path, shelf).recall("several", b"given") == "short"
    shelf.texts["two"] = "other"
    assert opened(path, shelf).recall("several", b"given") is None


def test_what_nobody_looked_at_stays_where_it_is_said_to(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    memo = opened(path, shelf)
    memo.use(["longest", "never made"])
    memo.write(b"site")
    assert opened(path, shelf).recall("longest", b"given") == "short of longest"
    assert opened(path, shelf).recall("one", b"given") is None


def test_an_answer_that_is_gone_is_another(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    del shelf.texts["one"]
    assert opened(path, shelf).recall("one", b"given") is None


@pytest.mark.parametrize("other", [{"code": b"other code"}, {"site": b"other site"}])
def test_other_code_or_another_site_leaves_nothing(path: Path, other: dict[str, bytes]) -> None:
    kept(path, Shelf())
    assert opened(path, Shelf(), **other).recall("one", b"given") is None
    assert not path.exists()


def test_what_was_neither_used_nor_made_is_forgotten_with_its_questions(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    memo = opened(path, shelf)
    assert memo.recall("one", b"given")
    memo.write(b"site")
    with sqlite3.connect(path) as file:
        assert [*file.execute("SELECT name FROM made")] == [("one",)]
        assert [*file.execute("SELECT asked FROM question")] == [("Shelf.text\x1fone",)]


def test_a_thing_that_is_used_in_many_builds_stays(path: Path) -> None:
    shelf = Shelf()
    kept(path, shelf)
    for _build in range(3):
        memo = opened(path, shelf)
        assert memo.recall("one", b"given")
        assert memo.recall("longest", b"given")
        memo.write(b"site")
    assert opened(path, shelf).more("longest") == "long of longest"


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    memo = opened(tmp_path / "no folder/memo.sqlite", Shelf())
    memo.keep("one", b"given", (), "short")
    memo.write(b"site")
    assert not (tmp_path / "no folder").exists()


def test_an_answer_of_an_unknown_kind_is_a_mistake_of_ours(catalogue: Catalogue) -> None:
    with pytest.raises(TypeError, match="object is no answer"):
        Answered(catalogue.loaded.documents).mark(object())

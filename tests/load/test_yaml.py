"""YAML as editors mean it: YAML 1.2 rules, every position known, nothing that hides."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faktum.load.yaml import MAX_DEPTH, Document, parse_yaml
from faktum.problems import Problem


def read(text: str, offset: int = 0) -> tuple[Document, list[Problem]]:
    problems: list[Problem] = []
    return parse_yaml(text, "data/x.yml", problems, offset), problems


def value(text: str) -> object:
    document, problems = read(f"key: {text}")
    assert not problems, problems
    return document.data["key"]


@pytest.mark.parametrize(
    "text",
    [
        "NO", "no", "yes", "Yes", "on", "off", "y", "n", "0701740605", "007", "08", "12:30", "1:20:30",
        "2019-12-16", "2019-12", "2019-12-16T10:00:00Z", "1_000", "0x1F", "0o14", "0b1", ".inf", "-.INF",
        ".nan", "+46701740605x", "1.2.3", "62 000 000 SEK", "<", "=", "1e", "e3", "--", "tRue", "nULL",
    ],
)  # fmt: skip
def test_what_yaml_1_1_misreads_stays_text(text: str) -> None:
    assert value(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0), ("-7", -7), ("+7", 7), ("2019", 2019), ("1.10", 1.1), (".5", 0.5), ("1.", 1.0),
        ("1e3", 1000.0), ("true", True), ("True", True), ("FALSE", False), ("null", None), ("~", None),
        ("", None), ('"7"', "7"), ("'true'", "true"), ('"1.10"', "1.10"), ('""', ""), ('"~"', "~"),
    ],
)  # fmt: skip
def test_scalars_of_the_core_schema(text: str, expected: object) -> None:
    found = value(text)
    assert found == expected
    assert type(found) is type(expected)


def test_block_text_is_text_even_when_it_looks_like_a_number() -> None:
    document, problems = read("a: |\n  12\nb: >-\n  true\n")
    assert document.data == {"a": "12\n", "b": "true"}
    assert not problems


@given(
    st.text(
        alphabet=st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_categories=["Cc"]), max_size=30
    )
)
def test_quoted_text_comes_back_as_it_was(text: str) -> None:
    written = yaml.safe_dump({"key": text}, default_style='"', allow_unicode=True)
    document, problems = read(written)
    assert not problems
    assert document.data == {"key": text}


def test_equal_keys_are_refused_and_the_first_is_kept() -> None:
    document, problems = read("a: 1\nb:\n  c: 2\n  c: 3\na: 4\n")
    assert document.data == {"a": 1, "b": {"c": 2}}
    assert [(one.line, one.code) for one in problems] == [(4, "DUPLICATE-KEY"), (5, "DUPLICATE-KEY")]
    assert "line 1 already" in problems[1].expected


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("a: &x 1\nb: *x", 2, "alias"),
        ("a: &x [*x]", 1, "alias"),
        ("a: !python/object:os.system x", 1, "tag"),
        ("a: 1\nb: !!binary aGVq", 2, "tag"),
        ("a: !mine {b: 1}", 1, "tag"),
        ("a: !mine [1]", 1, "tag"),
        ("? [a, b]\n: 1", 1, "list or mapping as key"),
        ("a: 1\n? {b: 1}\n: 2", 2, "list or mapping as key"),
    ],
)
def test_what_is_no_plain_data_is_refused_at_its_line(text: str, line: int, found: str) -> None:
    _document, problems = read(text)
    assert [(one.line, one.code) for one in problems] == [(line, "YAML")]
    assert found in problems[0].found
    assert problems[0].hint


def test_what_stands_beside_a_refused_value_is_still_read() -> None:
    document, problems = read("a: &x 1\nb: *x\nc: 3")
    assert len(problems) == 1
    assert document.data == {"a": 1, "b": None, "c": 3}


def test_depth_is_limited() -> None:
    deepest = "[" * MAX_DEPTH + "]" * MAX_DEPTH
    assert not read(deepest)[1]
    _document, problems = read("[" * 200 + "]" * 200)
    assert [one.code for one in problems] == ["YAML"]
    assert "deeper nesting" in problems[0].found


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_do_not_crash(opening: str) -> None:
    document, problems = read(opening * 100_000)
    assert problems
    assert {one.code for one in problems} == {"YAML"}
    assert document.path == "data/x.yml"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n b: 2", 2), ("a: [1, 2", 1), ('a: "open\nb: 1', 1), ("a: b: c", 1), ("a:\n\t- 1", 2),
        ("%YAML 9.9\na", 1), ("a: 1\n---\nb: 2", 2), ("a: 1\n...\nb", 3), ("@a", 1), ("a: *nowhere", 1),
    ],
)  # fmt: skip
def test_broken_yaml_is_one_problem_near_its_line(text: str, line: int) -> None:
    _document, problems = read(text)
    assert [one.code for one in problems] == ["YAML"]
    assert abs(problems[0].line - line) <= 1


def test_signs_that_yaml_does_not_know_are_one_problem() -> None:
    _document, problems = read("a: \x01")
    assert [(one.line, one.code) for one in problems] == [(1, "YAML")]


def test_an_empty_file_is_a_problem() -> None:
    for text in ("", "\n\n", "# only a comment\n"):
        document, problems = read(text)
        assert document.data is None
        assert [one.found for one in problems] == ["an empty file"]


def test_every_place_has_its_line() -> None:
    document, problems = read(
        "# comment\na:\n  b:\n    - c\n    - d: 1\n      e: {f: 2}\n\ng: >\n  long\n  text\n"
    )
    assert not problems
    assert document.lines[("a",)] == 2
    assert document.lines[("a", "b")] == 3
    assert document.lines[("a", "b", 0)] == 4
    assert document.lines[("a", "b", 1)] == 5
    assert document.lines[("a", "b", 1, "d")] == 5
    assert document.lines[("a", "b", 1, "e")] == 6
    assert document.lines[("a", "b", 1, "e", "f")] == 6
    assert document.lines[("g",)] == 8


def test_a_place_that_is_not_written_has_the_line_of_what_holds_it() -> None:
    document, _ = read("\na:\n  b: 1\n")
    assert document.line("a", "b", "c", 0) == 3
    assert document.line("a", "x") == 2
    assert Document("x", offset=4).line("whatever") == 5


def test_lines_count_from_the_top_of_the_file_in_front_matter() -> None:
    document, problems = read("a: 1\na: 2\nb: !x 1\n", offset=1)
    assert document.line("a") == 2
    assert [one.line for one in problems] == [3, 4]
    _document, broken = read("a: [", offset=10)
    assert broken[0].line >= 11


@given(st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-10**6, 10**6), st.text(alphabet="abcåäöæø é", max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(alphabet="abcdef", min_size=1, max_size=4), inner, max_size=4)
    ),
    max_leaves=20,
))  # fmt: skip
def test_every_place_of_any_document_is_known(data: object) -> None:
    text = yaml.safe_dump({"top": data}, allow_unicode=True, default_style=None)
    document, problems = read(text)
    assert not problems
    assert document.data == {"top": data}
    rows = text.splitlines()

    def walk(inner: object, place: tuple[str | int, ...]) -> None:
        assert 1 <= document.lines[place] <= len(rows)
        if isinstance(inner, dict):
            for key, child in inner.items():
                assert str(key) in rows[document.lines[(*place, key)] - 1]
                walk(child, (*place, key))
        elif isinstance(inner, list):
            for index, child in enumerate(inner):
                walk(child, (*place, index))

    walk(document.data, ())

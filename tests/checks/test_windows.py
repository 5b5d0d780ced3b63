"""What stands beside a place in a text."""

from __future__ import annotations

import pytest

from faktum.checks.windows import following, preceding, sign_before, whole_words


@pytest.mark.parametrize(
    ("at", "most", "found"), [(4, 1, "d"), (4, 3, "bcd"), (2, 9, "ab"), (0, 2, ""), (1, 1, "a")]
)
def test_what_stands_before(at: int, most: int, found: str) -> None:
    assert preceding("abcdef", at, most) == found


def test_one_sign_is_meant_where_no_number_is_given() -> None:
    assert (preceding("abc", 2), following("abc", 1)) == ("b", "b")


@pytest.mark.parametrize(("at", "most", "found"), [(4, 1, "e"), (3, 3, "def"), (5, 9, "f"), (6, 2, "")])
def test_what_follows(at: int, most: int, found: str) -> None:
    assert following("abcdef", at, most) == found


@pytest.mark.parametrize(
    ("text", "passed_over", "found"),
    [
        ("Så. ", None, "."),
        ("Så", None, "å"),
        ("  ", None, ""),
        ("", None, ""),
        ("Sa: “(", " “(", ":"),
        ("a" + " " * 39, None, "a"),
        ("a" + " " * 40, None, ""),
    ],
)
def test_the_last_sign_before(text: str, passed_over: str | None, found: str) -> None:
    assert sign_before(text, len(text), passed_over) == found


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("hela ordet här", "rde", "ordet"),
        ("hela ordet här", "a o", "hela ordet"),
        ("hela ordet här", "hela", "hela"),
        ("hela ordet här", "här", "här"),
        ("a" * 50 + "!" + "b" * 50, "!", "a" * 40 + "!" + "b" * 40),
    ],
)
def test_whole_words(text: str, part: str, whole: str) -> None:
    start, end = whole_words(text, text.index(part), text.index(part) + len(part))
    assert text[start:end] == whole

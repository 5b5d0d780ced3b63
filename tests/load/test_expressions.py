"""The five expressions, and nothing else that Jinja would understand."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faktum.load import expressions
from faktum.load.expressions import CALLS, Call, ExpressionError, parse_text


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ('{{ fact("a.budget") }}', Call("fact", ("a.budget",), 1)),
        ('{{fact("a.budget","short")}}', Call("fact", ("a.budget", "short"), 1)),
        ("{{ person('p-7k3mq') }}", Call("person", ("p-7k3mq",), 1)),
        ('{{ name("innovation-skane") }}', Call("name", ("innovation-skane",), 1)),
        ('{{ in_language("sv", "nära vård") }}', Call("in_language", ("sv", "nära vård"), 1)),
        ('{{ literal("112", "nödnumret") }}', Call("literal", ("112", "nödnumret"), 1)),
    ],
)
def test_each_call_is_read(text: str, call: Call) -> None:
    assert parse_text(text) == (call,)


def test_text_between_calls_is_kept_with_its_line_ends() -> None:
    parts = parse_text('En\n\n{{ name("a") }} två\n{{ name("b") }}\n')
    assert parts == ("En\n\n", Call("name", ("a",), 3), " två\n", Call("name", ("b",), 4), "\n")


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        ("{% if x %}a{% endif %}", 1, "a block"),
        ("a\nb {# hidden #}", 2, "a comment"),
        ("{{ site }}", 1, "another kind"),
        ("{{ 1 + 1 }}", 1, "another kind"),
        ("{{ 'text' }}", 1, "another kind"),
        ('{{ fact("a.b") | upper }}', 1, "another kind"),
        ("{{ fact.mro() }}", 1, "another kind"),
        ('{{ "".join(["a"]) }}', 1, "another kind"),
        ('{{ fact("a.b").x }}', 1, "another kind"),
        ('a\n{{ fakt("a.b") }}', 2, "fakt(…)"),
        ("{{ range(9) }}", 1, "range(…)"),
        ("{{ fact() }}", 1, "fact with other arguments"),
        ('{{ fact("a", "b", "c") }}', 1, "fact with other arguments"),
        ('{{ fact(form="short") }}', 1, "fact with other arguments"),
        ('{{ fact(*"ab") }}', 1, "fact with other arguments"),
        ('{{ fact(**{"a": 1}) }}', 1, "fact with other arguments"),
        ("{{ fact(12) }}", 1, "fact with other arguments"),
        ("{{ fact(x) }}", 1, "fact with other arguments"),
        ('{{ fact("a" ~ "b") }}', 1, "fact with other arguments"),
        ('{{ name("a", "b") }}', 1, "name with other arguments"),
        ('{{ literal("a") }}', 1, "literal with other arguments"),
        ("{{ fact(", 1, "cannot be read"),
        ("a\n\n{{ }}", 3, "cannot be read"),
        ('{{ fact("a.b" }}', 1, "cannot be read"),
        ("{{ fact('a.b) }}", 1, "cannot be read"),
    ],
)
def test_everything_else_is_refused_at_its_line(text: str, line: int, found: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_text(text)
    assert caught.value.line == line
    assert found in caught.value.found
    assert "fact(" in str(caught.value) or "(" in caught.value.expected


def test_a_misspelt_call_gets_a_suggestion() -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_text('{{ fakt("a.b") }}')
    assert caught.value.hint == 'Did you mean "fact"?'


@pytest.mark.parametrize("text", ['a\n{{ fact("x\u202e") }}', 'a\n{{ literal("112", "x\u202e") }}'])
def test_what_cannot_be_seen_is_called_by_its_number(text: str) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse_text(text)
    assert (caught.value.line, caught.value.found) == (2, "U+202E")


def test_single_braces_are_text() -> None:
    assert parse_text("a { b } c {") == ("a { b } c {",)
    assert parse_text("{!} }}") == ("{!} }}",)


@given(st.text(alphabet=st.characters(exclude_characters="{", exclude_categories=["Cs"])))
def test_a_text_without_braces_is_one_part(text: str) -> None:
    assert parse_text(text) == (text,)


@given(
    st.lists(
        st.one_of(
            st.text(alphabet="abc åäö\n.,", min_size=1, max_size=10),
            st.sampled_from(sorted(CALLS)).map(lambda name: Call(name, ("x",) * CALLS[name][0], 0)),
        ),
        max_size=10,
    )
)
def test_parts_put_together_give_the_text(parts: list[str | Call]) -> None:
    def written(part: str | Call) -> str:
        return (
            part
            if isinstance(part, str)
            else f"{{{{ {part.name}({', '.join(map(repr, part.arguments))}) }}}}"
        )

    text = "".join(map(written, parts))
    again = parse_text(text)
    assert "".join(map(written, again)) == text
    for part in again:
        if isinstance(part, Call):
            assert 1 <= part.line <= text.count("\n") + 1


PIECES = st.sampled_from([
    '{{ fact("a.b") }}', '{{fact("a.b", "short")}}', '{{ literal("112", "why") }}', '{{ fact("a.b"', '") }}', "{{", "}}", "{%", "{#", "{", "}", '"',
    "'", "\\", ",", "\n", "\r", " ", "word", "{{ fact('a.b') }}", '{{ fact("a", "b", "c") }}', '{{ person("p", "q") }}', '{{ fakt("a") }}',
    '{{- fact("a.b") }}', "\u200b", '{{ fact("\u200b") }}', "((", '{{ name("a" "b") }}', '{{ name("a\nb") }}',
])  # fmt: skip


@given(st.lists(PIECES, max_size=8).map("".join))
@settings(max_examples=400)
def test_the_short_way_says_what_jinja_says(text: str) -> None:
    """Texts in their plainest form are read without Jinja; nothing may depend on which way was taken."""
    plain = expressions._plain_parts(text)
    if plain is not None and "{" in text:
        assert plain == expressions._parse(text)

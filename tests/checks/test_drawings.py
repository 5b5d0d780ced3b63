"""SVG: what draws is taken; the first thing that does more is told of at its line, in its own words."""

from __future__ import annotations

import pytest

from faktum.checks.files.drawings import check_drawing

SVG = "http://www.w3.org/2000/svg"


def told(text: str | bytes) -> list[tuple[int, str, str]]:
    raw = text if isinstance(text, bytes) else text.encode()
    return [(one.line, one.code, one.found) for one in check_drawing(raw, "docs/assets/a.svg")]


def drawing(inside: str) -> str:
    return f'<svg xmlns="{SVG}">\n{inside}\n</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        "",
        '<title>En bro</title><desc id="d">Över en fors.</desc>',
        '<text x="1" y="2" class="num" lang="sv">Tre <tspan dx="1">broar</tspan></text>',
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>',
        '<rect width="9" height="9" fill="url(#a)"/>',
        """<path d="M0 0h9" fill="url( '#a-1' )" clip-path='URL("#b_2")'/>""",
        '<circle r="1"/>\n' * 40,
        "<!-- ritad för hand -->",
    ],
)
def test_what_only_draws_is_taken(inside: str) -> None:
    assert told(drawing(inside)) == []


@pytest.mark.parametrize(("levels", "refused"), [(31, 0), (32, 1)])
def test_groups_in_each_other(levels: int, refused: int) -> None:
    """The root is the first of 32 levels."""
    inside = "<g>\n" * levels + "</g>" * levels
    assert told(drawing(inside)) == [(33, "BAD-PICTURE", 'the element "g"')] * refused


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        # A name that would draw in SVG is something else in another language.
        ('<path xmlns="http://www.w3.org/1999/xhtml"/>', 'the element "path"'),
        ('<path xmlns="urn:example:path"/>', 'the element "path"'),
        ('<path xmlns=""/>', 'the element "path"'),
        ("<svg/>", 'the element "svg"'),
        ("<script>x()</script>", 'the element "script"'),
        ('<path onload="x()"/>', 'the attribute "onload"'),
        ('<path xmlns:l="http://www.w3.org/1999/xlink" l:href="#a"/>', 'the attribute "href"'),
        ('<path fill="url(//example.org/#a)"/>', '"url(//example.org/#a)"'),
        ('<path fill="url (#a b)"/>', '"url (#a b)"'),
        ('<path fill="u\\72l(x)"/>', '"u\\\\72l(x)"'),
        ("<?php x ?>", 'an instruction, "php"'),
        ("<g>", "one that cannot be read"),
        ("&nbsp;", "one that cannot be read"),
    ],
)
def test_what_does_more_than_draw(inside: str, found: str) -> None:
    line = 4 if inside == "<g>" else 3  # what is not closed is missed where the next thing closes
    text = drawing(f"<desc/>\n{inside}")
    assert told(text) == [(line, "BAD-PICTURE", found)]


@pytest.mark.parametrize(
    ("text", "line", "found"),
    [
        (f'<g xmlns="{SVG}"/>', 1, 'the element "g"'),
        ("\n<svg/>", 2, 'the element "svg"'),
        (f'<!DOCTYPE svg>\n<svg xmlns="{SVG}"/>', 1, "a document type"),
        (f'<svg xmlns="{SVG}">\n<g/>\n', 3, "one that cannot be read"),
        (f'<svg xmlns="{SVG}"/>\n<svg xmlns="{SVG}"/>', 2, "one that cannot be read"),
        ("", 1, "one that cannot be read"),
    ],
)
def test_a_file_that_is_no_drawing(text: str, line: int, found: str) -> None:
    assert told(text) == [(line, "BAD-PICTURE", found)]


def test_only_the_first_thing_is_told_of() -> None:
    assert told(drawing("<script/>\n<script/>\n<iframe/>")) == [(2, "BAD-PICTURE", 'the element "script"')]


def test_entities_are_not_read() -> None:
    """Nine of ten each would be a billion letters."""
    lines = "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">\n'
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    text = f'<!DOCTYPE svg [\n<!ENTITY a "x">\n{lines}]>\n<svg xmlns="{SVG}"><text>&i;</text></svg>'
    assert told(text) == [(1, "BAD-PICTURE", "a document type")]


def test_what_cannot_be_decoded_is_told_of_once() -> None:
    assert told(b"<svg>\n\xe5</svg>") == [(2, "UNREADABLE", "the byte 0xE5")]
    assert told(f'<?xml version="1.0" encoding="ISO-8859-1"?>\n<svg xmlns="{SVG}"><desc>å</desc></svg>') == []

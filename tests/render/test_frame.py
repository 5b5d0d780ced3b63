"""Pouring a page's parts into the frame that MkDocs rendered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from faktum.render.frame import HOLES, NAMES, FrameError, pour


def shell(*names: str) -> str:
    return "<main>" + "|".join(str(HOLES[one]) for one in names) + "</main>"


PARTS = {name: Markup(f"<{name}>") for name in NAMES}


def test_every_hole_is_filled() -> None:
    assert pour(shell("head", "article", "head"), PARTS) == "<main><head>|<article>|<head></main>"


def test_a_hole_passes_through_templates_unchanged() -> None:
    made = (
        Environment(autoescape=True)
        .from_string("<p>{{ frame.article }} {{ frame.title | e }}</p>")
        .render(frame=HOLES)
    )
    assert pour(made, PARTS) == "<p><article> <title></p>"


def test_a_frame_without_the_article_is_refused() -> None:
    with pytest.raises(FrameError, match="empty"):
        pour(shell("head"), PARTS)


def test_a_hole_that_no_page_fills_is_refused() -> None:
    unknown = shell("article") + str(HOLES["head"]).replace("head", "banner")
    with pytest.raises(FrameError, match="banner"):
        pour(unknown, PARTS)


@given(st.dictionaries(st.sampled_from(NAMES), st.text(), min_size=len(NAMES)))
def test_parts_are_put_in_as_they_are(parts: dict[str, str]) -> None:
    made = pour(shell(*NAMES), {name: Markup(text) for name, text in parts.items()})
    assert made == "<main>" + "|".join(parts[one] for one in NAMES) + "</main>"


def test_holes_hold_nothing_that_the_theme_rewrites() -> None:
    for hole in HOLES.values():
        assert not any(word in hole for word in ("edit", "blob", "raw", "<", "&", '"'))

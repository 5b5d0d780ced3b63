"""The frame of a page: what MkDocs renders once, with holes for what differs from page to page.

A hole is a private-use character around its name. It passes through Jinja and Material's templates
unchanged, so the frame of one page serves every page of its language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from markupsafe import Markup

NAMES = ("root", "head", "title", "header", "breadcrumb", "article", "footer", "page_class")
_OPEN, _CLOSE = "\ue002", "\ue003"
_HOLE = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")

HOLES: Mapping[str, Markup] = {name: Markup(f"{_OPEN}{name}{_CLOSE}") for name in NAMES}  # noqa: S704 - names of ours
"""What the theme's templates print: `{{ frame.article }}`."""


class FrameError(ValueError):
    """A shell that lacks a hole or has one that nobody fills."""


@lru_cache(maxsize=64)
def _segments(shell: str) -> tuple[str, ...]:
    """Text, hole name, text, hole name, … text."""
    return tuple(_HOLE.split(shell))


def pour(shell: str, parts: Mapping[str, Markup]) -> str:
    """The shell with its holes filled. Raises FrameError when one is left over or missing."""
    segments = list(_segments(shell))
    names = set(segments[1::2])
    if unknown := names - parts.keys():
        raise FrameError(f"the theme prints {', '.join(sorted(unknown))}, which no page has")
    if "article" not in names:
        raise FrameError("the theme's templates print no frame.article: the page would be empty")
    for index in range(1, len(segments), 2):
        segments[index] = str(parts[segments[index]])
    return "".join(segments)

"""Feeds of the small site."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from every_file import feeds
from publish.feeds.reading import Feeds, feeds_of

from faktum.catalogue import Catalogue
from faktum.render.view import Localised


@pytest.fixture(scope="module")
def small(catalogue: Catalogue, localised: dict[str, Localised]) -> Feeds:
    made: dict[str, str] = feeds(catalogue, localised)
    return made


@pytest.fixture
def changed(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Callable[..., Feeds]:
    """`changed((path, old, new), …)`: the feeds of the small site with these passages replaced."""

    def make(*edits: tuple[str, str, str]) -> Feeds:
        return feeds_of(resolving({path: edited(path, old, new) for path, old, new in edits}))

    return make

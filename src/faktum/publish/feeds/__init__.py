"""Feeds: releases and corrections, each as Atom (RFC 4287) and as JSON Feed 1.1, in every language.

What a feed says stands in `releases` and `changes`; how it is written, once for each format, in `atom`
and `json_feed`. Between them is a `Feed` of `feed`.
"""

from __future__ import annotations

from collections.abc import Mapping

from faktum.catalogue import Catalogue
from faktum.publish.feeds.changes import change_feeds
from faktum.publish.feeds.releases import release_feeds
from faktum.render.view import Localised


def feeds(catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, str]:
    """Path below the site's root → content of every feed, in every language."""
    return change_feeds(catalogue, localised) | release_feeds(catalogue, localised)

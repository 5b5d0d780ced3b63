"""Feeds: releases and corrections, each as Atom (RFC 4287) and as JSON Feed 1.1, in every language.

What a feed says stands in `releases` and `changes`; how it is written, once for each format, in `atom`
and `json_feed`. Between them is a `Feed` of `feed`.
"""

from __future__ import annotations

from faktum.publish.feeds.changes import change_feed
from faktum.publish.feeds.releases import feeds_about, release_feed

__all__ = ["change_feed", "feeds_about", "release_feed"]

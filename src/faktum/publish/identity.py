"""Lasting identifiers: tag URIs (RFC 4151) below the site's `identity`, which outlive its address.

`tag:<host of identity>,<year>:<path of identity><path>#<fragment>`: the year is that of the thing, for a
release the one frozen in its address, but not before `identity_since`; the path is that of the page on which
the thing stands. RFC 4151 wants the host of `identity` to have been the publisher's in that year (2.1). Where
the site is published does not matter: it may move, and what readers' programs have seen stays seen.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from faktum.model.site import Site
from faktum.render.iris import first_id, lasting

__all__ = ["first_id", "lasting", "tag"]


def tag(site: Site, year: int, path: str, fragment: str = "") -> str:
    """The tag URI of something that came about in `year`: a page, or what has `fragment` as its anchor there."""
    base = urlsplit(site.identity)
    anchor = f"#{quote(fragment)}" if fragment else ""
    host = (base.hostname or "").encode("idna").decode("ascii")
    return f"tag:{host},{max(year, site.identity_since or year):04d}:{base.path.rstrip('/')}/{quote(path)}{anchor}"

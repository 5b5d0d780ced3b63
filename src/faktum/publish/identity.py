"""Lasting identifiers: tag URIs (RFC 4151) below the site's `identity`, which outlive its address.

`tag:<host of identity>,<year>:<path of identity><path>#<fragment>`: the host of `identity` belonged to
the site in that year, and the path is that of the page on which the thing stands. Where the site is
published does not matter: it may move, and what readers' programs have seen stays seen.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from faktum.model.base import Record
from faktum.model.site import Site


def tag(site: Site, year: int, path: str, fragment: str) -> str:
    """The tag URI of something that came about in `year`."""
    base = urlsplit(site.identity)
    host = (base.hostname or "").encode("idna").decode("ascii")
    return f"tag:{host},{year:04d}:{base.path.rstrip('/')}/{quote(path)}#{quote(fragment)}"


def first_id(record: Record) -> str:
    """The id that a record had at first: it keeps its identifiers when it is renamed.

    `former_ids` begin with the oldest; those of a release leave out its year.
    """
    if not record.former_ids:
        return record.id
    year, slash, _name = record.id.rpartition("/")
    return f"{year}{slash}{record.former_ids[0]}"

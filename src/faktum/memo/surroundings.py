"""What everything is made from beside the catalogue: the code, its libraries, the day, and the site's own phrases."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import cache

from faktum.catalogue import Catalogue
from faktum.fingerprint import PACKAGE, installed
from faktum.marks import joined, mark_of
from faktum.render.view import Localised


def surroundings(catalogue: Catalogue, localised: Mapping[str, Localised]) -> bytes:
    """The mark of them."""
    told = (
        sys.version, sorted(installed()), catalogue.today.isoformat(), str(catalogue.loaded.root), catalogue.site.site_url,
        catalogue.site.repository, [(code, sorted(one.messages.phrases.items())) for code, one in localised.items()],
    )  # fmt: skip
    return mark_of(repr(told), _code())


@cache
def _code() -> bytes:
    """The code of this process: it is not loaded anew when it changes."""
    paths = sorted(
        path for path in PACKAGE.rglob("*") if path.is_file() and path.parent.name != "__pycache__"
    )
    return joined(
        [
            part
            for path in paths
            for part in (path.relative_to(PACKAGE).as_posix().encode(), path.read_bytes())
        ]
    )

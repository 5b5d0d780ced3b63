"""What everything is made from beside the catalogue: the code, its libraries, the day, and the site's own phrases."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

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
    return mark_of(repr(told), joined([*_code(PACKAGE)]))


def _code(folder: Path) -> Iterable[bytes]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.parent.name != "__pycache__":
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()

"""What pages are made from beside the catalogue, its phrases and our templates: the code, its libraries, the day."""

from __future__ import annotations

from collections.abc import Mapping

from faktum.catalogue import Catalogue
from faktum.marks import mark_of
from faktum.memo.code import mark_of_code
from faktum.render.view import Localised


def surroundings(catalogue: Catalogue, localised: Mapping[str, Localised]) -> bytes:
    """The mark of them."""
    told = (
        catalogue.today.isoformat(), str(catalogue.loaded.root), catalogue.site.site_url, catalogue.site.repository,
        [(code, str(one.messages.locale)) for code, one in localised.items()],
    )  # fmt: skip
    return mark_of(repr(told), mark_of_code(without=".j2"))

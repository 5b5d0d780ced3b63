"""What rows are made from: the catalogue, its languages, and what belongs to what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from faktum.catalogue import Catalogue
from faktum.model.base import Record
from faktum.publish.api.relations import Relations
from faktum.publish.api.row import Addresses
from faktum.publish.api.telling import Telling
from faktum.render.addresses import path_of_kind
from faktum.render.view import Localised


@dataclass(frozen=True)
class Holdings:
    """Made once per build; asked by the functions that make rows."""

    catalogue: Catalogue
    localised: Mapping[str, Localised]
    relations: Relations

    @classmethod
    def of(cls, catalogue: Catalogue, localised: Mapping[str, Localised]) -> Holdings:
        return cls(catalogue, localised, Relations.of(catalogue))

    def telling(self) -> Telling:
        """For one record: a telling remembers what it cited."""
        return Telling.of(self.localised)

    def known(self, ids: Iterable[str], kind: str) -> tuple[str, ...]:
        """Those of the ids that are records of the kind."""
        return tuple(one for one in ids if self.catalogue.kind(one) == kind)

    def pages(self, kind: str, record: Record, telling: Telling) -> Addresses:
        return telling.pages(path_of_kind(kind, record.id) or "")

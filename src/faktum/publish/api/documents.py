"""JSON documents: a list of rows, and one record with the statements about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Literal, TypeVar

from faktum.model.site import Site
from faktum.publish.api.row import VERSION, Address, Row

Item = TypeVar("Item", bound=Row)
Statement = TypeVar("Statement", bound=Row)


class Listing(Row, Generic[Item]):
    """The rows of one kind."""

    version: Literal["1"]
    """The version of the API. Within it fields and codes are added, never renamed or removed."""
    licence: Address
    """The licence of the data: its address."""
    count: int
    """How many items there are."""
    items: tuple[Item, ...]
    """The items."""


class RecordDocument(Row, Generic[Item, Statement]):
    """One record, with the statements that it rests on."""

    version: Literal["1"]
    """The version of the API. Within it fields and codes are added, never renamed or removed."""
    licence: Address
    """The licence of the data: its address."""
    item: Item
    """The record, as in the list of its kind."""
    statements: tuple[Statement, ...]
    """Statements on the facts about the record, as in facts; of a source, what it says."""


def listing(site: Site, rows: Sequence[Row]) -> bytes:
    """The document of a list."""
    return _json(
        Listing[Row].model_construct(version=VERSION, licence=site.licence, count=len(rows), items=rows)
    )


def record_document(site: Site, row: Row, statements: Sequence[Row]) -> bytes:
    """The document of one record."""
    return _json(
        RecordDocument[Row, Row].model_construct(
            version=VERSION, licence=site.licence, item=row, statements=statements
        )
    )


def _json(document: Row) -> bytes:
    return document.model_dump_json(indent=1, serialize_as_any=True, warnings=False).encode() + b"\n"

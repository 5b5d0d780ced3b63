"""Rows of sources."""

from __future__ import annotations

from typing import Literal

from faktum.model.source import Source
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import (
    Address,
    Addresses,
    Dated,
    Id,
    LanguageCode,
    Names,
    RecordRow,
    Row,
    Spoken,
    Texts,
)
from faktum.publish.api.telling import Telling
from faktum.render.iris import record_iri


class Place(Row):
    """A place in a source that facts point to."""

    key: Id
    """What records call it."""
    name: Texts
    """What it is called, in each language: the lead, the fact box, the third paragraph."""
    undated: bool
    """True for a place that does not share the date of the source."""


class SourceRow(RecordRow):
    """Something published that says something. Nothing about it is guessed."""

    page: Addresses
    """The address of its page, in each language."""
    type: Literal["release", "page", "register"]
    """What it is: see the list `source-type` in codes."""
    publisher: Id | None
    """Who published it: an id in organisations; null where the publisher has no record."""
    publisher_name: Names
    """What the publisher is called on pages in each language, and the language that the name is in."""
    title: Spoken | None
    """Its title as published; null where it is not recorded."""
    lang: LanguageCode
    """The language that it is written in: an ISO 639 code."""
    date: Dated | None
    """When it was published; null where that is not known."""
    date_note: Texts | None
    """How the date is known, where the source does not say so plainly."""
    url: Address | None
    """Where it was published; null where that is not recorded."""
    read_on: Dated | None
    """When somebody of this site read it; null where that is not recorded."""
    seen: Literal["first-hand", "second-hand"]
    """Whether its text was read for this site: see the list `seen` in codes."""
    release: Id | None
    """The release of which it is a published text: an id in releases; null where there is none."""
    translation_of: Id | None
    """The source that it translates: an id in sources; null where there is none."""
    places: tuple[Place, ...]
    """Places in it that facts point to."""
    note: Texts | None
    """What a reader should know about it: what is missing, what is wrong in it."""
    statements: tuple[str, ...]
    """What it says: the column `id` of facts."""


def source_rows(holdings: Holdings) -> list[SourceRow]:
    return [_row(source, holdings) for source in holdings.catalogue.sources]


def _row(source: Source, holdings: Holdings) -> SourceRow:
    telling = holdings.telling()
    return SourceRow(
        id=source.id,
        former_ids=source.former_ids,
        iri=record_iri(holdings.catalogue, source),
        page=holdings.pages("sources", source, telling),
        type=source.type,
        publisher=source.publisher_id,
        publisher_name=telling.publisher(source),
        title=None
        if isinstance(source.title, str)
        else Spoken(text=source.title.text, lang=source.title.lang),
        lang=source.lang,
        date=Dated.of(source.date),
        date_note=telling.text_or_none(source.date_note),
        url=None if source.url == "unknown" else source.url,
        read_on=Dated.of(source.read_on),
        seen=source.seen,
        release=source.release,
        translation_of=source.translation_of,
        places=tuple(_places(source, telling)),
        note=telling.text_or_none(source.note),
        statements=tuple(said.id for _fact, said in holdings.relations.said(source.id)),
    )


def _places(source: Source, telling: Telling) -> list[Place]:
    return [
        Place(key=key, name=telling.text(name), undated=key in source.undated_places)
        for key, name in source.places.items()
    ]

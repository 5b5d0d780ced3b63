"""A source: something published that says something. Nothing about a source is guessed."""

from __future__ import annotations

from typing import ClassVar, Literal

from faktum.model.base import (
    UNKNOWN,
    Date,
    Id,
    Key,
    LanguageCode,
    LocalizedText,
    Record,
    ReleaseId,
    Unknown,
    WebAddress,
    Wording,
)  # fmt: skip
from faktum.model.edtf import Edtf


class Source(Record):
    """A release, a web page or a register. What is not known about it is `unknown`."""

    kind: ClassVar[str] = "sources"

    type: Literal["release", "page", "register"]
    """What it is."""
    publisher: Id | Wording
    """Who published it: an organisation's id, or a name where the organisation has no record."""
    title: Wording | Unknown
    """Its title as published, with the language of the title."""
    lang: LanguageCode
    """The language it is written in."""
    date: Date | Unknown
    """When it was published, in EDTF."""
    date_note: LocalizedText | None = None
    """How the date is known, where the source itself does not say it plainly."""
    url: WebAddress | Unknown
    """Where it was published."""
    read_on: Date | Unknown
    """The day somebody of this project read it."""
    seen: Literal["first-hand", "second-hand"]
    """First-hand: its text was read for this site. Second-hand: known through somebody else's notes."""
    release: ReleaseId | None = None
    """The release of the archive that this is a published text of."""
    translation_of: Id | None = None
    """The source that this is a translation of."""
    places: dict[Key, LocalizedText] = {}
    """Names for the places in it that facts point to: the lead, the fact box, the third paragraph."""
    undated_places: tuple[Key, ...] = ()
    """Places that do not share the date of the source: what stood around it on the page as it was saved."""
    note: LocalizedText | None = None
    """What a reader should know about it: what is missing, what is wrong in it."""

    def date_at(self, place: str) -> Edtf | str:
        """The date of what stands at a place: the source's own, or `unknown`."""
        return UNKNOWN if place in self.undated_places else self.date

    @property
    def publisher_id(self) -> str | None:
        return self.publisher if isinstance(self.publisher, str) else None

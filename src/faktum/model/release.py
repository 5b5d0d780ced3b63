"""A release: one piece of news. Its file in the original language carries all metadata."""

from __future__ import annotations

from typing import ClassVar

from faktum.model.base import (
    Date,
    Id,
    Key,
    LanguageCode,
    LocalizedText,
    Model,
    Record,
    ReleaseId,
    Text,
)  # fmt: skip
from faktum.model.fact import Facts


class Position(Model):
    """What somebody said in the release, restated in our own words. Never set as a quotation."""

    person: Id
    """Who spoke."""
    appointment: Key
    """In which office at the time: a key of the person's appointments."""
    lang: LanguageCode
    """The language it was uttered in."""
    text: LocalizedText
    """The gist in our own words, as an indirect statement without the speaker's name."""
    source: Id
    place: Key
    note: LocalizedText | None = None
    """How other published texts of the release differ: shortened, translated as direct speech."""


class TranslatedFrom(Model):
    """Which text a translation follows, and the hash of that text when it was translated."""

    lang: LanguageCode
    hash: str
    """First 16 hex digits of the SHA-256 of the normalised original (see faktum.load.prose)."""


class WithdrawnRelease(Model):
    on: Date
    note: LocalizedText
    """Why, and where the reader may turn instead."""


class Translation(Model):
    """Front matter of a file that translates another."""

    title: Text
    summary: Text
    translated_from: TranslatedFrom
    description: Text | None = None


class Release(Record):
    """Front matter of a release in its original language."""

    kind: ClassVar[str] = "releases"

    id: ReleaseId
    title: Text
    """Our own headline; the published title stands in the source."""
    summary: Text
    sources: tuple[Id, ...]
    """The published texts, the original first."""
    projects: tuple[Id, ...]
    topics: tuple[Id, ...]
    organisations: tuple[Id, ...] = ()
    """Organisations that speak or are mentioned without a role in the projects."""
    facts: Facts
    """At least `published`; what is said about the release itself."""
    positions: dict[Key, Position] = {}
    fact_list: tuple[Text, ...] = ()
    """Ids of the facts that this release states, in the order its page shows them."""
    differences: LocalizedText | None = None
    """Where the published texts differ from each other, beyond facts with several statements."""
    updated: Date
    """Our last change of text or facts."""
    withdrawn: WithdrawnRelease | None = None


class Prose(Model):
    """Front matter of a project's long text, or of an authored page."""

    title: Text | None = None
    summary: Text | None = None
    description: Text | None = None
    translated_from: TranslatedFrom | None = None

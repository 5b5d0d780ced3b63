"""Releases and roles, resolved: a release with what lists say of it, an organisation with its part in a project."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from faktum.facts import KnownFact
from faktum.model.edtf import Edtf
from faktum.model.organisation import Organisation
from faktum.model.project import Project
from faktum.model.release import Release, Translation


@dataclass(frozen=True, slots=True)
class Headline:
    """What lists say of a release in one language; its text is another question."""

    language: str
    title: str
    summary: str
    front: Release | Translation
    mark: bytes
    """That of the front matter: the same says the same."""


@dataclass(frozen=True, slots=True)
class ReleaseEntry:
    """A release with its headlines; `original` is the language of the file that carries the metadata."""

    record: Release
    original: str
    texts: dict[str, Headline]
    published: KnownFact | None

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def year(self) -> str:
        return self.id.partition("/")[0]

    @property
    def date(self) -> Edtf | None:
        """When it was published, as precise as it is known; None when nothing is."""
        value = self.published.chosen.value if self.published else None
        return value.date if value else None

    @property
    def earliest(self) -> dt.date | None:
        """The earliest day it can have been published; None when nothing is known."""
        return self.date.earliest if self.date else None

    def shown_in(self, language: str) -> str:
        """The language of the text that a page in `language` leads to."""
        return language if language in self.texts else self.original


@dataclass(frozen=True, slots=True)
class Participant:
    """An organisation's role in a project."""

    project: Project
    organisation: Organisation
    role: str
    fact: KnownFact

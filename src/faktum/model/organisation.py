"""An organisation, a community or a group: names over time, relations, and how to reach it."""

from __future__ import annotations

from typing import ClassVar

from faktum.model.base import Alias, Id, Key, LocalizedText, Model, ProperName, Record, WebAddress
from faktum.model.contact import ContactPoint
from faktum.model.fact import Facts
from faktum.model.vocabulary import OrganisationKind


class Boilerplate(Model):
    """How an organisation presented itself in one source, retold in our words."""

    source: Id
    place: Key
    text: LocalizedText


class Organisation(Record):
    """One identity. Two names of one body are one record; two bodies with like names are two."""

    kind: ClassVar[str] = "organisations"

    name: ProperName
    """The name today, or the last it had."""
    type: OrganisationKind
    country: str | None = None
    """ISO 3166-1 alpha-2 code of its seat, where a source or common knowledge gives it."""
    aliases: tuple[Alias, ...] = ()
    """Other writings and former names. Not names of other organisations that look alike."""
    not_to_be_confused_with: tuple[Id, ...] = ()
    """Organisations with a similar name that are somebody else."""
    summary: LocalizedText
    """What it is, in one or two sentences of our own."""
    site: WebAddress | None = None
    """Its own web site, as printed in a source."""
    topics: tuple[Id, ...] = ()
    boilerplates: tuple[Boilerplate, ...] = ()
    facts: Facts = {}
    """Founding, host, predecessor and successor, members, certifications; each with its source."""
    contacts: dict[Key, ContactPoint] = {}
    """Switchboards and function mailboxes printed for the press."""

"""Vocabularies as data: programmes, funds, topics and terms, labelled in every language."""

from __future__ import annotations

from typing import ClassVar

from faktum.model.base import Alias, Id, LocalizedText, Record, WebAddress
from faktum.model.fact import Facts


class Programme(Record):
    """A funding programme: neither its area nor the fund behind it."""

    kind: ClassVar[str] = "programmes"

    label: LocalizedText
    description: LocalizedText
    aliases: tuple[Alias, ...] = ()
    fund: Id | None = None
    site: WebAddress | None = None
    facts: Facts = {}


class Fund(Record):
    """A fund that programmes draw on."""

    kind: ClassVar[str] = "funds"

    label: LocalizedText
    description: LocalizedText
    aliases: tuple[Alias, ...] = ()
    facts: Facts = {}


class Topic(Record):
    """A subject with a page of its own; the glossary lists it too."""

    kind: ClassVar[str] = "topics"

    label: LocalizedText
    definition: LocalizedText
    aliases: tuple[Alias, ...] = ()
    related: tuple[Id, ...] = ()
    note: LocalizedText | None = None
    """What translators must know: where languages divide the field differently."""


class Term(Record):
    """A word that readers meet in the sources, explained in the glossary."""

    kind: ClassVar[str] = "terms"

    label: LocalizedText
    definition: LocalizedText
    aliases: tuple[Alias, ...] = ()
    related: tuple[Id, ...] = ()
    note: LocalizedText | None = None

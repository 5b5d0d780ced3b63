"""A project: what it is, who takes part and how, what it costs, what came of it."""

from __future__ import annotations

from typing import ClassVar, Literal

from faktum.model.base import AnyId, Id, LocalizedText, ProperName, Record
from faktum.model.fact import Correction, Facts, Sourced

RoleName = Literal["owner", "commissioner", "lead", "partner", "funder", "granting-authority"]


class Participation(Sourced):
    """Organisations with the same role according to the same source.

    Each organisation becomes one fact, `<role>-<organisation>`; a role that sources see differently
    is written out under `facts` instead.
    """

    role: RoleName
    organisations: tuple[Id, ...]
    qualification: LocalizedText | None = None
    """What the role meant here, where the bare word would mislead."""
    corrections: tuple[Correction, ...] = ()
    """Changes of the published role, newest last; they hold for every organisation of the entry."""


class Project(Record):
    """Owner, commissioner, lead, partner, funder and granting authority are different roles."""

    kind: ClassVar[str] = "projects"

    name: ProperName
    summary: LocalizedText
    """One or two sentences for lists and search results."""
    community: Id | None = None
    """The community or collaboration that carries the same brand."""
    predecessor: AnyId | None = None
    successor: AnyId | None = None
    """Only one of the two is written; the other project's page shows the link too."""
    not_to_be_confused_with: tuple[Id, ...] = ()
    """Projects of nearly the same name that are another."""
    topics: tuple[Id, ...]
    eu_funded: Literal["yes", "no", "unknown"]
    """Whether EU money is in it according to the sources."""
    eu_note: LocalizedText
    """How that is known, in one sentence."""
    facts: Facts
    participants: tuple[Participation, ...] = ()

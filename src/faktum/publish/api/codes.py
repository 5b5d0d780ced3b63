"""Rows of codes: the closed vocabularies of the other tables, with what each code is called on pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from faktum.facts import State
from faktum.model.fact import Qualifier, UnknownReason
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.model.vocabulary import PROPERTIES, ROLES, UNITS, OrganisationKind
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import Row, Texts
from faktum.publish.api.telling import Telling

ListName = Literal[
    "property", "role", "unit", "qualifier", "state", "unknown", "organisation-type", "source-type", "seen",
    "eu-funded",
]  # fmt: skip


class CodeRow(Row):
    """A code that fields of other tables hold."""

    list: ListName
    """The vocabulary that the code belongs to."""
    code: str
    """The code as it stands in the data."""
    label: Texts
    """What pages call it, in each language; in a qualifier, … stands for the value."""
    plural: Texts | None
    """What pages call several of it, in each language; null where only one occurs."""
    description: Texts | None
    """What it means, in each language, where the label does not say it."""


def code_rows(holdings: Holdings) -> list[CodeRow]:
    return list(_rows(holdings.telling()))


def _rows(telling: Telling) -> Iterator[CodeRow]:
    yield from (_row(telling, "property", one, f"property.{one}") for one in PROPERTIES)
    yield from (_row(telling, "role", one, f"role.{one}", counted=True) for one in ROLES)
    yield CodeRow(
        list="unit", code="percent", label=telling.each(lambda _view: "%"), plural=None, description=None
    )
    for unit in sorted(UNITS - {"percent"}):
        yield _row(telling, "unit", unit, f"unit.{unit}", counted=True)
    for qualifier in get_args(Qualifier):
        yield _row(telling, "qualifier", qualifier, f"qualifier.{_key(qualifier)}", value="…")
    for state in get_args(State):
        yield _row(telling, "state", state, f"state.{state}", description=f"sources.state-{state}")
    yield from (_row(telling, "unknown", one, f"unknown.{_key(one)}") for one in get_args(UnknownReason))
    for kind in get_args(OrganisationKind):
        yield _row(telling, "organisation-type", kind, f"organisation-type.{_key(kind)}")
    for source_type in _choices(Source, "type"):
        yield _row(telling, "source-type", source_type, f"source-type.{source_type}")
    yield from (_row(telling, "seen", one, f"seen.{one}") for one in _choices(Source, "seen"))
    yield from (
        _row(telling, "eu-funded", one, f"project.eu-{one}") for one in _choices(Project, "eu_funded")
    )


def _row(
    telling: Telling, name: ListName, code: str, key: str, *,
    counted: bool = False, description: str = "", **values: str,
) -> CodeRow:  # fmt: skip
    return CodeRow(
        list=name,
        code=code,
        label=telling.phrase(key, 1, **values),
        plural=telling.phrase(key, 2) if counted else None,
        description=telling.phrase(description) if description else None,
    )


def _key(code: str) -> str:
    return code.replace(" ", "-")


def _choices(model: type[Project | Source], field: str) -> tuple[str, ...]:
    return get_args(model.model_fields[field].annotation)

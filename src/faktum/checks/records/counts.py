"""Counts agree with what is counted: a source that says seven partners does not name eight."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.records.ranges import number_of, quantity_of
from faktum.facts import written_facts
from faktum.model.edtf import Edtf
from faktum.model.fact import Sourced, Statement
from faktum.model.organisation import Organisation
from faktum.model.project import Project
from faktum.problems import Problem

TYPES = {
    "clusters": "cluster",
    "universities": "university",
    "institutes": "institute",
    "networks": "network",
}
"""Unit → the type of organisation it counts; `organisations` and `members` count all of them."""

_PARTNER = "role-partner"
_COUNTED = frozenset({"partner"})
"""Roles of those whom a number of partners counts."""
_NEARLY_ALL = Decimal("1.5")
_ALL = frozenset({"organisations", "members"})


def check_counts(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("projects", "organisations"):
        wanted = "partners" if isinstance(entry.record, Project) else "members"
        for key, fact in written_facts(entry.record).items():
            for number, one in enumerate(fact.statements):
                quantity = quantity_of(one)
                # `partners-swedish` counts some of them only, and which is not known here.
                if quantity and key in {wanted, f"{wanted}-{quantity.unit}"}:
                    place = ("facts", key, "statements", number, "value")
                    yield from _count(index, entry, place, one, wanted)


def _count(
    index: Index, entry: Entry, place: tuple[str | int, ...], one: Statement, what: str
) -> Iterator[Problem]:
    """More that are named than counted; or a few less, where the source is not said to leave some out."""
    number = number_of(one)
    if number is None or (number.quantity.unit not in _ALL and number.quantity.unit not in TYPES):
        return
    quantity, project = number.quantity, entry.record
    linked = list(_partners(project, one) if isinstance(project, Project) else _members(index, entry, one))
    named = [one for one in dict.fromkeys(linked) if _is_of(index, one, TYPES.get(quantity.unit))]
    found = f"{quantity.number:f} {quantity.unit}"
    if len(named) > number.range.high:
        yield entry.problem(
            place, "COUNT-OF-RECORDS",
            f"at least {len(named)} {quantity.unit}: {one.source} names {', '.join(named)} as {what}", found,
            "Compare the number with the source, or give those whom another source names that source.",
        )  # fmt: skip
    elif (
        isinstance(project, Project)
        and _misses_some(project, one, named)
        and index.entries.keys() >= set(linked)  # else one is there, with a mistake of its own
    ):
        yield entry.problem(
            place, "COUNT-OF-RECORDS",
            f"{len(named)} {quantity.unit}, all that {one.source} names as {what} ({', '.join(named)})", found,
            "Compare the number with the source, or name those that are missing. If the source does not name "
            "all, say so: a fact `role-partner-rest` with `unknown: not stated`.",
            "warning",
        )  # fmt: skip


def _misses_some(project: Project, one: Statement, named: list[str]) -> bool:
    """True of a list that lacks a third at most: a source that names a few names some of them on purpose."""
    quantity = quantity_of(one)
    if quantity is None or len(named) <= 1 or one.qualifier != "exact":
        return False
    nearly_all = len(named) < quantity.number <= len(named) * _NEARLY_ALL
    return nearly_all and not _leaves_some_out(project, one, named)


def _leaves_some_out(project: Project, one: Statement, named: list[str]) -> bool:
    """True when a partner is said to be unknown, or when who leads or owns the project may be counted too."""
    leading = {"lead", "owner", "commissioner"}
    others = {
        each for part in project.participants if part.role in leading and part.source == one.source
        for each in part.organisations
    }  # fmt: skip
    for key, fact in project.facts.items():
        for said in fact.statements:
            if said.source == one.source and said.unknown and key.startswith(_PARTNER):
                return True
            if said.source == one.source and said.value and said.value.code in leading:
                others.add(fact.of or said.of or "")
    return bool(others - set(named))


def _is_of(index: Index, organisation: str, kind: str | None) -> bool:
    entry = index.entries.get(organisation)
    return bool(entry and isinstance(entry.record, Organisation) and kind in {None, entry.record.type})


def _partners(project: Project, one: Statement) -> Iterator[str]:
    """Whom the source of the count names as partners, at a time that it may be about."""
    for participation in project.participants:
        if participation.role in _COUNTED and _said_with(participation, one):
            yield from participation.organisations
    for fact in project.facts.values():
        for said in fact.statements:
            organisation = fact.of or said.of
            if organisation and said.value and said.value.code in _COUNTED and _said_with(said, one):
                yield organisation


def _members(index: Index, community: Entry, one: Statement) -> Iterator[str]:
    """The organisations of which the source of the count says that they are a part of this one."""
    for entry in index.of_kind("organisations"):
        for key, fact in written_facts(entry.record).items():
            for said in fact.statements if fact.property_of(key) == "part-of" else ():
                if (fact.of or said.of) == community.record.id and _said_with(said, one):
                    yield entry.record.id


def _said_with(said: Sourced, one: Statement) -> bool:
    return said.source == one.source and _overlap(said.valid_at, one.valid_at)


def _overlap(one: Edtf | None, other: Edtf | None) -> bool:
    return one is None or other is None or one.overlaps(other)

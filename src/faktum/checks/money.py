"""Money adds up: shares make a whole, and parts are not more than the budget they are parts of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faktum.checks.facts import WHOLE
from faktum.checks.index import Entry, Index
from faktum.model.fact import Fact, Quantity, Statement
from faktum.model.project import Project
from faktum.problems import Problem

ROUNDING = Decimal("0.5")
"""How far a share in whole percent may lie from the exact one; `about` and `nearly` may lie ten times as far."""
_UNSUMMABLE = frozenset({"at least", "at most"})


def check_money(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("projects"):
        if isinstance(entry.record, Project):
            yield from _shares(entry, entry.record)
            yield from _parts(entry, entry.record)


def _of_property(project: Project, *properties: str) -> dict[str, Fact]:
    return {key: fact for key, fact in project.facts.items() if fact.property_of(key) in properties}


def _quantity(statement: Statement) -> Quantity | None:
    return statement.value.quantity if statement.value else None


def _shares(entry: Entry, project: Project) -> Iterator[Problem]:
    """Two shares or more make 100 percent, but for rounding; less when a part is said to be unknown."""
    chosen = {key: fact.chosen for key, fact in _of_property(project, "share").items()}
    known = {key: one for key, one in chosen.items() if _quantity(one)}
    if len(known) <= 1 or any(one.qualifier in _UNSUMMABLE for one in known.values()):
        return
    if any(quantity.number > WHOLE for one in known.values() if (quantity := _quantity(one))):
        return  # a mistake of its own
    total = sum((quantity.number for one in known.values() if (quantity := _quantity(one))), Decimal(0))
    slack = sum((ROUNDING * (1 if one.qualifier == "exact" else 10) for one in known.values()), Decimal(0))
    partial = any(fact.chosen.unknown for fact in _of_property(project, "share", "funding").values())
    if total > WHOLE + slack or (not partial and total < WHOLE - slack):
        first = next(iter(known))
        terms = " + ".join(f"{quantity.number:f}" for one in known.values() if (quantity := _quantity(one)))
        yield entry.problem(
            ("facts", first), "SHARES", f"shares that add up to 100 percent ({', '.join(known)})",
            f"{terms} = {total:f}",
            "Compare each with its source. If a part is not known, say so: a fact `funding-rest` with "
            "`unknown: not stated`.",
        )  # fmt: skip


def _parts(entry: Entry, project: Project) -> Iterator[Problem]:
    """Grant and funding in the budget's currency, by the budget's source, are no more than the budget."""
    budget = project.facts.get("budget")
    total = _quantity(budget.chosen) if budget else None
    if budget is None or total is None or not total.money or budget.chosen.qualifier in _UNSUMMABLE:
        return
    parts: dict[str, Quantity] = {}
    givers: set[str] = set()
    for key, fact in _of_property(project, "grant", "funding").items():
        quantity = _quantity(fact.chosen)
        if quantity and quantity.unit == total.unit and fact.chosen.source == budget.chosen.source:
            if fact.of and fact.of in givers:
                continue  # the same money, once as grant and once as funding
            givers |= {fact.of} if fact.of else set()
            parts[key] = quantity
    added = sum((part.number for part in parts.values()), Decimal(0))
    if parts and added > total.number:
        terms = " + ".join(f"{part.number:f}" for part in parts.values())
        yield entry.problem(
            ("facts", next(iter(parts))), "OVER-BUDGET",
            f"parts of at most the budget, {total.number:f} {total.unit} ({', '.join(parts)})",
            f"{terms} = {added:f} {total.unit}" if len(parts) > 1 else f"{added:f} {total.unit}",
            "Compare each with its source; a zero too many is the usual reason.",
        )  # fmt: skip

"""Money adds up: parts are the shares that they are said to be, and together no more than the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations, islice

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.records.facts import WHOLE
from faktum.checks.records.ranges import HALF, number_of, quantity_of
from faktum.model.fact import Fact, Statement
from faktum.model.project import Project
from faktum.problems import Problem, Severity

_UNSUMMABLE = frozenset({"at least", "at most"})
_AMOUNTS = ("grant", "funding")


def check_arithmetic(index: Index) -> Iterator[Problem]:
    for entry in index.of_kind("projects"):
        if isinstance(entry.record, Project):
            yield from _shares(entry, entry.record)
            parts = list(_parts(entry, entry.record))
            yield from parts
            if not parts:  # a part that is wrong makes the sum wrong
                yield from _over_budget(entry, entry.record)
                if _sources_are_known(index, entry.record):
                    yield from _sum(entry, entry.record)


def _of_property(project: Project, *properties: str) -> dict[str, Fact]:
    return {key: fact for key, fact in project.facts.items() if fact.property_of(key) in properties}


def _shares(entry: Entry, project: Project) -> Iterator[Problem]:
    """Two shares or more make 100 percent, but for rounding; less when a part is said to be unknown."""
    chosen = {key: fact.chosen for key, fact in _of_property(project, "share").items()}
    known = {key: one for key, one in chosen.items() if quantity_of(one)}
    if len(known) <= 1 or any(one.qualifier in _UNSUMMABLE for one in known.values()):
        return
    if any(quantity.number > WHOLE for one in known.values() if (quantity := quantity_of(one))):
        return  # a mistake of its own
    total = sum((quantity.number for one in known.values() if (quantity := quantity_of(one))), Decimal(0))
    # A share in whole percent may lie half a percent off; `about` and `nearly` may lie ten times as far.
    slack = sum((HALF * (1 if one.qualifier == "exact" else 10) for one in known.values()), Decimal(0))
    partial = any(fact.chosen.unknown for fact in _of_property(project, "share", "funding").values())
    if total > WHOLE + slack or (not partial and total < WHOLE - slack):
        first = next(iter(known))
        terms = " + ".join(f"{quantity.number:f}" for one in known.values() if (quantity := quantity_of(one)))
        yield entry.problem(
            ("facts", first), "SHARES", f"shares that add up to 100 percent ({', '.join(known)})",
            f"{terms} = {total:f}",
            "Compare each with its source. If a part is not known, say so: a fact `funding-rest` with "
            "`unknown: not stated`.",
        )  # fmt: skip


def _sources_are_known(index: Index, project: Project) -> bool:
    """False when a part may be left out of the sum because its source is misspelt."""
    facts = _of_property(project, "budget", *_AMOUNTS, "share")
    return all(index.kind(one.source) == "sources" for fact in facts.values() for one in fact.statements)


def _over_budget(entry: Entry, project: Project) -> Iterator[Problem]:
    """Grant and funding in the budget's currency, by the budget's source, are no more than the budget."""
    budget = project.facts.get("budget")
    total = quantity_of(budget.chosen) if budget else None
    if budget is None or total is None or not total.money or budget.chosen.qualifier in _UNSUMMABLE:
        return
    parts = {
        key: quantity.number
        for key, one in _amounts(project, budget.chosen).items()
        if (quantity := quantity_of(one))
    }
    added = sum(parts.values(), Decimal(0))
    if parts and added > total.number:
        terms = " + ".join(f"{part:f}" for part in parts.values())
        yield entry.problem(
            ("facts", next(iter(parts))), "OVER-BUDGET",
            f"parts of at most the budget, {total.number:f} {total.unit} ({', '.join(parts)})",
            f"{terms} = {added:f} {total.unit}" if len(parts) > 1 else f"{added:f} {total.unit}",
            "Compare each with its source; a zero too many is the usual reason.",
        )  # fmt: skip


def _amounts(project: Project, budget: Statement) -> dict[str, Statement]:
    """Grant and funding by the budget's source and in its currency, each giver once."""
    found: dict[str, Statement] = {}
    givers: set[str] = set()
    for key, fact in _of_property(project, *_AMOUNTS).items():
        one = next(
            (one for one in fact.statements if one.source == budget.source and _comparable(one, budget)), None
        )
        if one is None or fact.of in givers:
            continue  # of the same giver: the same money, once as grant and once as funding
        givers |= {fact.of} if fact.of else set()
        found[key] = one
    return found


def _parts(entry: Entry, project: Project) -> Iterator[Problem]:
    """A part is the share of the budget that it is said to be, as far as rounding lets one tell."""
    budget = project.facts.get("budget")
    shares = _of_property(project, "share")
    if budget is None or not shares:
        return
    for key, fact in _of_property(project, *_AMOUNTS).items():
        for share_key in _shares_of(project, key, fact, shares):
            share = shares[share_key]
            triples = list(_said_together(fact, share, budget))
            wrong = (
                problem
                for part, percent, total in triples or [(fact.chosen, share.chosen, budget.chosen)]
                for problem in _part(
                    entry, (key, fact, part), (share_key, percent), total, together=bool(triples)
                )
            )
            yield from islice(wrong, 1)


def _shares_of(project: Project, key: str, fact: Fact, shares: dict[str, Fact]) -> list[str]:
    """The share that an amount is: of the same key but for its beginning, or the only one of the same giver."""
    prefix = fact.property_of(key)
    named = key.replace(prefix, "share", 1) if prefix == "funding" else f"share-{key}"
    if named in shares:
        return [named]
    amounts = [one for one in _of_property(project, *_AMOUNTS).values() if one.of and one.of == fact.of]
    same = [one for one, share in shares.items() if share.of and share.of == fact.of]
    return same if len(same) == 1 and len(amounts) == 1 else []


def _said_together(part: Fact, share: Fact, budget: Fact) -> Iterator[tuple[Statement, Statement, Statement]]:
    """What one source says of all three."""
    for one in part.statements:
        for other in share.statements:
            for total in budget.statements:
                if one.source == other.source == total.source and _comparable(one, total):
                    yield one, other, total


def _comparable(part: Statement, total: Statement) -> bool:
    one, whole = quantity_of(part), quantity_of(total)
    return bool(one and whole and one.money and one.unit == whole.unit)


def _part(
    entry: Entry, part: tuple[str, Fact, Statement], share: tuple[str, Statement], total: Statement, *,
    together: bool,
) -> Iterator[Problem]:  # fmt: skip
    key, fact, said = part
    amount, percent, whole = number_of(said), number_of(share[1]), number_of(total)
    if not (amount and percent and whole and _comparable(said, total)) or _of_other_times(
        said, share[1], total
    ):
        return
    if amount.range.meets(percent.range.percent_of(whole.range)):
        return
    if together and amount.quantity.number > whole.quantity.number:
        return  # OVER-BUDGET
    sum_of = (percent.quantity.number * whole.quantity.number / WHOLE).normalize()
    severity: Severity = "error" if together else "warning"
    yield entry.problem(
        ("facts", key, "statements", fact.statements.index(said), "value"), "PART-OF-TOTAL",
        f"about {sum_of:f} {whole.quantity.unit}, {percent.quantity.number:f} percent of "
        f"{whole.quantity.number:f} ({share[0]}, budget)",
        f"{amount.quantity.number:f} {amount.quantity.unit}",
        "Compare the three with the source; a zero too many, or the percentage of another part, is the usual reason."
        if together else
        "The three are by different sources: compare each with its own.",
        severity,
    )  # fmt: skip


def _of_other_times(*statements: Statement) -> bool:
    """True when two are said of times that have no day in common."""
    times = [one.valid_at for one in statements if one.valid_at]
    return any(not one.overlaps(other) for one, other in combinations(times, 2))


def _sum(entry: Entry, project: Project) -> Iterator[Problem]:
    """Amounts of which none is said to be unknown are the whole budget; more than it is OVER-BUDGET."""
    budget = project.facts.get("budget")
    whole = number_of(budget.chosen) if budget else None
    facts = _of_property(project, *_AMOUNTS, "share")
    if budget is None or whole is None or any(quantity_of(one.chosen) is None for one in facts.values()):
        return
    amounts = _amounts(project, budget.chosen)
    parts = amounts | dict(_further_shares(project, amounts, budget.chosen))
    if len(amounts) <= 1 or _misses_a_funder(project, parts):
        return
    most = Decimal(0)
    terms = []
    for part in filter(None, map(number_of, parts.values())):
        money = part.quantity.money
        most += (part.range if money else part.range.percent_of(whole.range)).high
        terms.append(f"{part.quantity.number:f}" if money else f"{part.quantity.number:f} percent")
    if most < whole.range.low:
        yield entry.problem(
            ("facts", next(iter(parts))), "PART-OF-TOTAL",
            f"parts that add up to the budget, {whole.quantity.number:f} {whole.quantity.unit} ({', '.join(parts)})",
            " + ".join(terms),
            "Compare each with its source. If a part is not known, say so: a fact `funding-rest` with "
            "`unknown: not stated`.",
        )  # fmt: skip


def _further_shares(
    project: Project, amounts: dict[str, Statement], budget: Statement
) -> Iterator[tuple[str, Statement]]:
    """Parts that the budget's source gives in percent only."""
    shares = _of_property(project, "share")
    told = {share for key in amounts for share in _shares_of(project, key, project.facts[key], shares)}
    for key, fact in shares.items():
        if key not in told and fact.chosen.source == budget.source:
            yield key, fact.chosen


def _misses_a_funder(project: Project, parts: Iterable[str]) -> bool:
    """True when somebody pays of whom no part is known: then the parts are not all of it."""
    givers = {project.facts[key].of for key in parts}
    funders = {one for part in project.participants if part.role == "funder" for one in part.organisations}
    return None not in givers and not funders <= givers

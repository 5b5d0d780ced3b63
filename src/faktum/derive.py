"""Values that follow from facts by arithmetic, each with its formula: never written, never a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from faktum.facts import Derivation, KnownFact
from faktum.model.fact import Quantity, Value


def derive_facts(facts: Iterable[KnownFact]) -> list[KnownFact]:
    """What follows from the facts of one record.

    * amount of a share: share × budget, where the budget is exact
    * share of a part: part ÷ budget in percent, where both are exact and in one currency
    * percent of goal: result ÷ goal, for the same key and unit
    """
    facts = list(facts)
    keys = {fact.key: fact for fact in facts}
    budget = keys.get("budget")
    derived: list[KnownFact] = []
    if budget and (total := _exact(budget)) and total.money:
        derived += _of_budget(facts, keys, budget, total)
    derived += _of_goals(keys)
    return derived


def _exact(fact: KnownFact) -> Quantity | None:
    value = fact.chosen.value
    return value.quantity if value and fact.chosen.qualifier == "exact" else None


def _of_budget(
    facts: list[KnownFact], keys: dict[str, KnownFact], budget: KnownFact, total: Quantity
) -> Iterator[KnownFact]:
    for fact in facts:
        part = _exact(fact)
        if part is None or fact.chosen.source.id != budget.chosen.source.id:
            continue  # parts of one source are not parts of another's total
        if fact.property == "share" and part.unit == "percent":
            key = fact.key.replace("share", "funding", 1)
            if key not in keys:
                amount = total.number * part.number / 100
                yield _derived(fact, key, "funding", (budget, fact), "product", Quantity(amount, total.unit))
        elif fact.property in {"funding", "grant"} and part.unit == total.unit:
            key = (
                fact.key.replace("funding", "share", 1) if fact.property == "funding" else f"share-{fact.key}"
            )
            if key not in keys:
                share = (part.number * 100 / total.number).quantize(Decimal("0.1"), ROUND_HALF_UP)
                yield _derived(
                    fact, key, "share", (fact, budget), "share", Quantity(_plain(share), "percent")
                )


def _of_goals(keys: dict[str, KnownFact]) -> Iterator[KnownFact]:
    for key, result in keys.items():
        goal = keys.get(key.replace("result", "goal", 1)) if key.startswith("result") else None
        if not goal:
            continue
        reached, wanted = _exact(result), goal.chosen.value and goal.chosen.value.quantity
        if reached and wanted and reached.unit == wanted.unit and wanted.number:
            percent = (reached.number * 100 / wanted.number).quantize(Decimal(1), ROUND_HALF_UP)
            yield _derived(
                result,
                f"{key}-of-goal",
                "result",
                (result, goal),
                "ratio",
                Quantity(_plain(percent), "percent"),
            )


def _plain(number: Decimal) -> Decimal:
    return number.to_integral_value() if number == number.to_integral_value() else number


def _derived(
    fact: KnownFact,
    key: str,
    property_name: str,
    of_facts: tuple[KnownFact, ...],
    formula: str,
    result: Quantity,
) -> KnownFact:
    said = replace(
        fact.chosen,
        id=f"{fact.subject}.{key}.derived",
        value=Value(quantity=result, written=f"{result.number:f} {result.unit}"),
        text=None, stated=None, note=None, reason=None, preferred=True,
    )  # fmt: skip
    return replace(
        fact, label=None, key=key, property=property_name, said=(said,), corrections=(),
        derivation=Derivation(tuple(one.id for one in of_facts), formula),
    )  # fmt: skip

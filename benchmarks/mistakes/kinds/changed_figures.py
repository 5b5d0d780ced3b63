"""Figures typed by hand that differ from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from faktum.facts import KnownFact
from faktum.model.edtf import DateError, Edtf
from faktum.model.fact import Quantity, Value
from mistakes.kinds.figures import FOLLOWS
from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import Expression, own_facts
from mistakes.typed import MILLION, in_words, number, otherwise


def _typed(site: Site, expression: Expression, fact: KnownFact, value: Value, draw: Random) -> Slip | None:
    """Another value in the form of the pages or a usual one; None where some fact of the subject has it."""
    subjects = site.subjects(expression.passage.path) or frozenset({fact.subject})
    for other in site.facts_of(subjects):
        for said in other.said:
            known = said.value
            if known and (known.quantity, _days(known)) == (value.quantity, _days(value)):
                return None
    language = expression.passage.language
    said = replace(fact.chosen, value=value)
    shown = [site.shown(language, said, expression.form), *otherwise(site, language, said, expression.form)]
    typed = draw.choice(shown)
    if typed == site.shown(language, fact.chosen, expression.form):
        return None
    return expression.replaced(site, typed, f"“{typed}” is typed where {expression.written} stood")


def _days(value: Value) -> str | None:
    return value.date.text if value.date else None


def _of_other_numbers(site: Site, draw: Random, others: dict[str, list[Decimal]]) -> Iterator[Slip]:
    for expression, fact in own_facts(site):
        value = fact.chosen.value
        assert value is not None
        for one in others.get(fact.id, []) if value.quantity else []:
            slip = _typed(site, expression, fact, Value(quantity=replace(_quantity(value), number=one)), draw)
            if slip:
                yield slip


def _quantity(value: Value) -> Quantity:
    assert value.quantity is not None
    return value.quantity


def _digits(quantity: Quantity) -> tuple[str, Decimal]:
    """The digits that tell, and what they are multiplied with: 62 000 000 is 62 × 1 000 000."""
    number = quantity.number.normalize()
    sign, digits, exponent = number.as_tuple()
    assert isinstance(exponent, int)
    del sign
    return "".join(map(str, digits)), Decimal(1).scaleb(exponent)


def _numbers(site: Site) -> Iterator[tuple[KnownFact, Quantity]]:
    seen = set()
    for _expression, fact in own_facts(site):
        value = fact.chosen.value
        if value and value.quantity and fact.id not in seen:
            seen.add(fact.id)
            yield fact, value.quantity


@kind("WRONG-FIGURE", along=FOLLOWS, number=9)
def figure_off_by_a_digit(site: Site, draw: Random) -> Iterator[Slip]:
    """One digit of an amount or a count is one too high or too low."""
    others: dict[str, list[Decimal]] = {}
    for fact, quantity in _numbers(site):
        digits, unit = _digits(quantity)
        if quantity.unit == "percent" or (quantity.number < 13 and not quantity.money):
            continue
        for index, digit in enumerate(digits):
            for other in (int(digit) - 1, int(digit) + 1):
                changed = digits[:index] + str(other) + digits[index + 1 :]
                if 0 <= other <= 9 and changed[0] != "0":
                    others.setdefault(fact.id, []).append(Decimal(changed) * unit)
    yield from _of_other_numbers(site, draw, others)


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def digits_swapped(site: Site, draw: Random) -> Iterator[Slip]:
    """Two digits of an amount or a count have changed places."""
    others: dict[str, list[Decimal]] = {}
    for fact, quantity in _numbers(site):
        digits, unit = _digits(quantity)
        for index in range(len(digits) - 1):
            one, two = digits[index], digits[index + 1]
            changed = digits[:index] + two + one + digits[index + 2 :]
            if one != two and changed[0] != "0":
                others.setdefault(fact.id, []).append(Decimal(changed) * unit)
    yield from _of_other_numbers(site, draw, others)


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def ten_times(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount or a count is ten times too large or too small."""
    others = {
        fact.id: [quantity.number * 10, quantity.number / 10]
        for fact, quantity in _numbers(site)
        if quantity.money or quantity.number >= 100
    }
    yield from _of_other_numbers(site, draw, others)


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def share_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """A share is five or ten per cent too high or too low."""
    others = {
        fact.id: [quantity.number + step for step in (-10, -5, 5, 10)]
        for fact, quantity in _numbers(site)
        if quantity.unit == "percent"
    }
    yield from _of_other_numbers(site, draw, others)


@kind("WRONG-FIGURE", "COUNT-OF-RECORDS", along=FOLLOWS, number=9)
def count_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """A small count, mostly in words, is one too high or too low (also what is linked to may be counted)."""
    others = {
        fact.id: [quantity.number + step for step in (-1, 1)]
        for fact, quantity in _numbers(site)
        if quantity.number < 40 and not quantity.money and quantity.unit != "percent"
    }
    yield from _of_other_numbers(site, draw, others)


@kind("WRONG-FIGURE", "BARE-FIGURE", along=FOLLOWS, number=6)
def other_currency(site: Site, draw: Random) -> Iterator[Slip]:
    """The amount is right but the currency another (which no fact of the subject gives)."""
    del draw
    for expression, fact in own_facts(site):
        value, language = fact.chosen.value, expression.passage.language
        forms = phrase(language, "other_currency")
        if value and value.quantity and value.quantity.unit in forms:
            n = number(site, language, (value.quantity.number / MILLION).normalize())
            typed = site.qualified(language, fact.chosen, forms[value.quantity.unit].format(n=n))
            yield expression.replaced(site, typed, f"“{typed}” is typed where {expression.written} stood")


def _moved(fact: KnownFact, form: str, years: int, months: int, days: int) -> Value | None:
    """The value with both ends moved, and only the end that is shown counts."""
    assert fact.chosen.value is not None
    value = fact.chosen.value.date
    assert value is not None
    parts = []
    for part in value.text.split("/"):
        mark = part[-1] if part[-1:] in {"~", "?"} else ""
        numbers = [int(one) for one in part.removesuffix(mark).split("-")] if part[:1].isdigit() else []
        if not numbers:
            parts.append(part)
            continue
        numbers[0] += years
        if months and (len(numbers) < 2 or not 1 <= numbers[1] + months <= 12):
            return None
        if days and (len(numbers) < 3 or not 1 <= numbers[2] + days <= 28):
            return None
        if months:
            numbers[1] += months
        if days:
            numbers[2] += days
        parts.append("-".join([f"{numbers[0]:04}", *(f"{one:02}" for one in numbers[1:])]) + mark)
    if form == "long" and len(parts) == 2:  # of a period shown whole, the end is wrong
        parts[0] = value.text.split("/")[0]
    try:
        return Value(date=Edtf.parse("/".join(parts)), written="/".join(parts))
    except DateError:
        return None


def _of_other_dates(site: Site, draw: Random, steps: list[tuple[int, int, int]]) -> Iterator[Slip]:
    for expression, fact in own_facts(site):
        if fact.chosen.value and fact.chosen.value.date:
            for step in steps:
                value = _moved(fact, expression.form, *step)
                slip = value and _typed(site, expression, fact, value, draw)
                if slip:
                    yield slip


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def other_year(site: Site, draw: Random) -> Iterator[Slip]:
    """A date of another year."""
    yield from _of_other_dates(site, draw, [(-1, 0, 0), (1, 0, 0), (-10, 0, 0)])


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def other_month(site: Site, draw: Random) -> Iterator[Slip]:
    """A date of another month."""
    yield from _of_other_dates(site, draw, [(0, -2, 0), (0, -1, 0), (0, 1, 0), (0, 3, 0)])


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def other_day(site: Site, draw: Random) -> Iterator[Slip]:
    """A date of another day of the same month."""
    yield from _of_other_dates(site, draw, [(0, 0, -3), (0, 0, -1), (0, 0, 1), (0, 0, 10)])


@kind("WRONG-FIGURE", along=FOLLOWS, number=6)
def money_changed_in_words(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount in words that is another amount."""
    del draw
    for expression, fact in own_facts(site):
        value, language = fact.chosen.value, expression.passage.language
        if (
            value
            and value.quantity
            and value.quantity.money
            and in_words(language, value.quantity.number / MILLION)
        ):
            for step in (-2, 1, 3):
                changed = value.quantity.number / MILLION + step
                if changed != changed.to_integral_value() or _is_a_fact(site, expression, changed * MILLION):
                    continue
                form = next(
                    (one for one in phrase(language, "money")[value.quantity.unit] if "{words}" in one), None
                )
                if form:
                    typed = site.qualified(
                        language, fact.chosen, form.format(words=in_words(language, changed))
                    )
                    yield expression.replaced(
                        site, typed, f"“{typed}” is typed where {expression.written} stood"
                    )


def _is_a_fact(site: Site, expression: Expression, amount: Decimal) -> bool:
    return any(
        said.value and said.value.quantity and said.value.quantity.number == amount
        for fact in site.facts_of(site.subjects(expression.passage.path))
        for said in fact.said
    )

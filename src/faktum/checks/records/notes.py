"""What the note of a fact says of its figure: the same amount, the same length, or one that the record has elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from faktum.checks.entries import Entry
from faktum.checks.figures.comparison import is_slip
from faktum.checks.index import Index
from faktum.checks.records.periods import MONTHS, Period, bounds_of
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.markup import as_read
from faktum.checks.texts.text import Text, localized_texts
from faktum.checks.walk import Node
from faktum.facts import KnownFact
from faktum.locale.reading.figures import Figure, figures_of
from faktum.locale.words import words
from faktum.model.base import LocalizedText
from faktum.model.fact import Quantity, Statement, Value
from faktum.problems import Problem, quoted

_LEAST = 1000
"""From here on a number without a currency is an amount in the note of one."""
_AFTER = 20
"""Letters after a length in which it may be told that it is another: three years later."""


def check_notes(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        amounts: set[Decimal] | None = None
        for node in entry.nodes:
            if node.name != "note" or not isinstance(node.value, LocalizedText):
                continue
            value = node.owner.value if isinstance(node.owner, Statement) else None
            if value and value.quantity and value.quantity.money:
                amounts = _amounts(index, entry) if amounts is None else amounts
                fact = index.facts.get(f"{entry.record.id}.{node.place[1]}")
                yield from _amount(entry, node, value.written, amounts, fact)
            elif value and value.date and value.date.interval:
                day = value.date
                yield from _length(
                    entry, node, Period(f"the period {day}", bounds_of(day.start), bounds_of(day.end))
                )


def _amounts(index: Index, entry: Entry) -> set[Decimal]:
    """Every number of money that the record states, and those worked out from them."""
    found = {
        node.value.quantity.number for node in entry.nodes
        if isinstance(node.value, Value) and node.value.quantity
    }  # fmt: skip
    for fact in index.facts.values():
        if fact.subject == entry.record.id and fact.chosen.value and fact.chosen.value.quantity:
            found.add(fact.chosen.value.quantity.number)
    return found


def _amount(
    entry: Entry, node: Node, written: str, amounts: set[Decimal], fact: KnownFact | None
) -> Iterator[Problem]:
    for text, read, figure in _figures(entry, node):
        typed = figure.value if isinstance(figure.value, Quantity) else None
        money = figure.kind == "money" or (figure.kind == "number" and typed and typed.number >= _LEAST)
        if typed is None or not money or figure.vague or _is_known(typed.number, amounts):
            continue
        if fact is None or not is_slip(figure, fact):  # else `faktum.checks.figures.typed` tells of it
            yield _problem(text, read, figure, f"an amount that the record has, such as {written},")


def _is_known(number: Decimal, amounts: set[Decimal]) -> bool:
    """One of the amounts, or what two of them make together or differ by."""
    return any(number == one or number - one in amounts or number + one in amounts for one in amounts)


def _length(entry: Entry, node: Node, period: Period) -> Iterator[Problem]:
    for text, read, figure in _figures(entry, node):
        typed = figure.value if isinstance(figure.value, Quantity) else None
        unit = next((unit for unit in MONTHS if unit in figure.counts), None)
        if figure.kind != "count" or typed is None or unit is None or _is_another(text, read, figure):
            continue
        if not period.lasts(typed.number, unit):
            yield _problem(text, read, figure, f"a length that agrees with {period}")


def _is_another(text: Text, read: str, figure: Figure) -> bool:
    """Whether it is a time before or after something: three years later."""
    data = words(text.language, "time").get("length", {})
    after = read[figure.end : figure.end + _AFTER].lower().split()
    return bool(after) and after[0].strip(".,;") in data.get("not-before", ())


def _figures(entry: Entry, node: Node) -> Iterator[tuple[Text, str, Figure]]:
    """The figures of a note in each language that are not quoted."""
    for text in localized_texts(entry, node.place, node.name, node.value):
        read = as_read(text.raw, markdown=False)
        for figure in figures_of(read, text.language):
            if not is_cited(read, figure.start, figure.end):
                yield text, read, figure


def _problem(text: Text, read: str, figure: Figure, expected: str) -> Problem:
    return text.problem(
        1, "WRONG-FIGURE", f"{expected} in {text.where}", quoted(" ".join(read[figure.start : figure.end].split())),
        "Compare the note with the fact that it explains, and both with the source; words of the source stand in quotation marks.",
        "warning",
    )  # fmt: skip

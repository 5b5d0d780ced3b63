"""Facts: each has a property, a value of a type that the property may hold, and a key of its own."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.facts import written_facts
from faktum.model.edtf import Edtf
from faktum.model.fact import Fact, Statement, Value
from faktum.model.project import Project
from faktum.model.vocabulary import PROPERTIES, ROLES, TIME_UNITS
from faktum.problems import Problem, did_you_mean, quoted

WHOLE = 100
"""All of it, in percent."""

_CALLED = {
    "money": "an amount of money, such as 62 000 000 SEK", "percent": "a percentage, such as 30 percent",
    "count": "a number with its unit, such as 1000 jobs", "date": "a date in EDTF, such as 2019-12",
    "code": "a role", "text": "`text` in each language", "of": "`of`, the id of another record",
}  # fmt: skip
_FOUND = {
    "money": "the amount", "percent": "the percentage", "count": "the number", "date": "the date",
    "code": "the word", "text": "a text", "of": "another record",
}  # fmt: skip


def check_facts(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        facts = written_facts(entry.record)
        for key, fact in facts.items():
            yield from _fact(entry, key, fact)
        if isinstance(entry.record, Project):
            yield from _participations(entry, entry.record)
        yield from _turned_round(entry)
        yield from _start_and_end(entry, facts)


def _fact(entry: Entry, key: str, fact: Fact) -> Iterator[Problem]:
    property_name = fact.property_of(key)
    if not property_name:
        yield entry.problem(
            ("facts", key), "NO-PROPERTY", "a key that begins with a property, or `property` in the fact",
            quoted(key),
            did_you_mean(key.partition("-")[0], PROPERTIES, "Write `property:` with what kind of fact it is."),
        )  # fmt: skip
        return
    for number, statement in enumerate(fact.statements):
        if statement.unknown is None:
            yield from _statement(entry, ("facts", key, "statements", number), property_name, statement)


def _statement(
    entry: Entry, place: tuple[str | int, ...], property_name: str, statement: Statement
) -> Iterator[Problem]:
    """The value's type is one of those that the vocabulary allows for the property."""
    value, allowed = statement.value, PROPERTIES[property_name]
    given = value.type if value else "text" if statement.text else "of"
    where = (*place, "value" if value else given)
    if given not in allowed:
        wanted = " or ".join(words for kind, words in _CALLED.items() if kind in allowed)
        written = f" {quoted(value.written)}" if value else ""
        yield entry.problem(
            where, "VALUE-TYPE", f"{wanted} in a fact of property {property_name}", f"{_FOUND[given]}{written}",
            "Correct the value, or the property: it follows from the fact's key unless `property` is written.",
        )  # fmt: skip
    elif property_name == "period" and value and value.quantity and value.quantity.unit not in TIME_UNITS:
        yield entry.problem(
            where, "VALUE-TYPE", "a date in EDTF, or a number of months or years, in a fact of property period",
            f"the number {quoted(value.written)}",
            "Correct the value, or the property: it follows from the fact's key unless `property` is written.",
        )  # fmt: skip
    elif value and value.code and value.code not in ROLES:
        yield entry.problem(
            where, "BAD-VALUE", f"one of the roles {', '.join(ROLES)}", quoted(value.code),
            did_you_mean(value.code, ROLES),
        )  # fmt: skip
    elif value:
        yield from _size(entry, where, property_name, value)


def _size(entry: Entry, place: tuple[str | int, ...], property_name: str, value: Value) -> Iterator[Problem]:
    quantity = value.quantity
    if quantity is None:
        return
    if quantity.number < 0:
        expected = "an amount or number that is not negative"
    elif property_name == "share" and quantity.number > WHOLE:
        expected = "a share of at most 100 percent"
    else:
        return
    yield entry.problem(
        place, "BAD-VALUE", expected, quoted(value.written), "Compare the value with its source."
    )


def _participations(entry: Entry, project: Project) -> Iterator[Problem]:
    """A role is written once: among the participants, or as a fact when sources see it differently."""
    seen: dict[str, str] = {}
    for key, fact in project.facts.items():
        seen[key] = f"the fact {key}"
        code = fact.chosen.value.code if fact.chosen.value else None
        if fact.property_of(key) == "role" and code and fact.of:
            seen[f"{code}-{fact.of}"] = f"the fact {key}"
    for number, participation in enumerate(project.participants):
        for place, organisation in enumerate(participation.organisations):
            key = f"{participation.role}-{organisation}"
            if key in seen:
                yield entry.problem(
                    ("participants", number, "organisations", place), "DUPLICATE-FACT",
                    f"each organisation once in the role of {participation.role}",
                    f"{quoted(organisation)}, which {seen[key]} names too",
                    "Keep one. Where several sources name the role, write one fact with several statements.",
                )  # fmt: skip
            seen.setdefault(key, "another participation")


def _turned_round(entry: Entry) -> Iterator[Problem]:
    """A period ends after it begins (ISO 8601-2)."""
    for node in entry.nodes:
        day = node.value.date if isinstance(node.value, Value) else node.value
        if isinstance(day, Edtf) and day.turned_round:
            yield entry.problem(
                node.place, "PERIOD-TURNED", "a period that ends after it begins", quoted(day),
                "Swap the two ends, or compare them with the source.",
            )  # fmt: skip


def _start_and_end(entry: Entry, facts: dict[str, Fact]) -> Iterator[Problem]:
    start, end = _chosen_date(facts, "start"), _chosen_date(facts, "end")
    if start and end and start.earliest and end.latest and end.latest < start.earliest:
        yield entry.problem(
            ("facts", "end"), "PERIOD-TURNED", f"an end after the start, {start}", quoted(end),
            "Compare both dates with their sources.",
        )  # fmt: skip


def _chosen_date(facts: dict[str, Fact], key: str) -> Edtf | None:
    value = facts[key].chosen.value if key in facts else None
    return value.date if value else None

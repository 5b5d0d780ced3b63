"""Corrections of a fact, a role or an office: each on a day, the newest last, and the last one leading to what is shown now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.corrections import read
from faktum.facts import KnownFact, place_of
from faktum.load.yaml import Place
from faktum.locale.formats import Formats
from faktum.model.base import LocalizedText
from faktum.model.fact import Correction, Value
from faktum.model.project import Project
from faktum.model.vocabulary import ROLES
from faktum.problems import Problem, quoted

_DIGITS = re.compile(r"[0-9]+(?:[., ][0-9]+)*")
_FORMS = ("long", "short", "exact")


def check_corrections(index: Index) -> Iterator[Problem]:
    seen: set[tuple[str, Place]] = set()
    for fact in index.facts.values():
        if fact.corrections:
            entry = index.entries[fact.subject]
            place = (*place_of(entry.record, fact.key), "corrections")
            if (fact.subject, place) not in seen:  # those of a role hold for every organisation of its entry
                yield from _days(entry, place, fact)
                shared = list(_shared(index, entry, place, fact))
                yield from shared or _values(index, entry, place, fact)
            seen.add((fact.subject, place))


def _problem(entry: Entry, place: Place, expected: str, found: str, hint: str) -> Problem:
    return entry.problem(place, "BAD-CORRECTION", expected, found, hint)


def _days(entry: Entry, place: Place, fact: KnownFact) -> Iterator[Problem]:
    before = None
    for number, one in enumerate(fact.corrections):
        on = (*place, number, "on")
        if one.on.earliest is None or one.on.earliest != one.on.latest:
            yield _problem(
                entry, on, "the day of a correction", quoted(one.on),
                "Write the day on which the fact was corrected, such as 2026-12-01: the feeds give it.",
            )  # fmt: skip
            continue
        if before and one.on.earliest < before:
            yield _problem(
                entry, on, f"corrections in order, the newest last: a day from {before}", quoted(one.on),
                "Move this correction up, or correct the day.",
            )  # fmt: skip
        before = max(before or one.on.earliest, one.on.earliest)


def _values(index: Index, entry: Entry, place: Place, fact: KnownFact) -> Iterator[Problem]:
    for number, one in enumerate(fact.corrections):
        if _alike(one.from_, one.to):
            yield _problem(
                entry, (*place, number, "to"), "another value than before the correction", f"{_shown(one.to)} twice",
                "Write under `from` what was published before. A new wording of the same needs no correction.",
            )  # fmt: skip
            return
    last = fact.corrections[-1]
    if ends := _misses(index, fact, last):
        yield _problem(
            entry, (*place, len(fact.corrections) - 1, "to"), f"the newest correction to end at {ends}", _shown(last.to),
            "Write under `to` what the fact says now, or add the correction that came after this one.",
        )  # fmt: skip


def _shared(index: Index, entry: Entry, place: Place, fact: KnownFact) -> Iterator[Problem]:
    """One organisation in place of another is a correction of one of them alone."""
    at = place[1]
    if not isinstance(at, int) or not isinstance(entry.record, Project):
        return  # under a key: a fact, or an office
    organisations = entry.record.participants[at].organisations
    for number, one in enumerate(fact.corrections if len(organisations) > 1 else ()):
        if isinstance(one.from_, str) and index.kind(one.from_) == "organisations":
            yield _problem(
                entry, (*place, number, "from"), "an entry of its own for the organisation that was corrected",
                f"a correction of all {len(organisations)} organisations of the entry",
                "Give the organisation an entry of its own under `participants`, with the correction.",
            )  # fmt: skip


def _shown(writing: str | LocalizedText) -> str:
    return quoted(writing if isinstance(writing, str) else next((text for _, text in writing.items()), ""))


def _alike(one: str | LocalizedText, other: str | LocalizedText) -> bool:
    if isinstance(one, str) and isinstance(other, str):
        first, second = read(one), read(other)
        if first.value and second.value:
            return first.qualifier == second.qualifier and _content(first.value) == _content(second.value)
        return _plain(one) == _plain(other)
    if isinstance(one, LocalizedText) and isinstance(other, LocalizedText):
        texts = dict(other.items())
        return all(_plain(text) == _plain(texts.get(code, "")) for code, text in one.items())
    return False


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _content(value: Value) -> tuple[object, ...]:
    return value.quantity, value.date and value.date.text, value.code


def _misses(index: Index, fact: KnownFact, last: Correction) -> str:
    """What the newest correction surely does not end at, in words; nothing where it may.

    Amounts, numbers, dates and roles are compared, and the ids of records. What is written freely misses
    when it is one of the ways in which the value is printed but for its digits.
    """
    chosen, to = fact.chosen, last.to
    if not isinstance(to, str):
        return ""
    if kind := index.kind(to):
        now = chosen.source.id if kind == "sources" else chosen.of or to
        return "" if to == now else f"{'the source' if kind == 'sources' else 'the record'}, {quoted(now)}"
    value = chosen.value
    if value is None or _plain(chosen.stated.text if chosen.stated else "") == _plain(to):
        return ""
    reading = read(to)
    if reading.value and (not reading.value.code or to in ROLES):
        misses = _says_another(reading.value, value)
    else:
        printed = {_plain(one) for one in _printed(index, value)}
        told = _plain(to)
        misses = not any(one in told for one in printed) and _shape(told) in {_shape(one) for one in printed}
    return f"the value, {quoted(value.written)}" if misses else ""


def _says_another(one: Value, other: Value) -> bool:
    if one.quantity and other.quantity and one.quantity.unit == other.quantity.unit:
        return one.quantity.number != other.quantity.number
    if one.date and other.date:
        if one.date.interval != other.date.interval:
            return not one.date.overlaps(other.date)  # one end of a period was corrected
        return not (one.date.within(other.date) or other.date.within(one.date))
    return not one.code or one.code != other.code


def _printed(index: Index, value: Value) -> Iterator[str]:
    """How pages print the value, in every language and form."""
    for language in index.site.languages:
        formats = Formats(index.messages(language.code))
        for form in _FORMS:
            if value.quantity:
                yield formats.quantity(value.quantity, form)
            elif value.date:
                yield formats.date(value.date, form)


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text)

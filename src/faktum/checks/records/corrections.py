"""Corrections of a fact: each on a day, the newest last, and the last one leading to what is shown now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.index import Entry, Index
from faktum.corrections import Reading, read
from faktum.facts import written_facts
from faktum.load.yaml import Place
from faktum.locale.formats import Formats
from faktum.locale.messages import load_messages
from faktum.model.base import LocalizedText
from faktum.model.fact import Correction, Fact, Statement, Value
from faktum.problems import Problem, quoted

_DIGITS = re.compile(r"[0-9]+(?:[., ][0-9]+)*")
_FORMS = ("long", "short", "exact")


def check_corrections(index: Index) -> Iterator[Problem]:
    for entry in index.entries.values():
        for key, fact in written_facts(entry.record).items():
            if fact.corrections:
                yield from _days(entry, key, fact)
                yield from _values(index, entry, key, fact)


def _problem(entry: Entry, place: Place, expected: str, found: str, hint: str) -> Problem:
    return entry.problem(place, "BAD-CORRECTION", expected, found, hint)


def _days(entry: Entry, key: str, fact: Fact) -> Iterator[Problem]:
    before = None
    for number, one in enumerate(fact.corrections):
        place = ("facts", key, "corrections", number, "on")
        if one.on.earliest is None or one.on.earliest != one.on.latest:
            yield _problem(
                entry, place, "the day of a correction", quoted(one.on),
                "Write the day on which the fact was corrected, such as 2026-12-01: the feeds give it.",
            )  # fmt: skip
            continue
        if before and one.on.earliest < before:
            yield _problem(
                entry, place, f"corrections in order, the newest last: a day from {before}", quoted(one.on),
                "Move this correction up, or correct the day.",
            )  # fmt: skip
        before = max(before or one.on.earliest, one.on.earliest)


def _values(index: Index, entry: Entry, key: str, fact: Fact) -> Iterator[Problem]:
    for number, one in enumerate(fact.corrections):
        if _alike(one.from_, one.to):
            yield _problem(
                entry, ("facts", key, "corrections", number, "to"),
                "another value than before the correction", f"{_shown(one.to)} twice",
                "Write under `from` what was published before. A new wording of the same needs no correction.",
            )  # fmt: skip
            return
    last = fact.corrections[-1]
    if _misses(index, fact, last):
        value = fact.chosen.value
        yield _problem(
            entry, ("facts", key, "corrections", len(fact.corrections) - 1, "to"),
            f"the newest correction to end at the value, {quoted(value.written if value else '')}", _shown(last.to),
            "Write under `to` what the fact says now, or add the correction that came after this one.",
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


def _misses(index: Index, fact: Fact, last: Correction) -> bool:
    """Whether the newest correction surely ends at another value than the one shown.

    Only amounts, numbers and dates are compared. What is written freely misses when it is one of the
    ways in which the value is printed but for its digits.
    """
    chosen, to = fact.chosen, last.to
    if (
        chosen.value is None
        or chosen.value.code
        or not isinstance(to, str)
        or _known_otherwise(index, chosen, to)
    ):
        return False
    reading = read(to)
    if reading.value and not reading.value.code:
        return _says_another(reading, chosen)
    printed = {_plain(one) for one in _printed(index, chosen.value)}
    told = _plain(to)
    return not any(one in told for one in printed) and _shape(told) in {_shape(one) for one in printed}


def _known_otherwise(index: Index, chosen: Statement, to: str) -> bool:
    """Whether the correction is about another part of the statement: its source, or how it puts it."""
    stated = chosen.stated if isinstance(chosen.stated, str) else getattr(chosen.stated, "text", "")
    return to in index.entries or _plain(stated) == _plain(to)


def _says_another(reading: Reading, chosen: Statement) -> bool:
    one, other = reading.value, chosen.value
    assert one
    assert other
    if one.quantity and other.quantity and one.quantity.unit == other.quantity.unit:
        return one.quantity.number != other.quantity.number
    if one.date and other.date:
        if one.date.interval != other.date.interval:
            return not one.date.overlaps(other.date)  # one end of a period was corrected
        return not (one.date.within(other.date) or other.date.within(one.date))
    return True


def _printed(index: Index, value: Value) -> Iterator[str]:
    """How pages print the value, in every language and form."""
    for language in index.loaded.site.languages:
        formats = Formats(load_messages(language.code, language.locale, index.loaded.root))
        for form in _FORMS:
            if value.quantity:
                yield formats.quantity(value.quantity, form)
            elif value.date:
                yield formats.date(value.date, form)


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text)

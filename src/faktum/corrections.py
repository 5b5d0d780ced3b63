"""Corrections of published facts: how a value before or after is written, and which came last.

A correction holds two writings, `from` and `to`. Each is a value as records write it, with its
qualifier before it (`at least 200 jobs`), the reason why there is none (`not stated`), the id of a
record (another funder, another source), or words in each language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import get_args

from pydantic_core import PydanticCustomError

from faktum.facts import KnownFact
from faktum.model.base import LocalizedText
from faktum.model.fact import Correction, Qualifier, UnknownReason, Value

Writing = str | LocalizedText

_QUALIFIERS: tuple[str, ...] = get_args(Qualifier)
_REASONS: tuple[str, ...] = get_args(UnknownReason)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a writing means, as far as it can be read."""

    qualifier: str = ""
    """Empty where none is written."""
    value: Value | None = None
    unknown: str | None = None


def read(writing: str) -> Reading:
    """The qualifier and value of a writing, or the reason why there is none. Never raises."""
    text = " ".join(writing.split())
    if text in _REASONS:
        return Reading(unknown=text)
    qualifier = next((one for one in _QUALIFIERS if text.startswith(f"{one} ")), "")
    try:
        return Reading(qualifier, Value.parse(text.removeprefix(f"{qualifier} ") if qualifier else text))
    except PydanticCustomError:
        return Reading()


def written(
    *, value: Value | None, qualifier: str, text: LocalizedText | None, of: str | None, unknown: str | None
) -> Writing:
    """What a statement says, as a correction of it writes that."""
    if unknown:
        return unknown
    if text and not value:
        return text
    said = value.written if value else of or ""
    return said if qualifier == "exact" else f"{qualifier} {said}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """One correction with the fact it is about."""

    fact: KnownFact
    correction: Correction
    number: int = 1
    """Its place among the corrections of the fact on the same day, from 1."""

    @property
    def day(self) -> date | None:
        """The day it was made; None where only the checks can say what is wrong with the date."""
        return self.correction.on.earliest


def corrections_among(facts: Iterable[KnownFact]) -> list[Corrected]:
    """The corrections of some facts, newest first; those of one day in the order of the facts."""
    return sorted(
        (one for fact in facts for one in reversed(list(_of(fact)))),
        key=lambda one: one.day or date.min, reverse=True,
    )  # fmt: skip


def _of(fact: KnownFact) -> Iterator[Corrected]:
    seen: dict[str, int] = {}
    for one in fact.corrections:
        seen[one.on.text] = seen.get(one.on.text, 0) + 1
        yield Corrected(fact, one, seen[one.on.text])

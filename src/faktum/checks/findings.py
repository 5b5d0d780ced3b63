"""What the rules find, rule by rule and file by file; what they found before, where nothing they asked has changed.

A unit is what rules are given at a time: the texts of a file, the versions of a text, or nothing but the site. It is
kept with the mark of what was given, and each rule that found or asked something with its questions: so of a text that
names a fact only the rules that asked for the fact look at it again when the fact has changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import chain
from typing import NamedTuple

from faktum.memo.memo import Memo
from faktum.problems import Problem
from faktum.questions import Question, bundled, listening
from faktum.workers import shared_out, spread

Rule = Callable[[], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Unit:
    """What some rules are given."""

    name: str
    given: bytes
    """The mark of it."""
    rules: Callable[[], Mapping[str, Rule]]
    """By their names, made when they are run."""
    size: Callable[[], int]
    """Letters, or as many as take the same time."""


class _Found(NamedTuple):
    """What one rule found in a unit, and what it asked."""

    problems: list[Problem]
    asked: set[Question]


Told = dict[str, _Found]


class _Part(NamedTuple):
    """Of a unit, the rules that are to look at it, and what the others found."""

    unit: Unit
    rules: Sequence[str] | None
    """None for all."""
    kept: dict[str, tuple[list[int], list[list[object]]]]


def findings(units: Iterable[Unit], memo: Memo) -> Iterator[Problem]:
    """All that the rules find; only those are run of which nobody knows."""
    stale: list[_Part] = []
    for unit in units:
        told, changed = memo.recall_parts(unit.name, unit.given)
        if told is None:
            stale.append(_Part(unit, None, {}))
            continue
        kept = json.loads(told) if told != "{}" else {}
        if changed:
            again = [name for name, (asked, _) in kept.items() if not changed.isdisjoint(asked)]
            stale.append(_Part(unit, again, {name: one for name, one in kept.items() if name not in again}))
        else:
            yield from _problems(kept)
    for part, found in zip(stale, _run(stale), strict=True):
        kept = dict(part.kept)
        asked = set[Question]()
        for name, one in found.items():
            yield from one.problems
            asked |= one.asked
            if one.problems or one.asked:
                kept[name] = (
                    sorted(map(memo.number, bundled(one.asked))),
                    [[*astuple(two)] for two in one.problems],
                )
        yield from _problems(part.kept)
        memo.keep_numbered(
            part.unit.name, part.unit.given, chain.from_iterable(numbers for numbers, _ in kept.values()),
            json.dumps(kept, ensure_ascii=False, separators=(",", ":")) if kept else "{}",
        )  # fmt: skip


def _problems(kept: Mapping[str, tuple[list[int], list[list[object]]]]) -> Iterator[Problem]:
    for _, problems in kept.values():
        for one in problems:
            yield Problem(*one)  # type: ignore[arg-type]


def _run(parts: Sequence[_Part]) -> Iterator[Told]:
    """What the rules find in each part: in a few of them here, in many over all cores."""
    first, *rest = shared_out(parts, lambda part: part.unit.size())
    yield from map(_look, first)
    found: list[list[Told]] = spread(_look_at_all, rest, "Checking", [*map(len, rest)])
    yield from chain.from_iterable(found)


def _look_at_all(parts: Sequence[_Part]) -> list[Told]:
    return [*map(_look, parts)]


def _look(part: _Part) -> Told:
    found: Told = {}
    rules = part.unit.rules()
    for name in rules if part.rules is None else part.rules:
        with listening() as asked:
            problems = list(rules[name]())
        if problems or asked:
            found[name] = _Found(problems, asked)
    return found

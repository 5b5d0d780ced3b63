"""Figures in a form that a table can hold."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faktum.locale.reading.figures import Figure, figures_in
from faktum.locale.reading.moments import Moment, Span
from faktum.model.fact import Quantity


def _shown(figure: Figure) -> str:
    value = figure.value
    if isinstance(value, Quantity):
        what = value.unit or "/".join(sorted(figure.counts))
        return f"{figure.kind} {value.number.normalize():f} {what}".strip()
    if isinstance(value, Span):
        ends = [_written(value.start), _written(value.end)]
        return f"{figure.kind} {'/'.join(ends[: 2 if value.period else 1])}"
    return f"{figure.kind} {value or ''}".strip()


def _written(moment: Moment) -> str:
    if moment.season:
        return f"{moment.year} {moment.season}"
    parts = [f"{part:02}" for part in (moment.month, moment.day) if part]
    return "-".join([str(moment.year or "x"), *parts])


@pytest.fixture(scope="session")
def read() -> Callable[[str, str], list[tuple[str, str]]]:
    """`read(text, language)`: each figure as it is written and what it reads as."""
    return lambda text, language: [
        (text[one.start : one.end], _shown(one)) for one in figures_in(text, language)
    ]

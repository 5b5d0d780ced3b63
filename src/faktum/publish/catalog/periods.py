"""Which time a table tells of, from the first day that its dates can mean to the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from faktum.catalogue import Catalogue
from faktum.model.edtf import Edtf
from faktum.publish.api.operations import is_operation

_OF_PROJECTS = ("period", "start", "end")


@dataclass(frozen=True, slots=True)
class Period:
    """An end is None where it is open or unknown."""

    start: dt.date | None
    end: dt.date | None


def period_of(table: str, catalogue: Catalogue) -> Period | None:
    """The time that a table tells of; None for one that does not tell of any."""
    dates = _DATES[table](catalogue) if table in _DATES else iter(())
    known = [one for one in dates if one]
    starts = [one.earliest for one in known if one.earliest]
    ends = [one.latest for one in known if one.latest]
    if not starts and not ends:
        return None
    return Period(min(starts, default=None), max(ends, default=None))


def _of_projects(catalogue: Catalogue, ids: Iterable[str]) -> Iterator[Edtf | None]:
    for one in ids:
        for fact in catalogue.facts_about(one, *_OF_PROJECTS):
            yield fact.chosen.value.date if fact.chosen.value else None


def _projects(catalogue: Catalogue) -> Iterator[Edtf | None]:
    return _of_projects(catalogue, (one.id for one in catalogue.projects))


def _operations(catalogue: Catalogue) -> Iterator[Edtf | None]:
    return _of_projects(catalogue, (one.id for one in catalogue.projects if is_operation(one)))


def _releases(catalogue: Catalogue) -> Iterator[Edtf | None]:
    return (entry.date for entry in catalogue.published_releases)


def _sources(catalogue: Catalogue) -> Iterator[Edtf | None]:
    return (one.date for one in catalogue.sources if isinstance(one.date, Edtf))


def _everything(catalogue: Catalogue) -> Iterator[Edtf | None]:
    yield from _projects(catalogue)
    yield from _releases(catalogue)
    yield from _sources(catalogue)


_DATES: dict[str, Callable[[Catalogue], Iterator[Edtf | None]]] = {
    "projects": _projects,
    "operations": _operations,
    "releases": _releases,
    "sources": _sources,
    "facts": _everything,
    "whole": _everything,
}

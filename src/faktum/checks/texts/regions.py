"""Where something is: the versions of a text name the same parts of the same countries, paragraph by paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from faktum.checks.index import Index
from faktum.checks.texts.paragraphs import numbered_blocks
from faktum.load.versions import Version, every_set, original_of
from faktum.locale.words import any_of, words
from faktum.problems import Problem, quoted

_MAJORITY = 2
"""Translations that agree with each other and not with the original."""

Region = tuple[str, str]
"""Direction and country, by their codes."""


class _Named(NamedTuple):
    """The parts of countries that a paragraph names, with the line and the words of each."""

    regions: Counter[Region]
    places: Mapping[Region, tuple[int, str]]
    line: int


class _Known(NamedTuple):
    pattern: re.Pattern[str]
    directions: Mapping[str, str]
    countries: Mapping[str, str]


def check_regions(index: Index) -> Iterator[Problem]:
    for name, versions in every_set(index.loaded):
        yield from check_regions_of(index, name, versions)


def check_regions_of(_index: Index, _name: str, versions: Sequence[Version]) -> Iterator[Problem]:
    """The same of the versions of one text."""
    original = original_of(versions)
    if original:
        theirs = _paragraphs(original)
        followers = [version for version in versions if version.translated_from is not None]
        found: dict[int, list[tuple[Version, _Named]]] = {}
        for version in followers:
            ours = _paragraphs(version)
            for at, (there, here) in enumerate(
                zip(theirs, ours, strict=True) if len(theirs) == len(ours) else ()
            ):
                if _is_other(there.regions, here.regions):
                    found.setdefault(at, []).append((version, here))
        for at, differing in found.items():
            said = {frozenset(one.regions.items()) for _, one in differing}
            if len(differing) == len(followers) >= _MAJORITY and len(said) == 1:
                yield _problem(original, theirs[at], differing[0][0], differing[0][1])
            else:
                for version, one in differing:
                    yield _problem(version, one, original, theirs[at])


def _is_other(there: Counter[Region], here: Counter[Region]) -> bool:
    """As many, and not the same: what one version leaves out, or explains to its readers, is no contradiction."""
    return there != here and there.total() == here.total()


def _problem(version: Version, ours: _Named, other: Version, theirs: _Named) -> Problem:
    [extra, *_] = (ours.regions - theirs.regions).elements()
    line, said = ours.places[extra]
    wanted = [theirs.places[one][1] for one in theirs.regions - ours.regions]
    return Problem(
        version.file.path, line, "DIFFERENT-FACTS", f"the places that {other.file.path} names, {' and '.join(map(quoted, wanted))},",
        quoted(said), "A translation says the same as its original; correct one of the two.",
    )  # fmt: skip


def _paragraphs(version: Version) -> list[_Named]:
    known = _known(version.language)
    return [_named(block, line, known) for line, block in numbered_blocks(version)]


def _named(paragraph: str, line: int, known: _Known | None) -> _Named:
    regions: Counter[Region] = Counter()
    places: dict[Region, tuple[int, str]] = {}
    lower = paragraph.lower()
    for match in (
        known.pattern.finditer(paragraph) if known and any(one in lower for one in known.countries) else ()
    ):
        direction, country = match["direction"] or match["joined"], match["country"] or match["of"]
        assert known is not None
        region = known.directions[direction.lower()], known.countries[country.lower()]
        regions.update([region])
        places.setdefault(
            region, (line + paragraph.count("\n", 0, match.start()), " ".join(match[0].split()))
        )
    return _Named(regions, places, line)


@cache
def _known(language: str) -> _Known | None:
    data: Mapping[str, Any] = words(language, "places")
    if not data:
        return None
    directions, joined = _by_form(data["directions"]), _by_form(data["joined"])
    countries = _by_form(data["countries"])
    return _Known(
        re.compile(
            rf"(?<![\w-])(?:(?P<direction>{any_of(directions)})\s+(?P<country>{any_of(countries)})"
            rf"|(?P<joined>{any_of(joined)})-?(?P<of>{any_of(countries)}))(?![\w-])",
            re.IGNORECASE,
        ),
        {**directions, **joined}, countries,
    )  # fmt: skip


def _by_form(listed: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {form.lower(): code for code, forms in listed.items() for form in forms}

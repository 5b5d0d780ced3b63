"""Published values, roles and offices that become others without a correction: what `check --since` is for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from faktum.model.vocabulary import ROLES
from mistakes.entries import entries, fact_values
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site

FOLLOWS = (
    "SHARES", "PART-OF-TOTAL", "OVER-BUDGET", "PERIOD-TURNED", "PERIOD-LENGTH", "PROGRAMME-PERIOD",
    "COUNT-OF-RECORDS", "OFFICE-AT-DATE", "RELEASE-YEAR", "STALE", "WRONG-FIGURE", "UNBOUND-FIGURE", "BARE-FIGURE",
    "DUPLICATE-FACT", "UNKNOWN-FACT", "FUTURE-DATE", "ORPHAN",
)  # fmt: skip
"""What another value may disagree with."""
QUALIFIERS = ("nearly", "about", "at least", "at most", "expected")


def _published(slip: Slip) -> Slip:
    return replace(slip, published=True)


def _another(value: str, draw: Random) -> str | None:
    """A number a little larger or smaller, or a date in the year before or after."""
    if match := re.fullmatch(r"([0-9 ]+(?:\.[0-9]+)?) ([A-Za-z]+)", value):
        number = Decimal(match[1].replace(" ", ""))
        changed = number + max(Decimal(1), round(number / 20)) * draw.choice((-1, 1))
        return f"{changed:f} {match[2]}" if changed > 0 else None
    if match := re.fullmatch(r"([0-9]{4})((?:-[0-9]{2}){0,2})", value):
        year = f"{int(match[1]) + draw.choice((-1, 1)):04}"
        return None if match[2] == "-02-29" else year + match[2]
    return None


@kind("NO-CORRECTION", along=FOLLOWS, number=9)
def value_without_correction(site: Site, draw: Random) -> Iterator[Slip]:
    """A published number or date is another now, and nothing says that it was corrected."""
    for entry in fact_values(site, "data/"):
        if value := _another(entry.value, draw):
            yield _published(entry.with_value(site, value, f"{entry.place[1]} was {entry.value}"))


@kind("NO-CORRECTION", along=FOLLOWS, number=6)
def qualifier_without_correction(site: Site, draw: Random) -> Iterator[Slip]:
    """A published value is surer or less sure than it was, and nothing says that it was corrected."""
    for entry in fact_values(site, "data/"):
        lines = site.documents[entry.path].lines
        number = lines.get((*entry.place[:-1], "qualifier"))
        spots = frozenset({(entry.path, entry.number)})  # a report may name the value that is qualified
        if number:
            edited, what = site.replaced(entry.path, number), f"{entry.place[1]} was qualified"
        else:
            number = entry.number + 1
            line = f"{' ' * (len(entry.before) - len(entry.before.lstrip(' -')))}qualifier: {draw.choice(QUALIFIERS)}"
            edited, what = site.inserted(entry.path, entry.number, line), f"{entry.place[1]} was exact"
        yield _published(Slip(entry.path, number, {entry.path: edited}, what, places=spots))


@kind("NO-CORRECTION", along=FOLLOWS, number=9)
def role_without_correction(site: Site, draw: Random) -> Iterator[Slip]:
    """Organisations had another role in what was published, and nothing says that it was corrected."""
    for entry in entries(site, lambda path, place: path.startswith("data/projects/") and place[-1] == "role"):
        if entry.place[0] == "participants":
            other = draw.choice([one for one in ROLES if one != entry.value])
            yield _published(entry.with_value(site, other, f"They were {entry.value}"))


@kind("NO-CORRECTION", along=FOLLOWS, number=9)
def office_without_correction(site: Site, draw: Random) -> Iterator[Slip]:
    """An office is at another organisation than was published, and nothing says that it was corrected."""
    organisations = sorted(one.id for one in site.catalogue.organisations)
    for entry in entries(
        site, lambda path, place: path.startswith("data/people/") and place[-1] == "organisation"
    ):
        if entry.place[0] == "appointments":
            other = draw.choice([one for one in organisations if one != entry.value])
            yield _published(entry.with_value(site, other, f"The office was at {entry.value}"))

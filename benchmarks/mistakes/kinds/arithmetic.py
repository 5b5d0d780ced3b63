"""Figures of records that cannot all be right: shares, parts of a total, counts of what is linked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from random import Random

from faktum.model.fact import Quantity
from mistakes.entries import Entry, entries, fact_values, of_fact
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site


def _project(path: str) -> str:
    return path.rsplit("/", 1)[1].removesuffix(".yml")


def _quantity(entry: Entry) -> tuple[Decimal, str] | None:
    match = re.fullmatch(r"([0-9 ]+(?:\.[0-9]+)?) ([A-Za-z]+)", entry.value)
    return (Decimal(match[1].replace(" ", "")), match[2]) if match else None


def _written(number: Decimal, unit: str) -> str:
    return f"{int(number):,} {unit}".replace(",", " ") if number == int(number) else f"{number:f} {unit}"


def _parts(site: Site, path: str, *properties: str) -> list[str]:
    """Keys of the facts of these properties in a record."""
    facts = site.value(path, "facts") or {}
    return [key for key in facts if key.startswith(properties)]


@kind("SHARES", along=("PART-OF-TOTAL",), number=9)
def shares_changed(site: Site, draw: Random) -> Iterator[Slip]:
    """A share is changed, so that the shares of a project no longer add up."""
    del draw
    for entry in fact_values(site, "data/projects/", "share"):
        told = _quantity(entry)
        keys = _parts(site, entry.path, "share", "funding-rest", "budget")
        if not told or "funding-rest" in keys:  # a rest that is unknown may be as large as it likes
            continue
        for step in (-15, -10, 5, 10, 25):
            if 0 < told[0] + step <= 100:
                value = _written(told[0] + step, told[1])
                slip = entry.with_value(site, value, f"The shares with {value} do not add up to 100 percent")
                yield _at(slip, of_fact(site, entry.path, _text(slip), *keys))


def _text(slip: Slip) -> str:
    text = slip.edits[slip.path]
    assert text is not None
    return text


def _at(slip: Slip, places: frozenset[tuple[str, int]]) -> Slip:
    return Slip(slip.path, slip.line, slip.edits, slip.what, slip.language, slip.where, slip.places | places)


@kind("PART-OF-TOTAL", along=("OVER-BUDGET", "SHARES"), number=9)
def part_differs(site: Site, draw: Random) -> Iterator[Slip]:
    """A fact gives a part as an amount or a share that is not the share of the total that another fact gives."""
    for entry in fact_values(site, "data/projects/", "share", "grant", "funding"):
        told, key = _quantity(entry), str(entry.place[1])
        total = _total(site, _project(entry.path))
        if not told or not total:
            continue
        number, unit = told
        if unit == "percent":
            part, other = total.number * number / 100, key.replace("share", "funding", 1)
            value = _written(
                part * draw.choice((Decimal("1.1"), Decimal("0.8"), Decimal("1.05"))), total.unit
            )
        elif unit == total.unit:
            other = key.replace("funding", "share", 1) if key.startswith("funding") else f"share-{key}"
            value = _written(
                Decimal(round(number * 100 / total.number) + draw.choice((-10, 5, 10))), "percent"
            )
        else:
            continue
        if other in (site.value(entry.path, "facts") or {}):
            continue
        first = site.documents[entry.path].lines[entry.place[:2]]
        source, place = (site.value(entry.path, *entry.place[:-1], name) for name in ("source", "place"))
        lines = [f"  {other}:", f"    value: {value}", f"    source: {source}", f"    place: {place}"]
        edited = site.inserted(entry.path, first - 1, *lines)
        what = f"{other} {value} does not agree with {key} {entry.value} of {total.number:f} {total.unit}"
        slip = Slip(entry.path, first + 1, {entry.path: edited}, what)
        yield _at(slip, of_fact(site, entry.path, edited, other, key, "budget"))


def _total(site: Site, project: str) -> Quantity | None:
    fact = site.catalogue.fact(project, "budget")
    value = fact.chosen.value if fact and fact.chosen.qualifier == "exact" else None
    return value.quantity if value else None


@kind("OVER-BUDGET", along=("PART-OF-TOTAL", "SHARES"), number=9)
def over_budget(site: Site, draw: Random) -> Iterator[Slip]:
    """A grant or a part of the funding gets a digit too many, or the budget one too few."""
    del draw
    for entry in fact_values(site, "data/projects/", "grant", "funding", "budget"):
        told, key = _quantity(entry), str(entry.place[1])
        total = _total(site, _project(entry.path))
        parts = _parts(site, entry.path, "grant", "funding")
        if not told or not total:
            continue
        if key == "budget":
            source = site.value(entry.path, *entry.place[:-1], "source")
            known = any(_source_of(site, entry.path, part) == source for part in parts)
            changed = [told[0] / 10, told[0] / 4] if known else []
        else:
            same = _source_of(site, entry.path, key) == _source_of(site, entry.path, "budget")
            changed = [told[0] * 10, total.number + told[0]] if same and told[1] == total.unit else []
        for number in changed:
            slip = entry.with_value(
                site, _written(number, told[1]), f"{key} {number:f} is more than the total"
            )
            yield _at(slip, of_fact(site, entry.path, _text(slip), "budget", *parts))


def _source_of(site: Site, path: str, key: str) -> str | None:
    fact = site.catalogue.fact(_project(path), key)
    return fact.chosen.source.id if fact and not fact.chosen.unknown else None


@kind("COUNT-OF-RECORDS", along=("ORPHAN", "UNKNOWN-FACT"), number=9)
def count_of_linked(site: Site, draw: Random) -> Iterator[Slip]:
    """A fact counts more or fewer partners, clusters or universities than are linked, or one of them is unlinked."""
    for entry in fact_values(site, "data/projects/", "partners"):
        told, key = _quantity(entry), str(entry.place[1])
        if told:
            for step in (-1, 1, 2):
                value = _written(told[0] + step, told[1])
                what = f"{value}, where {told[0]:f} are linked"
                slip = entry.with_value(site, value, what)
                yield _at(slip, of_fact(site, entry.path, _text(slip), key) | _partners(site, entry.path))
    for path in site.files:
        if not path.startswith("data/projects/"):
            continue
        keys = _parts(site, path, "partners")
        for number, line in enumerate(site.lines(path), start=1):
            match = re.fullmatch(r"(    organisations: \[)(.+)(\])", line)
            ids = match[2].split(", ") if match else []
            if match and len(ids) > 1 and keys and "role: partner" in site.line(path, number - 1):
                gone = draw.choice(ids)
                kept = ", ".join(one for one in ids if one != gone)
                edited = site.replaced(path, number, match[1] + kept + match[3])
                slip = Slip(path, number, {path: edited}, f"{gone} is no longer linked")
                yield _at(slip, of_fact(site, path, edited, *keys) | _partners(site, path))


def _partners(site: Site, path: str) -> frozenset[tuple[str, int]]:
    found = entries(
        site, lambda one, place: one == path and place[0] == "participants" and place[-1] == "role"
    )
    return frozenset((path, entry.number) for entry in found)

"""Dates of records that cannot be: releases of another year, offices not held, the future, reviews forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mistakes.entries import entries, fact_values, of_fact
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site


@kind("RELEASE-YEAR", along=("OFFICE-AT-DATE",), number=8)
def release_of_another_year(site: Site, draw: Random) -> Iterator[Slip]:
    """A release is dated in another year than its folder."""
    del draw
    for entry in fact_values(site, "docs/", "published"):
        for step in (-1, 1, -10):
            value = str(int(entry.value[:4]) + step) + entry.value[4:]
            slip = entry.with_value(site, value, f"A release in {entry.path} is dated {value}")
            places = of_fact(site, entry.path, site.files[entry.path], "published")
            yield Slip(slip.path, slip.line, slip.edits, slip.what, places=places)


@kind("UNKNOWN-OFFICE", along=("ORPHAN",), number=6)
def office_of_somebody_else(site: Site, draw: Random) -> Iterator[Slip]:
    """A position names an office that its speaker does not have."""
    offices = sorted({key for person in site.catalogue.people for key in person.appointments})
    for entry in entries(site, lambda _path, place: place[0] == "positions" and place[-1] == "appointment"):
        person = site.value(entry.path, *entry.place[:-1], "person")
        own = site.value(f"data/people/{person}.yml", "appointments") or {}
        for other in draw.sample([one for one in offices if one not in own], 3):
            yield entry.with_value(site, other, f"{person} does not have the office {other}")


@kind("OFFICE-AT-DATE", number=8)
def office_not_held_then(site: Site, draw: Random) -> Iterator[Slip]:
    """A position's office was not held at the release's date, by the dates of the person's appointment."""
    for release in entries(site, lambda _path, place: place[0] == "positions" and place[-1] == "appointment"):
        person = site.value(release.path, *release.place[:-1], "person")
        path = f"data/people/{person}.yml"
        line = site.documents[path].lines[("appointments", release.value, "organisation")]
        position = {(release.path, number) for place, number in site.documents[release.path].lines.items()
                    if place[: len(release.place) - 1] == release.place[:-1]}  # fmt: skip
        year = int(release.path.split("/")[3])
        for period in draw.sample((f"{year - 9}/{year - 4}", f"{year + 2}/..", f"../{year - 3}"), 2):
            added = f"    period: {period}"
            edited = site.inserted(path, line, added)
            own = site.parsed(path, edited).lines
            office = {(path, number) for place, number in own.items()
                      if place[:2] == ("appointments", release.value) and len(place) <= 3}  # fmt: skip
            what = f"{person} had the office in {period}, the release is of {year}"
            yield Slip(path, line + 1, {path: edited}, what, places=frozenset(position | office))


@kind("FUTURE-DATE", along=("RELEASE-YEAR", "UNREAD-SOURCE"), number=6)
def in_the_future(site: Site, draw: Random) -> Iterator[Slip]:
    """Something that has happened is dated in the future."""
    names = {"updated", "read_on", "facts_checked_on", "date"}
    for entry in entries(site, lambda _path, place: place[-1] in names and len(place) == 1):
        if len(entry.value) == 10:
            value = str(int(entry.value[:4]) + draw.choice((20, 40, 60))) + entry.value[4:]
            yield entry.with_value(site, value, f"{entry.key} {value} lies in the future")


@kind("REVIEW-DUE", number=6)
def review_passed(site: Site, draw: Random) -> Iterator[Slip]:
    """The day by which a contact was to be confirmed again has passed."""
    for entry in entries(site, lambda _path, place: place[0] == "contacts" and place[-1] == "use"):
        owner = site.value(entry.path, *entry.place[:-1])
        if "review_by" in owner or "verified_on" in owner:
            continue
        year = draw.choice((2020, 2023, 2025))
        added = [f"    verified_on: {year - 1}-05-02", f"    review_by: {year}-05-02"]
        edited = site.inserted(entry.path, entry.number, *added)
        what = f"The contact was to be confirmed again by {year}-05-02"
        yield Slip(entry.path, entry.number + 2, {entry.path: edited}, what)

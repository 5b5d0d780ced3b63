"""Dates of records that cannot be: turned, impossible, to come, outside a programme or an office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import Entry, block_end, entries, of_fact
from mistakes.fresh.ground import words
from mistakes.mistake import Slip, Spot, kind
from mistakes.snapshot import Site

_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?~?")
_PERIOD = re.compile(rf"({_DAY.pattern})/({_DAY.pattern})")
ABOUT_TIME = ("value", "valid_at", "read_on", "date", "updated", "period")


def _times(site: Site, *keys: str) -> list[Entry]:
    return list(entries(site, lambda _, place: place[-1] in keys))


@kind("PERIOD-TURNED", along=("PERIOD-LENGTH", "PROGRAMME-PERIOD", "OFFICE-AT-DATE", "BENEFICIARY"), number=6)
def ends_exchanged(site: Site, draw: Random) -> Iterator[Slip]:
    """A period is written with its end first, or an end lies before the start."""
    for entry in _times(site, "value", "period", "valid_at"):
        match = _PERIOD.fullmatch(entry.value)
        if match and match[4][:4] > match[1][:4]:
            value = f"{match[4]}/{match[1]}"
            yield entry.with_value(site, value, f"{entry.value} is {value}")
    path = "data/projects/innovationer-for-nara-vard.yml"
    for entry in entries(
        site, lambda one, place: one == path and place[1:2] == ("end",) and place[-1] == "value"
    ):
        value = draw.choice(("2021", "2022", "2020"))
        slip = entry.with_value(site, value, f"The end {value} lies before the start")
        text = slip.edits[path]
        assert text is not None
        yield Slip(path, slip.line, slip.edits, slip.what, places=of_fact(site, path, text, "start", "end"))


@kind("BAD-DATE", along=("RELEASE-YEAR", "ORPHAN", "NO-PUBLISHED", "UNREAD-SOURCE"), number=8)
def no_such_day(site: Site, draw: Random) -> Iterator[Slip]:
    """A date is one that no calendar has, or written as one writes in letters and forms."""
    wrong = words("records", "impossible days")
    found = [
        entry
        for entry in _times(site, *ABOUT_TIME)
        if _DAY.fullmatch(entry.value) and entry.value.count("-") == 2
    ]
    for index, entry in enumerate(draw.sample(found, len(found))):
        value = str(wrong[index % len(wrong)])
        yield entry.with_value(site, value, f"{entry.key} is {value}")


@kind("FUTURE-DATE", along=("OFFICE-AT-DATE", "MEASUREMENT-DUE", "RELEASE-YEAR"), number=6)
def day_to_come(site: Site, draw: Random) -> Iterator[Slip]:
    """A reading, a change or a measurement is dated years ahead: a figure is wrong."""
    for entry in _times(site, "read_on", "updated", "facts_checked_on", "measured_on", "date"):
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", entry.value):
            value = draw.choice(("2062", "2206", "2029", "2036")) + entry.value[4:]
            yield entry.with_value(site, value, f"{entry.key} is {value}")


@kind("PROGRAMME-PERIOD", along=("DIFFERENT-FACTS", "BENEFICIARY"), number=6)
def another_programme_period(site: Site, draw: Random) -> Iterator[Slip]:
    """A project is put into a programming period that had ended, or had not begun."""
    del draw
    for name, periods in {
        "healthtech-nordic-1": ("2007/2013", "2021/2027", "2000/2006"),
        "healthtech-nordic-2": ("2007/2013", "2021/2027"),
        "e-halsoarenan": ("2007/2013", "2021/2027"),
    }.items():
        path = f"data/projects/{name}.yml"
        lines = site.documents[path].lines
        for period in periods:
            if name == "healthtech-nordic-2":
                at = next(
                    n
                    for place, n in lines.items()
                    if place[1:2] == ("period-programme",) and place[-1] == "value"
                )
                edited = site.replaced(path, at, site.line(path, at).partition(":")[0] + f": {period}")
            else:
                first = lines["facts", "period"]
                source = (
                    "innovation-skane-2019-12"
                    if name.startswith("health")
                    else "region-kalmar-lan-2019-06-13"
                )
                more = [
                    "  period-programme:",
                    f"    value: {period}",
                    f"    source: {source}",
                    "    place: whole",
                ]
                edited, at = site.inserted(path, first - 1, *more), first + 1
            right = of_fact(site, path, edited, "period", "period-programme", "programme", "start", "end")
            what = f"{name} is put into {period}"
            yield Slip(path, at, {path: edited}, what, places=right)
    programme = "data/programmes/interreg-oks.yml"
    first = site.documents[programme].lines["facts",]
    for period in ("2007/2013", "2000/2006"):
        more = [
            "  period:",
            f"    value: {period}",
            "    source: innovation-skane-2019-12",
            "    place: whole",
        ]
        edited = site.inserted(programme, first, *more)
        spots: set[Spot] = set()
        for name in ("healthtech-nordic-1", "healthtech-nordic-2"):
            path = f"data/projects/{name}.yml"
            spots |= of_fact(site, path, site.files[path], "period", "period-programme", "programme")
        yield Slip(
            programme, first + 2, {programme: edited}, f"{programme} ran {period}", places=frozenset(spots)
        )


def _positions(site: Site, person: str, office: str) -> frozenset[Spot]:
    """Lines of positions that somebody takes in an office."""
    found: set[Spot] = set()
    for path in site.files:
        for key, told in (site.value(path, "positions") or {}).items() if "/press/2" in path else ():
            if told["person"] == person and told["appointment"] == office:
                lines = site.documents[path].lines
                found |= {(path, lines["positions", key, one]) for one in ("person", "appointment")}
                found.add((path, lines["positions", key]))
    return frozenset(found)


@kind("OFFICE-AT-DATE", number=6)
def office_left_before(site: Site, draw: Random) -> Iterator[Slip]:
    """An office is given a period that ended before its holder spoke, or began after."""
    for path in site.files:
        if not path.startswith("data/people/"):
            continue
        person = path.rsplit("/", 1)[1].removesuffix(".yml")
        for office in site.value(path, "appointments"):
            positions = _positions(site, person, office)
            if positions:
                begin = site.documents[path].lines["appointments", office]
                at = site.documents[path].lines["appointments", office, "organisation"]
                period = draw.choice(
                    ("2009/2014", "2024/..", "2010-08/2016-12", "../2015", "2024-02/2025-06")
                )
                edited = site.inserted(path, at, f"    period: {period}")
                end = block_end(site, path, begin) + 1
                right = positions | {(path, n) for n in range(begin, end + 1)}
                yield Slip(path, at + 1, {path: edited}, f"{person} was {office} {period}", places=right)


@kind("UNKNOWN-OFFICE", along=("OFFICE-AT-DATE", "DIFFERENT-FACTS", "ORPHAN"), number=6)
def spoken_in_the_wrong_office(site: Site, draw: Random) -> Iterator[Slip]:
    """A position names an office of somebody else, or somebody else in its office."""
    for entry in entries(
        site, lambda _, place: place[0] == "positions" and place[-1] in {"appointment", "person"}
    ):
        told = site.value(entry.path, "positions", entry.place[1])
        others = site.value(entry.path, "positions")
        lines = site.documents[entry.path].lines
        spots = [(entry.path, lines["positions", entry.place[1], key]) for key in ("person", "appointment")]
        if entry.key == "appointment":
            held = site.value(f"data/people/{told['person']}.yml", "appointments")
            wrong = [
                one
                for one in ("chief-executive", "press-contact", "project-leader", "director", "chair")
                if one not in held
            ]
        else:
            wrong = [
                one["person"] for one in others.values()
                if one["person"] != told["person"]
                and told["appointment"] not in site.value(f"data/people/{one['person']}.yml", "appointments")
            ]  # fmt: skip
        if wrong:
            value = draw.choice(wrong)
            yield entry.with_value(site, value, f"{value} in place of {entry.value}", *spots)


@kind("REVIEW-DUE", "MEASUREMENT-DUE", number=6)
def review_forgotten(site: Site, draw: Random) -> Iterator[Slip]:
    """The day on which a contact was to be asked again has passed, or the site was measured long ago."""
    for entry in entries(site, lambda path, place: path.startswith("data/people/") and place[-1] == "phone"):
        year = draw.choice((2023, 2024, 2025))
        more = [f"    verified_on: {year}-02-11", f"    review_by: {year + 1}-02-11"]
        edited = site.inserted(entry.path, entry.number, *more)
        what = f"To be asked again by {year + 1}-02-11"
        yield Slip(entry.path, entry.number + 2, {entry.path: edited}, what)
    for entry in _times(site, "measured_on"):
        yield entry.with_value(site, "2025-03-14", "Measured on 2025-03-14")


@kind("RELEASE-YEAR", along=("OFFICE-AT-DATE", "FUTURE-DATE", "RELATIVE-DATE", "PERIOD-LENGTH"), number=6)
def release_in_the_wrong_folder(site: Site, draw: Random) -> Iterator[Slip]:
    """A release is dated in another year than that of its folder."""
    for entry in entries(
        site,
        lambda path, place: (
            "/press/2" in path and place[:2] == ("facts", "published") and place[-1] == "value"
        ),
    ):
        if len(entry.place) > 3 and not site.value(entry.path, *entry.place[:-1], "preferred"):
            continue
        year = int(entry.value[:4])
        for other in draw.sample((year - 1, year + 1, year - 10), 2):
            value = str(other) + entry.value[4:]
            text = site.replaced(entry.path, entry.number, entry.before + value)
            right = of_fact(site, entry.path, text, "published")
            yield Slip(entry.path, entry.number, {entry.path: text}, f"Published {value}", places=right)

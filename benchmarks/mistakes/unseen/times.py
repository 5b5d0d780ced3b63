"""Days of records that cannot be: offices that were over, checks to come, programmes that were not there yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from random import Random

from faktum.model.release import Release
from mistakes.entries import block_end, entries, fact_values, of_fact
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site


@kind(number=4)
def office_over_before_the_words(site: Site, _draw: Random) -> Iterator[Slip]:
    """Somebody speaks in a release in an office that had ended a year before, by the record."""
    for release in site.loaded.releases.values():
        assert isinstance(release, Release)
        published = site.catalogue.facts[f"{release.id}.published"].chosen.value
        assert published
        assert published.date
        assert published.date.start
        year = published.date.start.year - 1
        text = next(
            name
            for name in site.files
            if name.endswith(f"/press/{release.id}.md") and _is_original(site, name)
        )
        for key, position in (site.value(text, "positions") or {}).items():
            path = f"data/people/{position['person']}.yml"
            lines = site.documents[path].lines
            place = ("appointments", position["appointment"])
            after = lines[*place, "title"]
            edited = site.inserted(path, after, f"    period: ../{year}-12-31")
            own = {(path, line + (line > after)) for where, line in lines.items() if where[:2] == place}
            said = {
                (text, line)
                for where, line in site.documents[text].lines.items()
                if where[:2] == ("positions", key)
            }
            yield Slip(
                path, after + 1, {path: edited}, f"the office ended in {year}", places=frozenset(own | said)
            )


def _is_original(site: Site, path: str) -> bool:
    return site.original(path) == path


@kind(number=4)
def check_of_a_contact_out_of_time(site: Site, _draw: Random) -> Iterator[Slip]:
    """A contact was to be asked again before today, or was confirmed on a day that is still to come."""
    for path in site.files:
        if not path.startswith("data/people/"):
            continue
        for key in site.value(path, "contacts") or {}:
            number = site.documents[path].line("contacts", key)
            for line in (
                ("    verified_on: 2024-11-04", "    review_by: 2025-11-04"),
                ("    verified_on: 2027-06-01", ""),
            ):
                lines = [one for one in line if one]
                text = site.inserted(path, number, *lines)
                spots = frozenset((path, number + n) for n in range(len(lines) + 1))
                yield Slip(path, number + len(lines), {path: text}, lines[-1].strip(), places=spots)


@kind(number=4)
def read_before_it_was_written(site: Site, draw: Random) -> Iterator[Slip]:
    """A source was read before it was published, or on a day to come; a text was changed on a day to come."""
    for entry in entries(
        site, lambda path, place: place == ("read_on",) and path.startswith("data/sources/")
    ):
        told = site.value(entry.path, "date")
        other = draw.choice(("2016-05-02", "2027-02-01")) if isinstance(told, date | str) else "2027-02-01"
        if re.match(r"\d{4}", str(told)) and re.match(r"\d", entry.value):
            yield entry.with_value(
                site, other, f"read on {other}", (entry.path, site.documents[entry.path].line("date"))
            )
    for entry in entries(site, lambda path, place: place == ("updated",) and path.startswith("docs/")):
        yield entry.with_value(site, "2028-01-15", "changed on a day to come")


@kind(number=4)
def programme_of_another_period(site: Site, _draw: Random) -> Iterator[Slip]:
    """A project belongs to a programming period that it does not begin in."""
    for entry in fact_values(site, "data/projects/", "period-programme"):
        for period in ("2007/2013", "2021/2027"):
            slip = entry.with_value(site, period, f"the programme period {period}")
            text = slip.edits[entry.path]
            assert text is not None
            spots = of_fact(site, entry.path, text, "period-programme", "period", "start")
            yield Slip(entry.path, entry.number, slip.edits, slip.what, places=spots)
    path = "data/projects/healthtech-nordic-1.yml"
    after = site.documents[path].line("facts")
    for period in ("2007/2013", "2021/2027"):
        lines = (
            "  period-programme:", f"    value: {period}", "    source: rapidus-2017-04-26", "    place: unknown"
        )  # fmt: skip
        text = site.inserted(path, after, *lines)
        spots = of_fact(site, path, text, "period-programme", "period")
        yield Slip(path, after + 2, {path: text}, f"the programme period {period}", places=spots)


@kind(number=4)
def period_back_to_front(site: Site, _draw: Random) -> Iterator[Slip]:
    """A period ends before it begins."""
    for entry in entries(site, lambda _path, place: place[-1] in {"value", "period"}):
        ends = entry.value.split("/")
        if len(ends) == 2 and all(re.fullmatch(r"\d{4}[-\d~]*", one) for one in ends):
            key = site.documents[entry.path].lines.get(entry.place[:2], entry.number)
            yield entry.with_value(site, "/".join(reversed(ends)), "the ends are turned", (entry.path, key))


@kind(number=4)
def founded_after_it_took_part(site: Site, _draw: Random) -> Iterator[Slip]:
    """An organisation was founded after the project in which it takes part had ended, by the record."""
    for name, year in (
        ("lifescience-innovation", 2021), ("region-kalmar-lan", 2024), ("leap-for-life", 2028),
        ("medtech-innovation", 2023), ("welfare-tech-innovationsnetvaerk", 2022),
    ):  # fmt: skip
        path = f"data/organisations/{name}.yml"
        for entry in fact_values(site, path, "founded"):
            start = site.documents[path].line("facts", "founded")
            spots = {(path, line) for line in range(start, block_end(site, path, start) + 1)}
            yield entry.with_value(site, str(year), f"founded in {year}", *spots)

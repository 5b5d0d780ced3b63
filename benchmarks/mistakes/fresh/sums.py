"""Figures of records that cannot all be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from mistakes.entries import block_end, fact_values, of_fact
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site

_AMOUNT = re.compile(r"([0-9 ]+) ([A-Z]{3})")


def _whole(number: int) -> str:
    return f"{number:,}".replace(",", " ")


def _keys(site: Site, path: str, *properties: str) -> list[str]:
    return [key for key in site.value(path, "facts") or {} if key.startswith(properties)]


def _with_facts(site: Site, slip: Slip, *keys: str) -> Slip:
    """Of figures that cannot all be right, each may be called the wrong one."""
    text = slip.edits[slip.path]
    assert text is not None
    return replace(slip, places=slip.places | of_fact(site, slip.path, text, *keys))


@kind("OVER-BUDGET", "PART-OF-TOTAL", along=("SHARES", "WRONG-FIGURE"), number=6)
def figures_exchanged(site: Site, draw: Random) -> Iterator[Slip]:
    """Two figures of an amount change places: 11 200 000 becomes 12 100 000, 28 000 000 becomes 82 000 000."""
    del draw
    path = "data/projects/danish-healthtech.yml"
    for entry in fact_values(site, path, "budget", "grant", "funding"):
        match = _AMOUNT.fullmatch(entry.value)
        keys = _keys(site, path, "budget", "grant", "funding")
        if not match:
            continue
        digits = match[1].replace(" ", "")
        others = {
            digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
            for at in range(2) if digits[at] != digits[at + 1] and digits[at + 1] != "0"
        } | {digits[0] + "0" + digits[1:-1] if digits[1] != "0" else digits[0] * 2 + digits[1:]}  # fmt: skip
        for other in sorted(others - {digits}):
            value = f"{_whole(int(other))} {match[2]}"
            slip = entry.with_value(site, value, f"{entry.place[1]} is {entry.value}, and {value} is written")
            yield _with_facts(site, slip, *keys)


@kind("SHARES", along=("PART-OF-TOTAL", "OVER-BUDGET"), number=6)
def share_of_one_more(site: Site, draw: Random) -> Iterator[Slip]:
    """One more organisation gets a share, and the others keep theirs; or one share is taken for another's."""
    path = "data/projects/e-halsoarenan.yml"
    keys = _keys(site, path, "share")
    first = site.documents[path].lines["facts", keys[0]]
    for who, more in (("kalmar-science-park", 10), ("ehalsoinstitutet", 5), ("tillvaxtverket", 15)):
        lines = [f"  share-{who}:", f"    of: {who}", "    source: region-kalmar-lan-2019-06-13",
                 "    place: fact-box", f"    value: {more} percent"]  # fmt: skip
        text = site.inserted(path, first - 1, *lines)
        slip = Slip(path, first + 4, {path: text}, f"{who} gets {more} percent more")
        yield _with_facts(site, slip, *keys, f"share-{who}", "budget")
    for entry in fact_values(site, path, "share"):
        value = f"{draw.choice((12, 15, 25, 35, 45, 55))} percent"
        slip = entry.with_value(site, value, f"{entry.place[1]} is {entry.value}, and {value} is written")
        yield _with_facts(site, slip, *keys, "budget")


@kind("PERIOD-LENGTH", along=("DIFFERENT-FACTS",), number=6)
def length_that_is_not(site: Site, draw: Random) -> Iterator[Slip]:
    """A record gives the length of a project, and it is not that between its dates."""
    for name in ("danish-healthtech", "e-halsoarenan", "healthtech-nordic-1", "healthtech-nordic-2"):
        path = f"data/projects/{name}.yml"
        first = site.documents[path].lines["facts", "period"]
        end = block_end(site, path, first)
        source = site.catalogue.fact(name, "period")
        assert source
        where = site.value(path, "facts", "period", "place") or site.value(
            path, "facts", "period", "statements", 0, "place"
        )
        for value in draw.sample(("6 years", "60 months", "5 years", "12 months", "72 months"), 2):
            lines = ["  period-length:", f"    value: {value}", f"    source: {source.chosen.source.id}",
                     f"    place: {where}"]  # fmt: skip
            text = site.inserted(path, end, *lines)
            slip = Slip(path, end + 2, {path: text}, f"{name} is said to last {value}")
            yield _with_facts(site, slip, "period-length", "period")


@kind(
    "NO-CORRECTION",
    along=(
        "SHARES",
        "PART-OF-TOTAL",
        "OVER-BUDGET",
        "COUNT-OF-RECORDS",
        "PERIOD-LENGTH",
        "PROGRAMME-PERIOD",
        "OFFICE-AT-DATE",
        "RELEASE-YEAR",
        "WRONG-FIGURE",
    ),
    number=8,
)
def published_and_changed_in_silence(site: Site, draw: Random) -> Iterator[Slip]:
    """A figure, a day or a year that readers have seen is changed, and no correction says so."""
    for entry in fact_values(site, "data/"):
        match = re.fullmatch(r"([0-9 ]+)( [A-Za-z]+)", entry.value)
        day = re.fullmatch(r"([0-9]{4})(-[0-9]{2}-[0-9]{2})?", entry.value)
        if match:
            number = int(match[1].replace(" ", ""))
            other = number + draw.choice((1, 2)) if number < 100 else number * draw.choice((11, 12)) // 10
            value = _whole(other) + match[2]
        elif day:
            value = f"{int(day[1]) + 1}{day[2] or ''}"
        else:
            continue
        slip = entry.with_value(site, value, f"{entry.place[1]} was {entry.value}, and is {value}")
        yield replace(_with_facts(site, slip, str(entry.place[1])), published=True)


PARTNERS = {
    "healthtech-nordic-1": ("kalmar-science-park", "leap-for-life", "health-tech-hub-copenhagen, highfive"),
    "healthtech-nordic-2": (
        "kalmar-science-park",
        "highfive, leap-for-life",
        "copenhagen-healthtech-cluster",
    ),
    "danish-healthtech": ("danish-life-science-cluster", "linneuniversitetet", "hogskolan-i-halmstad"),
}


@kind("COUNT-OF-RECORDS", along=("DUPLICATE-FACT",), number=6)
def one_partner_too_many(site: Site, draw: Random) -> Iterator[Slip]:
    """One more organisation is written in the list of partners than the source counts."""
    del draw
    for name, extra in PARTNERS.items():
        path = f"data/projects/{name}.yml"
        counts = of_fact(site, path, site.files[path], *_keys(site, path, "partners"))
        for number, line in enumerate(site.lines(path), start=1):
            match = re.fullmatch(r"(    organisations: \[)(.+)(\])", line)
            if not match or "role: partner" not in site.line(path, number - 1):
                continue
            for more in extra:
                universities = "universitet" in match[2].rsplit(", ", 1)[-1]
                clusters = "cluster" in match[2] and "universitet" not in match[2]
                fits = name != "danish-healthtech" or (
                    universities if more in {"linneuniversitetet", "hogskolan-i-halmstad"} else clusters
                )
                if fits:
                    edited = site.replaced(path, number, f"{match[1]}{match[2]}, {more}{match[3]}")
                    places = counts | {(path, number - 1)}
                    yield Slip(
                        path, number, {path: edited}, f"{more} is a partner too", places=frozenset(places)
                    )

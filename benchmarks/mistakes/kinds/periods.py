"""Periods that end before they begin, last longer than they do, or lie outside their programme."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from faktum.model.edtf import Edtf
from mistakes.entries import Entry, entries, fact_values, of_fact
from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import NOTE_KEYS, TEXT_KEYS, Passage, running, shorts
from mistakes.typed import in_words


def _ends(value: str) -> tuple[str, str] | None:
    start, _, end = value.partition("/")
    return (start, end) if start[:1].isdigit() and end[:1].isdigit() and start != end else None


@kind("PERIOD-TURNED", along=("PERIOD-LENGTH", "PROGRAMME-PERIOD"), number=9)
def period_turned(site: Site, draw: Random) -> Iterator[Slip]:
    """A period ends before it begins."""
    del draw
    for entry in entries(
        site, lambda _path, place: place[0] == "facts" and place[-1] in {"value", "valid_at"}
    ):
        ends = _ends(entry.value)
        if ends and ends[0][:4] != ends[1][:4]:
            yield entry.with_value(site, f"{ends[1]}/{ends[0]}", "The period ends before it begins")
    for key, other, years in (("start", "end", 30), ("end", "start", -30)):
        for entry in fact_values(site, "data/projects/", key):
            facts = site.value(entry.path, "facts")
            if entry.place[1] == key and other in facts and "/" not in entry.value:
                value = str(int(entry.value[:4]) + years) + entry.value[4:]
                slip = entry.with_value(site, value, f"{key} {value} lies on the wrong side of {other}")
                places = of_fact(site, entry.path, site.files[entry.path], key, other)
                yield Slip(slip.path, slip.line, slip.edits, slip.what, places=places)


@kind("PERIOD-LENGTH", "WRONG-FIGURE", "BARE-FIGURE", along=("STALE",), number=9)
def period_length(site: Site, draw: Random) -> Iterator[Slip]:
    """A text tells how long the project lasted, and it did not (a figure typed by hand, too)."""
    for passage in [*running(site), *shorts(site, TEXT_KEYS | NOTE_KEYS)]:
        months = [length for subject in site.subjects(passage.path) if (length := _months(site, subject))]
        if site.where(passage.path) not in {"project", "record"} or len(months) != 1:
            continue
        sentence = _told(passage, months[0], draw)
        yield passage.with_sentence(site, sentence, f"“{sentence}”, but the period is {months[0]} months")


def _told(passage: Passage, months: int, draw: Random) -> str:
    years = next(Decimal(one) for one in draw.sample((2, 3, 4, 5), 4) if abs(one * 12 - months) > 5)
    wrong = months + draw.choice((-9, -6, 6, 12))
    form = draw.choice(phrase(passage.language, "lengths"))
    return str(form.format(years=in_words(passage.language, years), n=wrong))


def _months(site: Site, project: str) -> int | None:
    fact = site.catalogue.fact(project, "period")
    value = fact.chosen.value.date if fact and fact.chosen.value else None
    if not value or not value.start or not value.end:
        return None
    return (value.end.year - value.start.year) * 12 + (value.end.month or 12) - (value.start.month or 1) + 1


@kind("PROGRAMME-PERIOD", along=("PERIOD-TURNED", "PERIOD-LENGTH"), number=8)
def outside_programme(site: Site, draw: Random) -> Iterator[Slip]:
    """A project lies outside the programming period that it is said to belong to."""
    del draw
    for entry in fact_values(site, "data/projects/", "period"):
        project = entry.path.rsplit("/", 1)[1].removesuffix(".yml")
        own, programme = (site.catalogue.fact(project, key) for key in ("period", "period-programme"))
        if not own or not own.chosen.value or not own.chosen.value.date:
            continue
        keys = ("period", "period-programme", "programme")
        if programme and entry.place[1] == "period-programme":
            for value in ("2000/2006", "2007/2013", "2028/2034"):
                yield _at(site, entry, value, f"The project does not lie within {value}", *keys)
        elif programme and entry.place[1] == "period":
            for years in (8, 12, -15):
                value = _moved(own.chosen.value.date, years)
                yield _at(site, entry, value, f"{value} lies outside the programming period", *keys)
        elif entry.place[1] == "period" and site.catalogue.fact(project, "programme"):
            yield from _added(site, entry)


def _at(site: Site, entry: Entry, value: str, what: str, *keys: str) -> Slip:
    slip = entry.with_value(site, value, what)
    text = slip.edits[entry.path]
    assert text is not None
    return Slip(slip.path, slip.line, slip.edits, what, places=of_fact(site, entry.path, text, *keys))


def _moved(value: Edtf, years: int) -> str:
    return "/".join(str(int(part[:4]) + years) + part[4:] for part in value.text.split("/"))


def _added(site: Site, entry: Entry) -> Iterator[Slip]:
    """A programming period that the project does not touch is added to it."""
    first = site.documents[entry.path].lines[entry.place[:2]]
    source, place = (site.value(entry.path, *entry.place[:-1], name) for name in ("source", "place"))
    for value in ("2007/2013", "2021/2027"):
        lines = ["  period-programme:", f"    value: {value}", f"    source: {source}", f"    place: {place}"]
        edited = site.inserted(entry.path, first - 1, *lines)
        places = of_fact(site, entry.path, edited, "period", "period-programme", "programme")
        what = f"The project does not lie within {value}"
        yield Slip(entry.path, first + 1, {entry.path: edited}, what, places=places)

"""Records that cannot be read, or that name what there is not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import Entry, block_end, entries, fact_values
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.unseen.ground import FOLLOWS
from mistakes.unseen.names import organisation
from mistakes.unseen.places import LINK

KEYS = {
    "summary": "sumary", "organisation": "organization", "qualifier": "qualifyer", "source": "sorce", "stated": "stadet",
    "topics": "topic", "contacts": "contact", "publisher": "publishers", "aliases": "alias", "appointments": "appointment",
}  # fmt: skip
"""Keys as people type them from memory."""
MONEY = (
    "62 MSEK",
    "17 mkr",
    "28 mio. kr.",
    "21,2 miljoner",
    "SEK 54000000",
    "14.000.000 DKK",
    "62 000 000 kr",
)
DAYS = ("13/6 2019", "2019-06-31", "2019-13-06", "juni 2019", "13.06.2019", "2019-6-13", "20190613")


def _data(path: str) -> bool:
    return path.startswith("data/") and path != "data/site.yml"


@kind(number=6)
def key_typed_nearly_right(site: Site, _draw: Random) -> Iterator[Slip]:
    """A key is typed nearly right."""
    for path in site.files:
        for place, number in site.documents[path].lines.items() if _data(path) else ():
            key = place[-1] if place else None
            line = site.line(path, number)
            if key in KEYS and re.match(rf"\s*(- )?{key}:", line):
                text = site.replaced(path, number, line.replace(f"{key}:", f"{KEYS[key]}:", 1))
                around = {(path, site.documents[path].lines.get(place[:-1], 1)), (path, 1), (path, 2)}
                yield Slip(path, number, {path: text}, f"{KEYS[key]} for {key}", places=frozenset(around))


@kind(number=4)
def value_of_another_type(site: Site, draw: Random) -> Iterator[Slip]:
    """A list is one word, a text is a list, a yes or no is neither."""
    swaps = (
        (r"topics: \[([a-z-]+).*\]$", r"topics: \1"), (r"eu_funded: \w+$", "eu_funded: kanske"),
        (r"organisations: \[([a-z-]+).*\]$", r"organisations: \1"), (r"place: ([a-z-]+)$", r"place: [\1]"),
        (r"country: (\w+)$", r"country: Sverige"), (r"seen: \S+$", "seen: ja"), (r"lang: (\w+)$", "lang: svenska"),
        (r"related: \[([a-z-]+).*\]$", r"related: \1"),
    )  # fmt: skip
    for pattern, other in swaps:
        found = [
            (path, number, line) for path in site.files if _data(path)
            for number, line in enumerate(site.lines(path), start=1)
            if re.match(r"\s*(- )?" + pattern, line)
        ]  # fmt: skip
        for path, number, line in draw.sample(found, min(2, len(found))):
            text = site.replaced(path, number, re.sub(pattern, other, line))
            yield Slip(
                path,
                number,
                {path: text},
                f"“{other}” in “{line.strip()}”",
                places=frozenset({(path, number - 1)}),
            )


@kind(number=4)
def language_left_out(site: Site, _draw: Random) -> Iterator[Slip]:
    """A text of a record lacks one language."""
    for path in site.files:
        lines = site.documents[path].lines if _data(path) else {}
        for place, number in lines.items():
            if len(place) > 1 and place[-1] in {"da", "en"} and block_end(site, path, number) == number:
                line = site.line(path, number)
                if re.match(rf"\s+{place[-1]}: \S", line):
                    all_lines = site.lines(path)
                    del all_lines[number - 1]
                    above = lines.get(place[:-1], number - 1)
                    around = {(path, above), (path, number - 1), (path, above + 1)}
                    yield Slip(
                        path,
                        number,
                        {path: "\n".join(all_lines)},
                        f"without {place[-1]}",
                        places=frozenset(around),
                    )


@kind(along=("ORPHAN",), number=6)
def reference_to_nothing(site: Site, draw: Random) -> Iterator[Slip]:
    """An id or the name of a place is typed with a slip, or is one that the site has not."""
    keys = {"source", "place", "organisation", "publisher", "of", "fund", "community", "predecessor"}
    for entry in entries(site, lambda path, place: _data(path) and place[-1] in keys):
        if re.fullmatch(r"[a-z0-9-]{6,}", entry.value) and entry.value != "unknown":
            at = draw.randrange(2, len(entry.value) - 2)
            other = draw.choice(
                (entry.value[:at] + entry.value[at + 1 :], entry.value + "-2", entry.value.replace("-", ""))
            )
            if other != entry.value:
                yield entry.with_value(site, other, f"{other} for {entry.value}")


@kind(number=4)
def key_said_twice(site: Site, _draw: Random) -> Iterator[Slip]:
    """A key stands twice in the same block, from a copy that was to be changed."""
    wanted = {"value", "place", "type", "country", "sort_as", "phone", "date", "url"}
    for entry in entries(site, lambda path, place: _data(path) and place[-1] in wanted):
        line = site.line(entry.path, entry.number).replace("- ", "  ", 1)
        text = site.inserted(entry.path, entry.number, line)
        yield Slip(
            entry.path, entry.number + 1, {entry.path: text}, f"{entry.key} twice",
            places=frozenset({(entry.path, entry.number)}),
        )  # fmt: skip


def _in_place(site: Site, found: list[Entry], values: tuple[str, ...], draw: Random) -> Iterator[Slip]:
    for value in values:
        yield draw.choice(found).with_value(site, value, f"“{value}”")


@kind(number=4)
def day_that_no_calendar_has(site: Site, draw: Random) -> Iterator[Slip]:
    """A day of a record is typed as people write days, or does not exist."""
    keys = {"date", "read_on", "valid_at", "updated"}
    found = [
        one
        for one in entries(site, lambda _path, place: place[-1] in keys)
        if re.match(r"\d{4}-\d\d-\d\d$", one.value)
    ]
    yield from _in_place(site, found, DAYS, draw)


@kind(along=FOLLOWS, number=4)
def amount_as_people_write_it(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount of a record is typed as people write amounts."""
    found = [one for one in fact_values(site) if re.search(r"(SEK|DKK|EUR)$", one.value)]
    yield from _in_place(site, found, MONEY, draw)


@kind(number=4)
def number_that_cannot_be_called(site: Site, draw: Random) -> Iterator[Slip]:
    """The number of a contact lacks its country or a digit, or has signs in it."""
    found = list(entries(site, lambda path, place: _data(path) and place[-1] == "phone"))
    for entry in draw.sample(found, min(8, len(found))):
        national = "0" + entry.value[3:]
        forms = (
            national,
            entry.value[:-2],
            f"{entry.value[:3]} {entry.value[3:]}",
            f"{entry.value[:3]}0{entry.value[3:]}",
        )
        yield entry.with_value(site, draw.choice(forms), f"for {entry.value}")


@kind(number=4)
def mailbox_that_is_none(site: Site, draw: Random) -> Iterator[Slip]:
    """The mailbox of a contact has no at sign, two of them, a space or no domain."""
    found = list(entries(site, lambda path, place: _data(path) and place[-1] == "email"))
    for entry in found:
        one, _, domain = entry.value.partition("@")
        forms = (
            f"{one}(at){domain}",
            f"{one}@@{domain}",
            f"{one} @{domain}",
            f"{one}@{domain.split('.')[0]}",
            f"mailto:{entry.value}",
        )
        yield entry.with_value(site, draw.choice(forms), f"for {entry.value}")


@kind(number=3)
def address_that_is_none(site: Site, draw: Random) -> Iterator[Slip]:
    """The address of a page lacks a slash or its scheme, or has a space in it."""
    found = list(entries(site, lambda path, place: _data(path) and place[-1] in {"url", "site"}))
    for entry in draw.sample(found, len(found)):
        if entry.value.startswith("https://"):
            forms = (
                entry.value.replace("//", "/", 1),
                entry.value.removeprefix("https://"),
                entry.value.replace("//", "// "),
            )
            yield entry.with_value(site, draw.choice(forms), f"for {entry.value}")


@kind(along=("ORPHAN",), number=4)
def file_under_a_name_of_its_own(site: Site, _draw: Random) -> Iterator[Slip]:
    """A new record is saved under a name that cannot be an id, or that is none of its kind."""
    for name, record in (
        ("Region Skåne", "region-skåne"), ("Region Blekinge", "Region-Blekinge"),
        ("Region Kronoberg", "region_kronoberg"), ("Region Jönköpings län", "region jonkopings lan"),
        ("Region Värmland", "region-varmland (1)"),
    ):  # fmt: skip
        path = f"data/organisations/{record}.yml"
        text = organisation(site, name, "region", "SE")
        yield Slip(path, 1, {path: text}, f"saved as {path}", places=frozenset({(path, 2)}))


@kind(number=4)
def fact_without_its_source(site: Site, _draw: Random) -> Iterator[Slip]:
    """A fact or an appointment names no source."""
    for entry in entries(site, lambda path, place: _data(path) and place[-1] == "source" and len(place) == 3):
        lines = site.lines(entry.path)
        del lines[entry.number - 1]
        start = site.documents[entry.path].lines[entry.place[:-1]]
        around = {(entry.path, n) for n in range(start, start + 7)}
        yield Slip(
            entry.path, entry.number, {entry.path: "\n".join(lines)}, f"{entry.place[1]} without a source",
            places=frozenset(around),
        )  # fmt: skip


@kind(along=FOLLOWS, number=4)
def link_to_nothing(site: Site, draw: Random) -> Iterator[Slip]:
    """A link leads to a file or a heading that there is not, or to an address with a slip."""
    for path in site.files:
        for number, line in enumerate(site.lines(path), start=1) if path.endswith(".md") else ():
            found = list(LINK.finditer(line))
            if found and number >= site.body_line(path):
                link = draw.choice(found)
                target = link[2]
                other = draw.choice((
                    target.replace(".md", ".html"), target.replace("index.md", "indeks.md"), f"/{target}",
                    target.replace(".md", ".md#rattelser"),
                )) if target.endswith(".md") else target.replace("https://", "https:/")  # fmt: skip
                if other != target:
                    text = line.replace(f"]({target})", f"]({other})")
                    edited = site.replaced(path, number, text)
                    yield Slip(
                        path,
                        number,
                        {path: edited},
                        f"{other} for {target}",
                        site.language_of(path),
                        site.where(path),
                    )


@kind(along=FOLLOWS, number=6)
def expression_with_a_slip(site: Site, draw: Random) -> Iterator[Slip]:
    """A call in a text names a fact, a record or a form that there is not, or lacks a sign."""
    for path in site.files:
        for number, line in enumerate(site.lines(path), start=1) if path.endswith(".md") else ():
            if "{{ " not in line or number < site.body_line(path):
                continue
            found = re.findall(r'\{\{ (?:fact|name)\("[^"]+"[^}]*\) \}\}', line)
            if not found:
                continue
            call = draw.choice(found)
            other = draw.choice((
                call.replace('")', 's")', 1), call.replace("fact(", "fakt(").replace("name(", "namn("),
                call.replace(" }}", " }"), call.replace('("', "(", 1), call.replace('")', '", "kort")'),
                call.replace('"', "”"),
            ))  # fmt: skip
            edited = site.replaced(path, number, line.replace(call, other, 1))
            yield Slip(path, number, {path: edited}, f"“{other}”", site.language_of(path), site.where(path))

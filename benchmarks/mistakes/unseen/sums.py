"""Numbers of records that do not agree with one another, or with what is listed beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from mistakes.entries import Entry, entries, fact_values, of_fact
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import Passage
from mistakes.unseen.ground import FOLLOWS, local, prose

NAME = re.compile(r'\{\{ name\("([^"]+)"\) \}\}')
LIST = re.compile(
    r'(?:\{\{ name\("[^"]+"\) \}\}, ){2,}\{\{ name\("[^"]+"\) \}\} (?:och|og|and) \{\{ name\("[^"]+"\) \}\}'
)


def _changed(site: Site, entry: Entry, value: str, *keys: str) -> Slip:
    """Another value of a fact; the other facts of the sum may be where it is told."""
    slip = entry.with_value(site, value, f"{value} for {entry.value} in {entry.place[1]}")
    text = slip.edits[entry.path]
    assert text is not None
    return replace(slip, places=slip.places | of_fact(site, entry.path, text, str(entry.place[1]), *keys))


@kind(along=FOLLOWS, number=4)
def part_out_of_its_total(site: Site, _draw: Random) -> Iterator[Slip]:
    """A part of a budget is entered so that the parts are more or less than the whole."""
    for entry in fact_values(site, "data/projects/danish-healthtech", "budget", "grant", "funding"):
        number, unit = int(re.sub(r"\D", "", entry.value)), entry.value[-3:]
        for other in (number + 2_000_000, number - 900_000):
            written = f"{other:,}".replace(",", " ")
            yield _changed(
                site, entry, f"{written} {unit}", "budget", "grant", "funding-regional", "funding-private",
                "share-grant", "share-regional", "share-private",
            )  # fmt: skip


@kind(along=FOLLOWS, number=4)
def shares_beyond_the_whole(site: Site, _draw: Random) -> Iterator[Slip]:
    """Shares of a budget are entered that are more or less than a hundred per cent together."""
    for entry in fact_values(site, "data/projects/e-halsoarenan", "share"):
        for other in (25, 35, 45):
            if not entry.value.startswith(f"{other} "):
                yield _changed(
                    site, entry, f"{other} percent", "share-region-kalmar-lan", "share-linneuniversitetet",
                    "share-europeiska-unionen",
                )  # fmt: skip


@kind(along=FOLLOWS, number=4)
def number_of_partners_against_the_list(site: Site, _draw: Random) -> Iterator[Slip]:
    """A count of partners or merged networks is entered that the linked records do not give."""
    for entry in fact_values(site, "data/projects/", "partners", "networks-merged"):
        number, _, unit = entry.value.partition(" ")
        for other in (int(number) + 1, int(number) + 3):
            slip = _changed(site, entry, f"{other} {unit}")
            listed = {
                (entry.path, line) for place, line in site.documents[entry.path].lines.items()
                if len(place) > 1 and place[0] in {"participants", "facts"}
                and (place[0] == "participants" or str(place[1]).startswith("predecessor"))
            }  # fmt: skip
            yield replace(slip, places=slip.places | listed)


@kind(along=FOLLOWS, number=4)
def length_beside_the_dates(site: Site, _draw: Random) -> Iterator[Slip]:
    """A length that a source is said to state is entered beside dates that give another."""
    for entry in fact_values(site, "data/projects/", "period"):
        key = str(entry.place[1])
        document = site.documents[entry.path]
        if key == "period":
            below = "\n".join(site.lines(entry.path)[document.line("facts", key) :])
            source, place = re.search(r"source: (\S+)", below), re.search(r"place: (\S+)", below)
            assert source
            assert place
            for length in ("5 years", "7 months", "18 months"):
                after = document.line("facts")
                lines = (
                    "  period-length:",
                    f"    value: {length}",
                    f"    source: {source[1]}",
                    f"    place: {place[1]}",
                )
                text = site.inserted(entry.path, after, *lines)
                spots = of_fact(site, entry.path, text, "period-length", "period")
                yield Slip(
                    entry.path, after + 2, {entry.path: text}, f"{length} for {entry.value}", places=spots
                )


@kind(along=FOLLOWS, number=4)
def name_gone_from_a_list(site: Site, draw: Random) -> Iterator[Slip]:
    """In all versions a partner falls out of a list whose number is told before it."""
    for passage, listed in _lists(site):
        if site.original(passage.path) != passage.path:
            continue
        gone = draw.choice(NAME.findall(listed)[:-2])
        edits: dict[str, str | None] = {}
        spots = set()
        for other, told in _lists(site):
            if other.path in site.versions(passage.path).values() and gone in NAME.findall(told)[:-2]:
                text = other.text.replace(told, told.replace(f'{{{{ name("{gone}") }}}}, ', ""))
                edits[other.path] = site.replaced(other.path, other.number, other.before + text)
                spots.add((other.path, other.number))
        if len(edits) == len(site.versions(passage.path)):
            for path, number in sorted(spots):
                yield Slip(
                    path,
                    number,
                    edits,
                    f"without {gone}",
                    site.language_of(path),
                    passage.where,
                    frozenset(spots),
                )


@kind(along=("STALE",), number=4)
def name_twice_in_a_list(site: Site, draw: Random) -> Iterator[Slip]:
    """A partner stands twice in a list, and another is gone."""
    for passage, listed in _lists(site):
        names = NAME.findall(listed)
        one, other = draw.sample(names, 2)
        told = listed.replace(f'"{one}"', f'"{other}"')
        slip = passage.with_text(site, passage.text.replace(listed, told), f"{other} twice, without {one}")
        head = {(passage.path, site.body_line(passage.path)), (passage.path, site.text_line(passage.path))}
        yield replace(slip, places=slip.places | head)


def _lists(site: Site) -> Iterator[tuple[Passage, str]]:
    for passage in prose(site):
        found = LIST.search(passage.text)
        if found:
            yield passage, found[0]


@kind(along=FOLLOWS, number=4)
def share_times_total(site: Site, draw: Random) -> Iterator[Slip]:
    """A sentence works out a share of a budget in money, wrongly."""
    forms = {
        "sv": 'Andelen {{{{ fact("{0}") }}}} motsvarar {1} miljoner kronor.',
        "da": 'Andelen på {{{{ fact("{0}") }}}} svarer til {1} mio. svenske kroner.',
        "en": 'The share of {{{{ fact("{0}") }}}} corresponds to SEK {1} million.',
    }
    places = [one for one in prose(site) if "e-halsoarenan" in site.subjects(one.path)]
    for passage in places:
        owner = draw.choice(("region-kalmar-lan", "linneuniversitetet", "europeiska-unionen"))
        wrong = local(site, passage.language, draw.choice((8, 12, 15)))
        sentence = forms[passage.language].format(f"e-halsoarenan.share-{owner}", wrong)
        yield passage.with_text(site, f"{passage.text} {sentence}", f"“{sentence}”")


@kind(along=FOLLOWS, number=3)
def value_changed_in_silence(site: Site, _draw: Random) -> Iterator[Slip]:
    """A published value is another now, and no correction says so."""
    other = {"budget": "19 500 000 SEK", "members": "280 members", "goal-jobs": "650 jobs", "founded": "2010"}
    for entry in entries(site, lambda path, place: path.startswith("data/") and place[-1] == "value"):
        key = str(entry.place[1]) if len(entry.place) > 1 and entry.place[0] == "facts" else ""
        single = (
            len(entry.place) == 3 and key in other and entry.path != "data/projects/danish-healthtech.yml"
        )
        if single and other[key] != entry.value and (key != "members" or "members" in entry.value):
            yield replace(_changed(site, entry, other[key], key), published=True)

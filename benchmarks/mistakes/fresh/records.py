"""Records: ids, keys, values, money, numbers and addresses with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from faktum.model.vocabulary import ROLES
from mistakes.entries import Entry, block_end, entries
from mistakes.fresh.ground import FOLLOWS, home, words
from mistakes.kinds.shapes import LINK
from mistakes.mistake import Slip, Spot, kind
from mistakes.snapshot import Site

REFERENCES = (
    "source",
    "organisation",
    "of",
    "community",
    "predecessor",
    "publisher",
    "person",
    "release",
    "translation_of",
)
_LIST = re.compile(
    r"^(\s*)(topics|organisations|related|projects|sources|not_to_be_confused_with): \[([^\]]+)\]$"
)


def _slipped(name: str, draw: Random) -> str:
    """An id as it is remembered: without a hyphen, with another ending, with two letters exchanged."""
    at = draw.randrange(1, len(name) - 2)
    ways = [name.replace("-", "", 1), name.replace("-", "_", 1), name + "s", name[:-1],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :]]  # fmt: skip
    return draw.choice([one for one in ways if one != name])


def _site_wide(site: Site) -> set[str]:
    return {path.rsplit("/", 1)[1].removesuffix(".yml") for path in site.files if path.startswith("data/")}


@kind(
    "UNKNOWN-REFERENCE",
    "BAD-ID",
    along=("ORPHAN", "RELEASE-SOURCE", "UNKNOWN-FACT", "COUNT-OF-RECORDS", "NEAR-DUPLICATE", "UNKNOWN-PLACE"),
    number=6,
)
def id_from_memory(site: Site, draw: Random) -> Iterator[Slip]:
    """A reference names a record by an id that is nearly its own."""
    known = _site_wide(site)
    for entry in entries(site, lambda _, place: place[-1] in REFERENCES):
        if entry.value in known and len(entry.value) > 5:
            value = _slipped(entry.value, draw)
            if value not in known:
                yield entry.with_value(site, value, f"{value} in place of {entry.value}")


@kind(
    "UNKNOWN-REFERENCE",
    "WRONG-KIND",
    "BAD-ID",
    along=("ORPHAN", "COUNT-OF-RECORDS", "RELEASE-SOURCE", "DUPLICATE-FACT"),
    number=6,
)
def id_in_a_list(site: Site, draw: Random) -> Iterator[Slip]:
    """A list of ids holds one of another kind, a name in place of an id, or an id with a slip."""
    for path in site.files:
        for number, line in enumerate(site.lines(path), start=1):
            match = _LIST.match(line)
            if not match or (path.endswith(".md") and number > site.body_line(path)):
                continue
            ids = match[3].split(", ")
            at = draw.randrange(len(ids))
            kinds = {"topics": "kluster", "organisations": "e-halsa", "related": "innovation-skane",
                     "projects": "welfare-tech", "sources": "healthtech-nordic", "not_to_be_confused_with": "e-halsa"}  # fmt: skip
            other = draw.choice(
                (kinds[match[2]], _slipped(ids[at], draw) if len(ids[at]) > 5 else kinds[match[2]])
            )
            told = ", ".join([*ids[:at], other, *ids[at + 1 :]])
            edited = site.replaced(path, number, f"{match[1]}{match[2]}: [{told}]")
            yield Slip(path, number, {path: edited}, f"{other} in place of {ids[at]}")


@kind("UNKNOWN-FACT", along=("DIFFERENT-FACTS",), number=6)
def fact_list_from_memory(site: Site, draw: Random) -> Iterator[Slip]:
    """The list of a release's facts names one that no record has."""
    for path in site.files:
        for number, line in enumerate(site.lines(path), start=1):
            match = re.match(r"^  - ([a-z0-9/-]+)\.([a-z0-9-]+)$", line)
            if match and number < site.body_line(path):
                key = draw.choice(
                    (match[2] + "s", match[2].replace("-", "", 1) + "x", f"{match[2]}-total", "costs")
                )
                edited = site.replaced(path, number, f"  - {match[1]}.{key}")
                yield Slip(path, number, {path: edited}, f"{match[1]}.{key} in place of {match[2]}")


@kind("UNKNOWN-PLACE", along=("OFFICE-AT-DATE",), number=6)
def place_in_a_source(site: Site, draw: Random) -> Iterator[Slip]:
    """A statement points to a place that its source does not have."""
    for entry in entries(site, lambda _, place: place[-1] == "place"):
        if entry.value != "unknown":
            value = draw.choice(("footnote", "page-3", "third-column", "factbox", "sidebar", "appendix"))
            yield entry.with_value(site, value, f"The place {value} in place of {entry.value}")


@kind(
    "UNKNOWN-KEY",
    along=(
        "MISSING-KEY",
        "NO-SOURCE",
        "NO-VALUE",
        "NO-PREFERRED",
        "UNKNOWN-FACT",
        "ORPHAN",
        "COUNT-OF-RECORDS",
        "SHARES",
        "WRONG-TYPE",
        "PART-OF-TOTAL",
        "OVER-BUDGET",
        "NO-PUBLISHED",
        "RELEASE-SOURCE",
        "ORIGINAL",
        "STALE",
    ),
    number=8,
)
def key_from_memory(site: Site, draw: Random) -> Iterator[Slip]:
    """A key is misspelt, in the plural, or in the editor's own language."""
    wrong = words("records", "keys")
    for path in site.files:
        for place, number in site.documents[path].lines.items():
            key = place[-1] if place else None
            line = site.line(path, number)
            if isinstance(key, str) and key in wrong and re.match(rf"^\s*(- )?{key}:", line):
                other = draw.choice(wrong[key])
                edited = line.replace(f"{key}:", f"{other}:", 1)
                above: set[Spot] = (
                    {(path, site.documents[path].lines[place[:-1]])} if len(place) > 1 else {(path, 1)}
                )
                yield Slip(
                    path, number, {path: site.replaced(path, number, edited)}, f"{other} in place of {key}",
                    places=frozenset(above),
                )  # fmt: skip


@kind("MISSING-KEY", "NO-SOURCE", along=("ORPHAN", "UNKNOWN-FACT", "RELEASE-SOURCE"), number=6)
def key_forgotten(site: Site, draw: Random) -> Iterator[Slip]:
    """A line that every record of the kind has was forgotten."""
    del draw
    for entry in entries(
        site,
        lambda _, place: (
            place[-1] in {"type", "eu_funded", "seen", "read_on", "lang", "source", "place", "use"}
        ),
    ):
        top = len(entry.place) == 1
        inner = entry.key in {"source", "place", "use"} and entry.place[0] in {
            "contacts",
            "facts",
            "boilerplates",
        }
        if not top and not inner:
            continue
        parent = site.documents[entry.path].lines.get(entry.place[:-1], 1) if not top else 1
        edited = site.replaced(entry.path, entry.number)
        head = site.documents[entry.path].line()  # below the comment that some files begin with
        near = {(entry.path, parent), (entry.path, head if top else parent), (entry.path, entry.number - 1)}
        if site.line(entry.path, entry.number).lstrip().startswith("- "):
            continue
        yield Slip(
            entry.path, entry.number, {entry.path: edited}, f"{entry.key} is missing", places=frozenset(near)
        )


@kind("MISSING-LANGUAGE", along=("ORPHAN",), number=6)
def language_forgotten(site: Site, draw: Random) -> Iterator[Slip]:
    """A text of a record lacks a language, or has it under the code of a country."""
    del draw
    for path in site.files:
        if not path.startswith("data/") or path.startswith("data/messages"):
            continue
        for place, number in site.documents[path].lines.items():
            line = site.line(path, number)
            if (
                len(place) < 2
                or place[-1] not in site.languages
                or not isinstance(site.value(path, *place), str)
            ):
                continue
            if place[-2] in {"official", "gloss"} or not re.match(rf"^\s+{place[-1]}: ", line):
                continue
            if line.rstrip().endswith(">-"):
                end = block_end(site, path, number)
                lines = site.lines(path)
                edited = "\n".join([*lines[: number - 1], *lines[end:]])
            else:
                edited = site.replaced(path, number)
            parent = site.documents[path].lines[place[:-1]]
            places = frozenset({(path, parent), (path, number - 1), (path, parent + 1)})
            yield Slip(
                path,
                number,
                {path: edited},
                f"No {place[-1]} in {place[-2]}",
                str(place[-1]),
                "short",
                places,
            )


def _amounts(site: Site) -> Iterator[tuple[Entry, str, str]]:
    for entry in entries(site, lambda _, place: place[-1] == "value" and place[0] == "facts"):
        match = re.fullmatch(r"([0-9 ]+) ([A-Z]{3})", entry.value)
        if match:
            yield entry, match[1], match[2]


@kind(
    "BAD-MONEY",
    "BAD-UNIT",
    "VALUE-TYPE",
    "BAD-VALUE",
    along=("PART-OF-TOTAL", "OVER-BUDGET", "UNKNOWN-FACT"),
    number=6,
)
def money_as_spoken(site: Site, draw: Random) -> Iterator[Slip]:
    """An amount of a record is written as in a text: with *kr*, *MSEK*, *mio.* or without currency."""
    for entry, number, currency in _amounts(site):
        millions = f"{int(number.replace(' ', '')) / 1e6:g}"
        value = draw.choice((
            f"{number} kr", number, f"{millions} M{currency}", f"{millions} mnkr", f"{millions} mio. kr.",
            f"{currency} {number}", f"{number} kronor", f"{number} kroner", f"{millions} million {currency}",
            f"{number} {currency.lower()}", f"{number}:-",
        ))  # fmt: skip
        if ":" not in value:
            yield entry.with_value(site, value, f"{value} in place of {entry.value}")


@kind(
    "BAD-UNIT",
    "VALUE-TYPE",
    "BAD-VALUE",
    "BAD-MONEY",
    along=("SHARES", "COUNT-OF-RECORDS", "UNKNOWN-FACT", "PART-OF-TOTAL"),
    number=6,
)
def unit_as_spoken(site: Site, draw: Random) -> Iterator[Slip]:
    """A count or a share of a record has its unit in the editor's language, in the singular, or not at all."""
    other = {"percent": ("%", "procent", "pct", "per cent"), "jobs": ("job", "jobb", "arbetstillfällen"),
             "members": ("member", "medlemmar", "medlemmer"), "organisations": ("organisation", "partners", "organizations"),
             "clusters": ("kluster", "klynger"), "universities": ("university", "universitet"), "institutes": ("institut",),
             "networks": ("network", "nätverk"), "municipalities": ("kommuner", "municipality")}  # fmt: skip
    for entry in entries(site, lambda _, place: place[-1] == "value" and place[0] == "facts"):
        match = re.fullmatch(r"([0-9 ]+) ([a-z]+)", entry.value)
        if match and match[2] in other:
            value = f"{match[1]} {draw.choice(other[match[2]])}"
            yield entry.with_value(site, value, f"{value} in place of {entry.value}")


@kind(
    "BAD-VALUE",
    along=("SHARES", "PART-OF-TOTAL", "COUNT-OF-RECORDS", "UNKNOWN-FACT", "DUPLICATE-FACT"),
    number=6,
)
def word_outside_the_list(site: Site, draw: Random) -> Iterator[Slip]:
    """A role, type, reason or qualifier is another word than those there are, or a share is over 100 percent."""
    wrong = {
        "role": ("coordinator", "partners", "financier", "projektägare", "leader"),
        "type": ("firm", "universitet", "press release", "website", "NGO"),
        "unknown": ("unknown", "not known", "missing", "n/a", "tbc"),
        "qualifier": ("almost", "more than", "approx", "ca", "at-least"),
        "seen": ("firsthand", "second hand", "yes"),
        "use": ("press", "mobile", "media"),
        "eu_funded": ("partly", "maybe", "EU"),
    }
    for entry in entries(site, lambda _, place: place[-1] in {*wrong, "value"}):
        if entry.key in wrong:
            yield entry.with_value(
                site, draw.choice(wrong[entry.key]), f"A word that {entry.key} does not know"
            )
        elif re.fullmatch(r"[0-9]+ percent", entry.value):
            yield entry.with_value(site, "150 percent", "A share of 150 percent")
        elif entry.value in ROLES:
            yield entry.with_value(site, draw.choice(wrong["role"]), "A role that there is not")


@kind("BAD-PHONE", number=6)
def phone_as_printed(site: Site, draw: Random) -> Iterator[Slip]:
    """A number of a record is written as in print, or lacks or has a figure too many."""
    for entry in entries(site, lambda path, place: place[-1] == "phone" and path.startswith("data/")):
        number = entry.value
        country, rest = number[:3], number[3:]
        printed = " ".join(re.findall("..", rest)) if country == "+45" else f"0{rest[:2]}-{rest[2:]}"
        value = draw.choice(
            (printed, number[:-2], number + "7", number.replace("+", "00"), f"{country} (0){rest}", f"tel:{number}",
             f"{country}{rest[:-1]}O", f"{number} / {printed}")
        )  # fmt: skip
        yield entry.with_value(site, value, f"{value} in place of {number}")


@kind("BAD-MAIL", along=("PLACEHOLDER",), number=6)
def mail_with_a_slip(site: Site, draw: Random) -> Iterator[Slip]:
    """An address has no @, two of them, a comma for a full stop, or words around it."""
    for entry in entries(site, lambda path, place: place[-1] == "email" and path.startswith("data/")):
        for old, new in draw.sample(words("records", "mails"), 4):
            value = {"mail": f"mailto:{entry.value}", "angle": f"<{entry.value}>"}.get(
                old, entry.value[::-1].replace(old[::-1], new[::-1], 1)[::-1]
            )
            if value != entry.value:
                line = f'{entry.before}"{value}"'
                yield entry.with_line(site, line, f"{value} in place of {entry.value}")


@kind("PLACEHOLDER", "BAD-PHONE", along=("NEAR-DUPLICATE", "UNKNOWN-NAME", "TYPED-NAME"), number=6)
def contact_to_be_filled_in(site: Site, draw: Random) -> Iterator[Slip]:
    """A name, number or mailbox was typed only so that something stands there."""
    wrong = {"name": "false names", "phone": "false phones", "email": "false mails"}
    for entry in entries(site, lambda path, place: path.startswith("data/people/") and place[-1] in wrong):
        if entry.key == "name" and len(entry.place) > 1:
            continue
        told = words("records", wrong[entry.key])
        if entry.key == "phone":
            told = [one for one in told if one[:3] == entry.value[:3]]
        value = draw.choice(told)
        yield entry.with_value(site, value, f"“{value}” is nobody's")


@kind("BAD-ID", "UNKNOWN-FILE", along=("ORPHAN", "MISSING-KEY", "NEAR-DUPLICATE"), number=6)
def file_named_freely(site: Site, draw: Random) -> Iterator[Slip]:
    """A new record has a file name with capitals, spaces, accents or underscores."""
    del draw
    told = words("records", "again")
    for folder, name in words("records", "files"):
        model = next(one for one in site.files if one.startswith(folder) and one.endswith(".yml"))
        text = site.files[model]
        if folder == "data/organisations/":
            text = "\n".join(["name: {text: Bakverket, lang: sv}", "type: company", "summary:",
                              *(f"  {code}: {one}" for code, one in told.items()), ""])  # fmt: skip
        yield Slip(folder + name, 1, {folder + name: text}, f"A file called {name}")


@kind("BROKEN-LINK", along=(*FOLLOWS, "DIFFERENT-SHAPE"), number=6)
def link_gone_astray(site: Site, draw: Random) -> Iterator[Slip]:
    """A link has one folder too many or too few, the address of the built page, or a slip."""
    for path in site.files:
        if not path.endswith(".md"):
            continue
        for number, line in enumerate(site.lines(path), start=1):
            for match in LINK.finditer(line) if number >= site.body_line(path) else ():
                target = match[2]
                if not target.endswith(".md"):
                    continue
                value = draw.choice((
                    f"../../../{target}", target.replace(".md", "s.md"), f"{home(path)}omfaktum.md",
                    target.replace("/index.md", ".md") if "/index.md" in target else target.replace(".md", "x.md"),
                    f"pages/{target}",
                ))  # fmt: skip
                text = line[: match.start()] + f"[{match[1]}]({value})" + line[match.end() :]
                yield Slip(
                    path, number, {path: site.replaced(path, number, text)}, f"{value} in place of {target}",
                    site.language_of(path), site.where(path),
                )  # fmt: skip


@kind("UNKNOWN-LANGUAGE", "UNKNOWN-KEY", along=("MISSING-LANGUAGE", "OTHER-LANGUAGE"), number=6)
def country_for_a_language(site: Site, draw: Random) -> Iterator[Slip]:
    """The code of a country stands for that of a language: *dk*, *se*, *gb*."""
    del draw
    codes = {"sv": "se", "da": "dk", "en": "gb"}
    for entry in entries(site, lambda _, place: place[-1] == "lang"):
        if entry.value in codes:
            yield entry.with_value(
                site, codes[entry.value], f"{codes[entry.value]} in place of {entry.value}"
            )


@kind("NO-PREFERRED", along=("UNKNOWN-FACT", "PART-OF-TOTAL"), number=6)
def no_choice_made(site: Site, draw: Random) -> Iterator[Slip]:
    """Several sources differ and none is preferred: the reason was taken out."""
    del draw
    for path in site.files:
        for place, number in site.documents[path].lines.items():
            if (
                len(place) == 5
                and place[0] == "facts"
                and place[-1] == "preferred"
                and place[2] == "statements"
            ):
                lines = site.lines(path)
                end = block_end(site, path, number)
                edited = "\n".join([*lines[: number - 1], *lines[end:]])
                own = site.documents[path].lines
                places = {(path, n) for one, n in own.items() if one[:2] == place[:2] and n <= number}
                yield Slip(
                    path,
                    number,
                    {path: edited},
                    f"No preferred statement of {place[1]}",
                    places=frozenset(places),
                )


@kind("DUPLICATE-KEY", number=6)
def key_pasted_twice(site: Site, draw: Random) -> Iterator[Slip]:
    """A line of a record was pasted twice."""
    del draw
    for entry in entries(
        site, lambda _, place: place[-1] in {"source", "place", "value", "type", "country", "stated", "seen"}
    ):
        line = site.line(entry.path, entry.number)
        if not line.lstrip().startswith("- "):
            edited = site.inserted(entry.path, entry.number, line)
            where = frozenset({(entry.path, entry.number)})
            yield Slip(entry.path, entry.number + 1, {entry.path: edited}, f"{entry.key} twice", places=where)

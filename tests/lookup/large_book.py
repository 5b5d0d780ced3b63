"""An invented book of thousands of contacts, the same each time."""

from __future__ import annotations

import random
from collections.abc import Sequence

from faktum.lookup.book import Book, Entry, Text, Value
from faktum.lookup.rules import Field

_FIRST = ["An", "Åsa", "Bo", "Eb", "Gun", "Kar", "Lin", "Mar", "Ré", "Sø", "Tor", "Ul"]
_SECOND = ["a", "ne", "mund", "rik", "stein", "björn", "us", "ta"]
_FAMILY = [
    "Aa",
    "Berg",
    "Björk",
    "Ek",
    "Grøn",
    "Hav",
    "Kjær",
    "Lind",
    "Lund",
    "Nord",
    "Sjö",
    "Vik",
    "Åker",
    "Æble",
]
_LINE = ["berg", "borg", "dal", "feldt", "gren", "holm", "kvist", "mark", "qvist", "son", "ström", "strand"]
_POSTS = ["Presschef", "Kommunikatör", "Forskare", "Projektledare", "Jurist", "Samordnare"]
_MATTERS = ["vård", "hälsa", "omsorg", "teknik"]


def large_book(size: int) -> Book:
    draw = random.Random(7)
    towns = [first + end for first in _FAMILY for end in ("by", "hamn", "köping")]
    values: dict[Field, tuple[Value, ...]] = {
        "organisation": tuple(
            Value(f"region-{number}", (
                Text(f"Region {town}"), Text(f"{town} County", "", "en"), Text(f"Landstinget i {town}", "former"),
            )) for number, town in enumerate(towns)
        ),
        "role": tuple(Value("", (Text(f"{post}, {matter}"),)) for post in _POSTS for matter in _MATTERS),
        "project": tuple(Value(f"projekt-{town}", (Text(f"Projekt {town}"),)) for town in towns[::3]),
        "topic": tuple(Value(matter, (Text(matter),)) for matter in _MATTERS),
        "language": tuple(Value(text[:2], (Text(text),)) for text in ("svenska", "danska", "engelska")),
        "place": (Value("SE", (Text("Sverige"),)), Value("DK", (Text("Danmark"),))),
    }  # fmt: skip
    names = sorted((_family(draw), _given(draw)) for _ in range(size))
    return Book(
        "sv", tuple(_entry(draw, number, name, values) for number, name in enumerate(names)), values, ("och",)
    )


def _given(draw: random.Random) -> str:
    first = draw.choice(_FIRST) + draw.choice(_SECOND)
    return draw.choice(
        (first, first, first, f"{first}-{draw.choice(_FIRST)}", f"{first} {draw.choice(_FAMILY)}")
    )


def _family(draw: random.Random) -> str:
    return draw.choices(_FAMILY, range(len(_FAMILY), 0, -1))[0] + draw.choice(_LINE)


def _entry(
    draw: random.Random, number: int, name: tuple[str, str], values: dict[Field, tuple[Value, ...]]
) -> Entry:
    def some(field: Field, most: int) -> tuple[int, ...]:
        return tuple(draw.sample(range(len(values[field])), draw.randint(field != "project", most)))

    family, given = name
    swedish = draw.random() < 0.7
    return Entry(
        f"p-{number}",
        "" if number % 200 == 199 else f"{given} {family}",
        draw.choice(("confirmed", "printed", "printed", "stale", "none")),
        "46" if swedish else "45",
        f"70{draw.randrange(10**7):07d}" if swedish else f"31{draw.randrange(10**6):06d}",
        {"organisation": some("organisation", 2), "role": some("role", 1), "project": some("project", 2),
         "topic": some("topic", 2), "language": some("language", 2), "place": (0 if swedish else 1,)},
    )  # fmt: skip


def asked(book: Book, count: int) -> Sequence[tuple[str, dict[str, str]]]:
    """What readers type: names with and without errors, parts, organisations, numbers, choices, and next to nothing."""
    draw = random.Random(3)
    found: list[tuple[str, dict[str, str]]] = [
        ("", {"project": "projekt-Bergby", "speaks": "da"}), ("", {"speaks": "sv"}), ("k", {}), ("a", {}), ("aa", {}),
        ("region", {}), ("region", {"speaks": "da"}), ("projektledare sverige", {}), ("region lundhamn", {}),
        ("landstinget i sjoby", {}), ("svenska", {"organisation": "region-3"}), ("jurist", {"organisation": "region-3"}),
        ("070", {}), ("zzzz", {}), ("berg zzzz", {}), ("forskare 070", {}), ("2025", {}), ("lind", {"organisation": "none"}),
    ]  # fmt: skip
    for _ in range(count):
        entry = draw.choice([one for one in book.entries if one.name])
        given, *_rest, family = entry.name.split()
        at = draw.randrange(1, len(family) - 1)
        found += [
            (entry.name, {}), (f"{family[:at]}{family[at + 1 :]} {given}", {}), (f"{given}{family}".lower(), {}),
            (f"{given} {family[:3]}", {"topic": "teknik"}), (f"0{entry.number[:4]} {entry.number[4:]}", {}),
            (f"+{entry.country}(0){entry.number}", {}), (entry.number[-4:], {}), (f"{given} press", {}),
            (f"x{family[1:]}", {}), (f"{family[1]}{family[0]}{family[2:6]}", {}),
        ]  # fmt: skip
    return found

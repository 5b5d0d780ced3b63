"""Corrections in order, on a day, that change something and end where the fact now is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from faktum.corrections import corrections_among, read
from faktum.problems import Problem

PROJECT = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
OLD = """\
      - on: 2024-02-01
        from: 220 jobs
        to: 230 jobs
        why:
          sv: Tidningen rättade sig.
          da: Avisen rettede sig selv.
          en: The paper corrected itself.
"""
WHY = "why: {sv: Fel., da: Fejl., en: Wrong.}"


def lines(*ones: tuple[str, str, str]) -> str:
    return "".join(
        f"      - {{on: {on}, from: {before}, to: {after}, {WHY}}}\n" for on, before, after in ones
    )


@pytest.mark.parametrize(
    ("ones", "told"),
    [
        # Order, on days.
        ([("2023-01-01", "a", "b"), ("2024-01-01", "b", "230 jobs")], []),
        ([("2024-01-01", "a", "b"), ("2024-01-01", "b", "230 jobs")], []),
        ([("2024-01-02", "a", "b"), ("2024-01-01", "b", "230 jobs")], [(1, '"2024-01-01"')]),
        ([("2024-01-03", "a", "b"), ("2024-01-01", "b", "c"), ("2024-01-02", "c", "230 jobs")],
         [(1, '"2024-01-01"'), (2, '"2024-01-02"')]),
        ([("2024-01", "220 jobs", "230 jobs")], [(0, '"2024-01"')]),
        ([("2024", "220 jobs", "230 jobs")], [(0, '"2024"')]),
        ([("2024-01-01/2024-01-02", "220 jobs", "230 jobs")], [(0, '"2024-01-01/2024-01-02"')]),
        # From and to.
        ([("2024-01-01", "230 jobs", "230 jobs")], [(0, '"230 jobs" twice')]),
        ([("2024-01-01", '"230  JOBS"', "230 jobs")], [(0, '"230 jobs" twice')]),
        ([("2024-01-01", "at least 230 jobs", "230 jobs")], []),
        ([("2024-01-01", "fjallback-2019-sv", "fjallback-2019-sv")], [(0, '"fjallback-2019-sv" twice')]),
        ([("2024-01-01", "fjallback-2019-sv", "provbladet-2023")], []),
        ([("2024-01-01", "{sv: x, da: y, en: z}", "{sv: X, da: y, en: z}")], [(0, '"X" twice')]),
        ([("2024-01-01", "{sv: x, da: y, en: z}", "{sv: x, da: y, en: w}")], []),
        # The newest ends at the value: 230 jobs.
        ([("2024-01-01", "1 jobs", "2 jobs"), ("2024-01-02", "2 jobs", "230 jobs")], []),
        ([("2024-01-01", "220 jobs", "230 jobs"), ("2024-01-02", "230 jobs", "240 jobs")], [(1, '"240 jobs"')]),
        ([("2024-01-01", "220 jobs", "nearly 230 jobs")], []),
        ([("2024-01-01", "220 jobs", "nearly 240 jobs")], [(0, '"nearly 240 jobs"')]),
        ([("2024-01-01", "220 jobs", "230 members")], [(0, '"230 members"')]),
        ([("2024-01-01", "220 jobs", "2021-12")], [(0, '"2021-12"')]),
        # Written as it is printed, or freely.
        ([("2024-01-01", "220 jobb", "230 jobb")], []),
        ([("2024-01-01", "220 jobb", "omkring 230 jobb")], []),
        ([("2024-01-01", "220 jobb", "240 jobb")], [(0, '"240 jobb"')]),
        ([("2024-01-01", "220 job", "240 job")], [(0, '"240 job"')]),
        ([("2024-01-01", "about two hundred", "more than that")], []),
        ([("2024-01-01", "220 jobb", "240 nya jobb")], []),
        ([("2024-01-01", "230 jobs", "not yet reported")], []),
        ([("2024-01-01", "230 jobs", "{sv: x, da: y, en: z}")], []),
        ([("2024-01-01", "{sv: x, da: y, en: z}", "230 jobs")], []),
    ],
)  # fmt: skip
def test_a_correction(
    said: Callable[..., list[str]],
    edited: Callable[..., str],
    ones: list[tuple[str, str, str]],
    told: list[tuple[int, str]],
) -> None:
    text = edited(PROJECT, OLD, lines(*ones))
    first = text[: text.index("    corrections:")].count("\n") + 2
    assert said(PROJECT, {PROJECT: text}) == [
        f"{first + number} BAD-CORRECTION {found}" for number, found in told
    ]


@pytest.mark.parametrize(
    ("value", "to", "wrong"),
    [
        ("12 500 000 SEK", "12 500 000 SEK", False),
        ("12 500 000 SEK", "12500000 SEK", False),
        ("12 500 000 SEK", "12 500 001 SEK", True),
        ("12 500 000 SEK", "12 500 000 DKK", True),
        ("12 500 000 SEK", "12,5 miljoner kronor", False),
        ("12 500 000 SEK", "13,5 miljoner kronor", True),
        ("12 500 000 SEK", "12,5 mio. svenske kroner", False),
        ("12 500 000 SEK", "SEK 13.5 million", True),
        ("12 500 000 SEK", "12 500 000 kronor", False),
        ("12 500 000 SEK", "12 500 001 kronor", True),
        # What the source says is what the fact says.
        ("12 500 000 SEK", "tæt på tolv en halv million svenske kroner", False),
        ("12 500 000 SEK", "13 millioner", False),
    ],
)  # fmt: skip
def test_amounts_as_they_are_written_or_printed(
    said: Callable[..., list[str]], edited: Callable[..., str], value: str, to: str, wrong: bool
) -> None:
    lead = "      en: The currency is in the text.\n"
    assert value in edited(SOUTH, lead, lead)
    text = edited(SOUTH, lead, f"{lead}    corrections:\n{lines(('2024-01-01', '1 SEK', json_text(to)))}")
    assert len(said(SOUTH, {SOUTH: text})) == wrong


def json_text(text: str) -> str:
    return f'"{text}"'


@pytest.mark.parametrize(
    ("to", "wrong"),
    [
        ("2019-03/2021-12", False), ("2019-03/2021-12~", False), ("2019/2021", False), ("2019-03/2021-11", True),
        # One end of it was corrected.
        ("2021-12", False), ("2019-03", False), ("2022", True),
        ("March 2019 – around December 2021", False), ("May 2019 – around December 2022", False),
        ("March 2019 – around December 2022", True),
    ],
)  # fmt: skip
def test_periods(said: Callable[..., list[str]], edited: Callable[..., str], to: str, wrong: bool) -> None:
    old = "    value: 2019-03/2021-12~\n"
    text = edited(PROJECT, old, f"{old}    corrections:\n{lines(('2024-01-01', '2018', json_text(to)))}")
    assert [one.split()[1] for one in said(PROJECT, {PROJECT: text})] == ["BAD-CORRECTION"] * wrong


def test_facts_in_words_are_not_compared(said: Callable[..., list[str]], edited: Callable[..., str]) -> None:
    last = "      en: More clinics in more towns\n"
    text = edited(
        SOUTH,
        last,
        f"{last}    corrections:\n{lines(('2024-01-01', '{sv: a, da: b, en: c}', '{sv: d, da: e, en: f}'))}",
    )
    assert said(SOUTH, {SOUTH: text}) == []


@pytest.mark.parametrize(
    ("of", "ones", "told"),
    [
        ("halsobron", [("2024-01-01", "partner", "owner")], []),
        ("halsobron", [("2024-01-01", "partner", "lead")], ['the value, "owner"']),
        ("halsobron", [("2024-01-01", "owner", "expected owner")], []),
        ("halsobron", [("2024-01-01", "fjallringen", "fjallback-innovation")], []),
        ("halsobron", [("2024-01-01", "fjallringen", "aakirke-universitet")], ['the record, "fjallback-innovation"']),
        ("halsobron", [("2024-01-01", "provbladet-2023", "fjallback-2019-sv")], []),
        ("halsobron", [("2024-01-01", "fjallback-2019-sv", "provbladet-2023")], ['the source, "fjallback-2019-sv"']),
        ("halsobron", [("2024-01-01", "x", "y"), ("2023-01-01", "partner", "owner")], ["corrections in order"]),
        ("halsobron", [("2024-01-01", "owner", "owner")], ["another value than before"]),
        ("p-a1b2c", [("2024-01-01", "{sv: a, da: b, en: c}", "{sv: d, da: e, en: f}")], []),
        ("p-a1b2c", [("2024-01-01", "region-fjallback", "fjallback-innovation")], []),
        ("p-a1b2c", [("2024-01-01", "fjallback-innovation", "region-fjallback")], ['the record, "fjallback-innovation"']),
        ("p-a1b2c", [("2024-01-01", "a", "provbladet-2023")], ['the source, "fjallback-2019-sv"']),
        ("p-a1b2c", [("2024-01", "a", "b")], ["the day of a correction"]),
    ],
)  # fmt: skip
def test_roles_and_offices(
    found: Callable[..., list[Problem]],
    edited: Callable[..., str],
    of: str,
    ones: list[tuple[str, str, str]],
    told: list[str],
) -> None:
    path, line = (
        (PROJECT, "    organisations: [fjallback-innovation]\n")
        if of == "halsobron"
        else ("data/people/p-a1b2c.yml", "    concerning: halsobron\n")
    )
    text = edited(path, line, f"{line}    corrections:\n{lines(*ones)}")
    problems = [one for one in found({path: text}) if one.path == path]
    assert [one.code for one in problems] == ["BAD-CORRECTION"] * len(told)
    assert all(words in one.expected for one, words in zip(problems, told, strict=True))
    last = text[: text.index(line)].count("\n") + 2 + len(ones)
    assert all(one.line == last for one in problems)


def test_one_organisation_of_several_has_its_own_entry(
    found: Callable[..., list[Problem]], edited: Callable[..., str]
) -> None:
    both = "    organisations: [region-fjallback, aakirke-universitet]\n"
    ones = lines(("2024-01-01", "funder", "partner"), ("2024-01-02", "fjallringen", "aakirke-universitet"))
    text = edited(PROJECT, both, f"{both}    corrections:\n{ones}")
    problems = [one for one in found({PROJECT: text}) if one.path == PROJECT]
    assert [(one.code, one.found) for one in problems] == [
        ("BAD-CORRECTION", "a correction of all 2 organisations of the entry"),
    ]
    # A role that all of them had is corrected for all of them, and said once where it is wrong.
    text = edited(PROJECT, both, f"{both}    corrections:\n{lines(('2024-01-01', 'funder', 'lead'))}")
    assert [one.line for one in found({PROJECT: text}) if one.path == PROJECT] == [74]


# -- reading -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "qualifier", "value", "unknown"),
    [
        ("62 000 000 SEK", "", "62 000 000 SEK", None), ("at least 200 jobs", "at least", "200 jobs", None),
        ("nearly\u00a030 percent", "nearly", "30 percent", None), ("expected 2027", "expected", "2027", None),
        ("not stated", "", None, "not stated"), ("ambiguous", "", None, "ambiguous"), ("62 mkr", "", None, None),
        ("", "", None, None), ("at least", "", None, None), ("halsobron", "", "halsobron", None),
        ("1" * 100_000, "", None, None), ("at least " * 10_000, "", None, None),
    ],
)  # fmt: skip
def test_a_writing_is_read_as_far_as_it_goes(
    written: str, qualifier: str, value: str | None, unknown: str | None
) -> None:
    found = read(written)
    assert (found.value.written if found.value else None, found.unknown) == (value, unknown)
    assert not found.value or found.qualifier == qualifier


def test_the_newest_come_first(resolving: Callable[..., object], edited: Callable[..., str]) -> None:
    ones = lines(
        ("2024-01-01", "1 jobs", "2 jobs"),
        ("2025-01-01", "2 jobs", "3 jobs"),
        ("2025-01-01", "3 jobs", "230 jobs"),
    )
    catalogue = resolving({PROJECT: edited(PROJECT, OLD, ones)})
    found = corrections_among(catalogue.facts.values())  # type: ignore[attr-defined]
    assert [(str(one.day), one.number, one.correction.to) for one in found] == [
        ("2025-01-01", 2, "230 jobs"), ("2025-01-01", 1, "3 jobs"), ("2024-01-01", 1, "2 jobs"),
    ]  # fmt: skip

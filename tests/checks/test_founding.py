"""Organisations are not founded after today, nor after they were at work."""

from __future__ import annotations

import pytest

from faktum.checks.records.founding import check_founding

RING = "data/organisations/fjallringen.yml"
FOUNDED = "facts:\n  founded: {{value: {0}, source: {1}, place: {2}}}\n"


@pytest.mark.parametrize(
    ("value", "source", "place", "found"),
    [
        ("2028", "fjallback-2019-sv", "about", True),  # the future
        ("2020", "fjallback-2019-sv", "about", True),  # told of the year before
        ("2021-05-01", "provbladet-2023", "unknown", False),  # an office is named there in 2023 only
        ("2018", "fjallback-2019-sv", "about", False), ("2019", "fjallback-2019-sv", "about", False),
        ("2020~", "fjallback-2019-sv", "about", False), ("2024", "provbladet-2023", "unknown", True),
        ("2020?", "fjallback-2019-sv", "about", False),
        # On the day itself it may be founded and named.
        ("2023-05-20", "provbladet-2023", "unknown", False), ("2023-05-21", "provbladet-2023", "unknown", True),
    ],
)  # fmt: skip
def test_founded(told, changed, value, source, place, found):
    overlay = changed(RING, "facts:\n", FOUNDED.format(value, source, place))
    assert told(check_founding, overlay) == ([f"10 FUTURE-DATE {value}"] if found else [])


def test_what_else_a_record_dates_may_lie_ahead(told, changed):
    fact = "facts:\n  decision: {value: 2028, source: fjallback-2019-sv, place: about}\n"
    assert told(check_founding, changed(RING, "facts:\n", fact)) == []


def test_a_source_that_is_not_sure_does_not_hide_the_next(told, changed):
    said = (
        "facts:\n  founded:\n    statements:\n      - {value: 2020~, source: provbladet-2023, place: unknown}\n"
        "      - {value: 2020, source: fjallback-2019-sv, place: about, preferred: {sv: Ja., da: Ja., en: Yes.}}\n"
    )
    assert told(check_founding, changed(RING, "facts:\n", said)) == ["13 FUTURE-DATE 2020"]


NEW = """name: {{text: Nya nätet, lang: sv}}
type: community
summary: {{sv: Ett nät., da: Et net., en: A net.}}
facts:
  founded: {{value: {}, source: provbladet-2023, place: unknown}}
"""


def test_founded_tomorrow(checked, changed):
    """Nothing else tells of it, and of the source no date is known."""
    undated = changed("data/sources/provbladet-2023.yml", "date: 2023-06", "date: unknown")
    path = "data/organisations/nya-natet.yml"
    assert checked(check_founding, undated | {path: NEW.format("2026-12-01")}) == []
    [problem] = checked(check_founding, undated | {path: NEW.format("2026-12-02")})
    assert (problem.line, problem.expected) == (5, "founded not to lie after today, 2026-12-01")


@pytest.mark.parametrize(("day", "found"), [("2023-05-20", True), ("2023-05~", False), ("2023-05?", False)])
def test_a_source_that_is_about_a_day_proves_nothing(told, changed, day, found):
    overlay = changed("data/sources/aakirke-2023.yml", "date: 2023-05-20", f"date: {day}")
    overlay |= changed(RING, "facts:\n", FOUNDED.format("2023-06-15", "provbladet-2023", "unknown"))
    assert bool(told(check_founding, overlay)) is found


def test_founded_after_it_took_part(checked, changed):
    path = "data/organisations/aakirke-universitet.yml"
    fact = "facts:\n  founded: {value: 2022-06, source: aakirke-2023, place: whole}\n"
    text = changed(path, "type:", "type:")
    overlay = (
        {path: text[path].rstrip("\n") + "\n" + fact}
        if "\nfacts:" not in text[path]
        else changed(path, "facts:\n", fact)
    )
    [problem] = checked(check_founding, overlay)
    assert (problem.code, problem.found) == ("FUTURE-DATE", "2022-06")

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
    ],
)  # fmt: skip
def test_founded(told, changed, value, source, place, found):
    overlay = changed(RING, "facts:\n", FOUNDED.format(value, source, place))
    assert told(check_founding, overlay) == ([f"10 FUTURE-DATE {value}"] if found else [])


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

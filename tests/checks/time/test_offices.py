"""Offices at their time: of speakers, sources and contacts."""

from __future__ import annotations

import pytest
from checks.time.records import RELEASE

from faktum.checks.records.offices import check_offices
from faktum.checks.records.releases import check_releases

PERSON = "data/people/p-d4e5f.yml"
MANAGER = "data/people/p-a1b2c.yml"
OFFICE = "appointment: professor"
CHAIR = "appointment: chair"


@pytest.mark.parametrize(
    ("period", "valid_at", "wrong"),
    [
        ("2020/..", None, False),
        ("2020/2023-05-20", None, False),
        ("2020/2023-05-19", "2022", True),
        ("2020/2023-04~", "2022", False),
        ("2023-06/..", "2024", True),
        ("2023/..", None, False),
        ("../2022", "2022", True),
        (None, "2020/2022", True),
        (None, "2020/2023", False),
        # A day, a month or a year denies no other.
        (None, "2022-01-01", False),
        (None, "2019", False),
        (None, None, False),
    ],
)
def test_a_speaker_has_the_office_on_the_day_of_the_release(told, changed, period, valid_at, wrong):
    office = (f"    period: {period}\n" if period else "") + (
        f"    valid_at: {valid_at}\n" if valid_at else ""
    )
    overlay = changed(PERSON, "    period: 2020/..\n", office) | changed(RELEASE, OFFICE, CHAIR)
    codes = [one.split()[:2] for one in told(check_offices, overlay)]
    assert codes == ([["15", "OFFICE-AT-DATE"]] if wrong else [])


def test_the_hint_names_the_offices_held_then(checked, changed):
    overlay = changed(RELEASE, OFFICE, CHAIR) | changed(
        PERSON, "period: 2020/..", "period: 2012/2018\n    valid_at: 2018",
        "{source: aakirke-2023, place: statement}", "{source: aakirke-2023, place: statement, valid_at: 2023}",
    )  # fmt: skip
    [problem] = checked(check_offices, overlay)
    assert problem.hint == "Held then: professor."


def test_the_hint_names_the_file_where_no_office_was_held_then(checked, changed):
    overlay = changed(RELEASE, OFFICE, CHAIR) | changed(
        PERSON, "period: 2020/..", "period: 2012/2018\n    valid_at: 2018",
        "      - {source: aakirke-2023, place: statement}\n      - {source: provbladet-2023, place: unknown}\n",
        "      - {source: aakirke-2023, place: statement, valid_at: 2019}\n",
    )  # fmt: skip
    [problem] = checked(check_offices, overlay)
    assert problem.hint.startswith(f"Compare the period of the office in {PERSON} with its source")


def test_a_release_without_a_day_says_nothing_of_offices(told, changed):
    overlay = changed(RELEASE, OFFICE, CHAIR, "value: 2023-05-20", "unknown: not stated") | changed(
        PERSON, "period: 2020/..", "period: 2012/2018\n    valid_at: 2018"
    )
    assert told(check_offices, overlay) == []


@pytest.mark.parametrize(
    ("office", "wrong"),
    [
        ("period: 2020/..", []),
        ("period: 2012/2018", ["14 OFFICE-AT-DATE 2012/2018"]),
        ("period: 2012/2018\n    valid_at: 2017", []),
        ("period: 2020/..\n    valid_at: 2017", ["14 OFFICE-AT-DATE 2020/.."]),
    ],
)
def test_a_source_is_from_the_time_of_the_office(told, changed, office, wrong):
    assert told(check_offices, changed(PERSON, "period: 2020/..", office)) == wrong


def test_a_place_without_a_date_is_from_any_time(told, changed):
    overlay = changed(PERSON, "period: 2020/..", "period: 2012/2018") | changed(
        "data/sources/aakirke-2023.yml", "places:\n", "undated_places: [statement]\nplaces:\n"
    )
    assert told(check_offices, overlay) == []


@pytest.mark.parametrize(
    ("office", "wrong"),
    [
        ("", False),
        ("    period: 2018/2020\n", False),
        ("    period: 2020/2022\n    valid_at: 2021\n", True),
        ("    valid_at: 2020/2022\n", True),
        ("    valid_at: 2021\n", False),
    ],
)
def test_a_contact_of_a_release_has_an_office_then(told, changed, office, wrong):
    overlay = changed(MANAGER, "    concerning: halsobron\n", f"    concerning: halsobron\n{office}")
    codes = [one.split()[1] for one in told(check_offices, overlay)]
    # Once as a contact, and once as the speaker of the release.
    assert codes == (["OFFICE-AT-DATE"] * 2 if wrong else [])


@pytest.mark.parametrize("elsewhere", ["aakirke-universitet", "region-fjallback"])
def test_an_office_elsewhere_does_not_count(told, changed, elsewhere):
    """Not one at an organisation before this one in the alphabet, nor after it."""
    here = "    concerning: halsobron\n    valid_at: 2020/2022\n    source: fjallback-2019-sv\n    place: contacts\n"
    office = f"  other:\n    organisation: {elsewhere}\n    title: {{sv: a, da: b, en: c}}\n    source: aakirke-2023\n    place: lead\n"
    old = here.replace("    valid_at: 2020/2022\n", "")
    found = told(check_offices, changed(MANAGER, f"{old}contacts:", f"{here}{office}contacts:"))
    assert "9 OFFICE-AT-DATE one held 2020/2022" in found


@pytest.mark.parametrize("use", ["newsroom", "switchboard"])
def test_a_contact_of_no_release_may_have_left_since(told, changed, use):
    office = "    concerning: halsobron\n    valid_at: 2020/2022\n"
    overlay = changed(MANAGER, "    concerning: halsobron\n", office, "use: release", f"use: {use}")
    assert not [one for one in told(check_offices, overlay) if "one held" in one]


def test_a_contact_is_told_of_where_the_time_of_the_office_stands(told, changed):
    old = "    concerning: halsobron\n"
    for office in ("period: 2020/2022\n    valid_at: 2021", "valid_at: 2020/2022"):
        overlay = changed(MANAGER, old, f"{old}    {office}\n")
        assert "9 OFFICE-AT-DATE one held 2020/2022" in told(check_offices, overlay)


def test_a_contact_of_another_kind_hides_no_other(told, changed):
    desk = (
        "contacts:\n  desk:\n    use: newsroom\n    email: bro@fjallback.example\n    organisation: fjallback-innovation\n"
        "    source: fjallback-2019-sv\n    place: contacts\n"
    )
    office = "    concerning: halsobron\n    valid_at: 2020/2022\n"
    overlay = changed(MANAGER, "contacts:\n", desk, "    concerning: halsobron\n", office)
    assert told(check_offices, overlay).count("9 OFFICE-AT-DATE one held 2020/2022") == 1
    undated = changed("data/sources/fjallback-2019-sv.yml", "date: 2019-03-14", "date: unknown")
    assert told(check_offices, overlay | undated) == ["16 OFFICE-AT-DATE manager, 2020/2022"]


def test_days_at_the_end_of_time(told, changed):
    for period in ("2020/9999~", "0001~/2030", "2020/"):
        assert told(check_offices, changed(PERSON, "period: 2020/..", f"period: {period}")) == []


@pytest.mark.parametrize("person", ["fjallringen", "p-zzzzz"])
def test_a_speaker_who_is_nobody_is_told_of_as_a_reference_alone(told, changed, person):
    assert told(check_releases, changed(RELEASE, "person: p-d4e5f", f"person: {person}")) == []


@pytest.mark.parametrize("day", ["value: ../2022", "unknown: not stated"])
def test_a_release_without_a_first_day_is_of_any_year(told, changed, day):
    assert told(check_releases, changed(RELEASE, "value: 2023-05-20", day)) == []

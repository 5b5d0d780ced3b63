"""A project lies in the period of its programme."""

from __future__ import annotations

import pytest
from checks.time.records import HERE, PROJECT

from faktum.checks.records.periods import check_periods

PROGRAMME = "data/programmes/gransbron.yml"


@pytest.mark.parametrize(
    ("programme", "period", "wrong"),
    [
        ("2014/2020", "2019-03/2021-12~", False),
        ("2014/2020", "2020-01-01/2023-12-31", False),
        ("2014/2020", "2020-01-01/2024-01", True),
        ("2014/2020", "2020-01-01/2024", True),
        ("2014/2020", "2020/2023", False),
        ("2014/2020", "2021-01/2022", True),
        ("2014/2020", "2020-12/2022", False),
        ("2014/2020", "2020-12-31/2022", False),
        ("2014/2020", "2014-01-01/2015", False),
        ("2014/2020", "2013-12/2015", True),
        ("2014/2020", "2013/2015", True),
        ("2014/2020", "2013-12~/2015", False),
        ("2014/2020", "2019/..", False),
        ("2007/2013", "2019-03-14/2019-03-14", True),
        ("2007/2013", "2019-03-14/2019-03-13", False),  # PERIOD-TURNED
        ("2021/2027", "2023-23/2029-12", False),
        ("2021/2027", "2023-23/2030", True),
        ("2007/2013", "2013/2015", False),
        ("2007/2013", "2013/2016", True),
        ("2009/2014", "2010/2017", False),
        ("2009/2014", "2010/2018", True),
        ("2014/..", "2019/2040", False),
        ("2014", "2019/2021", False),
    ],
)  # fmt: skip
def test_a_project_lies_in_the_period_of_its_programme(told, changed, programme, period, wrong):
    fact = f"facts:\n  period: {{value: {programme}, {HERE}}}\n"
    overlay = changed(PROGRAMME, "facts:\n", fact) | changed(PROJECT, "2019-03/2021-12~", period)
    codes = [one.split()[:2] for one in told(check_periods, overlay)]
    assert codes == ([["37", "PROGRAMME-PERIOD"]] if wrong else [])


def test_a_programme_may_stand_in_its_statements(told, changed):
    said = (
        "  programme:\n    statements:\n"
        f"      - {{of: gransbron, {HERE}, preferred: {{sv: Ja., da: Ja., en: Yes.}}}}\n"
        "      - {unknown: not stated, source: provbladet-2023, place: unknown}\n"
    )
    own = "  programme:\n    of: gransbron\n    source: fjallback-2019-sv\n    place: fact-box\n"
    overlay = changed(PROGRAMME, "facts:\n", f"facts:\n  period: {{value: 2007/2013, {HERE}}}\n")
    assert len(told(check_periods, overlay | changed(PROJECT, own, said))) == 1


def test_a_programme_may_have_several_periods(told, changed):
    facts = "".join(f"  period-{one}: {{value: {one}/{one + 6}, {HERE}}}\n" for one in (2007, 2014))
    assert told(check_periods, changed(PROGRAMME, "facts:\n", f"facts:\n{facts}")) == []


def test_one_programme_that_fits_does_not_excuse_the_next(checked, changed):
    span = "facts:\n  period: {{value: {}, " + HERE + "}}\n"
    fits = changed(PROGRAMME, "facts:\n", span.format("2014/2020"))
    other = changed(PROGRAMME, "label: {sv: Programmet Gränsbron, da: Programmet Gränsbron, en: The Gränsbron programme}",
                    "label: {sv: Norrleden, da: Nordleden, en: The Northern Way}", "facts:\n", span.format("2007/2013"))  # fmt: skip
    second = f"  programme-norrleden: {{of: norrleden, {HERE}}}\n  purpose:\n"
    overlay = (
        fits | {"data/programmes/norrleden.yml": other[PROGRAMME]} | changed(PROJECT, "  purpose:\n", second)
    )
    [problem] = checked(check_periods, overlay)
    assert (problem.line, problem.expected) == (41, "a project within the period of norrleden, 2007/2013")


def test_the_project_may_say_which_period_it_is(told, changed):
    programme = changed(PROGRAMME, "facts:\n", f"facts:\n  period: {{value: 2007/2013, {HERE}}}\n")
    for span, wrong in (("2014/2020", False), ("2007/2013", True)):
        own = changed(
            PROJECT, "  programme:\n", f"  period-programme: {{value: {span}, {HERE}}}\n  programme:\n"
        )
        assert bool(told(check_periods, own | programme)) is wrong
    unknown = changed(
        PROJECT, "  programme:\n", f"  period-programme: {{unknown: not stated, {HERE}}}\n  programme:\n"
    )
    assert len(told(check_periods, unknown | programme)) == 1


def test_a_project_without_a_period_lies_anywhere(told, changed):
    fact = f"facts:\n  period: {{value: 2007/2013, {HERE}}}\n"
    overlay = changed(PROGRAMME, "facts:\n", fact) | changed(
        PROJECT, "value: 2019-03/2021-12~", "unknown: not stated"
    )
    assert told(check_periods, overlay) == []

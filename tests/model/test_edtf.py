"""Dates that keep the precision of their source: EDTF (ISO 8601-2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.model.edtf import DateError, Edtf, Point


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31), "year"),
        ("2019-12", date(2019, 12, 1), date(2019, 12, 31), "month"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),
        ("2021-02", date(2021, 2, 1), date(2021, 2, 28), "month"),
        ("2019-06-13", date(2019, 6, 13), date(2019, 6, 13), "day"),
        ("2023-21", date(2023, 3, 1), date(2023, 5, 31), "season"),
        ("2023-22", date(2023, 6, 1), date(2023, 8, 31), "season"),
        ("2023-23", date(2023, 9, 1), date(2023, 11, 30), "season"),
        ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "season"),
    ],
)
def test_a_date_covers_what_it_says(text: str, earliest: date, latest: date, precision: str) -> None:
    value = Edtf.parse(text)
    assert (value.earliest, value.latest) == (earliest, latest)
    assert value.start is value.end
    assert value.start is not None
    assert value.start.precision == precision
    assert not value.interval
    assert str(value) == text


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2019~", True, False), ("2019-12~", True, False), ("2019-12-16~", True, False), ("2019?", False, True),
        ("2019-12?", False, True), ("2019%", True, True), ("2023-23~", True, False), ("2019", False, False),
    ],
)  # fmt: skip
def test_approximate_and_uncertain(text: str, approximate: bool, uncertain: bool) -> None:
    point = Edtf.parse(text).start
    assert point is not None
    assert (point.approximate, point.uncertain) == (approximate, uncertain)


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "open_start", "open_end"),
    [
        ("2017/2019-12~", date(2017, 1, 1), date(2019, 12, 31), False, False),
        ("2020-01-01/2022-09-30", date(2020, 1, 1), date(2022, 9, 30), False, False),
        ("2017/..", date(2017, 1, 1), None, False, True),
        ("2017/", date(2017, 1, 1), None, False, False),
        ("../2017", None, date(2017, 12, 31), True, False),
        ("/2017", None, date(2017, 12, 31), False, False),
        ("2023-23/2027", date(2023, 9, 1), date(2027, 12, 31), False, False),
    ],
)
def test_an_open_or_unknown_end_stays_one(text, earliest, latest, open_start, open_end) -> None:
    value = Edtf.parse(text)
    assert value.interval
    assert (value.earliest, value.latest) == (earliest, latest)
    assert (value.open_start, value.open_end) == (open_start, open_end)


@pytest.mark.parametrize(
    "text",
    [
        "", "/", "../..", "../", "/..", "..", "2019/2020/2021", "19", "20191", "2019-1", "2019-13", "2019-25", "2019-00",
        "2019-02-29", "2019-02-30", "2019-12-00", "2019-12-32", "2019-23-01", "2019-12-16T10:00", "201X", "2019~~",
        "~2019", "-2019", "0000", "2019 ", " 2019", "2019\n", "٢٠١٩", "٢٠١٩-٢١", "16/12/2019", "hösten 2023", "2019/x",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused_with_examples(text: str) -> None:
    with pytest.raises(DateError) as caught:
        Edtf.parse(text)
    assert "2019-06-13" in str(caught.value)


def test_turned_round() -> None:
    assert Edtf.parse("2020/2019").turned_round
    assert Edtf.parse("2020-06/2020-05").turned_round
    assert not Edtf.parse("2020-06/2020").turned_round
    assert not Edtf.parse("2020/2020").turned_round
    assert not Edtf.parse("2020/..").turned_round
    assert not Edtf.parse("../2020").turned_round


# -- properties -------------------------------------------------------------------------------------


def points() -> st.SearchStrategy[str]:
    days = st.dates(date(1000, 1, 1), date(9000, 1, 1))
    seasons = st.builds(
        lambda day, code: f"{day.year:04}-{code}", days, st.sampled_from(["21", "22", "23", "24"])
    )
    return st.one_of(
        days.map(lambda day: f"{day.year:04}"),
        days.map(lambda day: f"{day:%Y-%m}"),
        days.map(date.isoformat),
        seasons,
    ).flatmap(lambda text: st.sampled_from([text, text, text, text + "~", text + "?"]))


def values() -> st.SearchStrategy[Edtf]:
    ends = st.one_of(points(), st.sampled_from(["..", ""]))
    intervals = st.tuples(ends, ends).filter(lambda pair: {*pair} - {"", ".."}).map("/".join)
    return st.one_of(points(), intervals).map(Edtf.parse)


@given(values())
def test_reading_what_was_written_gives_the_same(value: Edtf) -> None:
    assert Edtf.parse(str(value)) == value


@given(values())
def test_everything_lies_within_itself(value: Edtf) -> None:
    assert value.within(value)


@given(values(), values())
def test_overlap_is_mutual(one: Edtf, two: Edtf) -> None:
    assert one.overlaps(two) == two.overlaps(one)


@given(values(), values())
def test_what_lies_within_overlaps(one: Edtf, two: Edtf) -> None:
    if one.within(two) and not one.turned_round and not two.turned_round:
        assert one.overlaps(two)


@given(values(), values(), values())
def test_within_is_transitive(one: Edtf, two: Edtf, three: Edtf) -> None:
    if one.within(two) and two.within(three):
        assert one.within(three)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_a_day_lies_within_its_month_season_and_year(day: date) -> None:
    exact = Edtf.parse(day.isoformat())
    month, year = Edtf.parse(f"{day:%Y-%m}"), Edtf.parse(f"{day.year:04}")
    assert exact.within(month)
    assert month.within(year)
    assert not year.within(month)
    season = Edtf.parse(f"{day.year - (day.month < 3):04}-{21 + (day.month // 3 - 1) % 4}")
    assert exact.within(season)
    assert season.overlaps(month)


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.dates(date(1000, 1, 1), date(9000, 1, 1)))
def test_two_days_overlap_only_when_they_are_one(one: date, two: date) -> None:
    assert Edtf.parse(one.isoformat()).overlaps(Edtf.parse(two.isoformat())) == (one == two)
    period = Edtf.parse(f"{min(one, two)}/{max(one, two)}")
    assert period.overlaps(Edtf.parse(one.isoformat()))
    assert not period.within(Edtf.parse(one.isoformat()))
    assert not period.turned_round


def test_an_open_period_overlaps_everything_after_its_start() -> None:
    since = Edtf.parse("2017/..")
    assert since.overlaps(Edtf.parse("2500"))
    assert since.overlaps(Edtf.parse("2017-01-01"))
    assert not since.overlaps(Edtf.parse("2016"))
    assert not since.within(Edtf.parse("2017/2019"))
    assert since.within(Edtf.parse("2017/"))


def test_a_point_knows_its_season() -> None:
    assert Point(2023, season="winter").bounds() == (date(2023, 12, 1), date(2024, 2, 29))

"""Money and time as pictures: the geometry agrees with the facts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.catalogue import Catalogue
from faktum.model.edtf import Edtf
from faktum.render.charts import Axis, Span, axis_of, bars_of, parts_of, span_of


def span(text: str, *, expected: bool = False) -> Span:
    value = Edtf.parse(text)
    return Span(value.start, value.end, (), expected)


def test_spans_come_from_period_or_from_start_and_end(catalogue: Catalogue) -> None:
    one = span_of(catalogue, "halsobron")
    assert one is not None
    assert [fact.key for fact in one.facts] == ["period"]
    assert not one.expected
    two = span_of(catalogue, "halsobron-syd")
    assert two is not None
    assert [fact.key for fact in two.facts] == ["start", "end"]
    assert two.expected
    assert two.start is not None
    assert two.start.season == "autumn"


def test_a_project_without_a_time_has_no_span(resolving, edited) -> None:
    path = "data/projects/halsobron.yml"
    text = edited(path, "value: 2019-03/2021-12~", "unknown: not stated")
    assert span_of(resolving({path: text}), "halsobron") is None


def test_the_axis_covers_whole_years() -> None:
    axis = axis_of([span("2019-03/2021-12"), span("2023-23/2027")])
    assert (axis.first, axis.last) == (2019, 2027)
    assert axis.years == list(range(2019, 2028))
    assert axis.at(date(2019, 1, 1)) == 0
    assert axis.at(date(2028, 1, 1)) == 100
    assert axis.tick(2020) < axis.middle(2020) < axis.tick(2021)


@pytest.mark.parametrize(
    ("text", "expected", "kinds"),
    [
        ("2019-03-01/2021-12-31", False, ["sure"]), ("2019-03/2021-12", False, ["sure"]),
        ("2019/2021-12", False, ["vague", "sure"]), ("2019-03/2021", False, ["sure", "vague"]),
        ("2019/2021", False, ["vague", "sure", "vague"]), ("2019-03/2021-12~", False, ["sure", "vague"]),
        ("2023-23/2027", True, ["vague", "sure", "vague"]), ("2019", False, ["vague"]),
        ("2020-05-04", False, ["sure"]), ("2020-05-04", True, ["vague"]), ("2020-05-04/2020-05-04", False, ["sure"]),
    ],
)  # fmt: skip
def test_what_the_source_does_not_say_is_drawn_vague(text: str, expected: bool, kinds: list[str]) -> None:
    one = span(text, expected=expected)
    assert [bar.kind for bar in bars_of(one, axis_of([one]))] == kinds


def _ends() -> st.SearchStrategy[str]:
    days = st.dates(date(2000, 1, 1), date(2030, 12, 1))
    return days.flatmap(
        lambda day: st.sampled_from(
            [day.isoformat(), f"{day:%Y-%m}", f"{day:%Y-%m}~", f"{day:%Y}", f"{day:%Y}-23"]
        )
    )


@given(_ends(), _ends(), st.booleans())
def test_bars_lie_on_the_axis_one_after_the_other(start: str, end: str, expected: bool) -> None:
    one = span(f"{start}/{end}", expected=expected)
    if Edtf.parse(f"{start}/{end}").turned_round:
        return
    axis = axis_of([one])
    bars = bars_of(one, axis)
    assert bars
    assert all(bar.width > 0 for bar in bars)
    assert bars[0].x >= 0
    assert bars[-1].x + bars[-1].width <= 100.02
    for left, right in pairwise(bars):
        assert left.x + left.width <= right.x + 0.4  # a day or so: bars meet, they do not cover each other
    assert one.start is not None
    assert abs(bars[0].x - axis.at(one.start.bounds()[0])) < 0.01


def test_an_open_end_runs_to_the_edge() -> None:
    bars = bars_of(span("2019-03/.."), Axis(2018, 2020))
    assert round(bars[-1].x + bars[-1].width) == 100
    bars = bars_of(span("../2019-03"), Axis(2018, 2020))
    assert bars[0].x == 0


def test_parts_of_the_money_add_up(catalogue: Catalogue) -> None:
    parts = parts_of(catalogue, "halsobron")
    assert [(part.of, part.x, part.width) for part in parts] == [
        ("region-fjallback", 0, 40), ("nordfonden", 40, 60),
    ]  # fmt: skip
    amounts = [part.amount.chosen.value for part in parts if part.amount]
    assert [one.quantity.number for one in amounts if one and one.quantity] == [3_200_000, 4_800_000]
    assert parts_of(catalogue, "halsobron-syd") == []

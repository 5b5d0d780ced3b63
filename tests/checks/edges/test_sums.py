"""Shares and parts exactly at the limit, and one past it."""

from __future__ import annotations

import pytest
from checks.edges.records import PROJECT

PARTS = "  period:\n    value: 2019-03/2021-12~"


def with_facts(changed, *facts: str, budget: str = "8 000 000 SEK"):
    written = "".join(f"  {fact}, source: fjallback-2019-sv, place: lead}}\n" for fact in facts)
    return changed(PROJECT, "8 000 000 SEK", budget, PARTS, written + PARTS)


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        # 40 and 60 percent stand there already; each share in whole percent may lie half a percent off.
        (["value: 1.5 percent"], None),
        (["value: 1.6 percent"], "40 + 60 + 1.6 = 101.6"),
        (["value: 1 percent", "value: 1 percent"], None),
        (["value: 1 percent", "value: 1.1 percent"], "40 + 60 + 1 + 1.1 = 102.1"),
        (["value: 6 percent, qualifier: about"], None),
        (["value: 6.1 percent, qualifier: nearly"], "40 + 60 + 6.1 = 106.1"),
        (["value: 90 percent", "unknown: not stated"], "40 + 60 + 90 = 190"),
        (["value: 90 percent, qualifier: at least"], None),
        (["value: 90 percent, qualifier: at most"], None),
    ],
)
def test_shares_that_are_more_than_all(found, changed, shares, told):
    facts = [f"share-{number}: {{of: nordfonden, {share}" for number, share in enumerate(shares)]
    problems = found(with_facts(changed, *facts))
    assert [(one.line, one.code, one.found) for one in problems] == ([(23, "SHARES", told)] if told else [])
    if told and len(shares) == 1:
        assert problems[0].expected.endswith("(share-region-fjallback, share-nordfonden, share-0)")


@pytest.mark.parametrize(
    ("shares", "told"),
    [
        (("39 percent", "60 percent"), None),
        (("39 percent", "59.9 percent"), "39 + 59.9 = 98.9"),
        (("35 percent\n    qualifier: about", "59.5 percent"), None),
        (("35 percent\n    qualifier: about", "59.4 percent"), "35 + 59.4 = 94.4"),
        (("100 percent", "0 percent"), None),
        (("0 percent", "0 percent"), "0 + 0 = 0"),
    ],
)
def test_shares_that_are_less_than_all(found, changed, shares, told):
    problems = found(changed(PROJECT, "40 percent", shares[0], "60 percent", shares[1]))
    assert [(one.line, one.code, one.found) for one in problems] == ([(23, "SHARES", told)] if told else [])


def test_one_share_alone_need_not_be_all(found, changed):
    overlay = changed(PROJECT, "value: 60 percent", "unknown: not stated", "40 percent", "1 percent")
    assert found(overlay) == []


def test_a_rest_that_is_unknown_excuses_too_little_only(found, changed):
    facts = ["funding-rest: {unknown: not stated"]
    assert found(changed(PROJECT, "60 percent", "30 percent")) != []
    assert found({PROJECT: with_facts(changed, *facts)[PROJECT].replace("60 percent", "30 percent")}) == []
    assert found({PROJECT: with_facts(changed, *facts)[PROJECT].replace("60 percent", "70 percent")}) != []


@pytest.mark.parametrize(
    ("facts", "told", "parts"),
    [
        (["funding-a: {of: fjallringen, value: 3 000 000 SEK", "grant: {value: 5 000 000 SEK"], None, ""),
        (["funding-a: {of: fjallringen, value: 3 000 000 SEK", "grant: {value: 5 000 001 SEK"],
         "3000000 + 5000001 = 8000001 SEK", "funding-a, grant"),
        (["grant: {value: 8 000 001 SEK"], "8000001 SEK", "grant"),
        (["funding-a: {value: 4 000 000 SEK", "funding-b: {value: 4 000 001 SEK"],
         "4000000 + 4000001 = 8000001 SEK", "funding-a, funding-b"),
        (["grant: {of: fjallringen, value: 3 000 000 SEK", "funding-a: {of: fjallringen, value: 3 000 000 SEK",
          "funding-b: {of: aakirke-universitet, value: 5 000 001 SEK"],
         "3000000 + 5000001 = 8000001 SEK", "grant, funding-b"),
        (["funding-a: {of: fjallringen, value: 9 000 000 DKK", "funding-b: {value: 9 000 000 SEK"],
         "9000000 SEK", "funding-b"),
(["funding-a: {of: fjallringen, value: 9 000 000 USD"], None, ""),
        (["funding-a: {of: fjallringen", "funding-b: {value: 8 000 000 SEK"], None, ""),
    ],
)  # fmt: skip
def test_parts_of_the_budget(found, changed, facts, told, parts):
    problems = found(with_facts(changed, *facts))
    assert [(one.code, one.found) for one in problems] == ([("OVER-BUDGET", told)] if told else [])
    if told:
        assert problems[0].expected == f"parts of at most the budget, 8000000 SEK ({parts})"
        rows = with_facts(changed, *facts)[PROJECT].splitlines()
        assert rows[problems[0].line - 1].strip().startswith(parts.partition(",")[0])


@pytest.mark.parametrize(
    ("budget", "told"),
    [("8 000 000 SEK\n    qualifier: at least", 0), ("8 000 000 SEK\n    qualifier: at most", 0),
     ("8 000 000 SEK\n    qualifier: about", 1)],
)  # fmt: skip
def test_a_budget_that_is_no_sum(found, changed, budget, told):
    assert len(found(with_facts(changed, "grant: {value: 9 000 000 SEK", budget=budget))) == told


def test_parts_by_another_source_are_another_sum(found, changed):
    grant = "  grant: {value: 9 000 000 SEK, source: provbladet-2023, place: unknown}\n"
    assert found(changed(PROJECT, PARTS, grant + PARTS)) == []


def test_sizes_at_the_limit(said, changed):
    within = changed(PROJECT, "40 percent", "0 percent", "60 percent", "100 percent", "200 jobs", "0 jobs")
    assert said(PROJECT, within) == []
    beyond = changed(
        PROJECT, "40 percent", "-0.1 percent", "60 percent", "100.1 percent", "200 jobs", "-1 jobs"
    )
    assert said(PROJECT, beyond) == [
        '25 BAD-VALUE "-0.1 percent"', '30 BAD-VALUE "100.1 percent"', '49 BAD-VALUE "-1 jobs"'
    ]  # fmt: skip

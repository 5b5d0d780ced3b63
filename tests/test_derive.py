"""Values that follow by arithmetic: each with its formula, none invented."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.derive import derive_facts
from faktum.facts import KnownFact, facts_of
from faktum.model.organisation import Organisation
from faktum.model.source import Source

TEXT = {"sv": "a", "da": "b", "en": "c"}


def source(source_id: str) -> Source:
    return Source.model_validate(
        {"id": source_id, "type": "page", "publisher": "p", "title": "unknown", "lang": "sv", "date": "unknown", "url": "unknown",
         "read_on": "unknown", "seen": "second-hand"}
    )  # fmt: skip


def derived(**facts: object) -> dict[str, KnownFact]:
    written = {
        key.replace("_", "-"): {
            "source": "s",
            "place": "p",
            **(one if isinstance(one, dict) else {"value": one}),
        }
        for key, one in facts.items()
    }
    record = Organisation.model_validate(
        {"id": "x", "name": {"text": "X", "lang": "sv"}, "type": "company", "summary": TEXT, "facts": written}
    )
    return {one.key: one for one in derive_facts(facts_of(record, source))}


def shown(fact: KnownFact) -> tuple[Decimal, str]:
    value = fact.chosen.value
    assert value is not None
    assert value.quantity is not None
    return value.quantity.number, value.quantity.unit


def test_the_amount_of_a_share() -> None:
    found = derived(budget="8000000 SEK", share_region={"value": "40 percent", "of": "region"})
    assert list(found) == ["funding-region"]
    one = found["funding-region"]
    assert shown(one) == (Decimal(3_200_000), "SEK")
    assert (one.property, one.of, one.state) == ("funding", "region", "derived")
    assert one.derivation is not None
    assert (one.derivation.facts, one.derivation.formula) == (("x.budget", "x.share-region"), "product")
    assert one.chosen.id == "x.funding-region.derived"


def test_the_share_of_an_amount() -> None:
    found = derived(budget="28800000 DKK", grant="8000000 DKK", funding_private="12000000 DKK")
    assert shown(found["share-grant"]) == (Decimal("27.8"), "percent")
    assert shown(found["share-private"]) == (Decimal("41.7"), "percent")
    assert {one.property for one in found.values()} == {"share"}


def test_whole_shares_have_no_decimals() -> None:
    assert str(shown(derived(budget="100 SEK", grant="50 SEK")["share-grant"])[0]) == "50"


def test_percent_of_a_goal() -> None:
    found = derived(goal_jobs="200 jobs", result_jobs="230 jobs")
    assert list(found) == ["result-jobs-of-goal"]
    assert shown(found["result-jobs-of-goal"]) == (Decimal(115), "percent")


@pytest.mark.parametrize(
    "facts",
    [
        {"share": "40 percent"}, {"budget": "8 SEK"}, {"budget": {"value": "8 SEK", "qualifier": "nearly"}, "share": "40 percent"},
        {"budget": "8 SEK", "share": {"value": "40 percent", "qualifier": "about"}},
        {"budget": "8 SEK", "share": {"value": "40 percent", "source": "other"}}, {"budget": "8 SEK", "grant": "1 EUR"},
        {"budget": {"unknown": "not stated"}, "share": "40 percent"}, {"budget": "8 SEK", "share": {"unknown": "not stated"}},
        {"budget": "8 SEK", "share": "40 percent", "funding": "3 SEK"}, {"goal": "200 jobs", "result": "230 members"},
        {"goal": "0 jobs", "result": "230 jobs"}, {"goal": {"text": TEXT}, "result": "230 jobs"}, {"goal": "1 jobs"},
        {"goal": "200 jobs", "result": {"value": "230 jobs", "qualifier": "about"}}, {"result": "230 jobs"},
        {"goal": {"unknown": "not stated"}, "result": "230 jobs"}, {"budget": "8 jobs", "share": "40 percent"},
    ],
)  # fmt: skip
def test_what_is_not_known_for_certain_is_not_derived(facts: dict[str, object]) -> None:
    assert derived(**facts) == {}


@given(st.integers(1, 10**9), st.lists(st.integers(0, 100), min_size=1, max_size=5))
def test_amounts_of_shares_add_up_as_the_shares_do(budget: int, shares: list[int]) -> None:
    facts = {f"share_{index}": f"{one} percent" for index, one in enumerate(shares)}
    found = derived(budget=f"{budget} SEK", **facts)
    assert sum(shown(one)[0] for one in found.values()) == Decimal(budget) * sum(shares) / 100


def test_a_derived_value_is_nobodys_wording() -> None:
    one = derived(budget="100 SEK", share={"value": "40 percent", "stated": "fyrtio", "note": TEXT})[
        "funding"
    ]
    assert (one.chosen.stated, one.chosen.note, one.chosen.reason, one.label) == (None, None, None, None)

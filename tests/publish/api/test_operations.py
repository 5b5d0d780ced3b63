"""The list of operations (Regulation (EU) 2021/1060, art. 49(3)), read by csv and compared with facts.json."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from every_file import api_files

from faktum.catalogue import Catalogue
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built

Row = dict[str, Any]
POINTS = (
    "beneficiary", "contractor", "purpose", "achievements", "start", "completion", "total_cost", "fund_concerned",
    "specific_objective", "union_cofinancing_rate", "location", "countries", "beneficiary_country", "type_of_intervention",
)  # fmt: skip
"""Columns that a source may be silent on, in the order of the article."""
REASONS = {"not stated", "not yet reported", "ambiguous", "not recorded"}
NEVER = ("contractor", "specific_objective", "type_of_intervention")


@pytest.fixture(params=["small", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(f"built_{request.param}")
    return made


@pytest.fixture
def operations(built: Built) -> dict[str, Row]:
    text = (built.site / "api/v1/operations.csv").read_bytes().decode("utf-8")
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""), strict=True)}


@pytest.fixture
def facts(built: Built) -> dict[str, Row]:
    """Fact → its preferred statement."""
    rows = json.loads(built.text("api/v1/facts.json"))["items"]
    return {row["fact"]: row for row in rows if row["preferred"]}


def value(row: Row, point: str) -> str:
    """The cell of a point, in English where it has one for each language."""
    return str(row[f"{point}_value_en"] if f"{point}_value_en" in row else row[f"{point}_value"])


def test_it_lists_the_projects_with_eu_money(built: Built, operations: dict[str, Row]) -> None:
    projects = json.loads(built.text("api/v1/projects.json"))["items"]
    assert list(operations) == [one["id"] for one in projects if one["eu_funded"] == "yes"]
    assert operations


def test_every_point_has_a_value_or_unknown_with_its_reason(operations: dict[str, Row]) -> None:
    for row in operations.values():
        for point in POINTS:
            if value(row, point) == "unknown":
                assert row[f"{point}_unknown"] in REASONS, point
            else:
                assert value(row, point).strip(), point
                assert row[f"{point}_unknown"] == "", point
                assert row[f"{point}_facts"], point
        assert {row[f"{point}_unknown"] for point in NEVER} == {"not recorded"}
        assert row["operation_en_text"]


def test_the_points_are_in_the_article_s_order(operations: dict[str, Row]) -> None:
    columns = list(next(iter(operations.values())))
    starts = [next(i for i, name in enumerate(columns) if name.startswith(f"{one}_")) for one in POINTS]
    assert starts == sorted(starts)
    assert columns[0] == "id"


def test_numbers_and_dates_are_those_of_the_facts(operations: dict[str, Row], facts: dict[str, Row]) -> None:
    for row in operations.values():
        for point, unit in (
            ("total_cost", row["total_cost_currency"]),
            ("union_cofinancing_rate", "percent"),
        ):
            if value(row, point) != "unknown":
                fact = facts[row[f"{point}_facts"]]
                assert (float(value(row, point)), unit) == (fact["value"], fact["unit"])
                assert row[f"{point}_qualifier"] == fact["qualifier"]
        for point, end in (("start", 0), ("completion", -1)):
            if value(row, point) != "unknown":
                fact = facts[row[f"{point}_facts"]]
                assert value(row, point) == fact["value"].split("/")[end]


def test_what_is_unknown_is_so_in_the_facts(operations: dict[str, Row], facts: dict[str, Row]) -> None:
    """A reason is the fact's own; not recorded means that there is no fact to go by."""
    for row in operations.values():
        about = [one for one in facts.values() if one["subject"] == row["id"]]
        for point, properties in (
            ("total_cost", {"budget"}),
            ("purpose", {"purpose"}),
            ("achievements", {"goal", "result", "effect"}),
            ("location", {"area"}),
        ):
            known = [one["fact"] for one in about if one["property"] in properties and not one["unknown"]]
            if known:
                assert row[f"{point}_facts"].split() == known
            else:
                silent = [one["unknown"] for one in about if one["property"] in properties]
                assert row[f"{point}_unknown"] == next(iter(silent), "not recorded")
        for point in POINTS:
            for fact in row[f"{point}_facts"].split():
                if value(row, point) == "unknown":
                    assert row[f"{point}_unknown"] == facts[fact]["unknown"]
                else:
                    assert facts[fact]["unknown"] is None


def test_the_beneficiary_owns_the_project(built_small: Built) -> None:
    (row,) = json.loads(built_small.text("api/v1/operations.json"))["items"]
    assert row["beneficiary"]["value"] == "Fjällbäck Innovation"
    assert row["beneficiary"]["facts"] == ["halsobron.owner-fjallback-innovation"]
    assert row["beneficiary_country"]["value"] == "SE"
    assert (row["total_cost"]["value"], row["total_cost_currency"]) == (8_000_000, "SEK")
    assert row["union_cofinancing_rate"]["value"] == 60
    assert row["completion"]["value"] == "2021-12~"
    assert row["location"]["value"] == dict.fromkeys(("sv", "da", "en"), "unknown")


def test_a_project_on_which_sources_are_silent(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "data/projects/halsobron-syd.yml"
    text = edited(path, "    value: 12 500 000 SEK\n    qualifier: nearly\n", "    unknown: ambiguous\n")
    catalogue = resolving({path: text.replace("eu_funded: unknown", "eu_funded: yes")})
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    rows = json.loads(api_files(catalogue, localised)["api/v1/operations.json"])["items"]
    row = next(one for one in rows if one["id"] == "halsobron-syd")
    assert row["total_cost"] == {
        "value": "unknown", "qualifier": None, "unknown": "ambiguous", "facts": ["halsobron-syd.budget"],
    }  # fmt: skip
    assert row["total_cost_currency"] is None
    assert (row["purpose"]["value"]["da"], row["purpose"]["unknown"]) == ("unknown", "not recorded")
    assert row["union_cofinancing_rate"]["unknown"] == "not recorded"
    assert (row["completion"]["value"], row["completion"]["qualifier"]) == ("2027", "expected")
    assert row["beneficiary"]["facts"] == ["halsobron-syd.lead-aakirke-universitet"], "nobody owns it"

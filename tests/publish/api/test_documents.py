"""Lists and records under /api/v1/, read back as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from conftest import Built
from every_file import api_files
from lxml import html

from faktum.catalogue import Catalogue
from faktum.publish.api.relations import Relations
from faktum.publish.api.tables import KINDS
from faktum.render.view import Localised

Row = dict[str, Any]
IDS = {
    "programmes": "programmes", "funds": "funds", "community": "organisations", "topics": "topics",
    "releases": "releases", "people": "people", "projects": "projects", "organisations": "organisations",
    "sources": "sources", "release": "releases", "translation_of": "sources", "fund": "funds",
    "brand_of": "projects", "hosts": "organisations", "parents": "organisations", "part_of": "organisations",
    "founders": "organisations", "organisation": "organisations",
}  # fmt: skip
"""Field → the table whose ids it holds."""


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, localised: dict[str, Localised]) -> dict[str, str | bytes]:
    made: dict[str, str | bytes] = api_files(catalogue, localised)
    return made


@pytest.fixture(scope="module")
def lists(files: dict[str, str | bytes]) -> dict[str, dict[str, Row]]:
    """Table → id → row."""
    return {
        kind.name: {row.get("id", row.get("code")): row for row in json.loads(files[f"api/v1/{kind.name}.json"])["items"]}
        for kind in KINDS
    }  # fmt: skip


def test_every_list_has_the_envelope(files: dict[str, str | bytes]) -> None:
    for kind in KINDS:
        document = json.loads(files[f"api/v1/{kind.name}.json"])
        assert list(document) == ["version", "licence", "count", "items"]
        assert document["version"] == "1"
        assert document["licence"] == "https://creativecommons.org/licenses/by/4.0/"
        assert document["count"] == len(document["items"]) > 0, kind.name


def test_every_record_has_a_file_with_its_statements(
    files: dict[str, str | bytes], lists: dict[str, dict[str, Row]]
) -> None:
    for kind in KINDS:
        if kind.record is None:
            continue
        for record_id, row in lists[kind.name].items():
            document = json.loads(files[f"api/v1/{kind.name}/{record_id}.json"])
            assert list(document) == ["version", "licence", "item", "statements"]
            assert document["item"] == row
            statements = {one["id"] for one in document["statements"]}
            field = "source" if kind.name == "sources" else "subject"
            assert statements == {
                one["id"]
                for one in lists["facts"].values()
                if (one["source"]["id"] if field == "source" else one["subject"]) == record_id
                and not (field == "source" and one["derived_from"])
            }
            assert {one["fact"] for one in document["statements"]} == set(
                row.get("facts", {one["fact"] for one in document["statements"]})
            )


def test_a_project(lists: dict[str, dict[str, Row]]) -> None:
    row = lists["projects"]["halsobron"]
    assert row["name"]["en"] == {"text": "Hälsobron", "lang": "sv"}
    assert row["gloss"] == {"sv": None, "da": "sundhedsbroen", "en": "the health bridge"}
    assert row["budget"] == {
        "amount": 8_000_000, "currency": "SEK", "qualifier": "exact", "fact": "halsobron.budget",
    }  # fmt: skip
    assert row["start"] == {
        "edtf": "2019-03", "earliest": "2019-03-01", "latest": "2019-03-31",
        "qualifier": "exact", "fact": "halsobron.period",
    }  # fmt: skip
    assert (row["end"]["edtf"], row["end"]["latest"]) == ("2021-12~", "2021-12-31")
    assert row["grant"] is None
    assert row["roles"] == {
        "owner": ["fjallback-innovation"], "commissioner": [], "lead": [],
        "partner": ["region-fjallback", "aakirke-universitet"], "funder": [], "granting_authority": [],
    }  # fmt: skip
    assert row["programmes"] == ["gransbron"]
    assert row["community"] == "fjallringen"
    assert lists["organisations"]["fjallringen"]["brand_of"] == ["halsobron", "halsobron-syd"]
    assert lists["organisations"]["region-fjallback"]["roles"]["partner"] == ["halsobron"]
    assert "halsobron.share-region-fjallback" in lists["organisations"]["region-fjallback"]["named_in"]
    assert lists["programmes"]["gransbron"]["projects"] == ["halsobron"]


def test_what_a_renamed_record_keeps(lists: dict[str, dict[str, Row]]) -> None:
    """Its page moves with its id; its identifier is what it was at first, at the site's identity."""
    row = lists["projects"]["halsobron"]
    assert row["former_ids"] == ["halsobron-nord"]
    assert row["page"]["da"] == "https://fakta.example/da/projects/halsobron/"
    assert row["iri"] == "https://id.fakta.example/projects/halsobron-nord/#project"
    fact = next(one for one in lists["facts"].values() if one["fact"] == "halsobron.budget")
    assert fact["iri"] == "https://id.fakta.example/projects/halsobron-nord/#fact-budget"


def test_a_fact_of_each_type(lists: dict[str, dict[str, Row]]) -> None:
    facts = lists["facts"]
    period = facts["halsobron.period.fjallback-2019-sv"]
    assert (period["type"], period["earliest"], period["latest"]) == ("date", "2019-03-01", "2021-12-31")
    budget = facts["halsobron.budget.fjallback-2019-sv"]
    assert (budget["type"], budget["value"], budget["earliest"]) == ("money", 8_000_000, None)
    assert budget["short"]["sv"].replace("\u00a0", " ") == "8 mnkr"
    assert budget["text"]["sv"].replace("\u00a0", " ") == "8 miljoner kronor"
    assert facts["halsobron.share-nordfonden.fjallback-2019-sv"]["type"] == "percent"
    assert facts["halsobron.goal-jobs.fjallback-2019-sv"]["type"] == "count"
    assert facts["halsobron.purpose.fjallback-2019-sv"]["type"] == "text"
    role = facts["halsobron.owner-fjallback-innovation.fjallback-2019-sv"]
    assert (role["type"], role["of_kind"], role["subject_kind"]) == ("code", "organisations", "projects")
    assert facts["fjallback-innovation.parent.fjallback-2019-sv"]["type"] == "record"
    unknown = facts["halsobron-syd.result.aakirke-2023"]
    assert (unknown["type"], unknown["value"], unknown["state"]) == ("unknown", None, "unknown")
    assert unknown["unknown"]
    valid = facts["fjallringen.members.provbladet-2023"]
    assert (valid["valid_earliest"], valid["valid_latest"]) == ("2023-05-01", "2023-05-31")


def test_a_release_that_is_not_translated_has_no_page_there(lists: dict[str, dict[str, Row]]) -> None:
    row = lists["releases"]["2023/broen-mod-syd"]
    assert (row["original"], row["languages"]) == ("da", ["da"])
    assert row["page"]["sv"] is None
    assert row["title"]["sv"]["lang"] == "da"
    assert row["title"]["sv"] == row["title"]["da"]


def test_a_withdrawn_release_leaves_lists_and_keeps_its_file(
    files: dict[str, str | bytes], lists: dict[str, dict[str, Row]]
) -> None:
    gone = "2020/felaktig-nyhet"
    document = json.loads(files[f"api/v1/releases/{gone}.json"])
    assert document["item"]["withdrawn"]["on"]["edtf"] == "2020-03-01"
    assert document["item"]["withdrawn"]["note"]["en"].startswith("The bridge still stands")
    assert [one["fact"] for one in document["statements"]] == [f"{gone}.published"]
    for path, content in files.items():
        if path.startswith("api/v1/") and path.count("/") == 2 and path.endswith((".json", ".csv")):
            text = content if isinstance(content, str) else content.decode()
            # A source says of which release it is a text; that release has its own file.
            assert gone not in text or path.startswith("api/v1/sources"), path


def test_a_withdrawn_person_is_a_row_without_a_name(lists: dict[str, dict[str, Row]]) -> None:
    row = lists["people"]["p-g7h8j"]
    assert (row["name"], row["sort_as"]) == (None, None)
    assert row["page"] == {"sv": None, "da": None, "en": None}
    assert row["withdrawn"]["edtf"] == "2024-05-02"
    assert row["organisations"] == ["region-fjallback"]
    assert row["appointments"][0]["title"]["da"] == "direktør"
    assert lists["facts"]["p-g7h8j.director.fjallback-2019-sv"]["of"] == "region-fjallback"


def test_a_person_has_offices_and_nothing_else(lists: dict[str, dict[str, Row]]) -> None:
    row = lists["people"]["p-d4e5f"]
    assert set(row) == {
        "id", "former_ids", "page", "iri", "name", "sort_as", "withdrawn", "organisations", "appointments", "facts",
    }  # fmt: skip
    assert row["iri"] == "https://id.fakta.example/contacts/#p-d4e5f"
    chair = next(one for one in row["appointments"] if one["fact"] == "p-d4e5f.chair")
    assert chair["period"] == {"edtf": "2020/..", "earliest": "2020-01-01", "latest": None}


def test_codes_explain_what_fields_hold(
    lists: dict[str, dict[str, Row]], files: dict[str, str | bytes]
) -> None:
    known = {(row["list"], row["code"]) for row in json.loads(files["api/v1/codes.json"])["items"]}
    assert len(known) == json.loads(files["api/v1/codes.json"])["count"]
    for fact in lists["facts"].values():
        assert ("property", fact["property"]) in known
        assert ("qualifier", fact["qualifier"]) in known
        assert ("state", fact["state"]) in known
        assert fact["type"] != "count" or ("unit", fact["unit"]) in known
        assert fact["property"] != "role" or ("role", fact["value"]) in known
        assert fact["unknown"] is None or ("unknown", fact["unknown"]) in known
    for organisation in lists["organisations"].values():
        assert ("organisation-type", organisation["type"]) in known


def test_every_id_leads_to_a_record(files: dict[str, str | bytes], lists: dict[str, dict[str, Row]]) -> None:
    facts = {row["fact"] for row in lists["facts"].values()}
    seen = 0
    for kind in KINDS:
        for row in lists[kind.name].values():
            for field, table in IDS.items():
                value = row.get(field)
                for one in [value] if isinstance(value, str) else value or ():
                    assert f"api/v1/{table}/{one}.json" in files, f"{kind.name} {row['id']}.{field}"
                    seen += 1
            assert {*row.get("facts", ()), *row.get("named_in", ()), *row.get("states", ())} <= facts
    assert seen > 30


def test_relations_are_those_of_the_catalogue(catalogue: Catalogue) -> None:
    relations = Relations.of(catalogue)
    for project in catalogue.projects:
        assert list(relations.releases(project.id)) == [one.id for one in catalogue.releases_of(project.id)]
        assert set(relations.neighbours(project.id, "predecessor")) == set(
            catalogue.predecessors_of(project.id)
        )
        assert set(relations.neighbours(project.id, "successor")) == set(catalogue.successors_of(project.id))
        for role, ones in catalogue.participants_of(project.id):
            assert list(relations.role(project.id, role)) == [one.organisation.id for one in ones]
    for organisation in catalogue.organisations:
        found = [one.id for one in catalogue.releases_of(organisation.id)]
        assert list(relations.releases(organisation.id)) == found
        offices = {person.id for person, _key in catalogue.offices_at(organisation.id)}
        assert set(relations.people(organisation.id)) == offices
    for topic in catalogue.topics:
        assert list(relations.releases(topic.id)) == [one.id for one in catalogue.releases_of(topic.id)]


@pytest.mark.parametrize(
    ("which", "base"),
    [
        ("small", "https://fakta.example/"),
        ("below_a_path", "https://example.org/sub/"),
        ("real", "https://faktum.example/"),
    ],
)
def test_every_page_exists(which: str, base: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    anchors: dict[str, set[str]] = {}
    seen = 0
    for kind in KINDS:
        for row in json.loads(built.text(f"api/v1/{kind.name}.json"))["items"]:
            for address in filter(None, row.get("page", {}).values()):
                assert address.startswith(base)
                path, _, anchor = address.removeprefix(base).partition("#")
                name = f"{path}index.html"
                if name not in anchors:
                    anchors[name] = set(html.parse(built.site / name).getroot().xpath("//@id"))
                assert not anchor or unquote(anchor) in anchors[name], address
                seen += 1
    assert seen > 150


def test_the_same_site_makes_the_same_bytes(resolving: Callable[[], Catalogue]) -> None:
    def made() -> dict[str, str | bytes]:
        catalogue = resolving()
        made: dict[str, str | bytes] = api_files(
            catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages}
        )
        return made

    assert made() == made()


def test_another_identity_changes_identifiers_only(resolving, edited) -> None:
    text = edited(
        "data/site.yml", "identity: https://id.fakta.example/", "identity: https://elsewhere.example/x/"
    )
    catalogue = resolving({"data/site.yml": text})
    files = api_files(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})
    row = json.loads(files["api/v1/organisations/fjallringen.json"])["item"]
    assert row["iri"] == "https://elsewhere.example/x/partners/fjallringen/#organisation"
    assert row["page"]["sv"] == "https://fakta.example/partners/fjallringen/"

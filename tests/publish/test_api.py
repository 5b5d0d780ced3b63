"""facts.json, sitemap.xml and robots.txt, read back."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from faktum.catalogue import Catalogue
from faktum.publish.api.statements import facts_json
from faktum.publish.sitemap import address, robots_txt, sitemaps
from faktum.render.plan import plan
from faktum.render.view import Localised

KEYS = {
    "id", "fact", "subject", "property", "value", "unit", "qualifier", "of", "as_stated", "source", "preferred", "reason",
    "state", "derived_from", "valid_at", "corrections", "label", "text", "page",
}  # fmt: skip
Row = dict[str, Any]


@pytest.fixture(scope="module")
def document(catalogue: Catalogue, localised: dict[str, Localised]) -> Row:
    made: Row = json.loads(facts_json(catalogue, localised))
    return made


@pytest.fixture(scope="module")
def rows(document: Row) -> dict[str, Row]:
    found = {row["id"]: row for row in document["items"]}
    assert len(found) == len(document["items"])
    return found


def test_the_envelope_of_a_list(document: Row) -> None:
    assert set(document) == {"version", "licence", "count", "items"}
    assert document["count"] == len(document["items"]) > 30
    assert document["licence"] == "https://creativecommons.org/licenses/by/4.0/"


def test_every_row_has_every_key_of_the_design(rows: dict[str, Row]) -> None:
    for row in rows.values():
        assert row.keys() >= KEYS
        assert set(row["source"]) >= {"id", "publisher", "title", "date", "place", "url", "read_on"}
        for name in ("label", "text", "page"):
            assert set(row[name]) == {"sv", "da", "en"}
        assert row["fact"] == f"{row['subject']}.{row['id'].removeprefix(row['subject'] + '.').split('.')[0]}"
        assert all(row["label"].values())
        assert all(row["text"].values())
        assert "<" not in json.dumps([row["label"], row["text"]])


def test_a_single_statement(rows: dict[str, Row]) -> None:
    row = rows["halsobron.budget.fjallback-2019-sv"]
    assert (row["value"], row["unit"], row["qualifier"], row["state"]) == (
        8_000_000,
        "SEK",
        "exact",
        "single",
    )
    assert row["as_stated"] == {"text": "åtta miljoner kronor", "lang": "sv"}
    assert row["source"]["title"] == {"text": "Hälsobron öppnar", "lang": "sv"}
    assert row["source"]["publisher"] == "fjallback-innovation"
    assert row["source"]["date"] == "2019-03-14"
    assert row["source"]["place"] == {"sv": "Ingressen", "da": "Manchetten", "en": "Lead"}
    assert row["page"] == {
        "sv": "https://fakta.example/sources/halsobron/#budget",
        "da": "https://fakta.example/da/sources/halsobron/#budget",
        "en": "https://fakta.example/en/sources/halsobron/#budget",
    }
    assert row["text"]["en"].replace("\u00a0", " ") == "SEK 8 million"
    assert (row["reason"], row["derived_from"], row["valid_at"], row["of"]) == (None, None, None, None)


def test_a_disagreement_has_one_preferred_with_its_reason(rows: dict[str, Row]) -> None:
    one, two = rows["halsobron-syd.start.aakirke-2023"], rows["halsobron-syd.start.provbladet-2023"]
    assert (one["state"], two["state"]) == ("disagrees", "disagrees")
    assert (one["preferred"], two["preferred"]) == (True, False)
    assert one["reason"]["en"] == "Read here; the paper retells it."
    assert two["reason"] is None
    assert (one["value"], two["value"]) == ("2023-23", "2024-02")
    assert two["source"]["publisher"] == "Provbladet"
    assert two["source"]["place"] is None
    assert two["source"]["read_on"] is None


def test_an_unknown_has_a_reason_and_no_value(rows: dict[str, Row]) -> None:
    row = rows["halsobron-syd.result.aakirke-2023"]
    assert (row["value"], row["unit"], row["state"]) == (None, None, "unknown")
    assert set(row["reason"]) == {"sv", "da", "en"}


def test_a_derived_value_says_from_what(rows: dict[str, Row]) -> None:
    row = rows["halsobron.funding-nordfonden.derived"]
    assert (row["value"], row["unit"], row["state"], row["of"]) == (4_800_000, "SEK", "derived", "nordfonden")
    assert row["derived_from"] == {
        "facts": ["halsobron.budget", "halsobron.share-nordfonden"],
        "formula": "product",
    }
    assert row["as_stated"] is None


def test_roles_and_relations_name_the_other_record(rows: dict[str, Row]) -> None:
    role = rows["halsobron.owner-fjallback-innovation.fjallback-2019-sv"]
    assert (role["property"], role["value"], role["of"]) == ("role", "owner", "fjallback-innovation")
    relation = rows["fjallback-innovation.parent.fjallback-2019-sv"]
    assert (relation["property"], relation["value"], relation["of"]) == (
        "parent",
        "region-fjallback",
        "region-fjallback",
    )
    office = rows["p-d4e5f.chair.aakirke-2023"]
    assert (office["property"], office["of"], office["value"]) == ("office", "fjallringen", None)


def test_other_times_do_not_disagree(rows: dict[str, Row]) -> None:
    row = rows["fjallringen.members.provbladet-2023"]
    assert (row["state"], row["value"], row["unit"], row["valid_at"]) == ("agreed", 47, "members", "2023-05")


def test_corrections_stand_in_the_row_of_what_is_published(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], rows: dict[str, Row]
) -> None:
    assert rows["halsobron.result-jobs.provbladet-2023"]["corrections"] == [
        {
            "on": "2024-02-01", "from": "220 jobs", "to": "230 jobs",
            "why": {
                "sv": "Tidningen rättade sig.", "da": "Avisen rettede sig selv.",
                "en": "The paper corrected itself.",
            },
        },
    ]  # fmt: skip
    assert {row["fact"] for row in rows.values() if row["corrections"]} == {"halsobron.result-jobs"}
    told = "[{on: 2025-05-06, from: %s, to: %s, why: {sv: Fel., da: Fejl., en: 'See {{ fact(\"halsobron.budget\") }}.'}}]"
    words = "{sv: a, da: b, en: c}"
    project, person, last = (
        "data/projects/halsobron-syd.yml",
        "data/people/p-a1b2c.yml",
        "    concerning: halsobron\n",
    )
    text = edited(project, "  start:\n", f"  start:\n    corrections: {told % (2023, '2023-23')}\n")
    role = "  - role: commissioner\n"
    text = text.replace(role, f"{role}    corrections: {told % ('provbladet-2023', 'aakirke-2023')}\n")
    catalogue = resolving(
        {project: text, person: edited(person, last, f"{last}    corrections: {told % (words, words)}\n")}
    )
    views = {language: Localised.of(catalogue, language) for language in catalogue.languages}
    found = {row["id"]: row["corrections"] for row in json.loads(facts_json(catalogue, views))["items"]}
    (start,) = found["halsobron-syd.start.aakirke-2023"]
    assert (start["on"], start["from"], start["to"]) == ("2025-05-06", "2023", "2023-23")
    assert start["why"]["en"].replace("\u00a0", " ") == "See SEK 8 million."
    assert found["halsobron-syd.start.provbladet-2023"] == []
    (role_row,) = found["halsobron-syd.commissioner-region-fjallback.aakirke-2023"]
    assert (role_row["from"], role_row["to"]) == ("provbladet-2023", "aakirke-2023")
    (office,) = found["p-a1b2c.manager.fjallback-2019-sv"]
    assert office["from"] == {"sv": "a", "da": "b", "en": "c"}


def test_references_hold(catalogue: Catalogue, rows: dict[str, Row]) -> None:
    for row in rows.values():
        assert catalogue.kind(row["subject"])
        assert catalogue.kind(row["source"]["id"]) == "sources"
        assert row["of"] is None or catalogue.kind(row["of"])
        for fact in (row["derived_from"] or {}).get("facts", ()):
            assert any(other["fact"] == fact for other in rows.values())
    chosen = [row["fact"] for row in rows.values() if row["preferred"]]
    withdrawn = {one.id for one in catalogue.releases if one.record.withdrawn}
    assert withdrawn
    assert sorted(chosen) == sorted(
        fact.id for fact in catalogue.facts.values() if fact.subject not in withdrawn
    )


def test_names_of_the_withdrawn_are_absent(catalogue: Catalogue, localised: dict[str, Localised]) -> None:
    assert b"p-g7h8j.director" in facts_json(catalogue, localised)


# -- sitemap ----------------------------------------------------------------------------------------

NAMES = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def test_the_sitemap_is_xml_with_alternates(catalogue: Catalogue) -> None:
    tree = etree.fromstring(sitemaps(catalogue, plan(catalogue))["sitemap.xml"].encode())
    found = {
        url.findtext("sm:loc", namespaces=NAMES): {
            one.get("hreflang"): one.get("href") for one in url.findall("x:link", NAMES)
        }
        for url in tree.findall("sm:url", NAMES)
    }
    base = "https://fakta.example/"
    assert found[base] == {"sv": base, "da": base + "da/", "en": base + "en/", "x-default": base}
    only = base + "da/press/2023/broen-mod-syd/"
    assert found[only] == {"da": only, "x-default": only}
    assert base + "404.html" not in found
    assert base + "press/2020/felaktig-nyhet/" not in found
    assert base + "projects/halsobron-nord/" not in found
    assert len(found) == sum(page.listed for page in plan(catalogue))


def test_signs_in_addresses_are_escaped(resolving, edited) -> None:
    text = edited("data/site.yml", "site_url: https://fakta.example/", "site_url: https://fakta.example/a&b/")
    catalogue = resolving({"data/site.yml": text})
    tree = etree.fromstring(sitemaps(catalogue, plan(catalogue))["sitemap.xml"].encode())
    locations = [one.text for one in tree.findall("sm:url/sm:loc", NAMES)]
    assert "https://fakta.example/a&b/" in locations
    assert all(one and one.startswith("https://fakta.example/a&b/") for one in locations)


def test_robots_txt(catalogue: Catalogue) -> None:
    assert robots_txt(catalogue).splitlines() == [
        "User-agent: *",
        "Allow: /",
        "",
        "Sitemap: https://fakta.example/sitemap.xml",
    ]
    assert address(catalogue, "da", "press/") == "https://fakta.example/da/press/"

"""The JSON-LD of built pages, read by pyld, a processor that is not ours, and compared with the API."""

from __future__ import annotations

import calendar
import datetime as dt
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html
from pyld import jsonld

if TYPE_CHECKING:
    from conftest import Built

SCHEMA = "https://schema.org/"
LANGUAGES = ("sv", "da", "en")
SITES = ("small", "real", "below_a_path")
IDENTITIES = {"small": "https://id.fakta.example/", "real": "https://faktum.example/"}
IDENTITIES["below_a_path"] = IDENTITIES["small"]
ADDRESSES = {
    "small": "https://fakta.example/",
    "real": "https://faktum.example/",
    "below_a_path": "https://example.org/sub/",
}
ORGANISATIONS = {
    "public authority": "GovernmentOrganization",
    "region": "GovernmentOrganization",
    "ministry": "GovernmentOrganization",
    "university": "CollegeOrUniversity",
}
SOURCES = {"release": "NewsArticle", "page": "WebPage", "register": "CreativeWork"}
KINDS = {
    "projects": "Project", "programmes": "FundingScheme", "funds": "FundingScheme", "people": "Person",
}  # fmt: skip
PAGES = {
    "": ["WebPage", "WebSite", "Organization"],
    "404.html": ["WebPage"],
    "projects/": ["CollectionPage"],
    "partners/": ["CollectionPage"],
    "press/": ["CollectionPage"],
    "topics/": ["CollectionPage"],
    "sources/": ["CollectionPage"],
    "search/": ["SearchResultsPage"],
    "about/": ["AboutPage"],
    "glossary/": ["WebPage", "DefinedTermSet"],
    "data/": ["WebPage", "Dataset"],
    "privacy/": ["WebPage"],
    "accessibility/": ["WebPage"],
}
SAME_EVERYWHERE = (
    "value", "minValue", "maxValue", "currency", "foundingDate", "dissolutionDate", "datePublished",
    "dateModified", "telephone", "email", "addressCountry", "contentUrl",
)  # fmt: skip


def load(address: str, _options: object) -> dict[str, Any]:
    """schema.org's own context maps each name to one below its address; so does this one, without a network."""
    assert address == "https://schema.org"
    return {
        "contextUrl": None, "documentUrl": address, "contentType": "application/ld+json",
        "document": {"@context": {"@vocab": SCHEMA}},
    }  # fmt: skip


@cache
def graphs(folder: Path) -> dict[str, dict[str, Any] | None]:
    """Page → what its head says to machines; None where it says nothing."""
    found: dict[str, dict[str, Any] | None] = {}
    for path in sorted(folder.rglob("*.html")):
        blocks = html.parse(path).xpath("//head/script[@type='application/ld+json']/text()")
        assert len(blocks) <= 1, path
        name = path.relative_to(folder).as_posix().removesuffix("index.html")
        found[name] = json.loads(blocks[0]) if blocks else None
    return found


@cache
def nodes(folder: Path, page: str) -> dict[str, dict[str, list[Any]]]:
    """What pyld makes of a page: identifier → property → values; things without one have a number."""
    graph = graphs(folder)[page]
    assert graph is not None
    flat = jsonld.flatten(graph, options={"documentLoader": load})
    return {
        one["@id"]: {
            name.removeprefix(SCHEMA): [
                value.get("@value", value.get("@id"))
                if isinstance(value, dict)
                else value.removeprefix(SCHEMA)
                for value in values
            ]
            for name, values in one.items()
            if name != "@id"
        }
        for one in flat
    }


def language_and_path(page: str) -> tuple[str, str]:
    first, _, rest = page.partition("/")
    return (first, rest) if first in LANGUAGES[1:] else (LANGUAGES[0], page)


def rows(built: Built, name: str) -> list[dict[str, Any]]:
    return items(built.site / f"api/v1/{name}.json")


@cache
def items(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["items"]
    return found


def shown(built: Built, page: str) -> Any:
    path = built.site / page
    return html.parse(path if page.endswith(".html") else path / "index.html")


def pages_of(built: Built) -> Iterator[str]:
    return (page for page, graph in graphs(built.site).items() if graph)


@pytest.fixture(params=SITES)
def which(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def built(which: str, request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(f"built_{which}")
    assert made.code == 0, made.output
    return made


# -- what is on which page --------------------------------------------------------------------------


def expected(built: Built, page: str) -> list[str]:
    _language, path = language_and_path(page)
    if path in PAGES:
        return PAGES[path]
    section, record, *rest = [*path.rstrip("/").split("/"), ""]
    if section == "press":
        if not rest[0]:
            return ["CollectionPage"]
        listed = {one["id"] for one in rows(built, "releases")}
        return ["WebPage", *(["Article"] if f"{record}/{rest[0]}" in listed else [])]
    if section == "contacts":
        return ["ContactPage"]
    kinds = {
        "projects": ["Project"],
        "partners": [organisation_type(built, record)],
        "topics": ["DefinedTerm"],
        "sources": ledger_types(built, "/".join([record, *filter(None, rest)])),
    }
    return ["WebPage", *kinds[section]]


def organisation_type(built: Built, record: str) -> str:
    found = {one["id"]: one["type"] for one in rows(built, "organisations")}
    return ORGANISATIONS.get(found.get(record, ""), "Organization")


def ledger_types(built: Built, record: str) -> list[str]:
    for one in rows(built, "sources"):
        if one["id"] == record:
            return [SOURCES[one["type"]]]
    for kind, name in KINDS.items():
        for one in rows(built, kind):
            if one["id"] == record:
                return [name] if one.get("name", True) else []
    if "/" in record:
        return ["Article"] if record in {one["id"] for one in rows(built, "releases")} else []
    return [organisation_type(built, record)]


def test_every_page_is_about_what_it_is_about(built: Built) -> None:
    for page, graph in graphs(built.site).items():
        if graph is None:
            # A page that only leads elsewhere.
            assert 'http-equiv="refresh"' in (built.site / page / "index.html").read_text(encoding="utf-8"), (
                page
            )
            continue
        found = [one["@type"] for one in graph["@graph"]]
        if language_and_path(page)[1].startswith("contacts/"):
            assert found[0] == "ContactPage", page
            assert set(found[1:]) <= {"Person", "Organization", *ORGANISATIONS.values()}, page
        else:
            assert found == expected(built, page), page


def test_all_but_the_front_page_lead_the_way_back(which: str, built: Built) -> None:
    for page in pages_of(built):
        graph = graphs(built.site)[page]
        assert graph is not None
        steps = graph["@graph"][0].get("breadcrumb", {}).get("itemListElement", [])
        if language_and_path(page)[1] in {"", "404.html"}:
            assert not steps, page
            continue
        if isinstance(steps, dict):
            steps = [steps]
        assert len(steps) > 1, page
        assert [one["position"] for one in steps] == list(range(1, len(steps) + 1))
        seen = [one.text_content() for one in shown(built, page).xpath("//nav[@class='breadcrumb']//li")]
        assert [one["name"] for one in steps] == seen, page
        for one in steps[:-1]:
            below = one["item"].removeprefix(ADDRESSES[which])
            assert (built.site / below / "index.html").is_file(), one


def test_everyone_who_is_not_withdrawn_is_on_the_page_of_contacts(which: str, built: Built) -> None:
    for language in LANGUAGES:
        page = "contacts/" if language == LANGUAGES[0] else f"{language}/contacts/"
        people = [iri for iri, one in nodes(built.site, page).items() if one.get("@type") == ["Person"]]
        known = [one["iri"] for one in rows(built, "people") if one["name"]]
        assert sorted(people) == sorted(known)
        assert all(one.startswith(f"{IDENTITIES[which]}contacts/#p-") for one in people)


# -- identifiers ------------------------------------------------------------------------------------


def test_a_thing_has_one_identifier_in_all_languages(which: str, built: Built) -> None:
    found: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for page in pages_of(built):
        language, path = language_and_path(page)
        ids = {one for one in nodes(built.site, page) if not one.startswith("_:")}
        assert all(one.startswith((IDENTITIES[which], "https://creativecommons.org/", "http")) for one in ids)
        # A release exists in each language as a text; the others are named by the one written first.
        found[path][language] = {re.sub(r"#release-(da|en|sv)$", "#release", one) for one in ids}
    assert len(found) > 20
    for path, by_language in found.items():
        assert len(set(map(frozenset, by_language.values()))) == 1, path


def test_identifiers_stand_below_identity_whatever_the_address(which: str, built: Built) -> None:
    for page in pages_of(built):
        graph = json.dumps(graphs(built.site)[page])
        for iri in re.findall(r'"@id": "([^"]+)"', graph):
            assert iri.startswith(IDENTITIES[which]), page
            assert not re.match(rf"{re.escape(IDENTITIES[which])}(da|en)/", iri), page
        canonical = shown(built, page).xpath("string(//link[@rel='canonical']/@href)")
        assert graphs(built.site)[page]["@graph"][0].get("url", "") == canonical, page  # type: ignore[index]


def test_identifiers_are_those_of_the_api(built: Built) -> None:
    said = {one for page in pages_of(built) for one in nodes(built.site, page)}
    for name in ("projects", "organisations", "releases"):
        known = {one["iri"] for one in rows(built, name)}
        assert known <= said, name
    known = {one["iri"] for one in rows(built, "facts")}
    assert {one for one in said if "#fact-" in one} <= known


def test_what_needs_no_language_is_the_same_in_all(built: Built) -> None:
    found: dict[tuple[str, str], set[tuple[Any, ...]]] = defaultdict(set)
    for page in pages_of(built):
        for iri, one in nodes(built.site, page).items():
            for name in SAME_EVERYWHERE:
                if name in one and not iri.startswith("_:"):
                    found[iri, name].add(tuple(one[name]))
    assert len(found) > 10
    assert {key: values for key, values in found.items() if len(values) > 1} == {}


# -- numbers and dates ------------------------------------------------------------------------------


def test_every_number_is_that_of_the_api(built: Built) -> None:
    preferred = {one["iri"]: one for one in rows(built, "facts") if one["preferred"]}
    bounds = {"at least": "minValue", "at most": "maxValue"}
    seen = set()
    for page in pages_of(built):
        for iri, one in nodes(built.site, page).items():
            numbers = {
                name: value for name, values in one.items() for value in values
                if isinstance(value, int | float) and not isinstance(value, bool)
            }  # fmt: skip
            if one.get("@type") == ["ListItem"]:
                assert list(numbers) == ["position"]
            elif one.get("@type") == ["MonetaryAmount"]:
                row = preferred[iri]
                assert numbers == {bounds.get(row["qualifier"], "value"): row["value"]}, iri
                assert one["currency"] == [row["unit"]], iri
                # What is not exact says so.
                language = language_and_path(page)[0]
                assert one.get("description") == (
                    None if row["qualifier"] == "exact" else [row["text"][language]]
                )
                seen.add(iri)
            else:
                assert not numbers, (page, one)
    projects = {one["id"] for one in rows(built, "projects")}
    assert seen == {
        iri for iri, one in preferred.items()
        if one["subject"] in projects and one["type"] == "money"
        and (one["property"] == "grant" or (one["property"] == "funding" and one["of"]))
    }  # fmt: skip


def days(text: str) -> tuple[dt.date, dt.date]:
    """The first and the last day of a date in ISO 8601."""
    year, *rest = map(int, text.split("-"))
    month = rest[0] if rest else None
    day = rest[1] if len(rest) > 1 else None
    last = calendar.monthrange(year, month or 12)[1]
    return dt.date(year, month or 1, day or 1), dt.date(year, month or 12, day or last)


def holds(said: str, known: dict[str, Any]) -> bool:
    """Whether a date claims no more than is known."""
    first, last = days(said)
    return (
        first <= dt.date.fromisoformat(known["earliest"]) and dt.date.fromisoformat(known["latest"]) <= last
    )


def test_a_date_is_never_more_precise_than_it_is_known(built: Built) -> None:
    said: dict[str, dict[str, list[Any]]] = {}
    for page in pages_of(built):
        for iri, one in nodes(built.site, page).items():
            said.setdefault(iri, {}).update(one)
    told = 0
    for row in rows(built, "projects"):
        for name, end in (("foundingDate", "start"), ("dissolutionDate", "end")):
            for date in said[row["iri"]].get(name, []):
                assert holds(date, row[end]), row["id"]
                assert not set(row[end]["edtf"]) & set("~?%"), row["id"]
                told += 1
    for row in rows(built, "sources"):
        (iri,) = (one for one in said if one.endswith(f"/sources/{row['id']}/#source"))
        for date in said[iri].get("datePublished", []):
            assert holds(date, row["date"]), row["id"]
            told += 1
        if row["date"] and re.fullmatch(r"[0-9-]{10}", row["date"]["edtf"]):
            assert said[iri]["datePublished"] == [row["date"]["edtf"]]
        assert said[iri].get("url", []) == ([row["url"]] if row["url"] else []), row["id"]
    assert told > 3


# -- single pages of the small site -----------------------------------------------------------------


def graph_of(built: Built, page: str) -> dict[str, Any]:
    graph = graphs(built.site)[page]
    assert graph is not None
    found: dict[str, Any] = graph["@graph"][-1]
    return found


def test_our_text_is_based_on_the_originals(built_small: Built) -> None:
    release = "https://id.fakta.example/press/2019/halsobron-oppnar/#release"
    article = graph_of(built_small, "press/2019/halsobron-oppnar/")
    assert article["@id"] == release
    assert article["author"]["name"] == "Fjällbäcks provtryckeri"
    first, second = article["isBasedOn"]
    assert first["headline"] == "Hälsobron öppnar"
    assert first["publisher"]["name"] == "Fjällbäck Innovation"
    assert (first["datePublished"], first["inLanguage"]) == ("2019-03-14", "sv")
    assert second["translationOfWork"] == {"@id": first["@id"]}
    assert [one["@id"] for one in article["workTranslation"]] == [f"{release}-da", f"{release}-en"]
    assert "datePublished" not in article  # the original's day is not ours

    danish = graph_of(built_small, "da/press/2019/halsobron-oppnar/")
    assert danish["@id"] == f"{release}-da"
    assert danish["translationOfWork"]["@id"] == release
    assert danish["headline"] == "Hälsobron åbner i Fjällbäck"


def test_names_parents_and_parts_of_an_organisation(built_small: Built) -> None:
    child = graph_of(built_small, "en/partners/fjallback-innovation/")
    assert child["name"] == "Fjällbäck Innovation Agency"
    assert child["alternateName"] == ["Fjällbäck Innovation", "FBI", "Fjällbäcks Utvecklingsbolag"]
    assert child["parentOrganization"]["name"] == "Fjällbäck Regional Council"
    assert child["contactPoint"]["telephone"] == "+46701740699"
    assert "not confirmed since" in child["contactPoint"]["description"]
    parent = graph_of(built_small, "partners/region-fjallback/")
    assert parent["subOrganization"]["@id"] == child["@id"]


def test_a_project_names_its_members_by_role_and_its_money(built_small: Built) -> None:
    project = graph_of(built_small, "da/projects/halsobron/")
    assert {one["roleName"]: one["member"]["name"] for one in project["member"]} == {
        "projektejer": "Fjällbäck Innovation", "partner": "Aakirke Universitet",
    }  # fmt: skip
    assert [one["funder"]["name"] for one in project["funding"]] == ["Region Fjällbäck", "Nordfonden"]
    # Approximate, so not said.
    assert "dissolutionDate" not in project
    # The programme may be behind the fund's money: it is no grant of its own.
    assert project["funder"]["name"] == "Programmet Gränsbron"


def test_the_files_of_the_dataset_are_there(which: str, built: Built) -> None:
    files = graph_of(built, "data/")["distribution"]
    assert len(files) > 10
    for one in files:
        assert (built.site / one["contentUrl"].removeprefix(ADDRESSES[which])).is_file(), one
    for page in pages_of(built):
        if re.fullmatch(r"(da/|en/)?projects/[^/]+/", page):
            address = graph_of(built, page)["subjectOf"]["contentUrl"]
            assert (built.site / address.removeprefix(ADDRESSES[which])).is_file(), page


def test_a_search_is_offered_where_there_is_one(built: Built) -> None:
    for page, name in (("", "search/"), ("en/", "en/search/")):
        graph = graphs(built.site)[page]
        assert graph is not None
        action = graph["@graph"][1].get("potentialAction")
        assert bool(action) is (built.site / name).is_dir()

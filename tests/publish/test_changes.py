"""The feeds of corrections, read back by programs that are not ours: Atom and JSON Feed, in three languages."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import feedparser
import pytest
from every_file import change_feeds
from jsonschema import Draft202012Validator
from lxml import etree, html

from faktum.catalogue import Catalogue
from faktum.publish.headers import TYPES
from faktum.publish.identity import first_id, tag
from faktum.render.view import Localised

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANGUAGES = ("sv", "da", "en")
BASE = "https://fakta.example/"
FOLDERS = {"sv": "", "da": "da/", "en": "en/"}

NORTH = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
WHY = "          sv: Tidningen rättade sig.\n          da: Avisen rettede sig selv.\n          en: The paper corrected itself.\n"
MORE = (
    WHY
    + """\
      - on: 2025-03-04
        from: at least 230 jobs
        to: 231 jobs
        why: {sv: 'A < B & "C"', da: 'A < B & "C"', en: 'A < B & "C" <b>&amp;</b>'}
      - on: 2025-03-04
        from: 231 jobs
        to: 230 jobs
        why: {sv: 'Se {{ fact("halsobron.budget") }}.', da: 'Se {{ fact("halsobron.budget") }}.', en: 'See {{ fact("halsobron.budget") }}.'}
"""
)
WORDS = """\
    corrections:
      - on: 2025-12-31
        from: {sv: Färre, da: Færre, en: Fewer}
        to: {sv: Fler, da: Flere, en: More}
        why: {sv: Fel läst., da: Læst forkert., en: Misread.}
"""
JSON_FEED = json.loads(Path(__file__).with_name("json-feed.schema.json").read_text(encoding="utf-8"))
PROMISED = {"url", "title", "content_html", "content_text", "date_published", "date_modified"}
"""What these feeds give beyond what the format asks for."""
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d{2}){0,2}:[A-Za-z0-9/_.~%-]+#[A-Za-z0-9/_.~%-]+")
"""RFC 4151, as narrow as it is used here."""

Feeds = dict[str, str]


def feeds_of(catalogue: Catalogue) -> Feeds:
    made: dict[str, str] = change_feeds({code: Localised.of(catalogue, code) for code in catalogue.languages})
    return made


@pytest.fixture(scope="module")
def small(catalogue: Catalogue, localised: dict[str, Localised]) -> Feeds:
    """One correction, as the small site has it."""
    made: dict[str, str] = change_feeds(localised)
    return made


@pytest.fixture
def many(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Feeds:
    """Four corrections, two of one fact on one day, with signs that mean something in XML and HTML."""
    words = edited(
        SOUTH, "      en: More clinics in more towns\n", f"      en: More clinics in more towns\n{WORDS}"
    )
    return feeds_of(resolving({NORTH: edited(NORTH, WHY, MORE), SOUTH: words}))


@pytest.fixture
def none(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Feeds:
    whole = f"    corrections:\n      - on: 2024-02-01\n        from: 220 jobs\n        to: 230 jobs\n        why:\n{WHY}"
    return feeds_of(resolving({NORTH: edited(NORTH, whole, "")}))


def atom(feeds: Feeds, language: str) -> etree._Element:
    return etree.fromstring(feeds[f"{FOLDERS[language]}changes.xml"].encode())


def parsed(feeds: Feeds, language: str) -> Any:
    """What a reader of feeds makes of it."""
    found = feedparser.parse(feeds[f"{FOLDERS[language]}changes.xml"].encode(), sanitize_html=False)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def json_of(feeds: Feeds, language: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(feeds[f"{FOLDERS[language]}changes.json"])
    return made


def moments(entries: list[Any]) -> list[str]:
    return [one.updated for one in entries]


# -- every feed --------------------------------------------------------------------------------------


def test_every_language_has_both() -> None:
    assert set(FOLDERS) == set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["small", "many", "none"])
def test_atom_is_valid(which: str, language: str, request: pytest.FixtureRequest) -> None:
    feeds: Feeds = request.getfixturevalue(which)
    assert sorted(feeds) == sorted(
        f"{FOLDERS[one]}changes.{kind}" for one in LANGUAGES for kind in ("json", "xml")
    )
    tree = atom(feeds, language)
    assert SCHEMA.validate(tree), SCHEMA.error_log
    # What RFC 4287 asks for in its text and not in its schema.
    assert tree.find("a:author/a:name", ATOM).text
    for parent in (tree, *tree.findall("a:entry", ATOM)):
        alternates = [
            (one.get("type"), one.get("hreflang")) for one in parent.findall("a:link[@rel='alternate']", ATOM)
        ]
        assert len(set(alternates)) == len(alternates) > 0
    assert len(tree.findall("a:link[@rel='self']", ATOM)) == 1
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["small", "many", "none"])
def test_json_feed_is_valid(which: str, language: str, request: pytest.FixtureRequest) -> None:
    document = json_of(request.getfixturevalue(which), language)
    Draft202012Validator.check_schema(JSON_FEED)
    assert [one.message for one in Draft202012Validator(JSON_FEED).iter_errors(document)] == []
    assert document.keys() >= {"home_page_url", "feed_url", "description", "language", "authors"}
    assert all(item.keys() >= PROMISED for item in document["items"])


@pytest.mark.parametrize(
    "broken",
    [
        lambda tree: tree.remove(tree.find("a:id", ATOM)),
        lambda tree: tree.append(etree.fromstring('<id xmlns="http://www.w3.org/2005/Atom">x:y</id>')),
        lambda tree: setattr(tree.find("a:updated", ATOM), "text", "2024-02-01"),
        lambda tree: tree.find("a:entry", ATOM).remove(tree.find("a:entry/a:title", ATOM)),
        lambda tree: tree.find("a:link", ATOM).attrib.pop("href"),
    ],
)  # fmt: skip
def test_the_schema_would_notice(small: Feeds, broken: Callable[[Any], None]) -> None:
    tree = atom(small, "en")
    broken(tree)
    assert not SCHEMA.validate(tree)


@pytest.mark.parametrize("which", ["small", "many", "none"])
def test_ids_are_tag_uris_and_unique_over_all_languages(which: str, request: pytest.FixtureRequest) -> None:
    feeds: Feeds = request.getfixturevalue(which)
    ids = [one.id for language in LANGUAGES for one in parsed(feeds, language).entries]
    assert len(set(ids)) == len(ids)
    assert all(TAG.fullmatch(one) for one in ids)
    for language in LANGUAGES:
        found = parsed(feeds, language)
        assert found.feed.id == f"https://id.fakta.example/{FOLDERS[language]}changes.xml"
        assert [one.id for one in found.entries] == [one["id"] for one in json_of(feeds, language)["items"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_lead_to_itself_and_to_the_other_languages(small: Feeds, language: str) -> None:
    own = f"{BASE}{FOLDERS[language]}"
    found = parsed(small, language).feed
    links = {(one.rel, one.type, one.get("hreflang")): one.href for one in found.links}
    assert links["self", "application/atom+xml", language] == f"{own}changes.xml"
    for other in LANGUAGES:
        assert links["alternate", "text/html", other] == f"{BASE}{FOLDERS[other]}sources/"
        if other != language:
            assert links["alternate", "application/atom+xml", other] == f"{BASE}{FOLDERS[other]}changes.xml"
    document = json_of(small, language)
    assert document["feed_url"] == f"{own}changes.json"
    assert document["home_page_url"] == f"{own}sources/"
    assert document["_languages"] == {one: f"{BASE}{FOLDERS[one]}changes.json" for one in LANGUAGES}


# -- one correction ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "title", "told", "why"),
    [
        ("sv", "Hälsobron: Resultat", "Rättat 1 februari 2024: från 220 jobb till 230 jobb.", "Tidningen rättade sig."),
        ("da", "Hälsobron: Resultat", "Rettet 1. februar 2024: fra 220 job til 230 job.", "Avisen rettede sig selv."),
        ("en", "Hälsobron: Result", "Corrected on 1 February 2024: from 220 jobs to 230 jobs.",
         "The paper corrected itself."),
    ],
)  # fmt: skip
def test_an_entry_says_what_when_and_why(
    small: Feeds, language: str, title: str, told: str, why: str
) -> None:
    (entry,) = parsed(small, language).entries
    link = f"{BASE}{FOLDERS[language]}sources/halsobron/#result-jobs"
    assert entry.title == title
    assert entry.updated == entry.published == "2024-02-01T00:00:00Z"
    shown = html.fragment_fromstring(entry.content[0].value, create_parent="div")
    assert entry.content[0].language == language
    assert [one.text_content().replace("\u00a0", " ") for one in shown.findall("p")][:2] == [told, why]
    assert shown.xpath("//a/@href") == [link]
    alternates = [(one.get("hreflang"), one.href) for one in entry.links if one.rel == "alternate"]
    assert dict(alternates)[language] == link
    # Some programs take the first of them and others, as this one, the last.
    assert alternates[0][1] == alternates[-1][1] == entry.link == link
    (item,) = json_of(small, language)["items"]
    assert (item["url"], item["title"]) == (link, title)
    assert item["content_html"] == entry.content[0].value
    assert item["content_text"].replace("\u00a0", " ") == f"{told} {why}"
    assert item["date_modified"] == "2024-02-01T00:00:00Z"


def test_the_id_is_below_identity_and_of_the_first_id(small: Feeds) -> None:
    # halsobron was called halsobron-nord; the year is that of the correction.
    page = "sources/halsobron-nord/#result-jobs/2024-02-01"
    ids = {language: parsed(small, language).entries[0].id for language in LANGUAGES}
    assert ids == {
        language: f"tag:id.fakta.example,2024:/{FOLDERS[language]}{page}" for language in LANGUAGES
    }


@pytest.mark.parametrize(
    ("identity", "expected"),
    [
        ("https://id.fakta.example", "tag:id.fakta.example,2024:/x/#a/2024-02-01"),
        ("https://fakta.example:8443/some/where/", "tag:fakta.example,2024:/some/where/x/#a/2024-02-01"),
        ("https://FÄLT.example/", "tag:xn--flt-qla.example,2024:/x/#a/2024-02-01"),
    ],
)
def test_the_authority_of_an_id(catalogue: Catalogue, identity: str, expected: str) -> None:
    site = catalogue.site.model_copy(update={"identity": identity})
    assert tag(site, 2024, "x/", "a/2024-02-01") == expected


@pytest.mark.parametrize(("since", "year"), [(None, 2019), (2015, 2019), (2026, 2026)])
def test_no_id_claims_a_year_before_the_host_was_the_publisher_s(
    catalogue: Catalogue, since: int | None, year: int
) -> None:
    site = catalogue.site.model_copy(update={"identity_since": since})
    assert tag(site, 2019, "x/") == f"tag:id.fakta.example,{year}:/x/"


def test_a_renamed_record_keeps_its_ids(catalogue: Catalogue) -> None:
    project, release = catalogue.record("halsobron-syd"), catalogue.record("2023/broen-mod-syd")
    assert first_id(project) == "halsobron-syd"
    assert first_id(project.model_copy(update={"former_ids": ("first", "second")})) == "first"
    assert first_id(release.model_copy(update={"former_ids": ("bro",)})) == "2023/bro"


# -- roles and offices -------------------------------------------------------------------------------

REASON = "why: {sv: Fel., da: Fejl., en: Wrong.}"


def with_role(edited: Callable[..., str], role: str, *corrections: str) -> dict[str, str]:
    """The small site with a role of the university, corrected on one day after the other."""
    told = ", ".join(
        f"{{on: 2025-05-{day:02}, from: {one}, {REASON}}}" for day, one in enumerate(corrections, start=6)
    )
    entry = f"  - {{role: {role}, organisations: [aakirke-universitet], source: fjallback-2019-sv, place: lead, corrections: [{told}]}}\n"
    return {NORTH: edited(NORTH, "participants:\n", "participants:\n" + entry)}


def test_a_role_and_an_office_are_told_of(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    nils, title = "data/people/p-a1b2c.yml", "    concerning: halsobron\n"
    words = (
        f"    corrections: [{{on: 2025-05-07, from: region-fjallback, to: fjallback-innovation, {REASON}}}]\n"
    )
    overlay = with_role(edited, "lead", "funder, to: lead") | {nils: edited(nils, title, title + words)}
    feeds = feeds_of(resolving(overlay))
    office, role = (json_of(feeds, "da")["items"][number] for number in (0, 1))
    assert office["title"] == "Nils Provberg: Stilling eller hverv: Fjällbäck Innovation"
    assert office["content_text"].endswith("fra Region Fjällbäck til Fjällbäck Innovation. Fejl.")
    assert office["url"] == f"{BASE}da/sources/p-a1b2c/#manager"
    assert role["title"] == "Hälsobron: Ledende organisation: Aakirke Universitet"
    assert role["content_text"].endswith("fra finansieringskilde til ledende organisation. Fejl.")
    assert role["url"] == f"{BASE}da/sources/halsobron/#lead-aakirke-universitet"
    for language in LANGUAGES:
        assert SCHEMA.validate(atom(feeds, language)), SCHEMA.error_log


def test_the_id_outlives_the_role(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> None:
    def ids(role: str, *corrections: str) -> list[str]:
        return [
            one.id for one in parsed(feeds_of(resolving(with_role(edited, role, *corrections))), "en").entries
        ][::-1]

    first = "tag:id.fakta.example,2025:/en/sources/halsobron-nord/#funder-aakirke-universitet/2025-05-06"
    once = ids("lead", "funder, to: lead")
    twice = ids("commissioner", "funder, to: lead", "lead, to: commissioner")
    assert once[1] == twice[1] == first
    assert twice[2] == first.replace("-06", "-07")


# -- several, and none -------------------------------------------------------------------------------


def test_the_newest_comes_first(many: Feeds) -> None:
    for language in LANGUAGES:
        found = parsed(many, language)
        assert moments(found.entries) == [
            "2025-12-31T00:00:00Z", "2025-03-04T00:00:00Z", "2025-03-04T00:00:00Z", "2024-02-01T00:00:00Z",
        ]  # fmt: skip
        assert found.feed.updated == "2025-12-31T00:00:00Z"
        ends = [one.id.rpartition("#")[2] for one in found.entries]
        assert ends == [
            "goal-clinics/2025-12-31",
            "result-jobs/2025-03-04.2",
            "result-jobs/2025-03-04",
            "result-jobs/2024-02-01",
        ]


def test_signs_are_escaped_once(many: Feeds) -> None:
    entry = parsed(many, "en").entries[2]
    shown = html.fragment_fromstring(entry.content[0].value, create_parent="div")
    told, why, _link = (one.text_content().replace("\u00a0", " ") for one in shown.findall("p"))
    assert why == 'A < B & "C" <b>&amp;</b>'
    assert told == "Corrected on 4 March 2025: from at least 230 jobs to 231 jobs."
    assert not shown.xpath("//b")
    item = json_of(many, "en")["items"][2]
    assert item["content_text"].endswith(why)
    assert item["content_html"] == atom(many, "en").findall("a:entry/a:content", ATOM)[2].text


def test_expressions_are_filled_in_without_links(many: Feeds) -> None:
    text = json_of(many, "en")["items"][1]["content_text"].replace("\u00a0", " ")
    assert text.endswith("See SEK 8 million.")
    shown = html.fragment_fromstring(json_of(many, "en")["items"][1]["content_html"], create_parent="div")
    assert all(str(one).startswith(BASE) for one in shown.xpath("//@href"))


def test_words_stand_in_the_language_of_the_feed(many: Feeds) -> None:
    texts = {language: json_of(many, language)["items"][0]["content_text"] for language in LANGUAGES}
    assert "från Färre till Fler." in texts["sv"]
    assert "fra Færre til Flere." in texts["da"]
    assert "from Fewer to More." in texts["en"]


def test_without_a_correction_the_feed_is_as_old_as_the_comparison(none: Feeds) -> None:
    for language in LANGUAGES:
        found = parsed(none, language)
        assert found.entries == []
        assert found.feed.updated == "2026-10-01T00:00:00Z"
        assert json_of(none, language)["items"] == []


def test_a_withdrawn_release_is_not_told_of(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    path = "docs/sv/press/2020/felaktig-nyhet.md"
    dates = WORDS.replace("{sv: Färre, da: Færre, en: Fewer}", "2020-01")
    dates = dates.replace("{sv: Fler, da: Flere, en: More}", "2020-02")
    catalogue = resolving({path: edited(path, "    place: lead\n", f"    place: lead\n{dates}")})
    assert len(catalogue.corrections) == 2
    assert len(parsed(feeds_of(catalogue), "sv").entries) == 1


# -- published ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_are_published_and_found(which: str, request: pytest.FixtureRequest) -> None:
    built = request.getfixturevalue(f"built_{which}")
    for language, folder in FOLDERS.items():
        tree = etree.fromstring((built.site / f"{folder}changes.xml").read_bytes())
        assert SCHEMA.validate(tree), SCHEMA.error_log
        own = tree.find("a:link[@rel='self']", ATOM).get("href")
        document = json.loads(built.text(f"{folder}changes.json"))
        assert [one.message for one in Draft202012Validator(JSON_FEED).iter_errors(document)] == []
        folders = sorted((built.site / folder / "sources").iterdir())
        record = next(path.name for path in folders if (path / "index.html").is_file())
        for page in ("sources/", "about/", f"sources/{record}/"):
            head = html.fromstring(built.text(f"{folder}{page}index.html")).find("head")
            offered = {
                (one.get("type"), one.get("href")) for one in head.findall("link[@rel='alternate'][@title]")
            }
            assert offered >= {
                ("application/atom+xml", own), ("application/feed+json", document["feed_url"]),
            }, (language, page)  # fmt: skip
        page = html.fromstring(built.text(f"{folder}sources/index.html"))
        links = {
            urljoin(own.replace("changes.xml", "sources/"), str(one)) for one in page.xpath("//main//a/@href")
        }
        assert {own, document["feed_url"]} <= links
    assert {"*changes.xml", "*changes.json"} <= TYPES.keys()
    assert "changes.xml" in built.text("_headers")

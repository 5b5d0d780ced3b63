"""The feeds of releases, read back by programs that are not ours: Atom and JSON Feed, in every language."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree, html
from markupsafe import Markup
from outputs import feeds, release_feeds

from faktum.catalogue import Catalogue
from faktum.locale.messages import Messages
from faktum.model.edtf import Edtf
from faktum.publish.feeds import releases
from faktum.publish.feeds.content import portable
from faktum.render.markdown import to_html
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
JSON_FEED = Draft202012Validator(
    json.loads(Path(__file__).with_name("json-feed.schema.json").read_text(encoding="utf-8"))
)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
LANGUAGES = ("sv", "da", "en")
FOLDERS = {"sv": "", "da": "da/", "en": "en/"}
BASE = "https://fakta.example/"

OPENING = "docs/{}/press/2019/halsobron-oppnar.md"
SOUTH = "docs/da/press/2023/broen-mod-syd.md"
WITHDRAWN = "docs/sv/press/2020/felaktig-nyhet.md"
BUDGET = "    stated: åtta miljoner kronor\n"
CORRECTED = """\
    corrections:
      - {on: 2026-11-05, from: 7 000 000 SEK, to: 8 000 000 SEK, why: {sv: Fel., da: Fejl., en: Wrong.}}
"""
Feeds = dict[str, str]


def feeds_of(catalogue: Catalogue) -> Feeds:
    made: dict[str, str] = feeds(
        catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages}
    )
    return made


@pytest.fixture(scope="module")
def small(catalogue: Catalogue, localised: dict[str, Localised]) -> Feeds:
    made: dict[str, str] = feeds(catalogue, localised)
    return made


@pytest.fixture
def changed(resolving: Callable[..., Catalogue], edited: Callable[..., str]) -> Callable[..., Feeds]:
    """`changed((path, old, new), …)`: the feeds of the small site with these passages replaced."""

    def make(*edits: tuple[str, str, str]) -> Feeds:
        return feeds_of(resolving({path: edited(path, old, new) for path, old, new in edits}))

    return make


def atom(made: Feeds, path: str) -> etree._Element:
    return etree.fromstring(made[path].encode())


def parsed(made: Feeds, path: str) -> Any:
    """What a reader of feeds makes of it, without complaint."""
    found = feedparser.parse(made[path].encode(), sanitize_html=False, resolve_relative_uris=False)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def json_of(made: Feeds, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(made[path])
    return found


def xml_paths(made: Feeds) -> list[str]:
    return [path for path in made if path.endswith(".xml")]


def titles(made: Feeds, path: str) -> list[str]:
    return [one.title for one in parsed(made, path).entries]


def entry_of(made: Feeds, path: str, end: str) -> Any:
    """The entry whose id ends like this, as a reader of feeds sees it."""
    return next(one for one in parsed(made, path).entries if one.id.endswith(end))


def content(entry: Any) -> Any:
    return html.fragment_fromstring(entry.content[0].value, create_parent="div")


# -- every feed --------------------------------------------------------------------------------------


def test_every_record_with_releases_has_its_own(small: Feeds) -> None:
    folders = {
        "", "projects/halsobron/", "projects/halsobron-syd/", "topics/fjarrvard/", "partners/aakirke-universitet/",
        "partners/fjallback-innovation/", "partners/region-fjallback/", "projects/halsobron-nord/",
    }  # fmt: skip
    expected = {
        f"{FOLDERS[one]}{folder}feed.{kind}"
        for one in LANGUAGES
        for folder in folders
        for kind in ("xml", "json")
    }
    assert {path for path in small if "changes" not in path} == expected


def test_atom_is_valid(small: Feeds) -> None:
    for path in xml_paths(small):
        tree = atom(small, path)
        assert SCHEMA.validate(tree), (path, SCHEMA.error_log)
        for parent in (tree, *tree.findall("a:entry", ATOM)):
            # What RFC 4287 asks for in its text and not in its schema (4.1.1, 4.1.2).
            kinds = [
                (one.get("type"), one.get("hreflang"))
                for one in parent.findall("a:link[@rel='alternate']", ATOM)
            ]
            assert len(set(kinds)) == len(kinds) > 0
        assert tree.find("a:author/a:name", ATOM).text
        assert len(tree.findall("a:link[@rel='self']", ATOM)) == 1
        parsed(small, path)


def test_json_feed_is_valid(small: Feeds) -> None:
    Draft202012Validator.check_schema(JSON_FEED.schema)
    for path in small.keys() - set(xml_paths(small)):
        assert [one.message for one in JSON_FEED.iter_errors(json_of(small, path))] == [], path


@pytest.mark.parametrize(
    ("name", "value"),
    [("version", "https://jsonfeed.org/version/1"), ("titel", "x"), ("_own", 1), ("items", [{"id": "x", "title": "no content"}])],
)  # fmt: skip
def test_the_schema_of_json_feed_would_notice(small: Feeds, name: str, value: object) -> None:
    assert list(JSON_FEED.iter_errors(json_of(small, "feed.json") | {name: value}))


def test_both_formats_say_the_same(small: Feeds) -> None:
    for path in xml_paths(small):
        one, two = parsed(small, path), json_of(small, path.replace(".xml", ".json"))
        assert one.feed.title == two["title"]
        assert one.feed.subtitle == two["description"]
        assert [entry.id for entry in one.entries] == [item["id"] for item in two["items"]]
        for entry, item in zip(one.entries, two["items"], strict=True):
            assert entry.title == item["title"]
            assert entry.link == item["url"]
            assert entry.updated == item["date_modified"]
            assert entry.get("published") == item.get("date_published")
            assert entry.content[0].value == item["content_html"]
            assert entry.get("summary", "") in {item.get("summary", ""), item["content_html"]}
            assert [tag.label for tag in entry.get("tags", ())] == item.get("tags", [])
            assert entry.title_detail.language == item.get("language", two["language"])


def test_an_id_stands_for_one_entry_in_every_feed(small: Feeds) -> None:
    seen: dict[str, bytes] = {}
    for path in xml_paths(small):
        found = [one.findtext("a:id", namespaces=ATOM) for one in atom(small, path).findall("a:entry", ATOM)]
        assert len(set(found)) == len(found)
        for one in atom(small, path).findall("a:entry", ATOM):
            written = etree.tostring(one, method="c14n", with_tail=False)
            assert seen.setdefault(one.findtext("a:id", namespaces=ATOM), written) == written, path
    pages = {etree.fromstring(one).find("a:link", ATOM).get("href") for one in seen.values()}
    assert len(pages) == len(seen)


def test_ids_of_feeds_are_unique(small: Feeds) -> None:
    current = [path for path in xml_paths(small) if "halsobron-nord" not in path]
    ids = [parsed(small, path).feed.id for path in current]
    assert len(set(ids)) == len(ids)
    assert all(one.startswith("https://id.fakta.example/") for one in ids)


# -- order and dates ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-03-14", date(2019, 3, 14)), ("2019-03", None), ("2019", None), ("2023-23", None), ("2019-12~", None),
        ("2019-03-14~", None), ("2019-03-14?", None), ("2019-03-14/2019-03-16", None), ("2019-03-14/..", None),
    ],
)  # fmt: skip
def test_published_is_the_day_of_the_original_where_it_is_known(written: str, day: date | None) -> None:
    assert Edtf.parse(written).day == day


def test_the_newest_comes_first_and_undated_last(changed: Callable[..., Feeds]) -> None:
    undated = "    unknown: not stated\n    source: aakirke-2023\n"
    fewer = "withdrawn:\n  on: 2020-03-01\n  note:\n    sv: Bron står kvar. Nyheten stämde inte.\n"
    fewer += "    da: Broen står endnu. Nyheden passede ikke.\n    en: The bridge still stands. The news was not true.\n"
    made = changed(
        (SOUTH, "    value: 2023-05-20\n    source: aakirke-2023\n", undated), (WITHDRAWN, fewer, "")
    )
    for language, folder in FOLDERS.items():
        found = parsed(made, f"{folder}feed.xml").entries
        assert [one.id.split("/")[-3:-1] for one in found] == [
            ["2020", "felaktig-nyhet"], ["2019", "halsobron-oppnar"], ["2023", "broen-mod-syd"],
        ], language  # fmt: skip
        # February 2020, 14 March 2019, nothing.
        assert [one.get("published") for one in found] == [None, "2019-03-14T00:00:00Z", None]
        items = json_of(made, f"{folder}feed.json")["items"]
        assert ["date_published" in one for one in items] == [False, True, False]


def test_updated_is_our_last_change(small: Feeds, changed: Callable[..., Feeds]) -> None:
    assert {one.updated for one in parsed(small, "feed.xml").entries} == {"2026-10-02T00:00:00Z"}
    project = "data/projects/halsobron.yml"
    made = changed((project, BUDGET, BUDGET + CORRECTED))
    # The release shows the budget; the one about the other project does not.
    assert entry_of(made, "en/feed.xml", "halsobron-oppnar/").updated == "2026-11-05T00:00:00Z"
    assert entry_of(made, "en/feed.xml", "broen-mod-syd/").updated == "2026-10-02T00:00:00Z"
    assert parsed(made, "en/feed.xml").feed.updated == "2026-11-05T00:00:00Z"
    assert parsed(made, "en/projects/halsobron-syd/feed.xml").feed.updated == "2026-10-02T00:00:00Z"


def test_a_corrected_date_of_the_release_counts_too(changed: Callable[..., Feeds]) -> None:
    wrong = (
        "    corrections: [{on: 2026-11-06, from: 2023-05-19, to: 2023-05-20, why: {sv: A, da: B, en: C}}]\n"
    )
    made = changed((SOUTH, "    value: 2023-05-20\n", f"    value: 2023-05-20\n{wrong}"))
    assert entry_of(made, "feed.xml", "broen-mod-syd/").updated == "2026-11-06T00:00:00Z"


def test_a_site_without_releases_has_empty_feeds(resolving: Callable[..., Catalogue]) -> None:
    gone = {OPENING.format(one): None for one in LANGUAGES} | {SOUTH: None}
    gone |= {WITHDRAWN.replace("/sv/", f"/{one}/"): None for one in LANGUAGES}
    made = release_feeds(found := resolving(gone), {one: Localised.of(found, one) for one in LANGUAGES})
    assert sorted(made) == sorted(
        f"{folder}feed.{kind}" for folder in FOLDERS.values() for kind in ("json", "xml")
    )
    for path in xml_paths(made):
        assert SCHEMA.validate(atom(made, path))
        assert parsed(made, path).feed.updated == "2026-10-01T00:00:00Z"


def test_only_the_newest_are_listed(
    catalogue: Catalogue, localised: dict[str, Localised], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (releases.NEWEST, releases.NEWEST_ABOUT) == (50, 20)
    monkeypatch.setattr(releases, "NEWEST", 1)
    made = release_feeds(catalogue, localised)
    assert titles(made, "feed.xml") == ["Aakirke bygger videre mod syd"]
    assert titles(made, "projects/halsobron/feed.xml") == ["Hälsobron öppnar i Fjällbäck"]


# -- languages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_feed_leads_to_itself_to_its_page_and_to_other_languages(small: Feeds, language: str) -> None:
    for folder, page in (("", "press/"), ("topics/fjarrvard/", "topics/fjarrvard/")):
        path = f"{FOLDERS[language]}{folder}feed"
        assert atom(small, f"{path}.xml").get(LANG) == language
        found = parsed(small, f"{path}.xml").feed
        links = {(one.rel, one.type, one.get("hreflang")): one.href for one in found.links}
        assert links["self", "application/atom+xml", language] == f"{BASE}{path}.xml"
        assert found.link == f"{BASE}{FOLDERS[language]}{page}"
        for other in LANGUAGES:
            assert links["alternate", "text/html", other] == f"{BASE}{FOLDERS[other]}{page}"
            if other != language:
                assert (
                    links["alternate", "application/atom+xml", other]
                    == f"{BASE}{FOLDERS[other]}{folder}feed.xml"
                )
        document = json_of(small, f"{path}.json")
        assert document["feed_url"] == f"{BASE}{path}.json"
        assert document["home_page_url"] == f"{BASE}{FOLDERS[language]}{page}"
        assert document["_languages"] == {one: f"{BASE}{FOLDERS[one]}{folder}feed.json" for one in LANGUAGES}


@pytest.mark.parametrize(
    ("language", "title"),
    [("sv", "Hälsobron öppnar i Fjällbäck"), ("da", "Hälsobron åbner i Fjällbäck"), ("en", "Hälsobron opens in Fjällbäck")],
)  # fmt: skip
def test_an_entry_in_each_language_leads_to_its_translations(small: Feeds, language: str, title: str) -> None:
    page = "press/2019/halsobron-oppnar/"
    entry = entry_of(small, f"{FOLDERS[language]}feed.xml", page)
    assert entry.id == f"tag:id.fakta.example,2019:/{FOLDERS[language]}{page}"
    assert (entry.title, entry.title_detail.language) == (title, language)
    alternates = [(one.get("hreflang"), one.href) for one in entry.links if one.rel == "alternate"]
    assert dict(alternates).items() >= {one: f"{BASE}{FOLDERS[one]}{page}" for one in LANGUAGES}.items()
    # Some programs open the first of them and others, as this one, the last.
    assert alternates[0][1] == alternates[-1][1] == entry.link == f"{BASE}{FOLDERS[language]}{page}"
    originals = [(one.hreflang, one.href) for one in entry.links if one.rel == "related"]
    assert originals[0] == ("sv", "https://fjallback.example/nyheter/halsobron")
    item = json_of(small, f"{FOLDERS[language]}feed.json")["items"][1]
    assert item["external_url"] == originals[0][1]
    assert item["_languages"] == {one: f"{BASE}{FOLDERS[one]}{page}" for one in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_release_without_a_translation_stands_there_in_its_own_language(
    small: Feeds, language: str
) -> None:
    entry = parsed(small, f"{FOLDERS[language]}feed.xml").entries[0]
    assert entry.id == "tag:id.fakta.example,2023:/da/press/2023/broen-mod-syd/"
    assert entry.title == "Aakirke bygger videre mod syd"
    assert {entry.title_detail.language, entry.summary_detail.language, entry.content[0].language} == {"da"}
    assert [(one.hreflang, one.href) for one in entry.links] == [
        ("da", f"{BASE}da/press/2023/broen-mod-syd/")
    ]
    assert [one.label for one in entry.tags] == ["fjernbehandling", "Hälsobron Syd"]
    item = json_of(small, f"{FOLDERS[language]}feed.json")["items"][0]
    assert item.get("language") == (None if language == "da" else "da")
    assert "external_url" not in item  # nobody knows where the original stands


def test_titles_of_feeds_are_words_of_their_language(small: Feeds) -> None:
    assert [parsed(small, f"{FOLDERS[one]}feed.xml").feed.title for one in LANGUAGES] == [
        "Pressmeddelanden: Fjällbäcks faktabok", "Pressemeddelelser: Fjällbäcks faktabog",
        "Releases: The Fjällbäck fact book",
    ]  # fmt: skip
    assert [parsed(small, f"{FOLDERS[one]}topics/fjarrvard/feed.xml").feed.title for one in LANGUAGES] == [
        "Pressmeddelanden om fjärrvård – Fjällbäcks faktabok",
        "Pressemeddelelser om fjernbehandling – Fjällbäcks faktabog",
        "Releases about remote care – The Fjällbäck fact book",
    ]


def test_categories_are_topics_and_projects(small: Feeds) -> None:
    (_newer, entry) = atom(small, "en/feed.xml").findall("a:entry", ATOM)
    assert [dict(one.attrib) for one in entry.findall("a:category", ATOM)] == [
        {"term": "fjarrvard", "scheme": "https://id.fakta.example/topics/", "label": "remote care"},
        {
            "term": "halsobron",
            "scheme": "https://id.fakta.example/projects/",
            "label": "Hälsobron",
            LANG: "sv",
        },
    ]


# -- text --------------------------------------------------------------------------------------------


def test_links_are_absolute_and_nothing_names_an_anchor(small: Feeds) -> None:
    for path in xml_paths(small):
        for entry in parsed(small, path).entries:
            tree = content(entry)
            assert all(
                str(one).startswith(("https://", "mailto:", "tel:")) for one in tree.xpath("//@href | //@src")
            )
            assert not tree.xpath("//@id | //@class | //@tabindex | //@role | //@style")
            assert not tree.xpath("//sup[not(a)] | //*[@class='src']")


def test_expressions_are_filled_in_and_marks_of_language_kept(small: Feeds) -> None:
    tree = content(entry_of(small, "da/feed.xml", "halsobron-oppnar/"))
    assert tree.xpath("string(//p[1])") == "Broen er klar & åben. Budgettet er 8\u00a0mio. SEK."
    assert "med glädje" in tree.xpath("//span[@lang='sv']/text()")
    assert tree.xpath("string(//td[2])").startswith("60")
    assert f"{BASE}da/projects/halsobron/" in tree.xpath("//a/@href")
    assert f"{BASE}da/press/2019/halsobron-oppnar/#fn-not" in tree.xpath("//sup/a/@href")
    assert "Vi har oversat den fra svensk." in tree.text_content()
    assert "https://fjallback.example/nyheter/halsobron" in tree.xpath("//li//a/@href")


def test_where_sources_differ_the_text_says_so(changed: Callable[..., Feeds]) -> None:
    path = OPENING.format("en")
    made = changed((path, "opens the bridge.", 'opens the bridge in {{ fact("halsobron-syd.start") }}.'))
    tree = content(entry_of(made, "en/feed.xml", "halsobron-oppnar/"))
    (link,) = tree.xpath("//a[contains(@href, 'halsobron-syd/#start')]")
    assert link.get("href") == f"{BASE}en/sources/halsobron-syd/#start"
    assert "in autumn 2023 (sources differ)." in tree.text_content().replace("\u00a0", " ")


def test_a_title_is_that_of_the_page(changed: Callable[..., Feeds]) -> None:
    path = OPENING.format("en")
    made = changed((path, "opens in Fjällbäck'", '& <opens> "{{ fact("halsobron-syd.start") }}"\''))
    title = "Hälsobron & <opens> “autumn 2023”".replace("“", '"').replace("”", '"')
    assert entry_of(made, "en/feed.xml", "halsobron-oppnar/").title.replace("\u00a0", " ") == title


def test_a_translation_that_is_behind_says_so(small: Feeds, changed: Callable[..., Feeds]) -> None:
    assert "Originalen på" not in small["da/feed.xml"]
    made = changed((OPENING.format("sv"), "öppnar bron.", "öppnar bron igen."))
    tree = content(entry_of(made, "da/feed.xml", "halsobron-oppnar/"))
    (link,) = tree.xpath("//a[@hreflang='sv']")
    assert link.get("href") == f"{BASE}press/2019/halsobron-oppnar/"


def test_a_withdrawn_release_is_in_no_feed(small: Feeds) -> None:
    assert not [path for path, text in small.items() if "felaktig-nyhet" in text]


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"))
        | st.sampled_from("*_`[]()#&<>\"'\n-1. |!\\")
    )
)
def test_what_is_portable_reads_as_before(text: str) -> None:
    before = Markup(to_html(text))
    after = portable(before, "https://fakta.example/da/x/")
    texts = [
        " ".join(html.fragment_fromstring(str(one), create_parent="div").itertext())
        for one in (before, after)
    ]
    assert texts[0] == texts[1]
    assert portable(after, "https://elsewhere.example/") == after


# -- records that are called something else now -------------------------------------------------------


def test_a_renamed_release_keeps_its_id(small: Feeds, changed: Callable[..., Feeds]) -> None:
    made = changed((SOUTH, "updated: 2026-10-02\n", "updated: 2026-10-02\nformer_ids: [broen-sydpaa, bro]\n"))
    for folder in FOLDERS.values():
        before, after = (
            parsed(small, f"{folder}feed.xml").entries[0],
            parsed(made, f"{folder}feed.xml").entries[0],
        )
        assert after.id == "tag:id.fakta.example,2023:/da/press/2023/broen-sydpaa/"
        assert after.link == before.link


def test_the_feed_of_a_renamed_record_stays_where_it_was(small: Feeds) -> None:
    for folder in FOLDERS.values():
        for kind in ("xml", "json"):
            there = small[f"{folder}projects/halsobron/feed.{kind}"]
            assert small[f"{folder}projects/halsobron-nord/feed.{kind}"] == there
        assert parsed(small, f"{folder}projects/halsobron/feed.xml").feed.id == (
            f"https://id.fakta.example/{folder}projects/halsobron-nord/feed.xml"
        )


def test_another_address_changes_no_id(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], small: Feeds
) -> None:
    text = edited("data/site.yml", "site_url: https://fakta.example/", "site_url: https://example.org/sub/")
    made = feeds_of(resolving({"data/site.yml": text}))
    for path in xml_paths(made):
        assert [one.id for one in parsed(made, path).entries] == [
            one.id for one in parsed(small, path).entries
        ]
        assert "https://fakta.example/" not in made[path]
        assert parsed(made, path).feed.links[0].href == f"https://example.org/sub/{path}".replace("-nord", "")


# -- published ---------------------------------------------------------------------------------------


def addresses(document: str, path: str) -> Iterator[str]:
    """Every link of a feed: its own, those of its entries, and those in their texts."""
    if path.endswith(".json"):
        made = json.loads(document)
        yield from (made["feed_url"], made["home_page_url"], *made["_languages"].values())
        for item in made["items"]:
            yield from (item["url"], *item.get("_languages", {}).values())
        texts = [item["content_html"] for item in made["items"]]
    else:
        tree = etree.fromstring(document.encode())
        yield from map(str, tree.xpath("//a:link/@href", namespaces=ATOM))
        texts = [str(one.text) for one in tree.findall("a:entry/a:content", ATOM)]
    for text in texts:
        yield from map(str, html.fragment_fromstring(text, create_parent="div").xpath("//@href | //@src"))


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_every_link_leads_to_a_file_of_the_site(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    base = (
        "https://faktum.example/"
        if which == "real"
        else BASE
        if which == "small"
        else "https://example.org/sub/"
    )
    anchors: dict[str, set[str]] = {}
    found = [path for path in built.files() if path.rpartition("/")[2] in {"feed.xml", "feed.json"}]
    assert len(found) > 40
    for path in found:
        for link in set(addresses(built.text(path), path)):
            address, anchor = urldefrag(link)
            if not address.startswith(base):
                assert "fakta.example" not in address
                assert "faktum.example" not in address
                continue
            target = unquote(address.removeprefix(base))
            target += "index.html" if target == "" or target.endswith("/") else ""
            assert (built.site / target).is_file(), (path, link)
            if anchor and target not in anchors:
                anchors[target] = set(map(str, html.fromstring(built.text(target)).xpath("//@id")))
            assert not anchor or anchor in anchors[target], (path, link)


@pytest.mark.parametrize("which", ["small", "real"])
def test_the_text_is_that_of_the_page(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    base = "https://faktum.example/" if which == "real" else BASE
    for folder in FOLDERS.values():
        entries = parsed({"feed.xml": built.text(f"{folder}feed.xml")}, "feed.xml").entries
        assert entries
        for entry in entries:
            page = html.fromstring(built.text(entry.link.removeprefix(base) + "index.html"))
            for mark in page.xpath("//sup[@class='src']"):
                mark.drop_tree()
            tree = content(entry)
            assert entry.title == page.findtext(".//h1") or entry.title == page.xpath("string(//h1)")
            lead, own = tree.xpath("string(p[1])"), page.xpath("string(//p[@class='lead'])")
            assert without_words(lead) == without_words(own)
            text = "".join(one.text_content() + (one.tail or "") for one in before_rule(tree))
            (prose,) = page.xpath("//section[h2[@id='summary-section']]/div[@class='prose']")
            assert without_words(text) == without_words(prose.text_content())


def before_rule(tree: Any) -> Iterator[Any]:
    """What stands between the summary and the line above the sources."""
    for one in tree[1:]:
        if one.tag == "hr":
            return
        yield one


def without_words(text: str) -> str:
    """Spaces made one; without the words that stand in the place of a marker."""
    text = " ".join(text.split())
    for words in (" (källor skiljer sig)", " (kilder uenige)", " (sources differ)"):
        text = text.replace(words, "")
    return text


@pytest.mark.parametrize("which", ["small", "real", "below_a_path"])
def test_every_page_offers_them(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    start = {"small": BASE, "real": "https://faktum.example/", "below_a_path": "https://example.org/sub/"}[
        which
    ]
    for name in built.pages():
        language = next((one for one in ("da", "en") if name.startswith(f"{one}/")), "sv")
        page = html.fromstring(built.text(name))
        offered = [
            (one.get("type"), one.get("href")) for one in page.findall("head/link[@rel='alternate'][@title]")
        ]
        root = f"{start}{FOLDERS[language]}"
        assert {
            ("application/atom+xml", f"{root}feed.xml"),
            ("application/feed+json", f"{root}feed.json"),
        } <= set(offered)
        own = name.removesuffix("index.html") + "feed.xml"
        moved = page.xpath("//meta[@http-equiv]")
        if (built.site / own).is_file() and own != f"{FOLDERS[language]}feed.xml" and not moved:
            # The page's own feed stands first: that is the one that a reader of feeds takes.
            assert offered[0] == ("application/atom+xml", start + own)
            assert offered[1] == ("application/feed+json", start + own.replace(".xml", ".json"))
            shown = {
                urljoin(start + name, str(one)) for one in page.xpath("//main//a/@href | //article//a/@href")
            }
            assert {start + own, start + own.replace(".xml", ".json")} <= shown
    for language, folder in FOLDERS.items():
        page = html.fromstring(built.text(f"{folder}press/index.html"))
        followed = [
            one for one in page.xpath("//a") if str(one.get("href")).endswith(("/feed.xml", "/feed.json"))
        ]
        assert [one.text for one in followed] == ["Atom", "JSON Feed"], language


def test_are_sent_with_their_types(built_small: Built) -> None:
    rules = built_small.text("_headers")
    assert "/*feed.xml\n  Content-Type: application/atom+xml; charset=utf-8" in rules
    assert "/*feed.json\n  Content-Type: application/feed+json; charset=utf-8" in rules


def test_every_language_has_the_words(localised: dict[str, Localised]) -> None:
    for one in localised.values():
        messages: Messages = one.messages
        assert all(messages.has(f"feeds.{key}") for key in ("title", "title-of", "description", "follow"))

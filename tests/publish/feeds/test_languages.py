"""Feeds and entries in every language."""

from __future__ import annotations

import pytest
from publish.feeds.reading import ATOM, BASE, FOLDERS, LANGUAGES, Feeds, atom, entry_of, json_of, parsed

LANG = "{http://www.w3.org/XML/1998/namespace}lang"


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

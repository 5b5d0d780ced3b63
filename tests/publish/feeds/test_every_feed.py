"""Which feeds there are, and that programs that are not ours can read them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from lxml import etree
from publish.feeds.reading import ATOM, FOLDERS, LANGUAGES, SCHEMA, Feeds, atom, json_of, parsed, xml_paths

JSON_FEED = Draft202012Validator(
    json.loads((Path(__file__).parents[1] / "json-feed.schema.json").read_text(encoding="utf-8"))
)


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

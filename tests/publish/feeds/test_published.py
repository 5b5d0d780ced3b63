"""Feeds as they are published: every link, the text of the page, their types."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import etree, html
from publish.feeds.reading import ATOM, BASE, FOLDERS, content, parsed

from faktum.locale.messages import Messages
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built


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

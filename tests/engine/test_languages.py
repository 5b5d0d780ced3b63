"""hreflang, the switcher, and pages that do not exist in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

if TYPE_CHECKING:
    from conftest import Built

from engine.pages import (
    LANGUAGES,
    XHTML,
    address_of,
    alternates_of,
    attribute,
    is_redirect,
    language_of,
    tree,
)


def test_hreflang_is_absolute_mutual_and_names_itself(built: Built, base: str) -> None:
    pages = {address_of(base, path): tree(built, path) for path in built.pages()}
    listed = 0
    for path in built.pages():
        address = address_of(base, path)
        alternates = alternates_of(pages[address])
        if is_redirect(pages[address]) or pages[address].xpath("//meta[@name='robots'][@content='noindex']"):
            assert not alternates, path
            continue
        listed += 1
        assert alternates[language_of(path)] == address
        assert alternates["x-default"] in alternates.values()
        for language, other in alternates.items():
            assert other.startswith(base)
            if language != "x-default":
                assert pages[other].get("lang") == language
                assert alternates_of(pages[other]) == alternates, (path, other)
    assert listed > 40


def test_the_sitemap_lists_the_same(built: Built, base: str) -> None:
    sitemap = etree.parse(built.site / "sitemap.xml")
    entries = {}
    for url in sitemap.findall("sm:url", XHTML):
        location = url.findtext("sm:loc", namespaces=XHTML)
        assert location not in entries
        entries[location] = {
            link.get("hreflang"): link.get("href")
            for link in url.findall("xhtml:link[@rel='alternate']", XHTML)
        }
    expected = {}
    for path in built.pages():
        page = tree(built, path)
        if not is_redirect(page) and not page.xpath("//meta[@name='robots'][@content='noindex']"):
            expected[address_of(base, path)] = alternates_of(page)
    assert entries == expected


def test_robots_txt_names_the_sitemap(built: Built, base: str) -> None:
    assert f"Sitemap: {base}sitemap.xml\n" in built.text("robots.txt")


def test_the_switcher_offers_every_language_on_every_page(built: Built) -> None:
    for path in built.pages():
        page = tree(built, path)
        if is_redirect(page):
            continue
        links = page.xpath("//nav[@class='langs']//a")
        assert [link.get("hreflang") for link in links] == list(LANGUAGES), path
        assert [link.get("lang") for link in links] == list(LANGUAGES)
        assert [link.get("hreflang") for link in links if link.get("aria-current")] == [language_of(path)]


def test_a_release_that_is_not_translated_leads_to_the_year_list(built_small: Built) -> None:
    page = tree(built_small, "da/press/2023/broen-mod-syd/index.html")
    links = {link.get("hreflang"): link.get("href") for link in page.xpath("//nav[@class='langs']//a")}
    here = "https://x.example/da/press/2023/broen-mod-syd/"
    assert urljoin(here, links["sv"]) == "https://x.example/press/2023/"
    assert urljoin(here, links["en"]) == "https://x.example/en/press/2023/"
    assert urljoin(here, links["da"]) == here
    assert set(alternates_of(page)) == {"da", "x-default"}
    assert not (built_small.site / "press/2023/broen-mod-syd").exists()
    for path in (
        "press/index.html",
        "press/2023/index.html",
        "en/press/2023/index.html",
        "projects/halsobron-syd/index.html",
    ):
        listed = tree(built_small, path)
        entry = [
            one
            for one in listed.xpath("//article//a")
            if one.text_content() == "Aakirke bygger videre mod syd"
        ]
        assert entry, path
        assert urljoin("https://x.example/" + path, entry[0].get("href")) == here
        assert entry[0].get("hreflang") == "da"
        assert entry[0].xpath("descendant-or-self::*[@lang='da'] | ancestor::*[@lang='da']"), path


def test_a_withdrawn_release_shows_its_note_and_is_listed_nowhere(built_small: Built) -> None:
    for prefix, word in (
        ("", "Bron står kvar."),
        ("da/", "Broen står endnu."),
        ("en/", "The bridge still stands."),
    ):
        page = tree(built_small, f"{prefix}press/2020/felaktig-nyhet/index.html")
        assert word in page.xpath("string(//article)")
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert "press/2020/felaktig-nyhet" not in built_small.text("sitemap.xml")
    for path in built_small.pages():
        if (
            "felaktig-nyhet" not in path and "sources/" not in path
        ):  # the ledger shows what was said all the same
            links = [
                urljoin("https://x.example/" + path, str(one))
                for one in tree(built_small, path).xpath("//article//a/@href")
            ]
            assert not [one for one in links if "/press/2020/felaktig-nyhet" in one], path


def test_a_withdrawn_person_is_on_no_page(built_small: Built) -> None:
    page = tree(built_small, "partners/region-fjallback/index.html")
    assert "direktör" in page.text_content().lower()
    assert "Namnet borttaget" in page.text_content() or "p-g7h8j" in built_small.text("contacts/index.html")


def test_a_renamed_record_redirects_from_its_former_address(built_small: Built) -> None:
    for prefix in ("", "da/", "en/"):
        page = tree(built_small, f"{prefix}projects/halsobron-nord/index.html")
        refresh = attribute(page, "//meta[@http-equiv='refresh']/@content")
        here = f"https://fakta.example/{prefix}projects/halsobron-nord/"
        assert (
            urljoin(here, refresh.partition("url=")[2])
            == f"https://fakta.example/{prefix}projects/halsobron/"
        )
        assert (
            attribute(page, "//link[@rel='canonical']/@href")
            == f"https://fakta.example/{prefix}projects/halsobron/"
        )
        assert page.xpath("//article//a/@href")

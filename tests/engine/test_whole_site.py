"""The real engine: `mkdocs build --strict` in a process of its own, and the site it leaves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import html5lib

if TYPE_CHECKING:
    from conftest import Built

from engine.pages import LANGUAGES, address_of, attribute, is_redirect, language_of, tree


def test_a_strict_build_succeeds_and_says_what_it_did(built: Built) -> None:
    assert built.code == 0, built.output
    assert re.search(r"Published: \d+ written, 0 removed, 0 unchanged\.", built.output)
    assert "WARNING" not in built.output
    assert sorted(path.name for path in (built.root / ".site.faktum").iterdir()) == [
        "last-build.json",
        "lock",
        "memo.sqlite",
    ]


def test_the_addresses_of_the_design_exist(built: Built) -> None:
    pages = set(built.pages())
    for prefix in ("", "da/", "en/"):
        for path in ("", "projects/", "partners/", "press/", "contacts/", "topics/", "glossary/", "sources/",
                     "about/", "accessibility/", "privacy/"):  # fmt: skip
            assert f"{prefix}{path}index.html" in pages
        assert f"{prefix}404.html" in pages
    for path in ("sitemap.xml", "robots.txt", "api/v1/facts.json"):
        assert (built.site / path).is_file()


def test_every_record_has_its_page_in_every_language(built: Built) -> None:
    pages = set(built.pages())
    for prefix in ("", "da/", "en/"):
        for kind, folder in (
            ("projects", "projects"),
            ("organisations", "partners"),
            ("topics", "topics"),
            ("sources", "sources"),
        ):
            for path in (built.root / "data" / kind).glob("*.yml"):
                assert f"{prefix}{folder}/{path.stem}/index.html" in pages
    for language in LANGUAGES:
        for path in (built.root / "docs" / language / "press").glob("*/*.md"):
            prefix = "" if language == "sv" else f"{language}/"
            assert f"{prefix}press/{path.parent.name}/{path.stem}/index.html" in pages


def test_pages_parse_as_html5_without_an_error(built: Built) -> None:
    wrong = []
    for path in built.pages():
        parser = html5lib.HTMLParser()
        parser.parse(built.text(path))
        wrong += [(path, line, code) for (line, _column), code, _data in parser.errors]
    assert not wrong, wrong[:10]


def test_the_language_of_every_page_is_true(built: Built) -> None:
    for path in built.pages():
        assert tree(built, path).get("lang") == language_of(path), path


def test_every_page_has_canonical_description_and_open_graph(built: Built, base: str) -> None:
    for path in built.pages():
        page = tree(built, path)
        assert attribute(page, "//head/title/text()").strip()
        assert len(attribute(page, "//head/meta[@name='description']/@content").strip()) > 5, path
        for name in ("type", "site_name", "title", "description", "locale"):
            assert attribute(page, f"//head/meta[@property='og:{name}']/@content").strip(), (path, name)
        canonical = page.xpath("//head/link[@rel='canonical']/@href")
        if path.endswith("404.html"):
            assert canonical == []
            assert page.xpath("//head/meta[@name='robots']/@content") == ["noindex"]
            continue
        assert len(canonical) == 1, path
        if not is_redirect(page):
            assert canonical == [address_of(base, path)]
            assert attribute(page, "//head/meta[@property='og:url']/@content") == address_of(base, path)


def test_titles_are_unique_within_a_language(built: Built) -> None:
    seen: dict[tuple[str, str], str] = {}
    for path in built.pages():
        page = tree(built, path)
        key = (language_of(path), attribute(page, "//head/title/text()"))
        if not is_redirect(page):
            assert key not in seen, (path, seen[key])
            seen[key] = path


def test_every_page_has_one_heading_and_a_place_to_skip_to(built: Built) -> None:
    for path in built.pages():
        page = tree(built, path)
        if not is_redirect(page):
            assert len(page.xpath("//h1")) == 1, path
            assert page.xpath("//a[@class='skip']/@href") == ["#content"]
            assert len(page.xpath("//*[@id='content']")) == 1, path


SCRIPTS = {
    "ledger.js": "//article[contains(@class, 'page-sources')]",
    "contacts.js": "//article[contains(@class, 'page-contacts')]",
    "contact-place.js": "//article[contains(@class, 'page-contacts')]",
    "copy.js": "//button[@data-copy or @data-copy-from]",
}
"""A script, and where it has something to do; that of the search is on every page."""


def test_nothing_is_loaded_from_elsewhere_and_only_these_scripts(built: Built) -> None:
    for path in built.pages():
        page = tree(built, path)
        assert not page.xpath("//iframe | //img[starts-with(@src, 'http')]"), path
        for script in page.xpath("//script[not(@type='application/ld+json')]"):
            # What a page works with, and nothing written on the page itself.
            wanted = {"search.js"} | {
                name for name, parts in SCRIPTS.items() if page.xpath(f"boolean({parts})")
            }
            assert str(script.get("src")).rpartition("assets/javascripts/")[2] in wanted, path
            assert script.get("type") == "module"
            assert not (script.text or "").strip()
        for link in page.xpath("//link[@rel='stylesheet' or @rel='preload' or @rel='icon']/@href | //*/@src"):
            assert not urlsplit(str(link)).netloc, (path, link)
    for path in built.site.rglob("*.css"):
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", path.read_text(encoding="utf-8"))

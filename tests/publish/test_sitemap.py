"""When pages changed, in sitemap.xml: days that the records give, never the day of the build."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import feedparser
import pytest
from every_file import feeds
from lxml import etree

from faktum.catalogue import Catalogue, resolve
from faktum.publish.sitemap import Limits, sitemaps
from faktum.render.plan import plan
from faktum.render.view import Localised

NAMES = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9"}
SCHEMA = etree.XMLSchema(file=Path(__file__).parent / "sitemap.xsd")
BASE = "https://fakta.example/"


def last_changes(catalogue: Catalogue) -> dict[str, str | None]:
    """Path of each page → what the sitemap says, as a reader of XML finds it."""
    tree = etree.fromstring(sitemaps(catalogue, plan(catalogue))["sitemap.xml"].encode())
    SCHEMA.assertValid(tree)
    return {
        url.findtext("sm:loc", namespaces=NAMES).removeprefix(BASE): url.findtext(
            "sm:lastmod", namespaces=NAMES
        )
        for url in tree.findall("sm:url", NAMES)
    }


@pytest.fixture(scope="module")
def found(catalogue: Catalogue) -> dict[str, str | None]:
    return last_changes(catalogue)


def test_every_day_is_one_of_the_records(catalogue: Catalogue, found: dict[str, str | None]) -> None:
    days = {day for day in found.values() if day}
    assert days <= {"2024-02-01", "2026-10-01", "2026-10-02"}
    assert all(date.fromisoformat(day) <= catalogue.today for day in days)


def test_a_release_has_the_day_of_our_last_change(found: dict[str, str | None]) -> None:
    assert found["press/2019/halsobron-oppnar/"] == found["da/press/2019/halsobron-oppnar/"]
    assert found["da/press/2023/broen-mod-syd/"] == "2026-10-02"


@pytest.mark.parametrize("path", ["about/", "privacy/", "glossary/", "en/about/"])
def test_a_page_without_a_known_day_has_none(found: dict[str, str | None], path: str) -> None:
    assert path in found
    assert found[path] is None


def test_a_list_is_as_new_as_the_newest_on_it(found: dict[str, str | None]) -> None:
    releases = [day for path, day in found.items() if path.startswith("press/2")]
    assert found["press/"] == max(filter(None, releases))
    projects = [found["projects/halsobron/"], found["projects/halsobron-syd/"]]
    assert found["projects/"] == max(filter(None, projects))
    assert found[""] == max(day for day in found.values() if day)


def test_neither_the_build_nor_a_new_comparison_changes_a_day(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], found: dict[str, str | None]
) -> None:
    compared = edited("data/site.yml", "facts_checked_on: 2026-10-01", "facts_checked_on: 2026-11-30")
    assert last_changes(resolving({"data/site.yml": compared})) == found


def test_another_day_changes_nothing(loading: Callable[..., object], found: dict[str, str | None]) -> None:
    assert last_changes(resolve(loading(), date(2031, 1, 1))) == found  # type: ignore[arg-type]


def test_a_correction_reaches_the_pages_that_show_the_fact(
    resolving: Callable[..., Catalogue], edited: Callable[..., str], found: dict[str, str | None]
) -> None:
    path = "data/projects/halsobron.yml"
    text = edited(path, "    stated: åtta miljoner kronor\n", """\
    stated: åtta miljoner kronor
    corrections:
      - on: 2026-11-11
        from: 9 000 000 SEK
        to: 8 000 000 SEK
        why: {sv: Skrivfel., da: Skrivefejl., en: A slip.}
""")  # fmt: skip
    now = last_changes(resolving({path: text}))
    changed = {one for one, day in now.items() if day != found[one]}
    assert {now[one] for one in changed} == {"2026-11-11"}
    assert {
        "", "projects/", "projects/halsobron/", "sources/", "sources/halsobron/", "sources/fjallback-2019-sv/",
        "press/2019/halsobron-oppnar/", "press/2019/", "press/", "en/projects/halsobron/",
    } <= changed  # fmt: skip
    assert (
        not {
            "partners/fjallringen/",
            "projects/halsobron-syd/",
            "sources/halsobron-syd/",
            "da/press/2023/broen-mod-syd/",
        }
        & changed
    )


def test_releases_changed_when_their_feed_says(
    catalogue: Catalogue, localised: dict[str, Localised], found: dict[str, str | None]
) -> None:
    read = feedparser.parse(feeds(catalogue, localised)["feed.xml"])
    assert read.entries
    for entry in read.entries:
        assert found[entry.link.removeprefix(BASE)] == entry.updated[:10]


class TestMorePagesThanAFileMayHold:
    @pytest.fixture
    def whole(self, catalogue: Catalogue) -> str:
        (name, text), *further = sitemaps(catalogue, plan(catalogue)).items()
        assert name == "sitemap.xml"
        assert not further
        return text

    @staticmethod
    def rows(text: str) -> list[bytes]:
        tree = etree.fromstring(text.encode())
        SCHEMA.assertValid(tree)
        return [etree.tostring(url, with_tail=False) for url in tree]

    @pytest.mark.parametrize("limits", [Limits(addresses=10), Limits(size=5000)], ids=["addresses", "bytes"])
    def test_stand_in_files_that_sitemap_xml_leads_to(
        self, catalogue: Catalogue, whole: str, limits: Limits
    ) -> None:
        files = sitemaps(catalogue, plan(catalogue), limits)
        index = etree.fromstring(files.pop("sitemap.xml").encode())
        assert index.tag == f"{{{NAMES['sm']}}}sitemapindex"
        assert index.xpath("sm:sitemap/sm:loc/text()", namespaces=NAMES) == [BASE + name for name in files]
        parts = [self.rows(text) for text in files.values()]
        assert all(0 < len(part) <= limits.addresses for part in parts)
        assert all(len(text.encode()) <= limits.size for text in files.values())
        assert [row for part in parts for row in part] == self.rows(whole)

    def test_tell_of_each_file_the_newest_change_in_it(self, catalogue: Catalogue) -> None:
        files = sitemaps(catalogue, plan(catalogue), Limits(addresses=1))
        index = etree.fromstring(files.pop("sitemap.xml").encode())
        told = [one.findtext("sm:lastmod", namespaces=NAMES) for one in index]
        there = [
            etree.fromstring(text.encode()).findtext("sm:url/sm:lastmod", namespaces=NAMES)
            for text in files.values()
        ]
        assert told == there
        assert None in told
        assert len(set(told)) > 2

    def test_as_many_as_fit_need_no_index(self, catalogue: Catalogue, whole: str) -> None:
        number, size = len(self.rows(whole)), len(whole.encode())
        assert sitemaps(catalogue, plan(catalogue), Limits(number, size)) == {"sitemap.xml": whole}
        assert len(sitemaps(catalogue, plan(catalogue), Limits(number - 1))) == 3
        assert len(sitemaps(catalogue, plan(catalogue), Limits(size=size - 1))) == 3

"""The real engine: `mkdocs build --strict` in a process of its own, and what it leaves behind."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
import pytest
import yaml
from conftest import ROOT, SMALL, TODAY, copy_site, files_below
from lxml import etree, html

from faktum.checks import check_site
from faktum.load.records import load_site
from faktum.locale.messages import reference

if TYPE_CHECKING:
    from conftest import Built

LANGUAGES = ("sv", "da", "en")
XHTML = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def tree(built: Built, path: str) -> html.HtmlElement:
    return html.fromstring(built.text(path))


def address_of(base: str, path: str) -> str:
    return base + path.removesuffix("index.html")


def language_of(path: str) -> str:
    first = path.split("/", 1)[0]
    return first if first in LANGUAGES[1:] else LANGUAGES[0]


def attribute(page: html.HtmlElement, query: str) -> str:
    found = page.xpath(query)
    assert len(found) == 1, f"{len(found)} of {query}"
    return str(found[0])


def is_redirect(page: html.HtmlElement) -> bool:
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


@pytest.fixture(params=["small", "real"])
def built(request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(f"built_{request.param}")
    assert made.code == 0, made.output
    return made


@pytest.fixture
def base(built: Built) -> str:
    return str(yaml.safe_load((built.root / "data/site.yml").read_text(encoding="utf-8"))["site_url"])


# -- the whole site ---------------------------------------------------------------------------------


def test_a_strict_build_succeeds_and_says_what_it_did(built: Built) -> None:
    assert built.code == 0, built.output
    assert re.search(r"Published: \d+ written, 0 removed, 0 unchanged\.", built.output)
    assert "WARNING" not in built.output
    assert sorted(path.name for path in (built.root / ".site.faktum").iterdir()) == ["lock"]


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


# -- languages --------------------------------------------------------------------------------------


def alternates_of(page: html.HtmlElement) -> dict[str, str]:
    links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
    found = {str(link.get("hreflang")): str(link.get("href")) for link in links}
    assert len(found) == len(links)
    return found


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


# -- links ------------------------------------------------------------------------------------------


def broken_links(built: Built, base: str) -> Iterator[str]:
    files = built.files()
    anchors = {
        path: {str(one) for one in html.fromstring(raw).xpath("//*/@id")}
        for path, raw in files.items()
        if path.endswith(".html")
    }
    for path in anchors:
        here = address_of(base, path)
        for link in html.fromstring(files[path]).xpath("//a/@href | //link/@href | //*/@src"):
            address, anchor = urldefrag(urljoin(here, str(link)))
            if not address.startswith(base):
                if urlsplit(address).netloc == urlsplit(base).netloc:
                    yield f"{path}: {link} leaves the site's path"
                continue
            target = unquote(address.removeprefix(base))
            target += "index.html" if not target or target.endswith("/") else ""
            if target not in files:
                yield f"{path}: {link}"
            elif anchor and unquote(anchor) not in anchors.get(target, {unquote(anchor)}):
                yield f"{path}: {link} (anchor)"


def test_every_internal_link_and_anchor_leads_somewhere(built: Built, base: str) -> None:
    assert list(broken_links(built, base)) == []


def test_the_site_works_below_a_path(built_below_a_path: Built) -> None:
    built = built_below_a_path
    assert built.code == 0, built.output
    base = "https://example.org/sub/"
    assert list(broken_links(built, base)) == []
    for path in ("404.html", "da/404.html", "en/404.html"):
        page = tree(built, path)
        links = [str(one) for one in page.xpath("//a/@href | //link/@href | //*/@src")]
        own = [
            one for one in links if not urlsplit(one).netloc and not one.startswith(("#", "mailto:", "tel:"))
        ]
        assert len(own) > 10
        assert [one for one in own if not one.startswith("/sub/")] == []
    page = tree(built, "da/projects/halsobron/index.html")
    assert attribute(page, "//link[@rel='canonical']/@href") == base + "da/projects/halsobron/"
    assert set(alternates_of(page).values()) == {
        base + one + "projects/halsobron/" for one in ("", "da/", "en/")
    }
    assert base + "sitemap.xml" in built.text("robots.txt")
    rows = json.loads(built.text("api/v1/facts.json"))["items"]
    assert all(one.startswith(base) for row in rows for one in row["page"].values() if one)


_SIZE = re.compile(r"(?<=<small>)[0-9,.]+\s[kM]B(?=</small>)")


def test_only_addresses_change_below_a_path(built_small: Built, built_below_a_path: Built) -> None:
    # RFC 9116, section 3: security.txt is looked for at the root of a host only.
    at_a_root_only = {".well-known/security.txt"}
    assert built_small.files().keys() - built_below_a_path.files().keys() == at_a_root_only
    assert built_below_a_path.files().keys() <= built_small.files().keys()
    for path in built_small.pages():
        if not path.endswith("404.html"):
            here = built_small.text(path).replace("https://fakta.example/", "https://example.org/sub/")
            # The data page tells how large files are, and longer addresses make them larger.
            assert _SIZE.sub("", built_below_a_path.text(path)) == _SIZE.sub("", here), path


@pytest.mark.parametrize(
    ("path", "old", "new", "said"),
    [
        ("docs/da/about.md", "(sources/index.md)", "(kilder/index.md)", "kilder/index.md"),
        (
            "docs/en/press/2019/halsobron-oppnar.md",
            "(../../projects/halsobron.md)",
            "(../../projects/nothing.md)",
            "nothing",
        ),
        (
            "docs/sv/projects/halsobron.md",
            "(../press/2019/halsobron-oppnar.md)",
            "(../press/2019/inget.md)",
            "inget",
        ),
        ("docs/sv/index.md", "(contacts/index.md)", "(contacts/index.md#p-99999)", "p-99999"),
    ],
)
def test_a_broken_link_fails_a_strict_build(
    site, edited, build, path: str, old: str, new: str, said: str
) -> None:
    root = site({path: edited(path, old, new)})
    built = build(root, "--strict")
    assert built.code != 0
    assert said in built.output
    assert not built.site.exists()


# -- edit links -------------------------------------------------------------------------------------


def test_edit_links_lead_to_file_and_line(site, build) -> None:
    built = build(site(), env={"FAKTUM_REPOSITORY": "https://forge.example/x/faktum/"})
    assert built.code == 0, built.output
    start = "https://forge.example/x/faktum/edit/main/"
    seen = set()
    for path in built.pages():
        for link in tree(built, path).xpath("//a[contains(@href, '/edit/main/')]/@href"):
            assert link.startswith(start)
            name, _, anchor = link.removeprefix(start).partition("#L")
            assert (built.root / name).is_file(), (path, link)
            seen.add((path, name))
            if anchor:
                row = (built.root / name).read_text(encoding="utf-8").splitlines()[int(anchor) - 1]
                assert re.match(r"[a-z]\w*:", row) or int(anchor) == 1, (path, link, row)
    assert ("projects/halsobron/index.html", "data/projects/halsobron.yml") in seen
    assert ("da/press/2019/halsobron-oppnar/index.html", "docs/da/press/2019/halsobron-oppnar.md") in seen
    assert ("en/about/index.html", "docs/en/about.md") in seen
    assert ("sources/aakirke-2023/index.html", "data/sources/aakirke-2023.yml") in seen
    assert ("topics/fjarrvard/index.html", "data/topics/fjarrvard.yml") in seen
    assert ("partners/fjallringen/index.html", "data/organisations/fjallringen.yml") in seen
    page = tree(built, "da/partners/fjallringen/index.html")
    assert page.xpath("//a[contains(@href, '/edit/main/')]/@href") == [
        start + "data/organisations/fjallringen.yml#L1"
    ]
    page = tree(built, "sources/halsobron/index.html")
    line = 1 + (SMALL / "data/projects/halsobron.yml").read_text(encoding="utf-8").splitlines().index(
        "facts:"
    )
    assert page.xpath("//a[contains(@href, '/edit/main/')]/@href") == [
        f"{start}data/projects/halsobron.yml#L{line}"
    ]


def test_without_a_repository_there_are_no_edit_links(built_small: Built) -> None:
    for path in built_small.pages():
        assert not tree(built_small, path).xpath("//a[contains(@href, '/edit/main/')]")


# -- the same bytes ---------------------------------------------------------------------------------


def test_two_builds_of_the_same_are_byte_identical(built_small: Built, site, build) -> None:
    again = build(site(name="another-folder"), "--strict")
    assert again.code == 0, again.output
    assert again.files() == built_small.files()


def test_a_second_build_in_place_writes_nothing(site, build) -> None:
    root = site()
    first = build(root)
    stamps = {path: path.stat().st_mtime_ns for path in first.site.rglob("*") if path.is_file()}
    second = build(root)
    assert f"Published: 0 written, 0 removed, {len(stamps)} unchanged." in second.output
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps


def test_where_nothing_changed_mkdocs_leaves_at_once_with_the_same_words(site, build) -> None:
    root = site()
    first = build(root)
    stamps = {path: path.stat().st_mtime_ns for path in first.site.rglob("*") if path.is_file()}
    again = build(root)
    assert again.code == 0, again.output
    assert f"Published: 0 written, 0 removed, {len(stamps)} unchanged." in again.output
    assert "Building documentation" not in again.output
    assert {path: path.stat().st_mtime_ns for path in first.site.rglob("*") if path.is_file()} == stamps
    (root / "site/index.html").write_text("somebody was here", encoding="utf-8")
    assert "Published: 1 written" in build(root).output
    assert build(root).files() == first.files()


LOADED = """
import sys; sys.argv = ["faktum", "build", "-s", sys.argv[1]]
from faktum.__main__ import main; main()
print({"mkdocs", "typer", "jinja2", "pydantic", "yaml"} & {*sys.modules})
"""


def test_a_build_with_nothing_to_do_loads_neither_mkdocs_nor_the_command_line(site, build) -> None:
    root = site()
    assert build(root).code == 0
    told = subprocess.run(
        [sys.executable, "-c", LOADED, str(root)],
        capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "SOURCE_DATE_EPOCH": TODAY},
    )  # fmt: skip
    assert told.stdout == "set()\n"
    assert told.stderr.splitlines()[-1].startswith("Published: 0 written, 0 removed, ")


def test_properdocs_builds_the_same_site_but_for_its_name(built_small: Built, site, build) -> None:
    other = build(site(), "--strict", engine="properdocs")
    assert other.code == 0, other.output
    generator = re.compile(rb'<meta name="generator" content="[^"]*">')
    ours = {path: generator.sub(b"", raw) for path, raw in built_small.files().items()}
    theirs = {path: generator.sub(b"", raw) for path, raw in other.files().items()}
    assert theirs.keys() == ours.keys()
    assert [path for path in ours if theirs[path] != ours[path]] == []


# -- failing and killed builds ----------------------------------------------------------------------


def test_a_build_with_a_data_error_prints_the_report_and_leaves_the_site(site, build) -> None:
    root = site()
    before = build(root)
    assert before.code == 0, before.output
    files = before.files()
    path = root / "data/projects/halsobron.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("8 000 000 SEK", "8 000 000"), encoding="utf-8")
    after = build(root)
    assert after.code == 1
    assert re.search(r"data/projects/halsobron\.yml:\d+: expected an amount with its currency", after.output)
    assert "[BAD-MONEY]" in after.output
    assert "Traceback" not in after.output
    assert after.files() == files
    path.write_text((SMALL / "data/projects/halsobron.yml").read_text(encoding="utf-8"), encoding="utf-8")
    assert f"0 written, 0 removed, {len(files)} unchanged" in build(root).output


def test_a_folder_without_data_is_told_so(site, build) -> None:
    root = site({"data/site.yml": None})
    built = build(root)
    assert built.code == 1
    assert "data/site.yml:1: expected a file that can be read" in built.output
    assert "Traceback" not in built.output


KILL = """
import os, signal
count = 0
real = os.replace
def replace(*arguments):
    global count
    count += 1
    if count > {number}:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
os.replace = replace
"""


def _killing(root: Path, number: int) -> None:
    """Let the next build be killed after `number` renames (the first puts the journal in place)."""
    (root / "kill.py").write_text(KILL.format(number=number))
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n  - kill.py\n", 1), encoding="utf-8")


@pytest.mark.parametrize(("number", "finished"), [(0, False), (1, True), (7, True)])
def test_a_build_killed_while_publishing_is_finished_by_the_next(
    site, build, number: int, finished: bool
) -> None:
    root = site()
    before = build(root)
    assert before.code == 0, before.output
    old = before.files()
    about = root / "docs/sv/about.md"
    about.write_text(
        about.read_text(encoding="utf-8").replace("Allt är påhittat.", "Allt är verkligen påhittat."),
        encoding="utf-8",
    )
    site_file = root / "data/site.yml"
    site_file.write_text(
        site_file.read_text(encoding="utf-8").replace("Alt her er opdigtet.", "Intet her er sandt."),
        encoding="utf-8",
    )
    _killing(root, number)
    killed = build(root)
    assert killed.code == -signal.SIGKILL
    journal = root / ".site.faktum/journal.json"
    assert journal.exists() == finished
    if not finished:
        assert killed.files() == old
    (root / "mkdocs.yml").write_text((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    # The next build fails at once, and still the interrupted one is finished first.
    if finished:
        (root / "docs/da/about.md").write_text("---\ntitle: X\n---\n[x](nowhere.md)\n", encoding="utf-8")
        failed = build(root)
        assert failed.code != 0
        assert not journal.exists()
        assert "verkligen påhittat" in failed.text("about/index.html")
        assert all(
            "Intet her er sandt." in failed.text(path)
            for path in failed.pages()
            if path.startswith("da/") and "nord" not in path
        )
        (root / "docs/da/about.md").write_text(
            (SMALL / "docs/da/about.md").read_text(encoding="utf-8"), encoding="utf-8"
        )
    last = build(root)
    assert last.code == 0, last.output
    fresh = build(copy_site(root.parent / "fresh", root))
    assert last.files() == fresh.files() != old


# -- a fourth language ------------------------------------------------------------------------------


def _texts_in(data: Any) -> int:
    """How many texts in every language a record holds: mappings with exactly the site's languages as keys."""
    if isinstance(data, dict):
        if set(data) == set(LANGUAGES):
            return 1
        return sum(map(_texts_in, data.values()))
    return sum(map(_texts_in, data)) if isinstance(data, list) else 0


def _front_matter(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])


def test_adding_a_language_gives_one_error_per_missing_text_and_nothing_else(site, edited) -> None:
    line = "  - {code: en, locale: en_GB, name: English}\n"
    root = site(
        {
            "data/site.yml": edited(
                "data/site.yml", line, line + "  - {code: nb, locale: nb_NO, name: Norsk}\n"
            )
        }
    )
    report = check_site(root)
    records = sum(
        _texts_in(yaml.safe_load(path.read_text(encoding="utf-8")))
        for path in (SMALL / "data").rglob("*.yml")
    )
    releases = sorted((SMALL / "docs").glob("*/press/*/*.md"))
    records += sum(_texts_in(_front_matter(path)) for path in releases)
    pages = {
        path.relative_to(SMALL / "docs/sv")
        for path in (SMALL / "docs/sv").rglob("*.md")
        if not path.match("press/2*/*.md")
    }
    codes: dict[str, int] = {}
    for problem in report.errors:
        codes[problem.code] = codes.get(problem.code, 0) + 1
    assert codes.pop("MISSING-LANGUAGE") == records
    assert codes.pop("MISSING-TRANSLATION") == len(pages) == 15
    assert codes.pop("MISSING-MESSAGES") == 1
    assert codes == {}
    assert report.warnings == ()
    notes = [
        problem
        for problem in report.of_severity("note")
        if problem.code == "UNTRANSLATED" and " nb" in problem.expected
    ]
    assert len(notes) == 2  # the third release is withdrawn: nobody needs it in another language
    assert all(
        problem.found == "none in nb" for problem in report.errors if problem.code == "MISSING-LANGUAGE"
    )


def test_the_small_site_itself_has_no_problem() -> None:
    """Two notes remain on purpose: one release exists in Danish only."""
    report = check_site(SMALL)
    assert (report.errors, report.warnings) == ((), ())
    assert [(one.code, one.path) for one in report.problems] == [
        ("UNTRANSLATED", "docs/da/press/2023/broen-mod-syd.md")
    ] * 2


def test_a_language_with_all_its_texts_is_built(site, build, edited) -> None:
    """Icelandic with the Danish texts: the package knows no language by name, and of this one no word."""
    line = "  - {code: en, locale: en_GB, name: English}\n"
    root = site(
        {
            "data/site.yml": edited(
                "data/site.yml", line, line + "  - {code: is, locale: is_IS, name: Íslenska}\n"
            )
        }
    )
    for path in (*(root / "data").rglob("*.yml"), *(root / "docs").glob("*/press/*/*.md")):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r"^( +)da: (.*)\n", r"\1da: \2\n\1is: \2\n", text, flags=re.MULTILINE)
        text = re.sub(r"da: ([^,{}]*), en: ([^,{}]*)\}", r"da: \1, en: \2, is: \1}", text)
        text = re.sub(r"(gloss: \{da: ([^,]*), en: [^}]*), is: [^}]*\}", r"\1}", text)
        path.write_text(text, encoding="utf-8")
    for path in (root / "docs/da").rglob("*.md"):
        if not path.match("2023/*.md"):
            target = root / "docs/is" / path.relative_to(root / "docs/da")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    messages = {**reference(), "nav.home": "Heim"}
    (root / "data/messages").mkdir()
    (root / "data/messages/is.yml").write_text(yaml.safe_dump(messages, allow_unicode=True), encoding="utf-8")
    loaded = load_site(root)
    assert not isinstance(loaded, list)
    assert [str(one) for one in loaded.problems] == []
    built = build(root, "--strict")
    assert built.code == 0, built.output
    page = tree(built, "is/projects/halsobron/index.html")
    assert page.get("lang") == "is"
    assert set(alternates_of(page)) == {"sv", "da", "en", "is", "x-default"}
    assert [one.get("hreflang") for one in page.xpath("//nav[@class='langs']//a")] == ["sv", "da", "en", "is"]
    assert list(broken_links(built, "https://fakta.example/")) == []


# -- poured pages against MkDocs' own ---------------------------------------------------------------

KEEP = """
from markupsafe import Markup

from faktum.engine.session import Session
from faktum.render import pages

Session._is_poured = lambda self, src_uri: False
ours = pages._prose


def prose(page, view, content):
    made = ours(page, view, content)  # counts the sources
    if content is None or made is None or page.authored:
        return made
    loaded = view.catalogue.loaded
    texts = loaded.release_texts if "/" in page.record else loaded.project_texts
    body = texts[page.record][page.language].file.body
    html = pages.fill_marks(content, pages.mark_expressions(body, view.expand)[1])
    return pages.Prose(Markup(pages.restore_links(html, view.href)), ())


pages._prose = prose
"""


@pytest.fixture(scope="module")
def rendered_by_mkdocs(tmp_path_factory: pytest.TempPathFactory):
    """The small site with releases and project texts left to MkDocs: its frame, its Markdown."""
    from conftest import build_site

    root = copy_site(tmp_path_factory.mktemp("unpoured"))
    (root / "keep.py").write_text(KEEP)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(config.replace("hooks:\n", "hooks:\n  - keep.py\n", 1), encoding="utf-8")
    return build_site(root)


def _shape(element: html.HtmlElement) -> list[object]:
    def words(text: str | None) -> list[str]:
        normal = " ".join((text or "").split())
        return [normal] if normal else []

    parts: list[object] = [element.tag, sorted(element.attrib.items()), *words(element.text)]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_shape(child))
        parts += words(child.tail)
    return parts


def canonical_form(page: html.HtmlElement, *, mkdocs: bool) -> list[object]:
    """A parsed page as nested lists, without what is known and meant to differ."""
    if mkdocs:
        for number in range(5, 0, -1):
            for heading in page.xpath(f"//div[@class='prose']//h{number}"):
                # Ours stands inside a section with a heading of its own, so its headings are one deeper.
                heading.tag = f"h{number + 1}"
        for cell in page.xpath("//div[@class='prose']//*[self::td or self::th][@style]"):
            # Ours has a class for numbers where Python-Markdown writes style="text-align: right;".
            if cell.attrib.pop("style") == "text-align: right;":
                cell.set("class", "num")
    for table in page.xpath("//div[@class='prose']//div[@class='table']"):
        # Ours wraps tables, so that they scroll on a phone.
        table.drop_tag()
    for marker in page.xpath("//div[@class='prose']//sup[@class='src']/a"):
        # Sources are numbered in the order of the page; MkDocs reads the text before the page is put together.
        marker.text = "number"
        marker.set("aria-label", re.sub(r"[0-9\u2009,]+", "number", marker.get("aria-label"), count=1))

    return _shape(page)


def _without_footnotes(page: html.HtmlElement) -> list[str]:
    """Cut the footnotes out and hand back their words: the two engines build them of other elements."""
    texts = []
    for note in page.xpath("//section[contains(@class, 'footnotes')] | //div[@class='footnote']"):
        texts.append(re.sub(r"[↩\ufe0e\s]+", " ", note.text_content()).strip())
        note.drop_tree()
    for mark in page.xpath("//sup[contains(@class, 'footnote-ref') or starts-with(@id, 'fnref')]"):
        texts.append(mark.text_content().strip())
        mark.drop_tree()
    return texts


def test_a_poured_page_equals_what_mkdocs_would_have_rendered(
    built_small: Built, rendered_by_mkdocs: Built
) -> None:
    assert rendered_by_mkdocs.code == 0, rendered_by_mkdocs.output
    assert rendered_by_mkdocs.pages() == built_small.pages()
    compared = 0
    for path in built_small.pages():
        ours, theirs = tree(built_small, path), tree(rendered_by_mkdocs, path)
        assert _without_footnotes(ours) == _without_footnotes(theirs), path
        assert canonical_form(ours, mkdocs=False) == canonical_form(theirs, mkdocs=True), path
        compared += "/press/" in path or path.startswith("press/")
    assert compared > 12
    poured = [path for path in built_small.pages() if re.search(r"press/\d{4}/.+/index.html$", path)]
    assert len(poured) == 7


def test_mkdocs_did_render_them(built_small: Built, rendered_by_mkdocs: Built) -> None:
    """The comparison above compares two engines, not one with itself: their bytes differ."""
    path = "press/2019/halsobron-oppnar/index.html"
    assert '<div class="table"' in built_small.text(path)
    assert '<div class="table"' not in rendered_by_mkdocs.text(path)
    assert files_below(built_small.site) != files_below(rendered_by_mkdocs.site)

"""What the Nu HTML checker and a walk along all links say of every page."""

from __future__ import annotations

import json
import re
import subprocess
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html

if TYPE_CHECKING:
    from conftest import Built

NU = Path(__file__).parent / "node_modules/vnu-jar/build/dist/vnu.jar"
BASE = "https://faktum.example/"
REFERENCES = "//*/@href | //*/@src | //form/@action | //*/@poster"


@pytest.mark.browser
def test_the_nu_html_checker_finds_no_error(built_real: Built, tools: dict[str, list[str]]) -> None:
    done = subprocess.run(
        [*tools["java"], "-jar", NU, "--skip-non-html", "--format", "json", "--exit-zero-always", built_real.site],
        capture_output=True, text=True, timeout=280, check=True,
    )  # fmt: skip
    messages = json.loads(done.stderr)["messages"]
    wrong = [one for one in messages if one["type"] != "info"]
    assert not wrong, [
        (one.get("url", "").rpartition("/site/")[2], one.get("lastLine"), one["message"])
        for one in wrong[:10]
    ]


def test_the_nu_html_checker_is_not_asleep(tmp_path: Path, tools: dict[str, list[str]]) -> None:
    (tmp_path / "x.html").write_text("<!doctype html><html lang=en><title>x</title><p><div autocomplete=off>")
    done = subprocess.run(
        [*tools["java"], "-jar", NU, "--format", "json", tmp_path / "x.html"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert any(one["type"] == "error" for one in json.loads(done.stderr)["messages"])


class Links:
    """Every page of a site, what it refers to and which places it has."""

    def __init__(self, folder: Path) -> None:
        self.files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        self.pages = {
            name: html.parse(str(folder / name), html.HTMLParser(encoding="utf-8")).getroot()
            for name in sorted(self.files)
            if name.endswith(".html")
        }

    def targets(self, name: str) -> list[tuple[str, str, str]]:
        """(as written, file, anchor) of all that stays on the site."""
        here = BASE + name.removesuffix("index.html")
        found = []
        for link in self.pages[name].xpath(REFERENCES):
            address, anchor = urldefrag(urljoin(here, str(link)))
            if address.startswith(BASE):
                file = unquote(address.removeprefix(BASE).partition("?")[0])
                found.append(
                    (
                        str(link),
                        file + ("index.html" if not file or file.endswith("/") else ""),
                        unquote(anchor),
                    )
                )
        return found

    def is_redirect(self, name: str) -> bool:
        return bool(self.pages[name].xpath("//meta[@http-equiv='refresh']"))


@pytest.fixture(scope="module", params=["real", "small"])
def links(request: pytest.FixtureRequest) -> Links:
    built: Built = request.getfixturevalue(f"built_{request.param}")
    assert built.code == 0, built.output
    return Links(built.site)


def test_no_link_and_no_anchor_is_broken(links: Links) -> None:
    places = {name: set(page.xpath("//@id")) for name, page in links.pages.items()}
    broken = [
        (name, link)
        for name in links.pages
        for link, file, anchor in links.targets(name)
        if file not in links.files or (anchor and file in places and anchor not in places[file])
    ]
    assert not broken, broken[:10]


def test_every_page_can_be_reached_from_the_front_page_by_links_to_click(links: Links) -> None:
    seen, waiting = {"index.html"}, deque(["index.html"])
    while waiting:
        name = waiting.popleft()
        here = BASE + name.removesuffix("index.html")
        for link in links.pages[name].xpath("//body//a/@href | //body//form/@action"):
            address = urldefrag(urljoin(here, str(link)))[0]
            file = unquote(address.removeprefix(BASE).partition("?")[0])
            file += "index.html" if not file or file.endswith("/") else ""
            if address.startswith(BASE) and file in links.pages and file not in seen:
                seen.add(file)
                waiting.append(file)
    left_aside = {
        name for name in links.pages
        if name.endswith("404.html") or links.is_redirect(name)
        or links.pages[name].xpath("//meta[@name='robots'][@content='noindex']")  # withdrawn releases
    }  # fmt: skip
    assert sorted(links.pages.keys() - seen - left_aside) == []
    assert len(left_aside) < 0.1 * len(links.pages) + 10


def test_nothing_needs_inline_script_or_style(links: Links) -> None:
    """The Content-Security-Policy would refuse it."""
    for name, page in links.pages.items():
        assert not page.xpath("//style | //*[@style]"), name
        assert not page.xpath(
            "//script[not(@src)][not(@type='application/ld+json' or @type='application/json')]"
        ), name
        handlers = {str(one) for one in page.xpath("//@*[starts-with(name(), 'on')]/..")}
        assert not handlers, name
        assert not [
            link for link in page.xpath(REFERENCES) if re.match(r"\s*(javascript|data):", str(link))
        ], name

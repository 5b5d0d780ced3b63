"""The built site as the tests of traps read it: pages with lxml, facts from the API."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, cast
from urllib.parse import urljoin

import pytest
from lxml import html

LANGUAGES = ("sv", "da", "en")

Row = dict[str, Any]
Element = Any
"""An element, or what XPath finds: lxml's own types allow for so much that they help nobody here."""


def plain(text: str) -> str:
    """Text as a reader sees it: white space runs, no-break spaces included, are one space."""
    return re.sub(r"\s+", " ", text.replace("\xa0", " ").replace("\u202f", " ")).strip()


RUNNING = {"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sup"}
"""Elements inside a line; all others keep their text apart from what stands beside them."""


def pieces(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    apart = "" if element.tag in RUNNING else " "
    yield apart + (element.text or "")
    for child in element:
        yield from pieces(child)
        yield child.tail or ""
    yield apart


def text_of(element: Element) -> str:
    assert element is not None, "the page lacks the part that the trap is shown in"
    return plain("".join(pieces(element)))


def folded(text: str) -> str:
    """For comparing: without case, and without the spaces around a dash, which languages set differently."""
    return re.sub(r" ?– ?", "–", plain(text).casefold())


class Page:
    """One page of the built site, without its frame and without source numbers, which stick to values."""

    def __init__(self, site: Path, language: str, path: str) -> None:
        self.language = language
        self.address = ("/" if language == "sv" else f"/{language}/") + path
        file = site / self.address.lstrip("/")
        file = file if file.suffix else file / "index.html"
        assert file.is_file(), f"{self.address} is not among the built pages"
        parser = html.HTMLParser(encoding="utf-8")
        self.document = cast("Element", html.fromstring(file.read_bytes(), parser=parser))
        self.main = cast("Element", self.document.find(".//main"))
        if self.main is None:  # a redirect
            self.main = self.document.find("body")
        for marker in self.main.find_class("src"):
            marker.drop_tree()

    @property
    def text(self) -> str:
        return text_of(self.main)

    def section(self, name: str) -> Element:
        """The section under the heading with this id, such as `money` for `money-section`."""
        found = self.main.xpath(f".//section[h2/@id='{name}-section']")
        assert found, f"{self.address} has no section {name}"
        return found[0]

    def has_section(self, name: str) -> bool:
        return bool(self.main.xpath(f".//section[h2/@id='{name}-section']"))

    def box(self) -> str:
        return " ".join(text_of(one) for one in self.main.find_class("fact-box"))

    def card(self, person: str) -> Element:
        found = self.main.xpath(f".//li[@id='{person}'][h3 or h4]")
        assert found, f"{self.address} has no contact card for {person}"
        return found[0]

    def targets(self, element: Element = None) -> set[str]:
        """Where the links of a part lead, as paths without the language."""
        part = self.main if element is None else element
        paths = {urljoin(f"https://x{self.address}", href) for href in part.xpath(".//a/@href")}
        prefix = "https://x/" if self.language == "sv" else f"https://x/{self.language}/"
        return {one.removeprefix(prefix) for one in paths if one.startswith(prefix)}

    def blocks(self) -> Iterator[str]:
        """Paragraphs, list entries, cells and headings, each as text."""
        for element in self.main.iter(
            "p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "figcaption"
        ):
            if element.find("p") is None:
                yield text_of(element)


class Site:
    """The built site and the statements of its API."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.rows: list[Row] = json.loads((path / "api/v1/facts.json").read_text("utf-8"))["items"]
        self.page: Callable[[str, str], Page] = cache(lambda language, page: Page(path, language, page))

    def fact(self, fact: str) -> list[Row]:
        """Every statement on a fact."""
        found = [row for row in self.rows if row["fact"] == fact]
        assert found, f"facts.json has no fact {fact}"
        return found

    def row(self, fact: str, source: str | None = None) -> Row:
        """The statement of one source, or the preferred one."""
        found = [
            row for row in self.fact(fact)
            if (row["preferred"] if source is None else row["source"]["id"] == source)
        ]  # fmt: skip
        assert found, f"{fact}: no statement of {source or 'any source is preferred'}"
        return found[0]

    def about(self, subject: str, *properties: str) -> list[Row]:
        return [row for row in self.rows if row["subject"] == subject and row["property"] in properties]

    def roles(self, project: str, organisation: str) -> set[str]:
        """The roles that preferred statements give an organisation in a project."""
        return {
            row["value"] for row in self.about(project, "role")
            if row["of"] == organisation and row["preferred"] and row["value"]
        }  # fmt: skip

    def ledger(self, language: str, subject: str) -> Page:
        return self.page(language, f"sources/{subject}/")

    def entry(self, language: str, fact: str) -> Element:
        """A fact in the ledger: its statements, each with source, wording and note, and the reason."""
        subject, key = fact.rsplit(".", 1)
        found = self.ledger(language, subject).main.xpath(f".//section[.//li[@id='{key}']]")
        assert found, f"the ledger of {subject} lacks {key} in {language}"
        return found[0]

    def statements(self, language: str, fact: str) -> list[str]:
        return [text_of(one) for one in self.entry(language, fact).xpath(".//li[@id]")]

    def pages(self) -> Iterator[Page]:
        for file in sorted(self.path.rglob("*.html")):
            parts = file.relative_to(self.path).parts
            language = parts[0] if parts[0] in LANGUAGES[1:] else "sv"
            rest = "/".join(parts if language == "sv" else parts[1:])
            yield self.page(language, rest.removesuffix("index.html"))


in_each_language = pytest.mark.parametrize("language", LANGUAGES)

PROJECTS = (
    "healthtech-nordic-1", "healthtech-nordic-2", "e-halsoarenan", "innovationer-for-nara-vard",
    "danish-healthtech",
)  # fmt: skip
S0, S1 = "innovation-skane-2019-12", "region-kalmar-lan-2019-06-13"
S2, S4 = "leap-for-life-2023-en", "leap-for-life-2023-sv"
S3 = "cluster-excellence-2018-09-20"
CONTINUES = "2019/prisat-e-halsoprojekt-fortsatter"
ARENA = "2019/langsiktig-satsning-pa-e-halsoutveckling"
HALLAND = "2023/innovation-for-nara-vard-i-halland"
DANISH = "2018/staerkt-nationalt-partnerskab"
NEWSROOM = {"p-0gnm1", "p-19umt", "p-82i3h", "p-odbc3"}


def shown(row: Row, language: str) -> str:
    """A statement's value as pages print it."""
    return plain(row["text"][language])


def holds(text: str, row: Row, language: str) -> bool:
    """Whether a text shows the value of a statement, qualifier included; sums may be abbreviated."""
    value = folded(row["text"][language])
    if value in folded(text):
        return True
    if row["unit"] not in {"SEK", "DKK", "EUR"} or row["value"] is None:
        return False
    number = re.search(r"\d[\d.,]*", value)
    assert number
    word = QUALIFIERS.get(row["qualifier"], {}).get(language, "")
    short = rf"(sek |dkk |eur )?(?<![\d.,]){re.escape(number[0])} ?m"
    return bool(re.search(f"{word} {short}" if word else short, folded(text)))


QUALIFIERS = {
    "nearly": {"sv": "nära", "da": "næsten", "en": "nearly"},
    "at least": {"sv": "minst", "da": "mindst", "en": "at least"},
    "about": {"sv": "omkring", "da": "omkring", "en": "about"},
}


def in_all_languages(text: dict[str, str] | None) -> bool:
    return text is not None and all(plain(text.get(language, "")) for language in LANGUAGES)


def words(language: str, **by_language: str) -> Callable[[str], bool]:
    """A test for a wording of the page's language, ignoring case."""
    pattern = re.compile(by_language[language], re.IGNORECASE)
    return lambda text: bool(pattern.search(text))


def amount(row: Row) -> tuple[float, str]:
    return row["value"], row["unit"]


def other_names(page: Page) -> dict[str, str]:
    """The names under "other names", each with what is said about it."""
    if not page.has_section("names"):
        return {}
    return {
        text_of(row.find("th")): text_of(row.find("td")) for row in page.section("names").xpath(".//tbody/tr")
    }

"""One test per trap in the source documents, by its number: none of them may be smoothed over.

A trap is a place where the sources are unclear, contradict each other or invite a wrong reading. Every test
reads the built site or its API, in each language where it reads pages, and fails as soon as what the site
says is tidier than what the sources say. Traps that bear on what must never appear look for its absence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urljoin

import pytest
from lxml import html

from faktum.problems import Problem

if TYPE_CHECKING:
    from conftest import Built

LANGUAGES = ("sv", "da", "en")

Row = dict[str, Any]
Element = Any
"""An element, or what XPath finds: lxml's own types allow for so much that they help nobody here."""


# --- reading the site -----------------------------------------------------------------------------------


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


@pytest.fixture(scope="session")
def facts(built_real: Built) -> Site:
    assert built_real.code == 0, built_real.output
    return Site(built_real.site)


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


# --- identity -------------------------------------------------------------------------------------------


def test_trap_01_one_brand_four_things_in_the_api(facts: Site) -> None:
    """Community, collaboration and two projects share a name; each fact hangs on the one it is about."""
    carriers = {
        name: {
            row["subject"]
            for row in facts.rows
            if row["property"] == name and "healthtech-nordic" in row["subject"]
        }
        for name in ("members", "budget", "goal", "result", "effect", "award", "period")
    }
    both = {"healthtech-nordic-1", "healthtech-nordic-2"}
    assert carriers["members"] == {"healthtech-nordic"}
    assert carriers["effect"] == {"healthtech-nordic-1"}
    for name in ("budget", "goal", "result", "period"):
        assert carriers[name] == both, name
    assert "healthtech-nordic" not in carriers["award"]
    assert amount(facts.row("healthtech-nordic.partners")) == (7, "organisations")
    assert amount(facts.row("healthtech-nordic-1.budget")) != amount(facts.row("healthtech-nordic-2.budget"))
    # The sentence on the funding is about the collaboration; the projects carry it with that reservation.
    for subject in ("healthtech-nordic", *both):
        assert in_all_languages(facts.row(f"{subject}.programme", S0)["note"])


@in_each_language
def test_trap_01_one_brand_four_things_on_pages(facts: Site, language: str) -> None:
    community = facts.page(language, "partners/healthtech-nordic/")
    first = facts.page(language, "projects/healthtech-nordic-1/")
    second = facts.page(language, "projects/healthtech-nordic-2/")
    titles = {text_of(page.main.find(".//h1")) for page in (community, first, second)}
    assert len(titles) == 3
    assert community.targets() >= {"projects/healthtech-nordic-1/", "projects/healthtech-nordic-2/"}
    for project in (first, second):
        assert "partners/healthtech-nordic/" in project.targets(project.section("partners"))
        assert not holds(project.box(), facts.row("healthtech-nordic.members"), language)
    for fact in (
        "healthtech-nordic-1.budget",
        "healthtech-nordic-2.budget",
        "healthtech-nordic-1.result-jobs",
    ):
        assert not holds(community.text, facts.row(fact), language)
    assert not holds(second.box(), facts.row("healthtech-nordic-1.budget"), language)
    assert not holds(first.box(), facts.row("healthtech-nordic-2.budget"), language)


@in_each_language
def test_trap_02_the_project_changes_reference(facts: Site, language: str) -> None:
    """Every figure of the text is filed under the project it means, and the shifting word is on record."""
    release = facts.page(language, f"press/{CONTINUES}/")
    table = [(text_of(row.find("th/small")), text_of(row.find("td"))) for row in release.section("facts").iter("tr")
             if row.find("th/small") is not None]  # fmt: skip
    first, second = (text_of(facts.page(language, f"projects/{one}/").main.find(".//h1"))
                     for one in ("healthtech-nordic-1", "healthtech-nordic-2"))  # fmt: skip
    for fact, project in (
        ("healthtech-nordic-1.goal-jobs", first), ("healthtech-nordic-1.result-jobs", first),
        ("healthtech-nordic-1.budget", first), ("healthtech-nordic-1.effect-tax", first),
        ("healthtech-nordic-2.goal-jobs", second), ("healthtech-nordic-2.budget", second),
        ("healthtech-nordic-2.period", second),
    ):  # fmt: skip
        named = {subject for subject, value in table if holds(value, facts.row(fact), language)}
        assert named == {project}, fact
    note = facts.ledger(language, S0).text
    assert words(language, sv="”Projektet” byter", da="”Projektet” skifter", en="[‘“]The project[’”] changes")(note)  # fmt: skip


@in_each_language
def test_trap_03_centre_and_legal_employer(facts: Site, language: str) -> None:
    """The centre leads, the university hosts and employs; the same people stand under both."""
    assert facts.roles("innovationer-for-nara-vard", "leap-for-life") == {"lead"}
    assert facts.roles("innovationer-for-nara-vard", "hogskolan-i-halmstad") == set()
    assert facts.row("innovationer-for-nara-vard.role-owner")["state"] == "unknown"
    assert facts.row("leap-for-life.host")["of"] == "hogskolan-i-halmstad"
    centre = facts.page(language, "partners/leap-for-life/")
    university = facts.page(language, "partners/hogskolan-i-halmstad/")
    for person in ("p-4efc0", "p-lgs60"):
        offices = {row["of"] for row in facts.about(person, "office")}
        assert offices == {"leap-for-life", "hogskolan-i-halmstad"}
        for page in (centre, university):
            assert f"contacts/#{person}" in page.targets(page.section("people"))
    assert not university.has_section("roles")
    project = facts.page(language, "projects/innovationer-for-nara-vard/")
    assert holds(
        text_of(project.section("partners")), facts.row("innovationer-for-nara-vard.role-owner"), language
    )


NEAR_DUPLICATES = (
    ("welfare-tech", "welfare-tech-innovationsnetvaerk"),
    ("medtech-innovation", "medtech-innovation-consortium"),
    ("health-tech-hub-copenhagen", "copenhagen-healthtech-cluster"),
)


@in_each_language
@pytest.mark.parametrize("pair", NEAR_DUPLICATES, ids="/".join)
def test_trap_04_near_duplicates_stay_apart(facts: Site, language: str, pair: tuple[str, str]) -> None:
    warned = words(language, sv="inte att förväxla", da="ikke forveksles", en="not to be confused")
    titles = set()
    for one, other in (pair, pair[::-1]):
        page = facts.page(language, f"partners/{one}/")
        titles.add(text_of(page.main.find(".//h1")))
        notes = [note for note in page.main.find_class("note") if warned(text_of(note))]
        assert [page.targets(note) for note in notes] == [{f"partners/{other}/"}]
        # Neither name is an alias of the other.
        assert text_of(facts.page(language, f"partners/{other}/").main.find(".//h1")) not in other_names(page)
    assert len(titles) == 2


def other_names(page: Page) -> dict[str, str]:
    """The names under "other names", each with what is said about it."""
    if not page.has_section("names"):
        return {}
    return {
        text_of(row.find("th")): text_of(row.find("td")) for row in page.section("names").xpath(".//tbody/tr")
    }


@in_each_language
def test_trap_04_true_aliases_stand_on_the_right_page(facts: Site, language: str) -> None:
    cluster = facts.page(language, "partners/lifescience-innovation/")
    assert "Life Science Innovation North Denmark" in other_names(cluster)
    assert not [
        one for one in (facts.path / "partners").iterdir() if one.name.startswith("life-science-innovation")
    ]
    assert "Medtech Innovation" in other_names(facts.page(language, "partners/medtech-innovation/"))
    consortium = other_names(facts.page(language, "partners/medtech-innovation-consortium/"))
    assert {"MTIC", "Medtech Innovation Consortium"} <= consortium.keys()
    assert "Medtech Innovation" not in consortium


CLUSTERS = (
    "welfare-tech",
    "lifescience-innovation",
    "medtech-innovation-consortium",
    "copenhagen-healthtech-cluster",
)


@in_each_language
def test_trap_05_name_of_the_time_and_successor_now(facts: Site, language: str) -> None:
    project = facts.page(language, "projects/danish-healthtech/")
    partners = project.targets(project.section("partners"))
    assert "partners/danish-life-science-cluster/" not in partners
    for cluster in CLUSTERS:
        assert f"partners/{cluster}/" in partners
        assert facts.row(f"danish-healthtech.partner-{cluster}")["valid_at"] == "2018-09-20"
        later = facts.row(f"{cluster}.successor")
        assert later["of"] == "danish-life-science-cluster"
        assert later["valid_at"] > "2018-09-20"
        page = facts.page(language, f"partners/{cluster}/")
        assert "partners/danish-life-science-cluster/" in page.targets(page.section("before-after"))
    former = words(language, sv="tidigare namn", da="tidligere navn", en="former name")
    for organisation, name in (
        ("region-kalmar-lan", "Landstinget i Kalmar län"), ("region-kalmar-lan", "Kalmar County Council"),
        ("leap-for-life", "Centre for Health Technology Halland"),
    ):  # fmt: skip
        assert former(other_names(facts.page(language, f"partners/{organisation}/"))[name])


@in_each_language
def test_trap_06_programme_area_and_fund_share_words(facts: Site, language: str) -> None:
    """The programme is one record, the fund another, and the area is a description, not a record."""
    assert facts.row("interreg-oks.fund")["of"] == "erdf"
    area = facts.row("healthtech-nordic-2.area")
    assert area["of"] is None
    assert in_all_languages(area["text"])
    for subject in ("healthtech-nordic", "healthtech-nordic-1", "healthtech-nordic-2"):
        assert {row["of"] for row in facts.fact(f"{subject}.programme")} == {"interreg-oks"}
        assert {row["of"] for row in facts.fact(f"{subject}.fund")} == {"erdf"}
    programme = facts.ledger(language, "interreg-oks")
    fund = facts.ledger(language, "erdf")
    assert text_of(programme.main.find(".//h1")) != text_of(fund.main.find(".//h1"))
    assert words(
        language,
        sv="varken området",
        da="hverken selve området|hverken området",
        en="neither that area|neither the area",
    )(programme.text)
    assert {"sources/interreg-oks/", "sources/erdf/"} <= facts.page(
        language, "partners/healthtech-nordic/"
    ).targets()
    assert holds(facts.page(language, "projects/healthtech-nordic-2/").box(), area, language)


# --- roles ----------------------------------------------------------------------------------------------


def test_trap_07_six_roles_in_one_text(facts: Site) -> None:
    """Owner, commissioner, partner, co-funder, granting authority and EU money are six things."""
    arena = "e-halsoarenan"
    assert facts.roles(arena, "kalmar-science-park") == {"owner"}
    assert facts.roles(arena, "region-kalmar-lan") == {"commissioner", "funder"}
    assert facts.roles(arena, "linneuniversitetet") == {"partner", "funder"}
    assert facts.roles(arena, "europeiska-unionen") == {"funder"}
    assert facts.roles(arena, "tillvaxtverket") == {"granting-authority"}


def test_trap_07_the_agency_is_never_the_source_of_the_money(facts: Site) -> None:
    of_agency = [row for row in facts.rows if row["of"] == "tillvaxtverket"]
    assert {row["value"] for row in of_agency} == {"granting-authority"}
    assert {row["subject"] for row in of_agency} == {"e-halsoarenan", "innovationer-for-nara-vard"}
    for row in of_agency:
        assert in_all_languages(row["label"])


@in_each_language
def test_trap_07_six_roles_on_the_page(facts: Site, language: str) -> None:
    page = facts.page(language, "projects/e-halsoarenan/")
    by_role = {}
    for group in page.section("partners").xpath(".//dl/div"):
        organisations = {
            one for dd in group.findall("dd") for one in page.targets(dd) if one.startswith("partners/")
        }
        by_role[text_of(group.find("dt"))] = organisations
    with_names = {role for role, organisations in by_role.items() if organisations}
    assert len(with_names) == 5
    holders = [role for role, organisations in by_role.items() if "partners/tillvaxtverket/" in organisations]
    assert len(holders) == 1
    assert by_role[holders[0]] == {"partners/tillvaxtverket/"}
    money = page.targets(page.section("money"))
    assert "partners/tillvaxtverket/" not in money
    assert {
        "partners/region-kalmar-lan/",
        "partners/linneuniversitetet/",
        "partners/europeiska-unionen/",
    } <= money


@in_each_language
@pytest.mark.parametrize(
    ("organisation", "project"),
    [("linneuniversitetet", "e-halsoarenan"), ("region-halland", "innovationer-for-nara-vard")],
)
def test_trap_08_a_funder_may_be_partner_too(
    facts: Site, language: str, organisation: str, project: str
) -> None:
    assert facts.roles(project, organisation) == {"partner", "funder"}
    page = facts.page(language, f"projects/{project}/")
    groups = [group for group in page.section("partners").xpath(".//dl/div")
              if f"partners/{organisation}/" in page.targets(group)]  # fmt: skip
    assert len(groups) == 2
    roles = facts.page(language, f"partners/{organisation}/").section("roles").xpath(".//dl/div/dd")
    assert len(roles) >= 2
    shares = [row for row in facts.about(project, "share") if row["of"] == organisation]
    if project == "e-halsoarenan":
        assert [amount(row) for row in shares] == [(20, "percent")]
    else:
        assert not shares, "no source says how the money is divided"


@in_each_language
@pytest.mark.parametrize(
    "organisation",
    [
        "cluster-excellence-denmark",
        "ehalsoinstitutet",
        "skr",
        "liva-healthcare",
        "danske-regioner",
        "careware-nordic",
    ],
)
def test_trap_09_who_publishes_or_speaks_is_no_partner(facts: Site, language: str, organisation: str) -> None:
    for project in PROJECTS:
        assert not facts.roles(project, organisation)
        page = facts.page(language, f"projects/{project}/")
        assert f"partners/{organisation}/" not in page.targets(page.section("partners"))
    assert not facts.page(language, f"partners/{organisation}/").has_section("roles")


def test_trap_09_the_publisher_is_named_as_such(facts: Site) -> None:
    assert facts.row("danish-healthtech.budget")["source"]["publisher"] == "cluster-excellence-denmark"


@in_each_language
@pytest.mark.parametrize(
    ("person", "organisations"),
    [
        ("p-0ttiw", {"danske-regioner", "region-syddanmark"}),
        ("p-awerq", {"healthtech-nordic", "innovation-skane"}),
        ("p-4efc0", {"leap-for-life", "hogskolan-i-halmstad"}),
    ],
)
def test_trap_10_two_roles_in_two_bodies(
    facts: Site, language: str, person: str, organisations: set[str]
) -> None:
    assert {row["of"] for row in facts.about(person, "office")} == organisations
    for organisation in organisations:
        page = facts.page(language, f"partners/{organisation}/")
        assert f"contacts/#{person}" in page.targets(page.section("people"))


@in_each_language
def test_trap_10_titles_differ_within_one_release(facts: Site, language: str) -> None:
    stated = {row["as_stated"]["text"] for row in facts.fact("p-1rsvo.liva-healthcare")}
    assert stated == {"medstifter og direktør", "Medstifter og adm. direktør"}
    ledger = " ".join(facts.statements(language, "p-1rsvo.liva-healthcare"))
    assert all(title in ledger for title in stated)
    # One person, two titles in one text: in the quotation the centre's, among the contacts the university's.
    assert facts.row("p-4efc0.leap-for-life")["text"] != facts.row("p-4efc0.hogskolan-i-halmstad")["text"]


NEWSROOM = {"p-0gnm1", "p-19umt", "p-82i3h", "p-odbc3"}


@in_each_language
def test_trap_11_quoted_contact_and_newsroom_contact(facts: Site, language: str) -> None:
    page = facts.page(language, f"press/{CONTINUES}/")
    speakers = {one for one in page.targets(page.section("positions")) if one.startswith("contacts/#")}
    assert speakers == {"contacts/#p-azl0r"}
    cards = {
        name: {one.get("id") for one in page.section(name).xpath(".//li[@id]")}
        for name in ("contacts", "newsroom")
    }
    assert cards == {"contacts": {"p-awerq"}, "newsroom": NEWSROOM}
    apart = words(language, sv="hör inte till", da="hører ikke til", en="do not belong to")
    assert apart(text_of(page.section("newsroom").find("p")))
    project = facts.page(language, "projects/healthtech-nordic-2/").section("contacts")
    assert {one.get("id") for one in project.xpath(".//li[@id]")} == {"p-awerq"}
    assert not [row for row in facts.rows if row["subject"] in NEWSROOM and row["valid_at"]]
    for person in NEWSROOM:
        assert in_all_languages(facts.row(f"{person}.press-contact")["note"])


@in_each_language
def test_trap_11_newsroom_contacts_do_not_carry_the_date_of_the_release(facts: Site, language: str) -> None:
    released = facts.row(f"{CONTINUES}.published")
    cards = facts.page(language, "contacts/")
    people = facts.page(language, "partners/innovation-skane/").section("people")
    for person in NEWSROOM:
        assert not holds(text_of(cards.card(person).find_class("as-printed")[0]), released, language)
    for entry in people.iter("dd"):
        if any(f"#{person}" in href for person in NEWSROOM for href in entry.xpath(".//a/@href")):
            assert not holds(text_of(entry), released, language)


@in_each_language
def test_trap_11_the_quoted_need_not_be_contacts(facts: Site, language: str) -> None:
    page = facts.page(language, "contacts/")
    without = page.main.xpath(".//section[@id='without']")[0]
    assert {one.get("id") for one in without.iter("li")} == {"p-azl0r", "p-b9zfg"}
    assert not without.xpath(".//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:')]")


@in_each_language
def test_trap_12_function_mailbox_under_a_name(facts: Site, language: str) -> None:
    page = facts.page(language, "contacts/")
    label = words(language, sv="funktionsbrevlåda", da="funktionspostkasse", en="(function|generic) mailbox")
    card = page.card("p-ijn2o")
    mail = card.xpath(".//a[starts-with(@href, 'mailto:')]")[0]
    small = mail.getnext()
    assert label(text_of(small))
    assert words(language, sv="inte till personen", da="ikke til personen", en="not to the person")(
        text_of(card)
    )
    # And only there: the addresses of the other people are their own.
    marked = {one.get("id") for one in page.main.xpath(".//li[@id][starts-with(@id, 'p-')]")
              if any(label(text_of(small)) for small in one.iter("small"))}  # fmt: skip
    assert marked == {"p-ijn2o"}


@in_each_language
def test_trap_13_contacts_in_one_language_version_only(facts: Site, language: str) -> None:
    page = facts.page(language, f"press/{HALLAND}/")
    only = words(
        language,
        sv="bara i den svenska",
        da="kun i den svenske",
        en="in the Swedish version only|only in the Swedish",
    )
    cards = [page.card(person) for person in ("p-4efc0", "p-lgs60")]
    for card in cards:
        assert only(text_of(card))
        printed = card.find_class("as-printed")[0]
        assert page.targets(printed) == {f"sources/{S4}/"}
    assert len(page.section("contacts").xpath(".//li[@id]")) == len(cards)
    differences = text_of(page.section("original"))
    assert words(language, sv="(finns|tryckta|står) bara (på svenska|i den svenska)", da="(findes|står|trykt) kun (på svensk|i den svenske)",
                 en="in (the )?Swedish (version )?only|only in (the )?Swedish")(differences)  # fmt: skip


# --- money ----------------------------------------------------------------------------------------------


@in_each_language
def test_trap_14_currency_missing_or_implied(facts: Site, language: str) -> None:
    arena = facts.row("e-halsoarenan.budget", S1)
    assert arena["as_stated"]["text"] == "21,2 miljoner"
    assert arena["unit"] == "SEK"
    said = words(language, sv="ingen valuta", da="ingen valuta", en="no currency")
    assert said(plain(arena["note"][language]))
    assert said(facts.page(language, "projects/e-halsoarenan/").box())
    danish = facts.row("danish-healthtech.budget")
    assert (danish["unit"], danish["as_stated"]["text"]) == ("DKK", "28 mio. kr.")
    assert words(language, sv="danska kronor", da="danske kroner", en="Danish kroner")(
        danish["note"][language]
    )


def test_trap_14_one_currency_in_three_notations(facts: Site) -> None:
    assert facts.row("healthtech-nordic-2.budget")["as_stated"]["text"] == "62 MSEK"
    assert (
        facts.row("innovationer-for-nara-vard.budget", S4)["as_stated"]["text"] == "nära 17 miljoner kronor"
    )
    assert facts.row("innovationer-for-nara-vard.budget", S2)["as_stated"]["text"] == "nearly 17 million SEK"
    money = [
        row
        for row in facts.rows
        if row["property"] in {"budget", "grant", "funding", "effect"} and row["value"]
    ]
    assert {row["unit"] for row in money} == {"SEK", "DKK", "EUR"}
    expected = {"danish-healthtech": {"DKK", "EUR"}}
    for row in money:
        assert row["unit"] in expected.get(row["subject"], {"SEK"})


@pytest.mark.parametrize(
    ("fact", "value", "qualifier", "source"),
    [
        ("innovationer-for-nara-vard.budget", 17_000_000, "nearly", S4),
        ("innovationer-for-nara-vard.budget", 17_000_000, "nearly", S2),
        ("healthtech-nordic-1.effect-tax", 212_000_000, "at least", S0),
        ("healthtech-nordic-2.goal-jobs", 1000, "at least", None),
        ("healthtech-nordic-2.share-interreg-oks", 50, "about", None),
        ("healthtech-nordic-1.result-jobs", 200, "about", "tillvaxtverket-2019"),
    ],
)
def test_trap_15_qualifiers_are_never_dropped(
    facts: Site, fact: str, value: int, qualifier: str, source: str | None
) -> None:
    row = facts.row(fact, source)
    assert (row["value"], row["qualifier"]) == (value, qualifier)
    for language in LANGUAGES:
        assert folded(row["text"][language]).startswith(QUALIFIERS[qualifier][language])


@pytest.mark.parametrize(
    ("fact", "qualifier"),
    [("innovationer-for-nara-vard.budget", "nearly"), ("healthtech-nordic-1.effect-tax", "at least")],
)
def test_trap_15_no_page_shows_the_figure_as_exact(facts: Site, fact: str, qualifier: str) -> None:
    assert {row["qualifier"] for row in facts.fact(fact)} == {qualifier}
    million = {17_000_000: "17", 212_000_000: "212"}[facts.row(fact)["value"]]
    figure = re.compile(rf"(?<![\d.,])(?:SEK )?{million} ?(?:m\b|mio|mi?lj|mill|mn|mkr|MSEK)", re.IGNORECASE)
    found = 0
    for page in facts.pages():
        word = QUALIFIERS[qualifier][page.language]
        wordings = {*QUALIFIERS[qualifier].values()}  # the ledger cites the wording of each source
        for match in figure.finditer(page.text):
            found += 1
            before = page.text[: match.start()].rstrip().casefold()
            assert before.endswith(tuple({word, *wordings})), f"{page.address}: {before[-30:]}{match[0]}"
    assert found >= len(LANGUAGES)


@in_each_language
def test_trap_15_at_least_1000_and_1000_both_stand(facts: Site, language: str) -> None:
    rows = facts.fact("healthtech-nordic-2.goal-jobs")
    assert {row["qualifier"] for row in rows if row["source"]["id"] == S0} == {"at least", "exact"}
    assert {row["state"] for row in rows} == {"disagrees"}
    stated = facts.statements(language, "healthtech-nordic-2.goal-jobs")
    with_word = [folded(one).startswith(QUALIFIERS["at least"][language]) for one in stated]
    assert with_word[0]
    assert with_word.count(False) == 3


def test_trap_16_sums_add_up_where_the_source_gives_parts(facts: Site) -> None:
    # Amounts in one source: 14 + 2.8 + 11.2 = 28.
    parts = [
        facts.row(f"danish-healthtech.{key}") for key in ("grant", "funding-regional", "funding-private")
    ]
    assert sum(Decimal(str(row["value"])) for row in parts) == facts.row("danish-healthtech.budget")["value"]
    assert all(row["state"] != "derived" for row in parts)
    # Shares in another: 30 + 20 + 50 = 100; amounts only follow from them, and say so.
    arena = facts.row("e-halsoarenan.budget")["value"]
    shares = [row for row in facts.about("e-halsoarenan", "share") if row["preferred"]]
    assert sorted(row["value"] for row in shares) == [20, 30, 50]
    assert all(row["state"] != "derived" for row in shares)
    amounts = facts.about("e-halsoarenan", "funding")
    assert len(amounts) == 3
    assert sum(Decimal(str(row["value"])) for row in amounts) == arena
    for row in amounts:
        assert row["state"] == "derived"
        assert "e-halsoarenan.budget" in row["derived_from"]["facts"]


@in_each_language
def test_trap_16_no_parts_are_made_up_where_the_source_gives_none(facts: Site, language: str) -> None:
    nara = [
        row for row in facts.about("innovationer-for-nara-vard", "share", "funding", "grant") if row["value"]
    ]
    assert not nara
    assert facts.row("innovationer-for-nara-vard.share")["state"] == "unknown"
    second = facts.about("healthtech-nordic-2", "share", "funding", "grant")
    assert not [row for row in second if row["value"] and row["source"]["id"] == S0]
    assert facts.row("healthtech-nordic-2.funding-rest")["state"] == "unknown"
    money = facts.page(language, "projects/innovationer-for-nara-vard/").section("money")
    assert not money.xpath(".//*[local-name()='svg']"), "a bar would need a split"
    assert holds(text_of(money), facts.row("innovationer-for-nara-vard.share"), language)


@in_each_language
def test_trap_17_grant_is_not_the_total(facts: Site, language: str) -> None:
    grant, total = facts.row("danish-healthtech.grant"), facts.row("danish-healthtech.budget")
    assert (grant["value"], total["value"]) == (14_000_000, 28_000_000)
    project = facts.page(language, "projects/danish-healthtech/")
    headline = [text_of(one) for one in project.main.find_class("big")]
    assert holds(headline[0], total, language), "the total comes first"
    assert not holds(headline[0], grant, language)
    money = project.section("money")
    for arithmetic in money.xpath(".//details"):  # it names the total that a share is of
        arithmetic.drop_tree()
    foot, body = (text_of(money.find(f".//{part}")) for part in ("tfoot", "tbody"))
    assert holds(foot, total, language)
    assert not holds(foot, grant, language)
    assert holds(body, grant, language)
    assert not holds(body, total, language)
    # The release's own lead has the grant alone; its summary must say that it is only a part.
    release = text_of(facts.page(language, f"press/{DANISH}/").section("summary"))
    assert holds(release, grant, language)
    assert holds(release, total, language)
    part = words(language, sv="bara en del", da="kun en del", en="only (a )?part")
    assert part(release)


@in_each_language
def test_trap_18_the_same_sum_in_euro_without_a_rate(facts: Site, language: str) -> None:
    euro = facts.row("danish-healthtech.grant", "welfare-tech-2018-09-en")
    assert amount(euro) == (1_900_000, "EUR")
    assert euro["preferred"] is False
    assert in_all_languages(euro["note"])
    assert euro["source"]["seen"] == "second-hand"
    assert [row["id"] for row in facts.rows if row["unit"] == "EUR"] == [euro["id"]], (
        "nothing else is converted"
    )
    said = facts.statements(language, "danish-healthtech.grant")
    converted = [one for one in said if holds(one, euro, language)]
    assert len(converted) == 1
    assert words(
        language, sv="utan kurs", da="uden kurs", en="(no|without an?|neither an?) (exchange )?rate"
    )(converted[0])
    project = facts.page(language, "projects/danish-healthtech/")
    assert not holds(text_of(project.section("money")), euro, language), "not a further part of the budget"


@in_each_language
def test_trap_19_three_sums_in_one_text(facts: Site, language: str) -> None:
    """54 million is a budget, 212 an estimate of tax, 62 another project's budget."""
    assert amount(facts.row("healthtech-nordic-1.budget", S0)) == (54_000_000, "SEK")
    assert facts.row("healthtech-nordic-1.effect-tax", S0)["property"] == "effect"
    assert amount(facts.row("healthtech-nordic-2.budget", S0)) == (62_000_000, "SEK")
    first = facts.page(language, "projects/healthtech-nordic-1/")
    money = text_of(first.section("money"))
    assert holds(money, facts.row("healthtech-nordic-1.budget"), language)
    tax = facts.row("healthtech-nordic-1.effect-tax")
    assert not holds(money, tax, language)
    assert not holds(text_of(first.main.find_class("big")[0]), tax, language)
    rows = {text_of(row.find("th")): text_of(row.find("td"))
            for row in facts.page(language, f"press/{CONTINUES}/").section("facts").iter("tr")
            if row.find("td") is not None}  # fmt: skip
    for fact in (
        "healthtech-nordic-1.budget",
        "healthtech-nordic-1.effect-tax",
        "healthtech-nordic-2.budget",
    ):
        assert len([label for label, said in rows.items() if holds(said, facts.row(fact), language)]) == 1


# --- time -----------------------------------------------------------------------------------------------


@in_each_language
def test_trap_20_a_date_that_reads_both_ways(facts: Site, language: str) -> None:
    row = facts.row(f"{DANISH}.published")
    assert row["value"] == "2018-09-20"
    assert row["as_stated"]["text"] == "20-09-18"
    assert "2020-09-18" in row["note"][language]
    said = facts.ledger(language, DANISH).text
    assert "20-09-18" in said
    assert "2020-09-18" in said
    # The grant period is the proof.
    assert facts.row("danish-healthtech.period")["value"].startswith("2018-12-01/")
    assert (facts.path / "press/2018/staerkt-nationalt-partnerskab/index.html").is_file()
    assert not (facts.path / "press/2020").exists()


@in_each_language
def test_trap_20_absent_and_empty_dates(facts: Site, language: str) -> None:
    assert facts.row(f"{CONTINUES}.published", S0)["value"] == "2019-12~"
    assert not [
        row for row in facts.fact(f"{CONTINUES}.published") if row["preferred"] and "16" in str(row["value"])
    ]
    halland = facts.row(f"{HALLAND}.published")
    assert halland["source"]["seen"] == "second-hand"
    unknown = words(language, sv="datum okänt|okänt datum", da="dato ukendt|ukendt dato", en="date unknown")
    for source in (S2, S4):
        assert {row["source"]["date"] for row in facts.rows if row["source"]["id"] == source} <= {
            None,
            "unknown",
        }
        assert unknown(facts.ledger(language, source).box()) or unknown(facts.ledger(language, HALLAND).text)
    empty = words(language, sv="raden (för .*)?är tom", da="(linje.*|linjen .*)er tom", en="line .*is empty")
    for source in (S0, S2, S4):
        assert empty(facts.ledger(language, source).box())


@in_each_language
@pytest.mark.parametrize(
    ("fact", "value", "stated"),
    [
        ("e-halsoarenan.decision", "2019-06-13", "På torsdagen"),
        ("e-halsoarenan.period", "2019-08/2022-11-30", "från augusti i år till 30 november 2022"),
        ("healthtech-nordic-1.period", "2017/2019-12~", "vid årsskiftet"),
        ("healthtech-nordic.members", "277", "277 medlemmar"),
    ],
)
def test_trap_21_relative_dates_are_resolved_with_a_note(
    facts: Site, language: str, fact: str, value: str, stated: str
) -> None:
    row = facts.row(fact)
    assert str(row["value"]) == value
    assert stated in row["as_stated"]["text"]
    said = facts.statements(language, fact)[0]
    assert stated in said
    if fact == "healthtech-nordic.members":
        assert row["valid_at"] == "2019-12~", "the text says is, at no stated date"
    else:
        assert folded(row["note"][language]) in folded(said)


@in_each_language
def test_trap_21_our_own_texts_use_no_relative_dates(facts: Site, language: str) -> None:
    relative = words(
        language,
        sv=r"\bi år\b|\bnyligen\b|\bårsskiftet\b(?! 2)|\bpå torsdagen\b|\bi dag\b|\bför närvarande\b",
        da=r"\bi år\b|\bfor nylig\b|\bårsskiftet\b(?! 2)|\bi torsdags\b|\bi dag\b|\bfor tiden\b",
        en=r"\bthis year\b|\brecently\b|\bturn of the year\b|\bon Thursday\b|\btoday\b|\bcurrently\b",
    )
    for page in [f"projects/{one}/" for one in PROJECTS] + [
        f"press/{one}/" for one in (CONTINUES, ARENA, HALLAND, DANISH)
    ]:
        for prose in facts.page(language, page).main.find_class("prose"):
            assert not relative(text_of(prose)), page


@in_each_language
@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        ("healthtech-nordic-2.period", "2020-01-01/2022-09-30",
         {"sv": "1 januari 2020 – 30 september 2022", "da": "1. januar 2020 – 30. september 2022",
          "en": "1 January 2020 – 30 September 2022"}),
        ("e-halsoarenan.period", "2019-08/2022-11-30",
         {"sv": "augusti 2019 – 30 november 2022", "da": "august 2019 – 30. november 2022",
          "en": "August 2019 – 30 November 2022"}),
        ("innovationer-for-nara-vard.start", "2023-23",
         {"sv": "hösten 2023", "da": "efteråret 2023", "en": "autumn 2023"}),
        ("innovationer-for-nara-vard.end", "2027",
         {"sv": "2027 (förväntat)", "da": "2027 (forventet)", "en": "2027 (expected)"}),
        ("healthtech-nordic-1.period", "2017/2019-12~",
         {"sv": "2017 – omkring december 2019", "da": "2017 – omkring december 2019",
          "en": "2017 – around December 2019"}),
    ],
)  # fmt: skip
def test_trap_22_no_date_is_more_precise_than_its_source(
    facts: Site, language: str, fact: str, value: str, expected: dict[str, str]
) -> None:
    row = facts.row(fact)
    assert row["value"] == value
    assert folded(shown(row, language)) == folded(expected[language])
    assert holds(facts.page(language, f"projects/{row['subject']}/").box(), row, language)


def test_trap_22_the_end_is_expected_not_certain(facts: Site) -> None:
    assert {row["qualifier"] for row in facts.fact("innovationer-for-nara-vard.end")} == {"expected"}


@in_each_language
def test_trap_23_two_starts_for_one_project(facts: Site, language: str) -> None:
    rows = facts.fact("innovationer-for-nara-vard.start")
    assert {(row["source"]["id"], row["value"]) for row in rows} == {(S4, "2023-23"), (S2, "2023-12~")}
    assert {row["state"] for row in rows} == {"disagrees"}
    preferred = [row for row in rows if row["preferred"]]
    assert [row["source"]["id"] for row in preferred] == [S4]
    assert in_all_languages(preferred[0]["reason"])
    page = facts.page(language, "projects/innovationer-for-nara-vard/")
    disputed = text_of(page.section("disagreements"))
    said = text_of(facts.entry(language, "innovationer-for-nara-vard.start"))
    for row in rows:
        for place in (disputed, said):
            assert holds(place, row, language)
            assert row["as_stated"]["text"] in place
    assert folded(preferred[0]["reason"][language]) in folded(said)
    start = [
        text_of(one)
        for one in page.main.xpath(".//dl[@class='fact-box']/div")
        if one.find_class("state-disagrees")
    ]
    assert any(holds(one, preferred[0], language) for one in start), (
        "the fact box says that the sources differ"
    )


@in_each_language
def test_trap_24_published_and_updated_a_year_apart(facts: Site, language: str) -> None:
    published, updated = facts.row(f"{ARENA}.published"), facts.row(f"{ARENA}.updated")
    assert (published["value"], updated["value"]) == ("2019-06-13", "2020-06-25")
    ledger = facts.ledger(language, ARENA).text
    release = facts.page(language, f"press/{ARENA}/")
    for row in (published, updated):
        assert holds(ledger, row, language)
        assert holds(release.text, row, language)
    assert not holds(text_of(release.main.find_class("kicker")[0]), updated, language)
    assert facts.row(f"{CONTINUES}.updated")["state"] == "unknown"


@in_each_language
def test_trap_25_member_counts_hold_at_their_dates(facts: Site, language: str) -> None:
    rows = facts.fact("healthtech-nordic.members")
    assert {row["value"] for row in rows} == {215, 268, 277, 330}
    assert all(row["valid_at"] for row in rows)
    dates = {row["value"]: row["valid_at"] for row in rows if row["source"]["id"] != "rapidus-2019-12-16"}
    assert len(set(dates.values())) == 4
    latest = {value: date.split("/")[-1].rstrip("~") for value, date in dates.items()}
    assert sorted(latest, key=lambda value: latest[value]) == [215, 268, 277, 330]
    said = facts.statements(language, "healthtech-nordic.members")
    as_of = words(language, sv=r"\bläget\b|\bper \d", da=r"\bstatus\b|\bpr\. \d", en="as of")
    for row in rows:
        assert any(holds(one, row, language) and as_of(one) for one in said)
    assert as_of(facts.page(language, "partners/healthtech-nordic/").box())


def test_trap_25_networks_and_partners_hold_at_their_dates(facts: Site) -> None:
    networks = {row["value"]: row["valid_at"] for row in facts.fact("danish-healthtech.networks")}
    assert networks == {17: "2018-09-20", 22: "2014"}
    partners = {row["value"]: row["valid_at"] for row in facts.fact("healthtech-nordic-2.partners")}
    assert partners == {7: "2019-12~", 6: "2022-09-13"}
    assert {row["valid_at"] for row in facts.fact("healthtech-nordic-2.role-partner-cobis")} == {
        "2019-12~",
        "2022-09-13",
    }


def test_trap_25_offices_are_held_at_a_date(facts: Site) -> None:
    undated = {row["subject"] for row in facts.rows if row["property"] == "office" and not row["valid_at"]}
    assert undated <= NEWSROOM, "only the newsroom's contacts have no date, and a note says why"
    assert facts.row("welfare-tech.office-director")["valid_at"] == "2020"


@in_each_language
def test_trap_26_dates_do_not_reveal_the_programming_period(facts: Site, language: str) -> None:
    period = facts.row("healthtech-nordic-2.period-programme")
    assert period["value"] == "2014/2020"
    assert period["source"]["id"] == "tillvaxtverket-2022-09-13"
    assert facts.row("healthtech-nordic-2.period-programme", S0)["value"] is None
    assert facts.row("healthtech-nordic-2.period")["value"].split("/")[1] > "2020"
    said = text_of(facts.entry(language, "healthtech-nordic-2.period-programme"))
    assert folded(period["note"][language]) in folded(said)
    for project in ("e-halsoarenan", "innovationer-for-nara-vard"):
        named = [
            row for row in facts.about(project, "programme", "period") if row["fact"].endswith("programme")
        ]
        assert all(row["state"] == "unknown" for row in named)
    assert facts.row("e-halsoarenan.programme")["state"] == "unknown"


# --- language -------------------------------------------------------------------------------------------


@in_each_language
def test_trap_27_the_english_text_is_no_full_translation(facts: Site, language: str) -> None:
    page = facts.page(language, f"press/{HALLAND}/")
    original = page.section("original")
    assert [page.targets(dd.find("cite")) for dd in original.xpath(".//dl/div/dd")] == [
        {f"sources/{S4}/"}, {f"sources/{S2}/"},
    ]  # fmt: skip
    differences = text_of(original)
    for wording in (
        {
            "sv": "ingen fullständig översättning",
            "da": "ikke en fuldstændig oversættelse",
            "en": "not a full translation",
        },
        {"sv": "EU-projekt", "da": "EU-projekt", "en": "EU project"},
        {"sv": "civilsamhället", "da": "civilsamfundet", "en": "civil society"},
        {"sv": "hälsosektorn", "da": "sundhedssektoren", "en": "health sector"},
        {"sv": "förkortat", "da": "forkortet", "en": "shortened"},
        {"sv": "tre olika", "da": "tre forskellige", "en": "three different"},
        {"sv": "på svenska", "da": "på svensk", "en": "in Swedish"},
        {"sv": "brittisk och amerikansk", "da": "britisk og amerikansk", "en": "British and American"},
    ):
        assert words(language, **wording)(differences), wording[language]
    target = facts.fact("innovationer-for-nara-vard.target-group")
    assert {row["state"] for row in target} == {"disagrees"}
    assert len({row["text"]["en"] for row in target}) == 2
    # What only the English headline says is attributed to it alone.
    assert {row["source"]["id"] for row in facts.fact("innovationer-for-nara-vard.kind-of")} == {S2}
    assert {
        row["source"]["id"] for row in facts.fact("innovationer-for-nara-vard.funder-europeiska-unionen")
    } == {S2}
    topic = facts.page(language, "topics/nara-vard/").text
    assert all(term in topic for term in ("healthcare", "individualised care", "local care"))


@in_each_language
def test_trap_28_nothing_stands_as_direct_speech(facts: Site, language: str) -> None:
    for release in (CONTINUES, ARENA, HALLAND, DANISH):
        page = facts.page(language, f"press/{release}/")
        positions = page.section("positions").xpath(".//li[starts-with(@id, 'position-')]")
        assert positions
        for position in positions:
            restated = plain("".join(position.xpath("text() | *[not(self::small or @class='who')]//text()")))
            assert restated
            assert not re.search(r"^[–—-]|[\"“”„»«]", restated), restated


def test_trap_28_no_quotation_elements_anywhere(facts: Site) -> None:
    for page in facts.pages():
        assert not page.main.xpath(".//q | .//blockquote"), page.address


@in_each_language
def test_trap_28_translated_quotations_are_called_translations(facts: Site, language: str) -> None:
    page = facts.page(language, f"press/{HALLAND}/")
    smalls = [text_of(one) for one in page.section("positions").xpath(".//li/small")]
    assert len(smalls) == 3
    translated = words(language, sv="översätt", da="oversæt", en="translat")
    quoted = words(language, sv="citattecken", da="anførselstegn", en="quotation marks")
    uttered = words(language, sv="svenska", da="svensk", en="Swedish")
    assert all(translated(one) and quoted(one) and uttered(one) for one in smalls)
    omitted = words(language, sv="neutral", da="neutral", en="neutral")
    assert len([one for one in smalls if omitted(one)]) == 1


@in_each_language
def test_trap_29_wrong_marks_are_on_record(facts: Site, language: str) -> None:
    hyphen = words(
        language, sv="bindestreck [^.]*pratminus", da="bindestreg [^.]*replikstreg", en="hyphens? [^.]*dash"
    )
    assert hyphen(facts.ledger(language, S0).text)
    assert hyphen(facts.ledger(language, S1).text)
    english = words(
        language, sv="engelska citattecken", da="engelske anførselstegn", en="English quotation marks"
    )
    assert english(facts.ledger(language, S4).text)
    stray = words(language, sv="ett mellanslag har hamnat", da="et mellemrum er havnet", en="a stray space")
    assert stray(facts.ledger(language, S2).text)


def test_trap_29_and_none_of_them_came_along(facts: Site) -> None:
    opening_hyphen = re.compile(r"^[-–—] ")
    for page in facts.pages():
        own = {"sv": "”", "da": "”", "en": "‘’“”"}[page.language]
        for block in page.blocks():
            assert not opening_hyphen.search(block), f"{page.address}: {block[:60]}"
            assert '"' not in block, f"{page.address}: {block[:60]}"
            assert not re.search(r"(?<!\S)[“‘„] ", block), f"{page.address}: {block[:60]}"
            foreign = set("“„«»") - set(own)
            assert not foreign & set(block) or "Cluster" in block, f"{page.address}: {block[:80]}"


SWEDISH_NAMES = ("Innovationer för nära vård", "E-hälsoarenan")


def unmarked(part: Element, name: str, page_language: str) -> list[str]:
    """Text with a Swedish name in it that no `lang` on it or around it calls Swedish."""

    def language(element: Element) -> str:
        while element is not None:
            if element.get("lang"):
                return str(element.get("lang"))
            element = element.getparent()
        return page_language

    found = []
    for element in part.iter():
        if not isinstance(element.tag, str):
            continue
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            if text and name in plain(text) and language(owner) != "sv":
                found.append(plain(text))
    return found


@pytest.mark.parametrize("name", SWEDISH_NAMES)
def test_trap_30_the_name_stays_swedish_and_says_so(facts: Site, name: str) -> None:
    for page in facts.pages():
        if page.language != "sv":
            assert not unmarked(page.main, name, page.language), page.address


@pytest.mark.parametrize("language", LANGUAGES[1:])
@pytest.mark.parametrize(
    ("project", "name"),
    [("innovationer-for-nara-vard", SWEDISH_NAMES[0]), ("e-halsoarenan", SWEDISH_NAMES[1])],
)
def test_trap_30_a_gloss_stands_beside_the_name(facts: Site, language: str, project: str, name: str) -> None:
    page = facts.page(language, f"projects/{project}/")
    heading = page.main.find(".//h1")
    assert text_of(heading) == name
    assert heading.xpath("./span[@lang='sv']")
    gloss = page.main.find_class("gloss")
    assert gloss
    assert text_of(gloss[0]) != name


# --- spelling and debris --------------------------------------------------------------------------------


@in_each_language
def test_trap_31_spellings_differ_and_are_kept_apart(facts: Site, language: str) -> None:
    assert (
        facts.row("healthtech-nordic-2.area")["as_stated"]["text"] == "Öresund-Kattegatt-Skagerack-regionen"
    )
    programme = facts.row("healthtech-nordic-2.programme", S0)
    assert programme["as_stated"]["text"] == "Interreg-Öresund-Kattegat-Skagerrak"
    assert programme["of"] == facts.row("healthtech-nordic-2.programme", "tillvaxtverket-2022-09-13")["of"]
    assert "Healthtech Nordic" in other_names(facts.page(language, "partners/healthtech-nordic/"))
    assert "Linnéuniversitet" in other_names(facts.page(language, "partners/linneuniversitetet/"))
    assert facts.row("e-halsoarenan.name-en")["as_stated"]["text"] == "eHealth Arena"
    institute = facts.page(language, "partners/ehalsoinstitutet/")
    assert "eHälsoinstitutet" in {text_of(institute.main.find(".//h1")), *other_names(institute)}
    assert "communitys" in facts.ledger(language, S0).text
    assert words(language, sv="produktnamn har fel versaler", da="produktnavn har forkerte versaler",
                 en="product name is wrongly capitalised")(facts.ledger(language, S2).text)  # fmt: skip
    assert words(language, sv="begynnelsebokstav", da="begyndelsesbogstav", en="with and without a capital")(
        facts.ledger(language, S1).text
    )


def test_trap_31_misspellings_stay_inside_the_sources(facts: Site) -> None:
    """A misspelling appears as wording of a source or where we speak about it, never in a text of ours."""
    for page in facts.pages():
        for part in (*page.main.find_class("prose"), *page.main.find_class("lead")):
            assert not re.search(r"Skagerack|communitys|\bipad\b|Linnéuniversitet\b", text_of(part)), (
                page.address
            )
    for row in facts.rows:
        for language in LANGUAGES:
            assert "Skagerack" not in (row["text"] or {}).get(language, "")
            assert "Skagerack" not in row["label"][language]


@in_each_language
def test_trap_32_the_slip_is_corrected_and_logged(facts: Site, language: str) -> None:
    row = facts.row("danish-healthtech.focus-prevention")
    assert row["as_stated"] == {"text": "prædikativ sundhed", "lang": "da"}
    assert "prædikativ" not in row["text"][language]
    corrected = words(language, sv="prediktiv", da="prædiktiv", en="predictive")
    assert corrected(row["text"][language])
    assert "prædikativ" in row["note"][language]
    assert "prædiktiv" in row["note"][language]
    said = facts.statements(language, "danish-healthtech.focus-prevention")[0]
    assert "prædikativ sundhed" in said
    assert folded(row["note"][language]) in folded(said)
    for page in ("projects/danish-healthtech/", f"press/{DANISH}/"):
        for block in facts.page(language, page).blocks():
            assert "prædikativ" not in block or "prædiktiv" in block, "only where we say what was corrected"
    assert corrected(text_of(facts.page(language, f"press/{DANISH}/").section("summary")))


@in_each_language
def test_trap_33_one_number_in_two_spellings(facts: Site, language: str) -> None:
    stated = [
        row["as_stated"]["text"]
        for row in facts.fact("healthtech-nordic-2.goal-jobs")
        if row["source"]["id"] == S0
    ]
    assert any("1000" in one for one in stated)
    assert any("1 000" in plain(one) for one in stated)
    assert {row["value"] for row in facts.fact("healthtech-nordic-2.goal-jobs")} == {1000}
    ours = {"sv": "1 000", "da": "1.000", "en": "1,000"}[language]
    for row in facts.fact("healthtech-nordic-2.goal-jobs"):
        assert ours in shown(row, language)
    note = facts.ledger(language, S0).text
    assert "1000" in note
    assert "1 000" in note
    goals = text_of(facts.page(language, "projects/healthtech-nordic-2/").section("results"))
    assert ours in goals
    assert "1000" not in goals


@in_each_language
def test_trap_33_mixed_dashes_are_on_record(facts: Site, language: str) -> None:
    mixed = words(
        language, sv="bindestreck och tankstreck", da="bindestreger og tankestreger", en="hyphens and dashes"
    )
    assert mixed(facts.ledger(language, S3).text)


def test_trap_33_dashes_are_of_one_kind_in_our_texts(facts: Site) -> None:
    for page in facts.pages():
        for prose in page.main.find_class("prose"):
            text = text_of(prose)
            assert not re.search(r"\w - \w|\w—|—\w|[a-zåäöæø]–[a-zåäöæø]", text), page.address


DEBRIS = re.compile(r"\bjg\b|Startsidan|Publicerat den|Gå direkt till innehåll|Lämna synpunkter")


def test_trap_34_debris_is_nowhere(facts: Site) -> None:
    for page in facts.pages():
        assert not DEBRIS.search(page.text), page.address
    assert not DEBRIS.search((facts.path / "api/v1/facts.json").read_text("utf-8"))


@in_each_language
def test_trap_34_a_stray_logo_line_is_no_evidence(facts: Site, language: str) -> None:
    project = "innovationer-for-nara-vard"
    assert facts.row(f"{project}.fund")["state"] == "unknown"
    assert in_all_languages(facts.row(f"{project}.fund")["note"])
    assert not [
        row for row in facts.rows if row["subject"] == project and row["of"] in {"interreg-oks", "erdf"}
    ]
    page = facts.page(language, f"projects/{project}/")
    assert "sources/interreg-oks/" not in page.targets()
    assert not facts.roles(project, "careware-nordic")
    no_evidence = words(language, sv="inget? (är |räknas .*)?(belägg)|inte som belägg", da="ikke som belæg|intet bevis",
                        en="not count as evidence|no evidence")  # fmt: skip
    assert no_evidence(page.box())
    assert no_evidence(facts.ledger(language, S2).text)
    other = facts.page(language, "partners/careware-nordic/").text
    assert words(
        language,
        sv="rest av sidans mall",
        da="rest af sidens skabelon",
        en="left over from the page’s template",
    )(other)


@in_each_language
def test_trap_34_debris_is_on_record(facts: Site, language: str) -> None:
    assert words(language, sv="två lösa bokstäver", da="to løse bogstaver", en="two stray letters")(
        facts.ledger(language, S4).text
    )
    assert words(language, sv="står dubbelt", da="står to gange", en="printed twice")(
        facts.ledger(language, S0).text
    )
    assert words(language, sv="följs av ingenting", da="følger intet", en="followed by nothing")(
        facts.ledger(language, S3).text
    )


# --- claims ---------------------------------------------------------------------------------------------

ATTRIBUTED = {
    "sv": r"enligt|pressmeddelande|avsändar|talarens",
    "da": r"ifølge|pressemeddelelse|afsender|talerens",
    "en": r"according to|release|sender|speaker",
}


@in_each_language
def test_trap_35_superlatives_have_an_author(facts: Site, language: str) -> None:
    attributed = words(language, **ATTRIBUTED)
    claims = [row for row in facts.rows if row["property"] == "claim"]
    assert {row["subject"] for row in claims} >= {"healthtech-nordic", "danish-healthtech"}
    for row in claims:
        assert attributed(row["text"][language])
    best = words(language, sv="bästa företagsfrämjande|Europas bästa", da="bedste erhvervsfremme|Europas bedste",
                 en="best business-promoting|Europe’s best")  # fmt: skip
    largest = words(language, sv="världens största|störst i (världen|Norden)|största i världen",
                    da="verdens største|Nordens største", en="world’s largest|largest (communit|in the)")  # fmt: skip
    seen = 0
    for page in facts.pages():
        if page.language != language:
            continue
        for block in page.blocks():
            if best(block) or largest(block):
                seen += 1
                assert attributed(block), f"{page.address}: {block[:120]}"
    assert seen


@in_each_language
def test_trap_35_the_award_was_a_category_prize(facts: Site, language: str) -> None:
    rows = facts.fact("healthtech-nordic-1.award")
    assert {row["state"] for row in rows} == {"disagrees"}
    chosen = facts.row("healthtech-nordic-1.award")
    assert chosen["source"]["id"] != S0
    assert in_all_languages(chosen["reason"])
    category = words(language, sv="klass|kategori", da="kategori", en="categor")
    assert category(chosen["text"][language])
    assert S0 in {row["source"]["id"] for row in rows}
    page = facts.page(language, "projects/healthtech-nordic-1/")
    for row in rows:
        assert holds(text_of(page.section("disagreements")), row, language)
    assert category(text_of(facts.page(language, f"press/{CONTINUES}/").section("summary")))


@in_each_language
def test_trap_36_estimates_have_no_method(facts: Site, language: str) -> None:
    jobs = facts.fact("healthtech-nordic-1.result-jobs")
    assert {row["state"] for row in jobs} == {"disagrees"}
    low = facts.row("healthtech-nordic-1.result-jobs", "tillvaxtverket-2019")
    assert amount(low) == (200, "jobs")
    assert in_all_languages(low["note"])
    method = words(language, sv="metoden (beskrivs|redovisas) inte", da="metoden (er ikke|bliver ikke) beskrevet|metoden beskrives ikke",
                   en="method is not (described|given|stated)")  # fmt: skip
    assert method(facts.row("healthtech-nordic-1.result-jobs", S0)["note"][language])
    page = facts.page(language, "projects/healthtech-nordic-1/")
    assert holds(text_of(page.section("disagreements")), low, language)
    reason = facts.row("healthtech-nordic-1.result-jobs")["reason"][language]
    assert folded(reason) in folded(page.text)
    tax = facts.row("healthtech-nordic-1.effect-tax", S0)
    assert words(language, sv="försiktig uppskattning", da="forsigtigt skøn", en="cautious estimate")(
        tax["note"][language]
    )
    summary = text_of(facts.page(language, f"press/{CONTINUES}/").section("summary"))
    assert words(language, sv="framgår inte", da="fremgår ikke", en="not (said|explained|stated|clear)")(
        summary
    )


@in_each_language
def test_trap_37_who_holds_the_award(facts: Site, language: str) -> None:
    rows = facts.fact("healthtech-nordic-1.award-holder")
    assert {row["state"] for row in rows} == {"disagrees"}
    assert len({row["text"]["en"] for row in rows}) == 3
    said = text_of(facts.entry(language, "healthtech-nordic-1.award-holder"))
    for row in rows:
        assert holds(said, row, language)
    release = facts.row("healthtech-nordic-1.award-holder", S0)["text"][language]
    assert words(language, sv="projektet, samarbetet eller", da="projektet, samarbejdet eller",
                 en="the project, the collaboration or the")(release)  # fmt: skip


# --- privacy --------------------------------------------------------------------------------------------

PARTY = re.compile(r"\(V\)|\bVenstre\b|\bpart(y|i) (letter|bogstav)\b")


def test_trap_38_no_party_anywhere(facts: Site) -> None:
    for file in facts.path.rglob("*"):
        if file.suffix in {".html", ".json", ".xml", ".txt"}:
            assert not PARTY.search(file.read_text("utf-8")), file.relative_to(facts.path)


def test_trap_38_no_portraits(facts: Site) -> None:
    for page in facts.pages():
        assert not page.document.xpath(
            "//img | //picture | //meta[@property='og:image'][contains(@content, 'p-')]"
        )


def test_trap_38_the_model_has_no_place_for_a_party(
    edited: Callable[..., str], problems_in: Callable[..., list[Problem]]
) -> None:
    person = "data/people/p-a1b2c.yml"
    found = problems_in({person: edited(person, "\nsort_as:", "\nparty: X\nsort_as:")})
    assert [(one.path, one.code) for one in found] == [(person, "UNKNOWN-KEY")]
    assert "party" in found[0].found


@in_each_language
def test_trap_38_every_number_says_when_it_was_printed(facts: Site, language: str) -> None:
    unconfirmed = words(
        language, sv="inte bekräfta[dt]e?t? sedan", da="ikke bekræftet siden", en="not confirmed since"
    )
    numbers: set[str] = set()
    for page in facts.pages():
        if page.language != language:
            continue
        for link in page.main.xpath(".//a[starts-with(@href, 'tel:') or starts-with(@href, 'mailto:')]"):
            card = next(one for one in link.iterancestors("li"))
            printed = card.find_class("as-printed")
            assert printed, f"{page.address}: a number without its source"
            assert unconfirmed(text_of(printed[0])), page.address
            assert any(one.startswith("sources/") for one in page.targets(printed[0]))
            numbers.add(link.get("href"))
        rest = plain(" ".join(page.main.xpath(".//text()[not(ancestor::a[starts-with(@href, 'tel:')])]")))
        assert not re.search(r"\+4[56][ \d]{8,}|\b0\d{1,3}-[\d ]{6,}", rest), (
            f"{page.address}: a number outside a card"
        )
    phones = {one for one in numbers if one.startswith("tel:")}
    assert len(phones) == 14
    assert all(re.fullmatch(r"tel:\+4[56]\d{8,9}", one) for one in phones)


def test_trap_38_no_number_is_in_the_facts(facts: Site) -> None:
    text = (facts.path / "api/v1/facts.json").read_text("utf-8")
    assert not re.search(r"\+4[56]\d{6}|mailto:|[\w.]+@[\w.]+\.\w", text)

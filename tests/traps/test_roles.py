"""Who does what: funders, publishers, speakers, contacts."""

from __future__ import annotations

import pytest
from traps.reading import (
    CONTINUES,
    HALLAND,
    NEWSROOM,
    PROJECTS,
    S4,
    Site,
    amount,
    holds,
    in_all_languages,
    in_each_language,
    text_of,
    words,
)


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

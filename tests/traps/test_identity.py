"""Who is who: brands, near-duplicates, names of the time."""

from __future__ import annotations

import pytest
from traps.reading import (
    CONTINUES,
    S0,
    Site,
    amount,
    holds,
    in_all_languages,
    in_each_language,
    other_names,
    text_of,
    words,
)


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

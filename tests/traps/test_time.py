"""When: dates that read both ways, relative dates, two starts."""

from __future__ import annotations

import pytest
from traps.reading import (
    ARENA,
    CONTINUES,
    DANISH,
    HALLAND,
    NEWSROOM,
    PROJECTS,
    S0,
    S2,
    S4,
    Site,
    folded,
    holds,
    in_all_languages,
    in_each_language,
    shown,
    text_of,
    words,
)


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

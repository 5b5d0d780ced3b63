"""Slips in the sources, and what must not come along."""

from __future__ import annotations

import re

from traps.reading import (
    DANISH,
    LANGUAGES,
    S0,
    S1,
    S2,
    S3,
    S4,
    Site,
    folded,
    in_all_languages,
    in_each_language,
    other_names,
    plain,
    shown,
    text_of,
    words,
)


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

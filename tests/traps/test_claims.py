"""Superlatives, awards and estimates."""

from __future__ import annotations

from traps.reading import (
    CONTINUES,
    S0,
    Site,
    amount,
    folded,
    holds,
    in_all_languages,
    in_each_language,
    text_of,
    words,
)

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

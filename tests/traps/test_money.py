"""Sums: currencies, qualifiers, parts and totals."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from traps.reading import (
    CONTINUES,
    DANISH,
    LANGUAGES,
    QUALIFIERS,
    S0,
    S1,
    S2,
    S4,
    Site,
    amount,
    folded,
    holds,
    in_all_languages,
    in_each_language,
    plain,
    text_of,
    words,
)


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

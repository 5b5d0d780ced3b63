"""Dashes, and hyphens that are none."""

from __future__ import annotations

import pytest
from checks.typography.texts import LOCALES, problems, said, text

from faktum.checks.typography.rules import check_texts

WRONG_DASHES = [
    ("sv", "Bron - som är ny - håller.", ['"Bron - som"', '"ny - håller."']),
    ("da", "Broen -- som er ny.", ['"Broen -- som"']),
    ("en", "The bridge -- new--holds.", ['"bridge -- new--holds."', '"new--holds."']),
    ("sv", "Bron — som är ny — håller.", ['"Bron — som"', '"ny — håller."']),
    ("en", "The bridge—new—holds.", ['"bridge—new—holds."', '"bridge—new—holds."']),
    ("sv", "Bron– som är ny –håller.", ['"Bron– som"', '"ny –håller."']),
    ("sv", "Åren 2017-2019 byggdes bron.", ['"2017-2019"']),
    ("da", "I perioden 2017-2019, ikke 2010–2014.", ['"2017-2019,"']),
    ("en", "It took 10-12 months.", ['"10-12"']),
    ("sv", "Omkring 10-15 % av dem.", ['"10-15"']),
    ("sv", "Åren 2017 – 2019 byggdes bron.", ['"2017 – 2019"']),
    ("en", "It took 10 – 12 months.", ['"10 – 12"']),
    ("sv", '{{ fact("a.b", "start") }}-{{ fact("a.b", "end") }} byggdes bron.', ['"{{…}}-{{…}}"']),
    ("sv", "- Vi bygger.", ['"- Vi"']),
    ("sv", "Bron på ö - i dag – håller.", ['"ö - i"']),
    ("sv", "Se s. 3-4, rad 7-9.", ['"3-4,"', '"7-9."']),
    ("sv", "Se s. 998-999 där.", ['"998-999"']),
    ("sv", "Öppet mars-juni kl. 9-16 och 9.30-11.", ['"mars-juni"', '"9-16"', '"9.30-11."']),
    ("en", "Closed Saturday-Sunday, 3-5 May and on pp. 12-14.", ['"Saturday-Sunday,"', '"3-5"', '"12-14."']),
    ("da", "Lukket lørdag-søndag, 3.-5. maj, ikke 2010–2014 eller s. 3–4.", ['"lørdag-søndag,"', '"3.-5."']),
    ("da", "Den 1. maj-3. juni, ikke 2010–2014 eller s. 3–4.", ['"1. maj-3. juni,"']),
]


@pytest.mark.parametrize(("language", "raw", "found"), WRONG_DASHES)
def test_a_hyphen_is_no_dash(language: str, raw: str, found: list[str]) -> None:
    others = ["Bron – den nya – håller."]
    assert said(language, raw, *others) == [f"DASH {one}" for one in found]


RIGHT_DASHES = [
    ("sv", "Bron – som är ny – håller; hälso- och sjukvård, in- och utgående, covid-19, EU-projekt."),
    ("sv", "Källan skriver ”Bron - den nya” och ”2017-2019”."),
    ("sv", "Se s. 999-1000, och att det stod 10 – 12 till slut."),
    ("en", "A score of 12-12 points and 12-10 goals, 2019-2019."),
    ("sv", "Tåget Lund–Malmö, åren 2017–2019, 10–12 månader, 1 januari 2020 – 30 september 2022."),
    ("sv", "Månaden 2019-12, dagen 2019-12-06, ISO 8601-2, nummer 070-174 06 05, årsskiftet 2019/2020."),
    ("sv", "Texten är från 20 september 2018 – inte 2020-09-18 – för då fanns inget anslag."),
    ("da", "Broen – den nye – holder; sundheds- og velfærdsprojekter, 1.-2. etage."),
    ("en", "The bridge – new – holds; well-known, pre- and post-war, 2017–2019, a figure of –5."),
    ("en", "January 2019 – 30 June 2020, and 12-year-olds."),
    ("sv", '{{ name("a") }}-bron, {{ name("a") }}–{{ name("b") }}.'),
    (
        "sv",
        "Standarden EN 301-549 gäller, dnr 12-34, 5-3 i fotboll, mars-utgåvan, lördag-söndags-öppet, nr 12-14.",
    ),
    ("en", "See EN 301-549, version 1-2 and ISO 23-45; Monday-morning meetings; 24-7; a May-pole."),
    ("da", "Åbent kl. 9-16, mandag-fredag, 3.-5. maj, side 12-14 og i 2017-2019."),  # § 57: fra … til
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_DASHES)
def test_hyphens_and_dashes_in_their_place(language: str, raw: str) -> None:
    assert said(language, raw) == []


def test_lists_rules_and_tables_of_markdown_are_no_dashes() -> None:
    raw = "- Ett\n- Två\n    - Tre\n\n---\n\n| a | - |\n|---|---|\n| -- | c |\n\nRubrik\n------\n"
    assert said("sv", raw, figures=True, markdown=True) == []
    assert said("sv", "Stycke.\n\n-Vi bygger, säger de.\n", markdown=True) == ['DASH "-Vi"']
    assert said("sv", "Stycke.\n\n–Vi bygger, säger de.\n", markdown=True) == ['DASH "–Vi"']


@pytest.mark.parametrize(
    ("language", "raw", "found"),
    [
        ("sv", "- Vi är glada, säger hon.", "- …, säger hon."), ("da", "- Hvornår kommer den? spørger de, siger han.", "- …, siger han."),
        ("sv", "- Vi bygger\n  vidare, berättar\n  hon.", "- …, berättar hon."), ("da", "- Hvad nu? siger hun.", "- …? siger hun."),
        # Items of a list, a reply with its dash, and English, in which speech has quotation marks.
        ("sv", "- Vi är glada\n- Det säger hon", None), ("sv", "– Vi är glada, säger hon.", None), ("da", "- Broen, som hun siger", None),
        ("en", "- We are glad, says she.", None), ("sv", "1. Vi är glada, säger hon.", None), ("sv", "- Vem säger vad, och när", None),
        ("sv", "- Vi är glada, säger projektledaren Nils Provberg.", "- …, säger projektledaren Nils Provberg."),
        ("da", "- Det nye, siger bogen ikke noget om.", None),
    ],
)  # fmt: skip
def test_a_reply_that_begins_with_a_hyphen_would_be_an_item(
    language: str, raw: str, found: str | None
) -> None:
    told = problems(language, f"Stycke.\n\n{raw}\n", markdown=True)
    assert [(one.line, one.code, one.found) for one in told] == ([(3, "DASH", f'"{found}"')] if found else [])


def test_an_em_dash_is_right_where_the_guide_allows_it_and_the_site_keeps_to_it() -> None:
    assert said("en", "The bridge—new—holds.") == []
    assert said("da", "Broen — den nye — holder.") == []
    assert len(problems("sv", "Bron — den nya — håller.")) == 2


def test_an_em_dash_among_more_en_dashes_is_told_of() -> None:
    told = said("da", "Broen – den nye – holder.", "Broen – den gamle – faldt.", "Broen — den nye — holder.")
    assert len(told) == 2
    assert all("—" in one for one in told)


def test_hyphens_in_danish_ranges_are_right_where_the_site_has_more_of_them_than_dashes() -> None:
    assert said("da", "Åbent kl. 9-16.", "Åbent kl. 8-14.", "Side 3–4.") == []
    assert said("da", "Åbent kl. 9-16.", "Side 3–4.") == ['DASH "9-16."']
    texts = [text("da", "Åbent kl. 9-16.")]
    assert [one.code for one in check_texts(texts, LOCALES, ranges=1)] == ["DASH"]  # as pages print periods
    assert said("sv", "Öppet kl. 9-16.", "Öppet kl. 8-14.") == ['DASH "9-16."', 'DASH "8-14."']


def test_ranges_of_days_and_months_are_told_of_in_running_text_too() -> None:
    raw = "Öppet måndag-fredag, mars-juni, kl. 9-16."
    assert said("sv", raw, figures=True, markdown=True) == ['DASH "måndag-fredag,"', 'DASH "mars-juni,"']


def test_ranges_in_running_text_are_left_to_the_check_of_figures() -> None:
    assert said("sv", "Åren 2017-2019 och 2017 – 2019.", figures=True, markdown=True) == []

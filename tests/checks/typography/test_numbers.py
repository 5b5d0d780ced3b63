"""Years and numbers as a language writes them."""

from __future__ import annotations

import pytest
from checks.typography.texts import problems, said

WRONG_YEARS = [
    ("sv", "Programmet 2014–20 är slut.", '"2014–20"'),
    ("da", "Programmet 2014-20 er slut.", '"2014-20"'),
    ("en", "The season of 2019/20 is over.", '"2019/20"'),
    ("sv", "Läsåret 19/20 är slut.", '"19/20"'),
    ("sv", "Bron byggdes ’19.", '"’19"'),
    ("en", "The bridge of '19 holds.", '"\'19"'),
    ("en", "A bridge of the ’90s.", '"’90s"'),
    ("sv", "Bron byggdes hösten 23.", '"hösten 23"'),
    ("sv", "Bron byggdes hösten -23 här.", '"hösten -23"'),
    ("sv", "Bron byggdes i maj -19 här.", '"maj -19"'),
    ("sv", "Bron har funnits sedan år 23 här.", '"sedan år 23"'),
    ("da", "Broen blev bygget i efteråret 23.", '"efteråret 23"'),
    ("en", "The bridge was built in autumn 23.", '"autumn 23"'),
    ("sv", "Bron byggdes 12/6-19.", '"12/6-19"'),
    ("da", "Broen blev bygget 12.6.19.", '"12.6.19"'),
    ("en", "The bridge is dated 20-09-18 there.", '"20-09-18"'),
    ("en", "The bridge is dated 12/06/19 there.", '"12/06/19"'),
    ("en", "The bridge is dated 31.12.19 there.", '"31.12.19"'),
    ("sv", "Bron är daterad 1/1-19 där.", '"1/1-19"'),
    ("sv", "Läsåret 12/13 är slut.", '"12/13"'),
    ("sv", "Läsåret 98/99 är slut.", '"98/99"'),
    ("sv", "Programmet 2019-13 är slut.", '"2019-13"'),
    ("sv", "Programmet 2019-00 är slut.", '"2019-00"'),
    ("sv", "Bron, byggd -23, håller.", '"-23"'),
    ("da", "Broen, bygget -23, holder.", '"-23"'),
]


@pytest.mark.parametrize(("language", "raw", "found"), WRONG_YEARS)
def test_a_year_has_four_figures(language: str, raw: str, found: str) -> None:
    assert said(language, raw) == [f"TWO-DIGIT-YEAR {found}"]


RIGHT_YEARS = [
    ("sv", "Läsningen 2020-09-18 och månaden 2019-12; årsskiftet 2019/2020 och åren 2014–2020."),
    ("sv", "Texten är daterad ”20-09-18”. Varje år 23 platser, under år 10, 24/7, 12/6, 11/12 och 90-talet."),
    ("sv", "Nummer 070-174 06 05, postnummer 123 45, förordning (EU) 2021/1058 och direktiv 2014/24/EU."),
    ("da", "Hvert år 23 pladser, 26 45 43 78, den 27. november 2019 og 90’erne; rum 09/10 og 10/11."),
    ("en", "In spring 23 people came, and on 19 May 20 more; rooms 10/12, version 1.2.10.3."),
    ("en", "‘20-09-18’ is read as a day."),
    (
        "sv",
        "Rummen 20/14, 20/20, 20/22 och 14/16; numren 32/6-19, 12/13-19, 0/6-19, 6/0-19 och 20-13-18 samt 2019-01.",
    ),
    ("sv", "Kallt, -23 grader, -23 °C och -23 % i vinter."),
    ("en", "It held -23 then, and from -19 on."),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_YEARS)
def test_not_every_pair_of_figures_is_a_year(language: str, raw: str) -> None:
    assert said(language, raw) == []


WRONG_NUMBERS = [
    ("sv", "Bron kostade 1,000 till.", '"1,000"', "Write 1 000."),
    ("sv", "Bron kostade 1.000 kronor.", '"1.000"', "Write 1 000."),
    ("sv", "Bron kostade 62,000,000 kronor.", '"62,000,000"', "Write 62 000 000."),
    ("sv", "Andelen är 62.5 procent.", '"62.5"', "Write 62,5."),
    ("sv", "Den kostar SEK 2.5 för alla.", '"2.5"', "Write 2,5."),
    ("sv", "Bron kostade 1.234,5 kronor.", '"1.234,5"', "Write 1 234,5."),
    ("sv", "Andelen är 30%.", '"%"', "Write a hard space before the sign."),
    ("sv", 'Andelen är {{ fact("a.b", "number") }}%.', '"%"', "Write a hard space before the sign."),
    ("da", "Broen kostede 1,000 til.", '"1,000"', "Write 1.000."),
    ("da", "Andelen er 62.5 pct.", '"62.5"', "Write 62,5."),
    ("da", "Broen kostede 2.5 mio. kr.", '"2.5"', "Write 2,5."),
    ("da", "Andelen er 30%.", '"%"', "Write a hard space before the sign."),
    ("en", "There are 1.000 jobs.", '"1.000"', "Write 1,000."),
    ("en", "The annex counts on 6.400 hours.", '"6.400"', "Write 6,400."),  # no fraction ends in two noughts
    ("sv", "Bilagan räknar med 6,400 timmar.", '"6,400"', "Write 6 400."),
    ("da", "Bilaget regner med 6,400 timer.", '"6,400"', "Write 6.400."),
    ("en", "The share is 62,5 per cent.", '"62,5"', "Write 62.5."),
    ("en", "It cost €2,5 a head.", '"2,5"', "Write 2.5."),
    ("en", "It cost 1.234,5 in all.", '"1.234,5"', "Write 1,234.5."),
    ("en", "It cost 1'000 in all.", '"1\'000"', "Write 1,000."),
    ("sv", "Bron kostade 123.456 kronor.", '"123.456"', "Write 123 456."),
    ("sv", "Bron kostade 1.234.567,5 kronor.", '"1.234.567,5"', "Write 1 234 567,5."),
    ("sv", "Bron är 1234.567 meter.", '"1234.567"', "Write 1234,567."),
]


@pytest.mark.parametrize(("language", "raw", "found", "hint"), WRONG_NUMBERS)
def test_numbers_of_another_language(language: str, raw: str, found: str, hint: str) -> None:
    (one,) = problems(language, raw)
    assert (one.code, one.found, one.hint) == ("NUMBER-FORMAT", found, hint)


RIGHT_NUMBERS = [
    (
        "sv",
        "Bron kostade 62 000 000 kronor, 30\u00a0%, 62,5 procent, 0,125 procent, 1,250 miljoner och 1000.",
    ),
    ("sv", "Kl. 13.30 den 20.9.2018, avsnitt 3.2, version 2.000, HealthTech 2.0 och 30-procentig."),
    ("sv", "Källan skriver ”1,000” och ”30%”."),
    ("da", "Broen kostede 62.000.000 kr., 30 %, 62,5 pct., 1.234,5 og 1.000; kl. 13.30 den 20.9.2018."),
    ("da", "Broen kostede 62 000 000 kr."),
    ("en", "It cost SEK 62,000,000, 30%, 30 %, 62.5 per cent, 1,234.5 and 1.250 million; 192.168.0.1."),
    ("en", "It cost SEK 62 000 000, and paragraphs 3,5 and 7 say so at 12.30."),
    ("sv", "Bron är 1234,567 meter och 0,125 kilometer. Koderna är 1.000,000’5, 0.125.250 och 12.34,5."),
]


@pytest.mark.parametrize(("language", "raw"), RIGHT_NUMBERS)
def test_numbers_of_the_language(language: str, raw: str) -> None:
    assert said(language, raw) == []


def test_thousands_are_set_apart_in_one_way() -> None:
    assert said("en", "There are 1,000 jobs and 2 000 members.") == ['NUMBER-FORMAT "2 000"']
    assert said("en", "There are 1 000 jobs, 2,000 members, 1,000 roads and 3,000 bridges.") == [
        'NUMBER-FORMAT "2,000"'
    ]
    assert said("da", "Der er 1 000 job og 2.000 medlemmer.") == ['NUMBER-FORMAT "2.000"']
    assert said("sv", "Det är 1 000 jobb och 2 000 medlemmar.") == []


def test_where_no_figure_may_stand_another_check_tells_of_it() -> None:
    raw = "Bron kostade 1,000, 62.5 procent, 30% av 2014–20 och ’19."
    assert said("sv", raw, figures=True, markdown=True) == []
    assert said("sv", 'Andelen är {{ fact("a.b", "number") }}%.', figures=True, markdown=True) == [
        'NUMBER-FORMAT "%"'
    ]


def test_a_literal_may_hold_figures_and_has_them_right() -> None:
    raw = 'Ring {{ literal("112", "nödnumret") }}.\n\nDet är {{ literal("1,000", "ett tal") }} och {{ literal("2014–20", "a") }}.'
    found = problems("sv", raw, figures=True, markdown=True)
    assert [(one.line, one.code, one.found) for one in found] == [
        (3, "NUMBER-FORMAT", '"1,000"'), (3, "TWO-DIGIT-YEAR", '"2014–20"'),
    ]  # fmt: skip

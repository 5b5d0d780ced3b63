"""What a source is quoted with, and the value, the day or the telephone number that is entered for it."""

from __future__ import annotations

import pytest

from faktum.checks.records.stated import check_stated

PROJECT = "data/projects/halsobron.yml"
SYD = "data/projects/halsobron-syd.yml"
MANAGER = "data/people/p-a1b2c.yml"
BUDGET = "    value: 8 000 000 SEK\n    source: fjallback-2019-sv\n    place: lead\n    stated: åtta miljoner kronor\n"
PERIOD = "    value: 2019-03/2021-12~\n"
DANISH = "    stated: {text: tæt på tolv en halv million svenske kroner, lang: da}\n"


def said(value: str, stated: str, *more: str) -> str:
    """The budget of the first project, with another value and wording."""
    lines = (f"value: {value}", "source: fjallback-2019-sv", "place: lead", f"stated: {stated}", *more)
    return "".join(f"    {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("value", "stated", "severity"),
    [
        ("8 000 000 SEK", "8 Mkr", None), ("8 000 000 SEK", "drygt åtta miljoner", None), ("8 000 000 SEK", "en budget", None),
        ("8 000 000 SEK", "8 av de 20 miljonerna", "warning"), ("8 000 000 SEK", "3 mkr och 4 mkr", None), ("8 000 000 SEK", "80 mkr och 3 mkr", "error"),
        ("8 000 000 SEK", "1000 i allt", "warning"), ("8 000 000 SEK", "999 i allt", None), ("8 000 000 SEK", "60 procent", None),
        ("800 000 SEK", "8 mkr", "error"), ("80 000 SEK", "8 mkr", "error"), ("12 000 000 SEK", "13 mkr", "error"), ("8 000 000 SEK", "16 mkr", "warning"), ("8 000 000 SEK", "4 mkr", "warning"), ("0 SEK", "8 mkr", "warning"),
        # A slip of the keyboard is sure to be one.
        ("80 000 000 SEK", "åtta miljoner kronor", "error"), ("12 100 000 SEK", "11,2 mkr", "error"),
        ("12 100 000 SEK", "12,2 mkr", "error"), ("21 000 000 SEK", "12 MSEK", "error"), ("9 000 000 SEK", "åtta miljoner", "warning"),
        # Another currency, where the source names one.
        ("8 000 000 DKK", "8 MSEK", "warning"), ("8 000 000 SEK", "8 miljoner", None),
    ],
)  # fmt: skip
def test_an_amount(checked, changed, value, stated, severity):
    problems = checked(check_stated, changed(PROJECT, BUDGET, said(value, stated)))
    assert [(one.line, one.code, one.severity) for one in problems] == (
        [(19, "WRONG-FIGURE", severity)] if severity else []
    )


@pytest.mark.parametrize(
    ("qualifier", "wrong"),
    [
        ("about", False),
        ("nearly", False),
        ("expected", False),
        ("at least", True),
        ("at most", True),
        ("exact", True),
    ],
)
def test_who_may_round(told, changed, qualifier, wrong):
    overlay = changed(
        PROJECT, BUDGET, said("8 100 000 SEK", "åtta miljoner kronor", f"qualifier: {qualifier}")
    )
    assert bool(told(check_stated, overlay)) is wrong


def test_what_is_about_right_may_be_rounded(told, changed):
    for value, wrong in (("7 900 000 SEK", 0), ("6 000 000 SEK", 1)):
        overlay = changed(PROJECT, BUDGET, said(value, "åtta miljoner kronor", "qualifier: about"))
        assert len(told(check_stated, overlay)) == wrong, value


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("value: 230 jobs\n", "value: 320 jobs\n    stated: 230 nya jobb\n", "320 jobs"),
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: de 230 som var målet\n", None),
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: tvåhundratrettio jobb på tre år\n", None),
        ("value: 60 percent\n", "value: 65 percent\n    stated: 60 procent\n", "65 percent"),
        ("value: 60 percent\n", "value: 60 percent\n    stated: tre femtedelar av budgeten\n", None),
        ("value: 60 percent\n", "value: 50 percent\n    stated: halva projektbudgeten\n", None),
        (PERIOD, "    value: 2019-03/2021-12\n    stated: mars 2019 till december 2021\n", None),
        (PERIOD, "    value: 2019-03/2021-11\n    stated: mars 2019 till december 2021\n", "2019-03/2021-11"),
        (PERIOD, "    value: 2019-03-01/2021-12-03\n    stated: 1 mars 2019–30 december 2021\n", "2019-03-01/2021-12-03"),
        (PERIOD, "    value: 2019-03/2021-12~\n    stated: från mars i år till slutet av 2021\n", None),
        (PERIOD, "    value: 2019-03/2021-10\n    stated: till slutet av 2021\n", None),
        (PERIOD, "    value: 2019-03/2021-12~\n    stated: fram till 2012\n", "2019-03/2021-12~"),
        (PERIOD, "    value: 2019-23\n    stated: hösten 2018\n", "2019-23"),
        (PERIOD, "    value: 2019-23\n    stated: i november 2019\n", None),
        (PERIOD, "    value: 2019-03-14\n    stated: 14-03-19\n", None),
        ("value: 60 percent\n", "value: 59.5 percent\n    stated: tre femtedelar av budgeten\n", None),
        ("value: 60 percent\n", "value: 59.4 percent\n    stated: tre femtedelar av budgeten\n", "59.4 percent"),
        ("value: 60 percent\n", "value: 60.4 percent\n    stated: tre femtedelar av budgeten\n", None),
        ("value: 60 percent\n", "value: 60.5 percent\n    stated: 60 procent\n", "60.5 percent"),
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: på 36 månader\n", None),
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: 36 nya jobb\n", "230 jobs"),
        # A number of nothing may be that of the value; a share and a sum are none of jobs, and those none of a share.
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: de 320 som var målet\n", "230 jobs"),
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: 320 procent\n", None),
        ("value: 230 jobs\n", "value: 230 jobs\n    stated: 320 kronor\n", None),
        ("value: 60 percent\n", "value: 60 percent\n    stated: de 65 som kom\n", None),
        ("value: 60 percent\n", "value: 60 percent\n    stated: 65 jobb för 65 kronor\n", None),
        # Seasons by the year, and a winter that has two.
        (PERIOD, "    value: 2019-22\n    stated: sommaren 2018\n", "2019-22"), (PERIOD, "    value: 2019-22\n    stated: sommaren 2019\n", None),
        (PERIOD, "    value: 2019-22\n    stated: hösten 2018\n", None), (PERIOD, "    value: 2019-22\n    stated: hösten 2017\n", "2019-22"),
        (PERIOD, "    value: 2019-24\n    stated: vintern 2018\n", None), (PERIOD, "    value: 2019-22\n    stated: våren 2021\n", "2019-22"),
        (PERIOD, "    value: 2019-03~\n    stated: maj 2020\n", None), (PERIOD, "    value: 2019-03~\n    stated: maj 2021\n", "2019-03~"),
        # As far as both say.
        (PERIOD, "    value: 2019-03-14\n    stated: mars 2019\n", None), (PERIOD, "    value: 2019-03-14\n    stated: april 2019\n", "2019-03-14"),
        (PERIOD, "    value: 2019-03-14\n    stated: 15 mars 2019\n", "2019-03-14"), (PERIOD, "    value: 2019-03-14\n    stated: 13 mars 2019\n", "2019-03-14"),
        (PERIOD, "    value: 2019-03\n    stated: 14 mars 2019\n", None), (PERIOD, "    value: 2019\n    stated: 14 mars 2019\n", None),
        (PERIOD, "    value: 2019\n    stated: 14 mars 2018\n", "2019"), (PERIOD, "    value: 2019/2021\n    stated: 14 mars 2020\n", "2019/2021"),
        (PERIOD, "    value: 2019/..\n    stated: 2019 till 2021\n", None), (PERIOD, "    value: 2019/2021\n    stated: 2018 till 2021\n", "2019/2021"),
        (PERIOD, "    value: 2019-03-14\n    stated: beslutet 2018 om mars 2019\n", None),
    ],
)  # fmt: skip
def test_a_count_a_share_and_a_date(told, changed, old, new, found):
    if "jobs" in old:
        old, new = f"    {old}", f"    {new}"
        old, new = old + "    source: provbladet-2023\n", new + "    source: provbladet-2023\n"
    wrong = [one.split(" ", 1)[1] for one in told(check_stated, changed(PROJECT, old, new))]
    assert wrong == ([f'WRONG-FIGURE "{found}"'] if found else [])


def test_a_wording_is_read_in_its_own_language(told, changed):
    assert told(check_stated, changed(SYD, "value: 12 500 000 SEK", "value: 15 500 000 SEK")) == [
        '19 WRONG-FIGURE "15 500 000 SEK"'
    ]
    other = changed(SYD, DANISH, "    stated: {text: 99 Millionen Kronen, lang: de}\n")
    assert told(check_stated, other) == []


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("8.0 miljoner kronor", "8.0"), ("8,0 miljoner kronor", None), ("SEK 8.0 miljoner", "8.0"), ("minst 8.000.000 kronor", None),
        # Who says in which language it is has looked.
        ('{text: "8.0 miljoner kronor", lang: sv}', None), ('{text: "SEK 8.0 million", lang: en}', None),
    ],
)  # fmt: skip
def test_the_decimal_sign_of_another_language(checked, changed, stated, found):
    problems = checked(check_stated, changed(PROJECT, BUDGET, said("8 000 000 SEK", stated)))
    assert [(one.line, one.code, one.found, one.severity) for one in problems] == (
        [(22, "NUMBER-FORMAT", f'"{found}"', "warning")] if found else []
    )


@pytest.mark.parametrize(
    ("phone", "stated", "wrong"),
    [
        ("+46701740605", "070-174 06 05", False), ("+46701740605", "+46 (0)70 174 06 05", False), ("+46701740605", "0046 70 1740605", False),
        ("+46701740605", "701740605", False), ("+46701740605", "fråga i växeln", False),
        ("+46701740605", "12 34 5", False), ("+46701740605", "12 34 56", True),
        ("+46701740605", "070-174 05 06", True), ("+46701740605", "070-174 06 50", True), ("+46701740605", "+45 70 17 40 60", True),
    ],
)  # fmt: skip
def test_a_telephone_number_is_the_one_that_was_printed(told, changed, phone, stated, wrong):
    overlay = changed(MANAGER, "stated: 070-1740605", f'stated: "{stated}"')
    assert told(check_stated, overlay) == ([f'14 BAD-PHONE "{phone}"'] if wrong else [])


def test_an_invented_number_is_told_of_as_such(told, changed):
    assert told(check_stated, changed(MANAGER, '"+46701740605"', '"+46701234567"')) == []

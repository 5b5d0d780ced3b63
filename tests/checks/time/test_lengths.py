"""Lengths of periods, as they are stated and as texts tell them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from checks.time.records import HERE, PROJECT, SWEDISH, SYD, TEXT

from faktum.checks.records.periods import check_periods, period_of
from faktum.checks.texts.time import check_time
from faktum.model.fact import Fact
from faktum.model.project import Project


def lasting(**facts: str) -> Project:
    """A project with nothing but these facts."""
    said = {
        key: Fact.model_validate({"value": value, "source": "a", "place": "b"})
        for key, value in facts.items()
    }
    return Project.model_construct(id="x", facts=said)


@pytest.mark.parametrize(
    ("facts", "fits", "not_so"),
    [
        # 24 months to the day.
        ({"period": "2018-12-01/2020-11-30"}, ["2 years", "24 months", "25 months"], ["3 years", "1 years", "22 months"]),
        # 40 months is called three years.
        ({"period": "2019-08/2022-11-30"}, ["3 years", "40 months"], ["4 years", "2 years", "36 months"]),
        # Two to three years, as far as the year tells.
        ({"period": "2017/2019-12-31"}, ["2 years", "3 years", "30 months"], ["1 years", "4 years", "38 months"]),
        ({"period": "2017/2019"}, ["1 years", "3 years"], ["4 years"]),
        # An approximate end is a month off at most.
        ({"period": "2019-01-01/2019-12~"}, ["1 years", "13 months"], ["2 years", "15 months"]),
        ({"start": "2019-01", "end": "2020-12"}, ["2 years"], ["3 years"]),
        # Nothing is known of an open end.
        ({"period": "2019-01/.."}, ["1 years", "20 years"], []),
    ],
)  # fmt: skip
def test_how_long_a_period_can_be(facts, fits, not_so):
    period = period_of(lasting(**facts))
    assert period
    for length in fits:
        number, unit = length.split()
        assert period.lasts(Decimal(number), unit), length
    for length in not_so:
        number, unit = length.split()
        assert not period.lasts(Decimal(number), unit), length


def test_a_period_says_how_long_it_is():
    assert (
        str(period_of(lasting(period="2018-12-01/2020-11-30")))
        == "the period 2018-12-01/2020-11-30 (24 months)"
    )
    assert (
        str(period_of(lasting(start="2019", end="2020-12")))
        == "start and end, 2019 and 2020-12 (11 to 24 months)"
    )
    assert (
        str(period_of(lasting(period="2019-01-01/2019-12-31")))
        == "the period 2019-01-01/2019-12-31 (12 months)"
    )
    assert str(period_of(lasting(period="2019-01/.."))) == "the period 2019-01/.."
    assert period_of(lasting(start="2019")) is None
    assert period_of(lasting()) is None


# 33 months, give or take the month at its beginning and the weeks at its end.
LENGTHS = [
    ("value: 3 years", False),
    ("value: 2 years", True),
    ("value: 33 months", False),
    ("value: 31 months", False),
    ("value: 30 months", True),
    ("value: 40 months", True),
    ("value: 37 months", True),
    ("value: 37 months, qualifier: expected", False),
    ("value: 37 months, qualifier: nearly", False),
    ("value: 2 years, qualifier: about", False),
    ("value: 2 years, qualifier: at least", False),
    ("value: 4 years, qualifier: at least", True),
    ("value: 4 years, qualifier: at most", False),
    ("unknown: not stated", False),
    ("value: 2007/2013", False),
]


@pytest.mark.parametrize(("length", "wrong"), LENGTHS)
def test_a_stated_length_is_that_of_the_period(told, changed, length, wrong):
    fact = f"  period-length: {{{length}, {HERE}}}\n  programme:\n"
    codes = [one.split()[:2] for one in told(check_periods, changed(PROJECT, "  programme:\n", fact))]
    assert codes == ([["37", "PERIOD-LENGTH"]] if wrong else [])


def test_a_source_without_a_length_does_not_hide_the_next(told, changed):
    statements = (
        "  period-length:\n    statements:\n      - {unknown: not stated, source: provbladet-2023, place: unknown}\n"
        f"      - {{value: 2 years, {HERE}, preferred: {{sv: Ja., da: Ja., en: Yes.}}}}\n  programme:\n"
    )
    [said] = told(check_periods, changed(PROJECT, "  programme:\n", statements))
    assert said.startswith("40 PERIOD-LENGTH 2 years")


def test_a_length_is_compared_with_the_period_of_its_own_source(told, changed):
    period = (
        "  period:\n    statements:\n"
        f"      - {{value: 2019-03/2021-12~, {HERE}}}\n"
        "      - {value: 2019-03/2022-12, source: provbladet-2023, place: unknown, preferred: {sv: Ja., da: Ja., en: Yes.}}\n"
        f"  period-length: {{value: 4 years, {HERE}}}\n"
    )
    old = "  period:\n    value: 2019-03/2021-12~\n    source: fjallback-2019-sv\n    place: fact-box\n"
    assert len(told(check_periods, changed(PROJECT, old, period))) == 1
    other = period.replace(f"4 years, {HERE}", "4 years, source: provbladet-2023, place: unknown")
    assert told(check_periods, changed(PROJECT, old, other)) == []


def test_a_period_is_not_so_many_jobs(said, changed):
    fact = f"  period-length: {{value: 3 jobs, {HERE}}}\n  programme:\n"
    assert said(PROJECT, changed(PROJECT, "  programme:\n", fact)) == ['37 VALUE-TYPE the number "3 jobs"']


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("sv", "Det var ett femårigt projekt.", "femårigt"),
        ("sv", "Det var ett treårigt projekt.", None),
        ("sv", "Det femåriga EU-projektet och den femåriga satsningen.", "femåriga"),
        ("sv", "Projektet väntas pågå i fem år.", "fem år"),
        ("sv", '{{ name("halsobron") }} pågick under fem år.', "fem år"),
        ("da", "Et femårigt projekt i byen.", "femårigt"),
        ("da", "Projektet løber over ti år.", "ti år"),
        ("en", "A five-year project in the town.", "five-year"),
        ("en", "The project runs for five years.", "five years"),
        ("en", "The project is to last five years.", "five years"),
        ("sv", 'Ett {{ literal("femårigt", "källans ord") }} projekt.', "femårigt"),
        ("sv", "Projekttiden är fem år.", "fem år"),
        ("sv", "Projekttiden: 60 månader.", "60 månader"),
        ("sv", "En projekttid på 60 månader.", "60 månader"),
        ("sv", "Projektet pågick i sammanlagt fem år.", "fem år"),
        ("sv", "Projektet pågick i ett år.", "ett år"),
        ("sv", "Det är ett femårsprojekt.", "femårsprojekt"),
        ("sv", "Det är ett 5-årsprojekt.", "5-årsprojekt"),
        ("sv", "Fem års projekttid räckte.", "Fem års"),
        ("sv", "Det är ett projekt på fem år.", "fem år"),
        ("sv", "Projektets fem år är slut.", "fem år"),
        ("sv", '{{ name("halsobron-syd") }} pågår i tio år.', "tio år"),
        ("da", "Projektperioden er på 60 måneder.", "60 måneder"),
        ("da", "Projektet løb i alt i fem år.", "fem år"),
        ("da", "Et 5-årsprojekt i byen.", "5-årsprojekt"),
        ("da", "Projektet varede i halvandet år.", "halvandet år"),
        ("en", "The project period is 60 months.", "60 months"),
        ("en", "The project lasted for a total of five years.", "five years"),
        ("en", "The project ran for one year.", "one year"),
        ("en", "A five-year-long project.", "five-year"),
        ("en", "A sixty-month project.", "sixty-month"),
        ("en", "The project’s duration was five years.", "five years"),
        # Two dates in the same breath, whatever the project.
        ("sv", "Källan säger maj 2014 till april 2018, alltså sex år.", "sex år"),
        ("sv", "Planen gällde 2014–2017 (sju år).", "sju år"),
        ("sv", "Planen gällde i sju år, 2014–2017.", "sju år"),
        ("sv", '{{ fact("halsobron.period") }}, alltså fem år.', "fem år"),
        ("da", "Fra 2014 til 2017, det vil sige syv år.", "syv år"),
        ("en", "May 2014 to April 2018 is six years.", "six years"),
        # Another project, a part of this one, or something else that lasts.
        ("sv", "Efter ett femårigt projekt och ett annat tioårigt projekt.", None),
        ("sv", "Ett femårigt förprojekt och ett tioårigt delprojekt.", None),
        ("sv", '{{ name("halsobron-syd") }} pågick i fyra år.', None),
        ("sv", '{{ name("halsobron-syd") }} och {{ name("halsobron") }} pågick i tio år.', None),
        ("sv", 'Till skillnad från {{ name("halsobron-syd") }}, ett tioårigt projekt.', None),
        ("sv", "Projektet har hittills pågått i ett år. Projektet pågår i minst ett år.", None),
        ("sv", "Planen gällde 2014–2017 (fyra år). Maj 2014 till april 2018, alltså fyra år.", None),
        ("sv", "Det var 2014–2017, sju år senare än väntat. Från 2014 till 2017 kom tio år gamla rön.", None),
        ("sv", "Källan säger ”ett femårigt projekt” och ”2014–2017 (tio år)”.", None),
        ("da", "Projektet har varet i ét år. Fra 2014 til 2017, syv år senere.", None),
        ("en", "The project has run for ten years already. From 2014 to 2017, ten years later.", None),
        ("sv", "Femåriga barn i projektet. Anslaget löper i tio år. En tioårig utbildning.", None),
        ("da", "Bevillingen løber i ti år. Et tiårigt program.", None),
        ("en", "The grant runs for ten years. The project has run for one year; when it runs for five years, it ends.", None),
        ("sv", "Fem år, projektet till ära.", None),
        ("sv", "Ett flerårigt projekt.", None), ("sv", "Fem och ett halvt års projekttid räckte.", "Fem och ett halvt års"),
        ("sv", "Det var femårigt, projektet är slut. Femåriga EU-avtal i ett projekt.", None),
        ("sv", "Projektet pågick i ungefär två år.", None),
        ("sv", "Projektet pågick i ungefär fem år.", "fem år"),
        ("sv", f"Projektet pågick{' då' * 20} i fem år.", None),
        # As far back as the beginning of a long sentence, and not of one without end.
        ("sv", f"Projektet, {'som alla minns, ' * 6}pågick i fem år.", "fem år"), ("sv", f"Projektet, {'som alla minns, ' * 10}pågick i fem år.", None),
        ("sv", f"Planen gällde 2014–2017{' alltså' * 9} sju år.", None),
        ("sv", "Planen gällde 2014–2017, alltså sju år; 2015–2016, alltså två år.", "sju år"),
        ("sv", "Det andra projektet var klart. Projektet pågick i fem år.", "fem år"),
        ("sv", "En annan gång var det ett projekt på fem år.", None),
        ("sv", "Projektet pågick i ett år och kostade 8 miljoner kronor.", "ett år"),
        # An end that the length does not reach, or goes beyond.
        ("sv", "Projektet varade i mindre än ett år.", "ett år"), ("da", "Projektet varede under to år.", "to år"),
        ("en", "The project lasted less than two years.", "two years"), ("en", "The project lasted more than three years.", "three years"),
        ("da", "Projektet varede mere end fem år.", "fem år"), ("sv", "Projektet varade i mer än två år.", None),
        ("en", "The project lasted more than 35 months.", None), ("en", "The project lasted more than 36 months.", "36 months"),
        ("en", "The project lasted less than 32 months.", None), ("en", "The project lasted less than 31 months.", "31 months"),
        ("en", "The project lasted less than three years.", None), ("da", "Projektet varede under tre år.", None),
    ],
)  # fmt: skip
def test_a_length_in_a_text(told, changed, language, text, wrong):
    path = f"docs/{language}/projects/halsobron.md"
    first = {"sv": "Budgeten var", "da": "Budgettet var", "en": "The budget was"}[language]
    lengths = [one.split(" ", 2)[1:] for one in told(check_time, changed(path, first, f"{text} {first}"))]
    several = [wrong] * text.count(wrong) if wrong else []
    assert lengths == [["PERIOD-LENGTH", f'"{one}"'] for one in several]


def test_a_length_may_have_marks_in_it(told, changed):
    overlay = changed(
        TEXT, "## Vad som hände", "## Vad som hände\n\n**Projektet** pågick i *fem* [år](halsobron-syd.md)."
    )
    assert told(check_time, overlay) == ['8 PERIOD-LENGTH "fem år"']


def test_a_length_in_a_note_is_compared_too(told, changed):
    said = "en: The currency is in the text."
    for words, wrong in (
        ("en: 2014 to 2017 is seven years.", ["PERIOD-LENGTH"]),
        ("en: 2014 to 2017 is four years.", []),
        ("en: The project ran for ten years.", ["PERIOD-LENGTH"]),
        ("en: Others ran for ten years.", []),
    ):
        assert [one.split()[1] for one in told(check_time, changed(SYD, said, words))] == wrong, words


def test_a_length_is_told_of_at_its_line(told, changed):
    overlay = changed(TEXT, "## Vad som hände", "## Vad som hände\n\nEtt femårigt projekt.")
    assert told(check_time, overlay) == ['8 PERIOD-LENGTH "femårigt"']


def test_a_length_in_a_release_is_that_of_its_only_project(told, changed):
    overlay = changed(SWEDISH, "öppnar bron.", "öppnar bron, ett femårigt projekt.")
    assert len(told(check_time, overlay)) == 1
    overlay = changed(SWEDISH, "öppnar bron.", "öppnar bron, ett femårigt projekt.",
                      "projects: [halsobron]", "projects: [halsobron, halsobron-syd]")  # fmt: skip
    assert told(check_time, overlay) == []
    overlay = changed(SWEDISH, "öppnar bron.", "öppnar bron, ett femårigt projekt.",
                      "projects: [halsobron]", "projects: []")  # fmt: skip
    assert told(check_time, overlay) == []

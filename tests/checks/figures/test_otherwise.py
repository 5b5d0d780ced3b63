"""Typed figures that are nearly those of a fact, or otherwise; and one report of each mistake."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from checks.figures.texts import CODES, DANISH, ENGLISH, PROJECT, RELEASE, ROOT, SOUTH, TEXT

from faktum.checks.figures.comparison import mistyped, one_digit_off


@pytest.mark.parametrize(
    ("path", "words", "typed", "fact"),
    [
        (TEXT, "Det kostade 9 miljoner kronor.", "9 miljoner kronor", "halsobron.budget"),
        (TEXT, "Det kostade 80 miljoner kronor.", "80 miljoner kronor", "halsobron.budget"),
        (TEXT, "Det kostade 800 000 kronor.", "800 000 kronor", "halsobron.budget"),
        (TEXT, "Det kostade 8 miljoner euro.", "8 miljoner euro", "halsobron.budget"),
        (DANISH, "Det kostede 8 mio. kr. i alt.", "8 mio. kr.", "halsobron.budget"),
        (TEXT, "Det kostade 8,5 miljoner.", "8,5 miljoner", "halsobron.budget"),
        (TEXT, "Budgeten var 2 miljoner kronor.", "2 miljoner kronor", "halsobron.budget"),
        (ENGLISH, "The budget was SEK 2 million.", "SEK 2 million", "halsobron.budget"),
        (ENGLISH, "Budget SEK 2 million in all.", "SEK 2 million", "halsobron.budget"),
        (SOUTH, "Budgeten är 21,5 miljoner kronor.", "21,5 miljoner kronor", "halsobron-syd.budget"),
        (TEXT, "Fonden gav 65 procent.", "65 procent", "halsobron.share-nordfonden"),
        (TEXT, "Resultatet blev 320 jobb.", "320 jobb", "halsobron.result-jobs"),
        (TEXT, "Resultatet blev 2300 jobb.", "2300 jobb", "halsobron.result-jobs"),
        (TEXT, "Målet var 210 jobb.", "210 jobb", "halsobron.goal-jobs"),
        (TEXT, "Målet var 75 jobb.", "75 jobb", "halsobron.goal-jobs"),
        (TEXT, "Resultatet blev 75 jobb.", "75 jobb", "halsobron.result-jobs"),
        (TEXT, "Det började i mars 2018.", "mars 2018", "halsobron.period"),
        (TEXT, "Det började i maj 2019.", "maj 2019", "halsobron.period"),
        (TEXT, "Projekttiden var mars 2019 till december 2022.", "mars 2019 till december 2022", "halsobron.period"),
        (TEXT, "Allt dröjde från mars 2019 till december 2022.", "mars 2019 till december 2022", "halsobron.period"),
        (ENGLISH, "It ran 2019–2022.", "2019–2022", "halsobron.period"),
        (SOUTH, "Det väntas pågå till 2028.", "2028", "halsobron-syd.end"),
        (SOUTH, "Det börjar i februari 2024.", "februari 2024", "halsobron-syd.start"),
        (TEXT, "Resultatet blev 530 nya jobb.", "530 nya jobb", "halsobron.result-jobs"),
        (RELEASE, "Nyheten kom 13/3-19.", "13/3-19", "2019/halsobron-oppnar.published"),
        (RELEASE, "Nyheten kom den 14 mars 2018.", "14 mars 2018", "2019/halsobron-oppnar.published"),
        (RELEASE, "Nyheten kom i mars 2018.", "mars 2018", "2019/halsobron-oppnar.published"),
        (RELEASE, "Nyheten kom i mars 2020.", "mars 2020", "2019/halsobron-oppnar.published"),
        (RELEASE, "Nyheten kom den 13 mars 2019.", "13 mars 2019", "2019/halsobron-oppnar.published"),
    ],
)  # fmt: skip
def test_a_figure_that_is_another_than_the_fact(figures, path, words, typed, fact):
    [problem] = figures(path, words)
    assert (problem.code, problem.found) == ("WRONG-FIGURE", f'"{typed}"')
    assert f"({fact}; " in problem.expected


def test_what_is_expected_names_the_value_the_fact_the_source_and_the_place(figures):
    [problem] = figures(DANISH, "Det kostede 9 mio. svenske kroner.")
    assert problem.expected == (
        "8 mio. svenske kroner (halsobron.budget; fjallback-2019-sv, data/projects/halsobron.yml:18) in the text"
    )
    assert problem.hint == (
        'Write {{ fact("halsobron.budget") }}. Another figure needs a fact of its own, with its source.'
    )


def test_what_another_source_says_is_told_of(figures, changed):
    [problem] = figures(SOUTH, "Det började i februari 2024.")
    assert problem.hint.endswith(
        "provbladet-2023 gives what is typed, but the fact shows another source’s statement."
    )


def test_a_wrong_figure_is_told_of_at_its_line(found, changed):
    text = "Det gick.\nDet gav 231 jobb och\nkostade 9 miljoner kronor."
    problems = found(changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände"))
    assert [(one.line, one.code) for one in problems if one.path == TEXT] == [
        (7, "WRONG-FIGURE"), (8, "WRONG-FIGURE")
    ]  # fmt: skip


def test_what_no_source_says_is_said_of_none(told):
    assert [(code, found) for code, found, _hint in told(SOUTH, "Det började i mars 2024.")] == [
        ("BARE-FIGURE", '"mars 2024"')
    ]


def test_a_figure_beside_a_year_of_two_figures_is_no_year(found, changed):
    text = "Bron i Fjällbäck öppnade hösten 37 för 61 patienter."
    problems = found(changed(TEXT, "## Vad som hände", f"Det gick.\n\n{text}\n\n## Vad som hände"))
    assert [(one.line, one.code, one.found) for one in problems if one.path == TEXT] == [
        (8, "BARE-FIGURE", '"61"'),
        (8, "TWO-DIGIT-YEAR", '"37"'),
    ]


def test_the_budget_of_the_project_before_is_told_of(figures, found, changed):
    overlay = changed(
        "data/projects/halsobron-syd.yml", "value: 12 500 000 SEK", "value: 9 000 000 SEK",
        "sv: Ett påhittat projekt som", "sv: Ett påhittat projekt för 8 miljoner kronor som",
    )  # fmt: skip
    # The value is no longer what the source is quoted with, which is told of at its own line.
    [problem] = [one for one in found(overlay) if one.code in CODES and "8 miljoner" in one.found]
    assert (problem.code, problem.hint) == (
        "WRONG-FIGURE", 'Write {{ fact("halsobron-syd.budget") }}. 8 miljoner kronor is halsobron.budget.',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "right", "slip"),
    [
        ("26", "62", True), ("620", "62", True), ("6", "62", False), ("6200000", "62000000", True), ("751", "715", True),
        ("751", "157", False), ("62", "62", False), ("63", "62", False), ("2.12", "21.2", True), ("19", "41", False), ("14", "91", False), ("41", "19", False), ("91", "14", False), ("212", "21.2", True),
        ("1000", "100", True), ("12", "1", False),
    ],
)  # fmt: skip
def test_slips_of_the_keyboard(number, right, slip):
    assert mistyped(Decimal(number), Decimal(right)) is slip


@pytest.mark.parametrize(
    ("number", "right", "least", "slip"),
    [
        ("761", "751", 3, True), ("12", "22", 2, True), ("62000000", "63000000", 3, False), ("62000000", "63000000", 2, True),
        ("21.3", "21.2", 3, True), ("762", "751", 3, False), ("75", "751", 2, False), ("751", "751", 3, False), ("2.13", "21.2", 3, False),
    ],
)  # fmt: skip
def test_one_digit_is_another(number, right, least, slip):
    assert one_digit_off(Decimal(number), Decimal(right), least) is slip


@pytest.mark.parametrize(
    ("path", "words", "code", "typed"),
    [
        (TEXT, "Det var för två år sedan.", "RELATIVE-DATE", "för två år sedan"),
        (DANISH, "Det var for 3 år siden.", "RELATIVE-DATE", "for 3 år siden"),
        (ENGLISH, "It was 3 years ago.", "RELATIVE-DATE", "3 years ago"),
        (TEXT, "Det var i maj i fjol.", "RELATIVE-DATE", "i fjol"),
        (ENGLISH, "It opened on 3 May this year.", "RELATIVE-DATE", "this year"),
        (ENGLISH, "It opened last year in May.", "RELATIVE-DATE", "last year"),
        (RELEASE, "Nyheten kom i april 2018.", "BARE-FIGURE", "april 2018"),
        (RELEASE, "Nyheten kom i februari 2020.", "BARE-FIGURE", "februari 2020"),
        (TEXT, "Projektet pågick i fem år.", "PERIOD-LENGTH", "fem år"),
        (DANISH, "Et femårigt projekt.", "PERIOD-LENGTH", "femårigt"),
        (ENGLISH, "The project period is 60 months.", "PERIOD-LENGTH", "60 months"),
        # What is no wrong length and no relative date is told of as a figure.
        (TEXT, "Projektet pågick i tre år.", "BARE-FIGURE", "tre år"),
        (ENGLISH, "It took three years.", "BARE-FIGURE", "three years"),
        # A year of two figures: a fact gives the date, or all four are to be written.
        (TEXT, "Mötet hölls 12/6-17.", "TWO-DIGIT-YEAR", "12/6-17"),
        (DANISH, "Rapporten er fra 13.06.17.", "TWO-DIGIT-YEAR", "13.06.17"),
        (ENGLISH, "Work began in autumn ’17.", "TWO-DIGIT-YEAR", "autumn ’17"),
        (TEXT, "Planen gällde 2014–17.", "TWO-DIGIT-YEAR", "2014–17"),
        (TEXT, "Mötet hölls 12/6 2017.", "BARE-FIGURE", "12/6 2017"),
        # The number of a contact is one number, in whatever groups.
        (TEXT, "Ring 070 / 174 06 05.", "UNBOUND-FIGURE", "070 / 174 06 05"),
        (DANISH, "Ring 070-174 06 05.", "UNBOUND-FIGURE", "070-174 06 05"),
        (ENGLISH, "Call (070) 174 06 05 today’s staff.", "UNBOUND-FIGURE", "(070) 174 06 05"),
        (ENGLISH, "Call 0046701740605.", "UNBOUND-FIGURE", "0046701740605"),
        (DANISH, "Ring 46701740605.", "UNBOUND-FIGURE", "46701740605"),
        (TEXT, "Ring +46 (0)70–174 06 05.", "UNBOUND-FIGURE", "+46 (0)70–174 06 05"),
        (ENGLISH, "Call 0480-12 34 56.", "BARE-FIGURE", "0480-12 34 56"),
    ],
)  # fmt: skip
def test_every_mistake_is_told_of_once(found, path, words, code, typed):
    text = (ROOT / "tests/sites/small" / path).read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    problems = found({path: f"{front}\n---\n{words}\n\n{body.lstrip()}"})
    told = [
        (one.code, one.found)
        for one in problems
        if one.path == path and one.code not in {"DIFFERENT-FACTS", "DIFFERENT-SHAPE"}
    ]
    assert told == [(code, f'"{typed}"')]


@pytest.mark.parametrize("first", [True, False])
def test_what_is_told_of_in_one_text_hides_nothing_in_the_next(found, first):
    """Both stand at the same place, one in the summary."""
    text = (ROOT / "tests/sites/small" / RELEASE).read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    summary, beginning = ("Det var för två år sedan.", "Det tog fyra år i allt.")[:: 1 if first else -1]
    front = re.sub("(?m)^summary: .*$", f"summary: {summary}", front)
    problems = found({RELEASE: f"{front}\n---\n{beginning}\n\n{body.lstrip()}"})
    assert {"RELATIVE-DATE", "BARE-FIGURE"} <= {one.code for one in problems if one.path == RELEASE}


def test_the_number_of_a_contact_stands_in_no_note_either(found, changed):
    overlay = changed(PROJECT, "sv: Tidningen rättade sig.", "sv: Ring 070-174 06 05.")
    [problem] = [one for one in found(overlay) if one.code in CODES]
    assert (problem.code, problem.found) == ("UNBOUND-FIGURE", '"070-174 06 05"')


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        # Within two in a hundred of a fact it is that one, whatever the words around say; beyond, what they name.
        ("8,1 miljoner kronor", "halsobron.budget"), ("8,16 miljoner kronor", "halsobron.budget"),
        ("8,17 miljoner kronor", "halsobron.grant"), ("7,8 miljoner kronor", "halsobron.grant"),
    ],
)  # fmt: skip
def test_a_figure_next_to_a_fact_is_meant_to_be_that_fact(found, changed, typed, fact):
    grant = "  grant:\n    of: nordfonden\n    value: 7 000 000 SEK\n    source: fjallback-2019-sv\n    place: fact-box\n"
    overlay = changed(PROJECT, "  period:\n", f"{grant}  period:\n")
    overlay |= changed(TEXT, "## Vad som hände", f"Ett bidrag på {typed} kom.\n\n## Vad som hände")
    [problem] = [one for one in found(overlay) if one.path == TEXT and one.code in CODES]
    assert (problem.code, problem.found) == ("WRONG-FIGURE", f'"{typed}"')
    assert f"({fact}; " in problem.expected


@pytest.mark.parametrize(
    ("value", "words", "code"),
    [
        # From a hundred on a number is likely to be the fact's, from a hundred thousand on likely to be money.
        ("100 jobs", "Kapitel 100.", "UNBOUND-FIGURE"), ("101 jobs", "Kapitel 101.", "UNBOUND-FIGURE"), ("99 jobs", "Kapitel 99.", "BARE-FIGURE"),
        ("100 500 SEK", "Kapitel 100 000.", "WRONG-FIGURE"), ("99 500 SEK", "Kapitel 99 999.", "BARE-FIGURE"),
        # Up to half as much again it may be meant.
        ("8 000 000 SEK", "Det blev 12 miljoner kronor.", "WRONG-FIGURE"), ("8 000 000 SEK", "Det blev 12,1 miljoner kronor.", "BARE-FIGURE"),
    ],
)  # fmt: skip
def test_how_far_a_number_may_be_from_a_fact(found, changed, value, words, code):
    old = ("value: 230 jobs\n", "to: 230 jobs") if "jobs" in value else ("value: 8 000 000 SEK\n    source",)
    new = (f"value: {value}\n", f"to: {value}") if "jobs" in value else (f"value: {value}\n    source",)
    stated = () if "jobs" in value else ("    stated: åtta miljoner kronor\n", "")
    overlay = changed(PROJECT, *(one for pair in zip(old, new, strict=True) for one in pair), *stated)
    overlay |= changed(TEXT, "## Vad som hände", f"{words}\n\n## Vad som hände")
    assert [
        one.code for one in found(overlay) if one.path == TEXT and one.line < 9 and one.code in CODES
    ] == [code]


@pytest.mark.parametrize(
    ("label", "value", "typed", "code"),
    [
        # A noun that the fact's own label has: with the same first six letters.
        ("Deltagande mottagningar", "12 jobs", "12 mottagningar", "UNBOUND-FIGURE"), ("Deltagande mottagningar", "12 jobs", "12 mottagning", "UNBOUND-FIGURE"),
        ("Öppna gårdar", "12 jobs", "12 gårdar", "UNBOUND-FIGURE"), ("Öppna hallar", "12 jobs", "12 hallen", "BARE-FIGURE"),
        ("Öppna husen", "12 jobs", "12 husen", "BARE-FIGURE"), ("Deltagande mottagningar", "12 percent", "12 mottagningar", "BARE-FIGURE"),
        ("Deltagande mottagningar", "12 SEK", "12 mottagningar", "BARE-FIGURE"), (None, "12 jobs", "12 mottagningar", "BARE-FIGURE"),
    ],
)  # fmt: skip
def test_a_figure_of_what_the_label_of_a_fact_names(found, changed, label, value, typed, code):
    named = f"    label: {{sv: {label}, da: Label, en: Label}}\n" if label else ""
    fact = f"  result-next:\n    property: result\n{named}    value: {value}\n    source: fjallback-2019-sv\n    place: fact-box\n"
    overlay = changed(PROJECT, "  period:\n", f"{fact}  period:\n")
    overlay |= changed(TEXT, "## Vad som hände", f"Det rörde sig om {typed}.\n\n## Vad som hände")
    assert [one.code for one in found(overlay) if one.path == TEXT and one.code in CODES] == [code]


@pytest.mark.parametrize(
    "words", ["Ring 070-174 06 05 om 700 kronor.", "Ring om 700 kronor på 070-174 06 05."]
)
def test_a_figure_beside_the_number_of_a_contact(told, words):
    assert sorted((code, found) for code, found, _hint in told(TEXT, words)) == [
        ("BARE-FIGURE", '"700 kronor"'), ("UNBOUND-FIGURE", '"070-174 06 05"'),
    ]  # fmt: skip

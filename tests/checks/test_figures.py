"""Typed figures beside facts: the same, nearly the same, something else; and hints that `check` then accepts."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path

import pytest

from faktum.checks import check_site
from faktum.checks.figures.comparison import mistyped, one_digit_off
from faktum.problems import Problem, Report

TEXT = "docs/sv/projects/halsobron.md"
DANISH = "docs/da/projects/halsobron.md"
ENGLISH = "docs/en/projects/halsobron.md"
SOUTH = "docs/sv/projects/halsobron-syd.md"
ABOUT = "docs/sv/about.md"
RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"
PROJECT = "data/projects/halsobron.yml"
ORGANISATION = "data/organisations/fjallback-innovation.yml"
CODES = ("BARE-FIGURE", "UNBOUND-FIGURE", "WRONG-FIGURE")
ROOT = Path(__file__).parents[2]

HINT = re.compile(r"(?<=Write )\{\{ fact\([^}]*\}\}.*(?=\.$)")


@pytest.fixture
def figures(found, changed):
    """`figures(path, words)`: what is said of the figures of a text that begins with the words."""

    def find(path: str, words: str) -> list[Problem]:
        text = (ROOT / "tests/sites/small" / path).read_text(encoding="utf-8")
        front, _, body = text.partition("\n---\n")
        problems = found({path: f"{front}\n---\n{words}\n\n{body.lstrip()}"})
        return [one for one in problems if one.code in CODES and one.path == path]

    return find


@pytest.fixture
def told(figures):
    """`told(path, words)`: code, what was found and the hint."""
    return lambda path, words: [(one.code, one.found, one.hint) for one in figures(path, words)]


# -- the same ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words", "typed", "hint"),
    [
        (TEXT, "Det kostade 8 miljoner kronor.", "8 miljoner kronor", '{{ fact("halsobron.budget") }}'),
        (TEXT, "Det kostade åtta miljoner kronor.", "åtta miljoner kronor", '{{ fact("halsobron.budget") }}'),
        (TEXT, "Det kostade 8 mnkr.", "8 mnkr", '{{ fact("halsobron.budget", "short") }}'),
        (TEXT, "Det kostade 8 MSEK.", "8 MSEK", '{{ fact("halsobron.budget", "short") }}'),
        (TEXT, "Det kostade 8 000 000 kr.", "8 000 000 kr", '{{ fact("halsobron.budget") }}'),
        (TEXT, "Av de 8 miljonerna gick allt.", "8 miljonerna", '{{ fact("halsobron.budget") }}'),
        (DANISH, "Det kostede 8 mio. svenske kroner.", "8 mio. svenske kroner", '{{ fact("halsobron.budget") }}'),
        (DANISH, "Det kostede otte millioner svenske kroner.", "otte millioner svenske kroner",
         '{{ fact("halsobron.budget") }}'),
        (ENGLISH, "It cost SEK 8 million.", "SEK 8 million", '{{ fact("halsobron.budget") }}'),
        (ENGLISH, "It cost SEK 8m.", "SEK 8m", '{{ fact("halsobron.budget", "short") }}'),
        (ENGLISH, "It cost eight million kronor.", "eight million kronor", '{{ fact("halsobron.budget") }}'),
        (TEXT, "Fonden gav 60 procent.", "60 procent", '{{ fact("halsobron.share-nordfonden") }}'),
        (ENGLISH, "The fund gave sixty per cent.", "sixty per cent", '{{ fact("halsobron.share-nordfonden") }}'),
        (TEXT, "Målet var minst 200 jobb.", "200 jobb", '{{ fact("halsobron.goal-jobs", "value") }}'),
        (TEXT, "Målet var 200 arbetstillfällen.", "200 arbetstillfällen",
         '{{ fact("halsobron.goal-jobs", "number") }} arbetstillfällen'),
        (TEXT, "Det blev tvåhundra trettio jobb.", "tvåhundra trettio jobb",
         '{{ fact("halsobron.result-jobs", "number") }} jobb'),
        (DANISH, "Det gav 230 nye job.", "230 nye job", '{{ fact("halsobron.result-jobs", "number") }} nye job'),
        (TEXT, "Resultatet 230 står kvar.", "230", '{{ fact("halsobron.result-jobs", "number") }}'),
        (TEXT, "Det började i mars 2019.", "mars 2019", '{{ fact("halsobron.period", "start") }}'),
        (DANISH, "Det sluttede ultimo 2021.", "ultimo 2021", '{{ fact("halsobron.period", "end") }}'),
        (ENGLISH, "It ran 2019–2021.", "2019–2021", '{{ fact("halsobron.period", "year") }}'),
        (TEXT, "Det pågick från mars 2019 till december 2021.", "mars 2019 till december 2021",
         '{{ fact("halsobron.period") }}'),
        (SOUTH, "Det börjar hösten 2023.", "hösten 2023", '{{ fact("halsobron-syd.start") }}'),
        (SOUTH, "Det pågår fram till 2027.", "2027", '{{ fact("halsobron-syd.end", "value") }}'),
        (SOUTH, "Budgeten är tolv och en halv miljoner kronor.", "tolv och en halv miljoner kronor",
         '{{ fact("halsobron-syd.budget") }}'),
        # What the text names, and what stands beside its project.
        (SOUTH, "Föregångaren räknade 230 jobb.", "230 jobb", '{{ fact("halsobron.result-jobs") }}'),
        (TEXT, '{{ name("fjallringen") }} har 31 medlemmar.', "31 medlemmar", '{{ fact("fjallringen.members") }}'),
        (TEXT, '{{ name("fjallback-innovation") }} grundades 2011.', "2011",
         '{{ fact("fjallback-innovation.founded") }}'),
        # A release is about its projects and about itself.
        (RELEASE, "Nyheten kom den 14 mars 2019.", "14 mars 2019",
         '{{ fact("2019/halsobron-oppnar.published") }}'),
        (RELEASE, "Nyheten publicerades i mars 2019.", "mars 2019",
         '{{ fact("2019/halsobron-oppnar.published", "month") }}'),
        (RELEASE, "Budgeten är 8 miljoner kronor.", "8 miljoner kronor", '{{ fact("halsobron.budget") }}'),
        # A page about the whole site has the facts of all of it, if it is plain which is meant.
        (ABOUT, "Det kostade 8 miljoner kronor.", "8 miljoner kronor", '{{ fact("halsobron.budget") }}'),
        (ABOUT, "Det gav 230 jobb.", "230 jobb", '{{ fact("halsobron.result-jobs") }}'),
    ],
)  # fmt: skip
def test_a_figure_that_a_fact_gives(told, path, words, typed, hint):
    assert told(path, words) == [("UNBOUND-FIGURE", f'"{typed}"', f"Write {hint}.")]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (TEXT, "Det kostade 8 mnkr i allt."), (TEXT, "Målet var minst 200 jobb, inte fler."),
        (TEXT, "Det blev tvåhundra trettio nya jobb."), (DANISH, "Det løb 2019-2021."), (SOUTH, "Det börjar hösten 2023."),
        (ENGLISH, "It cost SEK 8 million."), (RELEASE, "Den kom i mars 2019."), (TEXT, "Fonden gav 60 % av allt."),
    ],
)  # fmt: skip
def test_check_accepts_what_the_hint_says(found, figures, path, words):
    [problem] = figures(path, words)
    expression = HINT.search(problem.hint)
    assert expression
    typed = problem.found.strip('"')
    text = (ROOT / "tests/sites/small" / path).read_text(encoding="utf-8")
    front, _, body = text.partition("\n---\n")
    mended = found({path: f"{front}\n---\n{words.replace(typed, expression[0])}\n\n{body.lstrip()}"})
    wrong = {*CODES, "BAD-EXPRESSION", "BAD-FORM", "UNKNOWN-FACT"}
    assert not [str(one) for one in mended if one.code in wrong]


def test_facts_that_say_the_same_are_all_offered(told, found, changed):
    assert told(SOUTH, "Det var 2023 och 2027.") == [
        ("UNBOUND-FIGURE", '"2027"', 'Write {{ fact("halsobron-syd.end", "value") }}.'),
        ("UNBOUND-FIGURE", '"2023"', 'Write {{ fact("halsobron-syd.start", "year") }}.'),
    ]
    overlay = changed(PROJECT, "value: 60 percent", "value: 40 percent",
                      "summary:\n  sv: Ett påhittat", "summary:\n  sv: Till 40 procent påhittat")  # fmt: skip
    [problem] = [one for one in found(overlay) if one.code == "UNBOUND-FIGURE"]
    assert problem.hint == (
        'Write {{ fact("halsobron.share-region-fjallback") }} or {{ fact("halsobron.share-nordfonden") }}.'
    )


def test_half_by_itself_is_a_figure_only_if_a_fact_says_so(found, changed):
    path = "data/projects/halsobron.yml"
    said = ("en: An invented project that let", "en: An invented project, which the fund pays half, that let")
    assert not [one for one in found(changed(path, *said)) if one.code in CODES]
    halved = changed(
        path, *said, "value: 60 percent", "value: 50 percent", "value: 40 percent", "value: 49.9 percent"
    )
    [problem] = [one for one in found(halved) if one.code in CODES]
    assert (problem.code, problem.found) == ("UNBOUND-FIGURE", '"half"')


def test_another_fact_that_the_words_name_is_asked_about(found, changed):
    overlay = changed(
        PROJECT, "  period:\n", "  grant:\n    of: nordfonden\n    value: 4 800 000 SEK\n    source: fjallback-2019-sv\n"
        "    place: fact-box\n  period:\n", "sv: Ett påhittat projekt", "sv: Ett bidrag på 8 miljoner kronor till ett projekt",
    )  # fmt: skip
    [problem] = [one for one in found(overlay) if one.code in CODES]
    assert (problem.code, problem.hint) == (
        "UNBOUND-FIGURE",
        'Write {{ fact("halsobron.budget") }}. Or is halsobron.grant meant, 4,8 miljoner kronor?',
    )


def test_the_sentence_of_the_figure_says_what_is_meant_not_the_one_before(told):
    [(code, _found, hint)] = told(TEXT, "Resultatet dröjde. Målet är 230 jobb.")
    assert code == "UNBOUND-FIGURE"
    assert "Or is halsobron.goal-jobs meant" in hint


def test_a_figure_beside_words_of_time_is_told_of_too(told):
    for words in ("I år kom 700 patienter.", "Hela 700 patienter kom till sist, och fler i år."):
        assert [found for _code, found, _hint in told(TEXT, words)] == ['"700"']


def test_a_page_about_the_site_is_about_what_its_sentence_names(told):
    bridge = '{{ name("halsobron") }}'
    for words, code in (
        (f"{bridge} kostade 9 miljoner kronor.", "WRONG-FIGURE"),
        (f"{bridge} finns. Det kostade 9 miljoner kronor.", "BARE-FIGURE"),
        (f"{'Det gick. ' * 30}Hela 9 miljoner kronor kostade {bridge}.", "WRONG-FIGURE"),
        (f"Det kostade 9 miljoner kronor. {bridge} finns.", "BARE-FIGURE"),
        (f'{bridge} och {{{{ name("fjallringen") }}}} kostade 9 miljoner kronor.', "BARE-FIGURE"),
    ):
        assert [one[0] for one in told(ABOUT, words)] == [code], words


def test_a_part_in_words_is_about_a_percentage(told, found, changed):
    overlay = changed(PROJECT, "value: 60 percent", "value: 66.7 percent", "value: 40 percent", "value: 33.3 percent",
                      "summary:\n  sv: Ett påhittat", "summary:\n  sv: Till två tredjedelar påhittat")  # fmt: skip
    [problem] = [one for one in found(overlay) if one.code in CODES]
    assert (problem.code, problem.hint) == (
        "UNBOUND-FIGURE", 'Write {{ fact("halsobron.share-nordfonden") }}.',
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "words", "typed", "hint"),
    [
        # Marks of emphasis and links stand within phrases; a table and a title have figures too.
        (TEXT, "Det kostade **8** [miljoner](halsobron-syd.md) kronor.", "8 miljoner kronor", '{{ fact("halsobron.budget") }}'),
        (TEXT, "## Det kostade _åtta_ miljoner", "åtta miljoner", '{{ fact("halsobron.budget") }}'),
        (TEXT, "| Kostnad | 8 mkr |\n|---|---|", "8 mkr", '{{ fact("halsobron.budget", "short") }}'),
        (TEXT, "![Ett projekt för 8 Mkr](bild.png)", "8 Mkr", '{{ fact("halsobron.budget", "short") }}'),
        (TEXT, '[Nyheten](halsobron-syd.md "Den gav 230 jobb")', "230 jobb", '{{ fact("halsobron.result-jobs") }}'),
        (TEXT, "Not.[^1]\n\n[^1]: Det gav 230 jobb.", "230 jobb", '{{ fact("halsobron.result-jobs") }}'),
        # In other words and forms.
        (TEXT, "Ett 8-miljonersprojekt.", "8-miljonersprojekt", '{{ fact("halsobron.budget") }}'),
        (DANISH, "Et 8-millionersprojekt.", "8-millionersprojekt", '{{ fact("halsobron.budget", "short") }}'),
        (ENGLISH, "An eight-million-kronor project.", "eight-million-kronor", '{{ fact("halsobron.budget") }}'),
        (DANISH, "Det kostede 8 mio. SEK.", "8 mio. SEK", '{{ fact("halsobron.budget", "short") }}'),
        (ENGLISH, "It cost 8 M SEK.", "8 M SEK", '{{ fact("halsobron.budget", "short") }}'),
        (TEXT, "Tre av fem kronor kom från fonden.", None, None),
        (TEXT, "Fonden gav sex av tio.", "sex av tio", '{{ fact("halsobron.share-nordfonden") }}'),
        (ENGLISH, "The fund gave 6 out of 10.", "6 out of 10", '{{ fact("halsobron.share-nordfonden") }}'),
        (TEXT, "Det pågick mellan 2019 och 2021.", "2019 och 2021", '{{ fact("halsobron.period", "year") }}'),
        (TEXT, "Det pågick 2019–21.", "2019–21", '{{ fact("halsobron.period", "year") }}'),
        (RELEASE, "Nyheten kom 14/3-19.", "14/3-19", '{{ fact("2019/halsobron-oppnar.published") }}'),
        (RELEASE, "Nyheten kom den fjortonde mars 2019.", "fjortonde mars 2019", '{{ fact("2019/halsobron-oppnar.published") }}'),
    ],
)  # fmt: skip
def test_a_figure_in_other_places_and_words(told, path, words, typed, hint):
    if typed:
        assert told(path, words) == [("UNBOUND-FIGURE", f'"{typed}"', f"Write {hint}.")]
    else:
        assert [one[0] for one in told(path, words)] == ["BARE-FIGURE"]


# -- nearly the same, or otherwise ---------------------------------------------------------------------------


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
        (SOUTH, "Budgeten är 21,5 miljoner kronor.", "21,5 miljoner kronor", "halsobron-syd.budget"),
        (TEXT, "Fonden gav 65 procent.", "65 procent", "halsobron.share-nordfonden"),
        (TEXT, "Resultatet blev 320 jobb.", "320 jobb", "halsobron.result-jobs"),
        (TEXT, "Resultatet blev 2300 jobb.", "2300 jobb", "halsobron.result-jobs"),
        (TEXT, "Målet var 210 jobb.", "210 jobb", "halsobron.goal-jobs"),
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


# -- two rules, one report -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words", "code", "typed"),
    [
        (TEXT, "Det var för två år sedan.", "RELATIVE-DATE", "för två år sedan"),
        (DANISH, "Det var for 3 år siden.", "RELATIVE-DATE", "for 3 år siden"),
        (ENGLISH, "It was 3 years ago.", "RELATIVE-DATE", "3 years ago"),
        (TEXT, "Det var i maj i fjol.", "RELATIVE-DATE", "i fjol"),
        (ENGLISH, "It opened on 3 May this year.", "RELATIVE-DATE", "this year"),
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


def test_the_number_of_a_contact_stands_in_no_note_either(found, changed):
    overlay = changed(PROJECT, "sv: Tidningen rättade sig.", "sv: Ring 070-174 06 05.")
    [problem] = [one for one in found(overlay) if one.code in CODES]
    assert (problem.code, problem.found) == ("UNBOUND-FIGURE", '"070-174 06 05"')


# -- neither -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "words", "typed"),
    [
        (TEXT, "Det kostade 700 euro.", "700 euro"), (TEXT, "Resan tog 31 minuter.", "31"),
        (TEXT, "Det var sju möten.", "sju möten"), (DANISH, "Der var syv møder.", "syv møder"),
        (ENGLISH, "There were seven meetings.", "seven meetings"), (TEXT, "Det var 1994.", "1994"),
        (TEXT, "Det var 2012.", "2012"), (TEXT, "Allt dröjde från april 2019 till december 2022.", "april 2019 till december 2022"),
        (TEXT, "Två svenska kommuner deltog.", "Två svenska kommuner"), (TEXT, "Kommunerna är fyra.", "fyra"),
        (TEXT, "Var femte patient kom.", "Var femte"), (DANISH, "En ud af ti var glad.", "En ud af ti"), (ENGLISH, "One in five came.", "One in five"),
        (TEXT, "Tredje kvartalet 2017.", "Tredje kvartalet 2017"), (ENGLISH, "It came in Q3 2017.", "Q3 2017"), (DANISH, "I uge 37.", "uge 37"), (TEXT, "I maj kom beskedet.", "maj"),
        (ABOUT, "Det kostade 9 miljoner kronor.", "9 miljoner kronor"), (ABOUT, "Det var 2019.", "2019"),
        (ABOUT, "Det blev 230.", "230"), (TEXT, "Telefon 070-174 06 28.", "070-174 06 28"), (TEXT, "Kapitel 8.", "8"),
        (TEXT, "Covid-19 kom.", "Covid-19"), (TEXT, "På 1990-talet.", "1990-talet"),
    ],
)  # fmt: skip
def test_a_figure_that_no_fact_gives(told, path, words, typed):
    [(code, found, hint)] = told(path, words)
    assert (code, found) == ("BARE-FIGURE", f'"{typed}"')
    assert hint.startswith('Write {{ fact("record.key") }} and the figure with its source')


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (TEXT, "En av dem deltog, den ena gång efter den andra."), (TEXT, "De två är överens, på två sätt."),
        (DANISH, "De to er enige, og begge er glade."), (ENGLISH, "One of the two may agree in two ways."),
        (TEXT, 'Ring {{ literal("112", "nödnumret") }}.'), (TEXT, "[Ord](https://example.org/2019) och &#8211;."),
    ],
)  # fmt: skip
def test_what_is_no_figure(told, path, words):
    assert told(path, words) == []


# -- telephone numbers, literals, notes ----------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["070-174 06 05", "070-1740 6 0 5", "+46 70 174 06 05", "0701740605"])
def test_a_telephone_number_of_a_contact(told, typed):
    assert told(TEXT, f"Ring {typed} så går det.") == [
        ("UNBOUND-FIGURE", f'"{typed}"', "Leave it out: contacts are printed from data/people/p-a1b2c.yml.")
    ]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ('{{ literal("8 miljoner kronor", "x") }}', ["UNBOUND-FIGURE"]),
        ('{{ literal("8", "x") }} miljoner kronor', ["UNBOUND-FIGURE"]),
        ("{{ literal('230', 'x') }} jobb", ["UNBOUND-FIGURE"]), ('{{ literal("230 jobb", "x") }}', ["UNBOUND-FIGURE"]),
        ('{{ literal("9 miljoner kronor", "x") }}', []), ('{{ literal("2", "del av ett namn") }} saker', []),
        ('{{ literal("112", "x") }} och 112', ["BARE-FIGURE"]), ('{{ literal("sju", "x") }} möten', []),
    ],
)  # fmt: skip
def test_a_literal_is_no_fact(told, words, codes):
    assert [code for code, _, _ in told(TEXT, f"Det var {words} i allt.")] == codes


NOTE = "sv: Under sitt förra namn."


@pytest.mark.parametrize(
    ("note", "codes"),
    [
        ("Beloppet är 80 miljoner kronor i tidningen.", ["WRONG-FIGURE"]), ("Målet var 7 jobb och 2019.", []),
        ("Tidningen skriver ”80 miljoner kronor”.", []), ("Av 8 miljoner kronor återstår 4.", []),
    ],
)  # fmt: skip
def test_a_note_may_hold_figures_but_no_slip_of_its_own(found, changed, note, codes):
    added = f"    note: {{sv: {note}, da: x, en: x}}\n".replace("sv: ", 'sv: "').replace(", da", '", da', 1)
    overlay = changed(
        PROJECT, "    stated: åtta miljoner kronor\n", f"    stated: åtta miljoner kronor\n{added}"
    )
    problems = [one for one in found(overlay) if one.code in CODES]
    assert [one.code for one in problems] == codes
    assert all(one.hint.startswith("Correct the slip.") for one in problems)


@pytest.mark.parametrize(
    ("value", "note", "found_there"),
    [
        ("2019-03-14", "Beskedet kom den 14 mars 2018.", "14 mars 2018"), ("2019-03-14", "Beskedet kom 2091.", "2091"),
        ("2019-03-14", "Beskedet kom den 14 mars 2019, ett år efter våren 2018.", None),
        ("2019-03-14", "Sidan ändrades den 20 mars 2020 och i mars 2021.", None), ("2019", "Räknat från 2018.", None),
        ("2019-03-14", "Tidningen skriver ”14 mars 2018”.", None),
    ],
)  # fmt: skip
def test_a_note_has_no_slip_in_the_date_of_its_fact(found, changed, value, note, found_there):
    fact = f"  decision:\n    value: {value}\n    source: fjallback-2019-sv\n    place: fact-box\n"
    added = f'{fact}    note: {{sv: "{note}", da: x, en: x}}\n  programme:\n'
    problems = [one for one in found(changed(PROJECT, "  programme:\n", added)) if one.code == "WRONG-FIGURE"]
    assert [one.found for one in problems] == ([f'"{found_there}"'] if found_there else [])


def test_literals_are_counted(site, changed):
    before = check_site(site(name="before")).literals
    text = (ROOT / "tests/sites/small" / TEXT).read_text(encoding="utf-8")
    path = site({TEXT: text + '\n{{ literal("112", "x") }} {{ literal("113", "x") }}\n'}, name="after")
    report = check_site(path)
    assert report.literals == before + 2
    assert report.summary().endswith(f" {before + 2} literals.")
    assert f'"literals": {before + 2}' in report.as_json()
    assert Report.of([]).summary() == "No problems."
    assert Report.of([], literals=1).summary() == "No problems. 1 literal."


def test_this_site_types_hardly_any_figure():
    report = check_site(ROOT)
    assert report.literals <= 10
    assert [str(one) for one in report.problems if one.code in CODES] == []


# -- cost ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("piece", ["8 miljoner kronor, ", "1 ", "1-", "sju partner ", "112", "{{ literal("])
def test_a_long_text_takes_long_but_not_forever(figures, piece):
    before = time.perf_counter()
    figures(TEXT, piece * (20_000 // len(piece)))
    assert time.perf_counter() - before < 60


def test_a_name_with_a_figure_is_written_as_a_name(found, changed):
    overlay = {
        **changed("data/organisations/fjallringen.yml", "text: Fjällringen", "text: Fjäll 21"),
        **changed(TEXT, "lät vårdcentraler", "och Fjäll 21 lät 21"),
    }
    problems = [one for one in found(overlay) if one.code in CODES and one.path == TEXT]
    assert [(one.found, "name(" in one.hint) for one in problems] == [('"21"', True), ('"21"', False)]

"""Typed figures that a fact gives, and hints that `check` then accepts."""

from __future__ import annotations

import re

import pytest
from checks.figures.texts import ABOUT, CODES, DANISH, ENGLISH, PROJECT, RELEASE, ROOT, SOUTH, TEXT

HINT = re.compile(r"(?<=Write )\{\{ fact\([^}]*\}\}.*(?=\.$)")


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


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("sju nya jobb", '{{ fact("halsobron.result-jobs", "words") }} nya jobb'),
        ("Sju nya jobb", '{{ fact("halsobron.result-jobs", "words") }} nya jobb'),
        ("7 nya jobb", '{{ fact("halsobron.result-jobs", "number") }} nya jobb'),
    ],
)  # fmt: skip
def test_a_small_number_stays_in_words_or_in_digits_as_it_was_typed(found, changed, typed, hint):
    overlay = changed(PROJECT, "value: 230 jobs\n", "value: 7 jobs\n", "to: 230 jobs", "to: 7 jobs")
    overlay |= changed(TEXT, "## Vad som hände", f"{typed} kom.\n\n## Vad som hände")
    problems = [one for one in found(overlay) if one.path == TEXT and one.code in CODES]
    assert [(one.code, one.found, one.hint) for one in problems] == [
        ("UNBOUND-FIGURE", f'"{typed}"', f"Write {hint}.")
    ]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        # Whole, with the fact's word for how sure it is left out; an end of it has no such word.
        ("mars 2019 till december 2021", '{{ fact("halsobron.period", "value") }}'),
        ("mars 2019", '{{ fact("halsobron.period", "start") }}'),
        ("december 2021", '{{ fact("halsobron.period", "end") }}'),
        ("2019–2021", '{{ fact("halsobron.period", "year") }}'),
    ],
)  # fmt: skip
def test_a_period_that_is_expected_is_written_in_the_form_that_was_typed(found, changed, typed, hint):
    overlay = changed(
        PROJECT, "value: 2019-03/2021-12~\n", "value: 2019-03/2021-12\n    qualifier: expected\n"
    )
    overlay |= changed(TEXT, "## Vad som hände", f"Tiden var {typed}.\n\n## Vad som hände")
    problems = [one for one in found(overlay) if one.path == TEXT and one.code in CODES]
    assert [(one.code, one.hint) for one in problems] == [("UNBOUND-FIGURE", f"Write {hint}.")]

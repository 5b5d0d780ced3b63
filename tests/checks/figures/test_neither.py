"""Figures that no fact gives, telephone numbers, literals and notes."""

from __future__ import annotations

import time

import pytest
from checks.figures.texts import ABOUT, CODES, DANISH, ENGLISH, PROJECT, ROOT, TEXT

from faktum.checks import check_site
from faktum.problems import Report


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


def test_a_note_is_looked_at_with_its_file_only(site, changed):
    slip = "    stated: åtta miljoner kronor\n    note: {sv: Beloppet är 80 miljoner kronor., da: x, en: x}\n"
    overlay = changed(PROJECT, "    stated: åtta miljoner kronor\n", slip)
    root = site(overlay | changed(TEXT, "lät vårdcentraler", "lät 700 vårdcentraler"))
    for scope, expected in (
        ({PROJECT}, [(PROJECT, "WRONG-FIGURE")]),
        ({TEXT}, [(TEXT, "BARE-FIGURE")]),
        ({PROJECT, TEXT}, [(PROJECT, "WRONG-FIGURE"), (TEXT, "BARE-FIGURE")]),
    ):
        problems = check_site(root, scope=frozenset(scope)).problems
        assert [(one.path, one.code) for one in problems if one.code in CODES] == expected


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
    page = "docs/en/press/2019/halsobron-oppnar.md"
    none = changed(page, 'literal("112", "the emergency number")', 'fact("halsobron.budget")')
    assert check_site(site(none, name="none")).literals == 0


def test_this_site_types_hardly_any_figure():
    report = check_site(ROOT)
    assert report.literals <= 10
    assert [str(one) for one in report.problems if one.code in CODES] == []


@pytest.mark.parametrize("piece", ["8 miljoner kronor, ", "1 ", "1-", "sju partner ", "112", "{{ literal("])
def test_a_long_text_takes_long_but_not_forever(figures, piece):
    before = time.perf_counter()
    figures(TEXT, piece * (20_000 // len(piece)))
    assert time.perf_counter() - before < 60


def test_a_name_with_a_figure_is_written_as_a_name(found, changed):
    overlay = {
        **changed("data/organisations/fjallringen.yml", "text: Fjällringen", "text: Fjäll 21"),
        **changed(
            TEXT, "lät vårdcentraler", "och Fjäll 21 lät 21", "Vad projektet gjorde.", "Fjäll 21 växer."
        ),
    }
    problems = [one for one in found(overlay) if one.code in CODES and one.path == TEXT]
    assert [(one.line, one.found, "name(" in one.hint) for one in problems] == [
        (2, '"21"', True), (4, '"21"', True), (4, '"21"', False)
    ]  # fmt: skip

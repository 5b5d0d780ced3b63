"""Names, figures and quotations that are typed."""

from __future__ import annotations

import pytest
from checks.edges.records import RELEASE, SOUTH, TEXT


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Nils Provberg", "Nils Provberg"), ("Provberg, Nils", "Provberg, Nils"), ("Nils\nProvberg", "Nils\\nProvberg"),
        ("Nils Provbergs", "Nils Provberg"), ("Nils Provberg's", "Nils Provberg"), ("Nils Provberg’s", "Nils Provberg"),
        ("xNils Provberg", None), ("Nils Provbergare", None), ("Nils", None), ("nils provberg", None),
    ],
)  # fmt: skip
def test_a_name_that_is_typed(said, changed, words, name):
    told = said(TEXT, changed(TEXT, "lät vårdcentraler", f"lät\n{words} vårdcentraler"))
    assert told == ([f'5 TYPED-NAME "{name}"'] if name else [])


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("1 juni 2019", "1 juni 2019"), ("62 000 000 kronor", "62 000 000 kronor"), ("(2019),", "2019"), ("x²", "x²"),
        ("½", "½"), ("covid-19", "covid-19"), ("٣", "٣"), ("3:e", "3:e"), ("ett", None), ("&#42;", None),
        ("[a](https://fjallback.example/2019)", None), ("tel:112", None), ("`112`", "112"),
    ],
)  # fmt: skip
def test_a_figure_that_is_typed(said, changed, words, figure):
    told = said(TEXT, changed(TEXT, "lät vårdcentraler", f"lät {words} och"))
    assert told == ([f'4 BARE-FIGURE "{figure}"'] if figure else [])


def test_a_name_with_a_figure_in_it_is_written_as_a_name(found, changed):
    overlay = {
        **changed("data/organisations/fjallringen.yml", "text: Fjällringen", "text: Fjäll 21"),
        **changed(SOUTH, "text: Hälsobron Syd", "text: Bro 2"),
        **changed(TEXT, "lät vårdcentraler", "lät Fjäll 21 och\nBro 2 och\nRegion Fjällbäcks 7"),
    }
    problems = [one for one in found(overlay) if one.code == "BARE-FIGURE" and one.path == TEXT]
    assert [(one.line, one.hint) for one in problems] == [
        (4, 'Write the name as {{ name("fjallringen") }}.'),
        (5, 'Write the name as {{ name("halsobron-syd") }}.'),
        (6, ('Write {{ fact("record.key") }} and the figure with its source in the record. '
             'What is no fact is written {{ literal("112", "why") }}.')),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der er “mere” at gøre", 0), ("“Der er mere” at gøre", 0), ("“Der findes mere”", 1), ("'Det'", 1),
        ("- Det findes", 1), ("—Det findes", 1), ("det – findes", 0), ("«Det»", 1),
    ],
)  # fmt: skip
def test_what_looks_like_a_quotation(said, changed, text, told):
    overlay = changed(RELEASE, "da: Der er mere at gøre i syd.", f'da: "{text}"')
    assert said(RELEASE, overlay) == [f'21 QUOTED-POSITION "{text}"'] * told

"""The variety of a language, and its capitals."""

from __future__ import annotations

import pytest
from checks.typography.texts import problems, said


def test_the_rarer_ending_is_told_of() -> None:
    others = ["They organise, digitise and realise it.", "The organisation of it."]
    (one,) = problems("en", "They organize it, as organisations do.", *others)
    assert (one.found, one.hint) == ('"organize"', "Write organise.")
    others = ["They organize, digitize and realize it.", "The organization of it."]
    assert said("en", "The specialisation of it.", *others) == ['SPELLING-MIX "specialisation"']
    assert said("en", "They organise and organize it.") == ['SPELLING-MIX "organize"']


def test_words_that_only_look_like_it_are_left_alone() -> None:
    raw = (
        "They advertise, exercise, size, prize, seize, rise, promise, comprise, capsize, supervise and revise. "
        "Enterprise, expertise, likewise, otherwise, precise, raising, noise, wise, rises, disabled, raised, "
        "surprised, compromises, prizes, sizes, resized, seized, televised, improvisation and franchises."
    )
    assert said("en", raw, "They organise it.") == []
    assert said("en", raw, "They organize it.") == []


def test_names_and_quotations_keep_their_spelling() -> None:
    raw = "The World Health Organization and the Center for Bridges say ‘organize the color’."
    assert said("en", raw, "They organise and realise it.") == []
    assert said("en", "Organizations do so.", "They organise it.", "They realise it.") == [
        'SPELLING-MIX "Organizations"'
    ]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        ("The Organization does so.", []), ("It is the Organization of it.", []), ("Organization Bridge does so.", []),
        ("It is so. Organization does so.", ["Organization"]), ("“Organization is all.", ["Organization"]), ("(Organization is all.)", ["Organization"]),
        ("It is so: Organizing it.", ["Organizing"]), ("So it is organized.", ["organized"]),
    ],
)  # fmt: skip
def test_a_capital_within_a_sentence_makes_a_name(raw: str, found: list[str]) -> None:
    told = said("en", raw, "They organise it.", "They realise it.")
    assert [one for one in told if one.startswith("SPELLING")] == [f'SPELLING-MIX "{one}"' for one in found]


def test_the_variety_is_that_of_the_locale() -> None:
    (one,) = problems("en", "The color of the center was analyzed.")[:1]
    assert (one.code, one.found, one.hint) == ("SPELLING-MIX", '"color"', "Write colour.")
    assert len(problems("en", "The color of the center was analyzed.")) == 3
    assert said("en", "The color of the center was analyzed.", locale="en_US") == []
    assert said("en", "The colour of the centre was analysed.") == []
    assert len(problems("en", "The colour of the centre was analysed.", locale="en_US")) == 3
    assert said("en", "A programme, a computer program, a parking meter and a practice.") == []


def test_only_a_language_with_varieties_has_a_mix() -> None:
    assert said("sv", "Organisera, organizera, color och center.") == []
    assert said("da", "Organisere, organizere, color og center.") == []


CAPITALS = [
    ("sv", "Bron öppnar i Januari.", "Januari", "januari with a small letter"),
    ("sv", "Bron, Måndagen efter, håller.", "Måndagen", "måndagen with a small letter"),
    ("sv", "Texten finns på Svenska.", "Svenska", "svenska with a small letter"),
    ("da", "Broen åbner på Mandag.", "Mandag", "mandag with a small letter"),
    ("da", "Teksten er oversat fra Engelsk", "Engelsk", "engelsk with a small letter"),
    ("en", "It is a swedish bridge.", "swedish", "Swedish with a capital"),
    ("en", "It opened on a monday.", "monday", "Monday with a capital"),
]


@pytest.mark.parametrize(("language", "raw", "found", "right"), CAPITALS)
def test_days_months_and_tongues_have_the_capital_of_the_language(
    language: str, raw: str, found: str, right: str
) -> None:
    (one,) = problems(language, f"Ett.\n\n{raw}", markdown=True)
    assert (one.line, one.code, one.found) == (3, "SPELLING-MIX", f'"{found}"')
    assert one.expected.startswith(right)
    assert one.hint == f"Write {right.split(maxsplit=1)[0]}."


@pytest.mark.parametrize(
    ("language", "raw"),
    [
        ("sv", "Januari är kall. Måndag är bättre, i januari på svenska."), ("sv", "Hon läser på Svenska institutet."),
        ("sv", "Fonden av Juni-stiftelsen, och av Juli Provberg, samt Maria Juni & Söner."), ("da", "Den er på Dansk Bro."),
        ("da", "Mandag åbner broen på dansk."), ("en", "See www.swedish.example, a Swedish page, and name@monday.example."),
        ("en", "The folder /europe and swedish_bridge."),
    ],
)  # fmt: skip
def test_the_names_of_something_else_keep_their_capital(language: str, raw: str) -> None:
    assert said(language, raw) == []

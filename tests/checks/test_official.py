"""Names in the language of the text."""

from __future__ import annotations

import pytest

from faktum.checks.texts.official import check_official

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", "Fjällbäck Regional Council betalade.", "Fjällbäck Regional Council"),
        ("da", "Det besluttede Fjällbäck Regional Council.", "Fjällbäck Regional Council"),
        ("en", "The Region Fjällbäck paid.", "Region Fjällbäck"),
        ("sv", "Region Fjällbäck betalade.", None), ("en", "The Fjällbäck Regional Council paid.", None),
        # Said of the name, quoted, or beside the right one.
        ("en", "The Fjällbäck Regional Council (in Swedish Region Fjällbäck) paid.", None),
        ("en", "Its Swedish name is ‘Region Fjällbäck’.", None), ("sv", "Namnet *Fjällbäck Regional Council* är engelskt.", None),
        ("en", "{{ in_language('sv', 'Region Fjällbäck') }} is its name.", None),
        ("sv", "Läs hos [Fjällbäck Regional Council](https://fjallback.example/en/).", None),
        ("en", "Region Fjällbäcksson paid.", None),
        ("en", "The Fjällbäck Regional Council, in Swedish Region Fjällbäck, paid.", None),
        ("en", 'The {{ name("region-fjallback") }}, in Swedish Region Fjällbäck, paid.', None),
        ("en", "The council (Region Fjällbäck) paid.", None), ("en", "The council (Region Fjällbäck, that is) paid.", None),
        # The right name stands too far away.
        ("en", f"The Region Fjällbäck paid{' a little' * 9} to the Fjällbäck Regional Council.", "Region Fjällbäck"),
        ("en", f"The Fjällbäck Regional Council paid{' a little' * 9} to the Region Fjällbäck.", "Region Fjällbäck"),
    ],
)  # fmt: skip
def test_a_name_of_another_language(told, changed, language, text, found):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    said = [one.partition(" ")[2] for one in told(check_official, overlay)]
    assert said == ([f'OTHER-LANGUAGE "{found}"'] if found else [])


def test_the_longest_name_is_the_one_that_is_told_of_at_its_line(checked, changed):
    ring = changed(
        "data/organisations/fjallringen.yml",
        "text: Fjällringen\n",
        "text: Region Fjällbäck Ring\n  official: {en: The Bridge Ring}\n",
    )
    text = f"It went well.\nThe Region Fjällbäck Ring paid{' a little' * 12}, not\nThe Region Fjällbäck."
    overlay = ring | changed(TEXT["en"], HEADING["en"], f"{text}\n\n{HEADING['en']}")
    assert [(one.line, one.found, one.expected, one.hint.partition(":")[0]) for one in checked(check_official, overlay)] == [
        (8, '"Region Fjällbäck Ring"', 'the name "The Bridge Ring" in the text', 'Write {{ name("fjallringen") }}'),
        (9, '"Region Fjällbäck"', 'the name "Fjällbäck Regional Council" in the text', 'Write {{ name("region-fjallback") }}'),
    ]  # fmt: skip

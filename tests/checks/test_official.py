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
    ],
)  # fmt: skip
def test_a_name_of_another_language(told, changed, language, text, found):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    said = [one.partition(" ")[2] for one in told(check_official, overlay)]
    assert said == ([f'OTHER-LANGUAGE "{found}"'] if found else [])

"""Positions that we restate, set as if the words were the speaker's."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.restated import check_restated

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
NILS = '{{ person("p-a1b2c") }}'


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", f"”Det har varit ett roligt bygge”, säger {NILS}.", "Det har varit ett roligt bygge"),
        ("da", f"”Det har været et sjovt byggeri”, siger {NILS}.", "Det har været et sjovt byggeri"),
        ("en", f"‘It has been fun to build,’ says {NILS}.", "It has been fun to build,"),
        ("sv", "Det har varit ett roligt bygge, säger han.", None), ("sv", "”Det har varit”, säger han.", None),
        ("sv", "”Det har varit ett tungt bygge”, säger han.", None), ("da", "”Det har varit ett roligt bygge”", None),
        ("en", "It has been fun to build. The word ‘fun’ stands there.", None),
    ],
)  # fmt: skip
def test_our_words_in_quotation_marks(told, changed, language, text, found):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    said = [one.partition(" ")[2] for one in told(check_restated, overlay)]
    assert said == ([f'QUOTED-POSITION "{found}"'] if found else [])


@pytest.mark.parametrize(
    "raw", ["' " * 50_000, "”" * 100_000, "”a" * 50_000, "'" + "a " * 50_000, "'a\n" * 30_000]
)
def test_hostile_texts_take_no_time(checked, changed, raw):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{raw}\n\n{HEADING['sv']}")
    begun = time.process_time()
    checked(check_restated, overlay)
    assert time.process_time() - begun < 10

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


RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"
LONG = "Det har varit ett roligt bygge som alla i trakten har följt dag för dag"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Det har varit ett roligt bygge som alla i trakten har följt", "Det har varit ett roligt bygge som alla i trakten har följt"),
        ("det har varit ett roligt bygge som alla i trakten har följt d", None),
        ("det har varit ett roligt bygge som alla i trakten har följt dag", "det har varit ett roligt bygge som alla i trakten har följt…"),
        ("ett roligt bygge som alla", "ett roligt bygge som alla"), ("ett roligt bygge som", None),
        ("i trakten har följt dag för dag", "i trakten har följt dag för dag"),
    ],
)  # fmt: skip
def test_a_quotation_is_told_of_at_its_line_by_its_beginning(checked, changed, said, shown):
    overlay = changed(RELEASE, "Det har varit ett roligt bygge", LONG)
    overlay |= changed(TEXT["sv"], HEADING["sv"], f"Det gick.\nHan sade\n”{said}”.\n\n{HEADING['sv']}")
    found = [(one.line, one.found) for one in checked(check_restated, overlay)]
    assert found == ([(8, f'"{shown}"')] if shown else [])


@pytest.mark.parametrize(
    "raw", ["' " * 50_000, "”" * 100_000, "”a" * 50_000, "'" + "a " * 50_000, "'a\n" * 30_000]
)
def test_hostile_texts_take_no_time(checked, changed, raw):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{raw}\n\n{HEADING['sv']}")
    begun = time.process_time()
    checked(check_restated, overlay)
    assert time.process_time() - begun < 10

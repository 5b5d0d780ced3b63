"""Parts of countries that the versions of a text name."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.regions import check_regions

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
SAID = {
    "sv": "Det gäller södra Norge, östra Danmark och Sydsverige.", "da": "Det gælder Sydnorge, Østdanmark og det sydlige Sverige.",
    "en": "It is about southern Norway, the east of Denmark and southern Sweden.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "right", "wrong", "found"),
    [
        ("en", "southern Sweden", "southern Finland", "southern Finland"), ("da", "Østdanmark", "Vestdanmark", "Vestdanmark"),
        ("sv", "östra Danmark", "västra Danmark", "västra Danmark"), ("sv", "Sydsverige", "Västsverige", "Västsverige"),
        ("da", "det sydlige Sverige", "det nordlige Sverige", "nordlige Sverige"),
        # One less is no contradiction, and nor is one more for readers in another country.
        ("en", "southern Norway, ", "", None), ("da", "Sydnorge", "Sydnorge i det nordlige Norge", None),
        ("sv", "Sydsverige", "sydliga Sverige", None), ("en", "southern Sweden", "the south of Sweden", None),
    ],
)  # fmt: skip
def test_a_place_of_another_version(checked, changed, language, right, wrong, found):
    overlay: dict[str, str] = {}
    for one, path in TEXT.items():
        text = SAID[one].replace(right, wrong) if one == language else SAID[one]
        overlay |= changed(path, HEADING[one], f"{text}\n\n{HEADING[one]}")
    said = [(one.path, one.code, one.found) for one in checked(check_regions, overlay)]
    assert said == ([(TEXT[language], "DIFFERENT-FACTS", f'"{found}"')] if found else [])


def test_a_place_is_told_of_at_its_line_with_what_stands_elsewhere(checked, changed):
    said = {
        "sv": "Ett.\n\nTvå.\n\nDet var\ni södra Norge och i västra Danmark.", "da": "Et.\n\nTo.\n\nDet var\ni Sydnorge og i Østdanmark.",
        "en": "One.\n\nTwo.\n\nIt was\nin southern Norway and in western Denmark.",
    }  # fmt: skip
    overlay: dict[str, str] = {}
    for one, path in TEXT.items():
        overlay |= changed(path, HEADING[one], f"{said[one]}\n\n{HEADING[one]}")
    [problem] = checked(check_regions, overlay)
    assert (problem.path, problem.line, problem.found) == (TEXT["da"], 12, '"Østdanmark"')
    assert problem.expected == f'the places that {TEXT["sv"]} names, "västra Danmark",'
    # Where the translations agree, it is the original.
    overlay |= changed(
        TEXT["en"], HEADING["en"], f"{said['en']}\n\n{HEADING['en']}".replace("western", "eastern")
    )
    [problem] = checked(check_regions, overlay)
    assert (problem.path, problem.line, problem.found) == (TEXT["sv"], 11, '"västra Danmark"')


def test_translations_that_differ_from_each_other_too_are_both_told_of(checked, changed):
    said = {"sv": "I västra Danmark.", "da": "I Østdanmark.", "en": "In northern Denmark."}
    overlay: dict[str, str] = {}
    for one, path in TEXT.items():
        overlay |= changed(path, HEADING[one], f"{said[one]}\n\n{HEADING[one]}")
    assert [(one.path, one.found) for one in checked(check_regions, overlay)] == [
        (TEXT["da"], '"Østdanmark"'), (TEXT["en"], '"northern Denmark"'),
    ]  # fmt: skip


def test_a_page_of_which_the_original_is_not_known_hides_no_other(checked, changed):
    front = changed("docs/da/about.md", "##", "##")["docs/da/about.md"].split("\n")
    overlay = {
        "docs/da/about.md": "\n".join(line for line in front if not line.startswith("translated_from"))
    }
    overlay |= changed(TEXT["sv"], HEADING["sv"], f"I norra Finland.\n\n{HEADING['sv']}")
    overlay |= changed(TEXT["da"], HEADING["da"], f"I det sydlige Finland.\n\n{HEADING['da']}")
    overlay |= changed(TEXT["en"], HEADING["en"], f"In northern Finland.\n\n{HEADING['en']}")
    assert [one.path for one in checked(check_regions, overlay)] == [TEXT["da"]]


def test_one_translation_is_compared_with_the_original(checked, changed):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"I norra Finland.\n\n{HEADING['sv']}")
    overlay |= changed(TEXT["da"], HEADING["da"], f"I det sydlige Finland.\n\n{HEADING['da']}")
    [problem] = checked(check_regions, overlay | {TEXT["en"]: None})
    assert problem.path == TEXT["da"]
    assert problem.line == 7


@pytest.mark.parametrize(
    "raw", ["södra " * 20_000, "södra" + " " * 90_000, "Sverige " * 10_000, "syd" * 30_000]
)
def test_hostile_texts_take_no_time(checked, changed, raw):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{raw} Sverige\n\n{HEADING['sv']}")
    begun = time.process_time()
    checked(check_regions, overlay)
    assert time.process_time() - begun < 10

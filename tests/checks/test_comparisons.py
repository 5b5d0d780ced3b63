"""Sums that are compared in words, without the sums."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.comparisons import check_comparisons

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
BUDGET = '{{ fact("halsobron.budget") }}'


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", "Det andra projektet hade dubbelt så stor budget.", "dubbelt så stor budget"),
        ("sv", "Regionen betalade alltså mer än fonden.", "betalade alltså mer än"),
        ("sv", "Merparten av pengarna kom från fonden.", "Merparten av pengarna"),
        ("da", "Størstedelen af pengene kom fra fonden.", "Størstedelen af pengene"),
        ("da", "Regionen er den største bidragyder.", "største bidragyder"),
        ("en", "It had twice the budget of the first.", "twice the budget"),
        ("en", "The region paid rather more than the fund.", "paid rather more than"),
        ("sv", f"Budgeten var dubbelt så stor som {BUDGET}.", None), ("en", f"Most of the money, {BUDGET}, came late.", None),
        ("sv", "Enligt tidningen kom merparten av pengarna från fonden.", None), ("sv", "Regionen betalade för mer än resor.", None),
        ("da", "”Størstedelen af pengene” står der.", None), ("en", "The bridge is twice as long. Prevention is cheaper than cure.", None), ("en", "It has a smaller budget now.", None),
        ("sv", "Att förebygga är billigare än att bota.", None), ("en", "That made the first the more expensive of the two.", "more expensive of"),
        ("sv", "Det var det dyrare projektet av de två.", "dyrare projektet av"), ("sv", "Det var det dyrare projektet.", "dyrare projektet"),
        ("en", "Costs more than once were a theme.", None), ("da", "Merparten av pengarna stod der.", None),
    ],
)  # fmt: skip
def test_sums_in_words(told, changed, language, text, found):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    said = [one.partition(" ")[2] for one in told(check_comparisons, overlay)]
    assert said == ([f'UNSOURCED-CLAIM "{found}"'] if found else [])


@pytest.mark.parametrize(
    ("path", "old", "line"),
    [
        (TEXT["sv"], "## Vad som hände\n", 8),
        ("data/projects/halsobron-syd.yml", "  sv: Ett påhittat projekt som", 6),
        ("docs/sv/press/2019/halsobron-oppnar.md", "## Så går det till\n", 41),
    ],
)
def test_sums_are_told_of_at_their_line_in_all_that_is_about_a_project(told, changed, path, old, line):
    said = "Merparten av pengarna kom från fonden."
    new = f"  sv: {said} Det är ett projekt som" if path.endswith(".yml") else f"{old}\n{said}\n"
    assert told(check_comparisons, changed(path, old, new)) == [
        f'{line} UNSOURCED-CLAIM "Merparten av pengarna"'
    ]


def test_a_release_about_no_project_may_speak_of_money_in_general(told, changed):
    path, old = "docs/sv/press/2019/halsobron-oppnar.md", "## Så går det till\n"
    said = f"{old}\nMerparten av pengarna kom från fonden.\n"
    assert told(check_comparisons, changed(path, old, said, "projects: [halsobron]", "projects: []")) == []


def test_a_page_about_no_project_may_speak_of_money_in_general(told, changed):
    overlay = changed(
        "data/terms/vardlots.yml",
        "definition:\n  sv: ",
        "definition:\n  sv: Staten betalade mer än kommunen. ",
    )
    assert told(check_comparisons, overlay) == []


@pytest.mark.parametrize(
    "raw",
    [
        "dubbelt så stor " * 6000,
        "dubbelt så stor" + " a" * 50_000,
        "dubbelt så stor" + " " * 90_000,
        "a" * 90_000,
    ],
)
def test_hostile_texts_take_no_time(checked, changed, raw):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{raw} budget\n\n{HEADING['sv']}")
    begun = time.process_time()
    checked(check_comparisons, overlay)
    assert time.process_time() - begun < 10

"""Partners that a text counts and does not all name."""

from __future__ import annotations

import pytest

from faktum.checks.texts.counted import check_counted

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
PROJECT = "data/projects/halsobron.yml"
A, B, C, OWNER = (
    f'{{{{ name("{one}") }}}}'
    for one in ("region-fjallback", "aakirke-universitet", "fjallringen", "fjallback-innovation")
)
COUNT = '{{ fact("halsobron.partners", "words") }}'


@pytest.fixture
def three(changed):
    """A project with three partners, and the number of them as a fact."""
    facts = "  purpose:\n    source: fjallback-2019-sv"
    fact = "  partners:\n    value: 3 organisations\n    source: fjallback-2019-sv\n    place: fact-box\n"
    listed = "[region-fjallback, aakirke-universitet]"
    return changed(PROJECT, facts, fact + facts, listed, f"{listed[:-1]}, fjallringen]")


@pytest.mark.parametrize(
    ("language", "text", "told_of"),
    [
        ("sv", f"De {COUNT} var {A} och {B}.", True), ("da", f"De {COUNT} var {A} og {B}. {OWNER} ejede projektet.", True),
        ("en", f"The {COUNT} partners were the {A} and {C}.\n\n{B} came later.", True),
        ("sv", f"De {COUNT} var {A}, {B} och {C}.", False), ("sv", f"Bland de {COUNT} fanns {A} och {B}.", False),
        ("da", f"De {COUNT}, herunder {A} og {B}, mødtes.", False), ("en", f"The {COUNT} partners, including {A} and {B}, met.", False),
        ("sv", f"De {COUNT} möttes hos {A}.", False), ("sv", f"De {COUNT} var {A} och {OWNER}.", False), ("sv", f"{A} och {B} möttes.", False),
    ],
)  # fmt: skip
def test_all_but_one(told, changed, three, language, text, told_of):
    overlay = three | changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    found = told(check_counted, overlay)
    assert [one.split()[1] for one in found] == ["COUNT-OF-RECORDS"] * told_of
    if told_of:
        assert found[0].split()[0] == ("6" if language == "sv" else "7")  # where the paragraph begins


def test_who_is_missing_is_told_where_the_paragraph_begins(checked, changed, three):
    for before, line in (("Det gick.", 8), ("Det\ngick.", 9)):
        text = f"{before}\n\nDe {COUNT}\nvar {A} och {B}."
        overlay = three | changed(TEXT["sv"], HEADING["sv"], f"{text}\n\n{HEADING['sv']}")
        [problem] = checked(check_counted, overlay)
        assert (problem.line, problem.severity, problem.found) == (line, "warning", "2, without fjallringen")
    assert problem.expected.startswith("all 3 whom halsobron.partners counts")


@pytest.mark.parametrize(
    ("old", "new", "told_of"),
    [
        # Those of one kind, as many as there are of it, are counted too; what is about so many is not.
        ("  partners:\n    value: 3 organisations", "  partners:\n    value: 3 organisations\n    qualifier: about", False),
        ("  partners:\n    value: 3 organisations", "  partners:\n    value: 3 organisations\n    qualifier: nearly", False),
        ("aakirke-universitet, fjallringen]", "aakirke-universitet]", False), ("role: partner", "role: owner", False),
    ],
)  # fmt: skip
def test_a_record_that_does_not_name_exactly_so_many(told, changed, three, old, new, told_of):
    assert three[PROJECT].count(old) == 1
    overlay = three | changed(TEXT["sv"], HEADING["sv"], f"De {COUNT} var {A} och {B}.\n\n{HEADING['sv']}")
    overlay[PROJECT] = overlay[PROJECT].replace(old, new)
    assert bool(told(check_counted, overlay)) is told_of


@pytest.mark.parametrize(("role", "told_of"), [("partner", True), ("lead", False)])
def test_a_fact_makes_a_partner_too(told, changed, three, role, told_of):
    fact = f"  role-fjallringen: {{of: fjallringen, value: {role}, source: fjallback-2019-sv, place: lead}}\n  purpose:\n"
    overlay = three | changed(TEXT["sv"], HEADING["sv"], f"De {COUNT} var {A} och {B}.\n\n{HEADING['sv']}")
    overlay[PROJECT] = overlay[PROJECT].replace(", fjallringen]", "]").replace("  purpose:\n", fact)
    assert bool(told(check_counted, overlay)) is told_of


def test_two_are_no_list(told, changed, three):
    overlay = three | changed(
        TEXT["sv"], HEADING["sv"], f"De {COUNT} var {A} och {OWNER}.\n\n{HEADING['sv']}"
    )
    overlay[PROJECT] = (
        overlay[PROJECT].replace(", fjallringen]", "]").replace("3 organisations", "2 organisations")
    )
    assert told(check_counted, overlay) == []


def test_four_of_whom_three_are_named(told, changed, three):
    overlay = three | changed(
        TEXT["sv"], HEADING["sv"], f"De {COUNT} var {A}, {B} och {C}.\n\n{HEADING['sv']}"
    )
    overlay[PROJECT] = (
        overlay[PROJECT]
        .replace("3 organisations", "4 organisations")
        .replace(
            "aakirke-universitet, fjallringen]", "aakirke-universitet, fjallringen, fjallback-innovation]"
        )
    )
    assert told(check_counted, overlay) == ["6 COUNT-OF-RECORDS 3, without fjallback-innovation"]


def test_those_of_one_kind_are_counted_for_themselves(told, changed, three):
    overlay = three | changed(TEXT["sv"], HEADING["sv"], f"De {COUNT} var {A} och {B}.\n\n{HEADING['sv']}")
    overlay[PROJECT] = (
        overlay[PROJECT]
        .replace("3 organisations", "3 universities")
        .replace(
            "aakirke-universitet, fjallringen]", "aakirke-universitet, fjallringen, fjallback-innovation]"
        )
    )
    for name, kind in (("region-fjallback", "region"), ("fjallringen", "community")):
        overlay |= changed(f"data/organisations/{name}.yml", f"type: {kind}\n", "type: university\n")
    assert told(check_counted, overlay) == ["6 COUNT-OF-RECORDS 2, without fjallringen"]


def test_a_number_that_the_record_does_not_name_says_nothing(told, changed, three):
    overlay = three | changed(TEXT["sv"], HEADING["sv"], f"De {COUNT} var {A} och {B}.\n\n{HEADING['sv']}")
    overlay[PROJECT] = overlay[PROJECT].replace("3 organisations", "4 organisations")
    assert told(check_counted, overlay) == []

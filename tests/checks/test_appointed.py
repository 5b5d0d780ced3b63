"""Offices of people in sentences: as the records have them, and not those of somebody else."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.appointed import check_appointed

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
OWNER, PARTNER, RING = (
    f'{{{{ name("{one}") }}}}' for one in ("fjallback-innovation", "region-fjallback", "fjallringen")
)
NILS, AASE = '{{ person("p-a1b2c") }}', '{{ person("p-d4e5f") }}'
OTHER = "data/projects/halsobron-syd.yml"
"""A project with which Nils has nothing to do."""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"{NILS}, ordförande, svarar."), ("sv", f"Direktör {NILS} svarar."), ("sv", f"{AASE} är projektledare."),
        ("da", f"{NILS} (direktør) svarer."), ("en", f"{NILS}, the chair, answers."), ("en", f"Professor {NILS} answers."),
        ("sv", f"{NILS} är ordförande i {RING}."), ("da", f"{AASE} er projektleder hos {OWNER}."),
        ("en", f"{AASE} is a project manager at the {OWNER}."),
        # Told of once, and whoever else is named beside.
        ("sv", f"Direktör {NILS} är ordförande i {RING}."), ("sv", f'{{{{ person("p-zzzzz") }}}} och {NILS}, ordförande, svarar.'),
    ],
)  # fmt: skip
def test_the_office_of_somebody_else(told, changed, language, text):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    [problem] = told(check_appointed, overlay)
    assert problem[1:].startswith(" UNKNOWN-OFFICE")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"{NILS}, projektledare, svarar. Projektledaren {NILS} svarar. {NILS} är glad. {AASE}, professor, och {NILS}, som kom."),
        ("da", f"{NILS}, projektleder hos {OWNER}, svarer. Formanden kom. {AASE} er forkvinde."),
        ("en", f"{NILS}, a project manager, answers. {AASE}, the chair, and {NILS} came. Our director met {AASE}."),
        ("sv", f'{AASE} är ordförande i {RING}. {AASE} är professor vid {{{{ name("aakirke-universitet") }}}}.'),
        # Nobody else is called so: it may be new.
        ("sv", f"Regionrådet {NILS} svarar."), ("en", f"{NILS} is a strategist at the {PARTNER}."),
    ],
)  # fmt: skip
def test_the_office_that_the_record_has(told, changed, language, text):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    assert told(check_appointed, overlay) == []


def test_an_office_is_told_of_at_its_line_beside_the_one_that_the_record_has(checked, changed):
    text = f"Det gick.\n\nSedan svarade\n{NILS}, ordförande, på allt."
    [problem] = checked(check_appointed, changed(TEXT["sv"], HEADING["sv"], f"{text}\n\n{HEADING['sv']}"))
    assert (problem.line, problem.found) == (8, '"ordförande"')
    assert problem.hint == 'The record has "projektledare". Write that, or add the office with its source.'


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("    concerning: halsobron\n", "", True),  # at an organisation that takes part
        ("    organisation: fjallback-innovation\n    title", "    organisation: fjallringen\n    title", True),
        ("    organisation: fjallback-innovation\n    title: {sv: projektledare, da: projektleder, en: project manager}\n    concerning: halsobron\n",
         "    organisation: fjallringen\n    title: {sv: projektledare, da: projektleder, en: project manager}\n", False),
    ],
)  # fmt: skip
def test_who_has_to_do_with_a_project(told, changed, old, new, near):
    overlay = changed("data/people/p-a1b2c.yml", old, new)
    overlay |= changed(TEXT["sv"], HEADING["sv"], f"{NILS}, direktör, svarar.\n\n{HEADING['sv']}")
    assert bool(told(check_appointed, overlay)) is near


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("{nils}, ordförande, svarar.", []),
        ("{nils} är ordförande i {ring}.", ['UNKNOWN-OFFICE "ordförande"']),
    ],
)
def test_elsewhere_somebody_may_be_something_else(told, changed, said, expected):
    summary = "sv: Ett påhittat projekt som fortsätter"
    said = said.format(nils=NILS, ring=RING)
    overlay = changed(OTHER, summary, f"{summary}. {said} Det fortsätter")
    assert [one.partition(" ")[2] for one in told(check_appointed, overlay)] == expected


def test_a_note_may_tell_of_another_office(told, changed):
    for said in (f"Så skrev {NILS}, ordförande, i texten.", f"Så skrev de: {NILS} är ordförande i {RING}."):
        overlay = changed(OTHER, "sv: Valutan står i texten.", f"sv: '{said}'")
        assert told(check_appointed, overlay) == []


def test_the_first_of_several_offices_is_the_one_to_write(checked, changed):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{AASE} är projektledare.\n\n{HEADING['sv']}")
    [problem] = checked(check_appointed, overlay)
    assert problem.hint.startswith('The record has "professor".')


@pytest.mark.parametrize("raw", [NILS * 3000, "vd " * 30_000 + NILS, f"{NILS} är vd" + " " * 50_000])
def test_hostile_texts_take_no_time(checked, changed, raw):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{raw}\n\n{HEADING['sv']}")
    begun = time.process_time()
    checked(check_appointed, overlay)
    assert time.process_time() - begun < 10

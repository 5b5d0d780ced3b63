"""Roles of organisations and money of the EU in sentences: as the records have them."""

from __future__ import annotations

import time

import pytest

from faktum.checks.texts.roles import check_roles

TEXT = {one: f"docs/{one}/projects/halsobron.md" for one in ("sv", "da", "en")}
HEADING = {"sv": "## Vad som hände", "da": "## Hvad der skete", "en": "## What happened"}
OWNER, PARTNER, RING = (
    f'{{{{ name("{one}") }}}}' for one in ("fjallback-innovation", "region-fjallback", "fjallringen")
)
NILS = '{{ person("p-a1b2c") }}'
PROJECT = "data/projects/halsobron.yml"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"{PARTNER} är projektägare."), ("sv", f"Projektet ägs av {PARTNER}."), ("sv", f"Projektet leds av {RING}."),
        ("sv", f"{RING} var partner i projektet."), ("da", f"{RING} leder netværket."), ("da", f"Projektejer er {PARTNER}."),
        ("da", f"{RING} er partner i projektet."), ("en", f"The {PARTNER} is the project owner."),
        ("en", f"The project was led by the {RING}."), ("en", f"{RING} is a partner in the project."),
        # Beside who has the role, and after a sentence about two projects.
        ("sv", f"{OWNER} är projektägare och {PARTNER} är projektägare."),
        ("sv", f'{{{{ name("halsobron") }}}} och {{{{ name("halsobron-syd") }}}} finns. {PARTNER} är projektägare.'),
    ],
)  # fmt: skip
def test_what_no_record_says(told, changed, language, text):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    other = "da" if language == "sv" else "sv"  # which names the network too
    overlay |= changed(TEXT[other], HEADING[other], f"{RING}\n\n{HEADING[other]}")
    [problem] = told(check_roles, overlay)
    assert problem[1:].startswith(" UNKNOWN-OFFICE")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", f"{OWNER} är projektägare, {PARTNER} är partner i projektet och {OWNER} leder projektet."),
        ("sv", f"{RING} är inte projektägare. Ingen vet om {RING} är partner i projektet. Enligt tidningen leder {RING} det."),
        ("sv", f"{RING} var projektägare i ett annat projekt. {RING} leder arbetet. Vem projektet leds av, vet {RING}."),
        ("da", f"{OWNER} er projektejer, {PARTNER} er partner i projektet. {RING} er ikke partner i projektet."),
        ("en", f"The {OWNER} is the project owner, the {PARTNER} a partner. The {RING} is not a partner in the project."),
        ("sv", "Projektet är EU-finansierat. Fonden ger EU-medel."),
        # Nobody else is called so, and nothing else names the network: they may be new.
        ("sv", f"{RING} är partner i projektet."),
    ],
)  # fmt: skip
def test_what_the_records_say(told, changed, language, text):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    assert told(check_roles, overlay) == []


@pytest.mark.parametrize(
    ("who", "hint"),
    [
        (PARTNER, "owner of halsobron is fjallback-innovation."),
        (RING, "owner of halsobron is fjallback-innovation."),
    ],
)
def test_who_has_the_role_is_told_at_the_line_of_the_sentence(checked, changed, who, hint):
    text = f"Det gick.\n\nBron byggdes.\n{who} är projektägare."
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{text}\n\n{HEADING['sv']}")
    overlay |= changed(TEXT["da"], HEADING["da"], f"{RING}\n\n{HEADING['da']}")
    [problem] = checked(check_roles, overlay)
    assert (problem.line, problem.hint) == (9, hint)
    organisation = "region-fjallback" if who == PARTNER else "fjallringen"
    assert problem.expected == f"a role of {organisation} in halsobron as the record has it in the text"


def test_a_role_that_nobody_has_is_to_be_added(checked, changed):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"Projektet leds av {PARTNER}.\n\n{HEADING['sv']}")
    owner = "  - role: owner\n    organisations: [fjallback-innovation]\n    source: fjallback-2019-sv\n    place: fact-box\n"
    [problem] = checked(check_roles, overlay | changed(PROJECT, owner, ""))
    assert problem.hint.startswith("No source in the record says so. Add region-fjallback with this role")


@pytest.mark.parametrize(
    ("funded", "language", "text", "found"),
    [
        ("no", "sv", "Merparten är EU-pengar.", "EU-pengar"), ("no", "da", "Det meste er EU-midler.", "EU-midler"),
        ("no", "en", "Most of it is EU money.", "EU money"), ("yes", "sv", "Inga EU-medel ingår.", "Inga EU-medel"),
        ("yes", "en", "There is no EU funding in it.", "no EU funding"), ("yes", "da", "Ingen EU-støtte indgår.", "Ingen EU-støtte"),
        ("no", "sv", "Inga EU-medel ingår.", None), ("no", "en", "No source tells of EU money.", None),
        ("no", "da", "Om der er EU-midler, vides ikke.", None), ("unknown", "sv", "Allt är EU-pengar.", None),
        ("no", "sv", '{{ name("halsobron-syd") }} är EU-pengar.', None), ("yes", "sv", '{{ name("halsobron-syd") }} är EU-pengar.', None),
        ("yes", "en", "There is no EU funding beyond that.", None), ("no", "sv", "Det kallas ”EU-projekt”.", None),
    ],
)  # fmt: skip
def test_money_of_the_eu(told, changed, funded, language, text, found):
    overlay = changed(TEXT[language], HEADING[language], f"{text}\n\n{HEADING[language]}")
    overlay |= changed(PROJECT, "eu_funded: yes", f"eu_funded: {funded}")
    # What is said of another project in this one's text is not looked at.
    overlay |= changed("data/projects/halsobron-syd.yml", "eu_funded: unknown", "eu_funded: no")
    said = [one[1:] for one in told(check_roles, overlay)]
    assert said == ([f' UNSOURCED-CLAIM "{found}"'] if found else [])


@pytest.mark.parametrize(
    "raw", [PARTNER * 3000, NILS * 3000, "a" * 100_000, "EU-" * 30_000, " " * 100_000, "vd " * 30_000 + NILS]
)
def test_hostile_texts_take_no_time(checked, changed, raw):
    overlay = changed(TEXT["sv"], HEADING["sv"], f"{raw}\n\n{HEADING['sv']}")
    begun = time.process_time()
    checked(check_roles, overlay)
    assert time.process_time() - begun < 10

"""Names in texts that are nearly those of a record, and names that are left alone."""

from __future__ import annotations

import re
import time

import pytest
from checks.identity.records import PERSON, REGION, RING, SYD, alias

from faktum.checks.records.identity import check_identity
from faktum.checks.texts.genitives import check_genitives
from faktum.checks.texts.names import check_names
from faktum.checks.texts.people import check_people, check_quoted_people

INNOVATION = "data/organisations/fjallback-innovation.yml"
TEXT = "docs/sv/projects/halsobron.md"


@pytest.mark.parametrize(
    "text",
    [
        # Accents, spaces, hyphens, capitals.
        "[Fjallback Innovation] leder arbetet.",
        "Det är [Fjällbäck-Innovation] som leder [Region Fjallback].",
        "Hos [Fjäll Bäck Innovation] och [Fjällbackinnovation].",
        "Det leds av [Region FjällBäck] och [Åkirke Universitet].",
        "Projektet [Halsobron] och [HälsoBron] i [Fjällbäck Innovation agency].",
        "Efter [Hälso-Bron Syd] kom [Hälsobron-Syd].",
        "Med [Fjallback Innovation]s pengar.",
        # Slips.
        "Med [Aakirke Univeristet], [Aakirke Universtets] forskare och [Aakikre Universitet].",
        "Med [Fjällbäck Inovation], alltså [Fjälbäck Innovation].",
        "Med [Fjällrnigen], [Hälosbron] och [Programmet Gränsborn].",
        # A name in one word that was split.
        "Nätverket [Fjäll ringen] växer, [Fjäll Ringen]s hus.",
        "[Fjäll ringen] växer.",
        "Någon som [Nils Prövberg] eller [Nils Prov-Berg].",
        # Somebody's name with a slip in one part, or with letters that sound alike.
        "Frågor till [Nils Prouberg], [Nills Provberg], [Niels Provberg] och [Nils Provbergh].",
        "Det är [Aase Testolm]s bok. Det är [Ase Testholm].",
        # The first name of one and the last name of another.
        "Frågor till [Nils Testholm] och [Aase Provberg]s chef.",
        # Words in another order, of another language, from another name; a word left out or another little word.
        "Med [Innovation Fjällbäck], det vill säga [Innovation Fjällbäck].",
        "Med [Universitet Aakirke] och [Fjällbäck Innovation Cluster] gick det.",
    ],
)
def test_names_that_no_record_knows(told, changed, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay) == expected


@pytest.mark.parametrize(
    "text",
    [
        # As written, by any name, with endings; at the beginning of a sentence and in capitals.
        "Fjällbäck Innovation, Fjällbäck Innovations pengar, Fjällbäck Innovation-projektet, FBI, Aakirke University.",
        "Fjällbäcks Utvecklingsbolag, REGION FJÄLLBÄCK, Region\nFjällbäcks nämnd, Region\u00a0Fjällbäck.",
        "Hälsobrons mål, Hälsobronprojektet, Hälsobro, Hälsobroar, Aakirke Universitets rektor, Nordfondens pengar.",
        "Fjällringens medlemmar, Fjällringarna, Fjällringar, Aakirke Universiteter.",
        # Common words, and other bodies.
        "Fjällbäck Innovation agency leder. Nordic Fjällbäck innovation, av Fjällbäck innovation agency, Aakirke universitet.",
        "En region i Fjällbäck. Innovation i Fjällbäck. fjällbäck innovation. Fjällbäck innovation är ett ämne.",
        "Region Fjällvik, Region Bergbäck, Fjällbäck Science Park, Fjällbäcks kommun, Fjälltoppen, Syd.",
        "Aarkrog Universitet, Universitetet i Aakirke, Lunds universitet, Region Halland, Hälsobrunn.",
        'Aakirke, universitet. Fjällbäck. Innovation. Region {{ name("halsobron") }} Fjallback',
        "Hälso bron håller, fjäll ringen växer. Fjäll, ringen. Då bär Hälso bron.",
        "Nils Holm, Nina Provberg, Provberg, Nils, Nils Holmberg, Nils Prou, Nina Pravberg",
        # Told of, not said; in another's words; in addresses.
        "Texten skriver ”Fjallback Innovation” och “Halsobron”.",
        'Det heter {{ in_language("en", "Fjallback Innovation") }} på engelska.',
        "Se [sidan](https://fjallback.example/Fjallback-Innovation) och https://fjallback.example/Fjallback+Innovation.",
    ],
)
def test_names_that_are_left_alone(told, changed, text):
    overlay = changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände")
    assert told(check_names, overlay) == []


@pytest.mark.parametrize(
    ("name", "written", "wrong"),
    [
        # Sounds alike, however many letters are others.
        ("Nils Philipsson", "Nils Filipson", True), ("Nils Ekman", "Nils Eckmann", True),
        # In a long part one sound more may be another.
        ("Nils Ekholm", "Nils Eckhulm", True), ("Nils Ekman", "Nils Eckmon", False),
        # Two slips in a long part that begins alike.
        ("Nils Lindahl", "Nils Lundehl", True), ("Nils Lindal", "Nils Lundel", False), ("Nils Lindahl", "Nils Rindahl", True),
        ("Nils Lindahl", "Nils Rindehl", False),
        # In a short part nothing but a letter that is not doubled.
        ("Emma Provberg", "Ema Provberg", True), ("Eva Provberg", "Eda Provberg", False), ("Bo Provberg", "Boo Provberg", False),
        ("Nils Provberg", "Nils Provberg2", False),
        # The first and the last of several names.
        ("Nils Erik Provberg", "Nils Prouberg", True), ("Nils Erik Provberg", "Nills Provberg", True),
        # The last name of one after the first name of another, however many names there are between, and if neither is short.
        ("Nils Erik Provberg", "Aase Provberg", True), ("Nils Erik Provberg", "Erik Testholm", False),
        ("Ebo Provberg", "Ebo Testholm", True), ("Bo Provberg", "Bo Testholm", False),
        ("Nils Holt", "Aase Holt", True), ("Nils Alm", "Aase Alm", False),
        # Two first names, the first and the last of several, and names that do not stand together.
        ("Vera Provberg", "Aase Vera", False), ("Nils Erik Provberg", "Nils Provberg", False),
        ("Nils Provberg", "Nils, Prouberg", False), ("Nils Provberg", "Nils prouberg", False),
    ],
)  # fmt: skip
def test_a_slip_in_the_name_of_somebody(told, changed, name, written, wrong):
    overlay = changed(PERSON, "name: Nils Provberg", f"name: {name}")
    overlay |= changed(TEXT, "## Vad som hände", f"Det sade {written} i går.\n\n## Vad som hände")
    assert told(check_names, overlay) == ([f'6 UNKNOWN-NAME "{written}"'] if wrong else [])


@pytest.mark.parametrize(
    "text",
    [
        # Another word for what the body is, or none, where no other name stands beside it.
        "Det gick väl. Idag leder [Norra Cluster Bergsviken] det.", "Det gick väl. Idag [Norra Cluster Bergsviken].",
        "Det gick idag, [Norra Bergsviken Cluster] växer.", "Hos Lilla, [Norra Cluster Bergsviken] gick det.",
        "Med [Norra Cluster Bergsviken], Lilla gick det.", "Med [Norra Cluster Bergsviken] 2 gick det.", "Se [Norra Bergsviken].",
        # Part of a longer name, or common words.
        "Det gick Idag Norra Cluster Bergsviken.", "Det sade Lilla Norra Cluster Bergsviken.", "Med Norra Cluster Bergsviken Lilla gick det.",
        "Norra Cluster i Bergsviken, Norra cluster Bergsviken, Norra Cluster Bergsviken AB.",
    ],
)  # fmt: skip
def test_another_word_for_what_a_body_is(told, changed, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    overlay |= changed(REGION, "country: SE\n", alias("Norra Innovation Bergsviken"))
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # As few letters as a name can have whose words are mixed up, and one less.
        ("Våra Bron", "Hos [Bron Våra] gick det."), ("Våra Bro", "Hos Bro Våra gick det."),
        # As many words, and one more.
        ("Norra Bergets Gröna Lunden Teknik Skog", "Hos [Skog Norra Bergets Gröna Lunden Teknik] gick det."),
    ],
)  # fmt: skip
def test_words_in_another_order(told, changed, name, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay | changed(REGION, "country: SE\n", alias(name))) == expected


@pytest.mark.parametrize(
    ("name", "other", "text"),
    [
        # Of two bodies the one is named, with words before it that are the other's as well.
        ("Norra Sjötorpet Bergs", "Norra Sjötorpet", "Hos Bergs Norra Sjötorpet gick det."),
        ("Bergs Norra Sjötorpet", "Sjötorpet", "Hos Norra Bergs Sjötorpet gick det."),
        # With words after it, it is the other whose words are mixed up.
        ("Norra Sjötorpet Bergs", "Sjötorpet", "Hos [Sjötorpet Norra Bergs] gick det."),
    ],
)  # fmt: skip
def test_the_name_of_another_after_words_of_its_own(told, changed, name, other, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    overlay |= changed(REGION, "country: SE\n", alias(name))
    overlay |= changed(RING, "type: community\n", alias(other).replace("country: SE", "type: community"))
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay) == expected


@pytest.mark.parametrize(
    ("name", "written", "wrong"),
    [
        # Near the end of a name in one word a slip may be an inflection, unless the word is long.
        ("Sjötorpet", "Sjötorpat", False), ("Bergtorpet", "Bergtorpat", True), ("Norrabergtorpet", "Norrabergtorpat", True),
        ("Sjötorpet", "Sjätorpet", True), ("Sjötorpe", "Sjätorpe", True), ("Sjötorp", "Sjätorp", False),
    ],
)  # fmt: skip
def test_a_slip_in_a_name_of_one_word(told, changed, name, written, wrong):
    overlay = changed(REGION, "country: SE\n", alias(name))
    overlay |= changed(TEXT, "lät vårdcentraler", f"lät {written} och vårdcentraler")
    assert told(check_names, overlay) == ([f'4 UNKNOWN-NAME "{written}"'] if wrong else [])


@pytest.mark.parametrize(
    ("name", "written", "wrong"),
    [
        # Among other words the first letter may be wrong, in a word of six letters that goes on as it should.
        ("Norra Bergets Sjötorpet", "Norra Vergets Sjötorpet", True), ("Norra Berget Sjötorpet", "Norra Verget Sjötorpet", True),
        ("Norra Bergs Sjötorpet", "Norra Vergs Sjötorpet", False), ("Norra Bergets Sjötorpet", "Norra Vergats Sjötorpet", False),
        ("Norra Bergets Sjötorpet", "Norra Ebrgets Sjötorpet", False), ("Bergets Sjötorpet", "Vergets Sjötorpet", False),
    ],
)  # fmt: skip
def test_a_slip_in_the_first_letter(told, changed, name, written, wrong):
    overlay = changed(REGION, "country: SE\n", alias(name))
    overlay |= changed(TEXT, "lät vårdcentraler", f"lät {written} och vårdcentraler")
    assert told(check_names, overlay) == ([f'4 UNKNOWN-NAME "{written}"'] if wrong else [])


def test_names_are_told_of_at_their_lines(told, changed):
    text = "Det gick hos\nFjallback Innovation.\n\nHos\nRegion\nFjallback också."
    assert told(check_names, changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände")) == [
        '7 UNKNOWN-NAME "Fjallback Innovation"', '10 UNKNOWN-NAME "Region Fjallback"',
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "old", "new", "wrong"),
    [
        ("docs/da/about.md", "Alt er opdigtet.", "Fjallback Innovation er opdigtet.", True),
        (SYD, "en: An invented project that", "en: An invented project of Fjallback Innovation that", True),
        ("docs/en/index.md", "title: Fjällbäck in facts", "title: Fjallback Innovation in facts", True),
        # The sentence that tells of the name has an end somewhere, before it and after it.
        (SYD, "sv: Valutan står i texten.", f"sv: Texten skriver{' så' * 150} Fjallback Innovation.", True),
        (SYD, "sv: Valutan står i texten.", f"sv: Texten skriver{' så' * 120} Fjallback Innovation.", False),
        (SYD, "sv: Valutan står i texten.", f"sv: Fjallback Innovation{' så' * 150} skriver texten.", True),
        (SYD, "sv: Valutan står i texten.", f"sv: Fjallback Innovation{' så' * 120} skriver texten.", False),
        (SYD, "sv: Valutan står i texten.", "sv: Fjallback Innovation kom. Texten är lång.", True),
        (SYD, "sv: Valutan står i texten.", "sv: Texten är lång. Fjallback Innovation kom.", True),
        (SYD, "sv: Valutan står i texten.", "sv: Fjallback Innovation skriver texten", False),
        # What explains a source, its wording and its title.
        (SYD, "sv: Valutan står i texten.", "sv: Texten skriver Fjallback Innovation.", False),
        (SYD, "stated: til efteråret", "stated: til efteråret, Fjallback Innovation", False),
        (
            "data/sources/provbladet-2023.yml",
            "Så gick det med bron",
            "Så gick det med Fjallback Innovation",
            False,
        ),
        (
            "data/sources/fjallback-2020.yml",
            "sv: Bara månaden är känd.",
            "sv: Så skriver Fjallback Innovation.",
            False,
        ),
    ],
)
def test_where_names_are_looked_for(told, changed, path, old, new, wrong):
    said = told(check_names, changed(path, old, new))
    assert [one.split(" ", 1)[1] for one in said] == (
        ['UNKNOWN-NAME "Fjallback Innovation"'] if wrong else []
    )


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Fjallback Innovation", 'Write {{ name("fjallback-innovation") }}.'),
        ("Nils Prövberg", 'Write {{ person("p-a1b2c") }}.'),
    ],
)
def test_the_hint_says_what_to_write(checked, changed, written, hint):
    path = "docs/da/press/2023/broen-mod-syd.md"
    [problem] = checked(check_names, changed(path, "fortsætter, hvor", f"og {written} fortsætter, hvor"))
    assert problem.hint.startswith(hint)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        # The genitive of another language, after a name that is typed or filled in.
        ("sv", "Fjällringen’s hus, Fjällringens hus.", "Fjällringen’s"), ("sv", "Fjällringen:s hus.", "Fjällringen:s"),
        ("sv", "FBI:s hus, FBI är.", None), ("sv", "FBI’s hus.", "FBI’s"), ("sv", "FBIs hus.", "FBIs"),
        ("da", "Fjällringen's hus.", "Fjällringen's"), ("da", "Fjällringens hus, FBI’s hus, FBIs hus.", None),
        ("en", "Fjällringens house.", "Fjällringens"), ("en", "Fjällringen’s house, Fjällringen's house, FBI’s.", None),
        ("sv", '{{ name("fjallringen") }}’s hus.', "Fjällringen’s"), ("sv", '{{ name("fjallringen") }}s hus.', None),
        ("en", '{{ name("fjallringen") }}s house.', "Fjällringens"), ("en", '{{ name("fjallringen") }}’s house.', None),
        ("sv", '{{ name("halsobron") }}:s hus.', "Hälsobron:s"), ("sv", '{{ name("fjallringen") }}sk.', None),
        ("en", '{{ person("p-a1b2c") }}s house.', "Nils Provbergs"), ("sv", '{{ person("p-a1b2c") }}s hus.', None),
        ("en", '{{ name("fjarrvard") }}s way.', "remote cares"), ("sv", '{{ name("region-fjallback") }}’s hus.', "Region Fjällbäck’s"),
        ("en", '{{ name("region-fjallback") }}s house.', "Fjällbäck Regional Councils"),
    ],
)  # fmt: skip
def test_genitives(told, changed, language, text, found):
    path = f"docs/{language}/about.md"
    heading = {"sv": "## Vem\n", "da": "## Hvem\n", "en": "## Who\n"}[language]
    overlay = changed(path, heading, f"{heading}\n{text}\n")
    said = told(lambda index: [*check_names(index), *check_genitives(index)], overlay)
    line = 6 if language == "sv" else 7
    assert said == ([f'{line + 1} UNKNOWN-NAME "{found}"'] if found else [])


def test_the_hint_of_a_genitive_is_the_ending(checked, changed):
    overlay = changed("docs/en/about.md", "## Who\n", '## Who\n\n{{ name("fjallringen") }}s house.\n')
    [problem] = checked(check_genitives, overlay)
    assert problem.expected.startswith('the genitive "Fjällringen’s"')
    assert problem.hint == "Write ’s after the name."


MAILBOX = "nils.provberg@fjallback.example"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nils Provberg leder.", "Nils Provberg"), ("Nils  Provbergs hus.", "Nils  Provberg"), ("Nils Provberg's hus.", "Nils Provberg"),
        ("Nils Provberg’s hus.", "Nils Provberg"), ("Nils Provbergsson leder.", None), ("Bonils Provberg leder.", None),
        (f"Skriv till {MAILBOX}.", MAILBOX), (f"Skriv till {MAILBOX.title()}!", MAILBOX.title()), (f"Skriv till bo.{MAILBOX}.", None),
        (f"Skriv till {MAILBOX}s.", None), ("Skriv till press@fjallback.example.", None), ("Skriv @ dem.", None),
    ],
)  # fmt: skip
def test_people_are_named_by_their_records(told, changed, text, found):
    overlay = changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände")
    assert told(check_people, overlay) == ([f'6 TYPED-NAME "{found}"'] if found else [])


@pytest.mark.parametrize(("before", "line"), [("", 6), ("Det\n", 7)])
def test_a_typed_name_is_told_of_at_its_line(told, changed, before, line):
    overlay = changed(TEXT, "## Vad som hände", f"{before}Nils Provberg\n\n## Vad som hände")
    assert told(check_people, overlay) == [f'{line} TYPED-NAME "Nils Provberg"']


def test_the_genitive_of_a_short_name_with_a_slip_is_cut_at_its_s(told, changed):
    overlay = changed(PERSON, "name: Nils Provberg", "name: Nils Holt")
    overlay |= changed(TEXT, "## Vad som hände", "Det är Nils Hoolts hus.\n\n## Vad som hände")
    assert told(check_names, overlay) == ['6 UNKNOWN-NAME "Nils Hoolt"']


def test_what_to_write_for_a_person(checked, changed):
    text = f"Nils\nProvberg, {MAILBOX}"
    name, box = checked(check_people, changed(TEXT, "## Vad som hände", f"{text}\n\n## Vad som hände"))
    assert (name.line, name.hint) == (6, 'Write {{ person("p-a1b2c") }}.')
    assert (box.line, box.expected) == (7, "no mailbox of a person in the text")
    project = "data/projects/halsobron.yml"
    stated = changed(project, "stated: åtta miljoner kronor", "stated: åtta miljoner, säger Aase Testholm")
    [quoted] = checked(check_quoted_people, stated)
    assert (quoted.line, quoted.found) == (22, '"Aase Testholm"')


def test_where_nobody_is_known_nobody_is_named(told, changed):
    overlay = changed(TEXT, "## Vad som hände", f"Nils Provberg, {MAILBOX}\n\n## Vad som hände")
    office = changed(PERSON, f"    email: {MAILBOX}\n", f"    email: {MAILBOX}\n    function_mailbox: true\n")
    assert told(check_people, overlay | office) == ['6 TYPED-NAME "Nils Provberg"']


def test_an_alias_is_a_name(told, changed):
    overlay = changed(TEXT, "lät vårdcentraler", "lät Fjällbäck Inovation och vårdcentraler")
    assert len(told(check_names, overlay)) == 1
    known = changed(INNOVATION, "aliases:\n", "aliases:\n  - {text: Fjällbäck Inovation}\n")
    assert told(check_names, overlay | known) == []


def test_the_name_of_a_record_that_cannot_be_read_is_known(told, found, changed):
    """Its file has a problem of its own; that its name is nearly another's is none."""
    text = "Fjällbäck Innovation Cluster"
    overlay = changed(TEXT, "lät vårdcentraler", f"lät {text} och vårdcentraler")
    assert told(check_names, overlay) == [f'4 UNKNOWN-NAME "{text}"']
    record = changed(RING, "text: Fjällringen", f"text: {text}", "type: community", "type: firm")
    codes = {one.code for one in found(overlay | record)}
    assert "BAD-VALUE" in codes
    assert "UNKNOWN-NAME" not in codes


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("Fjällbergsverket", False), ("Fjällbergsverk", True), ("Fjällbergsverkets chef", False),
        ("ett fjällbergsverk", False), ("Fjällbergsverken", False), ("Fjällbergen", False),
    ],
)  # fmt: skip
def test_a_name_keeps_the_ending_of_its_definite_form(told, changed, written, wrong):
    record = changed(REGION, "country: SE\n", alias("Fjällbergsverket"))
    overlay = record | changed(TEXT, "lät vårdcentraler", f"lät {written} och vårdcentraler")
    assert told(check_names, overlay) == ([f'4 UNKNOWN-NAME "{written}"'] if wrong else [])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # A word in small letters is a slip, unless it begins with the sentence or is the first.
        ("Norra Bergtorpet", "Hos [Norra bergtorpet] gick det."), ("Norra Bergtorpet", "Norra bergtorpet gick. Hos norra Bergtorpet."),
        ("Norra Lilla Sjötorpet", "Hos [Norra lilla Sjötorpet] gick det."), ("Norra Lilla Sjötorpet", "Hos Norra lilla sjötorpet gick det."),
        ("Norra Lilla Sjötorpet", "Norra lilla Sjötorpet gick. Norra Lilla sjötorpet gick. Hos NORRA LILLA SJOTORPET."),
        ("E-hälsobergsverket", "Hos [E-hälsobergverket] och [E-halsobergsverket], inte e-hälsobergverket."),
    ],
)  # fmt: skip
def test_capitals_in_a_name(told, changed, name, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay | changed(REGION, "country: SE\n", alias(name))) == expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        # One slip in a word of four letters, and none in a shorter one.
        ("Norra Bron Sjötorpet", "Hos [Norra Bran Sjötorpet] gick det."), ("Norra Eka Sjötorpet", "Hos Norra Eko Sjötorpet gick det."),
        ("Lunda sjötorp", "Hos [Luna sjötorp] gick det."), ("Nya Bron Väst", "Hos [Nya Bran Väst] gick det."),
        # Without its little word, and with another ending within a name that is longer than most.
        ("Backens institut för Lärande", "Hos [Backens institut Lärande] gick det."), ("Institut för Lek", "Hos Institut Lek gick det."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos [Norra Berget Gröna Hälsa Vårdens Teknik Bransch] gick det."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos [Norra Bergets Gröna Hälsas Vårdens Teknik Bransch] gick det."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos [Norras Bergets Gröna Hälsa Vårdens Teknik Bransch] gick det."),
        ("Norra Bergets Innovation Syd", "[Norras Bergets Innovation Syd] växer."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Norras Bergets Gröna Hälsa Vårdens Teknik Bransch växer."),
        ("Norra Bergets Gröna Hälsa Vårdens Teknik Bransch", "Hos Norra Bergets Gröna Hälsa Vårdens Teknik Branschens hus."),
    ],
)  # fmt: skip
def test_a_long_name_in_other_forms(told, changed, name, text):
    plain = text.replace("[", "").replace("]", "")
    overlay = changed(TEXT, "## Vad som hände", f"{plain}\n\n## Vad som hände")
    expected = [f'6 UNKNOWN-NAME "{one}"' for one in re.findall(r"\[([^\]]+)\]", text)]
    assert told(check_names, overlay | changed(REGION, "country: SE\n", alias(name))) == expected


def test_a_name_in_the_genitive_is_no_slip_in_another(told, changed):
    names = "country: SE\naliases:\n  - {text: Norra Sjötorpet}\n  - {text: Norra Sjötarpets}\n"
    overlay = changed(REGION, "country: SE\n", names) | changed(
        TEXT, "lät vårdcentraler", "lät Norra Sjötorpets folk"
    )
    assert told(check_names, overlay) == []


def test_short_names_and_abbreviations_are_like_common_words(told, changed):
    names = "country: SE\naliases:\n  - {text: Våga}\n  - {text: ÅTA}\n  - {text: Fjället}\n"
    overlay = changed(REGION, "country: SE\n", names) | changed(
        TEXT, "lät vårdcentraler", "lät Vaga, Ata, Åta, Fjallet"
    )
    assert told(check_names, overlay) == ['4 UNKNOWN-NAME "Fjallet"']


@pytest.mark.parametrize(
    "text", ["Region ", "Fjällbäck ", "Innovation ", "A ", "Aa", "Hälso-", "“Fjallback Innovation"]
)
def test_a_hundred_kilobytes_of_it_take_no_time(told, changed, text):
    overlay = changed(TEXT, "## Vad som hände", f"{text * (100_000 // len(text))}\n\n## Vad som hände")
    begun = time.process_time()
    told(check_names, overlay)
    assert time.process_time() - begun < 60


@pytest.mark.parametrize("name", ["aaa-fjallringen", "zzz-fjallringen"])
def test_the_record_to_which_nothing_refers_is_the_one_too_many(checked, name):
    twin = "name: {text: Fjäll-Ringen, lang: sv}\ntype: community\nsummary: {sv: Ett nät., da: Et net., en: A net.}\n"
    path = f"data/organisations/{name}.yml"
    [problem] = checked(check_identity, {path: twin})
    assert problem.path == path

"""Every problem stands at its line, also when a file has many of them."""

from __future__ import annotations

TEXT = "docs/sv/projects/halsobron.md"
ABOUT = "docs/sv/about.md"
PROJECT = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
RING = "data/organisations/fjallringen.yml"
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
WITHDRAWN = "docs/sv/press/2020/felaktig-nyhet.md"

WRONG_TEXT = """\
---
description: Vad projektet gjorde.
---

Ett ord </b> <!-- sagt --> och

ett <b>ord</b> till.

# Bron

Text
- ett
- två

Från 1 juni 2019 till dess, sedan 12 gånger och 7.
[a](no.md) [b](../about.md) [c](../abuot.md)
Nils Provberg och
Aase Testholms {{ fact("halsobron.budgt") }}

!!! note
    text {: .x }

{{ person("p-xxxxx") }} {{ name("p-a1b2c") }}
rad\\
{{ fact("halsobron.budget", "shrt") }} {{ fact("halsobron.budget", "words") }} {{ in_language("se", "ord") }}
{{ literal("112", "") }} {{ name("halsobro") }} {{ person("halsobron") }}

| a | b |
|---|---|
| `x|y` | z |
"""


def test_a_text_of_a_project(said):
    assert said(TEXT, {TEXT: WRONG_TEXT}) == [
        '5 RAW-HTML "<!-- sagt -->"',
        '5 RAW-HTML "</b>"',
        '7 RAW-HTML "<b>"',
        "9 MARKDOWN a heading of the first level (#)",
        "12 MARKDOWN a list straight after text",
        '15 BARE-FIGURE "1 juni 2019"',
        '15 BARE-FIGURE "12"',
        '15 BARE-FIGURE "7"',
        '16 BROKEN-LINK "../abuot.md"',
        '16 BROKEN-LINK "no.md"',
        '17 TYPED-NAME "Nils Provberg"',
        '18 TYPED-NAME "Aase Testholm"',
        '18 UNKNOWN-FACT "halsobron.budgt"',
        "20 MARKDOWN a box (!!!)",
        "21 MARKDOWN an attribute list ({: …})",
        '23 UNKNOWN-REFERENCE "p-xxxxx"',
        '23 WRONG-KIND "p-a1b2c", the id of a person',
        "24 MARKDOWN a backslash at the end of the line",
        '25 BAD-FORM "words"',
        '25 BAD-FORM "shrt"',
        '25 UNKNOWN-LANGUAGE "se"',
        "26 BAD-EXPRESSION an empty text",
        '26 UNKNOWN-REFERENCE "halsobro"',
        '26 WRONG-KIND "halsobron", the id of a project',
        "30 MARKDOWN a vertical bar in code in a table",
    ]


def test_an_authored_page(said, changed):
    text = "\n## Vem { #vem .lead .x lang=sv }\n\n{: .note } {: .stor }\n<i>a</i> {: title=x }\n"
    assert said(ABOUT, changed(ABOUT, "## Vem\n", text)) == [
        '6 ATTRIBUTES ".x"', '8 ATTRIBUTES ".stor"', '9 ATTRIBUTES "title=x"', '9 RAW-HTML "<i>"'
    ]  # fmt: skip


def test_what_cannot_be_read_in_a_text_stands_at_its_own_line(said, changed):
    for wrong, line in (
        ("a\nb\n{% x %}", 7),
        ("a\n\n\n{% x", 8),
        ("\n\na {{ fact('x", 7),
        ("\n{{ site }}", 6),
    ):
        told = said(ABOUT, changed(ABOUT, "## Vem\n", wrong))
        assert [one.split()[:2] for one in told] == [[str(line), "BAD-EXPRESSION"]], wrong


def test_front_matter_of_a_page_and_of_a_release(said, changed):
    overlay = changed(ABOUT, "Om webbplatsen", "Om {{ name('halsobron') }}")
    assert [one.split()[:2] for one in said(ABOUT, overlay)] == [["2", "BAD-EXPRESSION"]]
    overlay = changed(ABOUT, "Om webbplatsen", "Om 2019 {{", "Hur den är gjord.", "Hur den är gjord 2019.")
    assert said(ABOUT, overlay) == ['2 BAD-EXPRESSION "Om 2019 {{"', '3 BARE-FIGURE "2019"']
    overlay = changed(
        WITHDRAWN,
        "Bron har rasat", "Nils Provberg rasar", "Nyheten var felaktig.", "Nyheten 2 var felaktig.",
        "place: lead\n", "place: led\n", "[halsobron]", "[halsobro]", "[fjallback-2020]", "[fjallback-2020, x, y]",
    )  # fmt: skip
    assert said(WITHDRAWN, overlay) == [
        '2 TYPED-NAME "Nils Provberg"', '3 BARE-FIGURE "2"', '4 UNKNOWN-REFERENCE "x"', '4 UNKNOWN-REFERENCE "y"',
        '5 UNKNOWN-REFERENCE "halsobro"', '11 UNKNOWN-PLACE "led"',
    ]  # fmt: skip


def test_each_language_of_a_text_in_a_record(said, changed):
    overlay = changed(
        PROJECT, "sv: Ett påhittat", "sv: Ett 2 påhittat", "en: An invented", "en: An 3 invented",
        "da: Pressemeddelelsen nævner fonden.", "da: Nils Provberg nævner 4 fonde.",
    )  # fmt: skip
    assert said(PROJECT, overlay) == [
        '6 BARE-FIGURE "2"', '8 BARE-FIGURE "3"', '15 BARE-FIGURE "4"', '15 TYPED-NAME "Nils Provberg"'
    ]  # fmt: skip


def test_facts_with_one_source_and_with_several(said, changed):
    overlay = changed(
        PROJECT, "value: 8 000 000 SEK", "value: 2019-03", "value: 60 percent", "value: 60 jobs",
        "    of: gransbron\n", "    value: lead\n", "value: 230 jobs", "value: -230 jobs",
        "value: 2019-03/2021-12~", "value: 2019-03/2019-02", "  purpose:", "  purpos:",
        "place: unknown", "place: lead", "stated: åtta", "stated: Aase Testholm, åtta",
    )  # fmt: skip
    assert said(PROJECT, overlay) == [
        '19 VALUE-TYPE the date "2019-03"',
        '22 TYPED-NAME "Aase Testholm"',
        '30 VALUE-TYPE the number "60 jobs"',
        '34 PERIOD-TURNED "2019-03/2019-02"',
        '38 VALUE-TYPE the word "lead"',
        '41 NO-PROPERTY "purpos"',
        '54 BAD-VALUE "-230 jobs"',
        '56 UNKNOWN-PLACE "lead"',
        '61 BAD-CORRECTION "230 jobs"',
    ]
    overlay = changed(
        RING, "31 members", "31 percent", "47 members", "2019-03", "place: about", "place: abuot",
        "place: unknown", "place: lead", "valid_at: 2023-05", "valid_at: 2023-05/2020",
    )  # fmt: skip
    assert said(RING, overlay) == [
        '13 UNKNOWN-PLACE "abuot"',
        '14 VALUE-TYPE the percentage "31 percent"',
        '21 UNKNOWN-PLACE "lead"',
        '22 VALUE-TYPE the date "2019-03"',
        '23 PERIOD-TURNED "2023-05/2020"',
    ]


def test_a_list_of_references_has_a_line_for_each(said, changed):
    topics = "topics:\n  - fjarrvard\n  - fjarvard\n  - halsobron\n  - nowhere-at-all\n"
    assert said(PROJECT, changed(PROJECT, "topics: [fjarrvard]\n", topics)) == [
        '13 UNKNOWN-REFERENCE "fjarvard"',
        '14 SELF-REFERENCE "halsobron", the record itself',
        '15 UNKNOWN-REFERENCE "nowhere-at-all"',
    ]


def test_participants(said, changed):
    overlay = changed(
        PROJECT,
        "    organisations: [region-fjallback, aakirke-universitet]",
        "    organisations:\n      - region-fjallback\n      - aakirke-universitet\n      - region-fjallback",
        "  - role: owner",
        "  - {role: partner, organisations: [fjallringen], source: fjallback-2019-sv, place: led}\n  - role: owner",
    )  # fmt: skip
    assert said(PROJECT, overlay) == [
        '67 UNKNOWN-PLACE "led"',
        '76 DUPLICATE-FACT "region-fjallback", which another participation names too',
    ]


def test_dates_of_a_release(said, changed):
    overlay = changed(WITHDRAWN, "updated: 2026-10-02", "updated: 2026-12-02", "on: 2020-03-01", "on: 2027")
    assert said(WITHDRAWN, overlay) == ["12 FUTURE-DATE 2026-12-02", "14 FUTURE-DATE 2027"]
    statements = """\
    statements:
      - {value: 2023-05-20, source: provbladet-2023, place: unknown}
      - {value: 2022-05-20, source: aakirke-2023, place: lead, preferred: {sv: a, da: b, en: c}}
      - {value: 2093-05-20, source: fjallback-2020, place: led}
"""
    before = "    value: 2023-05-20\n    source: aakirke-2023\n    place: lead\n"
    assert said(RELEASE, changed(RELEASE, before, statements)) == [
        "11 RELEASE-YEAR 2022-05-20",
        '12 UNKNOWN-PLACE "led"',
    ]


def test_positions_and_facts_of_a_release(said, changed):
    overlay = changed(
        RELEASE, "  - halsobron-syd.budget\n", "  - halsobron-syd.budgt\n",
        "  - halsobron-syd.start\n", "  - halsobron-syd.start\n  - halsobron.x\n",
        "appointment: professor", "appointment: chiar", "sv: Det finns", "sv: – Det finns",
        "en: There is more to do in the south.", "en: “There is more” to do in the “south”",
        "da: Der er mere at gøre i syd.", "da: »Der« er mere at gøre",
    )  # fmt: skip
    assert said(RELEASE, overlay) == [
        '15 UNKNOWN-OFFICE "chiar"',
        '20 QUOTED-POSITION "– Det finns mer att göra i söder."',
        '22 QUOTED-POSITION "“There is more” to do in the “south”"',
        '24 UNKNOWN-FACT "halsobron-syd.budgt"',
        '26 UNKNOWN-FACT "halsobron.x"',
    ]

"""The shape of a translation: what it lacks, what it has in addition, and where that is told."""

from __future__ import annotations

import re
import time

import pytest

from faktum.checks.texts.paragraphs import line_beside, paragraphs_of
from faktum.checks.texts.shape import PARAGRAPH, links_of, parts_of
from faktum.checks.texts.translations import check_translations
from faktum.checks.texts.versions import check_versions
from faktum.load.prose import ProseFile, split_front_matter, text_hash
from faktum.load.versions import Version
from faktum.load.yaml import Document

ABOUT, TEXT, RELEASE = (
    "docs/da/about.md",
    "docs/da/projects/halsobron.md",
    "docs/da/press/2019/halsobron-oppnar.md",
)
ORIGINAL = "docs/sv/about.md"


def version_of(body: str, line: int) -> Version:
    return Version(
        "sv", ProseFile("docs/sv/projects/x.md", "sv", Document("x", {}), body, line), "", "", "", None
    )


def shape(body: str) -> list[tuple[int, str]]:
    return [(part.line, str(part)) for part in parts_of(version_of(body, 1)) if part.kind != PARAGRAPH]


def differences(said, path, overlay):
    return [one.replace(" DIFFERENT-SHAPE", "") for one in said(path, overlay) if " DIFFERENT-SHAPE " in one]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("## A\n\ntext\n\n### B #\n", ["1 heading of level 2", "5 heading of level 3"]),
        ("A\n=\n\nB\n---\n\n---\n", ["1 heading of level 1", "4 heading of level 2"]),
        ("A\nB\n===", ["2 heading of level 1"]),
        ("#no heading\n\n    # code\n\n```\n# code\n```\n", []),
        ("- a\n- b\n\n- c\n  d\n\ntext\n\n1. x\n2) y\n", ["1 list of 3 items", "9 list of 2 items"]),
        ("- a\n  - b\n    more\n- c\nlazy\n\nafter\n- d", ["1 list of 3 items", "8 list of 1 item"]),
        ("- a\n\n\n\tb\n\n- c\n> d\n", ["1 list of 2 items", "7 quotation"]),
        ("* * *\n\n- - -\n\n***\n", []),
        ("- a\n\n- - -\n\n* *\n", ["1 list of 1 item", "5 list of 1 item"]),
        ("| a | b |\n|---|:--|\n| 1 | 2 |\n| 3 | 4 |\n", ["1 table of 3 by 2 cells"]),
        ("text\n\na | b\n- | -\n1 | 2\n## C | d\n\nc | d\n", ["3 table of 3 by 2 cells"]),
        ("| a |\n| - |\n\n## B\n", ["1 table of 1 by 1 cells", "4 heading of level 2"]),
        # The second line makes a table.
        ("a | b\n\n| a | b |\n| a | - |\n\n| a | b |\n|   |   |\n\na | b\n", []),
        ("a | b\n---\n", ["1 heading of level 2"]),
        ("> one\n> two\n\ntext\n\n> three\nfour\n## A\n\n## B", ["1 quotation", "6 quotation", "10 heading of level 2"]),
        ("text ![a](x.png) and ![b](y.png)\n", ["1 picture", "1 picture"]),
        ("text[^a].\n\n[^a]: note\n[^b]: note\n", ["3 footnote", "4 footnote"]),
        ("- a ![p](x.png)\n## B\n", ["1 list of 1 item", "1 picture", "2 heading of level 2"]),
        ("text\n- a\n  ![p](x.png)\n- b\n", ["2 list of 2 items", "3 picture"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_parts_of_a_text(body: str, found: list[str]) -> None:
    assert [f"{line} {text}" for line, text in shape(body)] == found


def test_paragraphs_are_told_by_what_they_name_and_whether_they_are_bold() -> None:
    body = '**A**\n**A** b\n__C__ \n{{ name("b") }} {{ fact("a.b") }} {{name("b")}}\n{{ person("c") }}\n\n- d'
    parts = parts_of(version_of(body, 7))
    assert [(one.line, one.bold, one.target) for one in parts if one.kind == PARAGRAPH] == [
        (7, True, ""), (8, False, ""), (9, True, ""), (10, False, "a.b b"), (11, False, "c"),
    ]  # fmt: skip


@pytest.mark.parametrize(("underline", "level"), [("===", 1), ("---", 2)])
def test_the_line_below_a_heading_is_no_part_of_its_own(underline: str, level: int) -> None:
    parts = parts_of(version_of(f"A\n{underline}\n\ntext\nB\n{underline}\nmore", 1))
    assert [(one.line, str(one)) for one in parts if one.kind != PARAGRAPH] == [
        (1, f"heading of level {level}"), (5, f"heading of level {level}")
    ]  # fmt: skip
    assert [one.line for one in parts if one.kind == PARAGRAPH] == [4, 7]


def test_links_are_told_by_where_they_lead_each_at_its_first_line() -> None:
    body = (
        "[a](b.md)\n\n![c](d.png) [e](../f.md#g) [h](#i) <https://example.org/j/>\n[k](b.md) `[l](m.md)`\n"
        "[n](../../assets/o.pdf) [p](../index.md) <mailto:q@example.org>"
    )
    assert {target: (one.line, one.kind) for target, one in links_of(version_of(body, 7)).items()} == {
        "projects/b/": (7, "link"), "f/": (9, "link"), "https://example.org/j": (9, "link"),
        "docs/assets/o.pdf": (11, "link"), "./": (11, "link"), "mailto:q@example.org": (11, "link"),
    }  # fmt: skip


class TestDifferences:
    @pytest.mark.parametrize(
        ("path", "old", "new", "told"),
        [
            (TEXT, "## Hvad der skete\n", "", "5 no heading of level 2 (line 6 there)"),
            (TEXT, "## Hvad der skete\n", "**Hvad der skete**\n", "7 no heading of level 2 (line 6 there)"),
            (TEXT, "## Hvad der skete\n", "### Hvad der skete\n", "7 a heading of level 3, not a heading of level 2 (line 6 there)"),
            (TEXT, "## Hvad der skete\n", "## A\n\n## B\n", "7 a heading of level 2 in addition"),
            (TEXT, "[nyheden](../press/2019/halsobron-oppnar.md)", "nyheden",
             '7 no link to "press/2019/halsobron-oppnar/" (line 8 there)'),
            (TEXT, "\n| Del | Andel |", "\nSe [privatliv](../privacy.md).\n\n| Del | Andel |",
             '11 a link to "privacy/" in addition'),
            (TEXT, "\n| Del | Andel |", "\n> Et citat.\n\n| Del | Andel |", "11 a quotation in addition"),
            (TEXT, "\n| Del | Andel |", "\n- et\n- to\n\n| Del | Andel |", "11 a list of 2 items in addition"),
            (TEXT, "\n| Del | Andel |", "\n![kort](../../assets/kort.png)\n\n| Del | Andel |", "11 a picture in addition"),
            (RELEASE, "- Og det.\n", "", "15 a list of 1 item, not a list of 2 items (line 46 there)"),
            (RELEASE, "i noten.[^not]", "i noten.", None),
            (RELEASE, "https://fjallback.example/?a=b&c=d", "https://fjallback.example/da/?a=b&c=d", None),
            (RELEASE, "https://fjallback.example/?a=b&c=d", "https://da.fjallback.example/?a=b&c=d", None),
            (RELEASE, "https://fjallback.example/?a=b&c=d", "https://fjallback.example/other",
             ('18 no link to "https://fjallback.example/?a=b&c=d" (line 49 there), '
              'a link to "https://fjallback.example/other" in addition')),
            (RELEASE, "https://fjallback.example/?a=b&c=d", "https://aakirke.example/da/",
             ('18 no link to "https://fjallback.example/?a=b&c=d" (line 49 there), '
              'a link to "https://aakirke.example/da" in addition')),
            (ABOUT, "projects/halsobron.md", "projects/halsobron.md#noget", None),
            (ABOUT, "## Hvem\n\n", "## Hvem\n\nEn ny\nlinje.\n\nEt nyt afsnit.\n\n", None),
        ],
    )  # fmt: skip
    def test_told_where_it_is_or_should_have_been(self, said, changed, path, old, new, told):
        assert differences(said, path, changed(path, old, new)) == ([told] if told else [])

    def test_several_places_are_told_in_their_order(self, said, changed):
        overlay = changed(TEXT, "## Hvad", "> a\n\n## Hvad", "\n| Del |", "\n- b\n\n| Del |")
        [told] = differences(said, TEXT, overlay)
        assert told == "7 a quotation in addition, a list of 1 item in addition"

    def test_a_line_in_bold_below_the_next_heading_is_none(self, said, changed):
        first = '{{ name("halsobron") }} lät'
        overlay = changed(TEXTS["sv"], first, f"## Om\n\n{first}")
        body = split_front_matter(overlay[TEXTS["sv"]])[1]
        overlay |= changed(
            TEXT, "8b525b4e45a78d01", text_hash("", "", body), "Målet var", "**Målet**\nMålet var"
        )
        assert differences(said, TEXT, overlay) == ["5 no heading of level 2 (line 4 there)"]

    def test_many_are_told_in_one_line(self, said, changed):
        overlay = changed(TEXT, "## Hvad der skete\n", "## A\n\n## B\n\n> c\n\n- d\n\n### E\n")
        [told] = differences(said, TEXT, overlay)
        assert told.count(", ") == 3
        assert told.endswith(", 1 more")

    def test_as_many_as_fit_are_all_told(self, said, changed):
        overlay = changed(TEXT, "## Hvad der skete\n", "## A\n\n## B\n\n> c\n\n- d\n")
        [told] = differences(said, TEXT, overlay)
        assert told.count(", ") == 2
        assert "more" not in told

    def test_while_the_original_has_changed_nothing_is_compared(self, found, changed):
        problems = found(changed(ORIGINAL, "## Vem\n", "## Vem\n\n## Mer\n\n- a\n"))
        assert [one for one in problems if one.code == "DIFFERENT-SHAPE"] == []

    def test_a_translation_marked_as_current_without_looking(self, found, changed):
        overlay = changed(ORIGINAL, "## Vem\n", "## Vem\n\n## Mer\n")
        new = text_hash("Om webbplatsen", "", split_front_matter(overlay[ORIGINAL])[1])
        for path in (ABOUT, "docs/en/about.md"):
            text = changed(path, "##", "##")[path]
            overlay[path] = text.replace(text.split('hash: "')[1][:16], new)
        problems = [one for one in found(overlay) if one.code == "DIFFERENT-SHAPE"]
        assert [(one.path, one.line, one.found) for one in problems] == [
            (ABOUT, 6, "no heading of level 2 (line 5 there)"),
            ("docs/en/about.md", 6, "no heading of level 2 (line 5 there)"),
        ]

    def test_a_broken_link_is_one_mistake(self, said, changed):
        overlay = changed(TEXT, "../press/2019/halsobron-oppnar.md", "../press/2019/halsobron-opnar.md")
        assert [one.split()[1] for one in said(TEXT, overlay)] == ["BROKEN-LINK"]

    def test_a_release_that_is_not_translated_cannot_be_linked_to(self, said, changed):
        link = "[nyt](../press/2023/broen-mod-syd.md)"
        overlay = changed(TEXT, "\n| Del | Andel |", f"\nLæs {link}.\n\n| Del | Andel |")
        assert differences(said, TEXT, overlay) == []


NORTH, SOUTH, RING = (f'{{{{ name("{one}") }}}}' for one in ("halsobron", "halsobron-syd", "fjallringen"))
START, END, YEARS = (f'{{{{ fact("halsobron.period", "{form}") }}}}' for form in ("start", "end", "year"))
NILS = '{{ person("p-a1b2c") }}'
TEXTS = {language: f"docs/{language}/projects/halsobron.md" for language in ("sv", "da", "en")}
GOAL = {"sv": "Målet var", "da": "Målet var", "en": "The goal was"}


class TestParagraphs:
    @pytest.fixture
    def differing(self, checked):
        return lambda overlay: [
            (one.path, one.line, one.found, one.expected)
            for one in checked(check_translations, overlay) if one.code == "DIFFERENT-FACTS"
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("edits", "told"),
        [
            ((NORTH, SOUTH), (5, "no halsobron, halsobron-syd in addition")),
            ((NORTH, "Det"), None), ((NORTH, f"{NORTH} og {SOUTH}"), None),
            ((NORTH, f"{SOUTH} og {RING}"), (5, "no halsobron, fjallringen in addition, halsobron-syd in addition")),
            (('{{ name("region-fjallback") }} |', f"{RING} |"), (11, "no region-fjallback, fjallringen in addition")),
            (('{{ name("region-fjallback") }} |', f"{RING} |", "## Hvad der skete\n", "## Hvad der skete\n\n \n\n"),
             (14, "no region-fjallback, fjallringen in addition")),
            # What only moved, and texts with other paragraphs, are let alone.
            (('var {{ fact("halsobron.budget") }}', 'var {{ fact("halsobron.goal-jobs") }}',
              'Målet var {{ fact("halsobron.goal-jobs") }}', 'Målet var {{ fact("halsobron.budget") }}'), None),
            ((NORTH, SOUTH, "## Hvad der skete", "Mere.\n\n## Hvad der skete"), None),
        ],
    )  # fmt: skip
    def test_names_paragraph_by_paragraph(self, differing, changed, edits, told):
        expected = "the facts and names of docs/sv/projects/halsobron.md, paragraph by paragraph"
        assert differing(changed(TEXT, *edits)) == ([(TEXT, *told, expected)] if told else [])

    @pytest.mark.parametrize("blank", [0, 1, 2, 3])
    def test_blank_lines_before_the_text_are_counted(self, differing, changed, blank):
        front, _, body = changed(TEXT, NORTH, SOUTH)[TEXT].partition("\n---\n")
        lines = blank * "\n"
        assert [one[1] for one in differing({TEXT: f"{front}\n---\n{lines}{body}"})] == [5 + blank]

    def test_where_all_translations_agree_it_is_the_original(self, differing, changed):
        other = changed(TEXTS["en"], NORTH, SOUTH)
        assert differing(changed(TEXT, NORTH, SOUTH) | other) == [
            (TEXTS["sv"], 4, "no halsobron-syd, halsobron in addition", "the facts and names of its translations")
        ]  # fmt: skip
        assert [one[:3] for one in differing(changed(TEXT, NORTH, RING) | other)] == [
            (TEXT, 5, "no halsobron, fjallringen in addition"),
            (TEXTS["en"], 5, "no halsobron, halsobron-syd in addition"),
        ]

    def test_what_only_the_original_lacks_or_has(self, differing, changed):
        both = changed(TEXT, NORTH, f"{NORTH} {NILS}") | changed(TEXTS["en"], NORTH, f"{NORTH} {NILS}")
        [gone] = differing(both)
        assert gone[:3] == (TEXTS["sv"], 4, "no p-a1b2c")
        overlay = changed(TEXTS["sv"], NORTH, f"{NORTH} {NILS}")
        # Translations that were not looked at since are to be mended, and those that were are right.
        assert [one[0] for one in differing(overlay)] == [TEXTS["da"], TEXTS["en"]]
        new = text_hash("", "", split_front_matter(overlay[TEXTS["sv"]])[1])
        for path in (TEXT, TEXTS["en"]):
            text = changed(path, "##", "##")[path]
            overlay[path] = text.replace(text.split('hash: "')[1][:16], new)
        assert [one[:2] for one in differing(overlay)] == [(TEXTS["sv"], 4)]

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            ((START, END, START), [TEXTS["da"]]), ((START, YEARS, START), []), ((START, START + END, START), []),
            ((START + END, END, START + END), [TEXTS["da"]]), ((START + YEARS, YEARS, START + YEARS), []),
            # One end in place of the other may be the original's mistake, but nothing says so.
            ((START, END, END), [TEXTS["da"], TEXTS["en"]]),
        ],
    )  # fmt: skip
    def test_an_end_of_a_period_in_place_of_the_other(self, differing, changed, said, told):
        overlay: dict[str, str] = {}
        for (language, path), words in zip(TEXTS.items(), said, strict=True):
            overlay |= changed(path, GOAL[language], f"{words} {GOAL[language]}")
        assert [one[:3] for one in differing(overlay)] == [
            (path, 9, "no start of halsobron.period") for path in told
        ]

    def test_a_person_in_another_paragraph(self, differing, changed):
        overlay = changed(TEXTS["sv"], "lät", f"lät {NILS}") | changed(TEXTS["en"], "let", f"let {NILS}")
        assert differing(overlay | changed(TEXT, "Målet var", f"{NILS} Målet var")) == []


class TestFacts:
    def test_a_fact_in_the_description_only(self, said, changed):
        overlay = changed(ABOUT, "description: Hvordan det er lavet.",
                          "description: 'Budget {{ fact(\"halsobron-syd.budget\") }}.'")  # fmt: skip
        assert said(ABOUT, overlay) == ["3 DIFFERENT-FACTS halsobron-syd.budget in addition"]

    def test_a_fact_that_stands_in_the_text_of_the_original(self, said, changed):
        overlay = changed(ABOUT, "description: Hvordan det er lavet.",
                          "description: 'Budget {{ fact(\"halsobron.budget\") }}.'")  # fmt: skip
        assert said(ABOUT, overlay) == []

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            (("budget", "budget", "budget"), []), ((None, None, None), []),
            (("budget", "budget", "period"), [("5", "no halsobron.budget, halsobron.period in addition")]),
            (("budget", "period", "budget"), [("4", "no halsobron.budget, halsobron.period in addition")]),
            # The other two agree: it is the first that says something else.
            (("period", "budget", "budget"), [("3", "no halsobron.budget, halsobron.period in addition")]),
            (("period", "goal-jobs", "budget"), [("4", "no halsobron.period, halsobron.goal-jobs in addition"), ("5", "no halsobron.period, halsobron.budget in addition")]),
            (("period", "budget", "goal-jobs"), [("4", "no halsobron.period, halsobron.budget in addition"), ("5", "no halsobron.period, halsobron.goal-jobs in addition")]),
            # Who of them is wrong is not to be told.
            (("budget", None, None), [("4", "no halsobron.budget"), ("5", "no halsobron.budget")]),
            ((None, "budget", "budget"), [("4", "halsobron.budget in addition"), ("5", "halsobron.budget in addition")]),
            (("budget", "budget", None), [("5", "no halsobron.budget")]),
        ],
    )  # fmt: skip
    def test_a_text_in_a_record(self, checked, changed, said, told):
        path = "data/organisations/fjallringen.yml"
        description = {"sv": "sv: Ett påhittat", "da": "da: Et opdigtet", "en": "en: An invented"}
        words: list[str] = []
        for (_, old), key in zip(description.items(), said, strict=True):
            words += [old, f'{old} {{{{ fact("halsobron.{key}") }}}}' if key else old]
        overlay = changed(path, *words)
        first = int(overlay[path][: overlay[path].index(description["sv"])].count("\n")) - 2
        assert [
            (str(one.line - first), one.found)
            for one in checked(check_translations, overlay)
            if one.path == path
        ] == told

    @pytest.mark.parametrize(
        ("said", "told"),
        [
            # One name in place of another; a name less may be another way to say the same.
            ((SOUTH, SOUTH, NORTH), [(5, "no halsobron-syd, halsobron in addition", "sv")]),
            ((SOUTH, NORTH, NORTH), [(3, "no halsobron, halsobron-syd in addition", "da")]),
            ((SOUTH, "Bron", SOUTH), []), ((SOUTH, f"{SOUTH} {NORTH}", SOUTH), []), (("Bron", NORTH, "Bron"), []),
        ],
    )  # fmt: skip
    def test_names_in_a_text_in_a_record(self, checked, changed, said, told):
        path, words = "data/organisations/fjallringen.yml", list[str]()
        for old, name in zip(("sv: Ett påhittat", "da: Et opdigtet", "en: An invented"), said, strict=True):
            words += [old, f"{old} {name}"]
        overlay = changed(path, *words)
        first = overlay[path].partition("sv: Ett")[0].count("\n") - 2
        expected = [
            (line, found, f"the facts and people of the text in {other}") for line, found, other in told
        ]
        assert [
            (one.line - first, one.found, one.expected.partition(" in summary")[0])
            for one in checked(check_translations, overlay) if one.path == path
        ] == expected  # fmt: skip

    def test_the_description_is_no_part_of_the_hash(self, found, changed):
        problems = found(
            changed(ORIGINAL, "description: Hur den är gjord.", "description: Hur den har gjorts.")
        )
        assert problems == []


@pytest.mark.parametrize(
    "piece",
    [
        "- a\n",
        "# a\n",
        "> a\n",
        "| a |\n",
        "![",
        "![a](b)",
        "[^a]: b\n",
        "[a](b) ",
        "<https://",
        "* ",
        "=\n",
        "a\n-\n",
    ],
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    start = time.perf_counter()
    shape(piece * (100_000 // len(piece)))
    assert time.perf_counter() - start < 60


SECTIONS = (
    '# Om\n\n## Ett\n\nOrd om {{ name("fjallringen") }}.\n\n## Två\n\nOrd om {{ name("halsobron") }}.\n\n'
    '## Tre\n\nOrd om {{ name("region-fjallback") }}.\n'
)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        # The whole section is gone: told of at the section after which it stood.
        ('## Två\n\nOrd om {{ name("halsobron") }}.\n\n', "", 3),
        ('## Tre\n\nOrd om {{ name("region-fjallback") }}.\n', "", 7),
        ('## Ett\n\nOrd om {{ name("fjallringen") }}.\n\n', "", 1),
        # The heading is a line in bold, or a line like any other, or gone.
        ("## Två", "**Två**", 7),
        ("## Tre", "__Tre__", 11),
        ("## Två\n\n", "**Två**\n", 7),
        ("## Två\n\n", "", 3),
        ("## Två", "Två", 7),
        # The line in bold stands there, and the words below it are gone with the heading.
        ('## Två\n\nOrd om {{ name("halsobron") }}.\n', "**Två**\n", 7),
    ],
)
def test_a_heading_that_is_gone_is_told_of_where_it_was(
    checked, changed, old: str, new: str, line: int
) -> None:
    assert old in SECTIONS
    front, _, _ = changed(ORIGINAL, "---\ntitle", "---\ntitle")[ORIGINAL].rpartition("---\n")
    original = f"{front}---\n{SECTIONS}"
    hashed = text_hash("Om webbplatsen", "", SECTIONS)  # a page has no summary
    overlay = {ORIGINAL: original}
    for language, text in (("da", SECTIONS.replace(old, new)), ("en", SECTIONS)):
        path = f"docs/{language}/about.md"
        own, _, _ = changed(path, "---\ntitle", "---\ntitle")[path].rpartition("---\n")
        overlay[path] = f"{re.sub('(?<=hash: .)[0-9a-f]+', hashed, own)}---\n{text}"
    [one] = [one for one in checked(check_versions, overlay) if one.code == "DIFFERENT-SHAPE"]
    assert one.path == "docs/da/about.md"
    assert one.line - overlay[one.path].partition(SECTIONS[:5])[0].count("\n") == line


def test_what_an_original_lacks_is_told_of_at_the_paragraph_beside_it():
    theirs = version_of('One.\n\nTwo of {{ fact("x.y") }}.\n\nThree.\n', 7)
    _first, second, _third = paragraphs_of(theirs) or ()
    (said,) = second.said
    assert line_beside(version_of("Ett.\n\nTvå.\n\nTre.\n", 7), theirs, said) == 9
    assert line_beside(version_of("Ett.\n\nTvå.\n", 7), theirs, said) == 7

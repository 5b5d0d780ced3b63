"""A sentence in another language than its text's, in every place where a text may stand."""

from __future__ import annotations

import time
from datetime import date

import pytest

from faktum.checks.index import Index
from faktum.checks.texts.passages import passages_of, without_titles
from faktum.checks.texts.text import Text
from faktum.checks.texts.tongues import check_tongues

FUND = "data/funds/nordfonden.yml"
TEXT, ABOUT = "docs/da/projects/halsobron.md", "docs/da/about.md"
RELEASE = "docs/da/press/2019/halsobron-oppnar.md"
SWEDISH = "Det här stycket har ingen hunnit översätta."


def passages(body: str, *, markdown: bool = True) -> list[tuple[int, str, str]]:
    text = Text("x.md", 1, "sv", body, "the text", figures=True, markdown=markdown, counts_lines=True)
    for one in passages_of(text):
        assert len(one.raw) == len(one.plain)
    return [(one.line, one.raw, " ".join(one.plain.split())) for one in passages_of(text)]


def foreign(said, path, overlay):
    return [one.split(" ", 2)[::2] for one in said(path, overlay) if " OTHER-LANGUAGE " in one]


class TestPassages:
    def test_paragraphs_are_joined_over_their_lines(self):
        assert passages("Ett stycke som går\növer två rader. Nästa\nmening.\n\nNytt.") == [
            (1, "Ett stycke som går\növer två rader.", "Ett stycke som går över två rader."),
            (2, "Nästa\nmening.", "Nästa mening."), (5, "Nytt.", "Nytt."),
        ]  # fmt: skip

    def test_headings_items_quotations_cells_and_notes_stand_alone(self):
        body = "# Rubrik\ntext\n- ett\n  mer\n- två\n\n> Citat\n> mer\n\n| a | b |\n|---|---|\n| c | d |\n\n[^n]: Not.\n\nA\n===\nB"
        assert [one[1] for one in passages(body) if one[2]] == [
            "Rubrik", "text", "ett\n  mer", "två", "Citat\n> mer", "a", "b", "c", "d", "Not.", "A", "B",
        ]  # fmt: skip

    def test_an_expression_begins_a_sentence_and_ends_one(self):
        body = 'Det var {{ fact("a.b") }}. {{ name("x") }} sade det. {{ name("y") }}\nmed.'
        assert [one[1] for one in passages(body)] == [
            'Det var {{ fact("a.b") }}.', '{{ name("x") }} sade det.', '{{ name("y") }}\nmed.'
        ]  # fmt: skip
        assert [one[2] for one in passages(body)] == ["Det var .", "sade det.", "med."]

    def test_code_destinations_and_addresses_are_no_words(self):
        assert passages("Se `kod här` och [sidan](../en/page.md) på https://x.example/och nu.")[0][2] == (
            "Se och [sidan]( ) på nu."
        )

    def test_titles_and_words_of_other_sites_are_left_out(self):
        body = 'Se *The Care of the Old*, "The End", ”Slutet”, [The Region](https://x.example/) och [sidan](a.md).'
        text = Text("x.md", 1, "sv", body, "the text", figures=True, markdown=True)
        words = " ".join(without_titles(passages_of(text)[0]).split())
        assert words == "Se , , , [ ]( ) och [sidan]( )."

    @pytest.mark.parametrize(
        "piece",
        [
            "|",
            ">",
            "> ",
            "{{",
            "}}",
            "[",
            "](",
            "*",
            "_",
            '"',
            "“",
            "[^",
            "- ",
            "#",
            "=",
            "`",
            ".\n",
            "a\n",
            "1) ",
        ],
    )
    def test_long_texts_are_read_in_time(self, piece):
        body = piece * (100_000 // len(piece))
        text = Text("x.md", 1, "sv", body, "the text", figures=True, markdown=True)
        start = time.perf_counter()
        for one in passages_of(text):
            without_titles(one)
        assert time.perf_counter() - start < 60


class TestWhere:
    def test_in_a_record(self, said, changed):
        overlay = changed(FUND, "da: En opdigtet fond.", f"da: {SWEDISH}")
        assert foreign(said, FUND, overlay) == [["4", f'"{SWEDISH}", which reads as Swedish']]

    def test_in_running_text_at_its_line(self, said, changed):
        overlay = changed(TEXT, "## Hvad der skete\n", f"## Hvad der skete\n\nDet er dansk her.\n{SWEDISH}\n")
        assert foreign(said, TEXT, overlay) == [["10", f'"{SWEDISH}", which reads as Swedish']]

    def test_in_a_heading_an_item_a_quotation_and_a_cell(self, said, changed):
        for mark in ("## ", "- ", "> ", "| Del | "):
            overlay = changed(TEXT, "## Hvad der skete\n", f"## Hvad der skete\n\n{mark}{SWEDISH}\n")
            assert [one[0] for one in foreign(said, TEXT, overlay)] == ["9"], mark

    def test_in_front_matter(self, said, changed):
        overlay = changed(ABOUT, "description: Hvordan det er lavet.", f"description: {SWEDISH}")
        assert [one[0] for one in foreign(said, ABOUT, overlay)] == ["3"]
        overlay = changed(RELEASE, "Broen er klar & åben.", f"{SWEDISH}")
        assert [one[0] for one in foreign(said, RELEASE, overlay)] == ["3"]

    def test_what_was_left_together_is_told_of_once(self, said, changed):
        more = f"{SWEDISH} Inte den här heller, som alla ser. Kort.\n\nOch inte nästa stycke av texten."
        overlay = changed(
            TEXT,
            "## Hvad der skete\n",
            f"## Hvad der skete\n\n{more}\n\nDette er dansk igen, som det skal være.\n\n{SWEDISH}\n",
        )
        assert foreign(said, TEXT, overlay) == [
            ["9", f'"{SWEDISH}" and 2 more sentences, which reads as Swedish'],
            ["15", f'"{SWEDISH}", which reads as Swedish'],
        ]  # fmt: skip

    def test_one_more_sentence_is_one(self, said, changed):
        more = f"{SWEDISH} Inte den här heller, som alla ser."
        overlay = changed(TEXT, "## Hvad der skete\n", f"## Hvad der skete\n\n{more}\n")
        assert foreign(said, TEXT, overlay) == [
            ["9", f'"{SWEDISH}" and 1 more sentence, which reads as Swedish']
        ]

    @pytest.mark.parametrize(
        ("between", "told"),
        [
            # Five words that may be of either language belong to what stands about them; six end it.
            ("Halmstad Malmö Lund Kalmar Ystad.", ["9"]), ("Halmstad Malmö Lund Kalmar Ystad Visby.", ["9", "13"]),
        ],
    )  # fmt: skip
    def test_what_stands_between_two_sentences_of_another_language(self, said, changed, between, told):
        text = f"{SWEDISH}\n\n{between}\n\n{SWEDISH}"
        overlay = changed(TEXT, "## Hvad der skete\n", f"## Hvad der skete\n\n{text}\n")
        assert [one[0] for one in foreign(said, TEXT, overlay)] == told

    def test_the_hint_names_the_language(self, found, changed):
        [one] = [
            one for one in found(changed(FUND, "sv: En påhittad fond.", "sv: Det er en fond, som ikke findes."))
            if one.code == "OTHER-LANGUAGE"
        ]  # fmt: skip
        assert one.expected == "Swedish in description in sv"
        assert 'in_language("da", "…")' in one.hint

    @pytest.mark.parametrize(
        "text",
        [
            f'Det hedder {{{{ in_language("sv", "{SWEDISH}") }}}}, som de siger.', f"Rapporten hedder ”{SWEDISH}”",
            f"Læs *{SWEDISH}*", f"[{SWEDISH}](https://fjallback.example/)", "Vårdlots Nord", f"`{SWEDISH}`",
            "Se Region Fjällbäck og Fjällringen, som begge er med.", "Adresserne under `/api/v1/` ligger fast.",
        ],
    )  # fmt: skip
    def test_what_may_stand_in_another_language(self, said, changed, text):
        overlay = changed(TEXT, "## Hvad der skete\n", f"## Hvad der skete\n\n{text}\n")
        assert foreign(said, TEXT, overlay) == []

    def test_names_of_records_are_no_evidence(self, said, changed):
        name = "Stiftelsen för vård och omsorg i norr"
        overlay = changed("data/organisations/fjallringen.yml", "  text: Fjällringen", f"  text: {name}")
        overlay |= changed(TEXT, "## Hvad der skete\n", f"## Hvad der skete\n\nPengene kom fra {name}.\n")
        assert foreign(said, TEXT, overlay) == []

    def test_a_language_without_a_list_of_words_is_not_judged(self, loading):
        index = Index.of(loading(), date(2026, 12, 1))
        assert list(check_tongues(index)) == []
        for texts in index.loaded.pages.values():
            for page in texts.values():
                page.file.language = "fo"
        assert list(check_tongues(index)) == []

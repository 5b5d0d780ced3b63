"""Notes that contradict the fact that they explain."""

from __future__ import annotations

import pytest

from faktum.checks.records.notes import check_notes

PROJECT = "data/projects/halsobron.yml"
BUDGET = "    stated: åtta miljoner kronor\n"
PERIOD = "    value: 2019-03/2021-12~\n"


@pytest.mark.parametrize(
    ("after", "language", "note", "found"),
    [
        (BUDGET, "sv", "Beloppet 9 miljoner kronor står sist.", "9 miljoner kronor"),
        (BUDGET, "da", "Beløbet på 18 mio. kr. står sidst.", "18 mio. kr."),
        (BUDGET, "sv", "Beloppet 12,5 miljoner kronor står sist.", "12,5 miljoner kronor"),  # that of another project
        (BUDGET, "en", "Part of the total of 70 million, not the whole.", "70 million"),
        (BUDGET, "sv", "Beloppet 8 miljoner kronor står sist.", None), (BUDGET, "en", "SEK 8 000 000 in the lead.", None),
        (BUDGET, "da", "Avisen skriver ”9 mio. kr.”.", None), (BUDGET, "sv", "Sägs på sidan 9, i stycke 3 år 2019.", None),
        (BUDGET, "sv", "På sidan 9 står 8 miljoner kronor, sist 9 miljoner kronor.", "9 miljoner kronor"),
        (PERIOD, "sv", "På sidan 9 står tre år, sist fem år.", "fem år"),
        # The sum of two amounts of the record, and what they differ by; from a thousand on a bare number is money.
        (BUDGET, "sv", "Med båda blir det 8 000 230 kronor.", None), (BUDGET, "sv", "Utan dem blir det 7 999 770 kronor.", None),
        (BUDGET, "sv", "Med dem blir det 7 123 456 kronor.", "7 123 456 kronor"),
        (BUDGET, "en", "It is 1000 in the table.", "1000"), (BUDGET, "en", "It is 999 in the table.", None),
        (PERIOD, "en", "It was extended, and two years; later it ended.", "two years"),
        (PERIOD, "sv", "Texten säger också fem år.", "fem år"), (PERIOD, "da", "Det passer med 12 måneder.", "12 måneder"),
        (PERIOD, "en", "The text also says one and a half years.", "one and a half years"),
        (PERIOD, "sv", "Texten säger också tre år.", None), (PERIOD, "en", "That is 34 months.", None),
        (PERIOD, "en", "It was extended two years later.", None), (PERIOD, "da", "Teksten siger ”fem år”.", None),
    ],
)  # fmt: skip
def test_a_figure_in_a_note(told, changed, after, language, note, found):
    notes = {"sv": "En not.", "da": "En note.", "en": "A note."} | {language: note}
    block = "    note:\n" + "".join(f"      {code}: {text}\n" for code, text in notes.items())
    said = [one.partition(" ")[2] for one in told(check_notes, changed(PROJECT, after, after + block))]
    assert said == ([f'WRONG-FIGURE "{found}"'] if found else [])

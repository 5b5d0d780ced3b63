"""What holds of figures in every language."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faktum.locale.reading.figures import figures_in


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("62 000 kr, 30 % (7)", ["62 000 ", "30 %", "7"]), ("SEK 62", ["SEK 62"]), ("2018-12-01", ["2018-12-01"]),
        ("sju partner", []), ("3:e ٣ x²", ["3:e", "٣", "x²"]),
    ],
)  # fmt: skip
def test_a_language_without_words_has_figures_in_digits(text, figures):
    found = [text[one.start : one.end] for one in figures_in(text, "nb")]
    assert [one.strip() for one in found] == [one.strip() for one in figures]


def test_figures_do_not_overlap_and_stand_in_order():
    text = "Ring 070-174 06 05 den 1 maj 2019: 7 partner, 62 MSEK, 30–40 %, covid-19, x² och 24/7."
    found = list(figures_in(text, "sv"))
    assert [text[one.start : one.end] for one in found] == [
        "070-174 06 05", "1 maj 2019", "7 partner", "62 MSEK", "30", "40 %", "covid-19", "x²", "24/7",
    ]  # fmt: skip
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_a_phrase_ends_where_an_expression_or_a_paragraph_does(read):
    assert read("sju" + " " * 30 + "partner", "sv") == []
    assert read("sju\n\npartner", "sv") == []
    assert read("sju\n    partner", "sv") == [("sju\n    partner", "count 7 partners")]


PIECES = st.sampled_from([
    "1", "0", "12", "31", "2019", "1 000", "1.000", "1,5", "62 000 000", "٣", "²", "½", "10:30", "99999999999999999999999999",
    "-", "–", "/", ".", ",", ":", "%", "€", "'", "(", "+", "|", " ", "\u00a0", "\n", "\n\n", "en", "ett", "a", "to", "två", "two",
    "halv", "half", "half of", "halva", "och", "and", "og", "komma", "point", "hundra", "hundred", "tusen", "miljoner", "mio", "m",
    "million", "SEK", "MSEK", "kr", "kronor", "kroner", "procent", "pct", "per cent", "tredjedel", "third", "of", "av", "maj", "May",
    "december", "hösten", "ultimo", "slutet av", "till", "den", "st", ":e", "årig", "jobb", "jobs", "job", "partner", "nya", "de",
    "+46 70-174 06 05", "tlf", "dussin", "dozen", "treårig", "two-year", "-talet", "two-thirds", "mellan fyra ögon", "fas", "          ",
])  # fmt: skip


@given(
    pieces=st.lists(PIECES, max_size=14),
    spaces=st.booleans(),
    language=st.sampled_from(["sv", "da", "en", "nb"]),
)
def test_anything_can_be_read(pieces, spaces, language):
    text = (" " if spaces else "").join(pieces)
    found = list(figures_in(text, language))
    assert all(text[one.start : one.end].strip() for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found)), text
    digits = {place for place, char in enumerate(text) if char.isnumeric()}
    assert digits <= {place for one in found for place in range(one.start, one.end)}, (
        "a digit that nobody told of"
    )


@pytest.mark.parametrize("language", ["sv", "da", "en"])
@pytest.mark.parametrize(
    "piece",
    ["1", "1 ", "1 000 ", "1.", "1,1", "1-", "a", "a-", "a'", "sju ", "two ", "to ", "en ", "a ", "1/", "½", "+1", "(0",
     "07 ", "2019-", "2019–", "1.1.", " ", "\n", "\n ", "\u00a0", "1 maj ", "- ", "kr ", "SEK ", "halv ", "half a ", "100 000 "],
)  # fmt: skip
def test_the_time_is_in_proportion_to_the_text(piece, language):
    text = piece * (100_000 // len(piece)) + "!"
    before = time.perf_counter()
    list(figures_in(text, language))
    assert time.perf_counter() - before < 60, "not in proportion: a busy machine takes five seconds"

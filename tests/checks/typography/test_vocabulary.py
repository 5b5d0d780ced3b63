"""What a text's broken words depend on: words that two of its words are together, and how often they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from faktum.checks.typography.broken import Known, Vocabulary, sums_of

WORD = st.text("abå", min_size=1, max_size=3)
TIMES = st.dictionaries(st.text("abå", min_size=1, max_size=6), st.integers(1, 3), max_size=12)
PAIRS = st.sets(st.builds("{} {}".format, WORD, WORD), max_size=8)


@given(before=TIMES, now=TIMES, pairs=PAIRS)
def test_where_it_is_the_same_so_is_what_is_known(
    before: dict[str, int], now: dict[str, int], pairs: set[str]
) -> None:
    sums = sums_of(pairs)
    if Vocabulary(before).joined(sums) == Vocabulary(now).joined(sums):
        assert Known.of(before, pairs) == Known.of(now, pairs)


@given(times=TIMES, pairs=PAIRS)
def test_other_words_than_those_of_the_pairs_change_nothing(times: dict[str, int], pairs: set[str]) -> None:
    of_pairs = {part for pair in pairs for part in (*pair.split(), pair.replace(" ", ""))}
    fewer = {word: number for word, number in times.items() if word in of_pairs}
    assert Vocabulary(fewer).joined(sums_of(pairs)) == Vocabulary(times).joined(sums_of(pairs))


def test_pairs_are_told_in_one_way_whatever_their_order() -> None:
    assert (
        sums_of(["sam arbete", "pro jekt"]) == sums_of(["pro jekt", "sam arbete"]) != sums_of(["sam arbete"])
    )
    assert Vocabulary({"samarbete": 4, "sam": 1}).joined(sums_of(["sam arbete", "pro jekt"])) == [
        ("samarbete", 3, (2, 1, 0))
    ]

"""How the words of texts are spread over them, beside what is known of real texts.

    python benchmarks/spread.py                 2,000 invented releases in each language
    python benchmarks/spread.py --releases 10000

Real text: Reuters RCV1, 806,791 news items in English of 222 words each, after Manning, Raghavan and Schütze,
Introduction to Information Retrieval (Cambridge 2008), tables 4.2 and 5.1 and section 5.1.1: what share of the texts
one of the 30 most common words stands in, one of the next 120, how many words of a text are different ones, and how
many there are in the first million (44 · n^0.49). And the prose of `mistakes/prose/`, text by text of the same length.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from vocabulary import LETTERS, SHAPES, Writer, prose

RCV1_WORDS = 222
RANKS = (1, 10, 30, 100, 300, 1000)


class Spread(NamedTuple):
    """Figures of some texts."""

    top: float
    """Share of the texts that one of the 30 most common words stands in, on average."""
    common: float
    """The same of the next 120."""
    different: float
    """Share of a text's words that are different ones."""
    vocabulary: int
    words: int
    shares: tuple[float, ...]
    """Share of the texts that the word of each of RANKS stands in."""


_POSTINGS, _WITHOUT_30, _WITHOUT_150, _TEXTS, _TOKENS = (
    96_969_056,
    83_390_443,
    67_001_847,
    806_791,
    179_158_204,
)
RCV1 = Spread(
    (_POSTINGS - _WITHOUT_30) / 30 / _TEXTS, (_WITHOUT_30 - _WITHOUT_150) / 120 / _TEXTS, _POSTINGS / _TOKENS, 391_523, _TOKENS, ()
)  # fmt: skip


def expected_vocabulary(words: int) -> float:
    """Different words among so many, in RCV1 (Heaps' law with the book's constants)."""
    return 44 * words**0.49


def spread_of(texts: Sequence[Sequence[str]]) -> Spread:
    pages = Counter(word for text in texts for word in set(text))
    shares = sorted((count / len(texts) for count in pages.values()), reverse=True)
    words = sum(map(len, texts))
    return Spread(
        sum(shares[:30]) / 30, sum(shares[30:150]) / 120, sum(pages.values()) / words, len(pages), words,
        tuple(shares[rank - 1] for rank in RANKS if rank <= len(shares)),
    )  # fmt: skip


def invented(language: str, texts: int, words: int, seed: int = 1) -> list[list[str]]:
    writer = Writer(language, random.Random(seed))  # noqa: S311 - texts, no secret
    found = []
    for _ in range(texts):
        writer.begin()
        found.append(LETTERS.findall(writer.about(words).lower()))
    return found


def alike(
    language: str, texts: Sequence[Sequence[str]]
) -> tuple[list[Sequence[str]], list[list[Sequence[str]]]]:
    """The prose of a language, and samples of as many texts, all cut to one length."""
    lengths = sorted(map(len, prose(language)))
    words = lengths[len(lengths) // 4]
    real = [one[:words] for one in prose(language) if len(one) >= words]
    cut = [one[:words] for one in texts]
    return real, [cut[at : at + len(real)] for at in range(0, len(cut) - len(real), len(real))]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--releases", type=int, default=2000)
    wanted = parser.parse_args()
    print(
        f"{'':34} top 30  to 150  different  vocabulary of words    rank "
        + " ".join(f"{one:>5}" for one in RANKS)
    )
    _print("RCV1, English", RCV1)
    for language in SHAPES:
        long = invented(language, wanted.releases, 520)
        found = spread_of(long)
        _print(f"{language}: invented, whole releases", found)
        print(
            f"{'':34} RCV1 would have {expected_vocabulary(found.words):,.0f} different words among so many"
        )
        _print(
            f"{language}: invented, {RCV1_WORDS} words of each", spread_of([one[:RCV1_WORDS] for one in long])
        )
        real, samples = alike(language, long)
        _print(f"{language}: prose, {len(real[0])} words of {len(real)}", spread_of(real))
        _print(f"{language}: invented, the same number", spread_of(samples[0]))
    return 0


def _print(name: str, one: Spread) -> None:
    shares = " ".join(f"{share:5.3f}" for share in one.shares)
    print(
        f"{name:34} {one.top:6.3f}  {one.common:6.3f}  {one.different:9.3f}  {one.vocabulary:10,} {one.words:>11,}         {shares}"
    )


if __name__ == "__main__":
    sys.exit(main())

"""Ranges: between two years, pages, hours, days or months stands a dash without spaces, and no hyphen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from faktum.checks.typography.pieces import FACT, Block, Piece, around
from faktum.problems import Problem, quoted

HYPHENS, DASHES = "range -", "range –"
"""Under which the ranges of a language are counted."""
_YEAR = r"(?:1[89]|20)\d\d"
_NUMBER = r"[1-9]\d{0,3}(?:[.,:]\d{1,2})?"
_YEARS = re.compile(rf"{_YEAR}-{_YEAR}")
_LONGEST = 1000
"""A number that is too high for a page, an hour or a share."""
_FACTS = re.compile(f"{FACT}-{FACT}")
_NUMBERS = re.compile(
    rf"(?P<before>(?<![\w.-])[^\W\d_]{{1,20}}\.?[ \u00a0])?(?<![\w.,:/–-])(?P<first>{_NUMBER})(?P<dot>\.?)-"
    rf"(?P<last>{_NUMBER})(?![\w/–-]|[.,:]\d)(?=\.?(?P<after>[ \u00a0]?(?:[^\W\d_]{{1,20}}|%))?)"
)
_ANY = re.compile(r"\d\.?-\d")
_DASHED = re.compile(r"(?<=\w)–(?=\w)")
_WORDS = re.compile(
    r"(?<![\w–-])(?:\d{1,2}\.? )?([^\W\d_]{3,12})\.?-(?:\d{1,2}\.? )?([^\W\d_]{3,12})(?![\w–-])"
)
_SPACED = re.compile(
    rf"(?P<before>(?<!\S)[^\W\d_]{{1,20}}[ \u00a0])?(?<![\w.,:/–-])(?P<first>{_YEAR}|[1-9]\d{{0,2}})[ \u00a0]–"
    rf"[ \u00a0](?P<last>{_YEAR}|[1-9]\d{{0,2}})(?![\w/–-]|[.,:]\d)(?P<after>[ \u00a0]?(?:[^\W\d_]{{1,20}}\.?|%))?"
)


def count_ranges(shown: str, known: Mapping[str, Any], kinds: Counter[str]) -> None:
    """Add the ranges of a block to those of its language, where its guide allows a hyphen."""
    if known["dash"]["range_hyphen"] == "if_kept_to":
        kinds[DASHES] += len(_DASHED.findall(shown)) if "–" in shown else 0
        kinds[HYPHENS] += sum(1 for _ in _hyphened(shown, known)) if "-" in shown else 0


def check_ranges(piece: Piece, known: Mapping[str, Any], block: Block, *, hyphens: bool) -> Iterator[Problem]:
    """Hyphens in ranges, unless the site keeps to them, and spaces about dashes.

    Typed figures in running text are told of as such.
    """
    figures = not piece.text.figures
    kept = known["dash"]["range_hyphen"] == "if_kept_to" and hyphens
    if "-" in block.shown and not kept:
        for start, end in _hyphened(block.shown, known, figures=figures):
            written = around(block.shown, start, end)
            yield piece.problem(
                block, start, "DASH", "the dash – in a range", quoted(written), "Write – without spaces."
            )
    if figures and "–" in block.shown:
        yield from _spaced(piece, known, block)


def _hyphened(shown: str, known: Mapping[str, Any], *, figures: bool = True) -> Iterator[tuple[int, int]]:
    """Where ranges with a hyphen begin and end."""
    for match in _FACTS.finditer(shown):
        yield match.span()
    named = frozenset(known["ranges"]["between"])
    for match in _WORDS.finditer(shown):
        if match[1].lower() in named and match[2].lower() in named:
            yield match.span()
    for match in _NUMBERS.finditer(shown) if figures and _ANY.search(shown) else ():
        if _is_range(match, known):
            yield match.start("first"), match.end("last")


def _is_range(match: re.Match[str], known: Mapping[str, Any]) -> bool:
    """From a number to a higher one: of years, of what is counted, after a word such as *page*; no number of a standard."""
    first, last = (float(re.sub("[,:]", ".", match[one])) for one in ("first", "last"))
    before, after = (match["before"] or "").strip(), (match["after"] or "").strip(" \u00a0")
    years = bool(_YEARS.fullmatch(f"{match['first']}-{match['last']}"))
    if first >= last or (max(first, last) >= _LONGEST and not years):
        return False
    months, ranges = known["years"]["months"], known["ranges"]
    if match["dot"]:  # 3.-5. maj, but not 1.-2. etage
        return after.lower() in months
    if years:
        return True
    if before.isupper() and len(before) > 1:
        return False
    lower = before.lower().rstrip(".")
    if lower in ranges["not_after"]:
        return False
    return bool(after) or lower in ranges["after"] or before.islower()


def _spaced(piece: Piece, known: Mapping[str, Any], block: Block) -> Iterator[Problem]:
    """`2017 – 2019`, but not `1 January 2017 – 30 June 2019`."""
    for match in _SPACED.finditer(block.shown):
        first, last = match["first"], match["last"]
        around_it = {
            (match["before"] or "").strip().lower(),
            (match["after"] or "").strip(" .\u00a0").lower(),
        }
        years = len(first) == len(last) == len("2017")
        if (
            int(first) < int(last)
            and not around_it & set(known["years"]["months"])
            and (years or around_it & {"%", *known["numbers"]["units"]})
        ):
            yield piece.problem(
                block, match.start("first"), "DASH", "a range without spaces",
                quoted(f"{first} – {last}"), f"Write {first}–{last}.",
            )  # fmt: skip

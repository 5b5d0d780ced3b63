"""Signs in numbers: the language's own for decimals and thousands, and a space before the percentage sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faktum.checks.typography.pieces import FACT, Block, Piece
from faktum.problems import Problem, quoted

_SPACE = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    r"(?<![\w.,:/–’'-])(?P<before>[A-Z]{3}[ \u00a0]|[€$£])?(?P<number>\d{1,15}(?:[.,’']\d{1,15})+)"
    r"(?![\w/’'–-]|[.,:]\d)(?P<after>[ \u00a0\u202f]?(?:[^\W\d_]{1,20}\.?|%))?"
)
_NAMED = re.compile(r"([^\W\d_]+\.?)[ \u00a0]$")
_GROUPED = re.compile(
    rf"(?<![\w.,:/–+-])[1-9]\d{{0,2}}([{_SPACE},.])\d{{3}}(?:\1\d{{3}})*(?!\w|[{_SPACE}.,]\d)"
)
_PERCENT = re.compile(rf"[\d{FACT}]%(?!-)")
_FIGURE_PERCENT = re.compile(f"{FACT}%(?!-)")
GROUP = 3


def check_numbers(piece: Piece, known: Mapping[str, Any], block: Block) -> Iterator[Problem]:
    """Figures that are written as another language writes them. Where no figure may stand, only the sign."""
    numbers = known["numbers"]
    if "%" in block.shown and numbers["percent_space"]:
        pattern = _FIGURE_PERCENT if piece.text.figures else _PERCENT
        for match in pattern.finditer(block.shown):
            yield _problem(
                piece, block, match.start(), "a space before %", "%", "Write a hard space before the sign."
            )
    if piece.text.figures:
        return
    for match in _NUMBER.finditer(block.shown):
        right = _right(numbers, block.shown, match)
        if right:
            yield _problem(piece, block, match.start("number"), "a number as the language writes it", match["number"],
                           f"Write {right}.")  # fmt: skip


def check_groups(piece: Piece, known: Mapping[str, Any], blocks: tuple[Block, ...]) -> Iterator[Problem]:
    """Thousands are set apart in one way in a text: not 1 000 and 2,000."""
    allowed = known["numbers"]["thousands"]
    kinds: dict[str, str] = {}
    for block in blocks:
        for match in _GROUPED.finditer(block.shown):
            sign = " " if match[1] in _SPACE else match[1]
            if sign not in allowed:
                continue
            first = kinds.setdefault(sign, match[0])
            other = next((one for kind, one in kinds.items() if kind != sign), None)
            if other and first == match[0]:
                yield _problem(piece, block, match.start(), f"thousands set apart as in {other}", match[0],
                               "Set thousands apart in one way in a text.")  # fmt: skip


def _right(numbers: Mapping[str, Any], shown: str, match: re.Match[str]) -> str | None:
    """How the number should be written; nothing where it is right, or that is not certain."""
    number, decimal, allowed = match["number"], str(numbers["decimal"]), list(map(str, numbers["thousands"]))
    signs, parts = re.findall(r"\D", number), re.split(r"\D", number)
    named = _NAMED.search(shown[: match.start()][-24:])
    if named and named[1].lower() in numbers["names"]:
        return None
    if len(set(signs)) == 1 and _in_groups(parts):
        # Nobody writes a fraction with two noughts at its end.
        fraction = signs == [decimal] and not number.endswith("00") and _is_counted(numbers, match)
        whole = signs[0] in allowed or fraction
        return None if whole else allowed[0].join(parts)
    if len(signs) == 1:
        return decimal.join(parts) if signs[0] != decimal and _is_counted(numbers, match) else None
    if len(set(signs[:-1])) == 1 and signs[-1] != signs[0] and _in_groups(parts[:-1]):
        right = signs[-1] == decimal and signs[0] in allowed
        return None if right else allowed[0].join(parts[:-1]) + decimal + parts[-1]
    return None


def foreign_decimals(numbers: Mapping[str, Any], shown: str) -> Iterator[tuple[str, str]]:
    """Numbers with the decimal sign of another language before a unit or a currency, and how they should be written."""
    for match in _NUMBER.finditer(shown):
        parts = re.split(r"\D", match["number"])
        other = len(parts) == 2 and not _in_groups(parts)
        if other and (right := _right(numbers, shown, match)):
            yield match["number"], right


def _is_counted(numbers: Mapping[str, Any], match: re.Match[str]) -> bool:
    """Whether a unit or a currency makes it an amount, not a time, a date or a section."""
    after = (match["after"] or "").strip().lower().rstrip(".")
    return bool(match["before"]) or after == "%" or not {after, f"{after}."}.isdisjoint(numbers["units"])


def _in_groups(parts: list[str]) -> bool:
    """Whether the figures are in groups of three, as thousands are."""
    return parts[0][0] != "0" and len(parts[0]) <= GROUP and all(len(one) == GROUP for one in parts[1:])


def _problem(piece: Piece, block: Block, at: int, expected: str, found: str, hint: str) -> Problem:
    return piece.problem(block, at, "NUMBER-FORMAT", expected, quoted(found), hint)

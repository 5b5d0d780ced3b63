"""Parts of a year that have numbers: kvartal tre 2023, tredje kvartalet, Q3 2023, vecka 37, the first half of 2023."""

from __future__ import annotations

from collections.abc import Mapping

from faktum.locale.reading.lexicon import Lexicon
from faktum.locale.reading.moments import DAY, Found, Moment, after_ordinal, day_number, year_at, year_beside
from faktum.locale.reading.tokens import NUMBER, WORD, Token

_MOST = {"quarter": 4, "half": 2, "week": 53}
"""How many there are of each in a year."""


def numbered_at(tokens: list[Token], at: int, lexicon: Lexicon) -> Found | None:
    """Kvartal tre 2023, tredje kvartalet 2023, Q3 2023, vecka 37; the first half only of a year."""
    if year := year_at(tokens, at):
        lettered = _lettered(tokens, year[1], lexicon) if year[1] < len(tokens) else None
        return (Moment(year[0].year, season=lettered[0]), lettered[1]) if lettered else None
    found = (
        _lettered(tokens, at, lexicon)
        or _word_first(tokens, at, lexicon)
        or _ordinal_first(tokens, at, lexicon)
    )
    if found is None:
        return None
    season, end = found
    year = year_beside(tokens, end, lexicon)
    if year is None and season.startswith("half") and tokens[at].kind == WORD and len(tokens[at].text) > 1:
        return None
    return (Moment(year[0].year, season=season), year[1]) if year else (Moment(season=season), end)


def _named(kinds: Mapping[str, str], word: str, number: int | None) -> str | None:
    kind = kinds.get(word)
    return f"{kind} {number}" if kind and number and number <= _MOST[kind] else None


def _lettered(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Q3, H1."""
    if at + 1 >= len(tokens) or not tokens[at + 1].glued or not tokens[at + 1].text.isdecimal():
        return None
    if at + 2 < len(tokens) and tokens[at + 2].glued and tokens[at + 2].kind in {NUMBER, WORD}:
        return None
    season = _named(lexicon.lettered, tokens[at].lower, int(tokens[at + 1].text[:2]))
    return (season, at + 2) if season else None


def _word_first(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Kvartal tre, vecka 37, v. 37."""
    if tokens[at].lower not in lexicon.numbered:
        return None
    end = at + 1
    if end < len(tokens) and tokens[end].text == "." and tokens[end].glued:
        end += 1
    if end >= len(tokens) or not tokens[end].near:
        return None
    word = lexicon.numbers.get(tokens[end].lower)
    worded = int(word) if word and lexicon.numbered[tokens[at].lower] == "quarter" else None
    number = int(tokens[end].text) if DAY.fullmatch(tokens[end].text) else worded
    season = _named(lexicon.numbered, tokens[at].lower, number)
    return (season, end + 1) if season else None


def _ordinal_first(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[str, int] | None:
    """Tredje kvartalet, 3. kvartal, the first half."""
    number = day_number(tokens[at], lexicon)
    end = after_ordinal(tokens, at + 1, lexicon)
    if (
        number is None
        or end >= len(tokens)
        or not tokens[end].near
        or (tokens[at].kind == NUMBER and end == at + 1)
    ):
        return None
    kinds = dict.fromkeys(lexicon.half_years, "half") | {
        word: kind for word, kind in lexicon.numbered.items() if kind == "quarter"
    }
    season = _named(kinds, tokens[end].lower, number)
    return (season, end + 1) if season else None

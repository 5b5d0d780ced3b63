"""Signs of another language or of none: quotation marks, dashes, spaces, numbers, spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import entries
from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, NOTE_KEYS, TEXT_KEYS, Passage, paragraphs, running, shorts

EVERY_KEY = TEXT_KEYS | NOTE_KEYS
NBSP = "\u00a0"


def _everywhere(site: Site) -> list[Passage]:
    return [*paragraphs(site), *shorts(site, EVERY_KEY)]


def _masked(text: str) -> str:
    """The text with expressions blotted out, so that nothing is changed inside them."""
    return EXPRESSION.sub(lambda match: "\0" * len(match[0]), text)


def _added(site: Site, draw: Random, key: str, what: str, passages: list[Passage]) -> Iterator[Slip]:
    for passage in passages:
        sentence = draw.choice(phrase(passage.language, key))
        yield passage.with_sentence(site, sentence, f"“{sentence}” {what}")


@kind("QUOTATION-MARKS", along=("STALE",), number=9)
def foreign_quotation_marks(site: Site, draw: Random) -> Iterator[Slip]:
    """Quotation marks of another language."""
    for passage in [*running(site), *shorts(site, EVERY_KEY)]:
        first, last = draw.choice(phrase(passage.language, "quotation_marks"))
        sentence = phrase(passage.language, "quoted").format(open=first, close=last)
        yield passage.with_sentence(site, sentence, f"{first}…{last} in a text in {passage.language}")


@kind("DASH", along=("STALE",), number=9)
def hyphen_for_dash(site: Site, draw: Random) -> Iterator[Slip]:
    """A hyphen between spaces stands for a dash."""
    yield from _other_dash(site, draw, (" - ",))


@kind("DASH", along=("STALE",), number=6)
def em_dash(site: Site, draw: Random) -> Iterator[Slip]:
    """A dash as long as an m, with or without spaces, where the site's languages have the shorter one."""
    yield from _other_dash(site, draw, (" — ", "—"))


def _other_dash(site: Site, draw: Random, ways: tuple[str, ...]) -> Iterator[Slip]:
    for passage in _everywhere(site):
        found = list(re.finditer(" – ", passage.text))
        if found:
            at, other = draw.choice(found), draw.choice(ways)
            text = passage.text[: at.start()] + other + passage.text[at.end() :]
            yield passage.with_text(site, text, f"“{other}” stands for “ – ”")


@kind("DASH", along=("STALE",), number=6)
def hyphen_between_years(site: Site, draw: Random) -> Iterator[Slip]:
    """A hyphen stands between years."""
    yield from _added(site, draw, "years_hyphenated", "has a hyphen", list(shorts(site, NOTE_KEYS)))


@kind("SPACES", along=("STALE",), number=6)
def runs_of_spaces(site: Site, draw: Random) -> Iterator[Slip]:
    """Two spaces, or no-break spaces in a run, between words."""
    for passage in _everywhere(site):
        found = list(re.finditer(r"(?<=[a-zåäöæø,]) (?=[a-zåäöæø])", _masked(passage.text)))
        if found:
            at, run = draw.choice(found), draw.choice(("  ", NBSP * 2, f"{NBSP} ", f" {NBSP}"))
            text = passage.text[: at.start()] + run + passage.text[at.end() :]
            yield passage.with_text(site, text, "Two spaces stand between words")


@kind("SPACES", along=("STALE",), number=9)
def space_before_sign(site: Site, draw: Random) -> Iterator[Slip]:
    """A space stands before a full stop, comma, semicolon or question mark."""
    for passage in _everywhere(site):
        found = list(re.finditer(r"(?<=[a-zåäöæø])[.,;?](?= |$)", _masked(passage.text)))
        if found:
            at, space = draw.choice(found), draw.choice((" ", " ", NBSP))
            text = passage.text[: at.start()] + space + passage.text[at.start() :]
            yield passage.with_text(site, text, f"A space stands before “{at[0]}”")


@kind("TWO-DIGIT-YEAR", "UNBOUND-FIGURE", "WRONG-FIGURE", along=("STALE",), number=9)
def two_digit_year(site: Site, draw: Random) -> Iterator[Slip]:
    """A year of two digits (in a date that a fact gives or nearly gives, the fact is what to write)."""
    passages = [*running(site), *shorts(site, EVERY_KEY)]
    yield from _added(site, draw, "two_digit_years", "has a year of two digits", passages)


@kind("NUMBER-FORMAT", along=("STALE",), number=9)
def number_of_another_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A note has a number with the signs of another language."""
    passages = list(shorts(site, NOTE_KEYS))
    yield from _added(site, draw, "wrong_numbers", "has the signs of another language", passages)


@kind("NUMBER-FORMAT", number=6)
def stated_number_of_another_language(site: Site, draw: Random) -> Iterator[Slip]:
    """A wording of a source has a number with the signs of another language than the source's."""
    del draw
    for entry in entries(
        site, lambda _path, place: "stated" in place[-2:] and place[-1] in {"stated", "text"}
    ):
        above = entry.place[: entry.place.index("stated")]
        if not re.match(r"[0-9 ]+[A-Z]", str(site.value(entry.path, *above, "value"))):
            continue  # a date, or a name with a number in it
        if re.search(r"\d,\d(?!\d)", entry.value):
            value = re.sub(r"(\d),(\d)", r"\1.\2", entry.value, count=1)
        elif re.search(r"\d\.\d(?!\d)", entry.value):
            value = re.sub(r"(\d)\.(\d)", r"\1,\2", entry.value, count=1)
        else:
            continue
        yield entry.with_value(site, value, f"“{value}” is not how the source's language writes it")


IZE = re.compile(
    r"\b(\w*(?:organ|recogn|digital|personal|national|summar|real))is(e|ed|es|ing|ation|ations)\b"
)


@kind("SPELLING-MIX", along=("STALE",), number=6)
def ize_among_ise(site: Site, draw: Random) -> Iterator[Slip]:
    """A word with -ize in a text that has -ise everywhere else."""
    for passage in _everywhere(site):
        found = list(IZE.finditer(_masked(passage.text)))
        if found and passage.language == "en":
            at = draw.choice(found)
            text = passage.text[: at.start()] + f"{at[1]}iz{at[2]}" + passage.text[at.end() :]
            yield passage.with_text(site, text, f"“{at[1]}iz{at[2]}”")


@kind("QUOTED-POSITION", along=("STALE",), number=9)
def position_quoted(site: Site, draw: Random) -> Iterator[Slip]:
    """A position in our own words is set as a quotation."""
    for passage in shorts(site, frozenset({"text"})):
        if passage.path.startswith("docs/"):
            ways = [("”", "”"), ("“", "”"), ("– ", ""), ("— ", ""), ("»", "«"), ("‘", "’")]
            first, last = draw.choice(ways)
            text = first + passage.text + last
            yield passage.with_text(site, text, f"The position stands in {first}…{last}")

"""Signs, spaces, years and spellings as a typist leaves them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.entries import block_end
from mistakes.fresh.ground import FOLLOWS, ended, folds, in_each, notes, prose, summaries, words, woven
from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, Passage, running, shorts

NO_BREAK = "\u00a0"
_QUOTED = re.compile(r"”\w[^”“]{1,40}(?<=\w)”|‘\w[^’‘]{1,40}(?<=\w)’")
DASHES = (" - ", " -- ", " — ", "– ", " –", "—")


def _put(site: Site, passage: Passage, sentence: str, what: str, draw: Random) -> Slip:
    if passage.where == "short":
        return ended(site, passage, sentence, what)
    return woven(site, passage, sentence, what, draw)


def _noted(site: Site) -> list[Passage]:
    return [*notes(site), *folds(site, "note", "date_note")]


@kind("QUOTATION-MARKS", along=FOLLOWS, number=9)
def marks_of_a_neighbour(site: Site, draw: Random) -> Iterator[Slip]:
    """Words are quoted with the marks of another language."""
    for sentence, passage in in_each(site, draw, "quoted", [*prose(site), *_noted(site)]):
        marks = draw.choice(words(passage.language, "marks"))
        told = re.sub("‹(.+)›", lambda match, marks=marks: marks.format(match[1]), sentence)  # type: ignore[misc]
        yield _put(site, passage, told, f"“{told}”", draw)


@kind("QUOTATION-MARKS", along=FOLLOWS, number=9)
def mark_without_its_partner(site: Site, draw: Random) -> Iterator[Slip]:
    """One of two quotation marks is missing."""
    for sentence, passage in in_each(site, draw, "quoted", [*prose(site), *summaries(site), *_noted(site)]):
        left, right = ("‘", "’") if passage.language == "en" else ("”", "”")
        left, right = draw.choice(((left, ""), ("", right)) if passage.language != "en" else ((left, ""),))
        told = sentence.replace("‹", left).replace("›", right)
        yield _put(site, passage, told, f"“{told}”", draw)


@kind("QUOTATION-MARKS", number=9)
def marks_of_two_kinds(site: Site, draw: Random) -> Iterator[Slip]:
    """One of several quoted words in a note has straight marks, as keyboards give them."""
    for path in site.files:
        for place, number in site.documents[path].lines.items():
            told = site.value(path, *place) if len(place) > 1 else None
            if not isinstance(told, str) or place[-1] not in site.languages:
                continue
            if len(_QUOTED.findall(told)) < 2:
                continue
            end = block_end(site, path, number)
            at = [n for n in range(number, end + 1) if _whole(site.line(path, n), told)]
            if at:
                line = draw.choice(at)
                text = site.line(path, line)
                one = draw.choice(_whole(text, told))
                edited = text.replace(one, f'"{one[1:-1]}"', 1)
                yield Slip(
                    path, line, {path: site.replaced(path, line, edited)}, f'"{one[1:-1]}" has straight marks',
                    str(place[-1]), "short", frozenset({(path, number)}),
                )  # fmt: skip


def _whole(line: str, told: str) -> list[str]:
    """Quoted words on a line, none at its beginning, where YAML would read straight marks as its own."""
    text = re.sub(r"^\s*(\w+: )?", "", line)
    return [one for one in _QUOTED.findall(text) if one in told and not text.startswith(one)]


@kind("QUOTATION-MARKS", along=FOLLOWS, number=6)
def straight_apostrophe(site: Site, draw: Random) -> Iterator[Slip]:
    """An apostrophe is straight where the site has the other."""
    del draw
    for passage in [*prose(site), *notes(site), *summaries(site)]:
        match = re.search(r"(?<=\w)’(?=\w)", passage.text)
        if match and passage.language != "sv":
            text = passage.text[: match.start()] + "'" + passage.text[match.end() :]
            yield passage.with_text(site, text, "An apostrophe is straight")


@kind("DASH", along=FOLLOWS, number=9)
def dash_from_the_keyboard(site: Site, draw: Random) -> Iterator[Slip]:
    """A hyphen, two hyphens, a long dash or a dash with one space stands between clauses."""
    for sentence, passage in in_each(site, draw, "dashed", [*prose(site), *summaries(site), *_noted(site)]):
        told = sentence.replace(" ~ ", draw.choice(DASHES))
        yield _put(site, passage, told, f"“{told}”", draw)


@kind("DASH", along=FOLLOWS, number=9)
def dash_exchanged(site: Site, draw: Random) -> Iterator[Slip]:
    """A dash of a text was replaced by another sign, or lost a space."""
    for passage in [*prose(site), *shorts(site)]:
        if " – " in passage.text:
            text = passage.text.replace(" – ", draw.choice(DASHES[1:]), 1)
            yield passage.with_text(site, text, "A dash is another sign")


@kind("DASH", number=9)
def hyphen_in_a_range(site: Site, draw: Random) -> Iterator[Slip]:
    """A hyphen stands between pages, years, days or hours in a note."""
    for sentence, passage in in_each(site, draw, "ranges", _noted(site)):
        yield ended(site, passage, sentence, f"“{sentence}”")


@kind("QUOTED-POSITION", along=("QUOTATION-MARKS", "DASH"), number=9)
def position_set_as_speech(site: Site, draw: Random) -> Iterator[Slip]:
    """What somebody said, in our words, stands in quotation marks or after a dash."""
    for path in site.files:
        for key in site.value(path, "positions") or {} if "/press/2" in path else ():
            for code, text in site.value(path, "positions", key, "text").items():
                number = site.documents[path].line("positions", key, "text", code)
                told = draw.choice(words(code, "positions")).format(text)
                quoted = told.replace("'", "''")
                edited = site.replaced(path, number, f"      {code}: '{quoted}'")
                yield Slip(path, number, {path: edited}, f"“{told[:40]}…”", code, "short")


def _spaced(text: str, draw: Random) -> str | None:
    """A text with one of the slips that come with pasting and haste."""
    held = [match.span() for match in EXPRESSION.finditer(text)]
    free = [
        match.start() for match in re.finditer(r"(?<=[\wåäöæø]{2}) (?=[\wåäöæø]{2})", text)
        if not any(start <= match.start() < end for start, end in held)
    ]  # fmt: skip
    stops = [
        match.start() for match in re.finditer(r"(?<=[a-zåäöæø]{3})\. (?=[A-ZÅÄÖÆØ])", text)
        if not any(start <= match.start() < end for start, end in held)
    ]  # fmt: skip
    commas = [match.start() for match in re.finditer(r"(?<=[a-zåäöæø]), ", text)
              if not any(start <= match.start() < end for start, end in held)]  # fmt: skip
    ways = []
    if free:
        at = draw.choice(free)
        run = draw.choice(("  ", NO_BREAK * 2, f" {NO_BREAK} ", "   "))
        ways.append(text[:at] + run + text[at + 1 :])
    if stops:
        at = draw.choice(stops)
        ways += [text[: at + 1] + text[at + 2 :], text[:at] + " ." + text[at + 1 :]]
    if commas:
        at = draw.choice(commas)
        ways.append(text[:at] + " ," + text[at + 1 :])
    return draw.choice(ways) if ways else None


@kind("SPACES", along=FOLLOWS, number=9)
def spaces_from_word(site: Site, draw: Random) -> Iterator[Slip]:
    """Spaces stand in a run or before a sign, or one is missing, as after pasting."""
    for passage in [*prose(site), *shorts(site), *notes(site)]:
        text = _spaced(passage.text, draw)
        if text:
            yield passage.with_text(site, text, "A space too many or too few")


@kind("DEBRIS", along=(*FOLLOWS, "OTHER-LANGUAGE"), number=9)
def note_to_oneself(site: Site, draw: Random) -> Iterator[Slip]:
    """Something from a template, or a word to oneself, was left in a text."""
    places = [*prose(site), *summaries(site), *notes(site), *folds(site, "definition", "summary")]
    for phrase, passage in in_each(site, draw, "debris", places):
        yield _put(site, passage, phrase, f"“{phrase}”", draw)


@kind("DEBRIS", along=FOLLOWS, number=9)
def word_written_twice(site: Site, draw: Random) -> Iterator[Slip]:
    """A short word stands twice in a row."""
    for passage in [*prose(site), *summaries(site), *notes(site)]:
        outside = EXPRESSION.sub(lambda match: "\0" * len(match[0]), passage.text)
        found = [
            match for word in words(passage.language, "twice")
            for match in re.finditer(rf"(?<=[\w,] ){word}(?= \w)", outside)
        ]  # fmt: skip
        if found:
            match = draw.choice(found)
            text = passage.text[: match.end()] + f" {match[0]}" + passage.text[match.end() :]
            yield passage.with_text(site, text, f"“{match[0]} {match[0]}”")


@kind("TWO-DIGIT-YEAR", number=9)
def year_cut_short(site: Site, draw: Random) -> Iterator[Slip]:
    """A year has two figures, in a note."""
    for sentence, passage in in_each(site, draw, "short years", _noted(site)):
        yield ended(site, passage, sentence, f"“{sentence}”")


@kind("NUMBER-FORMAT", along=("SPACES",), number=9)
def signs_of_another_country(site: Site, draw: Random) -> Iterator[Slip]:
    """A number has the decimal or thousands sign of another language, in a note."""
    for sentence, passage in in_each(site, draw, "signs", _noted(site)):
        yield ended(site, passage, sentence, f"“{sentence}”")


@kind("NUMBER-FORMAT", "TWO-DIGIT-YEAR", along=FOLLOWS, number=9)
def literal_as_typed(site: Site, draw: Random) -> Iterator[Slip]:
    """A figure in `literal(…)` is written as in another language, or a year in it with two figures."""
    for sentence, passage in in_each(site, draw, "literals", prose(site)):
        told = re.sub("<(.+)>", r'{{ literal("\1", "as printed in the annex") }}', sentence)
        yield woven(site, passage, told, f"“{told}”", draw)


@kind("SPELLING-MIX", along=FOLLOWS, number=9)
def spelling_from_america(site: Site, draw: Random) -> Iterator[Slip]:
    """An English sentence is spelt with -ize or as in America."""
    places = [one for one in [*running(site), *summaries(site), *notes(site)] if one.language == "en"]
    told = words("en", "spelling")
    order = draw.sample(places, len(places))
    groups = {
        where: [one for one in order if one.where == where]
        for where in ("release", "project", "page", "short")
    }
    for index, sentence in enumerate(draw.sample(told, len(told))):
        own = groups[("release", "project", "page", "short")[index % 4]]
        passage = own[index % len(own)]
        yield _put(site, passage, sentence, f"“{sentence}”", draw)

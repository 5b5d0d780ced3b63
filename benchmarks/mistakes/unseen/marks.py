"""Signs and spellings that a desk sends back: quotation marks, dashes, spaces, debris, doubled words, other spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, Passage, shorts
from mistakes.unseen.ground import FOLLOWS, SPACES, free, prose, summaries, words, woven


@kind(along=FOLLOWS, number=6)
def quotation_marks_of_others(site: Site, draw: Random) -> Iterator[Slip]:
    """A word is put in the quotation marks of another language, or in two that do not belong together."""
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language]
        for form in words(language, "quotation marks"):
            sentence = re.sub(
                "<q>(.*)</q>",
                lambda found, form=form: form.format(found[1]),
                draw.choice(words(language, "quoted")),
            )
            yield woven(site, draw.choice(places), sentence, f"“{sentence}”", draw)


@kind(along=FOLLOWS, number=6)
def dash_of_others(site: Site, draw: Random) -> Iterator[Slip]:
    """A hyphen, two hyphens or the dash of another language stands for a dash."""
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language]
        for dash in words(language, "dashes"):
            sentence = draw.choice(words(language, "dashed")).replace("<d>", dash)
            yield woven(site, draw.choice(places), sentence, f"“{sentence}”", draw)


@kind(along=FOLLOWS, number=5)
def speech_with_a_hyphen(site: Site, draw: Random) -> Iterator[Slip]:
    """A line of speech begins with a hyphen for a dash."""
    for language in site.languages:
        places = [one for one in prose(site) if one.language == language and one.where != "page"]
        for line in words(language, "speech"):
            passage = draw.choice(places)
            text = site.inserted(passage.path, passage.number, "", line)
            number = passage.number + 2
            yield Slip(passage.path, number, {passage.path: text}, f"“{line}”", language, passage.where)


@kind(along=FOLLOWS, number=5)
def report_set_as_speech(site: Site, draw: Random) -> Iterator[Slip]:
    """What we restate of somebody's words stands in quotation marks, as if the words were theirs."""
    for path in site.files:
        for key, position in (
            (site.value(path, "positions") or {}).items() if path.startswith("docs/") else ()
        ):
            for language in site.languages:
                number = site.documents[path].line("positions", key, "text", language)
                told = position["text"][language].split(". ")[0].rstrip(".")
                marks = "‘{}’" if language == "en" else "”{}”"
                line = f"      {language}: {marks.format(position['text'][language])}"
                yield Slip(
                    path, number, {path: site.replaced(path, number, line)}, f"{key} in quotation marks", language,
                    "short",
                )  # fmt: skip
                own = site.versions(path).get(language)
                places = [one for one in prose(site) if one.path == own]
                if places:
                    person = f'{{{{ person("{position["person"]}") }}}}'
                    sentence = words(language, "reported").format(text=told, person=person)
                    yield woven(site, draw.choice(places), sentence, f"“{sentence[:60]}”", draw)


@kind(along=FOLLOWS, number=6)
def spaces_from_a_paste(site: Site, draw: Random) -> Iterator[Slip]:
    """A run of spaces, no-break spaces or a tab stands between two words."""
    for passage in [*prose(site), *summaries(site)]:
        at = _between(passage, draw)
        for run in (SPACES[0] * 2, SPACES[0] * 3, " " + SPACES[0], "\u2009\u2009", "\t"):
            if at and not (run == "\t" and passage.where == "short"):
                text = passage.text[:at] + run + passage.text[at + 1 :]
                yield passage.with_text(site, text, f"a run of spaces: {run!r}")


def _between(passage: Passage, draw: Random) -> int:
    """Where there is a space between two plain words."""
    blank = EXPRESSION.sub(lambda match: "{" * len(match[0]), passage.text)
    found = [
        match.start(1) for match in re.finditer(r"[a-zåäöæø]( )(?=[a-zåäöæø])", blank) if "](" not in blank
    ]
    return draw.choice(found) if found else 0


@kind(along=FOLLOWS, number=6)
def left_from_a_template(site: Site, draw: Random) -> Iterator[Slip]:
    """What a template or a colleague wrote into the text has stayed."""
    yield from free(site, draw, "debris", prose(site))


@kind(along=FOLLOWS, number=5)
def left_from_a_template_in_short(site: Site, draw: Random) -> Iterator[Slip]:
    """A short text in YAML is what a template or a colleague wrote in its place."""
    every = shorts(site, frozenset({"summary", "note", "qualification"}))
    for language in site.languages:
        own = [one for one in every if one.language == language]
        for text in [*words(language, "debris"), "TODO", "…"]:
            if not text.startswith(("[", "(")):
                yield draw.choice(own).with_text(site, text, f"“{text}”")


@kind(along=FOLLOWS, number=5)
def word_said_twice(site: Site, draw: Random) -> Iterator[Slip]:
    """A small word is typed twice."""
    for passage in [*prose(site), *summaries(site)]:
        wanted = words(passage.language, "twice")
        blank = EXPRESSION.sub(lambda match: "{" * len(match[0]), passage.text)
        found = [
            match for match in re.finditer(r"(?<=[a-zåäöæø] )\w+(?= [a-zåäöæø])", blank) if match[0] in wanted
        ]
        if found:
            match = draw.choice(found)
            text = f"{passage.text[: match.end()]} {match[0]}{passage.text[match.end() :]}"
            yield passage.with_text(site, text, f"“{match[0]} {match[0]}”")


@kind(along=FOLLOWS, number=6)
def sign_too_many(site: Site, draw: Random) -> Iterator[Slip]:
    """A comma or full stop is doubled, has a space before it, or none after it."""
    for passage in [*prose(site), *summaries(site)]:
        blank = EXPRESSION.sub(lambda match: "{" * len(match[0]), passage.text)
        found = list(re.finditer(r"(?<=[a-zåäöæø])([,.]) (?=[A-Za-zÅÄÖÆØåäöæø])", blank))
        if found:
            match = draw.choice(found)
            other = draw.choice(
                (
                    f"{match[1]}{match[1]} ",
                    f" {match[1]} ",
                    match[1],
                    f"{match[1]}, " if match[1] == "." else ",. ",
                )
            )
            text = passage.text[: match.start()] + other + passage.text[match.end() :]
            yield passage.with_text(site, text, f"“{other}” for “{match[0]}”")


@kind(along=FOLLOWS, number=5)
def number_signs_of_others(site: Site, draw: Random) -> Iterator[Slip]:
    """A number is typed with the decimal or thousands sign of another language."""
    yield from free(site, draw, "signs", prose(site))


@kind(along=FOLLOWS, number=5)
def word_broken_in_a_paste(site: Site, _draw: Random) -> Iterator[Slip]:
    """A hyphen and a space from the end of a line in a PDF stand within a word."""
    for passage in [*prose(site), *summaries(site)]:
        for broken in words(passage.language, "broken words"):
            whole = broken.replace("- ", "")
            at = EXPRESSION.sub(lambda match: "{" * len(match[0]), passage.text).find(whole)
            if at >= 0:
                text = passage.text[:at] + broken + passage.text[at + len(whole) :]
                yield passage.with_text(site, text, f"“{broken}”")


@kind(along=FOLLOWS, number=5)
def letters_in_the_wrong_code(site: Site, draw: Random) -> Iterator[Slip]:
    """A letter has been read in the wrong code: *fÃ¶r*, *sÃ¥*."""
    for passage in [*prose(site), *summaries(site)]:
        blank = EXPRESSION.sub(lambda match: "{" * len(match[0]), passage.text)
        told = words(passage.language, "mojibake")
        found = [at for at, sign in enumerate(blank) if sign in told]
        if found:
            at = draw.choice(found)
            wrong = told[passage.text[at]]
            text = passage.text[:at] + wrong + passage.text[at + 1 :]
            yield passage.with_text(site, text, f"“{wrong}” for “{passage.text[at]}”")


@kind(along=FOLLOWS, number=6)
def spelling_of_another_english(site: Site, draw: Random) -> Iterator[Slip]:
    """An English text that spells -ise has -ize, or an American spelling."""
    places = [one for one in prose(site) if one.language == "en"]
    for own in words("en", "spellings").values():
        for sentence in own:
            yield woven(site, draw.choice(places), sentence, f"“{sentence}”", draw)

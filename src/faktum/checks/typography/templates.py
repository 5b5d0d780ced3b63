"""Templates: words of forms, drafts and other pages' menus that were to be replaced or left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from faktum.checks.typography.hits import Hit, each
from faktum.checks.typography.pieces import Block, Piece
from faktum.locale.words import words

EXPECTED = "a finished text"
# What tools print, whatever the language of the text.
_ANYWHERE = (
    "lorem ipsum", "dolor sit amet", "consectetur adipiscing", "as an ai language model", "translated with deepl",
    "contentreference[oaicite", "turn0search", "lorem", "[object object]", "msonormal",
)  # fmt: skip
_NOTHING = frozenset(
    {"null", "undefined", "nan", "none", "nil", "asdf", "qwerty", "test", "tbd", "tba", "todo"}
)
"""A whole text that a program or an idle hand has left."""
_DOTS = frozenset({"…", "...", "…."})
_SHORT = 3
"""Letters of a paragraph that is none."""
_SENTENCE = re.compile(r"(?:(?<=[.!?:…(\[])|\A)[^.!?:…()\[\]]{3,120}(?=[.!?…)\]]|\Z)")
"""What may be a sentence of its own, in brackets or not."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LETTERS = re.compile(r"[^\W\d_]+")
_MOST = 8
"""Words of a line in a form."""
_LONGEST = 80
"""Letters of a block that may be a word of a template and nothing else."""

Phrases = tuple[tuple[str, re.Pattern[str], bool], ...]
"""The longest part of each phrase that is looked for, the whole as a pattern, and whether running text has none of it
where a heading may."""


class _Form(NamedTuple):
    """The words of a form that is to be filled in."""

    ask: frozenset[str]
    parts: frozenset[str]
    between: frozenset[str]
    here: frozenset[str]
    all: frozenset[str]
    asking: frozenset[str]
    """Words without one of which it is no form."""
    tasks: frozenset[str]
    """What somebody has to do yet."""
    noted: frozenset[str]
    """Words of notes to oneself."""
    loud: re.Pattern[str]
    """How notes in capitals begin."""
    capitals: re.Pattern[str]
    asides: re.Pattern[str]
    """Such notes in capitals, and in brackets."""
    written: frozenset[str]
    """Words of which a form or a note has one, with what may stand beside it."""


def phrases_of(language: str, whole: str) -> Phrases:
    """The phrases of which texts have a part anywhere: mostly none, and then no block is searched for them."""
    lower = whole.lower().replace("\n", " ")
    there = frozenset(LETTERS.findall(lower))
    tools = tuple((one, re.compile(re.escape(one)), False) for one in _ANYWHERE if one in lower)
    phrases = [
        one for word in there & _by_word(language).keys() for one in _by_word(language)[word]
    ]  # fmt: skip
    return tools + tuple(
        (part, _pattern(phrase, listed), listed == "buttons")
        for _at, part, phrase, listed, own in sorted(phrases) if own <= there and part in lower
    )  # fmt: skip


def templates_in(
    piece: Piece, block: Block, lower: str, row: Iterable[str], phrases: Phrases
) -> Iterator[Hit]:
    """What is left of a template in a block; `lower` is the block in small letters and one line, `row` its words."""
    if len(lower) != len(block.shown):
        return
    running = block.paragraph or not piece.text.markdown
    for part, pattern, only_running in phrases:
        if part in lower and (running or not only_running):
            yield from each(pattern, lower, EXPECTED)
    if not words(piece.text.language, "debris"):
        return
    if "[" in lower or "?)" in lower:
        yield from each(_bracketed(piece.text.language), lower, EXPECTED)
    form = _form(piece.text.language)
    yield from each(form.capitals, block.shown, EXPECTED) if form.loud.search(block.shown) else ()
    if "(" in lower:
        yield from each(form.asides, lower, EXPECTED)
    for match in () if form.written.isdisjoint(row) else _SENTENCE.finditer(lower):
        found = _WORD.findall(match[0])
        if _is_form(form, found) or _is_task(form, found):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Hit(start, start + len(match[0].strip()), EXPECTED)
    if _is_nothing(piece, block, lower):
        yield Hit(0, len(block.shown), EXPECTED)


def asks_here(language: str, shown: str) -> bool:
    """Whether words in quotation marks are not somebody's but ask for them: “a quotation here”."""
    found = _WORD.findall(shown.lower())
    form = _form(language)
    return not form.here.isdisjoint(found) and _is_form(form, found)


def _is_form(form: _Form, found: list[str]) -> bool:
    """Nothing but what a form says: do this with something, or something here."""
    if not 1 < len(found) <= _MOST:
        return False
    own = set(found)
    return own <= form.all and bool(own & form.parts) and bool(own & form.asking)


def _is_task(form: _Form, found: list[str]) -> bool:
    """Nothing but what somebody writes to themselves: check this figure, to be updated later."""
    own = set(found)
    return 1 < len(found) <= _MOST and own <= form.noted and not own.isdisjoint(form.tasks)


def _is_nothing(piece: Piece, block: Block, lower: str) -> bool:
    """Whether the whole block is a word that stands for one."""
    whole = block.shown.strip()
    if whole in _DOTS:
        return True
    if not piece.text.figures or len(whole) > _LONGEST:
        return False
    bare = lower.strip().rstrip(".:…!").rstrip()
    listed = words(piece.text.language, "debris")
    if bare in listed["alone"] or re.sub(r"[\s\d.:]+$", "", bare) in listed["alone"]:
        return True
    if bare in _NOTHING and (block.paragraph or not piece.text.markdown):
        return True
    short = len(whole) <= _SHORT and whole.islower() and whole in _lines(piece.text.raw)
    return block.paragraph and (short or bare in listed["paragraphs"])


@lru_cache(maxsize=8)
def _lines(raw: str) -> frozenset[str]:
    """The lines of a text; asked for once for each of its blocks."""
    return frozenset(raw.split("\n"))


@cache
def _form(language: str) -> _Form:
    known = words(language, "debris")
    ask, parts, between, here = (
        frozenset(known.get(name, ())) for name in ("ask", "parts", "between", "here")
    )
    tasks, beside = (frozenset(known.get(name, ())) for name in ("tasks", "beside_tasks"))
    capitals, asides = (
        "|".join(map(re.escape, sorted(known.get(name, ()), key=len, reverse=True))) or "(?!)"
        for name in ("capitals", "asides")
    )
    written = {
        before + word + after
        for word in ask | here | tasks for before in ("", "[", "(") for after in ("", *".!?:…)]", ".)", "!)", ".]")
    }  # fmt: skip
    return _Form(
        ask, parts, between, here, ask | parts | between | here, ask | here, tasks, tasks | beside,
        re.compile("|".join({re.escape(one[:2].upper()) for one in known.get("capitals", ())}) or "(?!)"),
        re.compile(rf"(?<![\w/.-])(?:{capitals.upper()})(?![\w/-])"),
        re.compile(rf"\((?:{asides})(?!\w)(?! \d)[^()\n]{{0,60}}\)"), frozenset(written),
    )  # fmt: skip


@cache
def _every_phrase(language: str) -> tuple[tuple[str, str, str, frozenset[str]], ...]:
    """(its longest part, the phrase, the list it stands in, the words of that part) of each."""
    known = words(language, "debris")
    return tuple(
        (part, one, name, frozenset(LETTERS.findall(part)))
        for name in ("phrases", "sentences", "buttons") for one in known.get(name, ())
        for part in [max(map(str.strip, one.split("…")), key=len)]
    )  # fmt: skip


@cache
def _by_word(language: str) -> dict[str, list[tuple[int, str, str, str, frozenset[str]]]]:
    """The longest word of a phrase's part → such phrases, each with its place in the list."""
    found: dict[str, list[tuple[int, str, str, str, frozenset[str]]]] = {}
    for at, (part, phrase, listed, own) in enumerate(_every_phrase(language)):
        found.setdefault(max(own, key=lambda one: (len(one), one), default=""), []).append(
            (at, part, phrase, listed, own)
        )
    return found


@cache
def _pattern(phrase: str, listed: str) -> re.Pattern[str]:
    if listed == "phrases":
        gap = r"(?:\S{1,30} ){0,3}"
        written = rf" {gap}".join(re.escape(part.strip()) for part in phrase.split("…"))
        return re.compile(rf"(?<!\w){written}(?!\w)")
    before = r"(?:\A|(?<=[.!?:(\[–>»→])|(?<=[.!?:–>»→]\s))"
    return re.compile(rf"{before}{re.escape(phrase)}(?=\s?(?:[.!?…)\]»>→]|\Z))")


@cache
def _bracketed(language: str) -> re.Pattern[str]:
    """`[name of the town]`, `[town]`, `(town?)`."""
    known = words(language, "debris")
    begun, whole = ("|".join(map(re.escape, known[name])) for name in ("bracketed", "fields"))
    return re.compile(
        rf"\[(?:(?:{begun})(?:[ :…][^\[\]\n]{{0,40}})?|(?:{whole}))[ ?!:.…]{{0,3}}\]|\((?:{begun}|{whole}) ?\?{{1,3}}\)"
    )

"""Names in running text are written as a record writes them, and not nearly so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import ne
from typing import NamedTuple

from faktum.checks.index import Index
from faktum.checks.records.likeness import (
    ENDING,
    FEWEST,
    LONG,
    differing,
    edits,
    folded_word,
    is_inflected,
    same_start,
    slip,
)
from faktum.checks.texts.citations import is_cited
from faktum.checks.texts.crossings import TOKEN, Name
from faktum.checks.texts.genitives import ending_after, genitive_problem, other_genitive
from faktum.checks.texts.markup import masked
from faktum.checks.texts.register import ALONE, NAMED, START, Register
from faktum.checks.texts.text import Text, texts_of
from faktum.checks.windows import sign_before
from faktum.locale.words import every, words
from faktum.problems import Problem, quoted
from faktum.questions import decided_by, question_of_site

EXPLAINING = frozenset({"note", "date_note"})
"""Texts that may tell how a source writes something."""
_MOST_WORDS = 8
_SPLIT = 10
"""Letters of a name in one word that may have been split in two by mistake."""
_INDEFINITE = 12
"""Letters of a name in one word that lacks the ending of the definite form."""
_FIRST = 6
"""Letters of a word among others in which the first may be wrong."""

_GAP = re.compile(r"[ \u00a0\u202f]|[-‐‑–/&] ?|[ \u00a0]?\n ?| & ")
_OF_SENTENCE = frozenset({"", *".!?:\n*#|>"})
_SENTENCE_END = re.compile(r"[.!?](?=\s|\Z)")
_SENTENCE = 400
"""Letters of a sentence on either side of a name."""
_WORD = re.compile(r"[\w’]+")


def check_names(index: Index) -> Iterator[Problem]:
    register = _register(index)
    for text in texts_of(index):
        yield from _text(index, text, register)


@decided_by(*NAMED, "topics", "terms")
@question_of_site
def _register(index: Index) -> Register:
    return index.once(Register.of)


def _text(index: Index, text: Text, register: Register) -> Iterator[Problem]:
    plain = masked(text.raw, markdown=text.markdown)
    found = list(TOKEN.finditer(plain))
    written = [word[0] for word in found]
    folded = list(map(folded_word, written))
    explains = text.where.partition(" ")[0] in EXPLAINING
    done = 0
    for at in [number for number, one in enumerate(written) if not one.islower()]:
        word = found[at]
        if word.start() < done:
            continue
        right = _same_letters(plain, found, folded, at, register) or _abbreviation(word, register)
        slipped = _slip(plain, found, folded, at, register)
        # A name with a slip may begin with the name of another; but a name in the genitive is a name.
        hit = slipped if slipped and (not right or slipped.end > right.end + 1) else right
        if not slipped or hit is not slipped:
            mixed = _mixed_up(plain, found, folded, at, register)
            hit = mixed if mixed and (not hit or mixed.end > hit.end + 1) else hit
        if hit is None or (
            not hit.right and " ".join(plain[hit.start : hit.end].split()) in index.unread_text
        ):
            continue  # the name of a record that could not be read
        begun, done = done, hit.end
        if hit.start < begun or (hit.right and not ending_after(plain, hit.end)):
            continue
        if not is_cited(plain, hit.start, hit.end) and not (explains and _is_told(text, plain, hit)):
            yield from (
                _genitive(index, text, plain, hit) if hit.right else [_problem(index, text, plain, hit)]
            )


def _abbreviation(word: Word, register: Register) -> Hit | None:
    """An abbreviation, also with an s."""
    for written in (word[0], word[0].removesuffix("s")):
        if name := register.abbreviations.get(written):
            return Hit(word.start(), word.start() + len(written), name, right=True)
    return None


def _is_told(text: Text, plain: str, hit: Hit) -> bool:
    """Whether the sentence tells how somebody writes the name."""
    begin = max(0, hit.start - _SENTENCE)
    first = max((one.end() for one in _SENTENCE_END.finditer(plain, begin, hit.start)), default=begin)
    after = _SENTENCE_END.search(plain, hit.end, hit.end + _SENTENCE)
    sentence = plain[first : after.start() if after else hit.end + _SENTENCE]
    told = words(text.language, "identity").get("told", ())
    return any(word in told for word in _WORD.findall(sentence.lower()))


def _problem(index: Index, text: Text, plain: str, hit: Hit) -> Problem:
    call = "person" if index.kind(hit.name.record_id) == "people" else "name"
    return text.problem(
        plain.count("\n", 0, hit.start) + 1, "UNKNOWN-NAME", f"the name {quoted(hit.name.written)} in {text.where}",
        quoted(" ".join(plain[hit.start : hit.end].split())),
        f'Write {{{{ {call}("{hit.name.record_id}") }}}}. If this writing is in use too, add it to the `aliases` of the '
        "record; if somebody else is meant, add a record of theirs.",
    )  # fmt: skip


def _genitive(index: Index, text: Text, plain: str, hit: Hit) -> Iterator[Problem]:
    name, ending = " ".join(plain[hit.start : hit.end].split()), ending_after(plain, hit.end)
    right = other_genitive(text.language, name, ending)
    # A person's name is not typed at all.
    if right and index.kind(hit.name.record_id) in frozenset(NAMED) - {"people"}:
        yield genitive_problem(text, plain.count("\n", 0, hit.start) + 1, name, ending, right)


Word = re.Match[str]


class Hit(NamedTuple):
    """Where a name stands, whose it is, and whether it is written as a record writes it."""

    start: int
    end: int
    name: Name
    right: bool = False


def _same_letters(
    plain: str, found: list[Word], folded: list[str], at: int, register: Register
) -> Hit | None:
    """Whether the longest run of words from here that has the letters of a name is written like that name."""
    end, names = 0, []
    for to, letters in _letters(plain, found, folded, at, register):
        for key in (letters, letters.removesuffix("s")):
            if key in register.by_letters:
                end, names = found[to].end() - (len(letters) - len(key)), register.by_letters[key]
                break
    if not names:
        return None
    start = found[at].start()
    written = " ".join(plain[start:end].split())
    if any(_is_written(written, name.written) for name in names):
        return Hit(start, end, names[0], right=True)
    for name in names:
        if name.sought and _miswritten(plain, start, written, name.written, register):
            return Hit(start, end, name)
    return None


def _letters(
    plain: str, found: list[Word], folded: list[str], at: int, register: Register
) -> Iterator[tuple[int, str]]:
    """(last word, letters) of each run of words from here that may have the letters of a name."""
    letters = ""
    for to in range(at, min(at + _MOST_WORDS, len(found))):
        if to > at and not _GAP.fullmatch(plain, found[to - 1].end(), found[to].start()):
            return
        letters += folded[to]
        too_long = len(letters) > register.longest + 1  # pragma: no mutate, no name has so many
        if too_long or (len(letters) >= START and letters[:START] not in register.starts):
            return
        yield to, letters


def _is_written(written: str, name: str) -> bool:
    """The name itself; at the beginning of a sentence its first letter may be a capital."""
    name = " ".join(name.split())
    return written[1:] == name[1:] and written[:1].lower() == name[:1].lower()


def _miswritten(plain: str, start: int, written: str, name: str, register: Register) -> bool:
    """Whether it is a wrong writing of the name, and not a phrase of common words or a line in capitals."""
    own, theirs = TOKEN.findall(written), TOKEN.findall(name)
    if written.isupper():
        return False
    small, expected = sum(word.islower() for word in own), sum(word.islower() for word in theirs)
    if small <= expected:
        return True
    if len(theirs) == 1:  # a word that was split
        return len(name) >= _SPLIT and name[1:].islower() and len(own) - small == 1 and not own[0].islower()
    # One word in small letters among several capitals is a slip; after a sentence's first word it is a phrase.
    begins = _begins_sentence(plain, start)
    capitals = len(own) - small - (1 if begins else 0)
    if small != expected + 1 or own[0].islower():
        return False
    return capitals > 1 or (capitals == 1 and not begins and not _is_common(own, theirs, register))


def _is_common(own: list[str], theirs: list[str], register: Register) -> bool:
    """Whether a word that has a capital in the name is a word in small letters as well."""
    capitals = {folded_word(word) for word in theirs if not word.islower()}
    return any(word.islower() and folded_word(word) in capitals and register.is_common(word) for word in own)


def _begins_sentence(plain: str, start: int) -> bool:
    return sign_before(plain, start, " \t\u00a0([“”„«»‘\"'") in _OF_SENTENCE


def _slip(plain: str, found: list[Word], folded: list[str], at: int, register: Register) -> Hit | None:
    """A name with a slip in one of its words: in this one, or in another beside this one."""
    # After `E-` stands a word in small letters: of it only names are asked that begin here.
    there = at + 1 if len(found[at][0]) < START and at + 1 < len(found) and found[at + 1][0].islower() else at
    for name, place in register.candidates(folded[there]):
        first = there - place
        own = tuple(folded[first : first + len(name.words)]) if first >= 0 else ()
        one_off = len(own) == len(name.words) and sum(map(ne, own, name.words)) == 1
        begins = at in {first, there}
        if one_off and begins and (hit := _aligned(plain, found[first : first + len(own)], own, name)):
            return hit
    return None


def _mixed_up(plain: str, found: list[Word], folded: list[str], at: int, register: Register) -> Hit | None:
    """Words that are a name in another order or with another's word in it, or somebody's name with a slip."""
    run = register.people.at(plain, found, folded, at) or register.crossings.mixed_up(
        plain, found, folded, at
    )
    if run is None:
        return None
    within = (_same_letters(plain, found, folded, other, register) for other in range(at + 1, run.to + 1))
    if any(hit and hit.right and hit.name.sought for hit in within):
        return None  # another's name, with words before it
    return Hit(found[at].start(), found[run.to].end() - run.ending, run.name)


def _aligned(plain: str, run: list[Word], own: Sequence[str], name: Name) -> Hit | None:
    """The name, when it differs from these words in one and that is a slip."""
    [pair] = differing(own, name.words)
    last = own[-1] != name.words[-1]
    if not (_is_slip(*pair, of=len(run)) or (not last and _is_bent(plain, run, own, name))):
        return None
    if any(not _GAP.fullmatch(plain, one.end(), other.start()) for one, other in pairwise(run)):
        return None
    # A word of the name that has a capital has one here too; otherwise they are common words.
    theirs = TOKEN.findall(name.written)
    if any(one[0][0].islower() and not word[0].islower() for one, word in zip(run, theirs, strict=False)):
        return None
    return Hit(run[0].start(), run[-1].end(), name)


def _is_bent(plain: str, run: list[Word], own: Sequence[str], name: Name) -> bool:
    """A word within a long name with another ending than it has there: a name is inflected at its end."""
    if len(run) < 3 or (own[0] != name.words[0] and _begins_sentence(plain, run[0].start())):
        return False
    return all(is_inflected(one, word) for one, word in differing(own, name.words))


@cache
def _definite() -> frozenset[str]:
    """The endings by which a noun in the definite form is a name."""
    return frozenset(one for known in every("identity") for one in known.get("definite", ()))


def _is_slip(word: str, right: str, of: int) -> bool:
    """A slip in one of so many words: alone a word must be long, and its end is left to inflection."""
    if of == 1:
        if len(word) >= _INDEFINITE and right.startswith(word) and right[len(word) :] in _definite():
            return True  # Linnéuniversitet for Linnéuniversitetet: a name keeps its ending
        shorter = min(len(word), len(right))
        if shorter < ALONE or (shorter < LONG + 1 and same_start(word, right) >= shorter - ENDING):
            return False
        return slip(word, right)
    if of > 2 and word[0] != right[0]:
        return min(len(word), len(right)) >= _FIRST and word[1] == right[1] and edits(word, right, 1) == 1
    return slip(word, right, FEWEST - 1)

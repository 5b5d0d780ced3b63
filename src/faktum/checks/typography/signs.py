"""Signs that no finished text has: fields to be filled in, marks of editors and programs, letters that went wrong.

A site has thousands of blocks and, mostly, none of these. What every sign has in it (`traces`) is looked for in all texts at
once; only the signs that may be there are then looked for in each block.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from faktum.checks.typography.hits import FILL, Hit, each, each_word
from faktum.checks.typography.pieces import Piece
from faktum.load.characters import first_unseen
from faktum.locale.words import words

_FINISHED = "a finished text"
_FIELD_OF = "words where a field was to be filled in"
_AGAIN = "Type the word again."

_NOTES = re.compile(
    r"(?<![\w-])(?:@?(?i:to ?do|fixme)(?=:)|@?(?:TODO|ToDo|FIXME|todo(?!-)|fixme|XXX|TB[AD]|tb[ad]|T\.B\.[ACD]\.?)(?! list)"
    r"|NN(?![\w-])|(?:X{2,4}|x{2,4})(?![\w-])(?! [ck]h?romo)|[Aa]sdf\w{0,20}|[Qq]werty\w{0,20}|[Ff]oo ?bar"
    r"|N\. ?N\.(?! [A-ZÅÄÖÆØ]))(?!\w)|(?<!\?)\?\?\??(?!\?)|(?<=[\w)\]”’»])!!{1,3}|[(\[]\?{1,3}[)\]]"
)
_FIELD = re.compile(
    r"\$\{[^{}\n]{0,60}\}|(?<![{$])\{(?:[A-Za-zÅÄÖÆØåäöæø_][\w .-]{0,40}|\d{0,2})\}(?!\})|\{%|<%|<<[^<>\n]{1,60}>>"
    r"|\[\[[^\[\]\n]{1,60}\]\]|@@\w{1,40}@@|##[A-Za-z]\w{0,40}##|(?<![\w#&])#[A-Za-zÅÄÖÆØåäöæø]\w{1,30}#(?!\w)"
)
_PERCENT = re.compile(
    r"(?<![\w%])(?<!\d[ \u00a0])%(?:\(\w{1,30}\)|\d\$)?[sd](?!\w)|(?<![\w%])%[A-Za-z]\w{1,40}%(?!\w)"
)
_CAPITALS = re.compile(
    r"(?<![\w/.@-])_{0,2}[A-ZÅÄÖÆØ]{2,20}(?:_[A-ZÅÄÖÆØ]{2,20}){1,5}_{0,2}(?![\w/.-])|(?<!\w)__[A-ZÅÄÖÆØ]{3,20}__(?!\w)"
)
_VARIABLE = re.compile(r"(?<![\w$€£])\$([A-Za-z_]\w{2,40})")
# What a spreadsheet shows instead of a value, and a program instead of nothing.
_VALUE = re.compile(
    r"(?<![\w#&/])#(?:[A-ZÅÄÖÆØ]{3,14}(?:/0)?[!?]|N/A(?!\w)|I/T(?!\w)|DIV/0!)|(?<!\w)NaN(?!\w)"
)
# A box to be ticked, a pair of brackets round nothing, a line to write on; bullets and ends of paragraphs of a text program.
_EMPTY = re.compile(r"\[[ xX]?\]|\(\)|(?<![\w_])_{3,}(?![\w_])|(?<![.…])\.{5,}|(?:\. ){4,}\.|[¤¶\ufffc]")
# Marks of changes, and of two versions that were not put together.
_CHANGES = re.compile(r"\{\+\+|\+\+\}|\{--|--\}|\{==|==\}|\{>>|<<\}|\{~~|~~\}|<{7}|>{7}")
_EMOJI = re.compile(r":(?<![\w:/.]:)[a-z][a-z0-9_+-]{1,30}:(?![\w:/])")
_PATH = re.compile(r"(?<!\\)\\(?=[A-Za-z])|file:///")
_BULLET = re.compile(r"(?:\A|(?<=\n))[ \u00a0\t]*[•▪▫◦●○■□☐☑☒✓✔➢➤►▶‣⁃·][ \u00a0\t]+(?=\S)")
_DATE = re.compile(
    r"(?<![\w-])(?:(?:yyyy|åååå)(?:[-/.]?mm(?:[-/.]?dd)?)?|dd[-/. ]mm(?:[-/. ](?:yy|åå){1,2})?|mm[-/. ]dd[-/. ](?:yy){1,2}"
    r"|(?:19|20)(?:xx|\dx))(?![\w-])",
    re.IGNORECASE,
)
_SO_MANY = re.compile(r"(?<![\w–-])([XYZ])[ \u00a0](%|[^\W\d_]{2,20})(?![\w-])")
# A text in UTF-8 that was read as if every byte were a letter, and what a broken file shows instead of one.
_BROKEN = re.compile(
    "Ã[\u00a1-\u00bf\u0080-\u009fƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€‚]|Â[\u00a0-\u00bf]|â€|â‚¬|√[•∂§©∏Ö¶Ñ]|\ufffd"
    "|[a-zåäöæø][÷^][a-zåäöæø]"
)
_LOST = re.compile("(?<![^\\W\\d_])[bdfghjklmnprstv]\\?[dknrst](?![^\\W\\d_])")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_COMBINING = re.compile("[^\\W\\d_][\u0300-\u036f]")
_HYPHEN = re.compile("\u00ad")
_MARKS = re.compile(
    r"\*\*|`|\]\(|(?:\A|(?<=\n))#{1,6} |<!--|</?[A-Za-z][^<>\n]{0,80}>|(?<!\w)\*(?=[^\s*])[^*\n]{1,80}(?<=\S)\*(?!\w)"
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,6});")


def _units(piece: Piece) -> frozenset[str]:
    return frozenset(words(piece.text.language, "typography").get("numbers", {}).get("units", ()))


def _variables(piece: Piece, shown: str) -> Iterator[Hit]:
    """`$name`, but not `$million`."""
    for match in _VARIABLE.finditer(shown):
        if match[1].lower() not in _units(piece):
            yield Hit(match.start(), match.end(), _FIELD_OF)


def _amounts(piece: Piece, shown: str) -> Iterator[Hit]:
    """`X kronor`."""
    for match in _SO_MANY.finditer(shown):
        if match[2] == "%" or (len(match[2]) > 3 and match[2] in _units(piece)):
            yield Hit(match.start(), match.end(), "a figure")


def _bullets(piece: Piece, shown: str) -> Iterator[Hit]:
    if piece.text.markdown:
        yield from each(_BULLET, shown, "a list in Markdown", "Begin each item with a hyphen and a space.")
    else:
        yield from each(_BULLET, shown, "words without a bullet", "Delete the bullet.")


def _accents(_piece: Piece, shown: str) -> Iterator[Hit]:
    for hit in each_word(_COMBINING, shown, "a letter with its accent in one sign", _AGAIN):
        word = shown[hit.start : hit.end]
        if len(unicodedata.normalize("NFC", word)) < len(word):
            yield hit


def _markup(piece: Piece, shown: str) -> Iterator[Hit]:
    if not piece.text.markdown:
        yield from each_word(_MARKS, shown, "plain words", "Leave the marks out: no Markdown is read here.")


def _entities(piece: Piece, shown: str) -> Iterator[Hit]:
    for match in _ENTITY.finditer(shown) if not piece.text.markdown else ():
        sign = html.unescape(match[0])
        if sign != match[0] and not first_unseen(sign):  # what cannot be seen is UNREADABLE
            yield Hit(match.start(), match.end(), "the sign itself", "Type the sign: no HTML is read here.")


_OF_NOTES = "TODO todo ToDo Todo FIXME ixme TBD tbd TBA tba T.B. XX xx NN sdf werty oobar N.N. ?? !! (? [?"
_OF_DATES = "yyyy YYYY åååå ÅÅÅÅ dd- DD- dd/ DD/ dd. DD. mm/ MM/ mm- MM- 0x 0X 1x 1X 2x 2X 9x 9X"

Finder = Callable[[Piece, str], Iterator[Hit]]


class Kind(NamedTuple):
    """A kind of sign, and what it has in it: letters or signs, of which one stands in every text that has it."""

    find: Finder
    traces: tuple[str, ...]


def _plain(pattern: re.Pattern[str], expected: str, hint: str = FILL) -> Finder:
    return lambda _piece, shown: each(pattern, shown, expected, hint)


def _whole(pattern: re.Pattern[str], expected: str, hint: str) -> Finder:
    return lambda _piece, shown: each_word(pattern, shown, expected, hint)


KINDS: tuple[Kind, ...] = (
    Kind(_plain(_FIELD, _FIELD_OF), ("{", "<%", "<<", "[[", "@@", "#")),
    Kind(_plain(_PERCENT, _FIELD_OF), ("%",)),
    Kind(_plain(_CAPITALS, _FIELD_OF), ("_",)),
    Kind(_variables, ("$",)),
    Kind(_plain(_VALUE, _FINISHED), ("#", "NaN")),
    Kind(_plain(_EMPTY, _FINISHED), ("[]", "[ ]", "[x]", "[X]", "()", "___", ".....", ". . . .", "¤", "¶", "\ufffc")),
    Kind(_plain(_CHANGES, _FINISHED), ("{", "}", "<<<<", ">>>>")),
    Kind(_plain(_NOTES, _FINISHED), (
        *_OF_NOTES.split(), "o do:", "O DO:", "oo bar", "N. N.",
    )),
    Kind(_plain(_EMOJI, "the sign itself, or words", "Delete it."), (":",)),
    Kind(_whole(_PATH, "words instead of what a program reads", "Delete it."), ("\\", "file:///")),
    Kind(_bullets, tuple("•▪▫◦●○■□☐☑☒✓✔➢➤►▶‣⁃·")),
    Kind(_plain(_DATE, "a date"), (
        *_OF_DATES.split(), "dd mm", "DD MM",
    )),
    Kind(_amounts, tuple(one + space for one in "XYZ" for space in " \u00a0")),
    Kind(_whole(_BROKEN, "letters that can be read", _AGAIN), ("Ã", "Â", "â", "√", "\ufffd", "÷", "^")),
    Kind(_whole(_LOST, "letters that can be read", _AGAIN), ("?",)),
    Kind(_whole(_LIGATURE, "letters of their own, not two in one sign", _AGAIN), tuple("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06")),
    Kind(_whole(_HYPHEN, "a word without a hyphen that cannot be seen", _AGAIN), ("\u00ad",)),
    Kind(_accents, tuple(map(chr, range(0x300, 0x370)))),
    Kind(_markup, ("**", "`", "](", "# ", "<", "*")),
    Kind(_entities, ("&",)),
)  # fmt: skip


def signs_of(whole: str) -> tuple[Kind, ...]:
    """The kinds of which there is a trace in all texts of a language, each with the traces that are there."""
    letters = frozenset(whole)
    found = (
        Kind(kind.find, tuple(one for one in kind.traces if letters.issuperset(one) and one in whole))
        for kind in KINDS
    )
    return tuple(kind for kind in found if kind.traces)


def signs_in(piece: Piece, shown: str, kinds: tuple[Kind, ...]) -> Iterator[Hit]:
    """What readers would see of them in a block."""
    for kind in kinds:
        for trace in kind.traces:
            if trace in shown:
                yield from kind.find(piece, shown)
                break

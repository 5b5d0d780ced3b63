"""Telephone numbers in a text, in national and international form."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from faktum.locale.reading.lexicon import Lexicon

# From a plus, a bracket or a digit to the last digit of the run; what stands between are the signs people
# set between groups. Each character can be only one of the two kinds, so that the time is linear.
_RUN = re.compile(
    r"(?<![\w.,])(?:\(?\+|\(0\)|\()?\d(?:[ \u00a0\u2009\u202f()/.‑–-]{0,3}\d){6,16}(?![\w])", re.ASCII
)
_PAIRS = re.compile(r"(?:\(\d\d\) ?)?\d\d(?:([ \u00a0\u2009\u202f.‑-])\d\d)(?:\1\d\d){2}")
_PREFIXED = re.compile(r"\(?\+\d|00\d|\(?0[1-9]\d{0,2}\)?[ \u00a0/‑–-]|0\d{7}")
"""How a number begins that can be nothing else, though nobody has it."""
_DATE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-\d{4}|\d{1,2}[./]\d{1,2}[./-]\d{4}|(?:19|20)\d\d(?:[ ]?[-/][ ]?)(?:19|20)\d\d"
)
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[.:]?\s{0,3}$")


def phones_in(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str | None]]:
    """(start, end, number in E.164). Digits alone are a number only after a word such as telephone.

    Of a number that nobody can have there is none; what is dialled in one country is not so in another.
    """
    for match in _RUN.finditer(text):
        if not _DATE.fullmatch(match[0]) and _looks_dialled(text, match, lexicon):
            number = _read(match[0], lexicon)
            if number or _PREFIXED.match(match[0]):
                yield match.start(), match.end(), number


def _looks_dialled(text: str, match: re.Match[str], lexicon: Lexicon) -> bool:
    run = match[0]
    if run[0] in "+0" or run.startswith(("(0", "(+")) or _PAIRS.fullmatch(run):
        return True
    before = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    return before is not None and before[1].lower() in lexicon.phone_words


def _read(run: str, lexicon: Lexicon) -> str | None:
    abroad = run.startswith(("+", "(+", "00"))
    run = run.replace("(0)", "") if abroad else run
    for region in (None,) if "+" in run else lexicon.phone_regions:
        try:
            parsed = phonenumbers.parse(run, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None

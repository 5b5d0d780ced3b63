"""Figures and names in running text come from facts and records, not from the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.checks.markup import masked
from faktum.checks.texts import Text, quoted_words, texts_of
from faktum.load.expressions import ExpressionError, parse_text
from faktum.model.organisation import Organisation
from faktum.model.project import Project
from faktum.problems import Problem, quoted

# Digits of any script, and the fractions, raised and lowered digits that people type for them.
_DIGIT = "[\\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2079\u2080-\u2089\u2150-\u215f]"
_WORD = rf"[^\s{_DIGIT[1:-1]}]*{_DIGIT}\S*"
# A date or an amount is one figure: "1 June 2019", "62 000 000".
_FIGURE = re.compile(rf"(?<!\S){_WORD}(?:[ \u00a0\u202f]+(?:[^\W\d]+[ \u00a0\u202f]+)?{_WORD})*")
_ANY_DIGIT = re.compile(_DIGIT)


def check_prose(index: Index) -> Iterator[Problem]:
    names = _names(index)
    numbered = list(_names_with_figures(index))
    for text in texts_of(index):
        if text.figures and _ANY_DIGIT.search(text.raw) and _readable(text):
            yield from _figures(text, numbered)
        if names:
            yield from _typed_names(index, text, names)
    if names:
        yield from _names_in_quotes(index, names)


def _readable(text: Text) -> bool:
    """False when the expressions cannot be told from the text; that is a problem of its own."""
    try:
        parse_text(text.raw)
    except ExpressionError:
        return False
    return True


def _figures(text: Text, numbered: list[tuple[str, str]]) -> Iterator[Problem]:
    """A digit in running text stands in an expression (issue 2); link destinations and marks may have them."""
    for number, line in enumerate(masked(text.raw, markdown=text.markdown).split("\n"), start=1):
        for match in _FIGURE.finditer(line):
            yield text.problem(
                number, "BARE-FIGURE", f"figures from facts in {text.where}", quoted(match[0].strip(",.;:()")),
                _figure_hint(line, numbered),
            )  # fmt: skip


def _figure_hint(line: str, numbered: list[tuple[str, str]]) -> str:
    for name, record_id in numbered:
        if name in line:
            return f'Write the name as {{{{ name("{record_id}") }}}}.'
    return (
        'Write {{ fact("record.key") }} and the figure with its source in the record. '
        'What is no fact is written {{ literal("112", "why") }}.'
    )


def _names_with_figures(index: Index) -> Iterator[tuple[str, str]]:
    for entry in index.of_kind("projects", "organisations"):
        if isinstance(entry.record, Project | Organisation) and _ANY_DIGIT.search(entry.record.name.text):
            yield entry.record.name.text, entry.record.id


def _names(index: Index) -> re.Pattern[str] | None:
    """Known people's names, white space as it comes, with or without a genitive s."""
    written = sorted(index.names, key=len, reverse=True)
    if not written:
        return None
    alternatives = "|".join(r"\s+".join(map(re.escape, name.split())) for name in written)
    return re.compile(rf"(?<!\w)({alternatives})(?:'?s|’s)?(?!\w)")


def _typed_names(index: Index, text: Text, names: re.Pattern[str]) -> Iterator[Problem]:
    """A person who withdraws must vanish from every text at the next build (design, section 4)."""
    for match in names.finditer(text.raw):
        line = text.raw.count("\n", 0, match.start()) + 1
        yield text.problem(line, "TYPED-NAME", f"people by their id in {text.where}", quoted(match[1]),
                           _name_hint(index, match[1]))  # fmt: skip


def _names_in_quotes(index: Index, names: re.Pattern[str]) -> Iterator[Problem]:
    for entry in index.entries.values():
        for place, words in quoted_words(entry):
            for match in names.finditer(words):
                yield entry.problem(
                    place, "TYPED-NAME", "a wording without the person's name", quoted(match[1]),
                    "Leave the name out: a wording is kept for its number, date or title.",
                )  # fmt: skip


def _name_hint(index: Index, name: str) -> str:
    return f'Write {{{{ person("{index.names[" ".join(name.split())]}") }}}}.'

"""Genitives of names: with s, ’s or :s as the language has it, after a name that is typed or filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.checks.texts.text import Text, texts_of
from faktum.locale.words import words
from faktum.model.base import LocalizedText, ProperName
from faktum.model.person import Person
from faktum.problems import Problem, quoted
from faktum.questions import question_of_site

_FILLED = re.compile(
    r"\{\{\s*(?:name|person)\(\s*[\"']([\w/-]{1,100})[\"'][^{}]{0,100}\}\}([’']s|:s|s)(?!\w)"
)
_TYPED = re.compile(r"[’']s(?!\w)|:s(?!\w)|s(?!\w)")


def check_genitives(index: Index) -> Iterator[Problem]:
    """After a name that is filled in. Typed names are looked at where they are looked for."""
    for text in texts_of(index):
        for match in _FILLED.finditer(text.raw) if "}}" in text.raw else ():
            name = _shown(index, match[1], text.language)
            if name and (right := other_genitive(text.language, name, match[2])):
                line = text.raw.count("\n", 0, match.start()) + 1
                yield genitive_problem(text, line, name, match[2], right)


def genitive_problem(text: Text, line: int, name: str, ending: str, right: str) -> Problem:
    return text.problem(
        line, "UNKNOWN-NAME", f"the genitive {quoted(name + right)} in {text.where}", quoted(name + ending),
        f"Write {right} after the name.",
    )  # fmt: skip


def ending_after(plain: str, end: int) -> str:
    """What stands after a name and makes it a genitive, in one language or another."""
    ended = _TYPED.match(plain, end)
    return ended[0] if ended else ""


def other_genitive(language: str, name: str, ending: str) -> str | None:
    """The ending that the language has, where there is that of another: `Fjällringen’s`, `EUs`."""
    known = words(language, "identity").get("genitive")
    if not known or name[-1] in "sxzSXZ":
        return None
    ways = known["abbreviation" if name.isupper() else "name"]
    return None if ending.replace("'", "’") in ways else str(ways[0])


@question_of_site
def _shown(index: Index, record_id: str, language: str) -> str | None:
    """The name that pages of a language show."""
    entry = index.entries.get(record_id)
    if entry is None:
        return None
    if isinstance(entry.record, Person):
        return entry.record.name
    name, label = getattr(entry.record, "name", None), getattr(entry.record, "label", None)
    if isinstance(name, ProperName):
        return name.official.get(language) or name.text
    return dict(label.items()).get(language) if isinstance(label, LocalizedText) else None

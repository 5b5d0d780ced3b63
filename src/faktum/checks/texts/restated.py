"""What we restate of somebody's words is ours: in a text it stands in no quotation marks, as it does in no record."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.checks.texts.text import Text, texts_of
from faktum.model.release import Release
from faktum.problems import Problem, quoted
from faktum.questions import question_of_site

_QUOTED = re.compile(
    r"(?<!\w)[\"“”„«»‘'](?P<said>[^\"“”„«»\n]{15,600}(?:\n[^\"“”„«»\n]{1,600}){0,6})[\"“”«»’'](?!\w)"
)
"""Words between quotation marks, whatever the marks: of which kind they are to be is told of elsewhere."""
_WORD = re.compile(r"\w+")
_FEWEST = 5
"""Words that two texts have in a row by more than chance."""


def check_restated(index: Index) -> Iterator[Problem]:
    """Quotations that are our own words for what somebody said (design, section 4)."""
    for text in texts_of(index):
        if text.figures:
            yield from _text(index, text)


@question_of_site
def _in_language(index: Index, language: str) -> list[str]:
    return index.once(_restated).get(language, [])


def _restated(index: Index) -> dict[str, list[str]]:
    """Language → the words of each position, with a space on either side of each."""
    found: dict[str, list[str]] = defaultdict(list)
    for entry in index.of_kind("releases"):
        for position in entry.record.positions.values() if isinstance(entry.record, Release) else ():
            for language, text in position.text.items():
                found[language].append(_in_words(text))
    return found


def _in_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.lower()))} "


def _text(index: Index, text: Text) -> Iterator[Problem]:
    for match in _QUOTED.finditer(text.raw):
        said = match["said"]
        own = _in_words(said)
        restated = _in_language(index, text.language) if own.count(" ") > _FEWEST else ()
        found = [one for one in restated if own in one]
        # In the position itself `faktum.checks.records.releases` looks at how it begins and ends.
        if found and _in_words(text.raw) not in found:
            yield text.problem(
                text.raw.count("\n", 0, match.start()) + 1, "QUOTED-POSITION",
                f"what we restate without quotation marks in {text.where}",
                quoted(said),
                "These are our words for what was said, not the speaker's own. Retell it as indirect speech.",
            )  # fmt: skip

"""Names in the language of the text: where a body has an official name in it, no other stands there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from faktum.checks.index import Index
from faktum.checks.texts.passages import passages_of, without_titles
from faktum.checks.texts.text import Text, texts_of
from faktum.marks import mark_of
from faktum.model.base import ProperName
from faktum.problems import Problem, quoted
from faktum.questions import decided_by, question_of_site

_KINDS = ("organisations", "projects", "programmes", "funds")
_NEAR = 80
"""Letters on either side in which the right name makes the other an explanation."""


class _Name(NamedTuple):
    record_id: str
    right: str


def check_official(index: Index) -> Iterator[Problem]:
    """A typed name that pages in another language show."""
    names = _names(index)
    for text in texts_of(index):
        if text.figures:
            yield from names.of(text)


@decided_by(*_KINDS)
@question_of_site
def _names(index: Index) -> _Names:
    return index.once(_Names)


class _Names:
    """Names by the language of the text in which they are wrong."""

    def __init__(self, index: Index) -> None:
        self.wrong: dict[str, dict[str, _Name]] = defaultdict(dict)
        for entry in index.of_kind(*_KINDS):
            name = getattr(entry.record, "name", None)
            if isinstance(name, ProperName) and name.official:
                self._add(entry.record.id, name, index.languages)

    def _add(self, record_id: str, name: ProperName, languages: tuple[str, ...]) -> None:
        for language in languages:
            right, _ = name.on(language)
            for form in {name.text, *name.official.values()} - {right}:
                if form not in right:  # “Region X” in “Region X in Y”
                    self.wrong[language][form] = _Name(record_id, right)

    @property
    def mark(self) -> bytes:
        return mark_of(repr(self.wrong))

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {
            language: re.compile(
                rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?![\w-])"
            )
            for language, forms in self.wrong.items()
        }

    def of(self, text: Text) -> Iterator[Problem]:
        pattern = self._patterns.get(text.language)
        if pattern is None or not any(form in text.raw for form in self.wrong[text.language]):
            return
        for passage in passages_of(text):
            shown = without_titles(passage)
            for match in pattern.finditer(shown):
                name = self.wrong[text.language][match[0]]
                around = passage.raw[max(0, match.start() - _NEAR) : match.end() + _NEAR]
                if not (name.right in around or name.record_id in around or _is_bracketed(shown, match)):
                    yield text.problem(
                        passage.line + passage.raw.count("\n", 0, match.start()), "OTHER-LANGUAGE",
                        f"the name {quoted(name.right)} in {text.where}", quoted(match[0]),
                        f'Write {{{{ name("{name.record_id}") }}}}: pages show the name that the body has in their language.',
                    )  # fmt: skip


def _is_bracketed(shown: str, match: re.Match[str]) -> bool:
    """Whether it explains another name."""
    return shown[: match.start()].endswith("(") or shown[match.end() :].startswith(")")

"""What is left of templates and of editing: TODO, names in brackets, words twice, numbers cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mistakes.mistake import Slip, kind
from mistakes.phrases import phrase
from mistakes.snapshot import Site
from mistakes.spots import EXPRESSION, NOTE_KEYS, TEXT_KEYS, paragraphs, running, shorts


@kind("DEBRIS", along=("STALE",), number=12)
def debris(site: Site, draw: Random) -> Iterator[Slip]:
    """Words that were to be replaced: TODO, xxx, Lorem ipsum, [name], &nbsp;, %s."""
    for passage in [*running(site), *shorts(site, TEXT_KEYS | NOTE_KEYS)]:
        sentence = draw.choice(phrase(passage.language, "debris"))
        yield passage.with_sentence(site, sentence, f"“{sentence}” was to be replaced")


@kind("DEBRIS", along=("STALE",), number=9)
def doubled_word(site: Site, draw: Random) -> Iterator[Slip]:
    """A word stands twice."""
    for passage in [*paragraphs(site), *shorts(site, TEXT_KEYS | NOTE_KEYS)]:
        words = "|".join(phrase(passage.language, "doubled"))
        hidden = EXPRESSION.sub(lambda match: "\0" * len(match[0]), passage.text)
        found = list(re.finditer(rf"(?<= )(?:{words})(?= )", hidden))
        if found:
            at = draw.choice(found)
            text = passage.text[: at.end()] + " " + at[0] + passage.text[at.end() :]
            yield passage.with_text(site, text, f"“{at[0]} {at[0]}”")

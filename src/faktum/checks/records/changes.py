"""What a revision published beside what is shown now: whether that has changed, and the correction that says so."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from faktum.checks.index import Index
from faktum.corrections import Writing, written
from faktum.facts import KnownFact
from faktum.load.revision import Published
from faktum.locale.messages import load_messages
from faktum.model.base import LocalizedText
from faktum.model.fact import Value
from faktum.problems import quoted

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-/~_")
"""Signs that need no quotation marks in YAML."""


@dataclass(frozen=True, slots=True)
class Change:
    """What was published, and what is now, as a correction would write it."""

    before: Writing
    now: Writing
    part: str = "value"
    """What has changed: `value`, `qualifier`, `of`, `source` or `text`."""
    certain: bool = True
    """False where only words differ, which may be a new wording of the same."""


def changed(before: Published, fact: KnownFact) -> Change | None:
    """The change of what is shown; None where there is none that needs a correction."""
    now = fact.chosen
    if before.unknown:
        return None  # no value was published that could have been wrong
    was, is_so = was_published(before), is_now(fact)
    if now.unknown or _content(before.value) != _content(now.value):
        # A value in place of words may say what the words said.
        return Change(was, is_so, certain=before.value is not None or now.unknown is not None)
    if before.qualifier != now.qualifier:
        return Change(was, is_so, "qualifier")
    if before.of and before.of != now.of:
        return Change(before.of, now.of or is_so, "of")
    if before.source and before.source != now.source.id:
        return Change(before.source, now.source.id, "source")
    if before.text and now.text and not any(
        same_words(before.text.get(code), text) for code, text in now.text.items()
    ):  # fmt: skip
        # A title is a name: another one in every language is another office.
        return Change(
            was_published(replace(before, value=None)), now.text, "text", certain=fact.property == "office"
        )
    return None


def with_qualifiers(index: Index, change: Change, before: Published, fact: KnownFact) -> Change:
    """The change of a qualifier of words, as pages put both."""
    if change.part != "qualifier" or isinstance(change.before, str) or isinstance(change.now, str):
        return change
    told = [
        LocalizedText.model_construct({
            one.code: load_messages(one.code, one.locale, index.root).t(
                "qualifier." + qualifier.replace(" ", "-"), value=dict(words.items()).get(one.code, "")
            )
            for one in index.site.languages
        })
        for words, qualifier in ((change.before, before.qualifier), (change.now, fact.chosen.qualifier))
    ]  # fmt: skip
    return replace(change, before=told[0], now=told[1])


def was_published(before: Published) -> Writing:
    text = LocalizedText.model_construct(dict(before.text)) if before.text else None
    return written(
        value=before.value, qualifier=before.qualifier, text=text, of=before.of, unknown=before.unknown
    )


def is_now(fact: KnownFact) -> Writing:
    now = fact.chosen
    return written(value=now.value, qualifier=now.qualifier, text=now.text, of=now.of, unknown=now.unknown)


def _content(value: Value | None) -> tuple[object, ...]:
    return (value.quantity, value.date and value.date.text, value.code) if value else ()


def same_words(one: str | None, other: str) -> bool:
    """Whether two texts say the same but for capitals and spaces."""
    return one is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def readable(writing: Writing) -> str:
    return quoted(writing if isinstance(writing, str) else next((text for _, text in writing.items()), ""))


def to_paste(index: Index, before: Writing, now: Writing) -> str:
    """A correction to paste, on one line; the empty reasons are refused until they are written."""
    why = ", ".join(f'{code}: ""' for code in index.languages)
    return f"{{on: {index.today}, from: {_yaml(before)}, to: {_yaml(now)}, why: {{{why}}}}}"


def _yaml(writing: Writing) -> str:
    if not isinstance(writing, str):
        return "{" + ", ".join(f"{code}: {_yaml(text)}" for code, text in writing.items()) + "}"
    return writing if writing and _PLAIN.issuperset(writing) else json.dumps(writing, ensure_ascii=False)

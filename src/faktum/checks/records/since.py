"""What has changed since a revision: a published value that is another now has a correction.

Only facts that can carry a correction are compared, those under `facts`: what a statement says, its
qualifier and its source. A new wording (`stated`, `note`, `place`, `label`, a reason) is no correction.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from faktum.checks.index import Entry, Index
from faktum.corrections import Writing, written
from faktum.facts import written_facts
from faktum.load.revision import Published, Revision, correction_key
from faktum.model.base import LocalizedText
from faktum.model.fact import Fact, Value
from faktum.problems import Problem, quoted

_SAYS = ("value", "text", "of", "unknown")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-/~_")
"""Signs that need no quotation marks in YAML."""


@dataclass(frozen=True, slots=True)
class _Change:
    """What was published, and what is now, as a correction would write it."""

    before: Writing
    now: Writing
    certain: bool = True
    """False where only words differ, which may be a new wording of the same."""


def check_since(index: Index, revision: Revision) -> Iterator[Problem]:
    """Changes of published facts without a correction."""
    renamed = _renamed(index)
    fork = {one.id: one for one in _facts_now_called(revision.fork, renamed)} if revision.fork else {}
    lost: dict[str, list[Published]] = {}
    for before in _facts_now_called(revision, renamed):
        if revision.fork and before.id not in fork:
            continue  # it came after the work here began
        entry = index.entries.get(before.record)
        fact = written_facts(entry.record).get(before.key) if entry else None
        if entry and fact:
            if (change := _changed(before, fact)) and not _is_of_the_other(fork.get(before.id), fact):
                yield from _uncorrected(index, entry, before, change, revision.name)
        elif entry is None and before.record not in index.unread:
            lost.setdefault(before.path, []).append(before)
        elif entry and not _lives_on(index, entry, before):
            yield _removed(index, entry, before, revision.name)
    for path, facts in lost.items():
        yield Problem(
            path, 1, "NO-CORRECTION", f"the record {facts[0].record}, published with {_counted(len(facts))} in {revision.name}",
            "no such record",
            "Readers may have used its facts. Keep it, or name it under `former_ids` of the record that goes on from it.",
            "warning",
        )  # fmt: skip
    yield from _unread(revision)


def _renamed(index: Index) -> dict[str, str]:
    """Former id → id."""
    found: dict[str, str] = {}
    for entry in index.entries.values():
        year, slash, _ = entry.record.id.rpartition("/")
        for former in entry.record.former_ids:
            found[f"{year}{slash}{former}"] = entry.record.id
    return found


def _facts_now_called(revision: Revision, renamed: Mapping[str, str]) -> Iterator[Published]:
    """The facts of a revision under today's ids."""
    for one in revision.facts.values():
        yield replace(
            one, record=renamed.get(one.record, one.record), source=renamed.get(one.source, one.source),
            of=renamed.get(one.of, one.of) if one.of else None,
        )  # fmt: skip


def _is_of_the_other(fork: Published | None, fact: Fact) -> bool:
    """Whether the fact is as it was where the work here began: then the revision changed it, and not we."""
    return fork is not None and _changed(fork, fact) is None


def _changed(before: Published, fact: Fact) -> _Change | None:
    """The change of what is shown; None where there is none that needs a correction."""
    now, of = fact.chosen, fact.chosen.of or fact.of
    if before.unknown:
        return None  # no value was published that could have been wrong
    was, is_now = _was(before), written(
        value=now.value, qualifier=now.qualifier, text=now.text, of=of, unknown=now.unknown
    )  # fmt: skip
    if now.unknown or _content(before.value) != _content(now.value):
        # A value in place of words may say what the words said.
        return _Change(was, is_now, certain=before.value is not None or now.unknown is not None)
    if before.qualifier != now.qualifier:
        return _Change(was, is_now)
    if before.of and before.of != of:
        return _Change(before.of, of or is_now)
    if before.source and before.source != now.source:
        return _Change(before.source, now.source)
    if before.text and now.text and not any(
        _same(before.text.get(code), text) for code, text in now.text.items()
    ):  # fmt: skip
        return _Change(LocalizedText.model_construct(dict(before.text)), now.text, certain=False)
    return None


def _was(before: Published) -> Writing:
    text = LocalizedText.model_construct(dict(before.text)) if before.text else None
    return written(
        value=before.value, qualifier=before.qualifier, text=text, of=before.of, unknown=before.unknown
    )


def _content(value: Value | None) -> tuple[object, ...]:
    return (value.quantity, value.date and value.date.text, value.code) if value else ()


def _same(one: str | None, other: str) -> bool:
    return one is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _uncorrected(
    index: Index, entry: Entry, before: Published, change: _Change, name: str
) -> Iterator[Problem]:
    """The problem of a change, unless a correction has been added that the revision does not have."""
    fact = written_facts(entry.record)[before.key]
    if any(correction_key(one) not in before.corrections for one in fact.corrections):
        return
    number = fact.statements.index(fact.chosen)
    part = next((part for part in _SAYS if getattr(fact.chosen, part) is not None), "value")
    what = f"a correction of {before.id} from {_readable(change.before)} to {_readable(change.now)}"
    line = _line(index, change.before, change.now)
    paste = (
        f"Add at the end of its corrections: - {line}"
        if fact.corrections
        else f"Write in the fact: corrections: [{line}]"
    )
    yield entry.problem(
        ("facts", before.key, "statements", number, part), "NO-CORRECTION",
        what if change.certain else f"{what}, unless it says the same in other words",
        f"none since {name}", f"{paste}, and say why in each language.",
        "error" if change.certain else "warning",
    )  # fmt: skip


def _removed(index: Index, entry: Entry, before: Published, name: str) -> Problem:
    line = _line(index, _was(before), "not stated")
    return entry.problem(
        ("facts",), "NO-CORRECTION", f"the fact {before.key}, published as {_readable(_was(before))} in {name}", "no such fact",
        f"Readers may have used it. Keep it with `unknown: not stated` and corrections: [{line}], or leave it out if it was never a fact.",
        "warning",
    )  # fmt: skip


def _lives_on(index: Index, entry: Entry, before: Published) -> bool:
    """Whether the fact is there in another form: worked out, as a participation, or under another key."""
    if before.unknown or before.id in index.facts:
        return True
    return any(
        _changed(before, other) is None for key, other in written_facts(entry.record).items() if key != before.key
    )  # fmt: skip


def _unread(revision: Revision) -> Iterator[Problem]:
    for path, keys in revision.unread.items():
        yield Problem(
            path, 1, "NO-CORRECTION", f"facts of {revision.name} that can be compared with those here",
            ", ".join(keys) + ", which cannot be read there" if keys else "a file that cannot be read there",
            "They are left out. Compare them by hand: `git diff` shows what changed.", "note",
        )  # fmt: skip
    if not revision.facts and not revision.unread:
        yield Problem(
            "data/site.yml", 1, "NO-CORRECTION", f"facts in {revision.name} to compare with those here", "none",
            "Name a revision in which the site was published from this folder.", "note",
        )  # fmt: skip


def _counted(number: int) -> str:
    return "1 fact" if number == 1 else f"{number} facts"


def _readable(writing: Writing) -> str:
    return quoted(writing if isinstance(writing, str) else next((text for _, text in writing.items()), ""))


def _line(index: Index, before: Writing, now: Writing) -> str:
    """A correction to paste, on one line; the empty reasons are refused until they are written."""
    why = ", ".join(f'{code}: ""' for code in index.loaded.languages)
    return f"{{on: {index.today}, from: {_yaml(before)}, to: {_yaml(now)}, why: {{{why}}}}}"


def _yaml(writing: Writing) -> str:
    if not isinstance(writing, str):
        return "{" + ", ".join(f"{code}: {_yaml(text)}" for code, text in writing.items()) + "}"
    return writing if writing and _PLAIN.issuperset(writing) else json.dumps(writing, ensure_ascii=False)

"""What has changed since a revision: a published value that is another now has a correction.

Of a fact, a role or an office is compared what the chosen statement says, its qualifier and its source.
A new wording (`stated`, `note`, `place`, `label`, a reason) is no correction.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from faktum.checks.entries import Entry
from faktum.checks.index import Index
from faktum.checks.records.changes import (
    Change,
    changed,
    is_now,
    readable,
    same_words,
    to_paste,
    was_published,
    with_qualifiers,
)
from faktum.facts import KnownFact, place_of
from faktum.load.revision import Published, Revision, correction_key
from faktum.load.yaml import Place
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.problems import Problem

_SAYS = ("value", "text", "of", "unknown")
_CALLED = {"facts": "the fact", "participants": "the role", "appointments": "the office"}


@dataclass
class _Comparison:
    """The site beside a revision of it, whose facts go by today's ids."""

    index: Index
    revision: Revision
    published: list[Published] = field(default_factory=list)
    fork: Mapping[str, Published] = field(default_factory=dict)

    def facts(self, record_id: str) -> list[KnownFact]:
        """The facts of a record now, those that it writes itself."""
        return [one for one in self.index.facts.values() if one.subject == record_id and not one.derivation]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(one.id for one in self.published)

    @cached_property
    def told(self) -> frozenset[tuple[str, tuple[str, ...]]]:
        """Record and correction, of every correction that the revision has."""
        return frozenset((one.record, key) for one in self.published for key in one.corrections)


def check_since(index: Index, revision: Revision) -> Iterator[Problem]:
    """Changes of published facts without a correction."""
    renamed = _renamed(index)
    comparison = _Comparison(index, revision, list(_facts_now_called(revision, renamed)))
    if revision.fork:
        comparison.fork = {one.id: one for one in _facts_now_called(revision.fork, renamed)}
    lost: dict[str, list[Published]] = {}
    seen: set[tuple[str, int, str]] = set()
    for before in comparison.published:
        if revision.fork and before.id not in comparison.fork:
            continue  # it came after the work here began
        entry = index.entries.get(before.record)
        if entry:
            for one in _of_record(comparison, entry, before):
                told = (one.path, one.line, one.hint)
                if told not in seen:  # what holds for every organisation of an entry is said once
                    yield one
                seen.add(told)
        elif before.record not in index.unread:
            lost.setdefault(before.path, []).append(before)
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
        of = renamed.get(one.of, one.of) if one.of else None
        role = one.value.code if one.value and one.section == "participants" else None
        yield replace(
            one, record=renamed.get(one.record, one.record), source=renamed.get(one.source, one.source), of=of,
            key=f"{role}-{of}" if role else one.key,
        )  # fmt: skip


def _of_record(comparison: _Comparison, entry: Entry, before: Published) -> Iterator[Problem]:
    """What is said of one published fact of a record that is still there."""
    fact = comparison.index.facts.get(before.id)
    if fact is None and not _lives_on(comparison, before):
        yield from _gone(comparison, entry, before)
    elif fact and not fact.derivation:
        change = changed(before, fact)
        # Where it is as it was when the work here began, the revision changed it, and not we.
        at_fork = comparison.fork.get(before.id)
        is_of_the_other = at_fork is not None and changed(at_fork, fact) is None
        if change and not is_of_the_other and not _corrected_since(before, fact):
            change = with_qualifiers(comparison.index, change, before, fact)
            yield _uncorrected(comparison, entry, before, fact, change)


def _corrected_since(before: Published, fact: KnownFact) -> bool:
    return any(correction_key(one) not in before.corrections for one in fact.corrections)


def _uncorrected(
    comparison: _Comparison, entry: Entry, before: Published, fact: KnownFact, change: Change
) -> Problem:
    place = place_of(entry.record, fact.key)
    what = f"a correction of {before.id} from {readable(change.before)} to {readable(change.now)}"
    line = to_paste(comparison.index, change.before, change.now)
    paste = (
        f"Add at the end of its corrections: - {line}"
        if fact.corrections
        else f"Write in {_CALLED[str(place[0])]}: corrections: [{line}]"
    )
    return entry.problem(
        _part(place, fact, change), "NO-CORRECTION",
        what if change.certain else f"{what}, unless it says the same in other words",
        f"none since {comparison.revision.name}",
        f"{_apart(entry, place, fact, change)}{paste}, and say why in each language.",
        "error" if change.certain else "warning",
    )  # fmt: skip


def _part(place: Place, fact: KnownFact, change: Change) -> Place:
    """Where what has changed is written."""
    match place[0], change.part:
        case "facts", _:
            part = next((part for part in _SAYS if getattr(fact.chosen, part) is not None), "value")
            return (*place, "statements", fact.said.index(fact.chosen), part)
        case "participants", "qualifier" | "source":
            return (*place, change.part)
        case "participants", _:
            return (*place, "role")
        case _, "qualifier" | "source":
            return (*place, "statements", 0, change.part)
        case _, "of":
            return (*place, "organisation")
    return (*place, "title")


def _apart(entry: Entry, place: Place, fact: KnownFact, change: Change) -> str:
    """What to do first where a correction would hold for other organisations too."""
    record = entry.record
    if (
        place[0] != "participants" or not isinstance(record, Project)
        or len(record.participants[int(place[1])].organisations) == 1
    ):  # fmt: skip
        return ""
    if change.part == "value":
        return f"Where others of the entry had this role before, give {fact.of} an entry of its own. "
    return "What has changed for some of the organisations stands in an entry of its own. "


def _gone(comparison: _Comparison, entry: Entry, before: Published) -> Iterator[Problem]:
    """The problem of a fact that is there no more, unless a correction says what became of it."""
    its = comparison.facts(before.record)
    if _is_withdrawn(entry) or any(_tells_of(comparison, one, before) for one in its):
        return
    moved = next((
        one for one in its
        if before.section == "participants" and one.property == "role" and one.of == before.of
        and one.chosen.value and one.id not in comparison.ids
    ), None)  # fmt: skip
    if moved:
        change = Change(was_published(before), is_now(moved))
        yield _uncorrected(comparison, entry, before, moved, change)
    else:
        yield _removed(comparison, entry, before)


def _is_withdrawn(entry: Entry) -> bool:
    """Whether somebody was taken down, of whom nothing more is told."""
    return isinstance(entry.record, Person) and entry.record.withdrawn is not None


def _tells_of(comparison: _Comparison, fact: KnownFact, before: Published) -> bool:
    """Whether a new correction says that this fact was once the one that is gone."""
    was = {before.of, before.value.code if before.value else None}
    for one in fact.corrections:
        if (before.record, correction_key(one)) not in comparison.told:
            if isinstance(one.from_, str):
                if one.from_ in was and before.of in {fact.of, one.from_}:
                    return True
            elif any(same_words(before.text.get(code), text) for code, text in one.from_.items()):
                return True
    return False


def _removed(comparison: _Comparison, entry: Entry, before: Published) -> Problem:
    line = to_paste(comparison.index, was_published(before), "not stated")
    hint = f"Keep it with `unknown: not stated` and corrections: [{line}], or leave it out if it was never a fact."
    if before.section == "participants":
        hint = (
            f"Write under `facts`: {before.key}: {{property: role, of: {before.of}, unknown: not stated, "
            f"source: {before.source}, place: {before.place}, corrections: [{line}]}}."
        )
    elif before.section == "appointments":
        line = to_paste(comparison.index, was_published(before), "")
        hint = f"If it is another office of the same person now, write there: corrections: [{line}]."
    name = comparison.revision.name
    return entry.problem(
        (before.section,), "NO-CORRECTION",
        f"{_CALLED[before.section]} {before.key}, published as {readable(was_published(before))} in {name}",
        f"no such {_CALLED[before.section].removeprefix('the ')}", f"Readers may have used it. {hint}", "warning",
    )  # fmt: skip


def _lives_on(comparison: _Comparison, before: Published) -> bool:
    """Whether the fact is there in another form: worked out, as a participation, or under another key."""
    return before.unknown is not None or any(
        changed(before, other) is None for other in comparison.facts(before.record)
    )


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

"""Orphans: records that nothing refers to, which no reader would find."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from faktum.checks.entries import ONE_OF, Entry
from faktum.checks.index import Index
from faktum.checks.records.references import references_of
from faktum.checks.texts.gathered import Counts, counted_in
from faktum.checks.texts.text import Text
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.model.kinds import KINDS
from faktum.model.person import Person
from faktum.model.release import Release
from faktum.problems import Problem

_FOUND_BY_THEMSELVES = frozenset({"projects", "terms", "releases", "site"})
"""Kinds that a list leads to: readers look for a project, a word or a release as such."""

_HINTS = {
    "sources": "Cite it in a fact, or delete the file.",
    "topics": "Name it under `topics` of a project, organisation or release, or delete the file.",
}


def check_orphans(index: Index) -> Iterator[Problem]:
    used, doubtful = _used(index)
    unread = index.unread_text
    for entry in index.entries.values():
        if (
            entry.kind in _FOUND_BY_THEMSELVES | doubtful
            or entry.record.id in used
            or entry.record.id in unread
        ):
            continue
        if isinstance(entry.record, Person) and entry.record.appointments:
            continue  # the organisation's page shows who holds an office there
        yield entry.problem(
            (), "ORPHAN", f"something that refers to this {ONE_OF[entry.kind].partition(' ')[2]}", "nothing",
            _HINTS.get(entry.kind, "Refer to it from a record or a text, or delete the file."), "warning",
        )  # fmt: skip


def used_ids(index: Index) -> frozenset[str]:
    """Ids that a record or a text refers to."""
    return frozenset(_used(index)[0])


def _used(index: Index) -> tuple[set[str], set[str]]:
    """Ids that something refers to, and kinds of which a reference is wrong: it may mean any of them."""
    used: set[str] = set()
    doubtful: set[str] = set()
    for entry in index.entries.values():
        for node, kinds in references_of(entry):
            if node.value != entry.record.id:
                used.add(node.value)
            if index.kind(node.value) not in kinds:
                doubtful.update(kinds)
        used |= _subjects(entry)
    for one in counted_in(index.whole, "ids", _ids).get("ids", {}):
        used.add(one)
        if index.kind(one) is None:
            doubtful.update(KINDS)
    return used, doubtful


def _ids(texts: Iterable[Text]) -> Counts:
    """The ids in texts."""
    return {"ids": Counter(one for text in texts if "{{" in text.raw for one in _in_text(text.raw))}


def _subjects(entry: Entry) -> set[str]:
    """Records whose facts a release lists."""
    listed = entry.record.fact_list if isinstance(entry.record, Release) else ()
    return {fact_id.rpartition(".")[0] for fact_id in listed}


def _in_text(raw: str) -> set[str]:
    try:
        parts = parse_text(raw)
    except ExpressionError:
        return {""}  # whatever it was meant to be
    calls = [part for part in parts if isinstance(part, Call) and part.name in {"fact", "person", "name"}]
    return {call.arguments[0].rpartition(".")[0] or call.arguments[0] for call in calls}

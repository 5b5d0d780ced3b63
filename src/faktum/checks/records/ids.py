"""Ids are unique across kinds, a former id is nobody's present one (design, section 3), and none is a file of the site."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import ONE_OF
from faktum.checks.index import Index
from faktum.problems import Problem, quoted

RESERVED = {
    ("organisations", "all"): "contacts/all.vcf, the cards of all contacts",
    ("projects", "index"): "projects/index.md, the text above the list of projects",
}
"""Kind and id → the file of the site whose name the record would take."""


def check_ids(index: Index) -> Iterator[Problem]:
    yield from _reserved(index)
    yield from _duplicates(index)
    yield from _former(index)


def _reserved(index: Index) -> Iterator[Problem]:
    """Also former ids: a renamed record has its card at its former addresses."""
    for entry in index.entries.values():
        record = entry.record
        for place, known in (
            ((), record.id),
            *((("former_ids", at), one) for at, one in enumerate(record.former_ids)),
        ):
            taken = RESERVED.get((entry.kind, known))
            if taken:
                yield entry.problem(
                    place, "RESERVED-ID", "an id whose address is free", f"{quoted(known)}, the name of {taken}",
                    "Remove the line." if place else "Rename the file of the record.",
                )  # fmt: skip


def _duplicates(index: Index) -> Iterator[Problem]:
    for kind, record in index.loaded.all_records():
        first = index.entries[record.id]
        if first.kind != kind:
            yield Problem(
                f"data/{kind}/{record.id}.yml", 1, "DUPLICATE-ID",
                "an id that no other record has",
                f"{quoted(record.id)}, the id of {first.document.path} too",
                "Rename one of the two files. A subject that is both topic and term is one record, the topic.",
            )  # fmt: skip


def _former(index: Index) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for entry in index.entries.values():
        for place, former in enumerate(entry.record.former_ids):
            kind, other = index.kind(former), owners.setdefault(former, entry.record.id)
            if kind is not None:
                found = f"{quoted(former)}, the id of {ONE_OF[kind]}"
            elif other != entry.record.id:
                found = f"{quoted(former)}, a former id of {other} too"
            else:
                continue
            yield entry.problem(
                ("former_ids", place), "FORMER-ID", "a former id that leads to this record only", found,
                "An address redirects to one page. Remove the line, or give the other record another id.",
            )  # fmt: skip

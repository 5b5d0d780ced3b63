"""Portraits: a picture that is there, under a name that carries no name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from faktum.checks.index import Index
from faktum.model.person import Person
from faktum.problems import Problem, did_you_mean, quoted


def check_portraits(index: Index) -> Iterator[Problem]:
    known = [name.rstrip("/@=") for name in index.listing.inside("docs/assets")]
    for entry in index.of_kind("people"):
        portrait = entry.record.portrait if isinstance(entry.record, Person) else None
        if portrait is None:
            continue
        person, stem = entry.record.id, PurePath(portrait.file).stem
        if portrait.file not in known:
            yield entry.problem(
                ("portrait", "file"), "PORTRAIT-FILE", "a picture in docs/assets/", quoted(portrait.file),
                did_you_mean(portrait.file, known, f"Put the picture there as {person}.jpg."),
            )  # fmt: skip
        elif not f"{stem}-".startswith(f"{person}-"):
            yield entry.problem(
                ("portrait", "file"), "PORTRAIT-FILE", f"a picture named after its person: {person}.jpg",
                quoted(portrait.file),
                "Rename the file: an address with a name in it stays known when the picture is gone.",
            )  # fmt: skip

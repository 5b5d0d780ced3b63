"""Sorting: the words by which somebody stands in a list are those of the name."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.index import Index
from faktum.checks.records.likeness import folded_words
from faktum.model.person import Person
from faktum.problems import Problem, quoted


def check_sorting(index: Index) -> Iterator[Problem]:
    """A slip in one of the two, or another's; accents, order and a word that is left out do not matter.

    Where no word is the same and it is nobody's, the name itself is none, and told of as such.
    """
    people = [(entry, entry.record) for entry in index.of_kind("people") if isinstance(entry.record, Person)]
    names = {frozenset(folded_words(person.name)) for _, person in people if person.name}
    for entry, person in people:
        if not (person.name and person.sort_as):
            continue
        name, sorted_as = folded_words(person.name), folded_words(person.sort_as)
        strange = [word for word in sorted_as if word not in name]
        if strange and (len(strange) < len(sorted_as) or frozenset(sorted_as) in names):
            yield entry.problem(
                ("sort_as",), "BAD-VALUE", f"the words of the name, {quoted(person.name)}, family name first",
                f"{quoted(person.sort_as)} with {quoted(strange[0])}",
                "Compare both with the source, and correct the one that is wrong.",
            )  # fmt: skip

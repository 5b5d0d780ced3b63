"""Paragraph by paragraph, the versions of a text cite the same facts and name the same people and organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from faktum.checks.texts.enumerations import enumerations
from faktum.load.expressions import Call, ExpressionError, parse_text
from faktum.load.versions import Version
from faktum.locale.reading.blocks import blocks_of
from faktum.problems import Problem

_ENDS = frozenset({"start", "end"})
_SHARED = 2
"""Names by which two enumerations are known to be one."""
_MAJORITY = 2
"""Translations that agree with each other and not with the original."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one says by expressions, and its line in the file."""

    line: int
    said: frozenset[str]
    """Facts and people."""
    named: frozenset[str]
    ends: frozenset[tuple[str, str]]
    """Beginnings and ends of periods."""
    whole: frozenset[str]
    """Facts that are said in another form than that."""
    rows: tuple[frozenset[str], ...]
    """What is enumerated, by its expressions."""


class Difference(NamedTuple):
    """What a paragraph has not and another in its place has, and the other way round."""

    lacking: tuple[str, ...]
    extra: tuple[str, ...]


def check_paragraphs(original: Version, translations: Sequence[Version]) -> Iterator[Problem]:
    """A fact or a name that stands in a paragraph of one version and in another's place in the other."""
    theirs = paragraphs_of(original)
    if theirs is None:
        return
    odd: dict[int, list[tuple[Version, int, Difference]]] = {}
    for version in translations:
        ours = paragraphs_of(version)
        if ours is not None and len(ours) == len(theirs):
            for at, difference in _differences(theirs, ours):
                odd.setdefault(at, []).append((version, ours[at].line, difference))
    for at, found in odd.items():
        differences = {difference for _, _, difference in found}
        first = found[0][2]
        compared = all(version.follows(original) for version, _, _ in found)
        if (
            len(found) == len(translations) >= _MAJORITY
            and len(differences) == 1
            and (first.extra or compared)
        ):
            # The translations agree that it is another, or that there is one more; or they are said to have been compared
            # with the original as it is now. It is the original that was changed, or wrong.
            yield _problem(
                original, theirs[at].line, "its translations", Difference(first.extra, first.lacking)
            )
        else:
            for version, line, difference in found:
                yield _problem(version, line, f"{original.file.path}, paragraph by paragraph", difference)


def line_beside(version: Version, other: Version, said: str) -> int:
    """The line of the paragraph that stands where the other version says this; else where the text begins."""
    ours, theirs = paragraphs_of(version) or (), paragraphs_of(other) or ()
    if len(ours) != len(theirs):
        return version.file.body_line
    pairs = zip(ours, theirs, strict=True)
    return next((own.line for own, one in pairs if said in one.said), version.file.body_line)


def _problem(version: Version, line: int, others: str, found: Difference) -> Problem:
    said = [*(f"no {one}" for one in found.lacking), *(f"{one} in addition" for one in found.extra)]
    return Problem(
        version.file.path, line, "DIFFERENT-FACTS", f"the facts and names of {others}", ", ".join(said),
        "A translation says the same as its original; correct one of the two.",
    )  # fmt: skip


def _differences(theirs: Sequence[Paragraph], ours: Sequence[Paragraph]) -> Iterator[tuple[int, Difference]]:
    lacking = [there.said - here.said for there, here in zip(theirs, ours, strict=True)]
    extra = [here.said - there.said for there, here in zip(theirs, ours, strict=True)]
    # What lacks in one paragraph and stands in another in addition was moved.
    moved = frozenset().union(*lacking) & frozenset().union(*extra) if lacking else frozenset()
    for at, (there, here) in enumerate(zip(theirs, ours, strict=True)):
        gone, come = sorted(lacking[at] - moved), sorted(extra[at] - moved)
        names = there.named - here.named, here.named - there.named
        if all(names):  # one alone may have become a pronoun
            gone, come = gone + sorted(names[0]), come + sorted(names[1])
        else:
            gone += _left_out(there, here, names[0])
            come += _left_out(here, there, names[1])
        gone += [
            f"{end} of {fact}"
            for fact, end in sorted(there.ends - here.ends)
            if fact not in here.whole and any(fact == one for one, _ in here.ends)
        ]
        if gone or come:
            yield at, Difference(tuple(gone), tuple(come))


def _left_out(longer: Paragraph, shorter: Paragraph, names: frozenset[str]) -> list[str]:
    """Names that one enumeration has and the same one in another version lacks."""
    return sorted({
        name for name in names for row in longer.rows for other in shorter.rows
        if name in row and len(row & other) >= _SHARED
    })  # fmt: skip


@lru_cache(maxsize=256)
def _calls(raw: str) -> tuple[Call, ...] | None:
    try:
        return tuple(part for part in parse_text(raw) if isinstance(part, Call))
    except ExpressionError:
        return None


def numbered_blocks(version: Version) -> Iterator[tuple[int, str]]:
    """The blocks below the front matter that have words, each with its line in the file."""
    body = version.file.body
    for at, block in blocks_of(body):
        if block.strip():
            yield version.file.body_line + body.count("\n", 0, at), block


def paragraphs_of(version: Version) -> tuple[Paragraph, ...] | None:
    """The paragraphs below the front matter; None where an expression cannot be read."""
    found = []
    for line, raw in numbered_blocks(version):
        calls = _calls(raw) if "{{" in raw else ()
        if calls is None:
            return None
        found.append(_paragraph(line, raw, calls, version.language))
    return tuple(found)


def _paragraph(line: int, raw: str, calls: Sequence[Call], language: str) -> Paragraph:
    facts = [call for call in calls if call.name == "fact"]
    forms = [(call.arguments[0], call.arguments[1] if len(call.arguments) > 1 else "") for call in facts]
    return Paragraph(
        line + len(raw) - len(raw.lstrip("\n")),
        frozenset(call.arguments[0] for call in calls if call.name in {"fact", "person"}),
        frozenset(call.arguments[0] for call in calls if call.name == "name"),
        frozenset((fact, form) for fact, form in forms if form in _ENDS),
        frozenset(fact for fact, form in forms if form not in _ENDS),
        tuple(frozenset(one.key for one in row) for row in enumerations(raw, language)),
    )

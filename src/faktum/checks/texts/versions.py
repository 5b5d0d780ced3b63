"""The versions of a text have one shape: a translation has the headings, links and lists of its original."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from urllib.parse import urlsplit

from faktum.checks.files.pages import broken_links
from faktum.checks.index import Index
from faktum.checks.texts.shape import Part, links_of, parts_of
from faktum.load.versions import Version, every_set, original_of
from faktum.problems import Problem
from faktum.questions import question_of_site
from faktum.render.allowed import unsafe_link

_TOKEN = re.compile(r"[a-z]+", re.IGNORECASE)
_RELEASE = re.compile(r"press/(\d+/[^/]+)/\Z")
_SAID = 3
"""Differences that one message names."""
_CHANGED = frozenset({"replace", "delete", "insert"})
"""What `difflib` calls parts that are not the same."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the shape of one version is compared by."""

    version: Version
    parts: list[Part]
    links: dict[str, Part]

    @classmethod
    def of(cls, version: Version) -> Shape:
        return cls(version, parts_of(version), links_of(version))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which a translation differs, and the line to look at."""

    line: int
    said: str


class Told:
    """What other checks say of links: one mistake is told of once."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def of(self, version: Version, link: Part) -> bool:
        return unsafe_link(link.target) is not None or link.line in broken_links(
            self.index, version.file.path
        )


def check_versions(index: Index) -> Iterator[Problem]:
    for name, versions in every_set(index.loaded):
        yield from check_versions_of(index, name, versions)


def check_versions_of(index: Index, _name: str, versions: Sequence[Version]) -> Iterator[Problem]:
    """The same of the versions of one text."""
    told = Told(index)
    original = original_of(versions)
    if original and original.file.body.strip():  # else `faktum.checks.texts.translations` says so
        shape = Shape.of(original)
        for version in versions:
            # What a change of the original brings is said by STALE, and waits for the translator as the text does.
            if version.follows(original) and version.file.body.strip():
                found = sorted(_differences(told, Shape.of(version), shape), key=lambda one: one.line)
                if found:
                    yield _problem(version, original, found)


def _problem(version: Version, original: Version, found: list[Difference]) -> Problem:
    said = [one.said for one in found[:_SAID]]
    if len(found) > _SAID:
        said.append(f"{len(found) - _SAID} more")
    return Problem(
        version.file.path, found[0].line, "DIFFERENT-SHAPE", f"the shape of {original.file.path}",
        ", ".join(said),
        "A translation has the headings, links, lists, tables, quotations, pictures and footnotes of its "
        "original; correct one of the two.",
    )  # fmt: skip


def _differences(told: Told, ours: Shape, theirs: Shape) -> Iterator[Difference]:
    blocks = _blocks(theirs, ours)
    equal = [
        pair
        for tag, wanted, given in blocks
        if tag not in _CHANGED
        for pair in zip(wanted, given, strict=True)
    ]
    common = [(one.line, other.line) for one, other in equal]
    headings = [(one.line, other.line) for one, other in equal if one.is_heading]
    common += [(link.line, ours.links[key].line) for key, link in theirs.links.items() if key in ours.links]
    common.sort()

    def place(part: Part) -> int:
        """The line at which a part of the original should have stood: where what precedes it stands.

        For a heading that is a line in bold where it has become one, or the heading before it.
        """
        known = headings if part.is_heading else common
        at = bisect_right(known, part.line, key=lambda pair: pair[0])
        before = known[at - 1][1] if at else ours.version.file.body_line
        if part.is_heading:
            end = known[at][1] if at < len(known) else math.inf
            return next((one.line for one in ours.parts if one.bold and before <= one.line < end), before)
        return before

    for tag, wanted, given in blocks:
        if tag in _CHANGED:
            yield from _changed(wanted, given, place)
    lacking, extra = _unpaired(told, ours, theirs)
    if len(lacking) == len(extra):
        # One link leads elsewhere: that is the line to look at.
        for wanted_link, link in zip(lacking, extra, strict=True):
            yield Difference(link.line, f"no {wanted_link} (line {wanted_link.line} there)")
            yield Difference(link.line, f"a {link} in addition")
        return
    for link in lacking:
        yield Difference(place(link), f"no {link} (line {link.line} there)")
    for link in extra:
        yield Difference(link.line, f"a {link} in addition")


Block = tuple[str, Sequence[Part], Sequence[Part]]


def _blocks(theirs: Shape, ours: Shape) -> list[Block]:
    """What is equal and what is not. Paragraphs tell where a heading was added, but are none of our business."""
    wanted, given = _without_paragraphs(theirs.parts), _without_paragraphs(ours.parts)
    blocks = _aligned(wanted, given)
    if not any(tag in _CHANGED for tag, _, _ in blocks):
        return blocks
    finer = _aligned(theirs.parts, ours.parts)
    return finer if _size(finer) <= _size(blocks) else blocks


def _aligned(theirs: Sequence[Part], ours: Sequence[Part]) -> list[Block]:
    matcher = SequenceMatcher(
        None, [part.key for part in theirs], [part.key for part in ours], autojunk=False
    )
    slid = _slid(matcher.get_opcodes(), theirs, ours)
    return [(tag, theirs[start:end], ours[first:last]) for tag, start, end, first, last in slid]


Opcode = tuple[str, int, int, int, int]


def _slid(opcodes: Sequence[Opcode], theirs: Sequence[Part], ours: Sequence[Part]) -> list[Opcode]:
    """The same, with a section that is gone or new beginning at its heading, not after that of another like it."""
    found = list(opcodes)
    for at in range(1, len(found) - 1):
        (before, start, end, first, last), (tag, *here), (after, *there) = found[at - 1 : at + 2]
        if tag not in {"delete", "insert"}:
            continue  # else what stands before and after it is equal
        parts, low, high = (theirs, here[0], here[1]) if tag == "delete" else (ours, here[2], here[3])
        steps = 0
        while low - steps > (start if tag == "delete" else first) and (
            not parts[low - steps].is_heading and parts[low - steps - 1].key == parts[high - steps - 1].key
        ):
            steps += 1
        if steps and parts[low - steps].is_heading:
            found[at - 1] = (before, start, end - steps, first, last - steps)
            found[at] = (tag, *(one - steps for one in here))  # type: ignore[assignment]
            found[at + 1] = (after, there[0] - steps, there[1], there[2] - steps, there[3])
    return found


def _without_paragraphs(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if not part.is_paragraph]


def _size(blocks: Sequence[Block]) -> int:
    """How many parts differ."""
    return sum(
        max(len(_without_paragraphs(wanted)), len(_without_paragraphs(given)))
        for tag, wanted, given in blocks if tag in _CHANGED
    )  # fmt: skip


def _changed(
    theirs: Sequence[Part], ours: Sequence[Part], place: Callable[[Part], int]
) -> Iterator[Difference]:
    """Parts between two that agree: those of one kind are the same part with another size."""
    instead = [part for part in ours if part.is_paragraph]
    if len(instead) <= sum(part.is_paragraph for part in theirs):
        instead = []  # no paragraph more: the section is gone, and no heading became one
    kinds = dict.fromkeys(part.kind for part in (*theirs, *ours) if not part.is_paragraph)
    for kind in kinds:
        pairs = zip_longest(
            (one for one in theirs if one.kind == kind), (one for one in ours if one.kind == kind)
        )
        for wanted, given in pairs:
            if given is None:
                # A heading may have become a paragraph.
                line = instead.pop(0).line if instead else place(wanted)
                yield Difference(line, f"no {wanted} (line {wanted.line} there)")
            elif wanted is None:
                yield Difference(given.line, f"a {given} in addition")
            else:
                yield Difference(given.line, f"a {given}, not a {wanted} (line {wanted.line} there)")


def _unpaired(told: Told, ours: Shape, theirs: Shape) -> tuple[list[Part], list[Part]]:
    """Links of the original that the translation lacks, and links that only the translation has."""
    lacking = [link for key, link in theirs.links.items() if key not in ours.links]
    extra = [link for key, link in ours.links.items() if key not in theirs.links]
    languages = theirs.version.language, ours.version.language
    lacking = [link for link in lacking if not _is_untranslated(told.index, link, languages)]
    extra = [link for link in extra if not _is_untranslated(told.index, link, languages)]
    for shape, wrong, right in ((ours, extra, lacking), (theirs, lacking, extra)):
        for link in [one for one in wrong if told.of(shape.version, one)]:
            wrong.remove(link)
            del right[:1]  # the one that it was meant to be
    for link in list(lacking):
        twin = next((one for one in extra if _are_versions(link, one, languages)), None)
        if twin:
            lacking.remove(link)
            extra.remove(twin)
    return lacking, extra


def _is_untranslated(index: Index, link: Part, languages: Sequence[str]) -> bool:
    """True for a release that one of the two languages lacks: there the link has to be left out."""
    release = _RELEASE.match(link.target)
    texts = _languages_of(index, release[1]) if release else []
    return bool(texts) and any(code not in texts for code in languages)


@question_of_site
def _languages_of(index: Index, release_id: str) -> list[str]:
    """The languages in which there is a release."""
    return sorted(index.loaded.release_texts.get(release_id, {}))


def _are_versions(one: Part, other: Part, languages: Sequence[str]) -> bool:
    """True for two language versions of a page elsewhere: one host, and a language in one of the addresses."""
    hosts = [_host(link.target, languages) for link in (one, other)]
    if not hosts[0] or hosts[0] != hosts[1]:
        return False
    return any(
        code.lower() in map(str.lower, _TOKEN.findall(link.target))
        for link, code in zip((one, other), languages, strict=True)
    )


def _host(address: str, languages: Sequence[str]) -> str:
    """The host without what stands for a language in it, such as `da.` or `www.`."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return ".".join(label for label in host.split(".") if label not in {*languages, "www"})

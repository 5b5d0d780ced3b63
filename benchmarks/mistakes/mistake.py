"""A mistake, and the kinds of mistakes: each kind is a rule that makes mistakes from the real site."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Literal

from mistakes.snapshot import Site

Split = Literal[
    "tuned", "held", "fresh", "shown", "unseen", "written", "written-again", "unseen-written", "once-written"
]  # fmt: skip
BY_OTHERS: frozenset[Split] = frozenset({"written", "written-again", "unseen-written", "once-written"})
"""Splits of mistakes that people made up one by one."""
Spot = tuple[str, int]
"""A file and a line in it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One possible mistake: where it stands, what the files are after it, and where a report is right."""

    path: str
    line: int
    """Where it stands after the edit."""
    edits: dict[str, str | None]
    """Path → the whole text after the edit; None where the file is deleted."""
    what: str
    language: str = ""
    """The language of the text; none for what is no text."""
    where: str = "record"
    """The kind of text: release, project, page, short (texts in YAML), or record (all else in YAML)."""
    places: frozenset[Spot] = frozenset()
    """Where a report is right, beside `path` and `line`."""
    elsewhere: bool = False
    """True where only `places` are right: a changed original is reported at its translations."""
    published: bool = False
    """True where the mistake is a change of what was published: the site is then compared with itself before."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A slip that was chosen, with what is to be said of it."""

    id: str
    kind: str
    split: Split
    slip: Slip
    codes: frozenset[str]
    """The codes that are right for it; empty where any is (mistakes of kinds drawn last, or written by others)."""
    along: frozenset[str]
    """Codes of what follows from it, wherever they are reported."""

    @property
    def places(self) -> frozenset[Spot]:
        own = frozenset() if self.slip.elsewhere else frozenset({(self.slip.path, self.slip.line)})
        return self.slip.places | own

    @property
    def lines(self) -> tuple[str, int]:
        return self.slip.path, self.slip.line


Rule = Callable[[Site, Random], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Kind:
    """A rule with its name, the codes that are right and how many mistakes are wanted of it."""

    name: str
    about: str
    codes: frozenset[str]
    along: frozenset[str]
    number: int
    rule: Rule = field(repr=False)

    @property
    def split(self) -> Split:
        return split_of(self.name, self.rule.__module__)

    def mistakes(self, site: Site, seed: int) -> Iterator[Mistake]:
        """As many as wanted, spread over languages and kinds of text; the same for the same seed."""
        draw = Random(f"{seed} {self.name}")  # noqa: S311 - a sample, no secret
        slips = [one for one in self.rule(site, draw) if site.changes(one.path, one.line, one.edits)]
        for number, slip in enumerate(_spread(slips, draw, self.number), start=1):
            yield Mistake(f"{self.name}-{number:02}", self.name, self.split, slip, self.codes, self.along)


KINDS: dict[str, Kind] = {}
"""Every kind by its name, filled by `kind` when `mistakes.kinds`, `mistakes.fresh` and `mistakes.unseen` are imported."""


def kind(*codes: str, along: Iterable[str] = (), number: int = 9) -> Callable[[Rule], Rule]:
    """Make a rule a kind: named as the function, described by its docstring."""

    def made(rule: Rule) -> Rule:
        name = rule.__name__.replace("_", "-")
        about = " ".join((rule.__doc__ or "").split())
        if name in KINDS:
            raise ValueError(f"there are two kinds {name}")
        KINDS[name] = Kind(name, about, frozenset(codes), frozenset(along), number, rule)
        return rule

    return made


def split_of(name: str, module: str) -> Split:
    """By the package a kind stands in, and by which half the hash of its name puts it in: nobody has chosen.

    Tuned and shown halves may be looked at while checks are mended; held and unseen ones measure them.
    """
    kept = bool(hashlib.sha256(name.encode()).digest()[0] % 2)
    if _stands_in("mistakes.fresh", module):
        return "fresh"
    if _stands_in("mistakes.unseen", module):
        return "unseen" if kept else "shown"
    return "held" if kept else "tuned"


def _stands_in(package: str, module: str) -> bool:
    return f"{module}.".startswith(f"{package}.")


def every_mistake(site: Site, seed: int, names: Iterable[str] | None = None) -> list[Mistake]:
    """All generated mistakes, in the order in which their kinds are written."""
    wanted = KINDS if names is None else names
    return [one for name in wanted for one in KINDS[name].mistakes(site, seed)]


def _spread(slips: list[Slip], draw: Random, number: int) -> list[Slip]:
    """A sample in turns: every language, and in each every kind of text, before one comes again."""
    groups: dict[str, dict[str, list[Slip]]] = defaultdict(lambda: defaultdict(list))
    for slip in draw.sample(slips, len(slips)):
        groups[slip.language][slip.where].append(slip)
    turns = []
    for index, language in enumerate(sorted(groups)):
        texts = [groups[language][where] for where in sorted(groups[language])]
        turns.append(_in_turns([*texts[index:], *texts[:index]]))  # no two languages begin with the same kind
    return list(_in_turns(turns))[:number]


def _in_turns(groups: list[list[Slip]]) -> list[Slip]:
    longest = max(map(len, groups), default=0)
    return [group[index] for index in range(longest) for group in groups if index < len(group)]

"""Rules across records. Each check is a generator of problems over everything that was loaded.

A check never raises, prints or stops. The problems of loading come from `faktum.load`; the checks here
run beside them and say nothing of what could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from faktum.checks.figures.typed import check_figures, count_literals
from faktum.checks.figures.wording import formats_of
from faktum.checks.files.allowed import check_files
from faktum.checks.files.folders import check_folders
from faktum.checks.files.pages import check_pages
from faktum.checks.index import Index
from faktum.checks.records.accessibility import check_accessibility
from faktum.checks.records.arithmetic import check_arithmetic
from faktum.checks.records.beneficiary import check_beneficiary
from faktum.checks.records.codes import check_codes, check_languages
from faktum.checks.records.contacts import check_contacts
from faktum.checks.records.corrections import check_corrections
from faktum.checks.records.counts import check_counts
from faktum.checks.records.dates import check_dates
from faktum.checks.records.facts import check_facts
from faktum.checks.records.founding import check_founding
from faktum.checks.records.identity import check_identity
from faktum.checks.records.ids import check_ids
from faktum.checks.records.mailboxes import check_mailboxes
from faktum.checks.records.notes import check_notes
from faktum.checks.records.offices import check_offices
from faktum.checks.records.orphans import check_orphans
from faktum.checks.records.periods import check_periods
from faktum.checks.records.portraits import check_portraits
from faktum.checks.records.references import check_references
from faktum.checks.records.releases import check_releases
from faktum.checks.records.security import check_security
from faktum.checks.records.since import check_since
from faktum.checks.records.sorting import check_sorting
from faktum.checks.records.sources import check_sources
from faktum.checks.records.stated import check_stated
from faktum.checks.records.withdrawn import check_withdrawn
from faktum.checks.texts.appointed import check_appointed
from faktum.checks.texts.claims import check_claims
from faktum.checks.texts.comparisons import check_comparisons
from faktum.checks.texts.counted import check_counted
from faktum.checks.texts.descriptions import check_descriptions
from faktum.checks.texts.enumerations import check_enumerations
from faktum.checks.texts.expressions import check_expressions
from faktum.checks.texts.genitives import check_genitives
from faktum.checks.texts.markdown import check_markdown
from faktum.checks.texts.names import check_names
from faktum.checks.texts.official import check_official
from faktum.checks.texts.people import check_people, check_quoted_people
from faktum.checks.texts.placeholders import check_placeholders, check_typed_placeholders
from faktum.checks.texts.regions import check_regions
from faktum.checks.texts.restated import check_restated
from faktum.checks.texts.roles import check_roles
from faktum.checks.texts.text import parts_of
from faktum.checks.texts.time import check_time
from faktum.checks.texts.tongues import check_tongues
from faktum.checks.texts.translations import check_translations
from faktum.checks.texts.versions import check_versions
from faktum.checks.typography.rules import check_typography
from faktum.load.records import Loaded, load_site
from faktum.load.revision import Revision
from faktum.load.today import today
from faktum.locale.messages import check_messages
from faktum.problems import Problem, Report
from faktum.workers import spread, without_collecting

UNREAD = frozenset({"YAML", "UNREADABLE", "DUPLICATE-KEY"})
"""Codes of files that could not be read as they stand."""

Check = Callable[[Index], Iterator[Problem]]

ACROSS: tuple[Check, ...] = (
    check_folders, check_files, check_ids, check_codes, check_references, check_sources, check_facts, check_stated, check_corrections,
    check_arithmetic, check_counts, check_identity, check_periods, check_founding, check_offices,
    check_beneficiary, check_accessibility, check_security, check_contacts, check_mailboxes, check_portraits, check_sorting, check_withdrawn, check_releases, check_dates, check_pages, check_translations, check_versions, check_regions, check_notes,
    check_quoted_people, check_placeholders, check_orphans,
)  # fmt: skip
"""Rules across records, which look at everything."""

TEXTS: tuple[Check, ...] = (
    check_time, check_names, check_genitives, check_enumerations, check_roles, check_appointed, check_counted, check_restated, check_comparisons, check_official, check_tongues, check_claims, check_expressions,
    check_people, check_figures, check_markdown, check_typography, check_typed_placeholders, check_descriptions,
)  # fmt: skip
"""Rules for the texts in scope, whatever stands in others: they can be asked of a part of the texts at a time."""


def check_site(
    root: Path, *, due: bool = False, since: Revision | None = None, scope: frozenset[str] | None = None
) -> Report:
    """Load the site in `root` and run every check on it; with a scope, on the texts of these files only."""
    with without_collecting():
        loaded = load_site(root)
        if isinstance(loaded, list):
            return Report.of(loaded)
        return check_loaded(loaded, due=due, since=since, scope=scope)


def check_loaded(
    loaded: Loaded, *, due: bool = False, since: Revision | None = None, scope: frozenset[str] | None = None
) -> Report:
    """Every check on what was loaded, the problems of loading first; with what has changed since a revision."""
    problems = list(loaded.problems)
    index = Index.of(loaded, today(loaded.root, due=due, problems=problems), due=due, scope=scope)
    if wrong := list(check_languages(index)):
        # What is said of texts means nothing while the languages are wrong; broken files are broken.
        return Report.of([*wrong, *(one for one in problems if one.code in UNREAD)])
    problems.extend(_found(index))
    if since:
        problems.extend(check_since(index, since))
    for language in loaded.languages:
        problems.extend(check_messages(language, loaded.root))
    return Report.of(problems, literals=count_literals(index))


def _found(index: Index) -> Iterator[Problem]:
    """What every rule finds: rule after rule across records, part after part of the texts, over all cores."""
    first, *parts = parts_of(index)
    # With the first part is made what rules share, once, before there are others who need it.
    yield from _of(TEXTS, first)
    asked = [*range(len(ACROSS)), *(part.scope or frozenset() for part in parts)]
    rules = _Rules(index)
    # Rules across records look into folders, so they stay where those are.
    yield from chain.from_iterable(
        spread(rules, asked, "Checking", here=len(ACROSS)) if parts else map(rules, asked)
    )


@dataclass(frozen=True)
class _Rules:
    """Rules to be asked: one across records by its place in ACROSS, or those for texts by the files with the texts."""

    index: Index

    def __call__(self, asked: int | frozenset[str]) -> list[Problem]:
        if isinstance(asked, int):
            return _of(ACROSS[asked : asked + 1], self.index)
        return _of(TEXTS, self.index.part(asked))

    def __getstate__(self) -> dict[str, Any]:
        """On its way to another machine: with what rules for texts would read here when they first need it."""
        _ = self.index.unread_text, self.index.once(formats_of)
        return self.__dict__


def _of(checks: Sequence[Check], index: Index) -> list[Problem]:
    return [problem for check in checks for problem in check(index)]

"""Rules across records. Each check is a generator of problems over everything that was loaded.

A check never raises, prints or stops. The problems of loading come from `faktum.load`; the checks here
run beside them and say nothing of what could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from faktum.checks.accessibility import check_accessibility
from faktum.checks.arithmetic import check_arithmetic
from faktum.checks.beneficiary import check_beneficiary
from faktum.checks.claims import check_claims
from faktum.checks.codes import check_codes, check_languages
from faktum.checks.contacts import check_contacts
from faktum.checks.corrections import check_corrections
from faktum.checks.counts import check_counts
from faktum.checks.dates import check_dates, today
from faktum.checks.expressions import check_expressions
from faktum.checks.facts import check_facts
from faktum.checks.figures import check_figures, count_literals
from faktum.checks.files import check_files
from faktum.checks.folders import check_folders
from faktum.checks.identity import check_identity
from faktum.checks.ids import check_ids
from faktum.checks.index import Index
from faktum.checks.markdown import check_markdown
from faktum.checks.names import check_names
from faktum.checks.offices import check_offices
from faktum.checks.orphans import check_orphans
from faktum.checks.pages import check_pages
from faktum.checks.periods import check_periods
from faktum.checks.placeholders import check_placeholders
from faktum.checks.prose import check_prose
from faktum.checks.references import check_references
from faktum.checks.releases import check_releases
from faktum.checks.since import check_since
from faktum.checks.sources import check_sources
from faktum.checks.time import check_time
from faktum.checks.tongues import check_tongues
from faktum.checks.translations import check_translations
from faktum.checks.typography import check_typography
from faktum.checks.versions import check_versions
from faktum.load.records import Loaded, load_site
from faktum.load.revision import Revision
from faktum.locale.messages import check_messages
from faktum.problems import Problem, Report

UNREAD = frozenset({"YAML", "UNREADABLE", "DUPLICATE-KEY"})
"""Codes of files that could not be read as they stand."""

CHECKS: tuple[Callable[[Index], Iterator[Problem]], ...] = (
    check_folders, check_files, check_ids, check_codes, check_references, check_sources, check_facts, check_corrections,
    check_arithmetic, check_counts, check_identity, check_periods, check_offices, check_time, check_names,
    check_beneficiary, check_accessibility, check_contacts, check_releases, check_dates, check_pages, check_translations, check_versions, check_tongues, check_claims, check_expressions,
    check_prose, check_figures, check_markdown, check_typography, check_placeholders, check_orphans,
)  # fmt: skip


def check_site(
    root: Path, *, due: bool = False, since: Revision | None = None, scope: frozenset[str] | None = None
) -> Report:
    """Load the site in `root` and run every check on it; with a scope, on the texts of these files only."""
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
    for check in CHECKS:
        problems.extend(check(index))
    if since:
        problems.extend(check_since(index, since))
    for language in loaded.languages:
        problems.extend(check_messages(language, loaded.root))
    return Report.of(problems, literals=count_literals(index))

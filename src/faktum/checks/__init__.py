"""Rules across records. Each check is a generator of problems over everything that was loaded.

A check never raises, prints or stops. The problems of loading come from `faktum.load`; the checks here
run beside them and say nothing of what could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from faktum.checks.codes import check_codes, check_languages
from faktum.checks.contacts import check_contacts
from faktum.checks.dates import check_dates, today
from faktum.checks.expressions import check_expressions
from faktum.checks.facts import check_facts
from faktum.checks.files import check_files
from faktum.checks.folders import check_folders
from faktum.checks.ids import check_ids
from faktum.checks.index import Index
from faktum.checks.markdown import check_markdown
from faktum.checks.money import check_money
from faktum.checks.orphans import check_orphans
from faktum.checks.pages import check_pages
from faktum.checks.prose import check_prose
from faktum.checks.references import check_references
from faktum.checks.releases import check_releases
from faktum.checks.sources import check_sources
from faktum.checks.translations import check_translations
from faktum.load.records import Loaded, load_site
from faktum.locale.messages import check_messages
from faktum.problems import Problem, Report

UNREAD = frozenset({"YAML", "UNREADABLE", "DUPLICATE-KEY"})
"""Codes of files that could not be read as they stand."""

CHECKS: tuple[Callable[[Index], Iterator[Problem]], ...] = (
    check_folders, check_files, check_ids, check_codes, check_references, check_sources, check_facts, check_money,
    check_contacts, check_releases, check_dates, check_pages, check_translations, check_expressions,
    check_prose, check_markdown, check_orphans,
)  # fmt: skip


def check_site(root: Path, *, due: bool = False) -> Report:
    """Load the site in `root` and run every check on it."""
    loaded = load_site(root)
    if isinstance(loaded, list):
        return Report.of(loaded)
    return check_loaded(loaded, due=due)


def check_loaded(loaded: Loaded, *, due: bool = False) -> Report:
    """Every check on what was loaded, the problems of loading first."""
    problems = list(loaded.problems)
    index = Index.of(loaded, today(loaded.root, due=due, problems=problems), due=due)
    if wrong := list(check_languages(index)):
        # What is said of texts means nothing while the languages are wrong; broken files are broken.
        return Report.of([*wrong, *(one for one in problems if one.code in UNREAD)])
    for check in CHECKS:
        problems.extend(check(index))
    for language in loaded.languages:
        problems.extend(check_messages(language, loaded.root))
    return Report.of(problems)

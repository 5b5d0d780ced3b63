"""Rules across records. Each check is a generator of problems over everything that was loaded.

A check never raises, prints or stops. The problems of loading come from `faktum.load`; the checks here
run beside them and say nothing of what could not be read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from faktum.checks.figures.typed import check_figures, count_literals
from faktum.checks.files.allowed import check_files
from faktum.checks.files.folders import check_folders
from faktum.checks.files.pages import check_addresses, check_links
from faktum.checks.findings import Rule, Unit, findings
from faktum.checks.index import Index
from faktum.checks.kept import memo_of, shelf_of
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
from faktum.checks.texts.gathered import still_counted
from faktum.checks.texts.genitives import check_genitives
from faktum.checks.texts.markdown import check_markdown
from faktum.checks.texts.names import check_names
from faktum.checks.texts.official import check_official
from faktum.checks.texts.people import check_people, check_quoted_people
from faktum.checks.texts.placeholders import check_placeholders, check_typed_placeholders
from faktum.checks.texts.regions import check_regions_of
from faktum.checks.texts.restated import check_restated
from faktum.checks.texts.roles import check_roles
from faktum.checks.texts.text import TextsByFile, texts_by_file
from faktum.checks.texts.time import check_time
from faktum.checks.texts.tongues import check_tongues
from faktum.checks.texts.translations import check_inline, check_translations_of
from faktum.checks.texts.versions import check_versions_of
from faktum.checks.typography.rules import check_typography
from faktum.load.records import Loaded, load_site
from faktum.load.revision import Revision
from faktum.load.today import today
from faktum.load.versions import Version, every_set
from faktum.locale.messages import check_messages
from faktum.marks import joined
from faktum.problems import Problem, Report
from faktum.workers import without_collecting

UNREAD = frozenset({"YAML", "UNREADABLE", "DUPLICATE-KEY"})
"""Codes of files that could not be read as they stand."""

_SIZE = 5_000  # pragma: no mutate, only how work is divided
"""Letters that take as long as a rule across records."""

Check = Callable[[Index], Iterator[Problem]]

ACROSS: tuple[Check, ...] = (
    check_folders, check_files, check_ids, check_codes, check_references, check_sources, check_facts, check_stated, check_corrections,
    check_arithmetic, check_counts, check_identity, check_periods, check_founding, check_offices,
    check_beneficiary, check_accessibility, check_security, check_contacts, check_mailboxes, check_portraits, check_sorting, check_withdrawn, check_releases, check_dates, check_addresses, check_inline, check_notes,
    check_quoted_people, check_placeholders, check_orphans,
)  # fmt: skip
"""Rules across records, which look at everything."""

TEXTS: tuple[Check, ...] = (
    check_time, check_names, check_genitives, check_enumerations, check_roles, check_appointed, check_counted, check_restated, check_comparisons, check_official, check_tongues, check_claims, check_expressions,
    check_people, check_figures, check_markdown, check_typography, check_typed_placeholders, check_descriptions,
)  # fmt: skip
"""Rules for the texts in scope, whatever stands in others: they can be asked of a part of the texts at a time."""


VERSIONS: tuple[Callable[[Index, str, Sequence[Version]], Iterator[Problem]], ...] = (
    check_translations_of, check_versions_of, check_regions_of,
)  # fmt: skip
"""Rules for the versions of a text in all languages."""


def check_site(
    root: Path, *, due: bool = False, since: Revision | None = None, scope: frozenset[str] | None = None
) -> Report:
    """Load the site in `root` and run every check on it; with a scope, on the texts of these files only."""
    with without_collecting():
        loaded = load_site(root, partial(shelf_of, root))
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
    memo = memo_of(index)
    problems.extend(findings(_units(index), memo))
    literals = count_literals(index)
    if scope is None:
        memo.use(still_counted(index))
        memo.write(b"")
    if since:
        problems.extend(check_since(index, since))
    for language in loaded.languages:
        problems.extend(check_messages(language, loaded.root))
    return Report.of(problems, literals=literals)


def _units(index: Index) -> Iterator[Unit]:
    """What rules are given: the texts of a file in scope, the versions of a text, the whole site."""
    marks, files = index.marks, index.once(texts_by_file)
    for path in files if index.scope is None else sorted(index.scope & files.keys()):
        # What is found beside a part of the texts only is not kept.
        yield Unit(
            path,
            marks[path] if index.scope is None else b"",
            partial(_of_file, index, path),
            partial(_letters, files, path),
        )
    for name, versions in every_set(index.loaded):
        given = joined([marks[version.file.path] for version in versions])
        yield Unit(
            f"versions of {name}",
            given,
            partial(_of_versions, index, name, versions),
            partial(_quarter, versions),
        )
    for check in ACROSS:
        yield Unit(check.__name__, b"", partial(_of_site, index, check), lambda: _SIZE)


def _letters(files: TextsByFile, path: str) -> int:
    return sum(len(text.raw) for text in files[path])


def _quarter(versions: Sequence[Version]) -> int:
    return sum(len(one.file.body) for one in versions) // 4


def _of_file(index: Index, path: str) -> dict[str, Rule]:
    part = index.part([path])
    return {check.__name__: partial(check, part) for check in TEXTS}


def _of_versions(index: Index, name: str, versions: Sequence[Version]) -> dict[str, Rule]:
    rules: dict[str, Rule] = {check.__name__: partial(check, index, name, versions) for check in VERSIONS}
    for version in versions:
        rules[f"links {version.language}"] = partial(check_links, index, version.language, version.file)
    return rules


def _of_site(index: Index, check: Check) -> dict[str, Rule]:
    return {check.__name__: partial(check, index)}

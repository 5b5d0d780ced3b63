"""Projects of which the publisher is a beneficiary: what the emblem and the statement on their pages need."""

from __future__ import annotations

from collections.abc import Iterator

from faktum.checks.entries import ONE_OF
from faktum.checks.index import Index
from faktum.model.project import Project
from faktum.problems import Problem, did_you_mean, quoted
from faktum.support import PERIOD_KEY, PERIODS, Support, support_of

_PERIODS = " or ".join(PERIODS)


def check_beneficiary(index: Index) -> Iterator[Problem]:
    site = index.entries["site"]
    for number, project_id in enumerate(index.site.beneficiary_of):
        if wrong := _wrong(index, project_id):
            yield site.problem(("beneficiary_of", number), "BENEFICIARY", *wrong)


def _wrong(index: Index, project_id: str) -> tuple[str, str, str] | None:
    """What keeps the statement from being drawn: what was expected, what was found, what to do."""
    entry = index.entries.get(project_id)
    if entry is None or not isinstance(entry.record, Project):
        if entry is None and project_id in index.unread:
            return None
        found = f", the id of {ONE_OF[entry.kind]}" if entry else ""
        hint = did_you_mean(
            project_id, index.ids("projects"), "Ids of projects are the file names in data/projects/."
        )
        return "the id of a project in beneficiary_of", quoted(project_id) + found, hint
    project, path = entry.record, entry.document.path
    if project.eu_funded != "yes":
        return (
            "a project with EU money in beneficiary_of", f"{quoted(project_id)}, eu_funded: {project.eu_funded}",
            f"The emblem stands for EU money alone. Correct eu_funded in {path}, or take the project out of the list.",
        )  # fmt: skip
    return _missing(support_of(project, index.facts), project_id, path)


def _missing(support: Support, project_id: str, path: str) -> tuple[str, str, str] | None:
    if not support.known_period:
        return (
            f"the programming period of {quoted(project_id)}, {_PERIODS}", quoted(support.period) if support.period else "none",
            f"Write the fact {PERIOD_KEY} in {path}, from the decision on the grant; the project’s own dates do not tell.",
        )  # fmt: skip
    if support.names_fund and support.fund is None:
        return (
            f"the fund of {quoted(project_id)}", "none",
            f"In {support.period} the statement names the fund: write the fact fund with of: and a record of data/funds/ in {path}, or in the programme.",
        )  # fmt: skip
    return None

"""The closed vocabularies of facts: properties, units, roles and kinds.

Their labels in each language are messages (`property.budget`, `unit.jobs`, `role.owner` …); a test
sees to it that every word here has one.
"""

from __future__ import annotations

from typing import Literal

PropertyName = Literal[
    "budget", "grant", "funding", "share", "effect",
    "period", "start", "end", "decision", "founded", "published", "updated",
    "goal", "result", "members", "partners", "networks",
    "role", "award", "area", "purpose", "target-group", "focus", "certification", "fund", "programme",
    "office", "host", "parent", "predecessor", "successor", "part-of", "founder", "name", "kind-of", "claim",
]  # fmt: skip

MONEY, PERCENT, COUNT, DATE, CODE, TEXT, OF = "money", "percent", "count", "date", "code", "text", "of"

PROPERTIES: dict[str, frozenset[str]] = {
    "budget": frozenset({MONEY}),
    "grant": frozenset({MONEY}),
    "funding": frozenset({MONEY, OF}),
    "share": frozenset({PERCENT}),
    "effect": frozenset({MONEY, COUNT, TEXT}),
    "period": frozenset({DATE, COUNT}),
    "start": frozenset({DATE}),
    "end": frozenset({DATE}),
    "decision": frozenset({DATE}),
    "founded": frozenset({DATE}),
    "published": frozenset({DATE}),
    "updated": frozenset({DATE}),
    "goal": frozenset({COUNT, MONEY, TEXT}),
    "result": frozenset({COUNT, MONEY, TEXT}),
    "members": frozenset({COUNT}),
    "partners": frozenset({COUNT}),
    "networks": frozenset({COUNT}),
    "role": frozenset({CODE}),
    "award": frozenset({TEXT}),
    "area": frozenset({TEXT}),
    "purpose": frozenset({TEXT}),
    "target-group": frozenset({TEXT}),
    "focus": frozenset({TEXT}),
    "certification": frozenset({TEXT}),
    "fund": frozenset({OF, TEXT}),
    "programme": frozenset({OF, TEXT}),
    "office": frozenset({TEXT}),
    "host": frozenset({OF}),
    "parent": frozenset({OF}),
    "predecessor": frozenset({OF}),
    "successor": frozenset({OF}),
    "part-of": frozenset({OF}),
    "founder": frozenset({OF, TEXT}),
    "name": frozenset({TEXT}),
    "kind-of": frozenset({TEXT}),
    "claim": frozenset({TEXT}),
}
"""Each property with the types of value it may hold. Unknown (with a reason) is always allowed."""

UNITS = frozenset(
    {
        "percent", "jobs", "members", "organisations", "networks", "clusters", "universities",
        "institutes", "municipalities", "months", "years",
    }
)  # fmt: skip
"""Units beside the ISO 4217 currencies."""

TIME_UNITS = frozenset({"months", "years"})
"""Units in which a period may be stated that is not stated from when to when."""

ROLES = (
    "owner", "commissioner", "lead", "partner", "funder", "granting-authority",
)  # fmt: skip
"""Roles of an organisation in a project, in the order pages show them.

Owner: answers for the project. Commissioner: gave the assignment. Lead: leads the work. Partner:
takes part. Funder: its money. Granting authority: decides on somebody else's money.
"""

OrganisationKind = Literal[
    "public authority", "region", "university", "institute", "cluster", "network", "company",
    "incubator", "science park", "innovation company", "centre", "association", "community", "group",
    "ministry", "union", "unit",
]  # fmt: skip

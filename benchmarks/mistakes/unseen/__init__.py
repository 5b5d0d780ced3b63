"""Kinds that nobody who writes checks had seen: drawn when tuned, held and fresh kinds had all been looked at.

By somebody who had read neither the rules nor how the earlier kinds fared. Their split is *unseen*. They name no codes
that are right: any report where the editor must look will do, as for mistakes made up one by one.
"""

from mistakes.unseen import (
    calendar,
    claims,
    figures,
    marks,
    names,
    places,
    records,
    sums,
    times,
    versions,
)

__all__ = [
    "calendar",
    "claims",
    "figures",
    "marks",
    "names",
    "places",
    "records",
    "sums",
    "times",
    "versions",
]

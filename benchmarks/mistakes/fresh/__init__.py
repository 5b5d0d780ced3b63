"""Kinds that were drawn afterwards, by somebody who had read neither the rules nor the earlier kinds.

Their split is *fresh*, whatever the hash of their name. Their phrases are their own: phrases/.
"""

from mistakes.fresh import (
    amounts,
    calendar,
    claims,
    counts,
    dates,
    elsewhere,
    hygiene,
    identities,
    records,
    sums,
    tongues,
    versions,
)

__all__ = [
    "amounts",
    "calendar",
    "claims",
    "counts",
    "dates",
    "elsewhere",
    "hygiene",
    "identities",
    "records",
    "sums",
    "tongues",
    "versions",
]

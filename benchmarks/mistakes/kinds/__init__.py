"""The rules, by what they get wrong. Importing this package makes every kind known."""

from mistakes.kinds import (
    arithmetic,
    changed_figures,
    claims,
    contacts,
    debris,
    figures,
    identity,
    names,
    periods,
    records,
    references,
    shapes,
    time,
    tongues,
    typography,
    versions,
)

__all__ = [
    "arithmetic",
    "changed_figures",
    "claims",
    "contacts",
    "debris",
    "figures",
    "identity",
    "names",
    "periods",
    "records",
    "references",
    "shapes",
    "time",
    "tongues",
    "typography",
    "versions",
]

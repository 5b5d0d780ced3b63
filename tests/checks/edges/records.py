"""Records and texts of the small site that have an edge."""

from __future__ import annotations

PROJECT = "data/projects/halsobron.yml"
SOUTH = "data/projects/halsobron-syd.yml"
PERSON = "data/people/p-a1b2c.yml"
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
TEXT = "docs/sv/projects/halsobron.md"

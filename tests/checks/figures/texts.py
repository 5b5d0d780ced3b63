"""Texts of the small site in which figures are typed."""

from __future__ import annotations

from pathlib import Path

TEXT = "docs/sv/projects/halsobron.md"
DANISH = "docs/da/projects/halsobron.md"
ENGLISH = "docs/en/projects/halsobron.md"
SOUTH = "docs/sv/projects/halsobron-syd.md"
ABOUT = "docs/sv/about.md"
RELEASE = "docs/sv/press/2019/halsobron-oppnar.md"
PROJECT = "data/projects/halsobron.yml"
CODES = ("BARE-FIGURE", "UNBOUND-FIGURE", "WRONG-FIGURE")
ROOT = Path(__file__).parents[3]

"""Records of the small site that have a time."""

from __future__ import annotations

PROJECT = "data/projects/halsobron.yml"
SYD = "data/projects/halsobron-syd.yml"
RELEASE = "docs/da/press/2023/broen-mod-syd.md"
SWEDISH = "docs/sv/press/2019/halsobron-oppnar.md"
TEXT = "docs/sv/projects/halsobron.md"
HERE = "source: fjallback-2019-sv, place: fact-box"

"""Records of the small site whose names are compared."""

from __future__ import annotations

REGION = "data/organisations/region-fjallback.yml"
RING = "data/organisations/fjallringen.yml"
SYD = "data/projects/halsobron-syd.yml"
PERSON = "data/people/p-a1b2c.yml"


def alias(text: str, language: str = "sv") -> str:
    return f"country: SE\naliases:\n  - {{text: {text}, lang: {language}}}\n"

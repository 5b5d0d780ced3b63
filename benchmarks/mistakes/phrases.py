"""What the rules type into texts, in each language: phrases/<language>.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "phrases"


@cache
def phrases(language: str) -> dict[str, Any]:
    """All phrases of a language."""
    told = yaml.safe_load((FOLDER / f"{language}.yml").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def phrase(language: str, key: str) -> Any:
    return phrases(language)[key]

"""Words of a language that checks look for: numerals, months, superlatives, quotation marks.

One folder a language, one file a subject (`sv/figures.yml`), so that a language is added without code.
A language without a file is a language in which that check finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def words(language: str, subject: str) -> Mapping[str, Any]:
    """What stands in `<language>/<subject>.yml`; nothing where there is no such file.

    The files are the package's own, so they are read without the positions that editors need.
    """
    path = files(__name__) / language / f"{subject}.yml"
    if not path.is_file():
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: Mapping[str, Any] = yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506 - a safe loader
    return loaded


def any_of(forms: Iterable[str]) -> str:
    """A pattern of any of these words or phrases, the longest first, white space as it comes; of none it finds nothing."""
    longest_first = sorted(map(str, forms), key=lambda one: (-len(one), one))
    return "|".join(r"\s+".join(map(re.escape, one.split())) for one in longest_first) or "(?!)"


@cache
def every(subject: str) -> tuple[Mapping[str, Any], ...]:
    """What each language that has the file says of a subject."""
    folders = sorted(one.name for one in files(__name__).iterdir() if one.is_dir())
    return tuple(found for language in folders if (found := words(language, subject)))

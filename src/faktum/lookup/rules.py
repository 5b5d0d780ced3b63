"""The rules of the look-up, read from `rules.yml`: what letters are alike, what a match costs, where it ends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from faktum.model.base import Model

Kind = Literal["written", "folded", "beginning", "inside", "near", "near-beginning"]
"""How a word matches, the best first."""

TextKind = Literal["", "short", "other", "former"]
"""What a writing of a name is: the present name in some language, its short form, another writing, a former name."""

Field = Literal["name", "phone", "organisation", "role", "project", "topic", "language", "place"]

NAMED: tuple[Field, ...] = ("organisation", "role", "project", "topic", "language", "place")
"""Fields whose values several contacts share."""


class Folding(Model):
    letters: Mapping[str, str]
    """A letter without its marks → what it is read as."""
    pairs: Mapping[str, str]
    """Two letters → the one they are typed for."""


class Costs(Model):
    kinds: Mapping[Kind, int]
    fields: Mapping[Field, int]
    texts: Mapping[TextKind, int]
    joined: int
    part: int


class Limits(Model):
    near: int
    near_beginning: int
    enough: int
    digits: int
    inside: int
    words: int
    joined: int


class Rules(Model):
    """All of `rules.yml`; what each means is said there."""

    folding: Folding
    costs: Costs
    states: tuple[str, ...]
    facets: Mapping[str, Field]
    limits: Limits


@cache
def rules() -> Rules:
    return Rules.model_validate(written_rules())


@cache
def written_rules() -> Mapping[str, Any]:
    """As they stand in the file, for the index. The file is the package's own: it is read without positions."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = files("faktum.lookup").joinpath("rules.yml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    return loaded

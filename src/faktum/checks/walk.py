"""A way through a record: every value in it, with its place in the file and the model it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import BaseModel

from faktum.load.yaml import Document, Place
from faktum.model.base import LocalizedText


class Node(NamedTuple):
    """One value: the model that holds it, the field's name there, its place and itself."""

    owner: BaseModel
    name: str
    place: Place
    value: Any


def walk(model: BaseModel, place: Place = ()) -> Iterator[Node]:
    """Every value of a model, depth first: parts of a model right after the model itself."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if value is not None:
            yield from _values(model, name, (*place, field.alias or name), value)


def _values(owner: BaseModel, name: str, place: Place, value: Any) -> Iterator[Node]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _values(owner, name, (*place, key), one)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            yield from _values(owner, name, (*place, index), one)
    else:
        yield Node(owner, name, place, value)
        if isinstance(value, BaseModel) and not isinstance(value, LocalizedText):
            yield from walk(value, place)


def line_of(document: Document, place: Place) -> int:
    """The line of a place; a fact with one source has no `statements` in the file."""
    for index in range(len(place)):
        if place[index : index + 2] == ("statements", 0) and place[: index + 1] not in document.lines:
            place = place[:index] + place[index + 2 :]
            break
    return document.line(*place)

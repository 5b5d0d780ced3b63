r"""CSV (RFC 4180) for programs: UTF-8 without a mark, lines ended by CR LF, point decimals.

Columns are the paths of the JSON joined by `_`, in the order of the schema, whether or not any row has
a value there. A list of ids, codes or addresses is joined by spaces; a list of objects stands as JSON.
true and false are written so; null and an empty list are an empty cell.

A spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line end as a formula, whatever
stands around it (OWASP, CSV Injection). Numbers come from the models and may begin with a minus. A text
that begins with one of these, or with an apostrophe, has an apostrophe in front, which spreadsheets take
as the sign of a text. A program that takes one apostrophe away from the beginning of a cell has the value
of the JSON again. Dates in EDTF begin with a digit or a full stop.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic_core import to_json

from faktum.publish.api.row import Row

Schema = Mapping[str, Any]

_GUARDED = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""Also the full-width forms, which spreadsheets in East Asian languages read alike."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of CSV, and what the schema says of it."""

    path: tuple[str, ...]
    type: str
    """`text`, `number`, `number-or-text`, `date`, `address`, `yes-no`, `ids` (a list) or `objects` (one as JSON)."""
    nullable: bool
    description: str

    @property
    def name(self) -> str:
        return "_".join(self.path)


def columns_of(schema: Schema) -> list[Column]:
    """The columns of a row, in the order of its schema."""
    return list(_columns((), schema, schema.get("$defs", {}), nullable=False, description=""))


def csv_table(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """The table with its line of names. Line ends are CR LF."""
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\r\n")
    writer.writerow(column.name for column in columns)
    paths = [column.path for column in columns]
    for row in rows:
        values = row.model_dump(mode="json")
        writer.writerow([_cell(_dig(values, path)) for path in paths])
    return target.getvalue()


def _columns(
    path: tuple[str, ...], node: Schema, definitions: Schema, *, nullable: bool, description: str
) -> Iterator[Column]:
    description = node.get("description", description)
    if "$ref" in node:
        target = definitions[node["$ref"].rpartition("/")[2]]
        yield from _columns(
            path, target | {"description": description}, definitions, nullable=nullable, description=""
        )
        return
    options = node.get("anyOf", ())
    if {"type": "null"} in options:
        rest = [one for one in options if one != {"type": "null"}]
        inner = rest[0] if len(rest) == 1 else {"anyOf": rest}
        yield from _columns(path, inner, definitions, nullable=True, description=description)
        return
    if "properties" in node:
        for name, inner in node["properties"].items():
            yield from _columns((*path, name), inner, definitions, nullable=nullable, description=description)
        return
    yield Column(path, _type(node, definitions), nullable, description)


def _type(node: Schema, definitions: Schema) -> str:
    if node.get("type") == "array":
        item = node["items"]
        item = definitions[item["$ref"].rpartition("/")[2]] if "$ref" in item else item
        return "objects" if item.get("type") == "object" else "ids"
    if "anyOf" in node:
        return "number-or-text" if {"type": "string"} in node["anyOf"] else "number"
    if node.get("type") in {"integer", "number"}:
        return "number"
    if node.get("type") == "boolean":
        return "yes-no"
    return {"date": "date", "uri": "address"}.get(node.get("format", ""), "text")


def _dig(values: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        if values is None:
            return None
        values = values[name]
    return values


def _cell(value: Any) -> str | int | float:
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, list):
        if isinstance(value[0], str):
            return " ".join(value)
        return to_json(value).decode()
    return f"'{value}" if value.startswith(_GUARDED) else value

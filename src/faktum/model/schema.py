"""JSON Schemas of the files people edit, for completion and hints while writing.

Made from the models, in draft 7, which editors read. What a model accepts in two forms (a fact with
one source written inline, a year without quotation marks) the schema accepts too; what only the
models can see (a valid telephone number, exactly one preferred statement) is left to them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from faktum.model.edtf import Edtf
from faktum.model.fact import Value
from faktum.model.kinds import MODELS, SINGULAR
from faktum.model.release import Prose, Release, Translation

Schema = dict[str, Any]

FRONT_MATTER: Mapping[str, type[BaseModel]] = {"release": Release, "translation": Translation, "prose": Prose}
"""Schema name → model of the front matter of Markdown files."""

_POINT = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
_DATE = rf"^({_POINT}|({_POINT})/(\.\.|{_POINT})?|(\.\.)?/{_POINT})$"
_SAYS_SOMETHING = [{"required": [key]} for key in ("value", "text", "of", "unknown")]


def json_schemas(languages: Sequence[str]) -> dict[str, Schema]:
    """Schema name → schema, for a site in these languages."""
    models = {**{SINGULAR[kind]: model for kind, model in MODELS.items()}, **FRONT_MATTER}
    return {name: json_schema(model, languages) for name, model in models.items()}


def json_schema(model: type[BaseModel], languages: Sequence[str]) -> Schema:
    """The schema of one kind of file, for a site in these languages."""
    made = model.model_json_schema(schema_generator=_Draft7)
    definitions = made.pop("$defs", {})
    _take_inline(definitions, "Fact", "Statement")
    _take_inline(definitions, "Appointment", "Sourced")
    if "Fact" in definitions:
        definitions["Fact"]["else"]["anyOf"] = definitions["Statement"]["anyOf"] = _SAYS_SOMETHING
    if definitions:
        made["definitions"] = dict(sorted(definitions.items()))
    made["properties"].pop("id", None)
    made["required"] = [key for key in made.get("required", []) if key != "id"]
    schema: Schema = _in_draft_7(made, languages)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def as_text(schema: Schema) -> str:
    """The schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


class _Draft7(GenerateJsonSchema):
    """Dates and values are written as text, but YAML makes numbers of bare years."""

    def json_or_python_schema(self, schema: core_schema.JsonOrPythonSchema) -> Schema:
        written = schema["python_schema"].get("cls")
        if written is Edtf:
            return {"anyOf": [{"type": "string", "pattern": _DATE}, {"type": "integer", "minimum": 1000}]}
        if written is Value:
            return {"type": ["string", "integer"]}
        return super().json_or_python_schema(schema)

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the library's signature
        return False

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> Schema:
        made = super().default_schema(schema)
        if made.get("default") in (None, [], {}, ()):
            made.pop("default", None)
        return made


def _take_inline(definitions: dict[str, Schema], outer: str, inner: str) -> None:
    """Let `outer` hold the keys of its only `inner` directly instead of a list of `statements`."""
    if outer not in definitions:
        return
    whole, item = definitions[outer], definitions[inner]
    own = list(whole["properties"])
    whole["required"] = [key for key in whole.get("required", []) if key != "statements"]
    whole["properties"] = item["properties"] | whole["properties"]
    whole["if"] = {"required": ["statements"]}
    whole["then"] = {"propertyNames": {"enum": own}}
    whole["else"] = {"required": item["required"]}
    if not whole["required"]:
        del whole["required"]


def _in_draft_7(node: Any, languages: Sequence[str]) -> Any:
    if isinstance(node, list):
        return [_in_draft_7(item, languages) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("x-localized"):
        return _localized(node, languages)
    node = {key: _in_draft_7(value, languages) for key, value in node.items()}
    if "patternProperties" in node:
        node["additionalProperties"] = False
    if isinstance(node.get("description"), str):
        node["description"] = " ".join(node["description"].split())
    if "$ref" in node:
        reference = {"$ref": node.pop("$ref").replace("#/$defs/", "#/definitions/")}
        # In draft 7 a reference silences the keys beside it.
        node = {"allOf": [reference], **node} if node else reference
    return _without_null(node)


def _localized(node: Schema, languages: Sequence[str]) -> Schema:
    text = {"type": "string", "pattern": r"\S"}
    return {
        **{key: value for key, value in node.items() if key in {"title", "description"}},
        "type": "object",
        "properties": dict.fromkeys(languages, text),
        "required": list(languages),
        "additionalProperties": False,
        "x-localized": True,
    }


def _without_null(node: Schema) -> Schema:
    """A key that may be left out is left out; it is not written with nothing behind it."""
    options = node.get("anyOf")
    if not options or {"type": "null"} not in options:
        return node
    options = [option for option in options if option != {"type": "null"}]
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if len(options) > 1:
        return {**rest, "anyOf": options}
    if "$ref" in options[0] and rest:
        return {"allOf": options, **rest}
    return {**options[0], **rest}

"""JSON Schemas (draft 2020-12) of what the API serves, read off the models of the rows.

A mapping in a row is by language; here it gets the languages of the site, all of them required.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from babel import Locale
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema

from faktum.catalogue import Catalogue
from faktum.model.schema import json_schemas

Schema = dict[str, Any]

FOLDER = "api/v1/schema/"
OF_DATA = "data-"
"""What the names of schemas of files under data/ begin with here: the API has records of the same names."""


class _Explained(GenerateJsonSchema):
    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - the library's signature
        return False


def row_schema(model: type[BaseModel], languages: Mapping[str, str]) -> Schema:
    """The schema of a model, for a site in these languages (code → English name)."""
    made: Schema = _with_languages(
        model.model_json_schema(schema_generator=_Explained, mode="serialization"), languages
    )
    definitions = made.get("$defs", {})
    for schema in (made, *definitions.values()):
        schema.pop("title", None)
    return made


def schema_file(site_url: str, name: str, title: str, schema: Schema) -> str:
    """A schema as it is published: its identifier is its address."""
    dialect = schema.get("$schema", GenerateJsonSchema.schema_dialect)
    return _as_text({"$schema": dialect, "$id": f"{site_url}{FOLDER}{name}.json", "title": title} | schema)


def data_schemas(catalogue: Catalogue) -> dict[str, str]:
    """Path → the schema of each kind of file that editors write."""
    return {
        f"{FOLDER}{OF_DATA}{name}.json": schema_file(
            catalogue.site.site_url, OF_DATA + name, f"A file of data: {name}", schema
        )
        for name, schema in json_schemas(catalogue.languages).items()
    }


def english_names(catalogue: Catalogue) -> dict[str, str]:
    """The languages of the site by their names in English, in which schemas are written."""
    return {
        one.code: Locale.parse(one.locale).get_language_name("en") or one.code
        for one in catalogue.site.languages
    }


def _as_text(schema: Schema) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _with_languages(node: Any, languages: Mapping[str, str]) -> Any:
    if isinstance(node, list):
        return [_with_languages(one, languages) for one in node]
    if not isinstance(node, dict):
        return node
    node = {key: _with_languages(value, languages) for key, value in node.items()}
    if isinstance(node.get("description"), str):
        node["description"] = " ".join(node["description"].split())
    if isinstance(node.get("additionalProperties"), dict):
        inner = node["additionalProperties"]
        node["properties"] = {
            code: {**inner, "description": f"In {name}."} for code, name in languages.items()
        }
        node["required"] = list(languages)
        node["additionalProperties"] = False
    return node

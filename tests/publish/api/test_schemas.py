"""JSON Schemas under /api/v1/schema/: sound, closed, explained, and true of every file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Built
from every_file import api_files
from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker, ValidationError

from faktum.catalogue import Catalogue
from faktum.publish.api.schemas import row_schema
from faktum.publish.api.tables import KINDS
from faktum.publish.api.vocabularies import TopicRow
from faktum.render.view import Localised

Schema = dict[str, Any]
LISTS = [kind.name for kind in KINDS]
RECORDS = {kind.name: kind.record for kind in KINDS if kind.record}


@pytest.fixture(scope="module")
def files(catalogue: Catalogue, localised: dict[str, Localised]) -> dict[str, str | bytes]:
    made: dict[str, str | bytes] = api_files(catalogue, localised)
    return made


@pytest.fixture(scope="module")
def schemas(files: dict[str, str | bytes]) -> dict[str, Schema]:
    return {
        path.removeprefix("api/v1/schema/").removesuffix(".json"): json.loads(content)
        for path, content in files.items()
        if path.startswith("api/v1/schema/")
    }


def test_there_is_one_for_each_list_each_record_and_each_file_of_data(schemas: dict[str, Schema]) -> None:
    of_data = {
        f"data-{path.name.removesuffix('.schema.json')}" for path in (ROOT / "data/schema").glob("*.json")
    }
    assert set(schemas) == {*LISTS, *RECORDS.values(), *of_data}


def test_each_is_sound_and_named_after_its_address(schemas: dict[str, Schema]) -> None:
    for name, schema in schemas.items():
        validator = Draft7Validator if name.startswith("data-") else Draft202012Validator
        assert schema["$schema"] == validator.META_SCHEMA["$id"]
        validator.check_schema(schema)
        assert schema["$id"] == f"https://fakta.example/api/v1/schema/{name}.json"


def test_those_of_data_are_those_that_editors_use(schemas: dict[str, Schema]) -> None:
    """The small site has the languages of this repository's."""
    for path in (ROOT / "data/schema").glob("*.json"):
        published = dict(schemas[f"data-{path.name.removesuffix('.schema.json')}"])
        own = json.loads(path.read_text(encoding="utf-8"))
        del published["$id"]
        assert published == {"title": published["title"], **own}


@pytest.mark.parametrize("name", [*LISTS, *RECORDS.values()])
def test_each_is_closed_and_explains_every_field(name: str, schemas: dict[str, Schema]) -> None:
    for where, node in objects_in(schemas[name]):
        assert node["additionalProperties"] is False, where
        assert set(node["required"]) == set(node["properties"]), where
        for field, inner in node["properties"].items():
            # A sentence, or what a list of alternatives after it says.
            assert len(inner.get("description", "")) > 8, f"{where} {field}"
            assert inner["description"].endswith((".", "…")), f"{where} {field}"


def objects_in(schema: Schema) -> Iterator[tuple[str, Schema]]:
    def walk(node: Any, where: str) -> Iterator[tuple[str, Schema]]:
        if isinstance(node, list):
            for one in node:
                yield from walk(one, where)
        elif isinstance(node, dict):
            if node.get("type") == "object":
                yield where, node
            for key, one in node.items():
                yield from walk(one, f"{where}/{key}")

    return walk(schema, "")


@pytest.mark.parametrize("which", ["small", "below_a_path", "real"])
def test_every_file_is_valid(which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    folder = built.site / "api/v1"
    seen = 0
    for kind in KINDS:
        check(folder / f"{kind.name}.json", folder / f"schema/{kind.name}.json")
        for path in (folder / kind.name).rglob("*.json"):
            check(path, folder / f"schema/{kind.record}.json")
            seen += 1
    assert seen > 15
    files = {path for path in folder.rglob("*.json") if path.parent.name != "schema"}
    assert len(files) == seen + len(KINDS)


def check(path: Path, schema: Path) -> None:
    document, rules = (json.loads(one.read_text(encoding="utf-8")) for one in (path, schema))
    Draft202012Validator(rules, format_checker=FormatChecker(["date"])).validate(document)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unheard_of": 1}, "unheard_of"),
        ({"value": [8_000_000]}, "not valid"),
        ({"qualifier": "roughly"}, "roughly"),
        ({"earliest": "March 2019"}, "not valid"),
        ({"label": {"sv": "Budget", "da": "Budget"}}, "'en' is a required property"),
        ({"unit": None, "fact": "halsobron"}, "does not match"),
    ],
)
def test_what_is_wrong_is_not_valid(
    change: dict[str, Any], message: str, files: dict[str, str | bytes], schemas: dict[str, Schema]
) -> None:
    document = json.loads(files["api/v1/facts.json"])
    document["items"][0] |= change
    validator = Draft202012Validator(schemas["facts"], format_checker=FormatChecker(["date"]))
    with pytest.raises(ValidationError, match=message):
        validator.validate(document)


def test_a_site_in_other_languages_has_others() -> None:
    schema = row_schema(TopicRow, {"fi": "Finnish", "se": "Northern Sami"})
    label = schema["properties"]["label"]
    assert label["required"] == ["fi", "se"]
    assert label["properties"]["se"] == {"type": "string", "description": "In Northern Sami."}
    assert label["additionalProperties"] is False

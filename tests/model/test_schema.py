"""The JSON Schemas: those committed are those generated, and they agree with the models."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from faktum.load.prose import parse_prose
from faktum.load.records import Loaded, load_site
from faktum.load.yaml import parse_yaml
from faktum.model.kinds import KINDS, MODELS, SINGULAR
from faktum.model.schema import FRONT_MATTER, as_text, json_schemas
from faktum.problems import Problem
from faktum.publish.schema import main, write_schemas

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/sites/small"


def languages_of(root: Path) -> tuple[str, ...]:
    site = parse_yaml((root / "data/site.yml").read_text(encoding="utf-8"), "data/site.yml", []).data
    return tuple(language["code"] for language in site["languages"])


SCHEMAS = {root: json_schemas(languages_of(root)) for root in (ROOT, SMALL)}


def edited_files(root: Path) -> Iterator[tuple[str, Path]]:
    """(schema name, path) of every file with a schema."""
    yield "site", root / "data/site.yml"
    for kind in KINDS:
        for path in sorted((root / "data" / kind).glob("*.yml")):
            yield SINGULAR[kind], path
    for language in languages_of(root):
        folder = root / "docs" / language
        for path in sorted(folder.rglob("*.md")):
            parts = path.relative_to(folder).parts
            if parts[0] == "press" and len(parts) == 3:
                yield ("translation" if "translated_from" in front_of(path) else "release"), path
            else:
                yield "prose", path


def front_of(path: Path) -> Any:
    return parse_prose(path.read_text(encoding="utf-8"), path.name, "", []).front.data


def data_of(path: Path) -> Any:
    if path.suffix == ".md":
        return front_of(path)
    problems: list[Problem] = []
    data = parse_yaml(path.read_text(encoding="utf-8"), path.name, problems).data
    assert not problems
    return data


def complaints(schema: dict[str, Any], data: Any) -> list[str]:
    found = Draft7Validator(schema).iter_errors(data)
    return [f"{'.'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in found]


def test_the_committed_schemas_are_those_generated() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "data/schema").iterdir()}
    generated = {f"{name}.schema.json": as_text(schema) for name, schema in SCHEMAS[ROOT].items()}
    assert committed == generated, "run `make schema`"


def test_there_is_one_for_each_kind_of_file() -> None:
    assert set(SCHEMAS[ROOT]) == {SINGULAR[kind] for kind in MODELS} | set(FRONT_MATTER)


@pytest.mark.parametrize("name", sorted(SCHEMAS[ROOT]))
def test_each_is_sound_draft_7_without_an_id(name: str) -> None:
    schema = SCHEMAS[ROOT][name]
    Draft7Validator.check_schema(schema)
    assert "id" not in schema["properties"]
    assert "$defs" not in as_text(schema)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("name", sorted(SCHEMAS[ROOT]))
def test_each_explains_itself(name: str) -> None:
    schema = SCHEMAS[ROOT][name]
    parts = [schema, *schema.get("definitions", {}).values()]
    described = [one for part in parts for one in part.get("properties", {}).values() if "description" in one]
    assert described, "no key is explained"


@pytest.mark.parametrize(("root", "codes"), [(ROOT, ("sv", "da", "en")), (SMALL, ("sv", "da", "en"))])
def test_a_text_has_the_languages_of_the_site(root: Path, codes: tuple[str, ...]) -> None:
    text = SCHEMAS[root]["topic"]["definitions"]["LocalizedText"]
    assert text["x-localized"] is True
    assert tuple(text["properties"]) == tuple(text["required"]) == codes


@pytest.mark.parametrize(
    ("root", "name", "path"),
    [(root, name, path) for root in (ROOT, SMALL) for name, path in edited_files(root)],
    ids=lambda value: value.relative_to(ROOT).as_posix() if isinstance(value, Path) else None,
)
def test_every_file_of_the_sites_is_valid(root: Path, name: str, path: Path) -> None:
    assert complaints(SCHEMAS[root][name], data_of(path)) == []


PROJECT = "data/projects/halsobron.yml"
FUND = "data/funds/nordfonden.yml"
PERSON = "data/people/p-a1b2c.yml"


def without(key: str) -> Callable[[str], str]:
    """Remove a key of the first level with everything below it."""

    def change(text: str) -> str:
        lines, kept, inside = text.splitlines(keepends=True), [], False
        for line in lines:
            inside = line.startswith(f"{key}:") or (inside and line.startswith((" ", "\n")))
            if not inside:
                kept.append(line)
        assert len(kept) < len(lines)
        return "".join(kept)

    return change


def added(line: str) -> Callable[[str], str]:
    return lambda text: f"{text.rstrip()}\n{line}\n"


@pytest.mark.parametrize(
    ("path", "break_it"),
    [
        (FUND, added("lable: Nordfonden")),
        (FUND, without("label")),
        (FUND, lambda text: without("label")(text) + "label: {sv: Nordfonden, da: Nordfonden}\n"),
        (FUND, lambda text: without("label")(text) + "label: {sv: A, da: A, en: A, nb: A}\n"),
        (FUND, lambda text: without("label")(text) + 'label: {sv: A, da: A, en: " "}\n'),
        (FUND, lambda text: without("label")(text) + "label: Nordfonden\n"),
        (FUND, added("former_ids: [Nordfonden]")),
        (FUND, added("former_ids: nordfonden")),
        (FUND, added("facts: {founded: {value: 1998, source: fjallback-2020}}")),
        (FUND, added("facts: {founded: {source: fjallback-2020, place: unknown}}")),
        (FUND, added("facts: {founded: {value: 1998, source: fjallback-2020, place: lead, sauce: x}}")),
        (FUND, added("facts: {Founded: {value: 1998, source: fjallback-2020, place: lead}}")),
        (FUND, added("facts: {founded: {value: 1998, source: a, place: b, qualifier: roughly}}")),
        (FUND, added("facts: {founded: {value: 1998, source: a, place: b, valid_at: in summer}}")),
        (FUND, added("facts: {founded: {statements: [], source: a}}")),
        (PROJECT, without("eu_funded")),
        (PROJECT, lambda text: without("participants")(text) + "participants: [{role: sponsor, organisations: [a], source: b, place: c}]\n"),
        (PERSON, lambda text: without("appointments")(text) + "appointments: {office: {organisation: a, source: b}}\n"),
        (PERSON, added("party: none")),
    ],
)  # fmt: skip
def test_what_the_schema_refuses_the_model_refuses_too(
    site: Callable[..., Path], path: str, break_it: Callable[[str], str]
) -> None:
    text = break_it((SMALL / path).read_text(encoding="utf-8"))
    name = SINGULAR[path.split("/")[1]]
    assert complaints(SCHEMAS[SMALL][name], parse_yaml(text, path, []).data)
    loaded = load_site(site({path: text}))
    assert isinstance(loaded, Loaded)
    assert [problem for problem in loaded.problems if problem.path == path]


@pytest.mark.parametrize(
    "fact",
    [
        "{value: 1998, source: a, place: b}",
        '{value: "1998-05", source: a, place: b, valid_at: 1998}',
        "{value: 3 000 EUR, qualifier: about, source: a, place: b, stated: {text: 3 tusen, lang: sv}}",
        "{unknown: not stated, source: a, place: unknown}",
        "{property: funding, of: somebody, source: a, place: b}",
        "{label: {sv: A, da: A, en: A}, statements: [{value: 1998, source: a, place: b}]}",
    ],
)
def test_a_fact_is_valid_in_either_form(fact: str) -> None:
    text = (
        f"label: {{sv: A, da: A, en: A}}\ndescription: {{sv: A, da: A, en: A}}\nfacts:\n  founded: {fact}\n"
    )
    assert complaints(SCHEMAS[SMALL]["fund"], parse_yaml(text, "x.yml", []).data) == []
    MODELS["funds"].model_validate({"id": "x", **parse_yaml(text, "x.yml", []).data})


@pytest.mark.parametrize(
    "date",
    ["2019", "2019-06", "2019-06-13", "2019-23", "2019~", "2017/2019-12~", "2017/..", "../2019", "2017/"],
)
def test_dates_are_valid(date: str) -> None:
    for written in (date, f'"{date}"'):
        front = parse_yaml(f"on: {written}\n", "x", []).data
        assert complaints(_definition("Withdrawal"), front) == []


@pytest.mark.parametrize("date", ["13 juni 2019", "19-06-13", "2019/2020/2021", "..", "/"])
def test_what_is_no_date_is_not(date: str) -> None:
    assert complaints(_definition("Withdrawal"), {"on": date})


def _definition(name: str) -> dict[str, Any]:
    schema = SCHEMAS[SMALL]["person"]
    return {**schema["definitions"][name], "definitions": schema["definitions"]}


class TestWriting:
    def test_replaces_what_stood_there(
        self, site: Callable[..., Path], capsys: pytest.CaptureFixture[str]
    ) -> None:
        root = site({"data/schema/gone.schema.json": "{}", "data/schema/fund.schema.json": "{}"})
        assert main([str(root)]) == 0
        assert f"{len(SCHEMAS[SMALL])} schemas written" in capsys.readouterr().out
        names = {path.name for path in (root / "data/schema").iterdir()}
        assert names == {f"{name}.schema.json" for name in SCHEMAS[SMALL]}
        assert json.loads((root / "data/schema/fund.schema.json").read_text())["title"] == "Fund"

    def test_is_the_same_every_time(self, tmp_path: Path) -> None:
        first = {path.name: path.read_bytes() for path in write_schemas(tmp_path, ("sv",))}
        second = {path.name: path.read_bytes() for path in write_schemas(tmp_path, ("sv",))}
        assert first == second

    def test_needs_a_site(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(tmp_path)]) == 1
        assert "data/site.yml" in capsys.readouterr().err

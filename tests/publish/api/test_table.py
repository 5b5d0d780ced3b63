"""CSV under /api/v1/, read back by Python's reader and compared with the JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from conftest import Built
from every_file import api_files

from faktum.catalogue import Catalogue
from faktum.model.terms import Term
from faktum.publish.api.projects import Amount
from faktum.publish.api.schemas import row_schema
from faktum.publish.api.table import columns_of, csv_table
from faktum.publish.api.tables import KINDS, Kind
from faktum.publish.api.vocabularies import TermRow
from faktum.render.view import Localised

TERM = "data/terms/vardlots.yml"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def dig(row: Any, column: str) -> Any:
    """The value at the path that a column is named after; names of fields may hold underscores too."""
    if row is None or column == "":
        return row
    for name in sorted(row, key=len, reverse=True):
        if column == name or column.startswith(f"{name}_"):
            return dig(row[name], column.removeprefix(name).removeprefix("_"))
    raise KeyError(column)


def written(value: Any) -> str:
    """A value as the page about open data says that CSV has it."""
    if value in (None, []):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return " ".join(value) if isinstance(value[0], str) else json.dumps(value)
    return str(value)


@pytest.mark.parametrize("which", ["small", "below_a_path", "real"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_says_what_the_json_says(kind: Kind, which: str, request: pytest.FixtureRequest) -> None:
    built: Built = request.getfixturevalue(f"built_{which}")
    rows = read((built.site / f"api/v1/{kind.name}.csv").read_bytes().decode("utf-8"))
    items = json.loads(built.text(f"api/v1/{kind.name}.json"))["items"]
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        for column, cell in row.items():
            value = dig(item, column)
            if isinstance(value, list) and value and isinstance(value[0], dict):
                assert json.loads(cell) == value, column
            else:
                assert cell.removeprefix("'") == written(value), column


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_is_as_the_rfc_says(kind: Kind, built_small: Built) -> None:
    """RFC 4180: CR LF, as many fields in every line. UTF-8 without a byte order mark."""
    data = (built_small.site / f"api/v1/{kind.name}.csv").read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    lines = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    assert {len(line) for line in lines} == {len(lines[0])}
    assert len(set(lines[0])) == len(lines[0])


def test_the_columns_are_the_paths_of_the_schema_whatever_the_rows(built_small: Built) -> None:
    languages = {"sv": "Swedish", "da": "Danish", "en": "English"}
    for kind in KINDS:
        columns = columns_of(row_schema(kind.row, languages))
        header = csv_table(columns, ())
        whole = (built_small.site / f"api/v1/{kind.name}.csv").read_bytes().decode("utf-8")
        assert whole.startswith(header)
    terms = columns_of(row_schema(TermRow, languages))
    assert [one.name for one in terms] == [
        "id", "former_ids", "iri", "page_sv", "page_da", "page_en", "label_sv", "label_da", "label_en",
        "definition_sv", "definition_da", "definition_en", "aliases", "related", "note_sv", "note_da", "note_en",
    ]  # fmt: skip
    assert {one.name: one.type for one in terms if one.type != "text"} == {
        "former_ids": "ids", "iri": "address", "page_sv": "address", "page_da": "address", "page_en": "address",
        "aliases": "objects", "related": "ids",
    }  # fmt: skip


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'", "＝", "＠"])
def test_a_text_is_never_a_formula(sign: str, resolving, edited) -> None:
    """OWASP, CSV Injection. One apostrophe less, and it is the value of the JSON."""
    hostile = f'{sign}HYPERLINK("https://elsewhere.example/")'
    text = edited(TERM, "label: {", "former_ids: [old-name]\nlabel: {")
    catalogue = resolving({TERM: text})
    term = catalogue.loaded.records["terms"]["vardlots"]
    assert isinstance(term, Term)
    label = term.label.model_copy(update={"root": {"sv": hostile, "da": "x", "en": f" {hostile}"}})
    catalogue.loaded.records["terms"]["vardlots"] = term.model_copy(update={"label": label})
    files = api_files(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})
    (row,) = read(str(files["api/v1/terms.csv"]))
    assert row["label_sv"] == f"'{hostile}"
    assert row["label_en"] == f" {hostile}"
    assert row["former_ids"] == "old-name"
    assert json.loads(files["api/v1/terms.json"])["items"][0]["label"]["sv"] == hostile


def test_a_negative_number_stays_a_number() -> None:
    columns = columns_of(row_schema(Amount, {}))
    rows = [
        Amount(amount=-0.5, currency="DKK", qualifier="exact", fact="a.b"),
        Amount(amount=-1_000_000, currency="SEK", qualifier="about", fact="a.c"),
    ]
    assert csv_table(columns, rows).splitlines()[1:] == ["-0.5,DKK,exact,a.b", "-1000000,SEK,about,a.c"]


def test_line_breaks_and_quotation_marks_survive(resolving: Callable[..., Catalogue]) -> None:
    catalogue = resolving()
    term = catalogue.loaded.records["terms"]["vardlots"]
    assert isinstance(term, Term)
    text = 'one, "two"\r\nthree; four'
    definition = term.definition.model_copy(update={"root": dict.fromkeys(("sv", "da", "en"), text)})
    catalogue.loaded.records["terms"]["vardlots"] = term.model_copy(update={"definition": definition})
    files = api_files(catalogue, {code: Localised.of(catalogue, code) for code in catalogue.languages})
    (row,) = read(str(files["api/v1/terms.csv"]))
    assert row["definition_da"] == text

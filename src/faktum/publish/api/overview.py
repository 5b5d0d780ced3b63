"""What the page about open data is told: the tables with their fields, and the rows of its example."""

from __future__ import annotations

from collections.abc import Mapping

from faktum.catalogue import Catalogue
from faktum.publish.api.codes import code_rows
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.operations import is_operation
from faktum.publish.api.relations import published_facts
from faktum.publish.api.row import VERSION
from faktum.publish.api.schemas import english_names, row_schema
from faktum.publish.api.statements import rows_of
from faktum.publish.api.table import Column, columns_of
from faktum.publish.api.tables import KINDS, ROOT, WORKBOOK
from faktum.render.data import DataField, DataTable, OpenData
from faktum.render.view import Localised


def overview(catalogue: Catalogue, localised: Mapping[str, Localised], sizes: Mapping[str, int]) -> OpenData:
    """`sizes` are the bytes of every file that is no page, by its path."""
    holdings = Holdings.of(catalogue, localised)
    facts = list(published_facts(catalogue))
    budgets = [
        (fact, fact.chosen)
        for fact in facts
        if fact.property == "budget" and fact.chosen.value and fact.chosen.value.type == "money"
    ]
    counts = catalogue.counts | {
        "releases": len(catalogue.published_releases),
        "facts": sum(len(fact.said) for fact in facts),
        "operations": sum(map(is_operation, catalogue.projects)),
        "codes": len(code_rows(holdings)),
    }
    languages = english_names(catalogue)
    record = next(iter(catalogue.projects), None)
    return OpenData(
        version=VERSION,
        folder=ROOT,
        workbook=WORKBOOK,
        tables=tuple(
            DataTable(
                kind.name,
                counts.get(kind.name, 0),
                tuple(map(_field, columns_of(row_schema(kind.row, languages)))),
            )
            for kind in KINDS
        ),
        sizes=sizes,
        budgets=tuple(row.model_dump(mode="json") for row in rows_of(budgets, holdings)),
        record=f"{ROOT}projects/{record.id}.json" if record else None,
    )


def _field(column: Column) -> DataField:
    return DataField(column.path, column.type, column.nullable, column.description)

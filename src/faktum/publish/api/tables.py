"""The tables of the API: which there are, what makes their rows, and every file that comes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from faktum.catalogue import Catalogue
from faktum.model.kinds import SINGULAR
from faktum.publish.api.codes import CodeRow, code_rows
from faktum.publish.api.documents import Listing, RecordDocument, listing, record_document
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.operations import OperationRow, operation_rows
from faktum.publish.api.organisations import OrganisationRow, organisation_rows
from faktum.publish.api.people import PersonRow, person_rows
from faktum.publish.api.projects import ProjectRow, project_rows
from faktum.publish.api.releases import ReleaseRow, release_rows
from faktum.publish.api.row import RecordRow, Row
from faktum.publish.api.schemas import FOLDER, data_schemas, english_names, row_schema, schema_file
from faktum.publish.api.sources import SourceRow, source_rows
from faktum.publish.api.statements import StatementRow, rows_of, statement_rows
from faktum.publish.api.table import Column, columns_of, csv_table
from faktum.publish.api.vocabularies import (
    FundRow,
    ProgrammeRow,
    TermRow,
    TopicRow,
    fund_rows,
    programme_rows,
    term_rows,
    topic_rows,
)
from faktum.publish.api.workbook import workbook
from faktum.render.view import Localised

ROOT = "api/v1/"
WORKBOOK = f"{ROOT}faktum.xlsx"


@dataclass(frozen=True, slots=True)
class Kind:
    """A table: its name, what its rows are and what makes them."""

    name: str
    row: type[Row]
    rows: Callable[[Holdings], Sequence[Row]]
    record: str | None = None
    """What one of them is called, where each has a file of its own."""


KINDS = (
    Kind("projects", ProjectRow, project_rows, SINGULAR["projects"]),
    Kind("organisations", OrganisationRow, organisation_rows, SINGULAR["organisations"]),
    Kind("people", PersonRow, person_rows, SINGULAR["people"]),
    Kind("releases", ReleaseRow, release_rows, "release"),
    Kind("facts", StatementRow, statement_rows),
    Kind("operations", OperationRow, operation_rows),
    Kind("sources", SourceRow, source_rows, SINGULAR["sources"]),
    Kind("programmes", ProgrammeRow, programme_rows, SINGULAR["programmes"]),
    Kind("funds", FundRow, fund_rows, SINGULAR["funds"]),
    Kind("topics", TopicRow, topic_rows, SINGULAR["topics"]),
    Kind("terms", TermRow, term_rows, SINGULAR["terms"]),
    Kind("codes", CodeRow, code_rows),
)
"""In the order in which the page about open data lists them."""


def api_tables(catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, str | bytes]:
    """Path below the site's root → content, of every file under /api/v1/ but the workbook and the schemas."""
    return Tables(catalogue, localised).files()


def api_schemas(catalogue: Catalogue) -> dict[str, str]:
    """The same, of the schemas of tables, records and files of data: they depend on the site's languages alone."""
    site_url, languages = catalogue.site.site_url, english_names(catalogue)
    models: dict[str, tuple[str, type[Row]]] = {}
    for kind in KINDS:
        models[kind.name] = f"The list of {kind.name}", Listing[kind.row]  # type: ignore[name-defined]
        if kind.record:
            models[kind.record] = f"One record of {kind.name}", RecordDocument[kind.row, StatementRow]  # type: ignore[name-defined]
    made = {
        f"{FOLDER}{name}.json": schema_file(site_url, name, title, row_schema(model, languages))
        for name, (title, model) in models.items()
    }
    return made | data_schemas(catalogue)


def api_workbook(catalogue: Catalogue, localised: Mapping[str, Localised]) -> dict[str, bytes]:
    """The same, of the workbook, with the tables as its sheets."""
    return {WORKBOOK: Tables(catalogue, localised).workbook()}


class Tables:
    """Every table of a site, its rows made once."""

    def __init__(self, catalogue: Catalogue, localised: Mapping[str, Localised]) -> None:
        self.holdings = Holdings.of(catalogue, localised)
        self.languages = english_names(catalogue)
        self.records: dict[str, Sequence[Row]] = {kind.name: list(kind.rows(self.holdings)) for kind in KINDS}
        """All rows; of releases also those that were withdrawn."""
        self._by_statement = {row.id: row for row in self.records["facts"] if isinstance(row, StatementRow)}

    @cached_property
    def listed(self) -> dict[str, Sequence[Row]]:
        """What lists hold."""
        gone = [row for row in self.records["releases"] if isinstance(row, ReleaseRow) and row.withdrawn]
        return self.records | {"releases": [row for row in self.records["releases"] if row not in gone]}

    def columns(self, kind: Kind) -> list[Column]:
        return columns_of(row_schema(kind.row, self.languages))

    def files(self) -> dict[str, str | bytes]:
        """Path below the site's root → content."""
        site = self.holdings.catalogue.site
        made: dict[str, str | bytes] = {}
        for kind in KINDS:
            rows = self.listed[kind.name]
            made[f"{ROOT}{kind.name}.json"] = listing(site, rows)
            made[f"{ROOT}{kind.name}.csv"] = csv_table(self.columns(kind), rows)
            if kind.record:
                made |= self._records(kind)
        return made

    def workbook(self) -> bytes:
        telling = self.holdings.telling()
        view = telling.views[self.holdings.catalogue.default_language]
        names = {
            row.id: view.plain_label(row.id)
            for rows in self.listed.values()
            for row in rows
            if isinstance(row, RecordRow) and not isinstance(row, ReleaseRow | SourceRow)
        }
        names |= {
            row.id: row.title[view.language].text
            for row in self.listed["releases"]
            if isinstance(row, ReleaseRow)
        }
        return workbook(self.holdings.catalogue, telling, names, self.listed)

    def _records(self, kind: Kind) -> dict[str, bytes]:
        site = self.holdings.catalogue.site
        made = {}
        for row in self.records[kind.name]:
            assert isinstance(row, RecordRow)
            made[f"{ROOT}{kind.name}/{row.id}.json"] = record_document(site, row, self._statements(row))
        return made

    def _statements(self, row: RecordRow) -> list[StatementRow]:
        """What stands in the file of a record beside it."""
        if isinstance(row, SourceRow):
            return [self._by_statement[one] for one in row.statements]
        about = [(fact, said) for fact in self.holdings.catalogue.facts_about(row.id) for said in fact.said]
        if isinstance(row, ReleaseRow) and row.withdrawn:
            return rows_of(about, self.holdings)  # the table of facts has none of these
        return [self._by_statement[said.id] for _fact, said in about]

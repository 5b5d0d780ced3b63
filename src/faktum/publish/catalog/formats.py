"""The forms in which data are handed out: what each file is to programs and to people."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    """A form of files, by their ending."""

    title: str
    media_type: str
    """As IANA registers it."""
    file_type: str | None
    """The code in the EU's table of file types; None for one that the table does not have."""
    phrase: str
    """The message that says what is in the file."""
    standard: str | None = None
    """The address of the standard, where no schema of the site's own says more."""


FORMATS = {
    "json": Format("JSON", "application/json", "JSON", "catalog.as-json"),
    "csv": Format("CSV", "text/csv", "CSV", "catalog.as-csv", "https://www.rfc-editor.org/rfc/rfc4180"),
    "xlsx": Format(
        "XLSX",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "XLSX",
        "data.workbook-text",
    ),
    "vcf": Format("vCard", "text/vcard", None, "catalog.as-vcf", "https://www.rfc-editor.org/rfc/rfc6350"),
}
"""Ending → format."""

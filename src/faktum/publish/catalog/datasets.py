"""The datasets of a site: the whole, each table by itself, and the contacts.

A table is one dataset and its formats are distributions of it, since they hold the same rows; the workbook
holds several tables and is a distribution of the whole, whose parts the tables are. Files are not called a
data service: nothing is asked of them but the file.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

from faktum.publish.api.schemas import FOLDER as SCHEMAS
from faktum.publish.api.tables import KINDS, ROOT, WORKBOOK
from faktum.publish.vcard import ALL
from faktum.publish.vcard import FOLDER as CARDS

WHOLE, CONTACTS = "whole", "contacts"

_CHANGED_WITH = {
    "projects": "project-list",
    "operations": "project-list",
    "organisations": "partner-list",
    "topics": "topic-list",
    "releases": "press",
    "facts": "sources",
    "sources": "sources",
    CONTACTS: "contacts",
    WHOLE: "data",
}
"""Dataset → the page that lists the same, whose last change is its own (`LastChange`)."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of a dataset."""

    path: str
    """Below the site's root."""
    schema: str | None = None
    """The path of the schema that it follows."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """What a portal lists by itself."""

    name: str
    page: str
    """The path of the page about it, below the root of a language."""
    anchor: str
    """Its place there, which is the end of its identifier."""
    label: str
    """The message that names it."""
    files: tuple[DataFile, ...]
    licensed: bool = True

    @property
    def about(self) -> str:
        """The message that says what is in it."""
        return f"catalog.about-{self.name}"

    @property
    def changed_with(self) -> str | None:
        """The template of the page that lists the same."""
        return _CHANGED_WITH.get(self.name)


def datasets(paths: Container[str]) -> Iterator[Dataset]:
    """Those of which the site has files, the whole first. `paths` is every file of the site that is no page."""
    yield Dataset(WHOLE, "data/", "dataset", "catalog.whole", (DataFile(WORKBOOK),))
    for kind in KINDS:
        schema = f"{SCHEMAS}{kind.name}.json"
        files = (DataFile(f"{ROOT}{kind.name}.csv"), DataFile(f"{ROOT}{kind.name}.json", schema))
        yield Dataset(kind.name, "data/", f"table-{kind.name}", f"kind.{kind.name}", files)
    if CARDS + ALL in paths:
        cards = (DataFile(CARDS + ALL),)
        yield Dataset(CONTACTS, "contacts/", "contacts", "nav.contacts", cards, licensed=False)

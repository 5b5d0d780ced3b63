"""The kinds of record: folder under data/, model, and the word for one of them."""

from __future__ import annotations

from faktum.model.base import Record
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.site import Site
from faktum.model.source import Source
from faktum.model.terms import Fund, Programme, Term, Topic

KINDS: dict[str, type[Record]] = {
    "projects": Project,
    "organisations": Organisation,
    "people": Person,
    "sources": Source,
    "programmes": Programme,
    "funds": Fund,
    "topics": Topic,
    "terms": Term,
}
"""Folder name → model, in the order that lists of kinds follow."""

SINGULAR = {
    "projects": "project",
    "organisations": "organisation",
    "people": "person",
    "sources": "source",
    "programmes": "programme",
    "funds": "fund",
    "topics": "topic",
    "terms": "term",
    "site": "site",
}
"""Folder name → the name of its JSON Schema."""

MODELS: dict[str, type[Record]] = {**KINDS, "site": Site}

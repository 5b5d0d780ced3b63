"""Where things are on the site: the addresses of section 3 of the design, and links between them."""

from __future__ import annotations

import posixpath

from faktum.catalogue import Catalogue

SECTIONS = ("projects", "partners", "press", "contacts", "topics", "sources")
"""In the order of the navigation."""

_FOLDERS = {"projects": "projects", "organisations": "partners", "topics": "topics", "releases": "press"}


def path_of(catalogue: Catalogue, record_id: str) -> str | None:
    """The path of a record's page below the language's root; None for records without a page."""
    return path_of_kind(catalogue.kind(record_id), record_id)


def path_of_kind(kind: str | None, record_id: str) -> str | None:
    """The same, of a record that is only known by its kind."""
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{record_id}/"
    if kind == "people":
        return f"contacts/#{record_id}"
    if kind == "terms":
        return f"glossary/#{record_id}"
    if kind in {"programmes", "funds", "sources"}:
        return f"sources/{record_id}/"
    return None


def ledger_path(record_id: str, key: str = "") -> str:
    """The page where every statement on a record's facts stands; `key` names one of them."""
    return f"sources/{record_id}/" + (f"#{key}" if key else "")


def language_root(catalogue: Catalogue, language: str) -> str:
    """The folder of a language: empty for the first, which stands at the root."""
    return "" if language == catalogue.default_language else f"{language}/"


def path_of_source(path: str) -> str:
    """The address of an authored file: `press/index.md` → `press/`, `about.md` → `about/`."""
    stem = path.removesuffix(".md")
    if stem == "404":
        return "404.html"
    return stem.removesuffix("index") if stem == "index" or stem.endswith("/index") else stem + "/"


def link_target(source: str, link: str) -> str | None:
    """The authored path a relative Markdown link leads to, or None for links that leave docs/."""
    path, _, anchor = link.partition("#")
    if "://" in link or link.startswith(("mailto:", "tel:", "#", "/")) or not path.endswith(".md"):
        return None
    target = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
    if target.startswith("../"):
        return None
    return path_of_source(target) + (f"#{anchor}" if anchor else "")

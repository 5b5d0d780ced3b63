"""Every page of the site: where it is, what it shows, and in which languages it exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.render.accessibility import SHORT_ADDRESS, outside_statement
from faktum.render.addresses import SECTIONS, ledger_path, path_of, path_of_kind, path_of_source
from faktum.render.contacts import contact_page_count
from faktum.render.view import PER_PAGE, Localised

FRONTS = {
    "index": "front",
    "projects/index": "project-list",
    "partners/index": "partner-list",
    "press/index": "press",
    "contacts/index": "contacts",
    "topics/index": "topic-list",
    "glossary/index": "glossary",
    "sources/index": "sources",
    "search": "search",
    "data": "data",
}
"""Authored pages that end in a list or a form: file → template."""
_KINDS = {"projects": "projects", "partners": "organisations", "topics": "topics"}
"""Section → the kind of record that its pages are about."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language."""

    language: str
    path: str
    template: str
    section: str | None = None
    record: str | None = None
    authored: str | None = None
    alternates: tuple[str, ...] = ()
    """Languages in which the same page exists, this one included."""
    number: int = 1
    year: str = ""
    target: str = ""
    """Where a redirect leads, below the language's root; an address elsewhere on the page `outside`."""
    listed: bool = True
    """Whether search engines may list it."""

    @property
    def key(self) -> str:
        """All of the above in one: the same is the same page."""
        return "\0".join((
            self.language, self.path, self.template, self.section or "", self.record or "", self.authored or "",
            " ".join(self.alternates), str(self.number), self.year, self.target, "listed" if self.listed else "",
        ))  # fmt: skip

    @property
    def output(self) -> str:
        """The file below the language's folder."""
        return self.path if self.path.endswith(".html") else self.path + "index.html"


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb; the last has no address."""

    label: Markup
    path: str | None


def plan(catalogue: Catalogue) -> list[Page]:
    """All pages in all languages."""
    pages = [page for language in catalogue.languages for page in _pages(catalogue, language)]
    if address := outside_statement(catalogue):
        root = catalogue.default_language
        pages.append(Page(root, SHORT_ADDRESS, "outside", alternates=(root,), target=address, listed=False))
    return pages


def _pages(catalogue: Catalogue, language: str) -> Iterator[Page]:
    yield from _authored(catalogue, language)
    yield from _of_records(catalogue, language)
    yield from _releases(catalogue, language)
    withdrawn = catalogue.withdrawn_releases
    for record_id in ledger_records(catalogue):
        page = _everywhere(catalogue, language, "sources", "ledger", record_id)
        yield replace(page, listed=False) if record_id in withdrawn else page
    yield from _redirects(catalogue, language)


def _everywhere(catalogue: Catalogue, language: str, section: str, template_name: str, record: str) -> Page:
    """The page of a record that has one in every language."""
    return Page(
        language, f"{section}/{record}/", template_name, section, record, alternates=catalogue.languages
    )


def _authored(catalogue: Catalogue, language: str) -> Iterator[Page]:
    """Pages with a file of their own in docs/, and how their lists go on."""
    every = catalogue.languages
    for name, texts in catalogue.pages.items():
        if language not in texts:
            continue
        path = path_of_source(f"{name}.md")
        section = path.split("/")[0] if path.split("/")[0] in SECTIONS else None
        yield Page(
            language, path, FRONTS.get(name, "page"), section, authored=name,
            alternates=tuple(code for code in every if code in texts), listed=name != "404",
        )  # fmt: skip
        counts = {code: page_count(catalogue, name, code) for code in every}
        for number in range(2, counts[language] + 1):
            yield Page(
                language, f"{path}page/{number}/", FRONTS[name], section, authored=name,
                alternates=tuple(code for code in every if number <= counts[code]), number=number,
            )  # fmt: skip


def _of_records(catalogue: Catalogue, language: str) -> Iterator[Page]:
    for section, template_name, records in (
        ("projects", "project", catalogue.projects),
        ("partners", "organisation", catalogue.organisations),
        ("topics", "topic", catalogue.topics),
    ):
        for record in records:
            yield _everywhere(catalogue, language, section, template_name, record.id)


def _releases(catalogue: Catalogue, language: str) -> Iterator[Page]:
    for entry in catalogue.releases:
        if language in entry.texts:
            yield Page(
                language, f"press/{entry.id}/", "release", "press", entry.id,
                alternates=tuple(code for code in catalogue.languages if code in entry.texts),
                listed=not entry.record.withdrawn,
            )  # fmt: skip
    for year in catalogue.years:
        yield Page(
            language, f"press/{year}/", "press-year", "press", year=year, alternates=catalogue.languages
        )


def _redirects(catalogue: Catalogue, language: str) -> Iterator[Page]:
    """Pages at the former addresses of renamed records, their ledger pages among them."""
    ledger = set(ledger_records(catalogue))
    for kind, record in catalogue.renamed:
        path = path_of(catalogue, record.id)
        for former in record.former_ids:
            old_id = record.id.rpartition("/")[0] + "/" + former if "/" in record.id else former
            moved = {path_of_kind(kind, old_id): path}
            if record.id in ledger:
                moved[ledger_path(old_id)] = ledger_path(record.id)
            for old, new in moved.items():
                if old and new and "#" not in old:
                    yield Page(
                        language, old, "redirect", record=record.id, target=new,
                        alternates=catalogue.languages, listed=False,
                    )  # fmt: skip


def has_data(catalogue: Catalogue) -> bool:
    """A site with the page data.md in docs/ offers its open data there."""
    return catalogue.has_page("data")


def has_search(catalogue: Catalogue) -> bool:
    """A site with the page search.md in docs/ has a search."""
    return catalogue.has_page("search")


def ledger_records(catalogue: Catalogue) -> list[str]:
    """Records with a page in the ledger: whoever has facts, and sources, programmes and funds."""
    own = [record.id for record in (*catalogue.sources, *catalogue.programmes, *catalogue.funds)]
    return [*catalogue.subjects, *(one for one in own if not catalogue.has_facts(one))]


def _entry_count(catalogue: Catalogue, name: str) -> int:
    match name:
        case "projects/index" | "partners/index" | "topics/index":
            return catalogue.counts[_KINDS[name.partition("/")[0]]]
        case "press/index":
            return catalogue.release_count(None)
        case "sources/index":
            return len(catalogue.subjects)
    return 0


def page_count(catalogue: Catalogue, name: str, language: str) -> int:
    if name == "contacts/index" and len(catalogue.contacts) + len(catalogue.people) > PER_PAGE:
        return contact_page_count(Localised.of(catalogue, language))
    return -(-_entry_count(catalogue, name) // PER_PAGE)

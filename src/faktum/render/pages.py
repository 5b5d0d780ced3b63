"""Every page of the site: where it is, what it shows, and its parts as HTML.

`plan` lists the pages; `render_page` is a pure function of (page, language, catalogue) to the parts
that a shell's holes take.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from faktum.catalogue import Catalogue, ReleaseEntry
from faktum.model.terms import Fund, Programme, Topic
from faktum.render.accessibility import SHORT_ADDRESS, outside_statement
from faktum.render.addresses import (
    SECTIONS,
    ledger_path,
    link_target,
    path_of,
    path_of_kind,
    path_of_source,
)
from faktum.render.contacts import contact_page_count
from faktum.render.data import OpenData
from faktum.render.environment import template
from faktum.render.linked_data.page import linked_data
from faktum.render.markdown import Prose, fill_marks, mark_expressions, render_markdown, restore_links
from faktum.render.sections import PageView
from faktum.render.translations import newer_original
from faktum.render.view import PER_PAGE, Localised, View, capfirst, plain

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
    def output(self) -> str:
        """The file below the language's folder."""
        return self.path if self.path.endswith(".html") else self.path + "index.html"


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
    withdrawn = {entry.id for entry in catalogue.releases if entry.record.withdrawn}
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
    for name, texts in catalogue.pages().items():
        if language not in texts:
            continue
        path = path_of_source(f"{name}.md")
        section = path.split("/")[0] if path.split("/")[0] in SECTIONS else None
        yield Page(
            language, path, FRONTS.get(name, "page"), section, authored=name,
            alternates=tuple(code for code in every if code in texts), listed=name != "404",
        )  # fmt: skip
        counts = {code: _page_count(catalogue, name, code) for code in every}
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
    for year in years(catalogue):
        yield Page(
            language, f"press/{year}/", "press-year", "press", year=year, alternates=catalogue.languages
        )


def _redirects(catalogue: Catalogue, language: str) -> Iterator[Page]:
    """Pages at the former addresses of renamed records, their ledger pages among them."""
    ledger = set(ledger_records(catalogue))
    for kind, record in catalogue.loaded.all_records():
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
    return "data" in catalogue.pages()


def has_search(catalogue: Catalogue) -> bool:
    """A site with the page search.md in docs/ has a search."""
    return "search" in catalogue.pages()


def years(catalogue: Catalogue) -> list[str]:
    """Years of the archive, newest first."""
    return sorted({entry.year for entry in catalogue.releases}, reverse=True)


def ledger_records(catalogue: Catalogue) -> list[str]:
    """Records with a page in the ledger: whoever has facts, and sources, programmes and funds."""
    own = [record.id for record in (*catalogue.sources, *catalogue.programmes, *catalogue.funds)]
    return [*catalogue.by_subject, *(one for one in own if one not in catalogue.by_subject)]


def _listed(catalogue: Catalogue, name: str) -> Sequence[Any]:
    lists: dict[str, Sequence[Any]] = {
        "projects/index": catalogue.projects,
        "partners/index": catalogue.organisations,
        "press/index": catalogue.published_releases,
        "topics/index": catalogue.topics,
        "sources/index": list(catalogue.by_subject),
    }
    return lists.get(name, ())


def _page_count(catalogue: Catalogue, name: str, language: str) -> int:
    if name == "contacts/index" and len(catalogue.contacts) + len(catalogue.people) > PER_PAGE:
        return contact_page_count(Localised.of(catalogue, language))
    return -(-len(_listed(catalogue, name)) // PER_PAGE)


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the breadcrumb; the last has no address."""

    label: Markup
    path: str | None


@dataclass(frozen=True, slots=True)
class Alternate:
    """An entry of the language switcher; `exact` when it is this very page."""

    language: str
    name: str
    path: str
    exact: bool


def render_page(
    page: Page, localised: Localised, content: Markup | None, data: OpenData | None = None
) -> dict[str, Markup]:
    """The parts of a page.

    `content` is the HTML of an authored page's Markdown; `data` what the page about open data offers.
    """
    catalogue = localised.catalogue
    view = PageView(localised, page.path, absolute=page.path == "404.html")
    title = _title(page, view)
    # A view of its own: what only the head shows is no source of the page.
    description = _description(page, View(localised, page.path))
    crumbs = list(_crumbs(page, view, title))
    context: dict[str, Any] = {
        "view": view, "catalogue": catalogue, "site": catalogue.site, "page": page, "t": view.t,
        "record": _subject(page, catalogue), "title": title,
        # Called where the text stands, so that its sources are numbered in the order of the page.
        "prose": lambda: _prose_with_notice(page, view, content),
        "description": description, "crumbs": crumbs,
        "alternates": list(_alternates(page, catalogue)), "edit": _edit(page, catalogue),
        "has_search": has_search(catalogue), "has_data": has_data(catalogue), "data": data,
        "years": years(catalogue), "page_count": _page_count(catalogue, page.authored or "", page.language),
        "linked_data": linked_data(
            page, localised, title, description, crumbs, data, has_search=has_search(catalogue)
        ),
    }  # fmt: skip
    parts = {
        "root": Markup.escape(view.root),
        "title": Markup.escape(_window_title(page, view, title)),
        "page_class": Markup.escape(page.template),
        "article": _render(f"{page.template}.html.j2", context),
    }
    for name in ("head", "header", "breadcrumb", "footer"):
        parts[name] = _render(f"frame/{name}.html.j2", context)
    return parts


def _render(name: str, context: Mapping[str, Any]) -> Markup:
    return Markup(template(name).render(context))  # noqa: S704 - escaped by the templates


def _subject(page: Page, catalogue: Catalogue) -> Any:
    if page.record is None:
        return None
    return catalogue.release(page.record) if "/" in page.record else catalogue.record(page.record)


def _prose_with_notice(page: Page, view: View, content: Markup | None) -> Prose | None:
    """The text of a page; above a translation, that the original has changed since."""
    prose = _prose(page, view, content)
    record = page.record if page.template in {"project", "release"} else None
    original = newer_original(view.catalogue, page.language, page=page.authored, record=record)
    if prose is None or original is None or not prose.html:
        return prose
    notice = _render(
        "parts/newer-original.html.j2", {"view": view, "page": page, "language": original.language}
    )
    return replace(prose, html=notice + prose.html)


def _prose(page: Page, view: View, content: Markup | None) -> Prose | None:
    catalogue = view.catalogue
    if page.authored:
        # The engine has made the HTML; what its expressions say depends on this page.
        body = catalogue.pages()[page.authored][page.language].file.body
        html = fill_marks(content or "", mark_expressions(body, view.expand)[1])
        return Prose(Markup(restore_links(html, view.href)), ())  # noqa: S704 - MkDocs' own output
    if page.template == "release" and page.record:
        file = catalogue.loaded.release_texts[page.record][page.language].file
    elif page.template == "project" and page.record:
        text = catalogue.loaded.project_texts.get(page.record, {}).get(page.language)
        if text is None:
            return None
        file = text.file
    else:
        return None
    source = file.path.partition(f"/{page.language}/")[2]

    def link_to(link: str) -> str:
        target = link_target(source, link)
        return link if target is None else view.href(target)

    return render_markdown(file.body, view.expand, link_to, deeper=1)


def _title(page: Page, view: View) -> Markup:
    """The page's heading."""
    catalogue = view.catalogue
    if page.authored:
        front = catalogue.pages()[page.authored][page.language].front
        return Markup.escape(front.title or "")
    if page.year:
        return Markup.escape(view.t("press.year", year=page.year))
    if page.template == "outside":
        return Markup.escape(view.t("nav.outside-statement"))
    label = view.label(page.record) if page.record else Markup("")
    is_word = isinstance(_subject(page, catalogue), Topic | Programme | Fund)
    return capfirst(label) if is_word else label


def _window_title(page: Page, view: View, title: Markup) -> str:
    site = view.catalogue.site.title[page.language]
    if page.path == "":
        return f"{site} – {view.t('front.window-title')}"
    parts = [plain(title)]
    if page.template == "ledger":
        parts = [view.t("ledger.window-title", name=plain(title))]
    if page.number > 1:
        parts.append(view.t("list.page", number=page.number))
    return " – ".join([*parts, site])


def _description(page: Page, view: View) -> str:
    catalogue = view.catalogue
    record = _subject(page, catalogue)
    if page.authored:
        front = catalogue.pages()[page.authored][page.language].front
        return plain(view.inline(front.description or front.title or ""))
    if isinstance(record, ReleaseEntry):
        if page.template == "ledger":
            return view.t("ledger.description", name=plain(view.label(record.id)))
        return plain(view.inline(record.texts[record.shown_in(page.language)].summary))
    if page.year:
        return view.t("press.year-description", year=page.year)
    if page.template == "ledger" and page.record:
        return view.t("ledger.description", name=plain(view.label(page.record)))
    for attribute in ("summary", "definition", "description"):
        if hasattr(record, attribute):
            return view.plain_text(getattr(record, attribute))
    return view.catalogue.site.tagline[page.language]


def _crumbs(page: Page, view: View, title: Markup) -> Iterator[Crumb]:
    if page.path in {"", "404.html"}:
        return
    yield Crumb(Markup.escape(view.t("nav.home")), "")
    if page.section and page.path != f"{page.section}/":
        yield Crumb(Markup.escape(view.t(f"nav.{page.section}")), f"{page.section}/")
    if page.template == "release" and page.record:
        year = page.record.partition("/")[0]
        yield Crumb(Markup.escape(year), f"press/{year}/")
    label = Markup.escape(view.t("list.page", number=page.number)) if page.number > 1 else title
    yield Crumb(Markup.escape(page.year) if page.year else label, None)


def _alternates(page: Page, catalogue: Catalogue) -> Iterator[Alternate]:
    for language in catalogue.site.languages:
        exact = language.code in page.alternates
        # A release that is not translated leads to the list of its year.
        year = page.record.partition("/")[0] if page.record and "/" in page.record else ""
        section = f"{page.section}/" if page.section and page.number > 1 else ""
        path = page.path if exact else f"press/{year}/" if year else section
        yield Alternate(language.code, language.name, path, exact)


def _edit(page: Page, catalogue: Catalogue) -> tuple[str, int] | None:
    """The file, and for a page made from a record the line, that the page came from."""
    loaded = catalogue.loaded
    if page.authored:
        return loaded.pages[page.authored][page.language].file.path, 1
    if page.year and "press/index" in loaded.pages:
        return loaded.pages["press/index"][page.language].file.path, 1
    if page.record is None or page.template == "redirect":
        return None
    if page.template == "release":
        return loaded.release_texts[page.record][page.language].file.path, 1
    document = loaded.documents[page.record]
    for key in (*(("facts",) if page.template == "ledger" else ()), "name", "label", "title"):
        if (key,) in document.lines:
            return document.path, document.line(key)
    return loaded.line(page.record)

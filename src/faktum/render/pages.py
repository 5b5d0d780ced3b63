"""A page's parts as HTML: what the holes of a shell take, from (page, language, catalogue) and nothing else."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.entries import ReleaseEntry
from faktum.model.terms import Fund, Programme, Topic
from faktum.render.addresses import link_target
from faktum.render.data import OpenData
from faktum.render.environment import template
from faktum.render.linked_data.page import linked_data
from faktum.render.markdown import Prose, fill_marks, mark_expressions, render_markdown, restore_links
from faktum.render.plan import Crumb, Page, has_data, has_search, page_count
from faktum.render.sections import PageView
from faktum.render.view import Localised, View, capfirst, plain

_WITH_TEXT = frozenset({"project", "release"})
"""Templates of pages that show a text of a record."""


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
        "years": catalogue.years, "page_count": page_count(catalogue, page.authored or "", page.language),
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
    here = page.section and page.path == f"{page.section}/"
    context["navigation"] = _alike("navigation", context, page.section, here, page.template == "search")
    for name in ("head", "header", "breadcrumb"):
        parts[name] = _render(f"frame/{name}.html.j2", context)
    parts["footer"] = _alike("footer", context)
    return parts


def _alike(name: str, context: Mapping[str, Any], *differences: Hashable) -> Markup:
    """A part of the frame that pages at the same depth share but for these differences; rendered once."""
    view: View = context["view"]
    return view.localised.once(
        (name, view.root, *differences), lambda: _render(f"frame/{name}.html.j2", context)
    )


def _render(name: str, context: Mapping[str, Any]) -> Markup:
    return Markup(template(name).render(context))  # noqa: S704 - escaped by the templates


def _subject(page: Page, catalogue: Catalogue) -> Any:
    if page.record is None:
        return None
    return catalogue.release(page.record) if "/" in page.record else catalogue.record(page.record)


def _prose_with_notice(page: Page, view: View, content: Markup | None) -> Prose | None:
    """The text of a page; above a translation, that the original has changed since."""
    prose = _prose(page, view, content)
    record = page.record if page.template in _WITH_TEXT else None
    original = view.catalogue.newer_original(page.language, page.authored, record)
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
        body = catalogue.page(page.authored, page.language).file.body
        html = fill_marks(content or "", mark_expressions(body, view.expand)[1])
        return Prose(Markup(restore_links(html, view.href)), ())  # noqa: S704 - MkDocs' own output
    file = catalogue.text(page.record, page.language) if page.record and page.template in _WITH_TEXT else None
    if file is None:
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
        front = catalogue.page(page.authored, page.language).front
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
        front = catalogue.page(page.authored, page.language).front
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
    if page.authored:
        return catalogue.page(page.authored, page.language).file.path, 1
    if page.year and catalogue.has_page("press/index"):
        return catalogue.page("press/index", page.language).file.path, 1
    if page.record is None or page.template == "redirect":
        return None
    if page.template == "release":
        text = catalogue.text(page.record, page.language)
        return (text.path, 1) if text else None
    first = ("facts",) if page.template == "ledger" else ()
    return catalogue.place(page.record, *first, "name", "label", "title")

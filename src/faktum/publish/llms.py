"""llms.txt (https://llmstxt.org): the site in brief, for programs that read it to answer somebody's question.

One file at the root, in the first language of the site as everything at the root is: a heading, a quotation that
says what the site is, what to mind, and lists of links. The open data come first, since what is read there
need not be read off pages; then the pages and projects, and last, under its own name, each other language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from faktum.catalogue import Catalogue
from faktum.publish.api.tables import KINDS, ROOT, WORKBOOK
from faktum.publish.catalog.catalog import RDF_XML, TURTLE
from faktum.publish.vcard import ALL, FOLDER
from faktum.render.feeds import CHANGES, RELEASES
from faktum.render.plan import Page
from faktum.render.view import PER_PAGE, Localised, View, plain

_FORMATS = ("Atom", "JSON Feed")
"""What the feeds of `faktum.render.feeds` are called, in their order."""
_MARKUP = re.compile(r"([\\`*_\[\]<>])")


def llms_txt(catalogue: Catalogue, localised: Mapping[str, Localised], pages: Sequence[Page]) -> str:
    """The whole file, CommonMark."""
    view = View(localised[catalogue.default_language], "")
    site = catalogue.site
    blocks = [
        f"# {_text(site.title[view.language])}",
        f"> {_text(site.tagline[view.language])}",
        f"{_text(site.publisher[view.language])}. {_text(site.independence[view.language])}",
        _text(view.t("llms.lead")),
        "\n".join(f"- {_text(line)}" for line in _to_mind(view)),
        *_section(view.t("nav.data"), _data(view)),
        *_section(view.t("list.pages"), _pages(view, pages)),
        *_section(view.t("nav.projects"), _projects(view)),
    ]
    for language in site.languages[1:]:
        blocks += _section(language.name, _pages(View(localised[language.code], ""), pages))
    return "\n\n".join(blocks) + "\n"


def _to_mind(view: View) -> Iterator[str]:
    """What whoever repeats a fact must know, and may do."""
    site = view.catalogue.site
    for one in ("sources", "caution", "summaries", "cite"):
        yield view.t(f"llms.{one}")
    yield f"{view.t('footer.licence')} {site.licence_name} ({site.licence}), {view.t('footer.holder')}. {view.t('footer.contacts')}"
    yield view.t("page.checked", date=view.date(site.facts_checked_on))


def _section(title: str, rows: Iterator[str]) -> list[str]:
    listed = "\n".join(rows)
    return [f"## {_text(title)}", listed] if listed else []


def _data(view: View) -> Iterator[str]:
    """Statements on facts first: the other tables are made from the same records."""
    base = view.catalogue.site.site_url
    for kind in sorted(KINDS, key=lambda kind: kind.name != "facts"):
        at = f"{base}{ROOT}{kind.name}"
        schema = f"{base}{ROOT}schema/{kind.name}.json"
        yield _link(
            view.t(f"kind.{kind.name}"), f"{at}.json", f"JSON. CSV: <{at}.csv>. JSON Schema: <{schema}>."
        )
    yield _link(view.t("data.workbook"), base + WORKBOOK)
    for key, names in (("data.feed", RELEASES), ("data.changes", CHANGES)):
        for name, form in zip(names, _FORMATS, strict=True):
            yield _link(view.t(key, format=form), view.address(name))
    yield _link(view.t("data.cards"), base + FOLDER + ALL)
    for name, form in ((TURTLE, "Turtle"), (RDF_XML, "RDF/XML")):
        yield _link(view.t("data.catalogue", format=form), base + name)


def _pages(view: View, pages: Sequence[Page]) -> Iterator[str]:
    """Pages written by hand, the fronts of the sections among them."""
    for page in pages:
        if page.language == view.language and page.authored and page.listed and page.number == 1:
            front = view.catalogue.page(page.authored, page.language).front
            yield _link(
                front.title or "", view.address(page.path), _text(plain(view.inline(front.description or "")))
            )


def _projects(view: View) -> Iterator[str]:
    for one in view.catalogue.projects[:PER_PAGE]:
        path = view.path_of(one.id)
        yield _link(view.plain_label(one.id), view.address(path), _text(view.plain_text(one.summary)))


def _link(name: str, address: str, note: str = "") -> str:
    """An entry of a list, with its name taken for what it is and a note in CommonMark."""
    said = f": {note}" if note else ""
    return f"- [{_text(name)}]({quote(address, safe=':/?#@&=+,;~%')}){said}"


def _text(text: str) -> str:
    """In one line, its signs taken for themselves."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))

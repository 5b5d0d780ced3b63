"""What the search finds: one entry for each record, release and page, in one language.

An entry holds the text a reader sees and, apart from it, names and writings that lead to it without
being shown: former names, names in other languages, folded letters, joined words, numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.entries import ReleaseEntry
from faktum.lookup.folding import fold
from faktum.model.base import Alias, Record
from faktum.model.organisation import Organisation
from faktum.model.person import Person
from faktum.model.project import Project
from faktum.model.source import Source
from faktum.model.terms import Fund, Programme, Term, Topic
from faktum.render.addresses import path_of
from faktum.render.charts import years_of
from faktum.render.plan import Page
from faktum.render.sections import PageView
from faktum.render.view import Localised, View, capfirst, plain

_UNSOUGHT = frozenset({"front", "search", "redirect", "press-year", "ledger"})
"""Templates of pages that only lead on; of ledger pages, those of sources are found (see `_entry`)."""
_LEFT_OUT = re.compile(
    r'<(sup|nav|svg|footer|h1)\b.*?</\1>|<section><h2 id="sources-section">.*?</section>'
    r'|<p class="(?:note|as-printed|take)">.*?</p>|<details class="copied">.*?</details>',
    re.DOTALL,
)
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h\d|d[tdl]|t[hdr]|table|div|section|figure|figcaption|br|small)\b[^>]*>"
)
_TOUCHING = re.compile(r">(?=<[a-z])")
_ENDS = (".", "!", "?", ":", ";", ",")
_TAG = re.compile(r"<[^>]+>")
_WORD = re.compile(r"[^\W_]+")
_TWO_WAYS = re.compile("[øæ]|aa|ae|oe")
"""Letters that Pagefind does not fold by itself."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """One thing to find. `path` is its address below the root of its language."""

    language: str
    path: str
    kind: str
    title: str
    text: str
    names: tuple[str, ...] = ()
    """What else it is called."""
    numbers: tuple[str, ...] = ()
    """Telephone numbers, in E.164."""
    spoken: str = ""
    """The language of the title, where it is not the page's."""
    projects: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    @classmethod
    def told(cls, parts: Iterable[str | list[str]]) -> SearchEntry:
        """An entry from its fields, as JSON keeps them."""
        return cls(*(tuple(one) if isinstance(one, list) else one for one in parts))  # type: ignore[arg-type]

    @property
    def keys(self) -> list[str]:
        """Writings that lead here and are not shown. theme/assets/javascripts/search/query.js asks for them."""
        named = (self.title, *self.names)
        words = set(_WORD.findall(" ".join((*named, self.text)).lower()))
        found = {fold(word) for word in words if _TWO_WAYS.search(word)}
        for name in named:
            parts = [fold(word) for word in _WORD.findall(name)]
            found.update(first + second for first, second in pairwise(parts))
        return sorted(found | {key for number in self.numbers for key in number_keys(number)})


def number_keys(number: str) -> list[str]:
    """What a number in E.164 is looked for under: with its country's code, and without (two digits)."""
    digits = number.removeprefix("+")
    return [f"tel{digits}", f"tel{digits[2:]}"]


def entry_of_page(page: Page, localised: Localised, parts: dict[str, Markup]) -> SearchEntry | None:
    """What the search knows of a page; None for pages that only lead on, and for withdrawn releases."""
    catalogue = localised.catalogue
    if not page.listed or page.number > 1:
        return None
    if page.authored:
        if page.template in _UNSOUGHT:
            return None
        front = catalogue.page(page.authored, page.language).front
        # What a list shows is found where it stands by itself.
        text = _text_of(parts["article"]) if page.template == "page" else front.description or ""
        return SearchEntry(page.language, page.path, "pages", front.title or "", text)
    if page.record is None or (page.template in _UNSOUGHT and page.template != "ledger"):
        return None
    view = View(localised, page.path)
    if "/" in page.record:
        release = catalogue.release(page.record)
        return (
            _of_release(release, page, view, parts["article"])
            if release and page.template == "release"
            else None
        )
    record = catalogue.record(page.record)
    if page.template == "ledger" and not isinstance(record, Source | Programme | Fund):
        return None
    lead = next(
        (getattr(record, name) for name in ("summary", "definition", "description") if hasattr(record, name)),
        None,
    )
    text = f"{view.plain_text(lead)} {_text_of(parts['article'])}" if lead else _text_of(parts["article"])
    return SearchEntry(
        page.language, page.path, _kind(record), _title(record, view), text,
        names=tuple(_names(record)), projects=tuple(_projects(catalogue, record)),
        topics=(record.id,) if isinstance(record, Topic) else tuple(getattr(record, "topics", ())),
        years=tuple(years_of(catalogue, record)), spoken=_spoken(record, page.language),
    )  # fmt: skip


def entries_without_page(localised: Localised) -> Iterator[SearchEntry]:
    """People and terms, which stand on pages with others."""
    catalogue = localised.catalogue
    for person in catalogue.people:
        if person.withdrawn is None:
            yield _of_person(person, PageView(localised, "contacts/"))
    for term in catalogue.terms:
        view = View(localised, "glossary/")
        yield SearchEntry(
            localised.language, path_of(catalogue, term.id) or "", "terms", _title(term, view),
            " ".join(view.plain_text(text) for text in (term.definition, term.note) if text),
            names=tuple(_names(term)),
        )  # fmt: skip


def _of_release(release: ReleaseEntry, page: Page, view: View, article: Markup) -> SearchEntry:
    text = release.texts[page.language]
    return SearchEntry(
        page.language, page.path, "releases", plain(view.headline(release, page.language)),
        f"{plain(view.inline(text.summary))} {_text_of(article)}",
        projects=release.record.projects, topics=release.record.topics, years=(release.year,),
    )  # fmt: skip


def _of_person(person: Person, view: PageView) -> SearchEntry:
    catalogue = view.catalogue
    contacts = [one for one in catalogue.contacts if one.person is person]
    offices = [
        f"{plain(view.office(person, key)[0])}, {view.plain_label(office.organisation)}."
        for key, office in person.appointments.items()
    ]
    reach = [
        " ".join(filter(None, [
            plain(view.contact_title(one)[0]), view.formats.phone(one.point.phone) if one.point.phone else "",
            one.point.email or "",
        ]))
        for one in contacts
    ]  # fmt: skip
    return SearchEntry(
        view.language, view.path_of(person.id), "people", person.name or "",
        " ".join([*offices, *reach, *([view.t("search.press-contact")] if contacts else [])]),
        numbers=tuple(one.point.phone for one in contacts if one.point.phone),
        projects=tuple(
            one.id for one in catalogue.projects
            if any(contact.person is person for contact in catalogue.contacts_of(one.id))
        ),
    )  # fmt: skip


def _title(record: Record, view: View) -> str:
    """As the record's own page has it: a word at the head of something begins with a capital."""
    label = view.label(record.id)
    return plain(capfirst(label) if isinstance(record, Topic | Term | Programme | Fund) else label)


def _spoken(record: Record, language: str) -> str:
    if isinstance(record, Organisation | Project):
        spoken = record.name.on(language)[1]
    elif isinstance(record, Source) and not isinstance(record.title, str):
        spoken = record.title.lang
    else:
        spoken = None
    return spoken if spoken and spoken != language else ""


def _kind(record: Record) -> str:
    if isinstance(record, Source | Programme | Fund):
        return "sources"
    return type(record).kind


def _names(record: Record) -> Iterator[str]:
    """Every name but the one shown: in other languages, short, former, alternative."""
    if isinstance(record, Organisation | Project):
        name = record.name
        yield from dict.fromkeys((name.text, *name.official.values(), *name.gloss.values()))
        if name.short:
            yield name.short
    if isinstance(record, Topic | Term | Programme | Fund):
        yield from dict.fromkeys(record.label.root.values())
    aliases: Iterable[Alias] = getattr(record, "aliases", ())
    yield from dict.fromkeys(alias.text for alias in aliases)


def _projects(catalogue: Catalogue, record: Record) -> list[str]:
    if isinstance(record, Project):
        return [record.id]
    if isinstance(record, Organisation):
        return [project.id for project, _roles in catalogue.roles_of(record.id)]
    if isinstance(record, Topic):
        return catalogue.projects_on(record.id)
    return []


def _text_of(article: Markup) -> str:
    """The words of an article, without its sources, navigation and heading."""
    kept = _TAG.sub("", _BLOCK.sub("\n", _LEFT_OUT.sub(" ", _TOUCHING.sub("> ", str(article)))))
    lines = (" ".join(line.split()) for line in Markup(kept).unescape().splitlines())  # noqa: S704 - only unescaped
    return " ".join(line if line.endswith(_ENDS) else f"{line} ·" for line in lines if line).removesuffix(
        " ·"
    )

"""A feed and its entries in one language, before they are written in a format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from faktum.model.site import Site


@dataclass(frozen=True, slots=True)
class Category:
    """What an entry is about: a topic or a project."""

    term: str
    """Its id."""
    scheme: str
    """The base of lasting ids of its kind."""
    label: str
    language: str
    """The language of the label: a project's name keeps its own."""


@dataclass(frozen=True, slots=True)
class Related:
    """A page elsewhere that the entry is about: the original."""

    address: str
    title: str | None
    language: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news in one language. It is the same wherever it is listed."""

    id: str
    """A tag URI (see `faktum.publish.identity`)."""
    language: str
    title: str
    pages: Mapping[str, str]
    """Language → address of the page about it: in the entry's own language, and in those it has been translated into."""
    content: Markup
    """All of it; every link absolute."""
    updated: date
    """The day of our last change."""
    published: date | None = None
    """None where the day is not known."""
    summary: str | None = None
    text: str | None = None
    """The content without markup, where it is short enough to be given twice."""
    related: tuple[Related, ...] = ()
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language, with its addresses in all."""

    id: str
    language: str
    title: str
    description: str
    pages: Mapping[str, str]
    """Language → address of the page that lists the same."""
    atom: Mapping[str, str]
    """Language → address of this feed as Atom."""
    json: Mapping[str, str]
    """Language → address of this feed as JSON Feed."""
    author: str
    author_page: str
    rights: str
    updated: date
    entries: tuple[Entry, ...]


def moment(day: date) -> str:
    """A day as RFC 3339 wants it: its first moment."""
    return f"{day.isoformat()}T00:00:00Z"


def checked_on(site: Site) -> date:
    """The day on which the facts were last compared: the age of a feed without entries."""
    return site.facts_checked_on.earliest or date.min


def feed_of(
    *, id: str, language: str, title: str, description: str, site: Site, home: str,
    pages: Mapping[str, str], atom: Mapping[str, str], json: Mapping[str, str], entries: tuple[Entry, ...],
) -> Feed:  # fmt: skip
    """A feed by the publisher of the site, as old as its youngest entry."""
    updated = max((one.updated for one in entries), default=checked_on(site))
    return Feed(
        id, language, title, description, pages, atom, json, site.publisher[language], home,
        f"{site.licence_name}, {site.licence}", updated, entries,
    )  # fmt: skip

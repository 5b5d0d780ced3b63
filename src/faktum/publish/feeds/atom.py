"""Atom (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from faktum.publish.feeds.feed import Category, Entry, Feed, moment

TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> str:
    """The document, ending in a line break."""
    made = Element("feed", {"xmlns": _NAMESPACE, _LANGUAGE: feed.language})
    _add(made, "id", feed.id)
    _add(made, "title", feed.title)
    _add(made, "subtitle", feed.description)
    _add(made, "updated", moment(feed.updated))
    _link(made, rel="self", type=TYPE, hreflang=feed.language, href=feed.atom[feed.language])
    for link in _alternates(feed.pages, feed.language):
        _link(made, rel="alternate", type="text/html", **link)
    for language, address in feed.atom.items():
        if language != feed.language:
            _link(made, rel="alternate", type=TYPE, hreflang=language, href=address)
    author = SubElement(made, "author")
    _add(author, "name", feed.author)
    _add(author, "uri", feed.author_page)
    _add(made, "rights", feed.rights)
    for entry in feed.entries:
        _add_entry(made, entry)
    indent(made)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(made, encoding="unicode")}\n'


def _add_entry(feed: Element, entry: Entry) -> None:
    # Its own language, though it may be the feed's: programs take entries out and put them together anew.
    made = SubElement(feed, "entry", {_LANGUAGE: entry.language})
    _add(made, "id", entry.id)
    _add(made, "title", entry.title)
    if entry.published:
        _add(made, "published", moment(entry.published))
    _add(made, "updated", moment(entry.updated))
    for link in _alternates(entry.pages, entry.language):
        _link(made, rel="alternate", type="text/html", **link)
    for one in entry.related:
        title = {"title": one.title} if one.title else {}
        _link(made, rel="related", type="text/html", hreflang=one.language, href=one.address, **title)
    for category in entry.categories:
        _category(made, category, entry.language)
    if entry.summary:
        _add(made, "summary", entry.summary)
    _add(made, "content", entry.content, type="html")


def _alternates(pages: Mapping[str, str], own: str) -> Iterator[dict[str, str]]:
    """The page in its own language, the translations, and its own again without naming the language.

    Some programs open the first link of a kind and others the last. No two here have type and language in
    common, which RFC 4287 (4.1.1, 4.1.2) forbids.
    """
    yield {"hreflang": own, "href": pages[own]}
    others = {language: address for language, address in pages.items() if language != own}
    for language, address in others.items():
        yield {"hreflang": language, "href": address}
    if others:
        yield {"href": pages[own]}


def _category(entry: Element, one: Category, language: str) -> None:
    marked = {_LANGUAGE: one.language} if one.language != language else {}
    SubElement(entry, "category", {"term": one.term, "scheme": one.scheme, "label": one.label, **marked})


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    # Markup would escape by itself what the library escapes too.
    SubElement(parent, name, attributes).text = str(text)


def _link(parent: Element, **attributes: str) -> None:
    SubElement(parent, "link", attributes)

"""A release: our summary of it, the published texts that it is based on, and its translations."""

from __future__ import annotations

from faktum.entries import ReleaseEntry
from faktum.model.source import Source
from faktum.render.iris import record_iri
from faktum.render.linked_data.node import Node, date, node
from faktum.render.linked_data.reference import references, type_of
from faktum.render.linked_data.site import publisher_id, publisher_reference
from faktum.render.plain_view import PlainPageView
from faktum.render.view import plain


def article_nodes(view: PlainPageView, entry: ReleaseEntry) -> list[Node]:
    """Our text in the page's language; none for a release that was withdrawn.

    The text that was written first is the release itself, a translation a work of its own beside it.
    """
    if entry.record.withdrawn:
        return []
    text = entry.texts[view.language]
    is_original = view.language == entry.original
    return [
        node(
            "Article",
            _text_iri(view, entry, view.language),
            headline=plain(view.headline(entry, view.language)),
            description=view.plain_text(text.summary),
            url=view.address(),
            inLanguage=view.language,
            author=publisher_reference(view),
            publisher=publisher_id(view),
            dateModified=date(entry.record.updated),
            license=view.catalogue.site.licence,
            isBasedOn=[source_node(view, view.catalogue.source(one)) for one in entry.record.sources],
            about=references(view, (*entry.record.projects, *entry.record.topics)),
            mentions=references(view, entry.record.organisations),
            translationOfWork=None if is_original else _text(view, entry, entry.original),
            workTranslation=[
                _text(view, entry, code)
                for code in view.catalogue.languages
                if is_original and code in entry.texts and code != entry.original
            ],
        )
    ]


def source_node(view: PlainPageView, source: Source) -> Node:
    """Something that somebody else published: only what is known of it."""
    title = None if isinstance(source.title, str) else source.title.text
    kind = type_of(view, source)
    if isinstance(source.publisher, str):
        publisher = references(view, [source.publisher])
    else:
        publisher = [node("Organization", name=source.publisher.text)]
    translated = view.catalogue.source(source.translation_of) if source.translation_of else None
    return node(
        kind,
        record_iri(view.catalogue, source),
        **{"headline" if kind == "NewsArticle" else "name": title},
        url=None if source.url == "unknown" else source.url,
        inLanguage=source.lang,
        datePublished=date(source.date),
        publisher=publisher,
        translationOfWork={"@id": record_iri(view.catalogue, translated)} if translated else None,
    )


def _text(view: PlainPageView, entry: ReleaseEntry, language: str) -> Node:
    address = view.address(f"press/{entry.id}/", language)
    return node("Article", _text_iri(view, entry, language), inLanguage=language, url=address)


def _text_iri(view: PlainPageView, entry: ReleaseEntry, language: str) -> str:
    iri = record_iri(view.catalogue, entry.record)
    return iri if language == entry.original else f"{iri}-{language}"

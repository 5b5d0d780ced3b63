"""Topics and terms: words with a definition, all in the set that the glossary is."""

from __future__ import annotations

from faktum.model.terms import Term, Topic
from faktum.render.iris import page_iri, record_iri
from faktum.render.linked_data.node import Node, node
from faktum.render.plain_view import PlainPageView


def term_node(view: PlainPageView, word: Topic | Term, *, within: bool = False) -> Node:
    """A word of the page's language; `within` the set it need not name it."""
    return node(
        "DefinedTerm",
        record_iri(view.catalogue, word),
        name=word.label[view.language],
        alternateName=[one.text for one in word.aliases if one.lang in {None, view.language}],
        description=view.plain_text(word.definition),
        inDefinedTermSet=None if within else _set_iri(view),
    )


def glossary_node(view: PlainPageView, name: str) -> Node:
    """The glossary with all its words."""
    words = [word for _letter, words in view.glossary() for word in words]
    return node(
        "DefinedTermSet",
        _set_iri(view),
        name=name,
        url=view.address(),
        hasDefinedTerm=[term_node(view, one, within=True) for one in words],
    )


def _set_iri(view: PlainPageView) -> str:
    return page_iri(view.catalogue, "glossary/", "glossary")

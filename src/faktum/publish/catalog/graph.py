"""A graph whose nodes all have an IRI of their own, and its two syntaxes.

Blank nodes get a new name in every run; here nothing is left to chance. Triples are handed over in order, to
a store that keeps it (rdflib's usual one does not), since the writer of RDF/XML writes what comes as it comes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SKOS, XSD, Graph, Literal, Namespace, URIRef

DCAT_3 = Namespace(str(DCAT))
"""Properties that came with DCAT 3, which rdflib does not know yet."""
DCATAP = Namespace("http://data.europa.eu/r5r/")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")

_PREFIXES = {
    "dcat": DCAT, "dcatap": DCATAP, "dct": DCTERMS, "foaf": FOAF, "rdf": RDF, "rdfs": RDFS, "skos": SKOS,
    "spdx": SPDX, "vcard": VCARD, "xsd": XSD,
}  # fmt: skip

Value = URIRef | Literal
Values = Value | Iterable[Value] | None


class Statements:
    """Triples, each once."""

    def __init__(self) -> None:
        self._known: set[tuple[URIRef, URIRef, Value]] = set()

    def tell(self, node: URIRef, kind: Iterable[URIRef] | URIRef, values: Mapping[URIRef, Values]) -> URIRef:
        """Say what a node is, and what is known of it; the node, so that another can name it."""
        kinds = [kind] if isinstance(kind, URIRef) else kind
        self._known.update((node, RDF.type, one) for one in kinds)
        for name, given in values.items():
            if given is None:
                continue
            several = [given] if isinstance(given, URIRef | Literal) else given
            self._known.update((node, name, one) for one in several)
        return node

    def turtle(self) -> str:
        return self._graph().serialize(format="turtle")

    def rdf_xml(self) -> str:
        return self._graph().serialize(format="xml")

    def _graph(self) -> Graph:
        graph = Graph("SimpleMemory", bind_namespaces="none")
        for prefix, namespace in _PREFIXES.items():
            graph.bind(prefix, namespace)
        for triple in sorted(self._known, key=_order):
            graph.add(triple)
        return graph


def texts(spoken: Mapping[str, str]) -> list[Literal]:
    """A text in every language."""
    return [Literal(text, lang=language) for language, text in spoken.items()]


def day(date: dt.date | None) -> Literal | None:
    return Literal(date.isoformat(), datatype=XSD.date) if date else None


def _order(triple: tuple[URIRef, URIRef, Value]) -> tuple[str, ...]:
    return tuple(one.n3() for one in triple)

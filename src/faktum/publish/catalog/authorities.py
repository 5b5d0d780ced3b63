"""Words that every catalogue in Europe has in common: IRIs of the EU's authority tables, IANA's and ADMS's.

DCAT-AP 3.0.1 names the tables (https://semiceu.github.io/DCAT-AP/releases/3.0.1/#controlled-vocs). Countries
and languages have ISO's codes of three letters there; which those are is known to ICU.
"""

from __future__ import annotations

from icu import Locale
from rdflib import Namespace, URIRef

_EU = "http://publications.europa.eu/resource/authority/"
ADMS_PUBLISHER = Namespace("http://purl.org/adms/publishertype/")
IANA = Namespace("https://www.iana.org/assignments/media-types/")

THEMES = URIRef(_EU + "data-theme")
PUBLIC = URIRef(_EU + "access-right/PUBLIC")
"""Anybody may read the files, without asking."""
IRREGULAR = URIRef(_EU + "frequency/IRREG")
"""The data change when a fact does."""
STABLE = URIRef(_EU + "planned-availability/STABLE")
"""Addresses and fields stay: what may change within a version of the API stands on the page about open data."""

COMMON_PROVISIONS = URIRef("http://data.europa.eu/eli/reg/2021/1060/oj")
"""The regulation in whose shape operations are listed."""


def theme(code: str) -> URIRef:
    return URIRef(f"{THEMES}/{code}")


def file_type(code: str) -> URIRef:
    return URIRef(f"{_EU}file-type/{code}")


def country(code: str) -> URIRef | None:
    """The country with an ISO 3166-1 code of two letters; None for one that ICU does not know."""
    long = Locale(f"und_{code}").getISO3Country()
    return URIRef(f"{_EU}country/{long}") if long else None


def language(code: str) -> URIRef | None:
    """The language with an ISO 639-1 code; None for one that ICU does not know."""
    long = Locale(code).getISO3Language()
    return URIRef(f"{_EU}language/{long.upper()}") if long else None

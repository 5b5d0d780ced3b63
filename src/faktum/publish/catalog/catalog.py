"""`/catalog.ttl` and `/catalog.rdf`: what portals for open data harvest, as DCAT-AP 3.0.1 wants it.

Also what the Swedish and Danish profiles ask for beyond it: every text in every language of the site, a contact
point that is an organisation, a publisher on each dataset, and RDF/XML at a fixed address with absolute IRIs.
The things have identifiers below `identity`, the same as in JSON-LD on the pages; the files have addresses
below `site_url`. Nothing is told that nobody has recorded, and no date comes from the clock.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from rdflib import DCAT, DCTERMS, FOAF, RDFS, SKOS, XSD, Literal, URIRef

from faktum.catalogue import Catalogue
from faktum.model.base import LocalizedText
from faktum.publish.api.row import VERSION, Texts
from faktum.publish.api.telling import Telling
from faktum.publish.catalog import authorities
from faktum.publish.catalog.datasets import CONTACTS, WHOLE, DataFile, Dataset, datasets
from faktum.publish.catalog.formats import FORMATS
from faktum.publish.catalog.graph import DCAT_3, DCATAP, SPDX, VCARD, Statements, Values, day, texts
from faktum.publish.catalog.periods import period_of
from faktum.publish.catalog.written import Written
from faktum.publish.last_change import LastChange
from faktum.render.iris import page_iri
from faktum.render.plan import Page
from faktum.render.view import Localised

TURTLE, RDF_XML = "catalog.ttl", "catalog.rdf"


def catalog_files(
    catalogue: Catalogue,
    localised: Mapping[str, Localised],
    pages: Iterable[Page],
    written: Mapping[str, Written],
) -> dict[str, str]:
    """Path below the site's root → content. `written` is every file that is no page, by its path."""
    paths = {page.path for page in pages}
    statements = _Catalog(catalogue, localised, paths, written).statements
    return {TURTLE: statements.turtle(), RDF_XML: statements.rdf_xml()}


class _Catalog:
    """Tells of a site; what many datasets have in common is told once."""

    def __init__(
        self,
        catalogue: Catalogue,
        localised: Mapping[str, Localised],
        paths: Container[str],
        written: Mapping[str, Written],
    ) -> None:
        self.catalogue, self.site = catalogue, catalogue.site
        self.paths, self.written = paths, written
        self.telling = Telling.of(localised)
        self.changes = LastChange(catalogue)
        self.statements = Statements()
        self.licence = self._tell(
            URIRef(self.site.licence),
            DCTERMS.LicenseDocument,
            {DCTERMS.title: Literal(self.site.licence_name)},
        )
        self.publisher = self._publisher()
        self.languages = self._languages()
        self.countries = self._countries()
        self.themes = self._themes()
        self.keywords = self._keywords()
        self.purpose = self._note("contact-purpose", DCTERMS.RightsStatement, self._phrase("footer.contacts"))
        self.common = self._common()
        self._catalog([(one, self._dataset(one)) for one in datasets(written)])

    # -- what there is ------------------------------------------------------------------------

    def _catalog(self, told: list[tuple[Dataset, URIRef]]) -> None:
        whole = next(iri for one, iri in told if one.name == WHOLE)
        parts = [iri for one, iri in told if one.name not in {WHOLE, CONTACTS}]
        self._tell(whole, DCAT.Dataset, {DCTERMS.hasPart: parts})
        for part in parts:
            self._tell(part, DCAT.Dataset, {DCTERMS.isPartOf: whole})
        self._tell(
            self._iri("data/", "catalog"),
            DCAT.Catalog,
            {
                DCTERMS.title: self._phrase("catalog.title", site=self._named(self.site.title)),
                DCTERMS.description: self._phrase(
                    "catalog.description", tagline=self._named(self.site.tagline)
                ),
                DCTERMS.publisher: self.publisher,
                DCTERMS.language: self.languages,
                DCTERMS.license: self.licence,
                DCTERMS.rights: self.purpose if any(one.name == CONTACTS for one, _iri in told) else None,
                DCTERMS.spatial: self.countries,
                DCTERMS.issued: self._issued(),
                DCTERMS.modified: day(self.changes.of_template("data")),
                DCAT.themeTaxonomy: self._taxonomy() if self.themes else None,
                DCAT.dataset: [iri for _one, iri in told],
                FOAF.homepage: self._tell(URIRef(self.site.site_url), FOAF.Document, {}),
            },
        )

    def _dataset(self, one: Dataset) -> URIRef:
        iri = self._iri(one.page, one.anchor)
        changed = self.changes.of_template(one.changed_with) if one.changed_with else None
        table = self.telling.phrase(one.label)
        own: dict[URIRef, Values] = {
            DCTERMS.title: self._phrase("catalog.dataset", table=table, site=self._named(self.site.title)),
            DCTERMS.description: self._phrase(one.about),
            DCTERMS.identifier: Literal(str(iri)),
            DCTERMS.modified: day(changed),
            DCTERMS.temporal: self._period(iri, one),
            DCTERMS.relation: authorities.COMMON_PROVISIONS if one.name == "operations" else None,
            DCAT.landingPage: self._pages(one.page),
            DCAT.distribution: [self._distribution(iri, one, file) for file in one.files],
        }
        return self._tell(iri, DCAT.Dataset, {**self.common, **own})

    def _common(self) -> dict[URIRef, Values]:
        """What holds for every dataset."""
        provenance = self._note("provenance", DCTERMS.ProvenanceStatement, self._phrase("catalog.provenance"))
        return {
            DCTERMS.publisher: self.publisher,
            DCTERMS.language: self.languages,
            DCTERMS.spatial: self.countries,
            DCTERMS.issued: self._issued(),
            DCTERMS.accessRights: self._tell(authorities.PUBLIC, DCTERMS.RightsStatement, {}),
            DCTERMS.accrualPeriodicity: self._tell(authorities.IRREGULAR, DCTERMS.Frequency, {}),
            DCTERMS.provenance: provenance,
            DCAT.contactPoint: self._contact_point(),
            DCAT.keyword: self.keywords,
            DCAT.theme: self.themes,
            DCAT_3.version: Literal(VERSION),
        }

    def _distribution(self, dataset: URIRef, one: Dataset, file: DataFile) -> URIRef:
        ending = file.path.rpartition(".")[2]
        form, address = FORMATS[ending], URIRef(self.site.site_url + file.path)
        standard = self.site.site_url + file.schema if file.schema else form.standard
        file_type = authorities.file_type(form.file_type) if form.file_type else None
        media_type = self._tell(authorities.IANA[form.media_type], DCTERMS.MediaType, {})
        changed = self.changes.of_template(one.changed_with) if one.changed_with else None
        return self._tell(
            URIRef(f"{dataset}-{ending}"),
            DCAT.Distribution,
            {
                DCTERMS.title: texts(self.telling.each(lambda _view: form.title)),
                DCTERMS.description: self._phrase(form.phrase),
                DCTERMS.license: self.licence if one.licensed else None,
                DCTERMS.rights: None if one.licensed else self.purpose,
                DCTERMS.language: self.languages,
                DCTERMS.issued: self._issued(),
                DCTERMS.modified: day(changed),
                DCTERMS["format"]: self._tell(file_type, DCTERMS.MediaTypeOrExtent, {})
                if file_type
                else None,
                DCTERMS.conformsTo: self._tell(URIRef(standard), DCTERMS.Standard, {}) if standard else None,
                DCAT.accessURL: address,
                DCAT.downloadURL: address,
                DCAT.mediaType: media_type,
                DCAT.byteSize: self._size(file),
                DCATAP.availability: self._concept(authorities.STABLE, self._phrase("catalog.stable")),
                SPDX.checksum: self._checksum(URIRef(f"{dataset}-{ending}-checksum"), file),
            },
        )

    # -- what is known of it ------------------------------------------------------------------

    def _size(self, file: DataFile) -> Literal:
        return Literal(str(self.written[file.path].size), datatype=XSD.nonNegativeInteger)

    def _checksum(self, iri: URIRef, file: DataFile) -> URIRef:
        algorithm = self._tell(SPDX.checksumAlgorithm_sha256, SPDX.ChecksumAlgorithm, {})
        value = Literal(self.written[file.path].sha256, datatype=XSD.hexBinary)
        return self._tell(iri, SPDX.Checksum, {SPDX.algorithm: algorithm, SPDX.checksumValue: value})

    def _period(self, dataset: URIRef, one: Dataset) -> URIRef | None:
        period = period_of(one.name, self.catalogue)
        if period is None:
            return None
        ends: dict[URIRef, Values] = {DCAT.startDate: day(period.start), DCAT.endDate: day(period.end)}
        return self._tell(URIRef(f"{dataset}-period"), DCTERMS.PeriodOfTime, ends)

    def _issued(self) -> Literal | None:
        """Only a day that is known to be the one."""
        first = self.site.open_data.published_on
        return day(first.earliest) if first and first.earliest == first.latest else None

    def _publisher(self) -> URIRef:
        kind = self.site.open_data.publisher_type
        homepage = self._tell(URIRef(self.site.site_url), FOAF.Document, {})
        values: dict[URIRef, Values] = {
            FOAF.name: texts(self._named(self.site.publisher)),
            FOAF.homepage: homepage,
        }
        if kind:
            label = self._phrase(f"publisher-type.{kind.removesuffix('(s)')}")
            values[DCTERMS.type] = self._concept(authorities.ADMS_PUBLISHER[kind], label)
        return self._tell(self._iri("", "publisher"), FOAF.Agent, values)

    def _contact_point(self) -> URIRef:
        """A mailbox where the site has one; in any case the page that says how to reach whoever runs it."""
        where = self._pages("about/")
        language = self.catalogue.default_language
        return self._tell(
            self._iri("", "contact-point"),
            (VCARD.Kind, VCARD.Organization),
            {
                VCARD.fn: Literal(self.site.publisher[language], lang=language),
                VCARD.hasURL: [*where, *([URIRef(self.site.repository)] if self.site.repository else [])],
                VCARD.hasEmail: URIRef(f"mailto:{self.site.contact}") if self.site.contact else None,
            },
        )

    def _languages(self) -> list[URIRef]:
        known = filter(None, map(authorities.language, self.catalogue.languages))
        return [self._tell(one, DCTERMS.LinguisticSystem, {}) for one in known]

    def _countries(self) -> list[URIRef]:
        """Where the organisations are at home."""
        codes = sorted({one.country for one in self.catalogue.organisations if one.country})
        return [
            self._tell(one, DCTERMS.Location, {}) for one in filter(None, map(authorities.country, codes))
        ]

    def _themes(self) -> list[URIRef]:
        return [
            self._concept(authorities.theme(code), self._phrase(f"data-theme.{code}"))
            for code in self.site.open_data.themes
        ]

    def _taxonomy(self) -> URIRef:
        return self._tell(
            authorities.THEMES, SKOS.ConceptScheme, {DCTERMS.title: self._phrase("catalog.data-themes")}
        )

    def _keywords(self) -> list[Literal]:
        return [one for topic in self.catalogue.topics for one in texts(self.telling.text(topic.label))]

    # -- saying it ----------------------------------------------------------------------------

    def _iri(self, path: str, fragment: str) -> URIRef:
        return URIRef(page_iri(self.catalogue, path, fragment))

    def _tell(
        self, iri: URIRef, kind: URIRef | tuple[URIRef, ...], values: Mapping[URIRef, Values]
    ) -> URIRef:
        return self.statements.tell(iri, kind, values)

    def _concept(self, iri: URIRef, label: list[Literal]) -> URIRef:
        return self._tell(iri, SKOS.Concept, {SKOS.prefLabel: label})

    def _note(self, fragment: str, kind: URIRef, label: list[Literal]) -> URIRef:
        return self._tell(self._iri("data/", fragment), kind, {RDFS.label: label})

    def _pages(self, path: str) -> list[URIRef]:
        """The page in each language; the front pages where the site does not have it."""
        found = self.telling.pages(path if path in self.paths else "").values()
        return [self._tell(URIRef(one), FOAF.Document, {}) for one in found]

    def _named(self, text: LocalizedText) -> Texts:
        return {language: text[language] for language in self.catalogue.languages}

    def _phrase(self, key: str, **values: Texts) -> list[Literal]:
        """A phrase in every language, filled with what stands in the same language."""
        return texts(
            self.telling.each(
                lambda view: view.t(key, None, **{name: text[view.language] for name, text in values.items()})
            )
        )

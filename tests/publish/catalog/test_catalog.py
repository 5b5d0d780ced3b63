"""The catalogue for data portals, read by rdflib and judged by pyshacl with what DCAT-AP 3.0.1 demands."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pyshacl
import pytest
from lxml import html
from rdflib import DCAT, DCTERMS, FOAF, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from faktum.catalogue import Catalogue
from faktum.publish.api.tables import KINDS
from faktum.publish.catalog.authorities import country, language
from faktum.publish.catalog.catalog import catalog_files
from faktum.publish.catalog.written import Written
from faktum.render.plan import plan
from faktum.render.view import Localised

if TYPE_CHECKING:
    from conftest import Built

# pyshacl 0.40 still asks rdflib by names that are to go.
pytestmark = pytest.mark.filterwarnings(r"ignore:Dataset\.:DeprecationWarning")

SHAPES = Path(__file__).with_name("shapes.ttl")
SPDX = Namespace("http://spdx.org/rdf/terms#")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority/"
LANGUAGES = {"sv", "da", "en"}
SITES = ("small", "real", "below_a_path")
IDENTITIES = {"small": "https://id.fakta.example/", "real": "https://faktum.example/"}
IDENTITIES["below_a_path"] = IDENTITIES["small"]
ADDRESSES = {
    "small": "https://fakta.example/",
    "real": "https://faktum.example/",
    "below_a_path": "https://example.org/sub/",
}
TIMELESS = {"organisations", "people", "programmes", "funds", "topics", "terms", "codes", "contacts"}
"""Datasets that do not tell of a time."""


@pytest.fixture(params=SITES)
def which(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def built(which: str, request: pytest.FixtureRequest) -> Built:
    made: Built = request.getfixturevalue(f"built_{which}")
    return made


@pytest.fixture
def graph(built: Built) -> Graph:
    return Graph().parse(built.site / "catalog.ttl")


def catalog_in(graph: Graph) -> URIRef:
    (found,) = graph.subjects(RDF.type, DCAT.Catalog)
    assert isinstance(found, URIRef)
    return found


def made_from(catalogue: Catalogue, drop: str = "") -> Graph:
    """The catalogue of a site of which no file is measured; without the pages of one template."""
    localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
    pages = [page for page in plan(catalogue) if page.template != drop]
    files = catalog_files(catalogue, localised, pages, defaultdict(lambda: Written.of(b"")))
    return Graph().parse(data=files["catalog.ttl"])


# -- the two files ----------------------------------------------------------------------------------


def test_both_syntaxes_say_the_same(built: Built, graph: Graph) -> None:
    assert len(graph) > 500
    assert isomorphic(graph, Graph().parse(built.site / "catalog.rdf", format="xml"))


def test_every_node_has_an_absolute_iri(built: Built, graph: Graph) -> None:
    nodes = {node for triple in graph for node in triple if not isinstance(node, Literal)}
    assert not any(isinstance(node, BNode) for node in nodes)
    assert [node for node in nodes if not re.match(r"https?://[^/ ]+|mailto:", str(node))] == []
    assert not re.search(r'rdf:(about|resource)="(?!https?:|mailto:)', built.text("catalog.rdf"))


SCRIPT = """
import datetime, pathlib, sys
from collections import defaultdict
from faktum.catalogue import resolve
from faktum.load.records import load_site
from faktum.publish.catalog.catalog import catalog_files
from faktum.publish.catalog.written import Written
from faktum.render.plan import plan
from faktum.render.view import Localised
catalogue = resolve(load_site(pathlib.Path(sys.argv[1])), datetime.date(2026, 11, int(sys.argv[2])))
localised = {code: Localised.of(catalogue, code) for code in catalogue.languages}
files = catalog_files(catalogue, localised, plan(catalogue), defaultdict(lambda: Written.of(b"")))
sys.stdout.buffer.write("".join(files.values()).encode())
"""


def test_bytes_hang_neither_on_chance_nor_on_the_day() -> None:
    small = Path(__file__).parents[2] / "sites/small"
    made = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT, small, day], capture_output=True, check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3] / "src")},
        ).stdout
        for seed, day in (("1", "10"), ("2", "22"))
    }  # fmt: skip
    assert len(made) == 1
    assert len(made.pop()) > 50_000


# -- the profile ------------------------------------------------------------------------------------


def test_conforms_to_what_is_mandatory_and_recommended(which: str, graph: Graph) -> None:
    _conforms, report, text = pyshacl.validate(graph, shacl_graph=str(SHAPES))
    assert isinstance(report, Graph)
    missing = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        assert report.value(result, SH.resultSeverity) == SH.Warning, text
        missing.add((str(report.value(result, SH.resultPath)), str(report.value(result, SH.focusNode))))
    base = IDENTITIES[which]
    expected = {(str(DCTERMS.temporal), f"{base}data/#table-{one}") for one in TIMELESS - {"contacts"}}
    expected.add((str(DCTERMS.temporal), f"{base}contacts/#contacts"))
    if which == "real":  # nobody has written down when it was first published
        expected.add((str(DCTERMS.issued), f"{base}data/#catalog"))
    assert missing == expected


def test_a_shape_that_is_not_met_is_seen(graph: Graph) -> None:
    """The shapes bite: each of these must not pass."""
    for subject, path in (
        (DCAT.Catalog, DCTERMS.publisher),
        (DCAT.Dataset, DCTERMS.title),
        (DCAT.Distribution, DCAT.accessURL),
        (DCAT.Distribution, DCAT.byteSize),
        (SKOS.Concept, SKOS.prefLabel),
    ):
        broken = Graph()
        for triple in graph:
            broken.add(triple)
        one = min(graph.subjects(RDF.type, subject), key=str)
        broken.remove((one, path, None))
        conforms, _report, _text = pyshacl.validate(broken, shacl_graph=str(SHAPES), allow_warnings=True)
        assert not conforms, path


def test_texts_stand_in_every_language(graph: Graph) -> None:
    for kind in (DCAT.Catalog, DCAT.Dataset, DCAT.Distribution):
        for node in graph.subjects(RDF.type, kind):
            for path in (DCTERMS.title, DCTERMS.description):
                assert {
                    text.language for text in graph.objects(node, path) if isinstance(text, Literal)
                } == LANGUAGES
    for note in graph.subjects(RDF.type, DCTERMS.RightsStatement):
        if not str(note).startswith(EU):
            assert {
                text.language for text in graph.objects(note, RDFS.label) if isinstance(text, Literal)
            } == LANGUAGES


# -- what there is ----------------------------------------------------------------------------------


def test_every_table_and_the_whole_are_datasets(which: str, graph: Graph) -> None:
    base = IDENTITIES[which]
    listed = set(map(str, graph.objects(catalog_in(graph), DCAT.dataset)))
    tables = {f"{base}data/#table-{kind.name}" for kind in KINDS}
    assert listed == tables | {f"{base}data/#dataset", f"{base}contacts/#contacts"}
    assert listed == set(map(str, graph.subjects(RDF.type, DCAT.Dataset)))
    assert set(map(str, graph.objects(URIRef(f"{base}data/#dataset"), DCTERMS.hasPart))) == tables


def test_every_file_is_there_as_it_is_described(which: str, built: Built, graph: Graph) -> None:
    formats = set()
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        address = str(graph.value(one, DCAT.downloadURL))
        assert address == str(graph.value(one, DCAT.accessURL))
        assert address.startswith(ADDRESSES[which])
        content = (built.site / address.removeprefix(ADDRESSES[which])).read_bytes()
        assert int(str(graph.value(one, DCAT.byteSize))) == len(content)
        checksum = graph.value(one, SPDX.checksum)
        assert str(graph.value(checksum, SPDX.checksumValue)) == hashlib.sha256(content).hexdigest()
        formats.add(
            (address.rpartition(".")[2], str(graph.value(one, DCAT.mediaType)).partition("media-types/")[2])
        )
        if address.endswith(".json"):
            schema = str(graph.value(one, DCTERMS.conformsTo)).removeprefix(ADDRESSES[which])
            assert json.loads(built.text(schema))["$id"] == ADDRESSES[which] + schema
    assert formats == {
        ("csv", "text/csv"), ("json", "application/json"), ("vcf", "text/vcard"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    }  # fmt: skip


def test_landing_pages_are_there(which: str, built: Built, graph: Graph) -> None:
    pages = set(map(str, graph.objects(None, DCAT.landingPage)))
    assert len(pages) == 2 * len(LANGUAGES)
    for page in pages:
        assert (built.site / page.removeprefix(ADDRESSES[which]) / "index.html").is_file()


@pytest.mark.parametrize("folder", ["", "da/", "en/"])
def test_the_page_about_open_data_and_llms_txt_lead_to_it(built: Built, folder: str) -> None:
    links = html.fromstring(built.text(f"{folder}data/index.html")).xpath("//article//a/@href")
    for name in ("catalog.ttl", "catalog.rdf"):
        assert any(str(link).endswith(f"../{name}") for link in links)
        assert f"/{name})" in built.text("llms.txt")


def test_things_are_those_of_the_pages(which: str, built: Built, graph: Graph) -> None:
    """One identifier for a thing, whatever the address: JSON-LD on the pages has the same."""
    front, data = (
        html.fromstring(built.text(name)).xpath("string(//script[@type='application/ld+json'])")
        for name in ("index.html", "data/index.html")
    )
    publisher = graph.value(catalog_in(graph), DCTERMS.publisher)
    assert str(publisher) == f"{IDENTITIES[which]}#publisher"
    assert f'"{publisher}"' in front
    assert f'"{IDENTITIES[which]}data/#dataset"' in data


def test_people_s_contact_data_have_a_purpose_and_no_licence(graph: Graph) -> None:
    for one in graph.subjects(RDF.type, DCAT.Distribution):
        cards = str(graph.value(one, DCAT.downloadURL)).endswith(".vcf")
        assert ((one, DCTERMS.license, None) in graph) is not cards
        assert ((one, DCTERMS.rights, None) in graph) is cards
    note = graph.value(catalog_in(graph), DCTERMS.rights)
    labels = {
        label.language: str(label) for label in graph.objects(note, RDFS.label) if isinstance(label, Literal)
    }
    assert "press" in labels["en"]


def test_nothing_of_a_person_stands_in_it(built_small: Built) -> None:
    text = built_small.text("catalog.ttl")
    for person in json.loads(built_small.text("api/v1/people.json"))["items"]:
        assert person["id"] not in text
    assert "tel:" not in text


# -- what is known of it ----------------------------------------------------------------------------


def test_days_come_from_the_records(built_small: Built) -> None:
    graph = Graph().parse(built_small.site / "catalog.ttl")
    dataset = URIRef("https://id.fakta.example/data/#table-projects")
    assert str(graph.value(dataset, DCTERMS.issued)) == "2025-01-15"
    period = graph.value(dataset, DCTERMS.temporal)
    spans = [
        (one["start"], one["end"]) for one in json.loads(built_small.text("api/v1/projects.json"))["items"]
    ]
    starts = [start["earliest"] for start, _end in spans if start and start["earliest"]]
    assert str(graph.value(period, DCAT.startDate)) == min(starts) == "2019-03-01"
    today = dt.date.today().isoformat()  # noqa: DTZ011 - in whichever zone
    assert today not in set(map(str, graph.objects(None, DCTERMS.modified)))


def test_the_change_is_that_of_the_sitemap(which: str, built: Built, graph: Graph) -> None:
    sitemap = built.text("sitemap.xml")
    (entry,) = re.findall(rf"<loc>{re.escape(ADDRESSES[which])}data/</loc>\s*<lastmod>([^<]*)", sitemap)
    assert str(graph.value(catalog_in(graph), DCTERMS.modified)) == entry


def test_words_of_the_eu_s_tables(built_small: Built) -> None:
    graph = Graph().parse(built_small.site / "catalog.ttl")
    found = {str(one).removeprefix(EU) for one in graph.all_nodes() if str(one).startswith(EU)}
    assert found == {
        "language/SWE", "language/DAN", "language/ENG", "country/SWE", "country/DNK", "data-theme",
        "data-theme/HEAL", "data-theme/TECH", "access-right/PUBLIC", "frequency/IRREG",
        "planned-availability/STABLE", "file-type/CSV", "file-type/JSON", "file-type/XLSX",
    }  # fmt: skip
    assert (None, DCTERMS.type, URIRef("http://purl.org/adms/publishertype/Company")) in graph


def test_codes_that_nobody_knows_are_left_out() -> None:
    assert (country("QQ"), language("qq")) == (None, None)
    assert str(language("nb")) == f"{EU}language/NOB"


def test_a_site_with_a_mailbox_and_a_forge_is_reached_there(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    site = edited(
        "data/site.yml", "security:\n",
        "contact: redaktion@example.org\nrepository: https://forge.example/fakta\nsecurity:\n",
    )  # fmt: skip
    graph = made_from(resolving({"data/site.yml": site}))
    (contact,) = graph.subjects(RDF.type, VCARD.Organization)
    assert str(graph.value(contact, VCARD.hasEmail)) == "mailto:redaktion@example.org"
    assert URIRef("https://forge.example/fakta") in set(graph.objects(contact, VCARD.hasURL))
    assert str(graph.value(contact, VCARD.fn)) == "Fjällbäcks provtryckeri"


def test_a_site_that_says_nothing_to_portals(
    resolving: Callable[..., Catalogue], edited: Callable[..., str]
) -> None:
    """No theme, kind of publisher or first day is made up; without a page on open data the front page stands in."""
    line = "open_data: {themes: [HEAL, TECH], publisher_type: Company, published_on: 2025-01-15}\n"
    catalogue = resolving({"data/site.yml": edited("data/site.yml", line, "")})
    graph = made_from(catalogue, drop="data")
    for path in (DCAT.theme, DCAT.themeTaxonomy, DCTERMS.issued, DCTERMS.type):
        assert (None, path, None) not in graph
    whole = URIRef("https://id.fakta.example/data/#dataset")
    assert URIRef("https://fakta.example/") in set(graph.objects(whole, DCAT.landingPage))
    assert str(graph.value(catalog_in(graph), FOAF.homepage)) == "https://fakta.example/"
    conforms, _report, text = pyshacl.validate(graph, shacl_graph=str(SHAPES), allow_warnings=True)
    assert conforms, text

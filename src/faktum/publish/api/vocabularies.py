"""Rows of programmes, funds, topics and terms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import Address, Addresses, FactId, Id, OtherName, RecordRow, Texts
from faktum.render.iris import record_iri


class ProgrammeRow(RecordRow):
    """A funding programme: neither its area nor the fund behind it."""

    page: Addresses
    """The address of its page, or of its place in the glossary, in each language."""
    label: Texts
    """What it is called in each language."""
    description: Texts
    """What it is in a sentence or two, in each language."""
    aliases: tuple[OtherName, ...]
    """Other ways of writing the name."""
    fund: Id | None
    """The fund that it draws on: an id in funds; null where no source says which."""
    site: Address | None
    """Its own website; null where none is known."""
    projects: tuple[Id, ...]
    """Projects of which sources name it as the programme: ids in projects."""
    facts: tuple[FactId, ...]
    """Facts about it: the column `fact` of facts."""
    named_in: tuple[FactId, ...]
    """Facts about others that name it, such as its shares: the column `fact` of facts."""


class FundRow(RecordRow):
    """A fund that programmes draw on."""

    page: Addresses
    """The address of its page, or of its place in the glossary, in each language."""
    label: Texts
    """What it is called in each language."""
    description: Texts
    """What it is in a sentence or two, in each language."""
    aliases: tuple[OtherName, ...]
    """Other ways of writing the name."""
    programmes: tuple[Id, ...]
    """Programmes that draw on it: ids in programmes."""
    projects: tuple[Id, ...]
    """Projects of which sources name it as the fund: ids in projects."""
    facts: tuple[FactId, ...]
    """Facts about it: the column `fact` of facts."""
    named_in: tuple[FactId, ...]
    """Facts about others that name it: the column `fact` of facts."""


class TermRow(RecordRow):
    """A word that readers meet in the sources, explained in the glossary."""

    page: Addresses
    """The address of its page, or of its place in the glossary, in each language."""
    label: Texts
    """The word in each language."""
    definition: Texts
    """What it means, in each language."""
    aliases: tuple[OtherName, ...]
    """Other words for the same."""
    related: tuple[Id, ...]
    """Related words: ids in topics or terms."""
    note: Texts | None
    """Where languages divide the field differently; null where there is nothing to say."""


class TopicRow(TermRow):
    """A subject with a page of its own; the glossary lists it too."""

    projects: tuple[Id, ...]
    """Projects on it: ids in projects."""
    organisations: tuple[Id, ...]
    """Organisations in the field: ids in organisations."""
    releases: tuple[Id, ...]
    """Releases on it, newest first: ids in releases."""


def programme_rows(holdings: Holdings) -> list[ProgrammeRow]:
    rows, relations = [], holdings.relations
    for one in holdings.catalogue.programmes:
        telling = holdings.telling()
        rows.append(
            ProgrammeRow(
                id=one.id,
                former_ids=one.former_ids,
                iri=record_iri(holdings.catalogue, one),
                page=holdings.pages("programmes", one, telling),
                label=telling.text(one.label),
                description=telling.text(one.description),
                aliases=OtherName.all_of(one.aliases),
                fund=one.fund,
                site=one.site,
                projects=holdings.known(relations.naming(one.id, "programme"), "projects"),
                facts=relations.facts(one.id),
                named_in=relations.named_in(one.id),
            )
        )
    return rows


def fund_rows(holdings: Holdings) -> list[FundRow]:
    rows, relations = [], holdings.relations
    for one in holdings.catalogue.funds:
        telling = holdings.telling()
        rows.append(
            FundRow(
                id=one.id,
                former_ids=one.former_ids,
                iri=record_iri(holdings.catalogue, one),
                page=holdings.pages("funds", one, telling),
                label=telling.text(one.label),
                description=telling.text(one.description),
                aliases=OtherName.all_of(one.aliases),
                programmes=tuple(other.id for other in holdings.catalogue.programmes if other.fund == one.id),
                projects=holdings.known(relations.naming(one.id, "fund"), "projects"),
                facts=relations.facts(one.id),
                named_in=relations.named_in(one.id),
            )
        )
    return rows


def topic_rows(holdings: Holdings) -> list[TopicRow]:
    projects = _by_topic((one.id, one.topics) for one in holdings.catalogue.projects)
    organisations = _by_topic((one.id, one.topics) for one in holdings.catalogue.organisations)
    rows = []
    for one in holdings.catalogue.topics:
        telling = holdings.telling()
        rows.append(
            TopicRow(
                id=one.id,
                former_ids=one.former_ids,
                iri=record_iri(holdings.catalogue, one),
                page=holdings.pages("topics", one, telling),
                label=telling.text(one.label),
                definition=telling.text(one.definition),
                aliases=OtherName.all_of(one.aliases),
                related=one.related,
                note=telling.text_or_none(one.note),
                projects=tuple(projects[one.id]),
                organisations=tuple(organisations[one.id]),
                releases=holdings.relations.releases(one.id),
            )
        )
    return rows


def term_rows(holdings: Holdings) -> list[TermRow]:
    rows = []
    for one in holdings.catalogue.terms:
        telling = holdings.telling()
        rows.append(
            TermRow(
                id=one.id,
                former_ids=one.former_ids,
                iri=record_iri(holdings.catalogue, one),
                page=holdings.pages("terms", one, telling),
                label=telling.text(one.label),
                definition=telling.text(one.definition),
                aliases=OtherName.all_of(one.aliases),
                related=one.related,
                note=telling.text_or_none(one.note),
            )
        )
    return rows


def _by_topic(pairs: Iterable[tuple[str, tuple[str, ...]]]) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for record_id, topics in pairs:
        for topic in topics:
            found[topic].append(record_id)
    return found

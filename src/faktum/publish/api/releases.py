"""Rows of releases. One that was withdrawn leaves the list and keeps its own file, as it keeps its page."""

from __future__ import annotations

from faktum.entries import ReleaseEntry
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.row import Address, Dated, FactId, Id, LanguageCode, Names, RecordRow, Row, Texts
from faktum.publish.api.telling import Telling
from faktum.render.iris import record_iri


class WithdrawnRow(Row):
    """That a release was withdrawn."""

    on: Dated
    """The day on which it was withdrawn."""
    note: Texts
    """Why, and where the reader may turn instead, in each language."""


class ReleaseRow(RecordRow):
    """A release in the press archive. Its text stands on its page and in the feeds."""

    page: dict[str, Address | None]
    """The address of its page in each language; null in languages into which it is not translated."""
    title: Names
    """Our own headline on pages in each language, and the language that it is in. The published title stands in sources."""
    summary: Names
    """Our own summary on pages in each language, and the language that it is in."""
    original: LanguageCode
    """The language in which our text was written: an ISO 639 code."""
    languages: tuple[LanguageCode, ...]
    """Languages in which it can be read here: ISO 639 codes."""
    published: Dated | None
    """When the original was published; null where no source says so."""
    updated: Dated
    """When our text or its facts were last changed."""
    sources: tuple[Id, ...]
    """The published texts, the original first: ids in sources."""
    projects: tuple[Id, ...]
    """Projects that it is about: ids in projects."""
    topics: tuple[Id, ...]
    """Subjects: ids in topics."""
    organisations: tuple[Id, ...]
    """Organisations that speak or are mentioned without a role in the projects: ids in organisations."""
    people: tuple[Id, ...]
    """People whose positions it restates: ids in people."""
    facts: tuple[FactId, ...]
    """Facts about the release itself, such as when it was published: the column `fact` of facts."""
    states: tuple[FactId, ...]
    """Facts that it states, in the order of its page: the column `fact` of facts."""
    withdrawn: WithdrawnRow | None
    """That it was withdrawn; null in the list, which holds no such release."""


def release_rows(holdings: Holdings) -> list[ReleaseRow]:
    """Every release, newest first, also those that were withdrawn."""
    return [_row(entry, holdings) for entry in holdings.catalogue.releases]


def _row(entry: ReleaseEntry, holdings: Holdings) -> ReleaseRow:
    telling, record = holdings.telling(), entry.record
    pages = holdings.pages("releases", record, telling)
    return ReleaseRow(
        id=record.id,
        former_ids=_former(record.id, record.former_ids),
        page={language: page if language in entry.texts else None for language, page in pages.items()},
        iri=record_iri(holdings.catalogue, record),
        title=telling.headline(entry),
        summary=telling.summary(entry),
        original=entry.original,
        languages=tuple(one for one in pages if one in entry.texts),
        published=Dated.of(entry.date),
        updated=Dated.known(record.updated),
        sources=record.sources,
        projects=record.projects,
        topics=record.topics,
        organisations=record.organisations,
        people=tuple(dict.fromkeys(one.person for one in record.positions.values())),
        facts=tuple(fact.id for fact in holdings.catalogue.facts_about(record.id)),
        states=record.fact_list,
        withdrawn=_withdrawn(entry, telling),
    )


def _former(release_id: str, former: tuple[str, ...]) -> tuple[str, ...]:
    """Former ids of a release are written without the year."""
    year = release_id.partition("/")[0]
    return tuple(f"{year}/{one}" for one in former)


def _withdrawn(entry: ReleaseEntry, telling: Telling) -> WithdrawnRow | None:
    withdrawn = entry.record.withdrawn
    if withdrawn is None:
        return None
    return WithdrawnRow(on=Dated.known(withdrawn.on), note=telling.text(withdrawn.note))

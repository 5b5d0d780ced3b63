"""Rows of facts: one for each statement (section 3 of the design)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, Literal

from pydantic import ConfigDict, Field

from faktum.catalogue import Catalogue
from faktum.facts import KnownFact, Said, State
from faktum.model.base import LocalizedText
from faktum.model.edtf import Edtf
from faktum.model.fact import Correction, Qualifier, UnknownReason
from faktum.model.source import Source
from faktum.model.vocabulary import PropertyName
from faktum.publish.api.documents import listing
from faktum.publish.api.holdings import Holdings
from faktum.publish.api.relations import published_facts
from faktum.publish.api.row import (
    Address,
    Addresses,
    FactId,
    Id,
    Number,
    Row,
    Spoken,
    Texts,
    plain_number,
)
from faktum.render.addresses import ledger_path
from faktum.render.iris import fact_iri
from faktum.render.view import Localised, View, plain


class StatementSource(Row):
    """The source of a statement."""

    id: Id
    """The source: an id in sources."""
    publisher: str | None
    """Who published it: an id in organisations, or a name where the publisher has no record."""
    title: Spoken | None
    """Its title as published; null where it is not recorded."""
    date: str | None
    """When it was published, in EDTF; null where that is not known."""
    earliest: dt.date | None
    """The first day that date can mean, YYYY-MM-DD; null where it is not known."""
    latest: dt.date | None
    """The last day that date can mean, YYYY-MM-DD; null where it is not known."""
    place: Texts | None
    """Where in the source, in each language; null where that is not recorded."""
    url: Address | None
    """Where it was published; null where that is not recorded."""
    read_on: str | None
    """When somebody of this site read it, in EDTF; null where that is not recorded."""
    seen: Literal["first-hand", "second-hand"]
    """Whether its text was read for this site: see the list `seen` in codes."""


class Arithmetic(Row):
    """How a value was worked out."""

    facts: tuple[FactId, ...]
    """The facts that it was worked out from, in the order of the formula: the column `fact`."""
    formula: Literal["product", "share", "ratio"]
    """What was done: product is a share of a sum, share and ratio are the first in percent of the second."""


class Change(Row):
    """A correction: what was changed in a published fact."""

    model_config = ConfigDict(serialize_by_alias=True)

    on: str
    """The day of the correction, in EDTF."""
    before: str | Texts = Field(alias="from")
    """What was published before, as the record writes it (`62 000 000 SEK`, `not stated`, the id of another record), or the words in each language."""
    after: str | Texts = Field(alias="to")
    """What is published now, written in the same way."""
    why: Texts
    """What was wrong and how that is known, in each language."""


class StatementRow(Row):
    """What one source says of one fact. A fact on which several sources speak has several rows."""

    id: str
    """The id of the statement: the fact's, a full stop, and its source's (or `derived`). Never reused."""
    fact: FactId
    """The id of the fact: its subject's, a full stop, and its key there."""
    iri: Address
    """The lasting identifier of the fact, the same in every language."""
    subject: Id
    """The record that the fact is about."""
    subject_kind: str
    """The kind of that record, which is the name of its table: projects, organisations …"""
    property: PropertyName
    """What kind of fact it is: see the list `property` in codes."""
    type: Literal["money", "percent", "count", "date", "code", "record", "text", "unknown"]
    """What `value` is: a number for money, percent and count; EDTF for date; a code of a role; an id for record; null for text and unknown."""
    value: Number | str | None
    """The value: a number, a date in EDTF, a code or an id; null where it is in words or unknown."""
    unit: str | None
    """The unit of a number: an ISO 4217 currency, percent, or a word of the list `unit` in codes; null for all else."""
    earliest: dt.date | None
    """For a date, the first day it can mean, YYYY-MM-DD; null where it is open, and for all else."""
    latest: dt.date | None
    """For a date, the last day it can mean, YYYY-MM-DD; null where it is open, and for all else."""
    qualifier: Qualifier
    """How sure the source is: see the list `qualifier` in codes."""
    of: Id | None
    """The other record, for a role, a share or a relation; null where there is none."""
    of_kind: str | None
    """The kind of that record, which is the name of its table; null where there is none."""
    as_stated: Spoken | None
    """The source's own wording of the number, name or date, where it differs from the value."""
    source: StatementSource
    """Where it stands."""
    preferred: bool
    """True for the statement that pages show: one for each fact."""
    reason: Texts | None
    """Why this statement is shown among several, or why there is no value, in each language."""
    note: Texts | None
    """What a reader should know about it, in each language."""
    unknown: UnknownReason | None
    """Why there is no value: see the list `unknown` in codes; null where there is one."""
    state: State
    """Whether the sources of the fact agree: see the list `state` in codes."""
    derived_from: Arithmetic | None
    """How the value was worked out; null for what a source says."""
    valid_at: str | None
    """When it was true, in EDTF, for what changes with time; null where the source does not say."""
    valid_earliest: dt.date | None
    """The first day `valid_at` can mean, YYYY-MM-DD; null where there is none."""
    valid_latest: dt.date | None
    """The last day `valid_at` can mean, YYYY-MM-DD; null where there is none."""
    corrections: tuple[Change, ...]
    """What was corrected in the published fact, the newest last; it stands in the row of the preferred statement alone."""
    label: Texts
    """What pages call the fact, with the other record where there is one, in each language."""
    text: Texts
    """The value in words, as pages show it, in each language."""
    short: Texts
    """The value as tables show it, with sums in short form, in each language."""
    page: Addresses
    """The address of the fact with all its sources, in each language."""


def statement_rows(holdings: Holdings) -> list[StatementRow]:
    """All statements, in the order of records and keys."""
    return rows_of(
        ((fact, said) for fact in published_facts(holdings.catalogue) for said in fact.said), holdings
    )


def rows_of(statements: Iterable[tuple[KnownFact, Said]], holdings: Holdings) -> list[StatementRow]:
    """The rows of some statements."""
    rows = []
    for _subject, ones in groupby(statements, lambda one: one[0].subject):
        # New views for each record: a view remembers what it has cited.
        views = holdings.telling().views
        rows += [_complete(fact, said, views, holdings) for fact, said in ones]
    return rows


def facts_json(catalogue: Catalogue, localised: Mapping[str, Localised]) -> bytes:
    """All statements as JSON."""
    return listing(catalogue.site, statement_rows(Holdings.of(catalogue, localised)))


def _complete(fact: KnownFact, said: Said, views: Mapping[str, View], holdings: Holdings) -> StatementRow:
    row = _row(fact, said, views)
    catalogue, value = holdings.catalogue, said.value.date if said.value else None
    source_date = None if isinstance(said.source.date, str) else said.source.date
    row["source"] |= _days(source_date)
    row |= {
        "iri": fact_iri(catalogue, fact),
        "subject_kind": catalogue.kind(fact.subject),
        "type": _type(said),
        **_days(value),
        "unknown": said.unknown,
        "of_kind": catalogue.kind(said.of) if said.of else None,
        **{f"valid_{end}": day for end, day in _days(said.valid_at).items()},
        "short": _short(said, views) or row["text"],
    }
    return StatementRow.model_validate(row)


def _short(said: Said, views: Mapping[str, View]) -> Texts | None:
    """In short form, where there is one: of sums of money."""
    if said.value is None or said.value.type != "money":
        return None
    return {language: plain(view.value(said, "short")) for language, view in views.items()}


def _days(date: Edtf | None) -> dict[str, dt.date | None]:
    return {"earliest": date.earliest if date else None, "latest": date.latest if date else None}


def _type(said: Said) -> str:
    if said.unknown:
        return "unknown"
    if said.text:
        return "text"
    return said.value.type if said.value else "record"


def _row(fact: KnownFact, said: Said, views: Mapping[str, View]) -> dict[str, Any]:
    chosen = said is fact.chosen
    return {
        "id": said.id,
        "fact": fact.id,
        "subject": fact.subject,
        "property": fact.property,
        "value": _value(said),
        "unit": said.value.quantity.unit if said.value and said.value.quantity else None,
        "qualifier": said.qualifier,
        "of": said.of,
        "as_stated": {"text": said.stated.text, "lang": said.stated.lang} if said.stated else None,
        "source": _source(said, views),
        "preferred": chosen,
        "reason": _reason(said, views),
        "note": _texts(said.note, views),
        "state": fact.state,
        "derived_from": {"facts": list(fact.derivation.facts), "formula": fact.derivation.formula}
        if fact.derivation
        else None,
        "valid_at": said.valid_at.text if said.valid_at else None,
        "corrections": [_correction(one, views) for one in fact.corrections] if chosen else [],
        "label": {language: plain(view.fact_name(fact)) for language, view in views.items()},
        "text": {language: plain(view.value(said)) for language, view in views.items()},
        "page": {
            language: view.address(ledger_path(fact.subject, fact.key)) for language, view in views.items()
        },
    }


def _value(said: Said) -> int | float | str | None:
    value = said.value
    if value is None:
        return said.of if said.of and not said.text and not said.unknown else None
    if value.quantity:
        return plain_number(value.quantity.number)
    return value.date.text if value.date else value.code


def _reason(said: Said, views: Mapping[str, View]) -> dict[str, str] | None:
    if said.unknown:
        key = "unknown." + said.unknown.replace(" ", "-")
        return {language: view.t(key) for language, view in views.items()}
    return _texts(said.reason, views)


def _texts(text: LocalizedText | None, views: Mapping[str, View]) -> dict[str, str] | None:
    return {language: view.plain_text(text) for language, view in views.items()} if text else None


def _correction(one: Correction, views: Mapping[str, View]) -> dict[str, Any]:
    before, after = (part if isinstance(part, str) else _texts(part, views) for part in (one.from_, one.to))
    return {"on": one.on.text, "from": before, "to": after, "why": _texts(one.why, views)}


def _source(said: Said, views: Mapping[str, View]) -> dict[str, Any]:
    source: Source = said.source
    place = said.place_name
    return {
        "id": source.id,
        "publisher": source.publisher_id or getattr(source.publisher, "text", None),
        "title": None
        if isinstance(source.title, str)
        else {"text": source.title.text, "lang": source.title.lang},
        "date": None if isinstance(source.date, str) else source.date.text,
        "place": _texts(place, views),
        "url": None if source.url == "unknown" else source.url,
        "read_on": None if isinstance(source.read_on, str) else source.read_on.text,
        "seen": source.seen,
    }

"""Open data under /api/v1/. A row of facts.json is one statement (section 3 of the design).

`corrections` holds what was changed in the published fact, the newest last, as `{on, from, to, why}`: the
day; the value before and after, as the record writes it (`62 000 000 SEK`, `not stated`, the id of another
record or source) or the words by language; the reason by language. They stand in the row of the preferred
statement, which is the one that is published, so that each is there once; other rows have an empty list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from faktum.catalogue import Catalogue
from faktum.facts import KnownFact, Said
from faktum.model.base import LocalizedText
from faktum.model.fact import Correction
from faktum.model.source import Source
from faktum.render.addresses import ledger_path
from faktum.render.view import Localised, View, plain

VERSION = "1"


def facts_json(catalogue: Catalogue, localised: Mapping[str, Localised]) -> str:
    """All statements, in the order of records and keys."""
    views = {language: View(one, "") for language, one in localised.items()}
    rows = [_row(fact, said, views) for fact in catalogue.facts.values() for said in fact.said]
    return listing(catalogue, rows)


def listing(catalogue: Catalogue, items: list[dict[str, Any]]) -> str:
    """The envelope of every JSON list."""
    document = {"version": VERSION, "licence": catalogue.site.licence, "count": len(items), "items": items}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


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
        return _number(value.quantity.number)
    return value.date.text if value.date else value.code


def _number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)


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

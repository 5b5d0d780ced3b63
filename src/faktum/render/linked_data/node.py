"""The smallest pieces: a node without what is not known, dates and sums of money as schema.org writes them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from faktum.facts import KnownFact
from faktum.model.edtf import Edtf, Point
from faktum.model.fact import Qualifier
from faktum.render.iris import fact_iri
from faktum.render.plain_view import PlainPageView
from faktum.render.view import plain

Node = dict[str, Any]
"""A thing in JSON-LD: `@type`, `@id` where it has one, and its properties."""

_BOUNDS: dict[Qualifier, str] = {"at least": "minValue", "at most": "maxValue"}


def node(kind: str, iri: str | None = None, **properties: Any) -> Node:
    """A thing of a type of schema.org; what is None or empty is left out, a list of one stands alone."""
    made: Node = {"@type": kind} | ({"@id": iri} if iri else {})
    for name, value in properties.items():
        if value is None or value in ("", [], ()):
            continue
        made[name] = value[0] if isinstance(value, list | tuple) and len(value) == 1 else value
    return made


def moment(point: Point | None) -> str | None:
    """One date in ISO 8601, as precise as it is known: 2019-06-13, 2019-12 or 2019.

    None for a date that is approximate or uncertain, which ISO 8601-1 cannot say. A season is its year; that
    of a winter is not certain.
    """
    if point is None or point.approximate or point.uncertain:
        return None
    first, last = point.bounds()
    if point.season:
        return str(first.year) if first.year == last.year else None
    parts = [f"{point.year:04d}", *(f"{one:02d}" for one in (point.month, point.day) if one)]
    return "-".join(parts)


def date(value: Edtf | str | None) -> str | None:
    """The same of a date in EDTF; None for a period and for a date that is not known."""
    return None if value is None or isinstance(value, str) or value.interval else moment(value.start)


def number(value: Decimal) -> int | float:
    """As in the API: a whole number without a decimal point."""
    return int(value) if value == value.to_integral_value() else float(value)


def money(view: PlainPageView, fact: KnownFact | None) -> Node | None:
    """The sum that pages show, under the identifier of its fact; None for what is no sum of money."""
    said = fact.chosen if fact else None
    quantity = said.value.quantity if said and said.value else None
    if fact is None or said is None or quantity is None or not quantity.money:
        return None
    given = {_BOUNDS.get(said.qualifier, "value"): number(quantity.number)}
    words = plain(view.value(said)) if said.qualifier != "exact" else None
    iri = fact_iri(view.catalogue, fact)
    return node("MonetaryAmount", iri, currency=quantity.unit, **given, description=words)

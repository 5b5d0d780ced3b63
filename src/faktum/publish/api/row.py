"""What rows are made of: closed models, texts and names in every language, dates as precise as their source.

A mapping in a row is always by language and has every language of the site. Docstrings of fields are
the descriptions in the published schemas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from faktum.model.base import ANY_ID, LANGUAGE_CODE, Alias
from faktum.model.edtf import Edtf

VERSION = "1"

Id = Annotated[str, StringConstraints(pattern=ANY_ID)]
"""The id of a record."""

FactId = Annotated[str, StringConstraints(pattern=ANY_ID.removesuffix("$") + r"\.[a-z0-9]+(-[a-z0-9]+)*$")]
"""The id of a fact: its record's, a full stop, and its key there."""

LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]
Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Number = int | float

Texts = dict[str, str]
Addresses = dict[str, Address]


def plain_number(number: Decimal) -> Number:
    """A whole number without a decimal point."""
    return int(number) if number == number.to_integral_value() else float(number)


class Row(BaseModel):
    """Closed (no field that the schema does not know), frozen and explained."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Spoken(Row):
    """A text with the language it is in."""

    text: str
    """The text."""
    lang: LanguageCode
    """The language of the text: an ISO 639 code, as in `<html lang>`."""


Names = dict[str, Spoken]
"""What something is called on pages in each language; proper names keep their own."""


class Dated(Row):
    """A date or period as precise as its source."""

    edtf: str
    """The date in EDTF (ISO 8601-2, levels 0 and 1): 2019-06-13, 2019-12, 2023-23 (autumn 2023), 2017/2019-12~."""
    earliest: dt.date | None
    """The first day it can mean, YYYY-MM-DD; null where the beginning is open or unknown."""
    latest: dt.date | None
    """The last day it can mean, YYYY-MM-DD; null where the end is open or unknown."""

    @classmethod
    def known(cls, value: Edtf) -> Dated:
        return cls(edtf=value.text, earliest=value.earliest, latest=value.latest)

    @classmethod
    def of(cls, value: Edtf | str | None) -> Dated | None:
        """None for a date that is not known."""
        return None if value is None or isinstance(value, str) else cls.known(value)


class OtherName(Row):
    """Another way in which a name is or was written."""

    text: str
    """The name as written there."""
    lang: LanguageCode | None
    """The language of this writing: an ISO 639 code; null for abbreviations and brands."""
    former: bool
    """True for a name that is no longer used."""
    period: Dated | None
    """When it was in use; null where no source says so."""
    source: Id | None
    """The source in which this writing stands: an id in sources."""

    @classmethod
    def all_of(cls, aliases: Iterable[Alias]) -> tuple[OtherName, ...]:
        return tuple(
            cls(
                text=one.text,
                lang=one.lang,
                former=one.former,
                period=Dated.of(one.period),
                source=one.source,
            )
            for one in aliases
        )


class RecordRow(Row):
    """What the row of every record begins with."""

    id: Id
    """The id of the record; it is also the name of its file in this API. Never reused."""
    former_ids: tuple[Id, ...]
    """Ids that the record had before, the oldest first; their pages lead to the present one."""
    iri: Address
    """The lasting identifier of what the record is about, the same in every language and after a renaming."""

"""A fact: a value that can be wrong, with the statements of the sources that give it.

A fact stands in the record it is about under a key unique there; its id is `<record>.<key>`, a
statement's id is `<record>.<key>.<source>`. One source is the common case and is written inline;
sources that differ are written as a list of statements, one of them preferred with a reason.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal

from babel.numbers import list_currencies
from pydantic import BeforeValidator, GetCoreSchemaHandler, model_validator
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from faktum.model.base import AnyId, Date, Id, Key, LocalizedText, Model, Text, Wording
from faktum.model.edtf import DateError, Edtf
from faktum.model.vocabulary import PROPERTIES, UNITS, PropertyName

Qualifier = Literal["exact", "nearly", "about", "at least", "at most", "expected"]
UnknownReason = Literal["not stated", "not yet reported", "ambiguous", "not recorded"]
CURRENCIES = frozenset(list_currencies())
"""ISO 4217 codes, as the Unicode CLDR lists them."""

MAX_DIGITS = 18
"""Of a number: programs that read JSON keep no more."""

_SPACES = " \u00a0\u202f"
_QUANTITY = re.compile(
    rf"^(-?[0-9](?:[{_SPACES}_]{{0,3}}[0-9])*(?:\.[0-9]+)?)[{_SPACES}]*([A-Za-z%][A-Za-z%-]*)$"
)
_NUMBER_LIKE = re.compile(rf"^-?[0-9.,{_SPACES}]+$")
_CODE = re.compile(r"^[a-z]+(-[a-z0-9]+)*$")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit: an ISO 4217 currency, `percent`, or a unit of the vocabulary."""

    number: Decimal
    unit: str

    @property
    def money(self) -> bool:
        return self.unit in CURRENCIES


@dataclass(frozen=True, slots=True)
class Value:
    """What a statement says, parsed: exactly one of the parts is set."""

    quantity: Quantity | None = None
    date: Edtf | None = None
    code: str | None = None
    written: str = ""

    @property
    def type(self) -> str:
        if self.quantity:
            if self.quantity.money:
                return "money"
            return "percent" if self.quantity.unit == "percent" else "count"
        return "date" if self.date else "code"

    @classmethod
    def parse(cls, written: str) -> Value:
        """Read `62 000 000 SEK`, `30 percent`, `1000 jobs`, an EDTF date or a code.

        Raises PydanticCustomError `bad_money`, `bad_unit`, `bad_date` or `bad_value`.
        """
        written = written.strip()
        if match := _QUANTITY.match(written):
            digits = re.sub(rf"[{_SPACES}_]", "", match[1])
            if len(digits) > MAX_DIGITS:
                raise PydanticCustomError("bad_value", f"a number has at most {MAX_DIGITS} digits", {})
            number = Decimal(digits)
            unit = "percent" if match[2] == "%" else match[2]
            if unit in CURRENCIES or unit in UNITS:
                return cls(quantity=Quantity(number, unit), written=written)
            if unit.upper() in CURRENCIES or unit.lower() in {
                "kr",
                "kronor",
                "kroner",
                "msek",
                "mdkk",
                "mkr",
                "mnkr",
                "mio",
                "m",
                "mn",
            }:
                raise PydanticCustomError(
                    "bad_money",
                    "{unit} is not a currency: write the full amount and the ISO 4217 code, "
                    "such as 62 000 000 SEK",
                    {"unit": unit},
                )
            raise PydanticCustomError("bad_unit", "{unit} is not a known unit", {"unit": unit})
        if re.match(r"^[0-9]{4}|^\.\.", written):
            try:
                return cls(date=Edtf.parse(written), written=written)
            except DateError as error:
                if not _NUMBER_LIKE.match(written):
                    raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from error
        if _NUMBER_LIKE.match(written):
            raise PydanticCustomError(
                "bad_money",
                "a number without a unit: write the currency or unit after it, "
                "such as 62 000 000 SEK, 30 percent or 1000 jobs",
                {},
            )
        if _CODE.match(written):
            return cls(code=written, written=written)
        raise PydanticCustomError(
            "bad_value", "expected an amount with its unit, a date or a code of the vocabulary", {}
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.union_schema([core_schema.str_schema(), core_schema.int_schema()]),
            python_schema=core_schema.is_instance_schema(cls),
            serialization=core_schema.plain_serializer_function_ser_schema(lambda value: value.written),
        )


def _parse_value(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    return Value.parse(str(value))


class Sourced(Model):
    """Something that a source says: which source, where in it, and in what words."""

    source: Id
    """The source's id, in data/sources/."""
    place: Key
    """Where in the source: a key of its `places`, or `unknown` for a second-hand source."""
    qualifier: Qualifier = "exact"
    """How sure the source is: `nearly`, `at least`, `expected` …"""
    stated: Text | Wording | None = None
    """The source's own wording of the number, name or date, where it differs from the value."""
    valid_at: Date | None = None
    """When it was true, for what changes with time."""
    note: LocalizedText | None = None
    """How the value was read from the wording: what a relative date refers to, an implied currency."""


class Statement(Sourced):
    """What one source says of a fact."""

    value: Annotated[Value, BeforeValidator(_parse_value)] | None = None
    """`62 000 000 SEK`, `30 percent`, `1000 jobs`, a date in EDTF, or a code such as a role."""
    text: LocalizedText | None = None
    """The value in words, in our own wording, where it is not a number, date or code."""
    of: AnyId | None = None
    """The other record, for a funding, a role or a relation."""
    unknown: UnknownReason | None = None
    """Why there is no value; written instead of one."""
    preferred: LocalizedText | None = None
    """Why this statement is the one shown; on exactly one of several that differ."""

    @model_validator(mode="after")
    def _says_something(self) -> Statement:
        given = [
            self.value is not None or self.of is not None,
            self.text is not None,
            self.unknown is not None,
        ]
        if not any(given):
            raise PydanticCustomError(
                "no_value", "a statement without a value: write value, text, of or unknown", {}
            )
        if self.unknown and (self.value is not None or self.text is not None):
            raise PydanticCustomError("no_value", "unknown stands beside a value: keep one of them", {})
        return self


def _as_text(value: Any) -> Any:
    """A bare year is a number in YAML."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Shown = Annotated[
    Text | LocalizedText, BeforeValidator(_as_text, json_schema_input_type=Text | LocalizedText | int)
]
"""What was shown before or is now, as the record writes it: `62 000 000 SEK`; words in each language."""


class Correction(Model):
    """A published value that changed: what, why and when."""

    on: Date
    """The day on which it was corrected."""
    from_: Shown
    """What was published before, as the record wrote it: `62 000 000 SEK`; words in each language."""
    to: Shown
    """What is published now, written in the same way."""
    why: LocalizedText
    """What was wrong and how that is known, in a sentence or two."""

    model_config = Model.model_config | {"alias_generator": lambda name: name.rstrip("_")}


class Fact(Model):
    """A value that can be wrong, and what each source says of it."""

    property: PropertyName | None = None
    """What kind of fact it is; left out when the key says it."""
    of: AnyId | None = None
    """The other record, for a funding, a role or a relation."""
    label: LocalizedText | None = None
    """What the fact is called on pages, where the property's own label does not do."""
    statements: tuple[Statement, ...]
    """What each source says. With one source its keys are written in the fact itself."""
    corrections: tuple[Correction, ...] = ()
    """Changes of the published value, newest last."""

    @model_validator(mode="before")
    @classmethod
    def _one_source_inline(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or "statements" in data:
            return data
        own = {name for name in cls.model_fields if name != "statements"}
        inline = {key: value for key, value in data.items() if key not in own}
        outer = {key: value for key, value in data.items() if key in own}
        if "of" in outer:
            inline["of"] = outer["of"]
        return {**outer, "statements": [inline]}

    @model_validator(mode="after")
    def _one_preferred(self) -> Fact:
        if not self.statements:
            raise PydanticCustomError("no_value", "a fact without statements", {})
        preferred = [statement for statement in self.statements if statement.preferred]
        if len(self.statements) > 1 and len(preferred) != 1:
            raise PydanticCustomError(
                "no_preferred",
                "{count} of {total} statements are preferred; exactly one must be, with a reason",
                {"count": len(preferred), "total": len(self.statements)},
            )
        return self

    @builtins.property
    def chosen(self) -> Statement:
        """The statement that pages show."""
        return next((one for one in self.statements if one.preferred), self.statements[0])

    def property_of(self, key: str) -> str:
        """The property, from the fact or from its key: exactly, or the longest prefix before a hyphen."""
        if self.property:
            return self.property
        if key in PROPERTIES:
            return key
        prefixes = [name for name in PROPERTIES if key.startswith(name + "-")]
        return max(prefixes, key=len, default="")


Facts = Mapping[Key, Fact]

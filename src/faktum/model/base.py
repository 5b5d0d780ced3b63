"""What every record shares: closed frozen models, ids, dates, texts in every language and proper names.

A model says what *one file* can show to be wrong. What only the whole site can show (an unknown
reference, a total that does not add up) is said by `faktum.checks`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    RootModel,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from faktum.model.edtf import DateError, Edtf

RECORD_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""ASCII, lower case, hyphens: what an address, a file name and a git diff all keep unchanged."""

ID_LENGTH = 100
"""Characters of the longest id: a file system takes 255 bytes for a name."""

PERSON_ID = r"^p-[a-z0-9]{5}$"
RELEASE_ID = r"^[0-9]{4}/[a-z0-9]+(-[a-z0-9]+)*$"

UNKNOWN = "unknown"
Unknown = Literal["unknown"]


class Model(BaseModel):
    """Closed (an unknown key is an error), frozen and explained (attribute docstrings reach the schema)."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, populate_by_name=True
    )


Id = Annotated[str, StringConstraints(pattern=RECORD_ID, max_length=ID_LENGTH)]
"""The id of a record: its file name without the ending."""

ReleaseId = Annotated[str, StringConstraints(pattern=RELEASE_ID, max_length=ID_LENGTH + 5)]
ANY_ID = r"^([0-9]{4}/)?[a-z0-9]+(-[a-z0-9]+)*$"
AnyId = Annotated[str, StringConstraints(pattern=ANY_ID, max_length=ID_LENGTH + 5)]
Key = Annotated[str, StringConstraints(pattern=RECORD_ID, max_length=ID_LENGTH)]
"""The name of a fact, a place or a position inside its record."""

LANGUAGE_CODE = r"^[a-z]{2,3}$"
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]
HOST = "[A-Za-z0-9À-ÖØ-öø-ÿ.-]+"
"""Latin letters alone: a Cyrillic а in a host's name leads to another host (Unicode TR 36, 2.1)."""
WEB_ADDRESS = rf'^https?://{HOST}(:[0-9]{{1,5}})?([/?#][^\s<>"\\]*)?$'
"""Without a name before an @: `https://region.example@elsewhere.example/` leads elsewhere."""
WebAddress = Annotated[str, StringConstraints(pattern=WEB_ADDRESS, max_length=2000)]
Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]


def _parse_edtf(value: Any) -> Any:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return value
    try:
        return Edtf.parse(str(value))
    except DateError as error:
        raise PydanticCustomError("bad_date", "{reason}", {"reason": str(error)}) from error


Date = Annotated[Edtf, BeforeValidator(_parse_edtf)]
"""A date or period in EDTF (ISO 8601-2): 2019-06-13, 2019-12, 2023-23 (autumn), 2017/2019-12~."""


class LocalizedText(RootModel[dict[str, str]]):
    """One text in every language of the site, keyed by language code."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _has_every_language(self, info: ValidationInfo) -> LocalizedText:
        empty = [code for code, text in self.root.items() if not text.strip()]
        if empty:
            raise PydanticCustomError(
                "empty_text", "empty text: {languages}", {"languages": ", ".join(empty)}
            )
        languages = (info.context or {}).get("languages")
        if languages is None:
            return self
        strange = [code for code in self.root if code not in languages]
        if strange:
            raise PydanticCustomError(
                "strange_language",
                "{languages} is not a language of this site",
                {"languages": ", ".join(strange), "found": strange[0]},
            )
        missing = [code for code in languages if code not in self.root]
        if missing:
            raise PydanticCustomError(
                "missing_language", "text missing in {languages}", {"languages": ", ".join(missing)}
            )
        return self

    def __getitem__(self, language: str) -> str:
        return self.root[language]

    def items(self) -> Iterator[tuple[str, str]]:
        yield from self.root.items()

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # `faktum.model.schema` fills in the languages of the site.
        return {"type": "object", "additionalProperties": {"type": "string"}, "x-localized": True}


class ProperName(Model):
    """A name that keeps its own language wherever it is shown."""

    text: Text
    """The name as its owner writes it."""
    lang: LanguageCode
    """The language the name is written in."""
    official: Mapping[LanguageCode, Text] = {}
    """Official names in other languages, used instead of `text` on pages in that language."""
    gloss: Mapping[LanguageCode, Text] = {}
    """What the name means, shown once beside it where a reader would not understand it."""
    short: Text | None = None
    """Short form or abbreviation, when there is an established one."""

    def on(self, language: str) -> tuple[str, str]:
        """The name to show on a page in `language`, and the language that name is in."""
        if language in self.official:
            return self.official[language], language
        return self.text, self.lang


class Wording(Model):
    """A wording quoted from a source: numbers, names and dates only."""

    text: Text
    lang: LanguageCode


class Alias(Model):
    """Another way a name is written, so that look-ups find it and checks know it."""

    text: Text
    """The name as written there."""
    lang: LanguageCode | None = None
    """The language of this writing; left out for abbreviations and brands."""
    period: Date | None = None
    """When it was in use, for names over time."""
    former: bool = False
    """True for a name that the organisation no longer uses."""
    source: Id | None = None
    """The source in which this writing stands."""


class Record(Model):
    """One validated file; its id is the file's name."""

    kind: ClassVar[str] = ""
    """The folder under data/ that holds records of this kind."""

    id: AnyId
    """Filled in from the file's name; never written in the file."""
    former_ids: tuple[Id, ...] = ()
    """Former ids of this record, the oldest first: their addresses redirect here."""

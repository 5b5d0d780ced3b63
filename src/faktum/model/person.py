"""A person known from the sources: name, offices held, and contact points printed for the press."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from faktum.model.base import AnyId, Date, Id, Key, LanguageCode, LocalizedText, Model, Record, Text
from faktum.model.contact import ContactPoint
from faktum.model.fact import Correction, Sourced

OWN = ("name", "sort_as", "languages", "not_to_be_confused_with", "contacts", "portrait")
"""What goes when a person is withdrawn. Somebody of the same name would tell the name."""

PICTURE_NAME = r"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|jpeg|png|webp)$"
PictureName = Annotated[str, StringConstraints(pattern=PICTURE_NAME, max_length=100)]


class Appointment(Model):
    """An office held: a title at an organisation, as sources give it. A fact of property `office`."""

    organisation: Id
    """Where the office is held."""
    title: LocalizedText
    """The title in each language."""
    concerning: AnyId | None = None
    """The project or community the office is about."""
    period: Date | None = None
    """From when to when, where a source says so."""
    statements: tuple[Sourced, ...]
    """The sources that name the person in this office; written inline when there is one."""
    corrections: tuple[Correction, ...] = ()
    """Changes of the published office, newest last."""

    @model_validator(mode="before")
    @classmethod
    def _one_source_inline(cls, data: object) -> object:
        if not isinstance(data, dict) or "statements" in data:
            return data
        own = {key: value for key, value in data.items() if key in cls.model_fields}
        inline = {key: value for key, value in data.items() if key not in cls.model_fields}
        return {**own, "statements": [inline]}


class Consent(Model):
    """The person's yes to a picture. The picture of somebody at work needs it; a name and an office do not."""

    reference: Text
    """Where the consent is kept, such as a case number; it says nothing of the person itself."""
    given_on: Date
    """The day on which it was given."""


class Portrait(Model):
    """A picture of the person, kept in docs/assets/."""

    file: PictureName
    """The file in docs/assets/, named after the person's id so that no address carries a name: p-7k3mq.jpg."""
    alt: LocalizedText
    """What the picture shows, for those who do not see it; without the name, which stands beside it."""
    consent: Consent | None = None
    """Where it is kept that the person has agreed. Without it there is no picture."""
    credit: Text | None = None
    """The photographer, where the picture's licence asks for it."""

    @model_validator(mode="after")
    def _agreed_to(self) -> Portrait:
        if self.consent is None:
            raise PydanticCustomError("no_consent", "the portrait has no consent", {})
        return self


class Withdrawal(Model):
    """What stays of a person who asked to be taken down: only that, and when."""

    on: Date


class Person(Record):
    """The id carries no name: `p-` and five random characters."""

    kind: ClassVar[str] = "people"

    name: Text | None = None
    """As written in the sources. Absent once the person is withdrawn."""
    sort_as: Text | None = None
    """Family name first, for lists: `Larsson, Marianne`."""
    languages: tuple[LanguageCode, ...] = ()
    """Languages the person was quoted in by the sources; nothing is inferred from a name."""
    not_to_be_confused_with: tuple[Id, ...] = ()
    """People of the same or nearly the same name who are somebody else."""
    appointments: dict[Key, Appointment]
    contacts: dict[Key, ContactPoint] = {}
    portrait: Portrait | None = None
    """A picture that the person has agreed to."""
    withdrawn: Withdrawal | None = None

    @model_validator(mode="after")
    def _named_or_withdrawn(self) -> Person:
        left = [name for name in OWN if getattr(self, name)] if self.withdrawn else []
        if left:
            raise PydanticCustomError(
                "withdrawn_person", "withdrawn, but {left} still here",
                {"left": f"{', '.join(left)} {'is' if len(left) == 1 else 'are'}"},
            )  # fmt: skip
        if not self.withdrawn and not (self.name and self.sort_as):
            raise PydanticCustomError("missing_name", "a person needs name and sort_as", {})
        if not self.appointments and any(not point.organisation for point in self.contacts.values()):
            raise PydanticCustomError("no_organisation", "neither an appointment nor an organisation", {})
        return self

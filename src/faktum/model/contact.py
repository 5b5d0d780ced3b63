"""How to reach somebody, apart from what office they hold. Only what was printed for the press."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import phonenumbers
from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from faktum.model.base import Date, Id, Key, LanguageCode, LocalizedText, Model, Text


def _e164(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number, None)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        raise PydanticCustomError("bad_phone", "not a telephone number in international form", {})
    written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    if written != number:
        raise PydanticCustomError("bad_phone", "write it as {form}", {"form": written})
    return number


# What is written in practice. A `?` or `%` would add a copy or a header to the link; letters beyond ASCII
# look like others.
_MAILBOX = re.compile(r"[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")


def mailbox(address: str) -> str:
    """The address, if it is one of an ordinary form. Raises PydanticCustomError `bad_mail`."""
    if not _MAILBOX.fullmatch(address):
        raise PydanticCustomError("bad_mail", "not an e-mail address", {})
    return address


Phone = Annotated[str, AfterValidator(_e164)]
"""A telephone number in E.164 (ITU-T), such as "+46701740605"."""

Mailbox = Annotated[str, AfterValidator(mailbox)]


class Ending(Model):
    """The end of a contact point, and how it is known: a source says so, or somebody was asked."""

    last_day: Date
    """The last day on which it held, as precise as it is known. From the day after it counts as ended."""
    source: Id | None = None
    """The source that says so."""
    place: Key | None = None
    """Where in the source."""
    told_on: Date | None = None
    """Where no source says so: the day on which the person or the organisation told us."""

    @model_validator(mode="after")
    def _known_from_somewhere(self) -> Ending:
        if (self.source is None) != (self.place is None) or (self.source is None) == (self.told_on is None):
            raise PydanticCustomError("ending_unsourced", "neither a source with its place nor told_on", {})
        return self


class Substitute(Model):
    """Who answers while somebody is away."""

    who: Id
    """A person or an organisation with a contact point of its own."""
    period: Date
    """From the first to the last day of the absence: 2026-12-21/2027-01-06."""


class ContactPoint(Model):
    """A number or address printed for the press, with where and when it was printed."""

    use: Literal["release", "newsroom", "switchboard", "function"]
    """Contact for one release, for a whole newsroom, a switchboard, or a function mailbox."""
    phone: Phone | None = None
    """In E.164 and quotation marks: a plus, the country code, the number without its first zero."""
    email: Mailbox | None = None
    function_mailbox: bool = False
    """True where the e-mail belongs to an office, not to the person it stands beside."""
    stated: Text | None = None
    """The number as printed."""
    organisation: Id | None = None
    """The organisation named beside it in the source."""
    title: LocalizedText | None = None
    """The title printed beside it, where it differs from the appointment's."""
    source: Id
    place: Key
    topics: tuple[Id, ...] = ()
    """Subjects the source says this contact answers for."""
    languages: tuple[LanguageCode, ...] = ()
    """Languages spoken, where a source says so."""
    hours: LocalizedText | None = None
    """When it is answered, as a source or the one asked says: weekdays 9–16."""
    press_only: bool = False
    """True where the source says that it is for journalists only."""
    note: LocalizedText | None = None
    verified_on: Date | None = None
    """The day somebody asked the person or the organisation. Never set from a printed release."""
    review_by: Date | None = None
    """When it must be asked again."""
    ends: Ending | None = None
    """When it stopped, or will stop, being a way to reach them."""
    substitute: Substitute | None = None
    """Who answers while it does not."""


class ContactPolicy(Model):
    """What pages do with a number that is old or no longer holds."""

    stale_after_months: int = Field(default=24, ge=1, le=600)
    """After so many months a number is stale that nobody has confirmed since: counted from when it was confirmed, else printed."""
    stale: Literal["mark", "hide"] = "mark"
    """Stale: review_by has passed, or so many months have. Marked as such, or left out everywhere."""
    ended: Literal["mark", "hide"] = "hide"
    """Ended: its last day has passed. Hidden, it is left out; a release still names who was its contact, without the number."""

"""How to reach somebody, apart from what office they hold. Only what was printed for the press."""

from __future__ import annotations

import re
from typing import Annotated, Literal

import phonenumbers
from pydantic import AfterValidator
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


def _mailbox(address: str) -> str:
    if not _MAILBOX.fullmatch(address):
        raise PydanticCustomError("bad_mail", "not an e-mail address", {})
    return address


Phone = Annotated[str, AfterValidator(_e164)]
"""A telephone number in E.164 (ITU-T), such as "+46701740605"."""

Mailbox = Annotated[str, AfterValidator(_mailbox)]


class ContactPoint(Model):
    """A number or address printed for the press, with where and when it was printed."""

    use: Literal["release", "newsroom", "switchboard", "function"]
    """Contact for one release, for a whole newsroom, a switchboard, or a function mailbox."""
    phone: Phone | None = None
    """In E.164 and quotation marks: "+46701740605"."""
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
    note: LocalizedText | None = None
    verified_on: Date | None = None
    """The day somebody asked the person or the organisation. Never set from a printed release."""
    review_by: Date | None = None
    """When it must be asked again."""

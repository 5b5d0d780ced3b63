"""To whom holes in the site are reported: what security.txt (RFC 9116) says."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from faktum.model.base import WEB_ADDRESS, Date, Model, Text
from faktum.model.contact import mailbox
from faktum.model.edtf import Edtf


def _secure_page(address: str) -> str:
    """RFC 9116, 2.5: what a field names on the web is reached over TLS."""
    if not address.startswith("https://") or not re.fullmatch(WEB_ADDRESS, address):
        raise PydanticCustomError("bad_secure_page", "not an address that begins with https://", {})
    return address


def _reached(where: str) -> str:
    return _secure_page(where) if "://" in where else mailbox(where)


def _day(expires: Edtf) -> Edtf:
    if expires.day is None:
        raise PydanticCustomError("no_day", "not a day", {})
    return expires


class Security(Model):
    """Written to /.well-known/security.txt of a site at the root of its host."""

    contact: Annotated[Text, AfterValidator(_reached)]
    """A mailbox that somebody reads, or a page that begins with https://, such as a form on the forge."""
    expires: Annotated[Date, AfterValidator(_day)]
    """The last day on which this holds; at most a year ahead. `faktum check` asks for a new one when it has passed."""
    policy: Annotated[Text, AfterValidator(_secure_page)] | None = None
    """A page that says what reporters may expect."""

    @property
    def last_day(self) -> str:
        """As ISO 8601 writes it."""
        assert self.expires.day
        return self.expires.day.isoformat()

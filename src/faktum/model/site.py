"""The site itself: whose it is, its languages and its addresses. One file, data/site.yml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from faktum.model.base import Date, LanguageCode, LocalizedText, Model, Record, Text, WebAddress
from faktum.model.contact import Mailbox


class Language(Model):
    code: LanguageCode
    """As in `<html lang>` and in addresses."""
    locale: Text
    """The CLDR locale that dates and numbers follow, such as sv_SE or en_GB."""
    name: Text
    """Its name in itself, for the language switcher."""


class Site(Record):
    """data/site.yml."""

    kind: ClassVar[str] = "site"

    title: LocalizedText
    tagline: LocalizedText
    """Whom the site serves and with what, in one sentence."""
    publisher: LocalizedText
    """Who publishes the site."""
    independence: LocalizedText
    """What the publisher is not; stands in every footer."""
    languages: tuple[Language, ...]
    """The first is the original; its pages stand at the root."""
    site_url: WebAddress
    """Where the site is published, with a slash at the end. FAKTUM_SITE_URL overrides it."""
    repository: WebAddress | None = None
    """The forge, for edit links. FAKTUM_REPOSITORY overrides it; without one there are no edit links."""
    branch: Text = "main"
    identity: WebAddress
    """The base of lasting identifiers: tag URIs, JSON-LD and DCAT."""
    licence: WebAddress
    """The licence of texts and project data."""
    licence_name: Text = "CC BY 4.0"
    """What the licence is called, for the footer."""
    contact: Mailbox | None = None
    """Where readers report errors; stands in every footer."""
    facts_checked_on: Date
    """When the facts as a whole were last compared with their sources."""

    @model_validator(mode="after")
    def _has_languages(self) -> Site:
        codes = [language.code for language in self.languages]
        if not codes or len(set(codes)) != len(codes):
            raise PydanticCustomError("bad_languages", "languages must be at least one, each once", {})
        return self

"""The site itself: whose it is, its languages and its addresses. One file, data/site.yml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from faktum.model.base import Date, Id, LanguageCode, LocalizedText, Model, Record, Text, WebAddress
from faktum.model.contact import ContactPolicy, Mailbox
from faktum.model.portals import OpenDataEntry
from faktum.model.security import Security


class Language(Model):
    code: LanguageCode
    """As in `<html lang>` and in addresses."""
    locale: Text
    """The CLDR locale that dates and numbers follow, such as sv_SE or en_GB."""
    name: Text
    """Its name in itself, for the language switcher."""


class AccessibilityStatement(Model):
    """What a statement under Swedish law says beside what was measured."""

    compliance: Literal["full", "partial", "none"]
    """Whether the site complies with the law: fully, partially or not."""
    updated_on: Date
    """When the statement was last brought up to date."""
    disproportionate: LocalizedText | None = None
    """Content left inaccessible because adapting it would be a disproportionate burden (12 §), and why."""
    not_covered: LocalizedText | None = None
    """Content that the law does not cover (9 §)."""


class Accessibility(Model):
    """What was measured of the site's accessibility; stands on its page accessibility.md."""

    measured_on: Date
    """When it was last measured. After a year `faktum check` asks for a new measurement."""
    method: Literal["self-assessment", "external review"]
    """Who judged it: those who run the site, or somebody from outside."""
    standards: tuple[Text, ...]
    """What it was measured against, such as WCAG 2.2 AA."""
    tools: tuple[Text, ...]
    """What it was measured with, and in which version."""
    known_faults: tuple[LocalizedText, ...] = ()
    """Each in a sentence or two: what cannot be used, why it is so, and what to use instead."""
    report: WebAddress | None = None
    """A form where readers report barriers without saying who they are. Without one, the page leads to the forge or to `contact`."""
    statement: AccessibilityStatement | None = None
    """What the law adds; written where `public_body` is SE."""


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
    identity_since: Annotated[int, Field(ge=1990, le=2100)] | None = None
    """The first year in which the host of `identity` was the publisher's. Tag URIs of older releases carry it,
    since RFC 4151 (2.1) lets nobody mint them for a year in which the host was somebody else's. Frozen like
    `identity`."""
    licence: WebAddress
    """The licence of texts and project data."""
    licence_name: Text = "CC BY 4.0"
    """What the licence is called, for the footer."""
    contact: Mailbox | None = None
    """Where readers report errors; stands in every footer."""
    security: Security | None = None
    """To whom a hole in the site is reported; without it there is no security.txt."""
    open_data: OpenDataEntry = OpenDataEntry()
    """What portals for open data are told of the site, in its catalogue (DCAT-AP)."""
    contacts: ContactPolicy = ContactPolicy()
    """What pages do with numbers that are old or no longer hold."""
    facts_checked_on: Date
    """When the facts as a whole were last compared with their sources."""
    beneficiary_of: tuple[Id, ...] = ()
    """Projects in which the publisher itself has EU money: their pages carry the emblem and the funding statement."""
    accessibility: Accessibility | None = None
    """What was measured of the site's accessibility."""
    public_body: Literal["SE", "DK"] | None = None
    """The publisher is a public body whose website the accessibility law of Sweden or Denmark covers."""

    @model_validator(mode="after")
    def _has_languages(self) -> Site:
        codes = [language.code for language in self.languages]
        if not codes or len(set(codes)) != len(codes):
            raise PydanticCustomError("bad_languages", "languages must be at least one, each once", {})
        return self

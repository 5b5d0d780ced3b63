"""What portals for open data ask of a site and its records do not say."""

from __future__ import annotations

from typing import Literal

from faktum.model.base import Date, Model

Theme = Literal[
    "AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "REGI", "SOCI", "TECH", "TRAN",
]  # fmt: skip
"""The codes of the EU's data themes, by which portals sort (publications.europa.eu/resource/authority/data-theme)."""

PublisherType = Literal[
    "Academia-ScientificOrganisation", "Company", "IndustryConsortium", "LocalAuthority", "NationalAuthority",
    "NonGovernmentalOrganisation", "NonProfitOrganisation", "PrivateIndividual(s)", "RegionalAuthority",
    "StandardisationBody", "SupraNationalAuthority",
]  # fmt: skip
"""The ADMS list of publisher types that DCAT-AP names."""


class OpenDataEntry(Model):
    """How portals sort the open data of the site."""

    themes: tuple[Theme, ...] = ()
    """What the data are about: codes of the EU's data themes, such as HEAL for health."""
    publisher_type: PublisherType | None = None
    """What kind of publisher `publisher` is."""
    published_on: Date | None = None
    """When the data were first published at `site_url`."""

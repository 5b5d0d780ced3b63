"""What the accessibility page says beside its text: what was measured, and what the law asks of public bodies.

Swedish statement: Act 2018:1937, Section 13, and MDFFS 2019:2, by the list of the Agency for Digital
Government (digg.se, "Skapa en tillgänglighetsredogörelse"), eleven parts: 1 the body's name, 2 the
service's name, 3 full, partial or no compliance, 4 what is not accessible and why, 5 the date of the
assessment, 6 the date of the last update, 7 the method, 8 a way to report faults, 9 the link to the
agency's complaint form, 10 what is left out as a disproportionate burden (Section 12), 11 what the Act
does not cover (Section 9). The model behind it is that of Implementing Decision (EU) 2018/1523.

Danish statement: made in the agency's own tool and kept there (webtilgængelighedsloven, Section 4, and
order 904 of 22 August 2019; digst.dk, "Om tilgængelighedserklæring"). The site leads to it: from every
footer and from the short address /was.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from faktum.catalogue import Catalogue
from faktum.render.sources import SourcesView

COMPLAINTS = "https://www.digg.se/tdosanmalan"
"""Where somebody turns whom a Swedish public body does not answer (part 9)."""

STATEMENTS = "https://www.was.digst.dk/"
"""Where the statements of Danish public bodies are; each under its domain, with hyphens for dots."""

SHORT_ADDRESS = "was/"
"""The short address of a Danish statement, at the root of the site."""


def outside_statement(catalogue: Catalogue) -> str | None:
    """The address of a statement that is kept elsewhere; None where the site has it, or needs none."""
    if catalogue.site.public_body != "DK":
        return None
    host = urlsplit(catalogue.site.site_url).hostname or ""
    return STATEMENTS + host.removeprefix("www.").replace(".", "-")


class AccessibilityView(SourcesView):
    """A view that knows how accessible the site is, and who asks."""

    @property
    def has_own_statement(self) -> bool:
        site = self.catalogue.site
        return bool(site.public_body == "SE" and site.accessibility and site.accessibility.statement)

    @property
    def outside_statement(self) -> str | None:
        return outside_statement(self.catalogue)

    @property
    def complaints(self) -> str:
        return COMPLAINTS

    def barrier_address(self) -> tuple[str, str] | None:
        """Where a reader reports a barrier, and how the link is called; None while there is no way."""
        site = self.catalogue.site
        if site.accessibility and site.accessibility.report:
            return site.accessibility.report, self.short_address(site.accessibility.report)
        if site.repository:
            address = f"{site.repository.rstrip('/')}/issues"
            return address, self.short_address(address)
        return (f"mailto:{site.contact}", site.contact) if site.contact else None

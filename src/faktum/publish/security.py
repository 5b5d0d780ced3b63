"""/.well-known/security.txt: to whom a hole in the site is reported (RFC 9116)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from faktum.catalogue import Catalogue
from faktum.model.security import Security
from faktum.model.site import Site

PATH = ".well-known/security.txt"


def security_txt(catalogue: Catalogue) -> dict[str, str]:
    """Path below the site's root → content; nothing for a site that names nobody.

    Nothing either for a site below a path of its host: the file is looked for at the host's root only
    (section 3), where it speaks for all that the host holds.
    """
    site = catalogue.site
    if site.security is None or urlsplit(site.site_url).path != "/":
        return {}
    lines = [f"{name}: {value}" for name, value in _fields(site, site.security, catalogue.languages)]
    return {PATH: "\n".join(lines) + "\n"}


def _fields(site: Site, security: Security, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Each field with its value, in the order of section 2.5."""
    where = security.contact
    yield "Contact", where if "://" in where else f"mailto:{quote(where, safe='@+')}"
    yield "Expires", f"{security.last_day}T23:59:59Z"
    yield "Preferred-Languages", ", ".join(languages)
    if site.site_url.startswith("https:"):  # a web address must begin so (2.5.2)
        yield "Canonical", site.site_url + PATH
    if security.policy:
        yield "Policy", security.policy

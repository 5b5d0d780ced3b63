"""sitemap.xml (sitemaps.org 0.9, with the alternates of hreflang) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from faktum.catalogue import Catalogue
from faktum.publish.last_change import LastChange
from faktum.render.addresses import language_root
from faktum.render.pages import Page


def address(catalogue: Catalogue, language: str, path: str) -> str:
    """The absolute address of a page."""
    return catalogue.site.site_url + language_root(catalogue, language) + path


def sitemap_xml(catalogue: Catalogue, pages: Iterable[Page]) -> str:
    """Every page that search engines may list, with all its language versions and `x-default`.

    `<lastmod>` stands where the records say when what the page shows was last changed (`LastChange`).
    """
    changes = LastChange(catalogue)
    rows = ['<?xml version="1.0" encoding="UTF-8"?>']
    rows.append(
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    )
    for page in pages:
        if not page.listed:
            continue
        rows.append(f"<url><loc>{escape(address(catalogue, page.language, page.path))}</loc>")
        if day := changes.of(page):
            rows.append(f"<lastmod>{day.isoformat()}</lastmod>")
        for code, language in [*((one, one) for one in page.alternates), ("x-default", page.alternates[0])]:
            href = quoteattr(address(catalogue, language, page.path))
            rows.append(f'<xhtml:link rel="alternate" hreflang="{code}" href={href}/>')
        rows.append("</url>")
    rows.append("</urlset>")
    return "\n".join(rows) + "\n"


def robots_txt(catalogue: Catalogue) -> str:
    """Everything may be read; here is the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {catalogue.site.site_url}sitemap.xml\n"

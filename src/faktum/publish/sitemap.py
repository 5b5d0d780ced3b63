"""sitemap.xml (sitemaps.org 0.9, with the alternates of hreflang) and robots.txt (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from faktum.catalogue import Catalogue
from faktum.publish.last_change import LastChange
from faktum.render.addresses import language_root
from faktum.render.plan import Page

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may hold (sitemaps.org, "Sitemap file location" and "Using Sitemap index files")."""

    addresses: int = 50_000
    size: int = 50 * 2**20
    """Bytes, uncompressed."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class _Row:
    """A page as it stands in a sitemap."""

    xml: str
    changed: date | None


def address(catalogue: Catalogue, language: str, path: str) -> str:
    """The absolute address of a page."""
    return catalogue.site.site_url + language_root(catalogue, language) + path


def sitemaps(catalogue: Catalogue, pages: Iterable[Page], limits: Limits = LIMITS) -> dict[str, str]:
    """Every page that search engines may list, with all its language versions and `x-default`.

    One file, sitemap.xml. Where that would hold more than a file may, it is an index of sitemap-1.xml and so on.
    `<lastmod>` stands where the records say when what the page shows was last changed (`LastChange`).
    """
    parts = list(_parted(_rows(catalogue, pages), limits))
    if len(parts) <= 1:
        return {"sitemap.xml": _urlset(parts[0] if parts else [])}
    names = [f"sitemap-{number}.xml" for number, _part in enumerate(parts, start=1)]
    rows = [
        f"<sitemap><loc>{escape(catalogue.site.site_url + name)}</loc>{_lastmod(_newest(part))}</sitemap>"
        for name, part in zip(names, parts, strict=True)
    ]
    index = _document(f'<sitemapindex xmlns="{_NAMESPACE}">', rows, "</sitemapindex>")
    return {"sitemap.xml": index, **dict(zip(names, map(_urlset, parts), strict=True))}


def _rows(catalogue: Catalogue, pages: Iterable[Page]) -> Iterator[_Row]:
    changes = LastChange(catalogue)
    for page in pages:
        if not page.listed:
            continue
        day = changes.of(page)
        lines = [f"<url><loc>{escape(address(catalogue, page.language, page.path))}</loc>"]
        lines += [_lastmod(day)] if day else []
        for code, language in [*((one, one) for one in page.alternates), ("x-default", page.alternates[0])]:
            href = quoteattr(address(catalogue, language, page.path))
            lines.append(f'<xhtml:link rel="alternate" hreflang="{code}" href={href}/>')
        yield _Row("\n".join([*lines, "</url>"]), day)


def _parted(rows: Iterable[_Row], limits: Limits) -> Iterator[list[_Row]]:
    """As many rows to a file as it may hold, in order."""
    empty = len(_urlset([]).encode())
    part: list[_Row] = []
    size = empty
    for row in rows:
        added = len(row.xml.encode()) + 1
        if part and (len(part) == limits.addresses or size + added > limits.size):
            yield part
            part, size = [], empty
        part.append(row)
        size += added
    if part:
        yield part


def _newest(part: Iterable[_Row]) -> date | None:
    return max((row.changed for row in part if row.changed), default=None)


def _lastmod(day: date | None) -> str:
    return f"<lastmod>{day.isoformat()}</lastmod>" if day else ""


def _urlset(part: Sequence[_Row]) -> str:
    start = f'<urlset xmlns="{_NAMESPACE}" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    return _document(start, [row.xml for row in part], "</urlset>")


def _document(start: str, rows: Iterable[str], end: str) -> str:
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', start, *rows, end]) + "\n"


def robots_txt(catalogue: Catalogue) -> str:
    """Everything may be read; here is the sitemap."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {catalogue.site.site_url}sitemap.xml\n"

"""Pages of a built site as the tests of the engine read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from lxml import html

if TYPE_CHECKING:
    from conftest import Built

LANGUAGES = ("sv", "da", "en")
XHTML = {"sm": "http://www.sitemaps.org/schemas/sitemap/0.9", "xhtml": "http://www.w3.org/1999/xhtml"}


def tree(built: Built, path: str) -> html.HtmlElement:
    return html.fromstring(built.text(path))


def address_of(base: str, path: str) -> str:
    return base + path.removesuffix("index.html")


def language_of(path: str) -> str:
    first = path.split("/", 1)[0]
    return first if first in LANGUAGES[1:] else LANGUAGES[0]


def attribute(page: html.HtmlElement, query: str) -> str:
    found = page.xpath(query)
    assert len(found) == 1, f"{len(found)} of {query}"
    return str(found[0])


def is_redirect(page: html.HtmlElement) -> bool:
    return bool(page.xpath("//meta[@http-equiv='refresh']"))


def alternates_of(page: html.HtmlElement) -> dict[str, str]:
    links = page.xpath("//head/link[@rel='alternate'][@hreflang]")
    found = {str(link.get("hreflang")): str(link.get("href")) for link in links}
    assert len(found) == len(links)
    return found


def broken_links(built: Built, base: str) -> Iterator[str]:
    files = built.files()
    anchors = {
        path: {str(one) for one in html.fromstring(raw).xpath("//*/@id")}
        for path, raw in files.items()
        if path.endswith(".html")
    }
    for path in anchors:
        here = address_of(base, path)
        for link in html.fromstring(files[path]).xpath("//a/@href | //link/@href | //*/@src"):
            address, anchor = urldefrag(urljoin(here, str(link)))
            if not address.startswith(base):
                if urlsplit(address).netloc == urlsplit(base).netloc:
                    yield f"{path}: {link} leaves the site's path"
                continue
            target = unquote(address.removeprefix(base))
            target += "index.html" if not target or target.endswith("/") else ""
            if target not in files:
                yield f"{path}: {link}"
            elif anchor and unquote(anchor) not in anchors.get(target, {unquote(anchor)}):
                yield f"{path}: {link} (anchor)"

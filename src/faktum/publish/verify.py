"""The staged site, read back: links that lead nowhere or are programs, anchors, holes and marks left over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from faktum.catalogue import Catalogue
from faktum.problems import relative, visible
from faktum.render.allowed import unsafe_link

_FORBIDDEN = frozenset({"iframe", "frame", "object", "embed", "applet", "base"})
"""Elements that no template of ours prints: others would stand in our page."""
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc"})
_LEFT_OVER = re.compile("[\ue000-\uf8ff]")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.twice: list[str] = []
        self.unsafe: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _FORBIDDEN:
            self.unsafe.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (name in _ADDRESSES and unsafe_link(value or "")):
                self.unsafe.append(f'{name}="{value}"')
            if name == "id" and value:
                if value in self.anchors:
                    self.twice.append(value)
                self.anchors.add(value)
            if name in {"href", "src"} and value:
                self.links.append(value)


def verify_site(folder: Path, catalogue: Catalogue) -> list[str]:
    """What is wrong with the staged site, one line each; empty when it may be published."""
    pages = {relative(path, folder): _read(path) for path in sorted(folder.rglob("*.html"))}
    files = {relative(path, folder) for path in folder.rglob("*") if path.is_file()}
    base = catalogue.site.site_url
    found: list[str] = []
    for name, (page, text) in pages.items():
        if left := _LEFT_OVER.search(text):
            found.append(f"{name}: a mark of the generator is left over (U+{ord(left[0]):04X})")
        found += [f"{name}: {visible(one)} may not stand in a page" for one in page.unsafe]
        found += [f"{name}: the anchor #{anchor} stands twice" for anchor in page.twice]
        found += _broken(name, page, pages, files, base)
    return found


def _read(path: Path) -> tuple[_Page, str]:
    text = path.read_text(encoding="utf-8")
    page = _Page()
    page.feed(text)
    return page, text


def _broken(
    name: str, page: _Page, pages: dict[str, tuple[_Page, str]], files: set[str], base: str
) -> Iterator[str]:
    here = base + name.removesuffix("index.html")
    for link in dict.fromkeys(page.links):
        address, anchor = urldefrag(urljoin(here, link))
        if not address.startswith(base):
            if "://" not in link and not link.startswith(("mailto:", "tel:", "//")):
                yield f"{name}: {link} leads out of the site"
            continue
        target = unquote(address.removeprefix(base))
        target += "index.html" if target == "" or target.endswith("/") else ""
        if target not in files:
            yield f"{name}: {link} leads nowhere"
        elif anchor and target in pages and unquote(anchor) not in pages[target][0].anchors:
            yield f"{name}: {link} leads to a page without that anchor"

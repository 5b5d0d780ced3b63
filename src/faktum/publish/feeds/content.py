"""The HTML of an entry: what stands on the page, without what only means something there."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

from markupsafe import Markup

_KEPT = frozenset({"href", "hreflang", "src", "alt", "lang", "start", "colspan", "rowspan", "scope"})
"""Attributes of a page that say something elsewhere too; not its anchors, classes and roles."""
_ADDRESSES = frozenset({"href", "src"})
_VOID = frozenset({"br", "hr", "img"})


def portable(html: Markup, page: str) -> Markup:
    """The same HTML to stand anywhere: links absolute, notes leading to `page`, nothing that names an anchor."""
    rewriter = _Rewriter(page)
    rewriter.feed(str(html))
    rewriter.close()
    return Markup("".join(rewriter.parts))  # noqa: S704 - our own HTML, taken apart and put together again


class _Rewriter(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page = page
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = "".join(self._attribute(name, value or "") for name, value in attrs if name in _KEPT)
        self.parts.append(f"<{tag}{kept}>")

    def _attribute(self, name: str, value: str) -> str:
        shown = urljoin(self.page, value) if name in _ADDRESSES else value
        return f' {name}="{escape(shown)}"'

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

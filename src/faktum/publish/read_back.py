"""A page, read back: where it leads, what can be led to in it, and what may not stand in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from faktum.problems import visible
from faktum.render.allowed import unsafe_link

_unsafe = lru_cache(maxsize=4096)(unsafe_link)
"""Most links of a site stand on many pages."""
_FORBIDDEN = frozenset({"iframe", "frame", "object", "embed", "applet", "base", "template"})
"""Elements that no template of ours prints: others would stand in our page, or hide what they hold."""
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc"})
_LEFT_OVER = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a page has, as a browser understands it."""

    links: Sequence[str]
    anchors: frozenset[str]
    wrong: Sequence[str]

    @classmethod
    def of(cls, html: str) -> ReadBack:
        links, wrong, anchors = dict[str, None](), [], set[str]()
        if left := _LEFT_OVER.search(html):
            wrong.append(f"a mark of the generator is left over (U+{ord(left[0]):04X})")
        for element in _elements(html):
            if element.tag in _FORBIDDEN:
                wrong.append(f"{visible(f'<{element.tag}>')} may not stand in a page")
            for name, value in element.attributes.items():
                if name.startswith("on") or (name in _ADDRESSES and _unsafe(value or "")):
                    shown = visible(f'{name}="{value}"')
                    wrong.append(f"{shown} may not stand in a page")
                if name == "id" and value:
                    if value in anchors:
                        wrong.append(f"the anchor #{value} stands twice")
                    anchors.add(value)
                if name in {"href", "src"} and value:
                    links[value] = None
        return cls(list(links), frozenset(anchors), wrong)


def _elements(html: str) -> Iterator[LexborNode]:
    root = LexborHTMLParser(html).root
    return iter(()) if root is None else root.traverse()

"""The staged site, read back: links that lead nowhere or are programs, anchors, holes and marks left over."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from faktum.catalogue import Catalogue
from faktum.problems import visible
from faktum.publish.below import files_below
from faktum.render.allowed import unsafe_link

_FORBIDDEN = frozenset({"iframe", "frame", "object", "embed", "applet", "base", "template"})
"""Elements that no template of ours prints: others would stand in our page, or hide what they hold."""
_ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcdoc"})
_PLAIN = re.compile(r"(?:(?:\.\./)+|\./)?(?:[\w%-][\w.%-]*/)*(?:[\w%-][\w.%-]*)?", re.ASCII)
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


def verify_site(
    folder: Path,
    catalogue: Catalogue,
    known: Mapping[str, ReadBack] | None = None,
    standing: Iterable[str] = (),
) -> list[str]:
    """What is wrong with the staged site, one line each; empty when it may be published.

    `known` are pages that have been read back already, `standing` files of the site that need not be staged.
    """
    files, read = frozenset({*files_below(folder), *standing}), known or {}
    pages = {
        name: read.get(name) or ReadBack.of((folder / name).read_text(encoding="utf-8"))
        for name in sorted(files)
        if name.endswith(".html")
    }
    base = catalogue.site.site_url
    found: list[str] = []
    for name, page in pages.items():
        found += (f"{name}: {one}" for one in (*page.wrong, *_broken(name, page, pages, files, base)))
    return found


def _broken(
    name: str, page: ReadBack, pages: Mapping[str, ReadBack], files: Container[str], base: str
) -> Iterator[str]:
    here = base + name.removesuffix("index.html")
    folders = name.split("/")[:-1]
    for link in page.links:
        if (plain := _plain(folders, link)) is not None:
            path, anchor = plain
        else:
            address, anchor = urldefrag(urljoin(here, link))
            if not address.startswith(base):
                if "://" not in link and not link.startswith(("mailto:", "tel:", "//")):
                    yield f"{link} leads out of the site"
                continue
            path = address.removeprefix(base)
        target = unquote(path)
        target += "index.html" if target == "" or target.endswith("/") else ""
        if target not in files:
            yield f"{link} leads nowhere"
        elif anchor and target in pages and unquote(anchor) not in pages[target].anchors:
            yield f"{link} leads to a page without that anchor"


def _plain(folders: Sequence[str], link: str) -> tuple[str, str] | None:
    """Path below the root and anchor, as `urljoin` gives them ten times as slowly; None for links that are not so plain.

    Plain are those of our own templates: `../../press/`, from a page that stands in these folders.
    """
    path, _, anchor = link.partition("#")
    if not path or not _PLAIN.fullmatch(path):
        return None
    up = path.count("../")
    if up > len(folders):
        return None
    return "/".join([*folders[: len(folders) - up], path[3 * up :].removeprefix("./")]), anchor


_unsafe = lru_cache(maxsize=4096)(unsafe_link)
"""Most links of a site stand on many pages."""

"""Links from authored pages to poured ones.

MkDocs knows authored pages only and would warn of a broken link. A treeprocessor that runs just
before its own turns links to known pages into a scheme of ours; they become addresses when poured.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from faktum.render.addresses import link_target
from faktum.render.markdown import PAGE_SCHEME


class _Protect(Treeprocessor):
    def __init__(self, md: Markdown, is_page: Callable[[str], bool]) -> None:
        super().__init__(md)
        self.is_page = is_page

    def run(self, root: Element) -> None:
        source = self._source_path()
        for link in root.iter("a"):
            target = link_target(source, link.get("href", ""))
            if target is not None and self.is_page(target):
                link.set("href", PAGE_SCHEME + target)

    def _source_path(self) -> str:
        """The page's path below its language, as MkDocs' own treeprocessor knows it."""
        own: Any = self.md.treeprocessors["relpath"]
        return str(own.file.src_uri.partition("/")[2])


class _Extension(Extension):
    def __init__(self, is_page: Callable[[str], bool]) -> None:
        super().__init__()
        self.is_page = is_page

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        # MkDocs registers its own at priority 0; this must see links first.
        md.treeprocessors.register(_Protect(md, self.is_page), "faktum-links", 1)


def protect_links(is_page: Callable[[str], bool]) -> Extension:
    """The Markdown extension that keeps links to known pages out of MkDocs' hands."""
    return _Extension(is_page)

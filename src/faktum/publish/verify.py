"""The site, read back before it is moved into place: links that lead nowhere, and what may not stand in a page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import unquote, urldefrag, urljoin

from faktum.catalogue import Catalogue
from faktum.publish.desk import Desk
from faktum.publish.pouring import Poured
from faktum.publish.read_back import ReadBack

_PLAIN = re.compile(r"(?:(?:\.\./)+|\./)?(?:[\w%-][\w.%-]*/)*(?:[\w%-][\w.%-]*)?", re.ASCII)

_BY_SCRIPTS = re.compile(r"pagefind/.*|(?:[^/]+/)?contacts/index\.[^/]+\.json", re.DOTALL)
"""Files of the search and of the look-up that change their names with their content: scripts ask for them, no page leads there."""


def verify_site(
    desk: Desk, catalogue: Catalogue, files: AbstractSet[str], poured: Iterable[Poured]
) -> list[str]:
    """What is wrong with the site, one line each; empty when it may be published.

    `files` is every file that it will have. Pages that stand as they are were looked at in the build that made them:
    they are looked at again only when something is gone that they may lead to.
    """
    known = {one.name: one for one in poured}
    pages = _Pages(desk, known)
    html = sorted(name for name in files if name.endswith(".html"))
    new = [name for name in html if name not in known or known[name].is_new]
    looked_at = html if len(new) == len(html) or _anything_is_gone(desk, files, new, pages) else new
    found: list[str] = []
    for name in looked_at:
        page = pages[name]
        found += (
            f"{name}: {one}"
            for one in (*page.wrong, *_broken(name, page, pages, files, catalogue.site.site_url))
        )
    return found


class _Pages(dict[str, ReadBack]):
    """What pages have, by their files: read when it is asked for."""

    def __init__(self, desk: Desk, poured: Mapping[str, Poured]) -> None:
        super().__init__()
        self.desk, self.poured = desk, poured

    def __missing__(self, name: str) -> ReadBack:
        known = self.poured.get(name)
        self[name] = found = known.read_back() if known else ReadBack.of(self.desk.read(name))
        return found

    def before(self, name: str) -> ReadBack:
        """What a page had in the site that stands. Raises OSError where there is none."""
        known = self.poured.get(name)
        return (known and known.read_before()) or ReadBack.of(self.desk.stood(name))


def _anything_is_gone(desk: Desk, files: AbstractSet[str], new: Iterable[str], pages: _Pages) -> bool:
    """Whether the site that stands has a file, or a new page had an anchor, that will be no more."""
    if not desk.files or any(not _BY_SCRIPTS.fullmatch(name) for name in desk.files - files):
        return True
    return any(name in desk.files and not pages.before(name).anchors <= pages[name].anchors for name in new)


def _broken(
    name: str, page: ReadBack, pages: Mapping[str, ReadBack], files: AbstractSet[str], base: str
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
        if target not in files or _BY_SCRIPTS.fullmatch(target):
            yield f"{link} leads nowhere"
        elif anchor and target.endswith(".html") and unquote(anchor) not in pages[target].anchors:
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

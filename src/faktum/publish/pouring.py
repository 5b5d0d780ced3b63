"""Every page of the site, poured into its frame; those that would come out as they stand are left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import partial
from typing import NamedTuple

from markupsafe import Markup

from faktum.catalogue import Catalogue
from faktum.marks import mark_of
from faktum.memo.memo import Memo
from faktum.publish.desk import Desk
from faktum.publish.frames import Frames
from faktum.publish.read_back import ReadBack
from faktum.questions import Question, listening
from faktum.render.addresses import language_root
from faktum.render.data import OpenData
from faktum.render.frame import pour
from faktum.render.pages import render_page
from faktum.render.plan import Page, has_search
from faktum.render.search import SearchEntry, entry_of_page
from faktum.render.view import Localised
from faktum.workers import cores, spread

PER_PART = 100
"""Pages that a core renders before it takes more."""
ALONE = 12
"""Pages that one core has rendered before another could begin."""


class MissingShellError(Exception):
    """A page has no frame to be poured into; the message says what is missing."""


class Made(NamedTuple):
    """A page as somebody has made it."""

    name: str
    """The file below the site's root."""
    html: str
    """Nothing, once it has been put."""
    mark: str
    """That of what the search knows of it; empty where it may not be found."""
    told: str
    """What is in it, as JSON: (what is read back, what the search knows)."""
    asked: set[Question]

    @classmethod
    def of(cls, name: str, html: str, entry: SearchEntry | None, asked: set[Question]) -> Made:
        page = ReadBack.of(html)
        read = page.links, sorted(page.anchors), page.wrong
        told = json.dumps((read, astuple(entry) if entry else None), ensure_ascii=False)
        return cls(name, html, mark_of(repr(entry)).hex() if entry else "", told, asked)


def _put(desk: Desk, pages: Sequence[Made]) -> list[Made]:
    for one in pages:
        desk.put(one.name, one.html)
    return [one._replace(html="") for one in pages]


@dataclass(frozen=True, slots=True)
class Poured:
    """A page that stands, or has been put; what is in it is read when it is asked for."""

    page: Page
    name: str
    """The file below the site's root."""
    mark: str
    """See Made."""
    memo: Memo
    is_new: bool
    """Whether it was made in this build."""

    def read_back(self) -> ReadBack:
        """What it has, as a browser understands it."""
        return _read_back(self.memo.more(self.name))

    def read_before(self) -> ReadBack | None:
        """The same of the page that stands; None where that is not known."""
        told = self.memo.before(self.name)
        return _read_back(told) if told else None

    def entry(self) -> SearchEntry:
        """What the search knows of it. For pages with a mark."""
        return SearchEntry.told(json.loads(self.memo.more(self.name))[1])


def _read_back(told: str) -> ReadBack:
    links, anchors, wrong = json.loads(told)[0]
    return ReadBack(links, frozenset(anchors), wrong)


@dataclass(frozen=True)
class Pouring:
    """What pages are made from: wherever somebody is free, some at a time."""

    catalogue: Catalogue
    localised: Mapping[str, Localised]
    frames: Frames
    sizes: Mapping[str, int]
    """Of the files that are no pages, in bytes: the page about open data tells them."""

    def pour(self, pages: Sequence[Page], memo: Memo, desk: Desk) -> list[Poured]:
        """Have every page on the desk, in their order. Raises MissingShellError, OSError."""
        marks = _Marks()
        names = [language_root(self.catalogue, page.language) + page.output for page in pages]
        given = [self._given(page, marks) for page in pages]
        found = {}
        for page, name, mark in zip(pages, names, given, strict=True):
            if (told := memo.recall(name, mark)) is not None:
                found[name] = Poured(page, name, told, memo, is_new=False)
        rest = [number for number, name in enumerate(names) if name not in found]
        per_part = min(PER_PART, max(ALONE, -(-len(rest) // cores())))
        parts = [
            [(names[number], pages[number]) for number in rest[start : start + per_part]]
            for start in range(0, len(rest), per_part)
        ]
        made = spread(self, parts, "Pages", [*map(len, parts)], then=partial(_put, desk), here=0)
        for number, one in zip(rest, (one for some in made for one in some), strict=True):
            name = names[number]
            memo.keep(name, given[number], one.asked, one.mark, one.told)
            found[name] = Poured(pages[number], name, one.mark, memo, is_new=True)
        return [found[name] for name in names]

    def __call__(self, named: Sequence[tuple[str, Page]]) -> list[Made]:
        return [self._pour(name, page) for name, page in named]

    def _pour(self, name: str, page: Page) -> Made:
        own = self.localised[page.language]
        with listening() as asked:
            parts = self._parts(page)
            html = pour(self._shell(page), parts)
            entry = entry_of_page(page, own, parts) if has_search(self.catalogue) else None
        return Made.of(name, html, entry, asked)

    def html(self, page: Page) -> str:
        """A page by itself. Raises MissingShellError."""
        return pour(self._shell(page), self._parts(page))

    def _parts(self, page: Page) -> dict[str, Markup]:
        data = self._data() if is_about_data(page) else None
        return render_page(page, self.localised[page.language], self._content(page), data)

    def _given(self, page: Page, marks: _Marks) -> bytes:
        data = mark_of(repr(sorted(self.sizes.items()))) if is_about_data(page) else b""
        return b"".join((page.key.encode(), marks[self._shell(page)], marks[self._content(page) or ""], data))

    def _data(self) -> OpenData:
        from faktum.publish.api.overview import overview  # for one page: it takes long to load

        return overview(self.catalogue, self.localised, self.sizes)

    def _content(self, page: Page) -> Markup | None:
        """The Markdown of an authored page; pages after the first of a list repeat its lead."""
        path = page.path if page.number == 1 else page.path.partition("page/")[0]
        return self.frames.contents.get((page.language, path))

    def _shell(self, page: Page) -> str:
        """The frame: the page's own, its section's, or the home page's."""
        for path in (page.path, f"{page.section}/", ""):
            if (page.language, path) in self.frames.shells:
                return self.frames.shells[page.language, path]
        raise MissingShellError(f"docs/{page.language}/index.md is missing: every language needs a home page")


def _same(page: Made) -> Made:
    return page


class _Marks(dict[str, bytes]):
    """The marks of frames and contents, which many pages share."""

    def __missing__(self, text: str) -> bytes:
        self[text] = found = mark_of(text)
        return found


def is_about_data(page: Page) -> bool:
    """Whether it tells the sizes of the files that are no pages."""
    return page.template == "data"

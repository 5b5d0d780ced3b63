"""Every page of the site, poured into its frame; those that would come out as they stand are left alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
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
from faktum.render.plan import Page
from faktum.render.search import SearchEntry, entry_of_page
from faktum.render.view import Localised
from faktum.workers import spread

PER_PART = 100
"""Pages that a core renders before it takes more."""


class MissingShellError(Exception):
    """A page has no frame to be poured into; the message says what is missing."""


class Made(NamedTuple):
    """A page that has been put, as a worker tells of it."""

    mark: str
    """That of what the search knows of it; empty where it may not be found."""
    told: str
    """What is in it, as JSON: (what is read back, what the search knows)."""
    asked: set[Question]

    @classmethod
    def of(cls, page: ReadBack, entry: SearchEntry | None, asked: set[Question]) -> Made:
        read = page.links, sorted(page.anchors), page.wrong
        told = json.dumps((read, astuple(entry) if entry else None), ensure_ascii=False)
        return cls(mark_of(repr(entry)).hex() if entry else "", told, asked)


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
        links, anchors, wrong = json.loads(self.memo.more(self.name))[0]
        return ReadBack(links, frozenset(anchors), wrong)

    def entry(self) -> SearchEntry:
        """What the search knows of it. For pages with a mark."""
        return SearchEntry.told(json.loads(self.memo.more(self.name))[1])


@dataclass(frozen=True, slots=True)
class Pouring:
    """What pages are made from, and where they go."""

    catalogue: Catalogue
    localised: Mapping[str, Localised]
    frames: Frames
    sizes: Mapping[str, int]
    """Of the files that are no pages, in bytes: the page about open data tells them."""
    memo: Memo
    desk: Desk
    _marks: dict[int, bytes] = field(default_factory=dict)
    """Of shells and contents, which many pages share."""

    def pour(self, pages: Sequence[Page]) -> list[Poured]:
        """Every page, in their order. Raises MissingShellError, OSError."""
        names = [language_root(self.catalogue, page.language) + page.output for page in pages]
        given = [self._given(page) for page in pages]
        found = {}
        for page, name, mark in zip(pages, names, given, strict=True):
            if (told := self.memo.recall(name, mark)) is not None:
                found[name] = Poured(page, name, told, self.memo, is_new=False)
        rest = [number for number, name in enumerate(names) if name not in found]
        parts = [rest[start : start + PER_PART] for start in range(0, len(rest), PER_PART)]

        def pour_some(some: Sequence[int]) -> list[Made]:
            return [self._pour(names[number], pages[number]) for number in some]

        made = (one for some in spread(pour_some, parts, "Pages", [*map(len, parts)]) for one in some)
        for number, one in zip(rest, made, strict=True):
            name = names[number]
            self.memo.keep(name, given[number], one.asked, one.mark, one.told)
            found[name] = Poured(pages[number], name, one.mark, self.memo, is_new=True)
        return [found[name] for name in names]

    def _pour(self, name: str, page: Page) -> Made:
        own = self.localised[page.language]
        with listening() as asked:
            parts = render_page(
                page, own, self._content(page), self._data() if _is_about_data(page) else None
            )
            html = pour(self._shell(page), parts)
            entry = entry_of_page(page, own, parts)
        self.desk.put(name, html)
        return Made.of(ReadBack.of(html), entry, asked)

    def _given(self, page: Page) -> bytes:
        data = repr(sorted(self.sizes.items())).encode() if _is_about_data(page) else b""
        return mark_of(repr(page), self._mark(self._shell(page)), self._mark(self._content(page) or ""), data)

    def _data(self) -> OpenData:
        from faktum.publish.api.overview import overview  # for one page: it takes long to load

        return overview(self.catalogue, self.localised, self.sizes)

    def _mark(self, text: str) -> bytes:
        if id(text) not in self._marks:
            self._marks[id(text)] = mark_of(text)
        return self._marks[id(text)]

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


def _is_about_data(page: Page) -> bool:
    return page.template == "data"
